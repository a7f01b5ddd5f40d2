//! Inviting suppliers to sign: all that can be reached, a filtered set, or some by name; in one act.

use super::publish::{Version, load, newest};
use super::selection::{ASKED, REACHABLE, Selection};
use super::{Event, Instrument, State, VersionState, bulk, force};
use crate::act::Act;
use crate::field::{Fields, Problems};
use crate::instant::Instant;
use crate::lang::Lang;
use crate::permission::{Permission, Role};
use crate::person::INVITATION_DAYS;
use crate::refusal::{Outcome, Refusal};
use crate::store::{exec, number, raw, rows};
use crate::{Id, new_id, session};
use chrono::{Datelike, NaiveDate};
use sea_orm::{FromQueryResult, Value};
use std::collections::HashMap;

/// Up to this many invitations leave at once; more are paced, and begin after those that already wait.
const AT_ONCE: usize = 50;

/// Invites every supplier of a selection that can be reached and has not been invited to this version, to sign until
/// `due_on`. Writes the signings, an account invitation for the first contact of each supplier for which nobody acts
/// yet, and mail for those that have people here. Returns how many were invited.
pub async fn invite(act: &mut Act, id: Id, selection: &Selection, fields: &Fields) -> Outcome<i64> {
    act.actor.need(Permission::SupplierInvite)?;
    let version = load(act.db(), id).await?;
    let current = newest(act.db(), version.instrument).await?;
    if version.state != VersionState::Published || current.is_some_and(|c| c.id != id) {
        return Err(Refusal::state().into());
    }
    let act_now = act.now;
    let due = due_day(act, fields)?;
    let found = candidates(act, id, selection).await?;
    if found.is_empty() {
        return Err(Refusal::field("due_on", "instrument-nobody").into());
    }
    let keyed: Vec<(Id, Id)> = found.iter().map(|supplier| (new_id(), *supplier)).collect();
    let (first, last) = (keyed[0].0, keyed[keyed.len() - 1].0);
    let round = || -> Vec<Value> { vec![id.into(), act_now.into(), first.into(), last.into()] };
    let signings: Vec<Vec<Value>> = keyed
        .iter()
        .map(|(signing, supplier)| {
            vec![
                (*signing).into(),
                id.into(),
                version.instrument.into(),
                (*supplier).into(),
                State::Invited.into(),
                due.into(),
                act.actor.person.into(),
                act.now.into(),
            ]
        })
        .collect();
    bulk::insert(
        act,
        "signing (id, version_id, instrument, supplier_id, state, due_on, invited_by, invited_at)",
        &signings,
    )
    .await?;
    if version.instrument == Instrument::EsgCode {
        force::project(act, &found).await?;
    }
    send(act, &version, due, &round()).await?;
    let line = act.record("signing-invite", "instrument-version", id).id();
    bulk::link(act, line, "CAST(NULL AS TEXT)", "g.state", ROUND, round()).await?;
    Ok(found.len() as i64)
}

/// The signings of one round: keys grow with time, so those of this act lie between its first and its last.
const ROUND: &str = "g.version_id = ? AND g.invited_at = ? AND g.id BETWEEN ? AND ?";

fn due_day(act: &Act, fields: &Fields) -> Outcome<NaiveDate> {
    let mut wrong = Problems::default();
    let due = wrong.date("due_on", fields.text("due_on"));
    if due.is_some_and(|day| day < act.today()) {
        wrong.add("due_on", "instrument-due-past");
    }
    wrong.done()?;
    due.ok_or_else(|| Refusal::field("due_on", "date").into())
}

async fn candidates(act: &Act, version: Id, selection: &Selection) -> Outcome<Vec<Id>> {
    let (meant, mut values) = selection.condition(&act.actor);
    values.push(version.into());
    let sql = format!("SELECT s.id FROM supplier s WHERE {meant} AND {REACHABLE} AND NOT {ASKED} ORDER BY s.seq");
    let found = raw(act.db(), &sql, values).await?;
    Ok(found.iter().map(|r| r.try_get_by_index(0)).collect::<Result<_, _>>()?)
}

