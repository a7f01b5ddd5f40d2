//! Lists and details of people.

use crate::Id;
use crate::actor::Actor;
use crate::instant::Instant;
use crate::lang::Lang;
use crate::permission::{Permission, Role};
use crate::refusal::Outcome;
use crate::session;
use crate::store::{Store, raw, row, rows};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// What sign-in needs to know about a person.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Credentials {
    /// The person.
    pub id: Id,
    /// Their name.
    pub name: String,
    /// Their e-mail address.
    pub email: String,
    /// Their language.
    pub lang: Lang,
    /// The argon2id hash; none before the first password.
    pub password_hash: Option<String>,
    /// Failed sign-ins in a row.
    pub failed_count: i64,
    /// The last of them.
    pub failed_at: Option<Instant>,
}

impl Credentials {
    /// Seconds until the next try is looked at: none for the first four, then 1, 2, 4 … at most 60; from 100 on only
    /// a reset helps (`None`).
    pub fn wait(&self, now: Instant) -> Option<i64> {
        if self.failed_count >= 100 {
            return None;
        }
        let delay = match self.failed_count {
            0..=4 => 0,
            n => 1_i64 << (n - 5).min(6),
        }
        .min(60);
        let since = self.failed_at.map_or(i64::MAX, |at| (now.0 - at.0) / 1_000_000);
        Some((delay - since).max(0))
    }
}

const CREDENTIALS: &str = "SELECT id, name, email, lang, password_hash, failed_count, failed_at FROM person";

/// The person behind an e-mail address who may still sign in.
pub async fn credentials(store: &Store, email: &str) -> Outcome<Option<Credentials>> {
    row(
        store.read(),
        &format!("{CREDENTIALS} WHERE email = ? AND deactivated_at IS NULL AND email <> ''"),
        vec![email.into()],
    )
    .await
}

pub(crate) async fn credentials_by_id(db: &impl ConnectionTrait, id: Id) -> Outcome<Option<Credentials>> {
    row(db, &format!("{CREDENTIALS} WHERE id = ? AND deactivated_at IS NULL"), vec![id.into()]).await
}

/// Whether a person holds a role of the buyer's side today.
pub async fn is_staff(store: &Store, person: Id) -> Outcome<bool> {
    let found = raw(
        store.read(),
        "SELECT 1 FROM role_grant WHERE person_id = ? AND role NOT IN ('supplier-admin', 'supplier-member') AND revoked_at IS NULL",
        vec![person.into()],
    )
    .await?;
    Ok(!found.is_empty())
}

#[derive(FromQueryResult)]
pub(crate) struct WaitingGrant {
    pub person_id: Id,
    pub granted_by: Id,
}

pub(crate) async fn waiting_grant(db: &impl ConnectionTrait, id: Id) -> Outcome<Option<WaitingGrant>> {
    row(
        db,
        "SELECT person_id, granted_by FROM role_grant WHERE id = ? AND confirmed_at IS NULL AND revoked_at IS NULL",
        vec![id.into()],
    )
    .await
}

pub(crate) async fn held_grant(db: &impl ConnectionTrait, id: Id) -> Outcome<Option<WaitingGrant>> {
    row(db, "SELECT person_id, granted_by FROM role_grant WHERE id = ? AND revoked_at IS NULL", vec![id.into()]).await
}

/// Whose password a link sets; none when it was used or is over.
pub async fn reset_for(db: &impl ConnectionTrait, token: &str, now: Instant) -> Outcome<Option<Id>> {
    let found = raw(
        db,
        "SELECT person_id FROM password_reset WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?",
        vec![session::digest(token).into(), now.into()],
    )
    .await?;
    Ok(found.first().map(|r| r.try_get_by_index(0)).transpose()?)
}

/// A colleague at a supplier.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Colleague {
    /// The person.
    pub id: Id,
    /// Their name.
    pub name: String,
    /// Their e-mail address.
    pub email: String,
    /// Admin or member.
    pub role: Role,
}

/// The people who act for a company.
pub async fn colleagues(store: &Store, actor: &Actor, supplier: Id) -> Outcome<Vec<Colleague>> {
    if !actor.may(Permission::SupplierRead) {
        actor.need_for(Permission::CompanyRead, supplier)?;
    }
    rows(
        store.read(),
        "SELECT p.id, p.name, p.email, g.role FROM role_grant g JOIN person p ON p.id = g.person_id
         WHERE g.scope_id = ? AND g.scope_kind = 'supplier' AND g.revoked_at IS NULL ORDER BY p.name",
        vec![supplier.into()],
    )
    .await
}

/// The people who hold a role that carries a permission: to whom work can be given.
pub async fn holders(store: &Store, permission: Permission, today: chrono::NaiveDate) -> Outcome<Vec<(Id, String)>> {
    let roles: Vec<String> =
        Role::ALL.iter().filter(|r| r.may(permission)).map(|r| format!("'{}'", r.code())).collect();
    let found = raw(
        store.read(),
        &format!(
            "SELECT DISTINCT p.id, p.name FROM role_grant g JOIN person p ON p.id = g.person_id
             WHERE g.role IN ({}) AND g.revoked_at IS NULL AND g.confirmed_at IS NOT NULL AND p.deactivated_at IS NULL
             AND g.starts_on <= ? AND (g.ends_on IS NULL OR g.ends_on > ?) ORDER BY p.name, p.id",
            roles.join(", ")
        ),
        vec![today.into(), today.into()],
    )
    .await?;
    Ok(found
        .iter()
        .map(|r| Ok((r.try_get_by_index(0)?, r.try_get_by_index(1)?)))
        .collect::<Result<_, sea_orm::DbErr>>()?)
}
