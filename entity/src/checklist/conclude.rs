//! Giving the result: passed or failed for a spot check, the issued report for an audit, with its findings.

use super::step::{enter, own};
use super::{Check, Checklist, Event, Item, Kind, MarkRow, State, load, marks};
use crate::act::Act;
use crate::field::{Fields, Problems};
use crate::finding::rule::{self, Severity};
use crate::finding::{self, Finding};
use crate::instant::Instant;
use crate::outgoing_mail::Mail;
use crate::refusal::{Outcome, Refusal};
use crate::store::exec;
use crate::{Id, new_id, remediation, supplier};
use std::collections::BTreeMap;

/// Whether the result can be given: the supplier has commented, or the time for it has passed.
pub fn may_conclude(check: &Check, now: Instant) -> bool {
    match check.state {
        State::Commented => true,
        State::Scored | State::Drafted => check.comment_until.is_some_and(|until| until <= now),
        _ => false,
    }
}

/// The items that become findings, with their marks, in the order of the checklist.
pub fn drafts<'a>(
    checklist: &'a Checklist,
    known: &'a BTreeMap<String, MarkRow>,
) -> impl Iterator<Item = (&'a Item, &'a MarkRow)> {
    checklist.items.iter().filter_map(|item| known.get(&item.code).filter(|m| m.mark.below_met()).map(|m| (item, m)))
}

/// Gives the result. `s.<code>` is the severity of a finding; without one the checklist's proposal holds. What fails a
/// zero-tolerance item stays zero tolerance, and a failed check has at least one finding that must be put right.
pub async fn conclude(act: &mut Act, kind: Kind, id: Id, seen: i64, fields: &Fields) -> Outcome<()> {
    let check = own(act, kind, id).await?;
    if !may_conclude(&check, act.now) {
        return Err(if check.state.awaits_result() {
            Refusal::Conflict("check-comment-open".into()).into()
        } else {
            Refusal::state().into()
        });
    }
    act.bump(kind.table(), id, seen).await?;
    let checklist = load(act.db(), check.checklist_id, act.actor.lang).await?;
    let known = marks(act.db(), id).await?;
    let passed = check.passed == Some(true);
    let graded = severities(&checklist, &known, fields, passed)?;
    let mut raised = Vec::new();
    for (item, mark, severity) in graded {
        raised.push((raise(act, &check, item, mark, severity).await?, severity));
    }
    let settler = if kind == Kind::Audit { ", issued_by = ?" } else { ", settled_by = ?" };
    exec(
        act.db(),
        &format!("UPDATE {} SET {} = ?{settler} WHERE id = ?", kind.table(), kind.settled()),
        vec![act.now.into(), act.actor.person.into(), id.into()],
    )
    .await?;
    let (event, verb, message) = match (kind, passed) {
        (Kind::SpotCheck, true) => (Event::Pass, "check-settle", "check-settled"),
        (Kind::SpotCheck, false) => (Event::Fail, "check-settle", "check-settled"),
        (Kind::Audit, _) => (Event::Issue, "check-issue", "audit-issued"),
    };
    let next = enter(act, &check, event).await?;
    act.record(verb, kind.code(), id).moved(check.state, next).about("supplier", check.supplier_id);
    for (finding, severity) in raised.iter().copied() {
        act.record(verb, "finding", finding);
        if severity != Severity::Observation {
            remediation::open(act, finding).await?;
        }
    }
    tell(act, &check, message, raised.len()).await
}

async fn tell(act: &Act, check: &Check, message: &'static str, findings: usize) -> Outcome<()> {
    let shown = check.score_shown().unwrap_or_default();
    let outcome = if check.passed == Some(true) { "passed" } else { "failed" };
    supplier::tell(act, check.supplier_id, |lang, email| {
        Mail::new(message, email, lang)
            .with("supplier", &check.supplier)
            .with("number", &check.number)
            .with("score", &shown)
            .with("outcome", outcome)
            .with("findings", findings.to_string())
            .with("path", check.company_href())
    })
    .await?;
    Ok(())
}

fn severities<'a>(
    checklist: &'a Checklist,
    known: &'a BTreeMap<String, MarkRow>,
    fields: &Fields,
    passed: bool,
) -> Outcome<Vec<(&'a Item, &'a MarkRow, Severity)>> {
    let mut problems = Problems::default();
    let mut graded = Vec::new();
    for (item, mark) in drafts(checklist, known) {
        let field = format!("s.{}", item.code);
        let severity = match fields.text(&field) {
            "" => Some(item.severity),
            typed => problems.code::<Severity>(&field, typed),
        };
        match severity {
            Some(severity) if item.zero_tolerance != (severity == Severity::ZeroTolerance) => {
                problems.add(&field, "check-severity");
            }
            Some(severity) => graded.push((item, mark, severity)),
            None => {}
        }
    }
    let nothing_to_do = graded.iter().all(|(_, _, severity)| *severity == Severity::Observation);
    if !passed && nothing_to_do && problems.0.is_empty() {
        let first = graded.first().map_or("s".into(), |(item, ..)| format!("s.{}", item.code));
        problems.add(&first, "check-observations-only");
    }
    problems.done()?;
    Ok(graded)
}

async fn raise(act: &Act, check: &Check, item: &Item, mark: &MarkRow, severity: Severity) -> Outcome<Id> {
    let found_at = check.scored_at.unwrap_or(act.now);
    finding::put(
        act,
        Finding {
            id: new_id(),
            number: act.number("F", 6).await?,
            source_kind: check.kind,
            source_id: check.id,
            supplier_id: check.supplier_id,
            item_code: item.code.clone(),
            kind: item.finding_kind.clone(),
            severity,
            stage: if check.kind == Kind::SpotCheck { finding::Stage::During } else { finding::Stage::After },
            text: mark.note.clone().unwrap_or_default(),
            raised_at: found_at,
            issued_at: Some(act.now),
            contain_by: rule::containment_due(severity, act.now.0).map(Instant),
            plan_due: rule::plan_due(severity, act.today()),
            complete_due: rule::latest_completion(severity, act.today()),
            state: if severity == Severity::Observation { finding::State::Noted } else { finding::State::Open },
        },
    )
    .await
}