/// Somebody who gets mail for a supplier that was invited in this act.
#[derive(Debug, FromQueryResult)]
struct Reader {
    supplier_id: Id,
    supplier: String,
    email: String,
    lang: Lang,
    signed_before: i64,
}

const ACTING: &str = "SELECT DISTINCT g.supplier_id, s.number, s.name AS supplier, p.email, p.lang,
      CAST(CASE WHEN EXISTS (SELECT 1 FROM signature o WHERE o.supplier_id = s.id AND o.instrument = g.instrument
        AND o.voided_at IS NULL) THEN 1 ELSE 0 END AS BIGINT) AS signed_before
    FROM signing g JOIN supplier s ON s.id = g.supplier_id
    JOIN role_grant r ON r.scope_id = g.supplier_id AND r.scope_kind = 'supplier' AND r.revoked_at IS NULL
    JOIN person p ON p.id = r.person_id AND p.deactivated_at IS NULL
    WHERE g.version_id = ? AND g.invited_at = ? AND g.id BETWEEN ? AND ? ORDER BY s.number, p.email";

/// The first contact that mail reaches, of each supplier for which nobody acts.
const CONTACTS: &str = "SELECT x.supplier_id, x.supplier, x.email, x.lang, CAST(0 AS BIGINT) AS signed_before FROM (
      SELECT g.supplier_id, s.name AS supplier, s.number, c.email, c.lang,
        ROW_NUMBER() OVER (PARTITION BY c.supplier_id ORDER BY c.created_at, c.id) AS place
      FROM signing g JOIN supplier s ON s.id = g.supplier_id JOIN contact c ON c.supplier_id = g.supplier_id
      WHERE g.version_id = ? AND g.invited_at = ? AND g.id BETWEEN ? AND ? AND c.ended_at IS NULL AND c.bounced_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM role_grant r WHERE r.scope_id = g.supplier_id AND r.scope_kind = 'supplier'
          AND r.revoked_at IS NULL)) x
    WHERE x.place = 1 ORDER BY x.number";

async fn send(act: &Act, version: &Version, due: NaiveDate, round: &[Value]) -> Outcome<()> {
    let acting: Vec<Reader> = rows(act.db(), ACTING, round.to_vec()).await?;
    let contacts: Vec<Reader> = rows(act.db(), CONTACTS, round.to_vec()).await?;
    let start = start(act, acting.len() + contacts.len()).await?;
    let titles = titles(act, version.id).await?;
    let mut mails: Vec<Vec<Value>> = Vec::new();
    let mut invitations: Vec<Vec<Value>> = Vec::new();
    for reader in acting.iter().chain(&contacts) {
        let step = mails.len() as i64 * (3_600_000_000 / act.pace.max(1));
        let due_at = Instant(start.0 + step);
        let asks_account = mails.len() >= acting.len();
        let secret = asks_account.then(session::secret);
        if let Some(secret) = &secret {
            invitations.push(invitation(act, reader, secret, due_at));
        }
        mails.push(mail(act, version, reader, &titles, due, secret, due_at));
    }
    replace_older(act, round).await?;
    bulk::insert(
        act,
        "invitation (id, token_hash, email, supplier_id, role, lang, invited_by, created_at, expires_at)",
        &invitations,
    )
    .await?;
    let into = "outgoing_mail (id, message, email, lang, supplier_id, particulars, secret, created_at, due_at)";
    bulk::insert(act, into, &mails).await
}

/// A few leave at once. A round of many begins after what already waits, so that two rounds do not double the pace.
async fn start(act: &Act, count: usize) -> Outcome<Instant> {
    if count <= AT_ONCE {
        return Ok(act.now);
    }
    let last = number(
        act.db(),
        "SELECT max(due_at) FROM outgoing_mail WHERE sent_at IS NULL AND failed_at IS NULL
         AND message IN ('sign-invitation', 'sign-request', 're-sign')",
        vec![],
    )
    .await?;
    Ok(Instant(act.now.0.max(last)))
}

async fn titles(act: &Act, version: Id) -> Outcome<HashMap<Lang, String>> {
    let texts = super::query::texts(act.db(), version).await?;
    Ok(texts.into_iter().map(|t| (t.lang, t.title)).collect())
}

