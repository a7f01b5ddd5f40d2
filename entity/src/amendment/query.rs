//! Amendments as both sides read them.

use super::State;
use crate::Id;
use crate::actor::Actor;
use crate::instant::Instant;
use crate::list::{EXACT, Order, Page, Place, ROWS, Total};
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::relationship::hidden;
use crate::store::{Store, number, row, rows};
use crate::supplier::{Record, named};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
use serde::{Deserialize, Serialize};

/// What an amendment can change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Values {
    /// The legal name in its own script.
    pub name: String,
    /// The Latin name.
    pub name_latin: Option<String>,
    /// Registered country.
    pub country: String,
    /// Registered province or state.
    pub admin1: Option<String>,
    /// Registered city.
    pub city: Option<String>,
    /// Registered address.
    pub address: Option<String>,
}

impl Values {
    /// What the register says.
    pub fn of(record: &Record) -> Self {
        Self {
            name: record.name.clone(),
            name_latin: record.name_latin.clone(),
            country: record.country.clone(),
            admin1: record.admin1.clone(),
            city: record.city.clone(),
            address: record.address.clone(),
        }
    }
}

/// An amendment.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Amendment {
    /// The record.
    pub id: Id,
    /// Its number: `CH-000123`.
    pub number: String,
    /// Whose.
    pub supplier_id: Id,
    /// The supplier's name in the register.
    pub supplier: String,
    /// The supplier's number.
    pub supplier_number: String,
    /// Where it stands.
    pub state: State,
    name: String,
    name_latin: Option<String>,
    country: String,
    admin1: Option<String>,
    city: Option<String>,
    address: Option<String>,
    /// What the company says about it.
    pub statement: String,
    /// Who proposed it.
    pub proposed_by: Id,
    /// Their name.
    pub proposer: String,
    /// When.
    pub proposed_at: Instant,
    /// When it was handed in.
    pub submitted_at: Option<Instant>,
    /// Who decided.
    pub decider: Option<String>,
    /// When.
    pub decided_at: Option<Instant>,
    /// Why it was sent back.
    pub decision_reason: Option<String>,
    before_values: Option<String>,
    /// The version for the next change.
    pub version: i64,
}

impl Amendment {
    /// What is proposed.
    pub fn values(&self) -> Values {
        Values {
            name: self.name.clone(),
            name_latin: self.name_latin.clone(),
            country: self.country.clone(),
            admin1: self.admin1.clone(),
            city: self.city.clone(),
            address: self.address.clone(),
        }
    }

    /// What the register said when it was approved; none before.
    pub fn before(&self) -> Option<Values> {
        serde_json::from_str(self.before_values.as_deref()?).ok()
    }
}

const SELECT: &str =
    "SELECT a.id, a.number, a.supplier_id, s.name AS supplier, s.number AS supplier_number, a.state, a.name,
    a.name_latin, a.country, a.admin1, a.city, a.address, a.statement, a.proposed_by, p.name AS proposer, a.proposed_at,
    a.submitted_at, d.name AS decider, a.decided_at, a.decision_reason, a.before_values, a.version
    FROM amendment a JOIN supplier s ON s.id = a.supplier_id JOIN person p ON p.id = a.proposed_by
    LEFT JOIN person d ON d.id = a.decided_by";

pub(super) async fn find(db: &impl ConnectionTrait, id: Id) -> Outcome<Amendment> {
    let found: Option<Amendment> = row(db, &format!("{SELECT} WHERE a.id = ?"), vec![id.into()]).await?;
    found.ok_or_else(|| Refusal::NotFound.into())
}

codes! {
    /// A part of the queue.
    pub enum Tab {
        /// Handed in, to be decided.
        Waiting => "waiting",
        /// With the supplier.
        Returned => "returned",
        /// Approved or withdrawn.
        Ended => "ended",
        /// All that were handed in.
        All => "all",
    }
}

impl Tab {
    fn condition(self) -> &'static str {
        match self {
            Self::Waiting => "a.state = 'submitted'",
            Self::Returned => "a.state = 'returned'",
            Self::Ended => "a.state IN ('approved', 'withdrawn') AND a.submitted_at IS NOT NULL",
            Self::All => "a.submitted_at IS NOT NULL",
        }
    }
}

/// One page of the queue, of the suppliers that `find` names; what waits stands oldest first. What the supplier has not
/// handed in is not for the buyer.
pub async fn list(store: &Store, actor: &Actor, tab: Tab, find: &str, place: &Place) -> Outcome<Page<Amendment>> {
    actor.need(Permission::SupplierWrite)?;
    let mut values: Vec<Value> = Vec::new();
    let mut which = format!("{}{}", tab.condition(), hidden(actor, "a.supplier_id", &mut values));
    which.push_str(&named(find, &mut values));
    let sql = format!(
        "SELECT COUNT(*) FROM (SELECT 1 AS one FROM amendment a JOIN supplier s ON s.id = a.supplier_id
         WHERE {which} LIMIT {}) counted",
        EXACT + 1
    );
    let total = Total::of(number(store.read(), &sql, values.clone()).await?);
    let step = Order { by: "a.proposed_at", id: "a.id", down: matches!(tab, Tab::Ended | Tab::All) }.step::<i64>(place);
    values.extend(step.values.clone());
    let sql = format!("{SELECT} WHERE {which}{} ORDER BY {} LIMIT {}", step.condition, step.order, ROWS + 1);
    let found: Vec<Amendment> = rows(store.read(), &sql, values).await?;
    Ok(step.page(found, ROWS, total, |a| (a.proposed_at.0.to_string(), a.id)))
}

/// How many wait for procurement; none for whoever does not decide them.
pub async fn waiting(store: &Store, actor: &Actor) -> Outcome<i64> {
    if !actor.may(Permission::SupplierWrite) {
        return Ok(0);
    }
    let mut values: Vec<Value> = Vec::new();
    let open = hidden(actor, "a.supplier_id", &mut values);
    let sql = format!("SELECT COUNT(*) FROM amendment a WHERE {}{open}", Tab::Waiting.condition());
    number(store.read(), &sql, values).await
}

/// One amendment, for procurement.
pub async fn one(store: &Store, actor: &Actor, id: Id) -> Outcome<Amendment> {
    actor.need(Permission::SupplierWrite)?;
    let found = find(store.read(), id).await?;
    actor.not_barred(found.supplier_id)?;
    if found.submitted_at.is_none() {
        return Err(Refusal::NotFound.into());
    }
    Ok(found)
}

/// The amendments of a company, newest first.
pub async fn of_company(store: &Store, actor: &Actor, supplier: Id) -> Outcome<Vec<Amendment>> {
    actor.need_for(Permission::CompanyRead, supplier)?;
    let sql = format!("{SELECT} WHERE a.supplier_id = ? ORDER BY a.proposed_at DESC, a.id DESC LIMIT 50");
    rows(store.read(), &sql, vec![supplier.into()]).await
}
