//! The list of dispositions.

use super::{Kind, State};
use crate::Id;
use crate::actor::Actor;
use crate::instant::Instant;
use crate::list::{EXACT, Order, Page, Place, ROWS, Total};
use crate::permission::Permission;
use crate::refusal::Outcome;
use crate::relationship::hidden;
use crate::store::{Store, number, rows};
use chrono::NaiveDate;
use sea_orm::{FromQueryResult, Value};

codes! {
    /// A part of the list.
    pub enum Tab {
        /// Proposed, to be noticed.
        Proposed => "proposed",
        /// Noticed but not proven to be delivered: a queue of its own.
        Undelivered => "undelivered",
        /// Delivered; the supplier may answer.
        Hearing => "hearing",
        /// Heard, to be decided.
        Decide => "decide",
        /// In force.
        InForce => "in-force",
        /// Rejected, lifted, expired.
        Ended => "ended",
        /// Every disposition.
        All => "all",
    }
}

impl Tab {
    fn condition(self) -> &'static str {
        match self {
            Self::Proposed => "d.state = 'proposed'",
            Self::Undelivered => "d.state = 'noticed' AND d.delivered_at IS NULL",
            Self::Hearing => "d.state = 'noticed' AND d.delivered_at IS NOT NULL",
            Self::Decide => "d.state = 'heard'",
            Self::InForce => "d.state = 'in-force'",
            Self::Ended => "d.state IN ('rejected', 'lifted', 'expired')",
            Self::All => "d.state <> ''",
        }
    }
}

/// What the list shows.
#[derive(Clone, Debug)]
pub struct Filter {
    /// The part of the list.
    pub tab: Tab,
    /// Part of the supplier's name, or its number; empty for all.
    pub find: String,
    /// Warning or freeze; empty for both.
    pub kind: String,
    /// Which page.
    pub place: Place,
}

/// A disposition in the list.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Listed {
    /// The record.
    pub id: Id,
    /// Its number: `DI-000123`.
    pub number: String,
    /// Against whom.
    pub supplier_id: Id,
    /// The supplier's name in its own script.
    pub supplier: String,
    /// Warning or freeze.
    pub kind: Kind,
    /// Where it stands.
    pub state: State,
    /// When it was proposed.
    pub proposed_at: Instant,
    /// Until when the supplier may answer.
    pub hear_until: Option<Instant>,
    /// When the hearing was closed.
    pub heard_at: Option<Instant>,
    /// First day after it.
    pub ends_on: Option<NaiveDate>,
}

fn wanted(actor: &Actor, filter: &Filter, values: &mut Vec<Value>) -> String {
    let mut sql = filter.tab.condition().to_owned();
    sql.push_str(&hidden(actor, "d.supplier_id", values));
    if !filter.kind.is_empty() {
        sql.push_str(" AND d.kind = ?");
        values.push(filter.kind.clone().into());
    }
    if !filter.find.trim().is_empty() {
        sql.push_str(" AND (s.number = ? OR s.name_folded LIKE ?)");
        values.push(filter.find.trim().to_uppercase().into());
        values.push(format!("%{}%", crate::search::fold(&filter.find)).into());
    }
    sql
}

/// One page of the list, newest first.
pub async fn list(store: &Store, actor: &Actor, filter: &Filter) -> Outcome<Page<Listed>> {
    actor.need(Permission::DispositionRead)?;
    let mut values = Vec::new();
    let sql = wanted(actor, filter, &mut values);
    let counted = number(
        store.read(),
        &format!(
            "SELECT count(*) FROM (SELECT 1 AS one FROM disposition d JOIN supplier s ON s.id = d.supplier_id
             WHERE {sql} LIMIT {}) counted",
            EXACT + 1
        ),
        values.clone(),
    )
    .await?;
    let step = Order { by: "d.proposed_at", id: "d.id", down: true }.step::<i64>(&filter.place);
    values.extend(step.values.clone());
    let sql = format!(
        "SELECT d.id, d.number, d.supplier_id, s.name AS supplier, d.kind, d.state, d.proposed_at, d.hear_until,
         d.heard_at, d.ends_on FROM disposition d JOIN supplier s ON s.id = d.supplier_id
         WHERE {sql}{} ORDER BY {} LIMIT {}",
        step.condition,
        step.order,
        ROWS + 1
    );
    let found: Vec<Listed> = rows(store.read(), &sql, values).await?;
    Ok(step.page(found, ROWS, Total::of(counted), |d| (d.proposed_at.0.to_string(), d.id)))
}

/// How many dispositions each part of the list holds.
pub async fn counts(store: &Store, actor: &Actor) -> Outcome<Vec<(Tab, i64)>> {
    actor.need(Permission::DispositionRead)?;
    let mut found = Vec::new();
    for tab in Tab::ALL {
        let mut values = Vec::new();
        let open = hidden(actor, "d.supplier_id", &mut values);
        let sql = format!("SELECT count(*) FROM disposition d WHERE {}{open}", tab.condition());
        found.push((*tab, number(store.read(), &sql, values).await?));
    }
    Ok(found)
}
