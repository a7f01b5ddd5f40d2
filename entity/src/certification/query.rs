//! Applications, and what stands in the way of one.

use super::State;
use crate::Id;
use crate::actor::Actor;
use crate::instant::Instant;
use crate::instrument::{self, Instrument};
use crate::list::{EXACT, Order, Page, Place, ROWS, Total};
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::relationship::{hidden, open_conflict};
use crate::store::{Store, number, row, rows};
use crate::supplier::named;
use sea_orm::{ConnectionTrait, FromQueryResult, Value};

/// An application as the list and its page show it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Listed {
    /// The record.
    pub id: Id,
    /// Its number: `CE-000123`.
    pub number: String,
    /// For whom.
    pub supplier_id: Id,
    /// The supplier's name in its own script.
    pub supplier: String,
    /// Where it stands.
    pub state: State,
    /// Who applied.
    pub applied_by: Id,
    /// Their name.
    pub applicant: String,
    /// When.
    pub applied_at: Instant,
    /// Why the supplier is to be admitted.
    pub statement: String,
    /// Whether the environmental criteria are met.
    pub environmental: Option<bool>,
    /// On what this rests.
    pub environmental_reason: Option<String>,
    /// Whether the social criteria are met.
    pub social: Option<bool>,
    /// On what this rests.
    pub social_reason: Option<String>,
    /// Who screened.
    pub screened_by: Option<Id>,
    /// Their name.
    pub screener: Option<String>,
    /// Who decided.
    pub decider: Option<String>,
    /// When.
    pub decided_at: Option<Instant>,
    /// Why.
    pub decision_reason: Option<String>,
    /// The version for the next change.
    pub version: i64,
}

const LISTED: &str = "SELECT c.id, c.number, c.supplier_id, s.name AS supplier, c.state, c.applied_by,
    a.name AS applicant, c.applied_at, c.statement, c.environmental, c.environmental_reason, c.social, c.social_reason,
    c.screened_by, n.name AS screener, d.name AS decider, c.decided_at, c.decision_reason, c.version
    FROM certification c JOIN supplier s ON s.id = c.supplier_id JOIN person a ON a.id = c.applied_by
    LEFT JOIN person n ON n.id = c.screened_by LEFT JOIN person d ON d.id = c.decided_by";

/// Applicants and deciders read applications.
fn need(actor: &Actor) -> Outcome<()> {
    if actor.may(Permission::CertificationApply) || actor.may(Permission::CertificationDecide) {
        Ok(())
    } else {
        Err(Refusal::NotAllowed("role".into()).into())
    }
}

/// What the list shows.
#[derive(Clone, Debug)]
pub struct Filter {
    /// The state of its applications; all without one.
    pub state: Option<State>,
    /// Part of the supplier's name, or its number; empty for all.
    pub find: String,
    /// The oldest first.
    pub oldest: bool,
    /// Which page.
    pub place: Place,
}

/// One page of applications.
pub async fn list(store: &Store, actor: &Actor, filter: &Filter) -> Outcome<Page<Listed>> {
    need(actor)?;
    let mut values: Vec<Value> = Vec::new();
    let mut sql = match filter.state {
        Some(state) => {
            values.push(state.into());
            "c.state = ?".to_owned()
        }
        None => "c.state <> ''".to_owned(),
    };
    sql.push_str(&hidden(actor, "c.supplier_id", &mut values));
    sql.push_str(&named(&filter.find, &mut values));
    let counted = number(
        store.read(),
        &format!(
            "SELECT count(*) FROM (SELECT 1 AS one FROM certification c JOIN supplier s ON s.id = c.supplier_id
             WHERE {sql} LIMIT {}) counted",
            EXACT + 1
        ),
        values.clone(),
    )
    .await?;
    let step = Order { by: "c.applied_at", id: "c.id", down: !filter.oldest }.step::<i64>(&filter.place);
    values.extend(step.values.clone());
    let sql = format!("{LISTED} WHERE {sql}{} ORDER BY {} LIMIT {}", step.condition, step.order, ROWS + 1);
    let found: Vec<Listed> = rows(store.read(), &sql, values).await?;
    Ok(step.page(found, ROWS, Total::of(counted), |c| (c.applied_at.0.to_string(), c.id)))
}

/// One application.
pub async fn one(store: &Store, actor: &Actor, id: Id) -> Outcome<Listed> {
    need(actor)?;
    let found: Option<Listed> = row(store.read(), &format!("{LISTED} WHERE c.id = ?"), vec![id.into()]).await?;
    let found = found.ok_or(Refusal::NotFound)?;
    actor.not_barred(found.supplier_id)?;
    Ok(found)
}

/// The decided and open applications of a company, newest first.
pub async fn of_company(store: &Store, actor: &Actor, supplier: Id) -> Outcome<Vec<Listed>> {
    actor.need_for(Permission::CompanyRead, supplier)?;
    rows(
        store.read(),
        &format!("{LISTED} WHERE c.supplier_id = ? ORDER BY c.applied_at DESC, c.id DESC LIMIT 50"),
        vec![supplier.into()],
    )
    .await
}

/// What stands in the way of certifying at a time, worst first: `standing`, `letter`, `conflict`, `criteria`.
pub async fn standing_in_the_way(
    db: &impl ConnectionTrait,
    id: Id,
    supplier: Id,
    at: Instant,
) -> Outcome<Vec<&'static str>> {
    let barred = number(
        db,
        "SELECT count(*) FROM supplier WHERE id = ? AND standing IN ('blacklisted', 'eliminated', 'left')",
        vec![supplier.into()],
    )
    .await?
        > 0;
    let signed = instrument::in_force(db, supplier, Instrument::IntegrityLetter, at).await?;
    let met = number(
        db,
        "SELECT count(*) FROM certification WHERE id = ? AND environmental = TRUE AND social = TRUE",
        vec![id.into()],
    )
    .await?
        > 0;
    let found = [
        (barred, "standing"),
        (!signed, "letter"),
        (open_conflict(db, supplier).await?, "conflict"),
        (!met, "criteria"),
    ];
    Ok(found.into_iter().filter(|(stands, _)| *stands).map(|(_, what)| what).collect())
}
