//! The outbox: mail is a row of the act that caused it, so it cannot be sent for a change that was rolled back.
//!
//! `waiting → sent | failed`. A worker takes a lease on due rows, sends, and marks them; a row whose lease ran out is
//! taken again, so a crash sends a mail twice at worst and never loses one. Invitations are due one after the other,
//! so that a relay's hourly limit holds.

mod list;
pub(crate) mod table;

pub use list::{Box, Filter, Listed, count, list};

use crate::act::Act;
use crate::instant::Instant;
use crate::lang::Lang;
use crate::refusal::Outcome;
use crate::store::{exec, insert, rows};
use crate::{Id, new_id};
use sea_orm::FromQueryResult;

/// A mail to be sent.
pub struct Mail {
    /// Which message: its texts are `mail-<message>-subject` and `-body`.
    pub message: &'static str,
    /// To whom.
    pub email: String,
    /// In which language.
    pub lang: Lang,
    /// The supplier it concerns.
    pub supplier: Option<Id>,
    /// The values that its text names. `path` is where its button leads.
    pub particulars: Vec<(&'static str, String)>,
    /// A secret that becomes part of the link and is forgotten once the mail has been sent.
    pub secret: Option<String>,
    /// Not before this time; paced mails are due one after the other.
    pub due: Option<Instant>,
}

impl Mail {
    /// A mail that is due at once.
    pub fn new(message: &'static str, email: impl Into<String>, lang: Lang) -> Self {
        Self { message, email: email.into(), lang, supplier: None, particulars: Vec::new(), secret: None, due: None }
    }

    /// The supplier it concerns.
    pub fn supplier(mut self, id: Id) -> Self {
        self.supplier = Some(id);
        self
    }

    /// A value that its text names.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.particulars.push((name, value.into()));
        self
    }

    /// A secret for the link.
    pub fn secret(mut self, secret: String) -> Self {
        self.secret = Some(secret);
        self
    }

    /// Not before this time.
    pub fn due(mut self, at: Instant) -> Self {
        self.due = Some(at);
        self
    }
}

pub(crate) async fn put(act: &Act, mail: Mail) -> Outcome<()> {
    let particulars: serde_json::Map<String, serde_json::Value> =
        mail.particulars.into_iter().map(|(k, v)| (k.to_owned(), v.into())).collect();
    let row = table::outgoing_mail::Model {
        id: new_id(),
        message: mail.message.to_owned(),
        email: mail.email,
        lang: mail.lang,
        supplier_id: mail.supplier,
        particulars: serde_json::Value::Object(particulars).to_string(),
        secret: mail.secret,
        created_at: act.now,
        due_at: mail.due.unwrap_or(act.now),
        attempt: 0,
        lease_until: None,
        sent_at: None,
        failed_at: None,
        failure: None,
    };
    insert(act.db(), row).await
}

/// A mail that a worker has taken.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Taken {
    /// The row.
    pub id: Id,
    /// Which message.
    pub message: String,
    /// To whom.
    pub email: String,
    /// In which language.
    pub lang: Lang,
    /// JSON object of the values that its text names.
    pub particulars: String,
    /// The secret of its link.
    pub secret: Option<String>,
    /// How often it has been tried, this time included.
    pub attempt: i64,
    /// The supplier it concerns.
    pub supplier_id: Option<Id>,
    /// When it was written.
    pub created_at: Instant,
}

/// Takes up to `most` due mails on a lease of two minutes.
pub async fn take(act: &mut Act, most: i64) -> Outcome<Vec<Taken>> {
    let skip = if act.backend() == sea_orm::DbBackend::Postgres { "FOR UPDATE SKIP LOCKED" } else { "" };
    rows(
        act.db(),
        &format!(
            "UPDATE outgoing_mail SET lease_until = ?, attempt = attempt + 1 WHERE id IN (
               SELECT id FROM outgoing_mail WHERE sent_at IS NULL AND failed_at IS NULL AND due_at <= ?
               AND (lease_until IS NULL OR lease_until < ?) ORDER BY due_at, id LIMIT ? {skip})
             RETURNING id, message, email, lang, particulars, secret, attempt, supplier_id, created_at"
        ),
        vec![act.now.plus_seconds(120).into(), act.now.into(), act.now.into(), most.into()],
    )
    .await
}

/// Marks a mail as sent and forgets its secret.
pub async fn sent(act: &mut Act, id: Id, attempt: i64) -> Outcome<()> {
    exec(
        act.db(),
        "UPDATE outgoing_mail SET sent_at = ?, secret = NULL, lease_until = NULL WHERE id = ? AND attempt = ?",
        vec![act.now.into(), id.into(), attempt.into()],
    )
    .await?;
    Ok(())
}

/// Counts everything that waits as sent, and forgets its secrets: nobody is to be written to.
pub async fn discard_waiting(act: &mut Act) -> Outcome<u64> {
    exec(
        act.db(),
        "UPDATE outgoing_mail SET sent_at = ?, secret = NULL, lease_until = NULL WHERE sent_at IS NULL AND failed_at IS NULL",
        vec![act.now.into()],
    )
    .await
}

/// Notes a failure: a temporary one is tried again later (at most six times), a permanent one is a bounce, which
/// marks the contact so that the supplier shows as one that cannot be reached.
pub async fn failed(act: &mut Act, mail: &Taken, reason: &str, permanent: bool) -> Outcome<()> {
    let reason: String = reason.chars().filter(|c| !c.is_control()).take(300).collect();
    if permanent || mail.attempt >= 6 {
        exec(
            act.db(),
            "UPDATE outgoing_mail SET failed_at = ?, failure = ?, lease_until = NULL WHERE id = ?",
            vec![act.now.into(), reason.clone().into(), mail.id.into()],
        )
        .await?;
        exec(
            act.db(),
            "UPDATE contact SET bounced_at = ?, bounce = ? WHERE email = ?",
            vec![act.now.into(), reason.into(), mail.email.clone().into()],
        )
        .await?;
        exec(
            act.db(),
            "UPDATE supplier SET invitable = (merged_into IS NULL AND EXISTS (SELECT 1 FROM contact c
               WHERE c.supplier_id = supplier.id AND c.ended_at IS NULL AND c.bounced_at IS NULL))
             WHERE id IN (SELECT supplier_id FROM contact WHERE email = ?)",
            vec![mail.email.clone().into()],
        )
        .await?;
    } else {
        let later = act.now.plus_seconds(60 << mail.attempt.clamp(0, 8));
        exec(
            act.db(),
            "UPDATE outgoing_mail SET due_at = ?, failure = ?, lease_until = NULL WHERE id = ?",
            vec![later.into(), reason.into(), mail.id.into()],
        )
        .await?;
    }
    Ok(())
}
