//! Findings as they are stored and listed.

use super::rule::Severity;
use super::{Stage, State};
use crate::Id;
use crate::act::Act;
use crate::checklist::Kind;
use crate::instant::Instant;
use crate::refusal::{Outcome, Refusal};
use crate::store::{exec, row, rows};
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
    exec(
        act.db(),
        "INSERT INTO finding (id, number, source_kind, source_id, supplier_id, item_code, kind, severity, stage, text,
           lang, raised_by, raised_at, issued_at, contain_by, plan_due, complete_due, state)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        vec![
            finding.id.into(),
            finding.number.into(),
            finding.source_kind.into(),
            finding.source_id.into(),
            finding.supplier_id.into(),
            finding.item_code.into(),
            finding.kind.into(),
            finding.severity.into(),
            finding.stage.into(),
            finding.text.into(),
            act.actor.lang.into(),
            act.actor.person.into(),
            finding.raised_at.into(),
            finding.issued_at.into(),
            finding.contain_by.into(),
            finding.plan_due.into(),
            finding.complete_due.into(),
            finding.state.into(),
        ],
    )
    .await?;
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
