//! Findings as they are stored and listed.

use super::rule::Severity;
use super::table;
use super::{Stage, State};
use crate::Id;
use crate::act::Act;
use crate::checklist::Kind;
use crate::instant::Instant;
use crate::refusal::{Outcome, Refusal};
use crate::store::{insert, row, rows};
use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, FromQueryResult};

/// A finding.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Finding {
    /// The record.
    pub id: Id,
    /// The number that people read out: `F-000031`.
    pub number: String,
    /// What found it.
    pub source_kind: Kind,
    /// The spot check or audit.
    pub source_id: Id,
    /// The supplier.
    pub supplier_id: Id,
    /// The item of the checklist.
    pub item_code: String,
    /// What it is about: `finding-kind-<code>` in the locale files.
    pub kind: String,
    /// How severe.
    pub severity: Severity,
    /// When in the course of business.
    pub stage: Stage,
    /// What was found, in the words of the scorer.
    pub text: String,
    /// When it was found.
    pub raised_at: Instant,
    /// When the supplier was given it with the result.
    pub issued_at: Option<Instant>,
    /// By when harm must be contained: zero tolerance alone.
    pub contain_by: Option<Instant>,
    /// The last day for the plan.
    pub plan_due: Option<NaiveDate>,
    /// The last day that may be agreed for completion.
    pub complete_due: Option<NaiveDate>,
    /// Where it stands.
    pub state: State,
}

const SELECT: &str = "SELECT id, number, source_kind, source_id, supplier_id, item_code, kind, severity, stage, text,
    raised_at, issued_at, contain_by, plan_due, complete_due, state FROM finding";

/// Writes a finding; the verb that raises it records it.
pub async fn put(act: &Act, finding: Finding) -> Outcome<Id> {
    let row = table::finding::Model {
        id: finding.id,
        number: finding.number,
        source_kind: finding.source_kind,
        source_id: finding.source_id,
        supplier_id: finding.supplier_id,
        site_id: None,
        item_code: finding.item_code,
        kind: finding.kind,
        severity: finding.severity,
        stage: finding.stage,
        text: finding.text,
        lang: act.actor.lang,
        raised_by: act.actor.person,
        raised_at: finding.raised_at,
        issued_at: finding.issued_at,
        contain_by: finding.contain_by,
        plan_due: finding.plan_due,
        complete_due: finding.complete_due,
        state: finding.state,
        version: 1,
    };
    insert(act.db(), row).await?;
    Ok(finding.id)
}

/// The findings of a check, in the order of its checklist. The caller has already found that the actor may see them.
pub async fn of(db: &impl ConnectionTrait, source: Id) -> Outcome<Vec<Finding>> {
    rows(db, &format!("{SELECT} WHERE source_id = ? ORDER BY item_code"), vec![source.into()]).await
}

/// One finding whose visibility the caller has yet to decide.
pub async fn issued(db: &impl ConnectionTrait, id: Id) -> Outcome<Finding> {
    let found: Option<Finding> = row(db, &format!("{SELECT} WHERE id = ?"), vec![id.into()]).await?;
    found.ok_or_else(|| Refusal::NotFound.into())
}
