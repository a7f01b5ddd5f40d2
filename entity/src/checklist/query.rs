//! One check with everything a page shows of it, for staff and for the company.

use super::{Checklist, Kind, State};
use crate::Id;
use crate::actor::Actor;
use crate::instant::Instant;
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::spot_check::rule::{self, Mark, Score};
use crate::store::{Store, raw, row, rows};
use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::BTreeMap;

/// A spot check or an audit.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Check {
    /// Which of the two.
    pub kind: Kind,
    /// The record.
    pub id: Id,
    /// The number that people read out.
    pub number: String,
    /// The supplier.
    pub supplier_id: Id,
    /// Its legal name.
    pub supplier: String,
    /// Its Latin name.
    pub supplier_latin: Option<String>,
    /// Its registered country.
    pub country: String,
    /// The site that is visited, if it is known.
    pub site: Option<String>,
    /// The draw that selected it; none when planned by hand.
    pub draw_id: Option<Id>,
    /// That draw's number.
    pub draw_number: Option<String>,
    /// The version of the checklist.
    pub checklist_id: Id,
    /// The score to be reached, in whole per cent.
    pub pass_mark: i64,
    /// Where it stands.
    pub state: State,
    /// The last day for the visit.
    pub due_on: NaiveDate,
    /// Risk at the time of the draw; larger comes first.
    pub risk: i64,
    /// Why it was planned outside a draw.
    pub plan_reason: Option<String>,
    /// Who planned it by hand.
    pub planned_by: Option<Id>,
    /// Who has it.
    pub assigned_to: Option<Id>,
    /// Their name.
    pub assignee: Option<String>,
    /// When they got it.
    pub assigned_at: Option<Instant>,
    /// When the visit was recorded as begun.
    pub started_at: Option<Instant>,
    /// The day of the visit.
    pub visited_on: Option<NaiveDate>,
    /// Who scored it.
    pub scored_by: Option<Id>,
    /// When it was scored, or its findings drafted. The figures of spot checks go by this day.
    pub scored_at: Option<Instant>,
    /// Σ weight·points.
    pub score_num: Option<i64>,
    /// Σ weight·2.
    pub score_den: Option<i64>,
    /// Whether a zero-tolerance item failed.
    pub zero_tolerance_failed: Option<bool>,
    /// Whether the pass mark was reached and no zero-tolerance item failed.
    pub passed: Option<bool>,
    /// What the supplier says about the score.
    pub comment: Option<String>,
    /// When it said so.
    pub commented_at: Option<Instant>,
    /// Until when it may.
    pub comment_until: Option<Instant>,
    /// When the result was given, or the report issued. The figures of audits go by this day.
    pub settled_at: Option<Instant>,
    /// Why it ended otherwise, or is proposed to.
    pub outcome_reason: Option<String>,
    /// Who proposed to cancel it.
    pub cancel_proposed_by: Option<Id>,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    /// The import that brought it from a former year.
    pub batch_id: Option<Id>,
    /// The version for the next change.
    pub version: i64,
}

impl Check {
    /// Whether the company may know of it: a spot check is unannounced and exists for it from the visit on, an audit
    /// from the day somebody has it.
    pub fn known_to_supplier(&self) -> bool {
        let begun = self.started_at.is_some() || self.scored_at.is_some();
        begun || (self.kind == Kind::Audit && (self.assigned_at.is_some() || self.settled_at.is_some()))
    }

    /// The score as people read it, without the sign; none before the scoring.
    pub fn score_shown(&self) -> Option<String> {
        Some(rule::shown(small(self.score_num?), small(self.score_den?), small(self.pass_mark)))
    }

    /// Whether the supplier may still comment.
    pub fn comment_open(&self, now: Instant) -> bool {
        matches!(self.state, State::Scored | State::Drafted) && self.comment_until.is_some_and(|until| now < until)
    }

    /// Where staff see it.
    pub fn href(&self) -> String {
        format!("/{}/{}", self.kind.path(), self.id)
    }

    /// Where the company sees it.
    pub fn company_href(&self) -> String {
        format!("/s/{}/checks/{}/{}", self.supplier_id, self.kind, self.id)
    }
}

/// A stored count that is small by construction.
pub(crate) fn small(value: i64) -> u32 {
    u32::try_from(value).unwrap_or(0)
}

pub(super) fn select(kind: Kind) -> String {
    let (table, scored, settled) = (kind.table(), kind.scored(), kind.settled());
    format!(
        "SELECT '{kind}' AS kind, c.id, c.number, c.supplier_id, s.name AS supplier, s.name_latin AS supplier_latin, s.country,
           t.name AS site, c.draw_id, d.number AS draw_number, c.checklist_id, v.pass_mark, c.state, c.due_on, c.risk,
           c.plan_reason, c.planned_by, c.assigned_to, p.name AS assignee, c.assigned_at, c.started_at, c.visited_on,
           c.scored_by, c.{scored} AS scored_at, c.score_num, c.score_den, c.zero_tolerance_failed, c.passed, c.comment,
           c.commented_at, c.comment_until, c.{settled} AS settled_at, c.outcome_reason, c.cancel_proposed_by, c.closed_at,
           c.batch_id, c.version
         FROM {table} c JOIN supplier s ON s.id = c.supplier_id JOIN checklist_version v ON v.id = c.checklist_id
         LEFT JOIN site t ON t.id = c.site_id LEFT JOIN draw d ON d.id = c.draw_id LEFT JOIN person p ON p.id = c.assigned_to"
    )
}

