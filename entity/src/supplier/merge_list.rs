//! The merges of a state, page by page.

use super::{MergeState, named};
use crate::Id;
use crate::actor::Actor;
use crate::instant::Instant;
use crate::list::{EXACT, Order, Page, Place, ROWS, Total};
use crate::permission::Permission;
use crate::refusal::Outcome;
use crate::relationship::hidden;
use crate::store::{Store, number, rows};
use sea_orm::{FromQueryResult, Value};

/// A merge as the list of merges shows it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct MergeListed {
    /// The merge.
    pub id: Id,
    /// The record that stays.
    pub survivor_id: Id,
    /// Its number.
    pub survivor_number: String,
    /// Its name.
    pub survivor_name: String,
    /// Its address.
    pub survivor_address: Option<String>,
    /// Its country.
    pub survivor_country: String,
    /// The record that goes.
    pub merged_id: Id,
    /// Its number.
    pub merged_number: String,
    /// Its name.
    pub merged_name: String,
    /// Its address.
    pub merged_address: Option<String>,
    /// Its country.
    pub merged_country: String,
    /// Why.
    pub reason: String,
    /// Where it stands.
    pub state: MergeState,
    /// Who proposed it.
    pub proposed_by: Id,
    /// Their name.
    pub proposer: String,
    /// When.
    pub proposed_at: Instant,
    /// Who decided, by name.
    pub decider: Option<String>,
    /// When.
    pub decided_at: Option<Instant>,
    /// The version for the next change.
    pub version: i64,
}

/// What the list shows.
#[derive(Clone, Debug)]
pub struct MergeFilter {
    /// The state of its merges.
    pub state: MergeState,
    /// Part of the name of either record, or its number; empty for all.
    pub find: String,
    /// The oldest first.
    pub oldest: bool,
    /// Which page.
    pub place: Place,
}

impl MergeFilter {
    /// The first page of a state, the newest first.
    pub fn of(state: MergeState) -> Self {
        Self { state, find: String::new(), oldest: false, place: Place::default() }
    }
}

const FROM: &str = "FROM supplier_merge m JOIN supplier a ON a.id = m.survivor_id JOIN supplier b ON b.id = m.merged_id
         JOIN person p ON p.id = m.proposed_by LEFT JOIN person d ON d.id = m.decided_by";

/// What may be seen: both records, or the merge is not listed.
fn wanted(actor: &Actor, filter: &MergeFilter) -> (String, Vec<Value>) {
    let mut values: Vec<Value> = vec![filter.state.into()];
    let mut sql = "m.state = ?".to_owned();
    sql.push_str(&hidden(actor, "m.survivor_id", &mut values));
    sql.push_str(&hidden(actor, "m.merged_id", &mut values));
    let either = named(&filter.find, &mut values);
    if !either.is_empty() {
        sql.push_str(&format!(" AND EXISTS (SELECT 1 FROM supplier s WHERE s.id IN (a.id, b.id){either})"));
    }
    (sql, values)
}

/// A page of the merges in a state, as far as the person may see both records.
pub async fn merges(store: &Store, actor: &Actor, filter: &MergeFilter) -> Outcome<Page<MergeListed>> {
    actor.need(Permission::SupplierMerge)?;
    let (wanted, mut values) = wanted(actor, filter);
    let total = counted(store, &wanted, values.clone()).await?;
    let step = Order { by: "m.proposed_at", id: "m.id", down: !filter.oldest }.step::<i64>(&filter.place);
    values.extend(step.values.clone());
    let found: Vec<MergeListed> = rows(
        store.read(),
        &format!(
            "SELECT m.id, m.survivor_id, a.number AS survivor_number, a.name AS survivor_name,
               a.address AS survivor_address, a.country AS survivor_country, m.merged_id, b.number AS merged_number,
               b.name AS merged_name, b.address AS merged_address, b.country AS merged_country, m.reason, m.state,
               m.proposed_by, p.name AS proposer, m.proposed_at, d.name AS decider, m.decided_at, m.version
             {FROM} WHERE {wanted}{} ORDER BY {} LIMIT {}",
            step.condition,
            step.order,
            ROWS + 1
        ),
        values,
    )
    .await?;
    Ok(step.page(found, ROWS, total, |m| (m.proposed_at.0.to_string(), m.id)))
}

async fn counted(store: &Store, wanted: &str, values: Vec<Value>) -> Outcome<Total> {
    let sql = format!("SELECT count(*) FROM (SELECT 1 AS one {FROM} WHERE {wanted} LIMIT {}) counted", EXACT + 1);
    Ok(Total::of(number(store.read(), &sql, values).await?))
}

/// How many merges each state has.
pub async fn merge_counts(store: &Store, actor: &Actor) -> Outcome<Vec<(MergeState, Total)>> {
    actor.need(Permission::SupplierMerge)?;
    let mut found = Vec::new();
    for state in MergeState::ALL {
        let (wanted, values) = wanted(actor, &MergeFilter::of(*state));
        found.push((*state, counted(store, &wanted, values).await?));
    }
    Ok(found)
}
