//! Who is signed in where. The cookie holds 256 random bits; the table holds their SHA-256 alone.
//!
//! Staff: 30 minutes idle, 12 hours at most. Suppliers: 8 hours idle, 7 days at most. A new session is made at every
//! sign-in; a new password, a role given or taken away, and being deactivated end the others at the next request.

pub(crate) mod table;

use crate::act::Act;
use crate::actor::{Actor, Grant, Scope};
use crate::instant::Instant;
use crate::lang::Lang;
use crate::permission::Role;
use crate::refusal::Outcome;
use crate::store::{Store, exec, insert, raw, rows};
use crate::{Id, new_id};
use sea_orm::FromQueryResult;
use sha2::{Digest, Sha256};

/// A new secret of 256 bits, as text for a cookie or a link.
pub fn secret() -> String {
    use base64::Engine;
    let bytes: [u8; 32] = rand::random();
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}

/// What is stored of a secret.
pub fn digest(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}

/// Opens a session for a person and returns the secret for the cookie.
pub async fn open(act: &mut Act, person: Id, staff: bool) -> Outcome<String> {
    let token = secret();
    let id = new_id();
    let life = if staff { act.now.plus_hours(12) } else { act.now.plus_days(7) };
    let row = table::session::Model {
        id,
        token_hash: digest(&token),
        person_id: person,
        created_at: act.now,
        seen_at: act.now,
        expires_at: life,
        ended_at: None,
        notice: None,
        address: act.origin.address.clone(),
        agent: act.origin.agent.chars().take(200).collect(),
    };
    insert(act.db(), row).await?;
    act.record("session-open", "person", person);
    Ok(token)
}

/// Ends the session with this secret.
pub async fn close(act: &mut Act, token: &str) -> Outcome<()> {
    exec(
        act.db(),
        "UPDATE session SET ended_at = ? WHERE token_hash = ? AND ended_at IS NULL",
        vec![act.now.into(), digest(token).into()],
    )
    .await?;
    let person = act.actor.person;
    act.record("session-close", "person", person);
    Ok(())
}

/// Ends every session of a person, but for the one to keep.
pub async fn close_all(act: &Act, person: Id, keep: Option<&str>) -> Outcome<()> {
    exec(
        act.db(),
        "UPDATE session SET ended_at = ? WHERE person_id = ? AND ended_at IS NULL AND token_hash <> ?",
        vec![act.now.into(), person.into(), keep.map(digest).unwrap_or_default().into()],
    )
    .await?;
    Ok(())
}

/// A session that is in force.
#[derive(Clone, Debug)]
pub struct Live {
    /// The record.
    pub id: Id,
    /// The person and what they may do.
    pub actor: Actor,
    /// A notice to be shown once.
    pub notice: Option<String>,
}

/// The person behind a cookie, with the grants in force today; none when the session is over.
pub async fn find(store: &Store, token: &str, now: Instant, zone: chrono_tz::Tz) -> Outcome<Option<Live>> {
    let today = now.day(zone);
    let found = raw(
        store.read(),
        "SELECT s.id, s.seen_at, s.notice, p.id, p.name, p.email, p.lang, g.role, g.scope_kind, g.scope_id
         FROM session s JOIN person p ON p.id = s.person_id
         LEFT JOIN role_grant g ON g.person_id = p.id AND g.revoked_at IS NULL AND g.confirmed_at IS NOT NULL
           AND g.starts_on <= ? AND (g.ends_on IS NULL OR g.ends_on > ?)
         WHERE s.token_hash = ? AND s.ended_at IS NULL AND s.expires_at > ? AND p.deactivated_at IS NULL",
        vec![today.into(), today.into(), digest(token).into(), now.into()],
    )
    .await?;
    let Some(first) = found.first() else { return Ok(None) };
    let id: Id = first.try_get_by_index(0)?;
    let seen: Instant = first.try_get_by_index(1)?;
    let mut grants = Vec::new();
    for row in &found {
        let role: Option<Role> = row.try_get_by_index(7)?;
        let scope: Option<Scope> = row.try_get_by_index(8)?;
        if let (Some(role), Some(scope)) = (role, scope) {
            grants.push(Grant { role, scope, scope_id: row.try_get_by_index(9)? });
        }
    }
    let person: Id = first.try_get_by_index(3)?;
    let mut actor = Actor {
        person,
        name: first.try_get_by_index(4)?,
        email: first.try_get_by_index(5)?,
        lang: first.try_get_by_index::<Lang>(6)?,
        grants,
        barred: Vec::new(),
        installation: false,
    };
    let idle = if actor.is_staff() { 30 * 60 } else { 8 * 3600 };
    if seen.plus_seconds(idle) <= now {
        return Ok(None);
    }
    if actor.is_staff() {
        actor.barred = barred(store, person).await?;
    }
    // Writing once a minute is enough to know when a session went idle.
    if seen.plus_seconds(60) <= now {
        exec(&store.write, "UPDATE session SET seen_at = ? WHERE id = ?", vec![now.into(), id.into()]).await?;
    }
    Ok(Some(Live { id, actor, notice: first.try_get_by_index(2)? }))
}

async fn barred(store: &Store, person: Id) -> Outcome<Vec<Id>> {
    let found = raw(
        store.read(),
        "SELECT supplier_id FROM relationship WHERE person_id = ? AND state <> 'no-conflict'",
        vec![person.into()],
    )
    .await?;
    Ok(found.iter().map(|r| r.try_get_by_index(0)).collect::<Result<_, _>>()?)
}

/// Whose session this was, even when it is over: a form typed in it waits for that person.
pub async fn owner(store: &Store, token: &str) -> Outcome<Option<Id>> {
    let found =
        raw(store.read(), "SELECT person_id FROM session WHERE token_hash = ?", vec![digest(token).into()]).await?;
    Ok(found.first().map(|r| r.try_get_by_index(0)).transpose()?)
}

/// Leaves a notice for the next page, or takes it away.
pub async fn notice(store: &Store, session: Id, notice: Option<&str>) -> Outcome<()> {
    exec(
        &store.write,
        "UPDATE session SET notice = ? WHERE id = ?",
        vec![notice.map(str::to_owned).into(), session.into()],
    )
    .await?;
    Ok(())
}

/// A session as its owner sees it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Listed {
    /// The record.
    pub id: Id,
    /// Since when.
    pub created_at: Instant,
    /// Last used.
    pub seen_at: Instant,
    /// From which network address.
    pub address: String,
    /// With which program.
    pub agent: String,
}

/// The sessions of the acting person that are in force.
pub async fn list(store: &Store, actor: &Actor, now: Instant) -> Outcome<Vec<Listed>> {
    rows(
        store.read(),
        "SELECT id, created_at, seen_at, address, agent FROM session
         WHERE person_id = ? AND ended_at IS NULL AND expires_at > ? ORDER BY seen_at DESC",
        vec![actor.person.into(), now.into()],
    )
    .await
}
