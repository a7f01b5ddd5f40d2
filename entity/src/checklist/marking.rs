//! The visit: beginning it, marking the items, scoring.

use super::query::small;
use super::step::{day_text, enter, lines, own, possible};
use super::{Check, Checklist, Event, Kind, MarkRow, State, evidence_counts, load, lookup, marks};
use crate::act::Act;
use crate::calendar::{add_working_days, china};
use crate::field::{Fields, Problems};
use crate::instant::Instant;
use crate::outgoing_mail::Mail;
use crate::permission::Permission;
use crate::refusal::{FieldError, Outcome, Refusal};
use crate::spot_check::rule::{self, Mark};
use crate::store::exec;
use crate::{Id, new_id, supplier};
use std::collections::BTreeMap;

/// Working days in which a supplier may comment on a score before the result.
const COMMENT_DAYS: u32 = 5;

/// Begins the visit: `visited_on`, not in the future; a day before today needs `reason`.
pub async fn start(act: &mut Act, kind: Kind, id: Id, seen: i64, fields: &Fields) -> Outcome<()> {
    let check = own(act, kind, id).await?;
    possible(&check, Event::Start)?;
    act.bump(kind.table(), id, seen).await?;
    let mut problems = Problems::default();
    let day = problems.date("visited_on", fields.text("visited_on"));
    let earlier = day.is_some_and(|day| day < act.today());
    if day.is_some_and(|day| day > act.today()) {
        problems.add("visited_on", "check-future");
    }
    let reason = lines(&mut problems, "reason", fields.text("reason"), 2_000, earlier);
    problems.done()?;
    exec(
        act.db(),
        &format!("UPDATE {} SET started_at = ?, visited_on = ?, visit_reason = ? WHERE id = ?", kind.table()),
        vec![act.now.into(), day.into(), (!reason.is_empty()).then_some(reason).into(), id.into()],
    )
    .await?;
    let next = enter(act, &check, Event::Start).await?;
    act.record("check-start", kind.code(), id).moved(check.state, next).about("supplier", check.supplier_id);
    Ok(())
}

/// Saves marks, those of the whole form or of one item: `m.<code>`, `n.<code>` (note), `v.<code>` (the version seen).
/// Notes and evidence may follow until the scoring. Drafts leave no line in the history.
pub async fn save_marks(act: &mut Act, kind: Kind, id: Id, fields: &Fields) -> Outcome<()> {
    let check = own(act, kind, id).await?;
    in_field(&check)?;
    let checklist = load(act.db(), check.checklist_id, act.actor.lang).await?;
    let known = marks(act.db(), id).await?;
    let mut problems = Problems::default();
    let mut changed = Vec::new();
    for item in &checklist.items {
        let (mark_field, note_field) = (format!("m.{}", item.code), format!("n.{}", item.code));
        let typed = fields.text(&mark_field);
        let note = lines(&mut problems, &note_field, fields.text(&note_field), 2_000, false);
        if typed.is_empty() && note.is_empty() {
            continue;
        }
        let Some(mark) = problems.code::<Mark>(&mark_field, typed) else { continue };
        let before = known.get(&item.code);
        if before.is_some_and(|b| b.mark == mark && b.note.clone().unwrap_or_default() == note) {
            continue;
        }
        let seen = fields.text(&format!("v.{}", item.code)).parse::<i64>().unwrap_or(0);
        if seen != before.map_or(0, |b| b.version) {
            return Err(Refusal::stale().into());
        }
        changed.push((item.code.clone(), mark, note, seen));
    }
    // A form for one item that says nothing about it is a mistake, not a success.
    let item = fields.text("item");
    if !item.is_empty() && fields.text(&format!("m.{item}")).is_empty() && problems.0.is_empty() {
        problems.add(&format!("m.{item}"), "choose");
    }
    problems.done()?;
    for (code, mark, note, seen) in changed {
        write(act, id, code, mark, note, seen).await?;
    }
    Ok(())
}

async fn write(act: &Act, check: Id, code: String, mark: Mark, note: String, seen: i64) -> Outcome<()> {
    let note = (!note.is_empty()).then_some(note);
    let written = exec(
        act.db(),
        "INSERT INTO mark (id, check_id, item_code, mark, note, marked_by, marked_at) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (check_id, item_code) DO UPDATE SET mark = excluded.mark, note = excluded.note,
           marked_by = excluded.marked_by, marked_at = excluded.marked_at, version = mark.version + 1
         WHERE mark.version = ?",
        vec![
            new_id().into(),
            check.into(),
            code.into(),
            mark.into(),
            note.into(),
            act.actor.person.into(),
            act.now.into(),
            seen.into(),
        ],
    )
    .await?;
    if written == 1 { Ok(()) } else { Err(Refusal::stale().into()) }
}

fn in_field(check: &Check) -> Outcome<()> {
    if check.state == State::InField { Ok(()) } else { Err(Refusal::state().into()) }
}

/// Whether the actor may add evidence to an item now; returns the supplier whose evidence it becomes.
pub async fn may_attach(act: &Act, check: Id, item: &str) -> Outcome<Id> {
    act.actor.need(Permission::CheckScore)?;
    let kind = lookup(act.db(), check).await?.kind;
    let check = own(act, kind, check).await?;
    in_field(&check)?;
    let checklist = load(act.db(), check.checklist_id, act.actor.lang).await?;
    if checklist.items.iter().any(|i| i.code == item) { Ok(check.supplier_id) } else { Err(Refusal::NotFound.into()) }
}