fn invitation(act: &Act, reader: &Reader, secret: &str, from: Instant) -> Vec<Value> {
    vec![
        new_id().into(),
        session::digest(secret).into(),
        reader.email.clone().into(),
        reader.supplier_id.into(),
        Role::SupplierAdmin.into(),
        reader.lang.into(),
        act.actor.person.into(),
        act.now.into(),
        // A paced mail leaves later than it was written; its link lives as long as any other.
        from.plus_days(INVITATION_DAYS).into(),
    ]
}

fn mail(
    act: &Act,
    version: &Version,
    reader: &Reader,
    titles: &HashMap<Lang, String>,
    due: NaiveDate,
    secret: Option<String>,
    due_at: Instant,
) -> Vec<Value> {
    let (message, path) = match (&secret, reader.signed_before, version.resign_by) {
        (Some(_), ..) => ("sign-invitation", "/invitations/{secret}".to_owned()),
        (None, 1, Some(_)) => ("re-sign", format!("/s/{}/instruments", reader.supplier_id)),
        _ => ("sign-request", format!("/s/{}/instruments", reader.supplier_id)),
    };
    let particulars = serde_json::json!({
        "supplier": reader.supplier,
        "title": titles.get(&reader.lang).cloned().unwrap_or_default(),
        "due": day(due, reader.lang),
        "until": version.resign_by.map(|d| day(d, reader.lang)).unwrap_or_default(),
        "path": path,
    });
    vec![
        new_id().into(),
        message.into(),
        reader.email.clone().into(),
        reader.lang.into(),
        reader.supplier_id.into(),
        particulars.to_string().into(),
        secret.into(),
        act.now.into(),
        due_at.into(),
    ]
}

/// The day as mail writes it.
pub(super) fn day(day: NaiveDate, lang: Lang) -> String {
    lang.pick(day.format("%Y-%m-%d").to_string(), format!("{}年{}月{}日", day.year(), day.month(), day.day()))
}

/// Only one link at a time is good for a supplier for which nobody acts yet.
async fn replace_older(act: &Act, round: &[Value]) -> Outcome<()> {
    exec(
        act.db(),
        &format!(
            "UPDATE invitation SET replaced_at = ? WHERE used_at IS NULL AND replaced_at IS NULL AND not_mine_at IS NULL
             AND supplier_id IN (SELECT g.supplier_id FROM signing g WHERE {ROUND}) AND NOT EXISTS (SELECT 1 FROM role_grant r
               WHERE r.scope_id = invitation.supplier_id AND r.scope_kind = 'supplier' AND r.revoked_at IS NULL)"
        ),
        [vec![act.now.into()], round.to_vec()].concat(),
    )
    .await?;
    Ok(())
}

/// Asks a supplier once more to sign until `due_on`: its mail or its link was lost, it declined, or its signature was
/// voided. Who has no account yet gets a new link, and the old one ends.
pub async fn invite_again(act: &mut Act, id: Id, seen: i64, fields: &Fields) -> Outcome<()> {
    act.actor.need(Permission::SupplierInvite)?;
    let signing = super::decide::load(act, id).await?;
    let after = signing.state.after(Event::Invite).ok_or(Refusal::state())?;
    act.bump("signing", id, seen).await?;
    let due = due_day(act, fields)?;
    let reachable = format!("SELECT count(*) FROM supplier s WHERE s.id = ? AND {REACHABLE}");
    if number(act.db(), &reachable, vec![signing.supplier_id.into()]).await? == 0 {
        return Err(Refusal::field("due_on", "instrument-unreachable").into());
    }
    exec(
        act.db(),
        "UPDATE signing SET state = ?, due_on = ?, invited_at = ?, settled_at = NULL, reminded_at = NULL WHERE id = ?",
        vec![after.into(), due.into(), act.now.into(), id.into()],
    )
    .await?;
    signing.project(act).await?;
    let version = load(act.db(), signing.version_id).await?;
    send(act, &version, due, &[signing.version_id.into(), act.now.into(), id.into(), id.into()]).await?;
    act.record("signing-invite-again", "signing", id)
        .moved(signing.state, after)
        .about("supplier", signing.supplier_id);
    Ok(())
}
