//! Lists and details of the blacklist.

use super::{IntegrityEvent, State, rule};
use crate::Id;
use crate::actor::Actor;
use crate::instant::Instant;
use crate::lang::Lang;
use crate::list::{Order, Page, Place, ROWS, Total};
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::store::{Store, number, row, rows};
use crate::supplier;
use chrono::NaiveDate;
use sea_orm::{FromQueryResult, Value};

codes! {
    /// Which part of the blacklist.
    pub enum Tab {
        /// Somebody must do something.
        Open => "open",
        /// In force.
        Active => "active",
        /// Turned down or removed.
        Ended => "ended",
        /// Every record.
        All => "all",
    }
}

impl Tab {
    fn condition(self) -> &'static str {
        match self {
            Self::Open => "b.state IN ('proposed', 'noticed', 'heard', 'appeal', 'under-review')",
            Self::Active => "b.state IN ('active', 'appeal', 'under-review')",
            Self::Ended => "b.state IN ('rejected', 'removed')",
            Self::All => "b.state <> ''",
        }
    }
}

/// A line of the list.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Listed {
    /// The record.
    pub id: Id,
    /// Its number.
    pub number: String,
    /// The supplier.
    pub supplier_id: Id,
    /// The supplier's number.
    pub supplier_number: String,
    /// The supplier's name.
    pub supplier_name: String,
    /// What started it.
    pub integrity_event: IntegrityEvent,
    /// Where it stands.
    pub state: State,
    /// When it was proposed.
    pub proposed_at: Instant,
    /// Until when the supplier may answer.
    pub hear_until: Option<Instant>,
    /// When it is looked at again.
    pub review_on: Option<NaiveDate>,
}

fn unbarred(actor: &Actor) -> (String, Vec<Value>) {
    if actor.barred.is_empty() {
        return (String::new(), Vec::new());
    }
    let marks = vec!["?"; actor.barred.len()].join(", ");
    (format!(" AND b.supplier_id NOT IN ({marks})"), actor.barred.iter().map(|id| (*id).into()).collect())
}

/// What the list shows.
#[derive(Clone, Debug)]
pub struct Filter {
    /// The part of the blacklist.
    pub tab: Tab,
    /// Part of the supplier's name, or its number; empty for all.
    pub find: String,
    /// The oldest first.
    pub oldest: bool,
    /// Which page.
    pub place: Place,
}

const FROM: &str = "FROM blacklisting b JOIN supplier s ON s.id = b.supplier_id";

/// A page of the blacklist.
pub async fn list(store: &Store, actor: &Actor, filter: &Filter) -> Outcome<Page<Listed>> {
    actor.need(Permission::BlacklistRead)?;
    let (barred, mut values) = unbarred(actor);
    let named = supplier::named(&filter.find, &mut values);
    let wanted = format!("{}{barred}{named}", filter.tab.condition());
    let total = number(store.read(), &format!("SELECT count(*) {FROM} WHERE {wanted}"), values.clone()).await?;
    let step = Order { by: "b.proposed_at", id: "b.id", down: !filter.oldest }.step::<i64>(&filter.place);
    values.extend(step.values.clone());
    let found: Vec<Listed> = rows(
        store.read(),
        &format!(
            "SELECT b.id, b.number, b.supplier_id, s.number AS supplier_number, s.name AS supplier_name,
               b.integrity_event, b.state, b.proposed_at, b.hear_until, b.review_on
             {FROM} WHERE {wanted}{} ORDER BY {} LIMIT {}",
            step.condition,
            step.order,
            ROWS + 1
        ),
        values,
    )
    .await?;
    Ok(step.page(found, ROWS, Total::of(total), |b| (b.proposed_at.0.to_string(), b.id)))
}

/// How many records each part has, in the order of [`Tab::ALL`].
pub async fn counts(store: &Store, actor: &Actor) -> Outcome<Vec<i64>> {
    actor.need(Permission::BlacklistRead)?;
    let (barred, values) = unbarred(actor);
    let mut counts = Vec::new();
    for tab in Tab::ALL {
        let sql = format!("SELECT count(*) FROM blacklisting b WHERE {}{barred}", tab.condition());
        counts.push(number(store.read(), &sql, values.clone()).await?);
    }
    Ok(counts)
}

/// A record in full.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Detail {
    /// The record.
    pub id: Id,
    /// Its number.
    pub number: String,
    /// The supplier.
    pub supplier_id: Id,
    /// What started it.
    pub integrity_event: IntegrityEvent,
    /// When that happened.
    pub happened_on: NaiveDate,
    /// The integrity case; for those who propose and decide alone.
    pub case_reference: String,
    /// What the supplier is held to have done: the supplier reads it.
    pub grounds: String,
    /// The language of the grounds.
    pub lang: Lang,
    /// Where it stands.
    pub state: State,
    /// Last day of the suspension before the decision.
    pub interim_until: Option<NaiveDate>,
    /// Who proposed it.
    pub proposed_by: Id,
    /// Their name.
    pub proposer: String,
    /// When.
    pub proposed_at: Instant,
    /// When notice was given.
    pub noticed_at: Option<Instant>,
    /// When it was proven to have arrived.
    pub delivered_at: Option<Instant>,
    /// Until when the supplier may answer.
    pub hear_until: Option<Instant>,
    /// The supplier's answer.
    pub statement: Option<String>,
    /// When the hearing was over.
    pub heard_at: Option<Instant>,
    /// Who decided.
    pub approved_by: Option<Id>,
    /// When.
    pub approved_at: Option<Instant>,
    /// Why.
    pub decision_reason: Option<String>,
    /// First day in force.
    pub active_on: Option<NaiveDate>,
    /// When it is looked at again.
    pub review_on: Option<NaiveDate>,
    /// Why it should be removed.
    pub removal_reason: Option<String>,
    /// Who proposed the removal.
    pub removal_proposed_by: Option<Id>,
    /// First day no longer in force.
    pub removed_on: Option<NaiveDate>,
    /// The version for the next change.
    pub version: i64,
}

