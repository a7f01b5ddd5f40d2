//! The people of the buyer's side, page by page, and the roles they hold or wait for.

use crate::Id;
use crate::actor::{Actor, SYSTEM};
use crate::instant::Instant;
use crate::list::{EXACT, Order, Page, Place, ROWS, Total};
use crate::permission::{Permission, Role};
use crate::refusal::{Outcome, Refusal};
use crate::search::holding;
use crate::store::{Store, number, row, rows};
use chrono::NaiveDate;
use sea_orm::{FromQueryResult, Value};

/// A person as the list shows them.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Listed {
    /// The person.
    pub id: Id,
    /// Their name.
    pub name: String,
    /// Their e-mail address.
    pub email: String,
    /// Since when they cannot sign in any more.
    pub deactivated_at: Option<Instant>,
    /// The version for the next change.
    pub version: i64,
}

/// What the list shows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Part of the name or of the e-mail address; empty for all.
    pub find: String,
    /// Who hold this role; all without one.
    pub role: Option<Role>,
    /// Who can sign in, or who cannot any more; all without it.
    pub active: Option<bool>,
    /// The last name first.
    pub descending: bool,
    /// Which page.
    pub place: Place,
}

const OURS: &str = "p.id <> ? AND EXISTS (SELECT 1 FROM role_grant g WHERE g.person_id = p.id
    AND g.role NOT IN ('supplier-admin', 'supplier-member'))";

fn wanted(filter: &Filter) -> (String, Vec<Value>) {
    let mut sql = OURS.to_owned();
    let mut values: Vec<Value> = vec![SYSTEM.into()];
    if !filter.find.trim().is_empty() {
        sql.push_str(" AND (LOWER(p.name) LIKE ? ESCAPE '!' OR p.email LIKE ? ESCAPE '!')");
        let pattern = holding(&filter.find);
        values.extend([pattern.clone().into(), pattern.into()]);
    }
    if let Some(role) = filter.role {
        sql.push_str(
            " AND EXISTS (SELECT 1 FROM role_grant h WHERE h.person_id = p.id AND h.role = ?
             AND h.revoked_at IS NULL AND h.confirmed_at IS NOT NULL)",
        );
        values.push(role.into());
    }
    match filter.active {
        Some(true) => sql.push_str(" AND p.deactivated_at IS NULL"),
        Some(false) => sql.push_str(" AND p.deactivated_at IS NOT NULL"),
        None => {}
    }
    (sql, values)
}

/// One page of the people of the buyer's side, by name.
pub async fn list(store: &Store, actor: &Actor, filter: &Filter) -> Outcome<Page<Listed>> {
    need_any(actor)?;
    let (wanted, mut values) = wanted(filter);
    let counted = number(
        store.read(),
        &format!("SELECT count(*) FROM (SELECT 1 AS one FROM person p WHERE {wanted} LIMIT {}) counted", EXACT + 1),
        values.clone(),
    )
    .await?;
    let step = Order { by: "p.name", id: "p.id", down: filter.descending }.step::<String>(&filter.place);
    values.extend(step.values.clone());
    let sql = format!(
        "SELECT p.id, p.name, p.email, p.deactivated_at, p.version FROM person p WHERE {wanted}{} ORDER BY {} LIMIT {}",
        step.condition,
        step.order,
        ROWS + 1
    );
    let found: Vec<Listed> = rows(store.read(), &sql, values).await?;
    Ok(step.page(found, ROWS, Total::of(counted), |p| (p.name.clone(), p.id)))
}

/// A person of the buyer's side with the roles they hold or wait for.
pub async fn one(store: &Store, actor: &Actor, id: Id) -> Outcome<(Listed, Vec<GrantListed>)> {
    need_any(actor)?;
    let sql =
        format!("SELECT p.id, p.name, p.email, p.deactivated_at, p.version FROM person p WHERE {OURS} AND p.id = ?");
    let found: Option<Listed> = row(store.read(), &sql, vec![SYSTEM.into(), id.into()]).await?;
    let held = grants(store, "AND g.person_id = ?", vec![id.into()]).await?;
    Ok((found.ok_or(Refusal::NotFound)?, held))
}

pub(super) fn need_any(actor: &Actor) -> Outcome<()> {
    if actor.may(Permission::PersonManage) || actor.may(Permission::PersonConfirm) {
        Ok(())
    } else {
        Err(Refusal::NotAllowed("role".into()).into())
    }
}

/// A grant as the people pages show it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct GrantListed {
    /// The grant.
    pub id: Id,
    /// To whom.
    pub person_id: Id,
    /// Their name.
    pub person: String,
    /// What they are.
    pub role: Role,
    /// Who granted it.
    pub granted_by: Id,
    /// The name of who granted it.
    pub granter: String,
    /// When it came into force; none while it waits for a second person.
    pub confirmed_at: Option<Instant>,
    /// The first day on which it is held no more; none without an end.
    pub ends_on: Option<NaiveDate>,
}

impl GrantListed {
    /// The last day on which it is held, when it has one.
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.ends_on?.pred_opt()
    }

    /// Whether it has ended by a day.
    pub fn has_ended(&self, today: NaiveDate) -> bool {
        self.ends_on.is_some_and(|day| day <= today)
    }
}

async fn grants(store: &Store, which: &str, values: Vec<Value>) -> Outcome<Vec<GrantListed>> {
    let sql = format!(
        "SELECT g.id, g.person_id, p.name AS person, g.role, g.granted_by, b.name AS granter, g.confirmed_at, g.ends_on
         FROM role_grant g JOIN person p ON p.id = g.person_id JOIN person b ON b.id = g.granted_by
         WHERE g.revoked_at IS NULL AND g.role NOT IN ('supplier-admin', 'supplier-member') {which}
         ORDER BY p.name, p.id, g.role"
    );
    rows(store.read(), &sql, values).await
}

/// What these people hold or wait for.
pub async fn grants_of(store: &Store, actor: &Actor, people: &[Listed]) -> Outcome<Vec<GrantListed>> {
    need_any(actor)?;
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let which = format!("AND g.person_id IN ({})", vec!["?"; people.len()].join(", "));
    grants(store, &which, people.iter().map(|p| p.id.into()).collect()).await
}

/// What waits for a second person, longest first: the first hundred.
pub async fn grants_waiting(store: &Store, actor: &Actor) -> Outcome<Vec<GrantListed>> {
    need_any(actor)?;
    let mut found = grants(store, "AND g.confirmed_at IS NULL", vec![]).await?;
    found.sort_by_key(|g| g.id);
    found.truncate(100);
    Ok(found)
}