/// What still keeps a check from being scored, one mistake for each item and lack.
fn gaps(checklist: &Checklist, known: &BTreeMap<String, MarkRow>, files: &BTreeMap<String, i64>) -> Problems {
    let mut problems = Problems::default();
    let mut lacks = |field: String, code: &str, item: &str| {
        problems.0.push(FieldError::new(field, code).with("item", item));
    };
    for item in &checklist.items {
        let code = &item.code;
        let Some(mark) = known.get(code) else {
            lacks(format!("m.{code}"), "check-unmarked", code);
            continue;
        };
        if rule::needs_note(mark.mark) && mark.note.is_none() {
            lacks(format!("n.{code}"), "check-note", code);
        }
        if rule::needs_evidence(mark.mark, item.zero_tolerance) && !files.contains_key(code) {
            lacks(format!("e.{code}"), "check-evidence", code);
        }
    }
    problems
}

/// Ends the visit: every item is marked, what is below "met" has its note, a failed zero-tolerance item its evidence.
/// The score is computed; the supplier is told and may comment before the result.
pub async fn score(act: &mut Act, kind: Kind, id: Id, seen: i64) -> Outcome<()> {
    let check = own(act, kind, id).await?;
    possible(&check, Event::Score)?;
    act.bump(kind.table(), id, seen).await?;
    let checklist = load(act.db(), check.checklist_id, act.actor.lang).await?;
    let known = marks(act.db(), id).await?;
    let mut problems = gaps(&checklist, &known, &evidence_counts(act.db(), id).await?);
    let (score, _) = super::so_far(&checklist, &known);
    if score.den == 0 && problems.0.is_empty() {
        problems.add("score", "check-nothing-applies");
    }
    problems.done()?;
    let last_day = add_working_days(act.today(), COMMENT_DAYS, china());
    let until = Instant::start_of(last_day.succ_opt().unwrap_or(last_day), act.zone);
    let passed = rule::passes(score, small(checklist.pass_mark));
    exec(
        act.db(),
        &format!(
            "UPDATE {} SET scored_by = ?, {} = ?, score_num = ?, score_den = ?, zero_tolerance_failed = ?, passed = ?,
               comment_until = ? WHERE id = ?",
            kind.table(),
            kind.scored()
        ),
        vec![
            act.actor.person.into(),
            act.now.into(),
            i64::from(score.num).into(),
            i64::from(score.den).into(),
            score.zero_tolerance_failed.into(),
            passed.into(),
            until.into(),
            id.into(),
        ],
    )
    .await?;
    let next = enter(act, &check, Event::Score).await?;
    let shown = rule::shown(score.num, score.den, small(checklist.pass_mark));
    let message = if kind == Kind::Audit { "audit-draft" } else { "check-scored" };
    supplier::tell(act, check.supplier_id, |lang, email| {
        Mail::new(message, email, lang)
            .with("supplier", &check.supplier)
            .with("number", &check.number)
            .with("score", &shown)
            .with("until", day_text(lang, last_day))
            .with("path", check.company_href())
    })
    .await?;
    let line = act.record("check-score", kind.code(), id).moved(check.state, next);
    line.about("supplier", check.supplier_id).by_rule(format!("{} {}", checklist.code, checklist.number));
    Ok(())
}

/// Takes the score back before the result, because the comment or a second look shows that marks are wrong: `reason`,
/// which the supplier reads. The marks are corrected and scored again; the supplier may comment anew.
pub async fn revise(act: &mut Act, kind: Kind, id: Id, fields: &Fields) -> Outcome<()> {
    let check = own(act, kind, id).await?;
    possible(&check, Event::Revise)?;
    act.bump(kind.table(), id, fields.version()).await?;
    let mut problems = Problems::default();
    let reason = lines(&mut problems, "reason", fields.text("reason"), 2_000, true);
    problems.done()?;
    exec(
        act.db(),
        &format!(
            "UPDATE {} SET {} = NULL, scored_by = NULL, score_num = NULL, score_den = NULL, zero_tolerance_failed = NULL,
               passed = NULL, comment_until = NULL, outcome_reason = ? WHERE id = ?",
            kind.table(),
            kind.scored()
        ),
        vec![reason.into(), id.into()],
    )
    .await?;
    let next = enter(act, &check, Event::Revise).await?;
    act.record("check-revise", kind.code(), id).moved(check.state, next).about("supplier", check.supplier_id);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::rule::Severity;

    fn item(code: &str, zero_tolerance: bool) -> super::super::Item {
        super::super::Item {
            code: code.into(),
            weight: 3,
            zero_tolerance,
            clause: "1.1".into(),
            severity: Severity::Major,
            finding_kind: "wages".into(),
            text: String::new(),
            look: String::new(),
        }
    }

    #[test]
    fn every_gap_is_named_at_once() {
        let checklist = Checklist {
            id: Id::nil(),
            code: "spot-check".into(),
            number: 1,
            pass_mark: 80,
            title: String::new(),
            items: vec![item("A", true), item("B", false), item("C", false), item("D", false)],
        };
        let mark = |code: &str, mark, note: Option<&str>| {
            (code.to_owned(), MarkRow { item_code: code.into(), mark, note: note.map(Into::into), version: 1 })
        };
        let known =
            [mark("A", Mark::Partly, Some("x")), mark("B", Mark::NotApplicable, None), mark("C", Mark::Met, None)];
        let found = gaps(&checklist, &known.into_iter().collect(), &BTreeMap::new()).0;
        let found: Vec<_> = found.iter().map(|p| (p.field.as_str(), p.code.as_str())).collect();
        assert_eq!(found, [("e.A", "check-evidence"), ("n.B", "check-note"), ("m.D", "check-unmarked")]);
    }
}