/// A check whose visibility the caller has yet to decide.
pub async fn find(db: &impl ConnectionTrait, kind: Kind, id: Id) -> Outcome<Check> {
    let found: Option<Check> = row(db, &format!("{} WHERE c.id = ?", select(kind)), vec![id.into()]).await?;
    found.ok_or_else(|| Refusal::NotFound.into())
}

/// A check by its id alone, of either kind.
pub async fn lookup(db: &impl ConnectionTrait, id: Id) -> Outcome<Check> {
    for kind in Kind::ALL {
        let found = row(db, &format!("{} WHERE c.id = ?", select(*kind)), vec![id.into()]).await?;
        if let Some(check) = found {
            return Ok(check);
        }
    }
    Err(Refusal::NotFound.into())
}

/// A check as staff see it. Who may not read all of them (an inspector) sees their own; a supplier that the person
/// is barred from has none.
pub async fn show(db: &impl ConnectionTrait, actor: &Actor, kind: Kind, id: Id) -> Outcome<Check> {
    if !actor.may(Permission::CheckRead) {
        actor.need(Permission::CheckScore)?;
    }
    let check = find(db, kind, id).await?;
    actor.not_barred(check.supplier_id)?;
    if actor.may(Permission::CheckRead) || check.assigned_to == Some(actor.person) {
        Ok(check)
    } else {
        Err(Refusal::NotFound.into())
    }
}

/// A check as its supplier sees it.
pub async fn company_show(
    db: &impl ConnectionTrait,
    actor: &Actor,
    supplier: Id,
    kind: Kind,
    id: Id,
) -> Outcome<Check> {
    actor.need_for(Permission::CompanyRead, supplier)?;
    let check = find(db, kind, id).await?;
    if check.supplier_id == supplier && check.known_to_supplier() { Ok(check) } else { Err(Refusal::NotFound.into()) }
}

/// The checks that a company may know of, newest first, both kinds.
pub async fn company_list(store: &Store, actor: &Actor, supplier: Id) -> Outcome<Vec<Check>> {
    actor.need_for(Permission::CompanyRead, supplier)?;
    let mut found = Vec::new();
    for kind in Kind::ALL {
        let sql = format!("{} WHERE c.supplier_id = ? ORDER BY c.id DESC LIMIT 200", select(*kind));
        found.extend(rows::<Check>(store.read(), &sql, vec![supplier.into()]).await?);
    }
    found.retain(Check::known_to_supplier);
    found.sort_by_key(|check| std::cmp::Reverse(check.id));
    Ok(found)
}

/// A mark on one item.
#[derive(Clone, Debug, FromQueryResult)]
pub struct MarkRow {
    /// The item.
    pub item_code: String,
    /// What was found.
    pub mark: Mark,
    /// In what respect, or why it does not apply.
    pub note: Option<String>,
    /// The version for the next change.
    pub version: i64,
}

/// The marks of a check by item. The caller has already found that the actor may see the check.
pub async fn marks(db: &impl ConnectionTrait, check: Id) -> Outcome<BTreeMap<String, MarkRow>> {
    let found: Vec<MarkRow> =
        rows(db, "SELECT item_code, mark, note, version FROM mark WHERE check_id = ?", vec![check.into()]).await?;
    Ok(found.into_iter().map(|mark| (mark.item_code.clone(), mark)).collect())
}

/// How many files each item has.
pub async fn evidence_counts(db: &impl ConnectionTrait, check: Id) -> Outcome<BTreeMap<String, i64>> {
    let found = raw(
        db,
        "SELECT item_code, COUNT(*) FROM mark_evidence WHERE check_id = ? GROUP BY item_code",
        vec![check.into()],
    )
    .await?;
    Ok(found
        .iter()
        .map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
        .collect::<Result<_, sea_orm::DbErr>>()?)
}

/// The score over the items marked so far, and how many of them there are.
pub fn so_far(checklist: &Checklist, marks: &BTreeMap<String, MarkRow>) -> (Score, usize) {
    let marked: Vec<_> = checklist
        .items
        .iter()
        .filter_map(|item| Some((small(item.weight), item.zero_tolerance, marks.get(&item.code)?.mark)))
        .collect();
    (rule::score(&marked), marked.len())
}

/// What a supplier says against a result.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Objection {
    /// The record.
    pub id: Id,
    /// What it says.
    pub text: String,
    /// When it was raised.
    pub raised_at: Instant,
    /// `upheld` or `rejected`; none while it waits.
    pub decision: Option<String>,
    /// Why.
    pub decision_reason: Option<String>,
    /// The corrected result, which stands beside the first.
    pub corrected_passed: Option<bool>,
    /// When it was decided.
    pub decided_at: Option<Instant>,
}

/// The objection against a check, if there is one.
pub async fn objection(db: &impl ConnectionTrait, check: Id) -> Outcome<Option<Objection>> {
    row(
        db,
        "SELECT id, text, raised_at, decision, decision_reason, corrected_passed, decided_at FROM objection WHERE source_id = ?",
        vec![check.into()],
    )
    .await
}
