//! The mails that ask suppliers to declare: thousands in one act, due one after the other.

use crate::act::Act;
use crate::instant::Instant;
use crate::lang::Lang;
use crate::permission::Role;
use crate::person::INVITATION_DAYS;
use crate::refusal::Outcome;
use crate::store::{exec, rows};
use crate::{Id, new_id, session};
use chrono::{Datelike, NaiveDate};
use sea_orm::{FromQueryResult, Value};

/// A relay's usual hourly limit leaves room for one mail in so many seconds.
const SECONDS_APART: i64 = 1;

#[derive(FromQueryResult)]
struct Recipient {
    id: Id,
    supplier_id: Id,
    name: String,
    email: String,
    lang: Lang,
    /// Whether this person already acts for the supplier; a contact who does not gets a link with which to begin.
    acts: bool,
}

/// The day as it is written in a language.
pub(super) fn day(lang: Lang, day: NaiveDate) -> String {
    lang.pick(day.to_string(), format!("{}年{}月{}日", day.year(), day.month(), day.day()))
}

/// Writes to everybody who acts for a supplier of the campaign; to its contacts where nobody does yet.
pub(super) async fn tell(act: &Act, campaign: Id, title: (&str, &str), ends: NaiveDate, from: Instant) -> Outcome<()> {
    let recipients: Vec<Recipient> = rows(
        act.db(),
        "SELECT d.id, d.supplier_id, s.name, p.email, p.lang, TRUE AS acts FROM declaration d
           JOIN supplier s ON s.id = d.supplier_id
           JOIN role_grant g ON g.scope_id = d.supplier_id AND g.scope_kind = 'supplier' AND g.revoked_at IS NULL
           JOIN person p ON p.id = g.person_id AND p.deactivated_at IS NULL
         WHERE d.campaign_id = ?
         UNION
         SELECT d.id, d.supplier_id, s.name, c.email, c.lang, FALSE FROM declaration d
           JOIN supplier s ON s.id = d.supplier_id
           JOIN contact c ON c.supplier_id = d.supplier_id AND c.ended_at IS NULL AND c.bounced_at IS NULL
         WHERE d.campaign_id = ? AND NOT EXISTS (
           SELECT 1 FROM role_grant g JOIN person p ON p.id = g.person_id AND p.deactivated_at IS NULL
           WHERE g.scope_id = d.supplier_id AND g.scope_kind = 'supplier' AND g.revoked_at IS NULL)
         ORDER BY 1, 4",
        vec![campaign.into(), campaign.into()],
    )
    .await?;
    let mut due = from;
    for part in recipients.chunks(500) {
        let mut values: Vec<Value> = Vec::with_capacity(part.len() * 9);
        let mut links: Vec<Value> = Vec::new();
        for r in part {
            let secret = (!r.acts).then(session::secret);
            let path = match &secret {
                Some(secret) => {
                    links.extend(link(act, r, secret));
                    "/invitations/{secret}".to_owned()
                }
                None => format!("/s/{}/declarations/{}", r.supplier_id, r.id),
            };
            let particulars = serde_json::json!({
                "supplier": r.name,
                "title": r.lang.pick(title.0, title.1),
                "due": day(r.lang, ends),
                "zone": act.zone.name(),
                "path": path,
            });
            values.extend([
                new_id().into(),
                "declaration-invitation".into(),
                r.email.clone().into(),
                r.lang.into(),
                r.supplier_id.into(),
                particulars.to_string().into(),
                secret.into(),
                act.now.into(),
                due.into(),
            ]);
            due = due.plus_seconds(SECONDS_APART);
        }
        let places = vec!["(?, ?, ?, ?, ?, ?, ?, ?, ?)"; part.len()].join(", ");
        let sql = format!(
            "INSERT INTO outgoing_mail (id, message, email, lang, supplier_id, particulars, secret, created_at, due_at)
             VALUES {places}"
        );
        exec(act.db(), &sql, values).await?;
        if !links.is_empty() {
            let places = vec!["(?, ?, ?, ?, ?, ?, ?, ?, ?)"; links.len() / 9].join(", ");
            let sql = format!(
                "INSERT INTO invitation (id, token_hash, email, supplier_id, role, lang, invited_by, created_at, expires_at)
                 VALUES {places}"
            );
            exec(act.db(), &sql, links).await?;
        }
    }
    Ok(())
}

/// The nine values of an invitation to act for the supplier.
fn link(act: &Act, r: &Recipient, secret: &str) -> [Value; 9] {
    [
        new_id().into(),
        session::digest(secret).into(),
        r.email.clone().into(),
        r.supplier_id.into(),
        Role::SupplierAdmin.into(),
        r.lang.into(),
        act.actor.person.into(),
        act.now.into(),
        act.now.plus_days(INVITATION_DAYS).into(),
    ]
}
