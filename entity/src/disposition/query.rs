//! The record, and what a company sees of the decisions about it.

use super::{Delivery, FreezeScope, Kind, State};
use crate::Id;
use crate::actor::Actor;
use crate::instant::Instant;
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::store::{Store, row, rows};
use chrono::NaiveDate;
use sea_orm::FromQueryResult;

/// A disposition with everything that its page shows.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Detail {
    /// The record.
    pub id: Id,
    /// Its number.
    pub number: String,
    /// Against whom.
    pub supplier_id: Id,
    /// The supplier's name in its own script.
    pub supplier: String,
    /// The check or audit it follows from: `spot-check` or `audit`.
    pub source_kind: Option<String>,
    /// The check or audit.
    pub source_id: Option<Id>,
    /// Warning or freeze.
    pub kind: Kind,
    /// What a freeze reaches.
    pub freeze_scope: Option<FreezeScope>,
    /// First day.
    pub starts_on: Option<NaiveDate>,
    /// First day after it.
    pub ends_on: Option<NaiveDate>,
    /// What happened and which rule it broke.
    pub reason: String,
    /// Where it stands.
    pub state: State,
    /// Who proposed it.
    pub proposed_by: Id,
    /// Their name.
    pub proposer: String,
    /// When.
    pub proposed_at: Instant,
    /// When the supplier was noticed.
    pub noticed_at: Option<Instant>,
    /// When the notice was proven to be delivered.
    pub delivered_at: Option<Instant>,
    /// How.
    pub delivered_how: Option<Delivery>,
    /// Until when the supplier may answer.
    pub hear_until: Option<Instant>,
    /// What it answered.
    pub statement: Option<String>,
    /// When the hearing was closed.
    pub heard_at: Option<Instant>,
    /// Who decided.
    pub decider: Option<String>,
    /// When.
    pub decided_at: Option<Instant>,
    /// Why.
    pub decision_reason: Option<String>,
    /// When it was lifted.
    pub lifted_at: Option<Instant>,
    /// Why.
    pub lift_reason: Option<String>,
    /// The version for the next change.
    pub version: i64,
}

impl Detail {
    /// How many days a freeze lasts.
    pub fn days(&self) -> Option<i64> {
        Some((self.ends_on? - self.starts_on?).num_days())
    }

    /// First and last-but-one day if it is decided on a day.
    pub fn runs(&self, today: NaiveDate) -> (NaiveDate, NaiveDate) {
        super::decide::runs(self.kind, self.starts_on, self.ends_on, today)
    }
}

const DETAIL: &str = "SELECT d.id, d.number, d.supplier_id, s.name AS supplier, d.source_kind, d.source_id, d.kind,
    d.freeze_scope, d.starts_on, d.ends_on, d.reason, d.state, d.proposed_by, p.name AS proposer, d.proposed_at,
    d.noticed_at, d.delivered_at, d.delivered_how, d.hear_until, d.statement, d.heard_at, c.name AS decider,
    d.decided_at, d.decision_reason, d.lifted_at, d.lift_reason, d.version
    FROM disposition d JOIN supplier s ON s.id = d.supplier_id JOIN person p ON p.id = d.proposed_by
    LEFT JOIN person c ON c.id = d.decided_by WHERE d.id = ?";

/// The record as staff see it.
pub async fn detail(store: &Store, actor: &Actor, id: Id) -> Outcome<Detail> {
    actor.need(Permission::DispositionRead)?;
    let found: Detail = row(store.read(), DETAIL, vec![id.into()]).await?.ok_or(Refusal::NotFound)?;
    actor.not_barred(found.supplier_id)?;
    Ok(found)
}

/// The record as its company sees it, once it has been noticed.
pub async fn company_detail(store: &Store, actor: &Actor, supplier: Id, id: Id) -> Outcome<Detail> {
    actor.need_for(Permission::CompanyRead, supplier)?;
    let found: Option<Detail> = row(store.read(), DETAIL, vec![id.into()]).await?;
    found.filter(|f| f.supplier_id == supplier && f.noticed_at.is_some()).ok_or_else(|| Refusal::NotFound.into())
}

/// The facts of a finding behind a disposition.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Ground {
    /// The number of the finding.
    pub number: String,
    /// What kind of finding.
    pub kind: String,
    /// How severe.
    pub severity: String,
    /// What was found.
    pub text: String,
}

/// The findings of the check or audit a disposition follows from: the evidence it rests on.
pub async fn grounds(store: &Store, found: &Detail) -> Outcome<Vec<Ground>> {
    let Some(source) = found.source_id else { return Ok(Vec::new()) };
    rows(
        store.read(),
        "SELECT number, kind, severity, text FROM finding WHERE source_id = ? AND supplier_id = ? ORDER BY number",
        vec![source.into(), found.supplier_id.into()],
    )
    .await
}

/// A decision about a company, of whatever sort.
#[derive(Clone, Debug, FromQueryResult)]
pub struct About {
    /// The record.
    pub id: Id,
    /// Its number.
    pub number: String,
    /// `warning`, `freeze` or `blacklisting`.
    pub kind: String,
    /// Where it stands, a code of its own sort.
    pub state: String,
    /// When the company was noticed.
    pub noticed_at: Option<Instant>,
    /// When the notice was proven to be delivered.
    pub delivered_at: Option<Instant>,
    /// Until when it may answer.
    pub hear_until: Option<Instant>,
}

/// Every decision about a company that it has been told of, newest first.
pub async fn about_company(store: &Store, actor: &Actor, supplier: Id) -> Outcome<Vec<About>> {
    actor.need_for(Permission::CompanyRead, supplier)?;
    rows(
        store.read(),
        "SELECT id, number, kind, state, noticed_at, delivered_at, hear_until FROM disposition
         WHERE supplier_id = ? AND noticed_at IS NOT NULL
         UNION ALL
         SELECT id, number, 'blacklisting' AS kind, state, noticed_at, delivered_at, hear_until FROM blacklisting
         WHERE supplier_id = ? AND (noticed_at IS NOT NULL OR state IN ('active', 'removed'))
         ORDER BY noticed_at DESC",
        vec![supplier.into(), supplier.into()],
    )
    .await
}
