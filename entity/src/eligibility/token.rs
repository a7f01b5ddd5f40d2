//! Tokens with which programs ask in a person's name. The table holds their SHA-256 alone.

use super::table;
use crate::act::Act;
use crate::actor::{Actor, Grant, Scope};
use crate::field::{Fields, Problems};
use crate::instant::Instant;
use crate::lang::Lang;
use crate::permission::{Permission, Role};
use crate::refusal::{Outcome, Refusal};
use crate::session::{digest, secret};
use crate::store::{Store, exec, insert, number, raw, rows};
use crate::{Id, new_id};
use sea_orm::FromQueryResult;

/// How often a token may ask in a minute.
pub const MOST_PER_MINUTE: i64 = 300;
/// How long a token lives.
const DAYS: i64 = 365;
/// What every token begins with, so that one found in a file is known for what it is.
const PREFIX: &str = "probity_";

/// A token, without its secret.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Token {
    /// The record.
    pub id: Id,
    /// What it is for.
    pub name: String,
    /// When it was made.
    pub created_at: Instant,
    /// When it ends.
    pub expires_at: Instant,
    /// When it was ended before.
    pub revoked_at: Option<Instant>,
}

/// Makes a token; its secret is returned once and cannot be had again.
pub async fn create(act: &mut Act, fields: &Fields) -> Outcome<String> {
    act.actor.need(Permission::EligibilityAsk)?;
    let mut problems = Problems::default();
    let name = problems.required("name", fields.text("name"), 80);
    problems.done()?;
    let (id, token) = (new_id(), format!("{PREFIX}{}", secret()));
    let row = table::api_token::Model {
        id,
        token_hash: digest(&token),
        name,
        person_id: act.actor.person,
        created_at: act.now,
        expires_at: act.now.plus_days(DAYS),
        revoked_at: None,
    };
    insert(act.db(), row).await?;
    act.record("token-create", "api-token", id);
    Ok(token)
}

/// Ends one of the person's own tokens.
pub async fn revoke(act: &mut Act, id: Id) -> Outcome<()> {
    let changed = exec(
        act.db(),
        "UPDATE api_token SET revoked_at = ? WHERE id = ? AND person_id = ? AND revoked_at IS NULL",
        vec![act.now.into(), id.into(), act.actor.person.into()],
    )
    .await?;
    if changed == 0 {
        return Err(Refusal::NotFound.into());
    }
    act.record("token-revoke", "api-token", id);
    Ok(())
}

/// A person's own tokens, newest first.
pub async fn tokens(store: &Store, actor: &Actor) -> Outcome<Vec<Token>> {
    actor.need(Permission::EligibilityAsk)?;
    rows(
        store.read(),
        "SELECT id, name, created_at, expires_at, revoked_at FROM api_token WHERE person_id = ? ORDER BY created_at DESC",
        vec![actor.person.into()],
    )
    .await
}

/// The person behind a token, with the grants in force today; none when the token is wrong, ended or expired.
pub async fn bearer(store: &Store, token: &str, now: Instant, zone: chrono_tz::Tz) -> Outcome<Option<(Actor, Id)>> {
    let today = now.day(zone);
    let found = raw(
        store.read(),
        "SELECT t.id, p.id, p.name, p.email, p.lang, g.role, g.scope_kind, g.scope_id
         FROM api_token t JOIN person p ON p.id = t.person_id
         LEFT JOIN role_grant g ON g.person_id = p.id AND g.revoked_at IS NULL AND g.confirmed_at IS NOT NULL
           AND g.starts_on <= ? AND (g.ends_on IS NULL OR g.ends_on > ?)
         WHERE t.token_hash = ? AND t.revoked_at IS NULL AND t.expires_at > ? AND p.deactivated_at IS NULL",
        vec![today.into(), today.into(), digest(token).into(), now.into()],
    )
    .await?;
    let Some(first) = found.first() else { return Ok(None) };
    let mut grants = Vec::new();
    for row in &found {
        let role: Option<Role> = row.try_get_by_index(5)?;
        let scope: Option<Scope> = row.try_get_by_index(6)?;
        if let (Some(role), Some(scope)) = (role, scope) {
            grants.push(Grant { role, scope, scope_id: row.try_get_by_index(7)? });
        }
    }
    let person: Id = first.try_get_by_index(1)?;
    let barred = raw(
        store.read(),
        "SELECT supplier_id FROM relationship WHERE person_id = ? AND state <> 'no-conflict'",
        vec![person.into()],
    )
    .await?;
    let actor = Actor {
        person,
        name: first.try_get_by_index(2)?,
        email: first.try_get_by_index(3)?,
        lang: first.try_get_by_index::<Lang>(4)?,
        grants,
        barred: barred.iter().map(|r| r.try_get_by_index(0)).collect::<Result<_, _>>()?,
        installation: false,
    };
    Ok(Some((actor, first.try_get_by_index(0)?)))
}

/// How often a token has asked in the last minute.
pub async fn recent_count(store: &Store, token: Id, now: Instant) -> Outcome<i64> {
    number(
        store.read(),
        "SELECT count(*) FROM eligibility_query WHERE token_id = ? AND asked_at > ?",
        vec![token.into(), now.plus_seconds(-60).into()],
    )
    .await
}