impl Detail {
    /// Until when the supplier may appeal.
    pub fn appeal_until(&self, zone: chrono_tz::Tz) -> Option<Instant> {
        self.active_on?;
        self.approved_at.map(|at| rule::until(at, rule::APPEAL, zone))
    }
}

const DETAIL: &str =
    "SELECT b.id, b.number, b.supplier_id, b.integrity_event, b.happened_on, b.case_reference, b.grounds,
    b.lang, b.state, b.interim_until, b.proposed_by, p.name AS proposer, b.proposed_at, b.noticed_at, b.delivered_at,
    b.hear_until, b.statement, b.heard_at, b.approved_by, b.approved_at, b.decision_reason, b.active_on, b.review_on,
    b.removal_reason, b.removal_proposed_by, b.removed_on, b.version
  FROM blacklisting b JOIN person p ON p.id = b.proposed_by WHERE b.id = ?";

/// A record as staff see it. The case is named to those alone who propose or decide.
pub async fn show(store: &Store, actor: &Actor, id: Id) -> Outcome<Detail> {
    actor.need(Permission::BlacklistRead)?;
    let found: Option<Detail> = row(store.read(), DETAIL, vec![id.into()]).await?;
    let mut found = found.ok_or(Refusal::NotFound)?;
    actor.not_barred(found.supplier_id)?;
    if !actor.may(Permission::BlacklistPropose) && !actor.may(Permission::BlacklistApprove) {
        found.case_reference.clear();
    }
    Ok(found)
}

/// A record as the company it is about sees it, from the notice on. It does not learn the case or who proposed.
pub async fn for_company(store: &Store, actor: &Actor, supplier: Id, id: Id) -> Outcome<Detail> {
    actor.need_for(Permission::CompanyRead, supplier)?;
    let found: Option<Detail> = row(store.read(), DETAIL, vec![id.into()]).await?;
    let hidden = |d: &Detail| d.supplier_id != supplier || d.state == State::Proposed || d.noticed_at.is_none();
    let mut found = found.filter(|d| !hidden(d)).ok_or(Refusal::NotFound)?;
    found.case_reference.clear();
    found.proposer.clear();
    Ok(found)
}

/// The records about a company of which it has been given notice, newest first.
pub async fn of_supplier(store: &Store, actor: &Actor, supplier: Id) -> Outcome<Vec<Listed>> {
    actor.need_for(Permission::CompanyRead, supplier)?;
    rows(
        store.read(),
        "SELECT b.id, b.number, b.supplier_id, s.number AS supplier_number, s.name AS supplier_name,
           b.integrity_event, b.state, b.proposed_at, b.hear_until, b.review_on
         FROM blacklisting b JOIN supplier s ON s.id = b.supplier_id
         WHERE b.supplier_id = ? AND b.noticed_at IS NOT NULL ORDER BY b.proposed_at DESC, b.id DESC LIMIT 50",
        vec![supplier.into()],
    )
    .await
}

/// An appeal.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Appeal {
    /// What the supplier says.
    pub text: String,
    /// When it said so.
    pub raised_at: Instant,
    /// `upheld` or `dismissed`.
    pub decision: Option<String>,
    /// Why.
    pub decision_reason: Option<String>,
    /// When.
    pub decided_at: Option<Instant>,
}

/// The appeals against a record that the caller may see.
pub async fn appeals(store: &Store, id: Id) -> Outcome<Vec<Appeal>> {
    rows(
        store.read(),
        "SELECT text, raised_at, decision, decision_reason, decided_at FROM blacklist_appeal
         WHERE blacklisting_id = ? ORDER BY raised_at DESC",
        vec![id.into()],
    )
    .await
}

/// A step with its reason.
#[derive(Clone, Debug, FromQueryResult)]
pub struct StepTaken {
    /// What was done: `suspend`, `approve` …
    pub verb: String,
    /// Why.
    pub reason: String,
    /// Who.
    pub person: String,
    /// When.
    pub done_at: Instant,
}

/// The steps of a record that the caller may see, newest first.
pub async fn steps(store: &Store, id: Id) -> Outcome<Vec<StepTaken>> {
    rows(
        store.read(),
        "SELECT t.verb, t.reason, p.name AS person, t.done_at FROM blacklist_step t JOIN person p ON p.id = t.done_by
         WHERE t.blacklisting_id = ? ORDER BY t.done_at DESC, t.id DESC",
        vec![id.into()],
    )
    .await
}
