//! The record of a check: where it stands, what may be done, marks, findings, comment and history.

use super::{action, part};
use crate::form::Form;
use crate::ui::{self, Choice, Kind as Look, Moment, NoticeKind, PageHead, Tab};
use crate::visit::{Frame, Page, Visit};
use entity::activity;
use entity::checklist::{self, Check, Checklist, Event, Kind, MarkRow, Objection};
use entity::finding::{self, Finding};
use entity::permission::Permission as P;
use entity::person;
use entity::refusal::Outcome;
use leptos::prelude::*;
use std::collections::BTreeMap;

struct Record {
    check: Check,
    list: Checklist,
    marks: BTreeMap<String, MarkRow>,
    files: BTreeMap<String, i64>,
    findings: Vec<Finding>,
    objection: Option<Objection>,
    history: Vec<activity::Moment>,
}

/// The record.
pub async fn show(visit: &Visit, kind: Kind) -> Outcome<Page> {
    let w = visit.words;
    let db = visit.store.read();
    let check = checklist::show(db, visit.actor()?, kind, visit.id("id")?).await?;
    let people = match visit.may(P::CheckAssign) && kind.after(check.state, Event::Assign).is_some() {
        true => person::holders(&visit.store, P::CheckScore, visit.today()).await?,
        false => Vec::new(),
    };
    let record = Record {
        list: checklist::load(db, check.checklist_id, visit.lang()).await?,
        marks: checklist::marks(db, check.id).await?,
        files: checklist::evidence_counts(db, check.id).await?,
        findings: finding::of(db, check.id).await?,
        objection: checklist::objection(db, check.id).await?,
        history: activity::of(&visit.store, check.id, 200).await?,
        check,
    };
    let check = &record.check;
    let obstacle = checklist::obstacle(db, check).await?;
    let origin = entity::import::origin(&visit.store, kind.table(), check.id).await?;
    let frame = Frame::new(check.number.clone())
        .at(format!("/{}", kind.path()))
        .crumb(format!("/{}", kind.path()), part::list_title(w, kind));
    visit.page(frame, || {
        let head = PageHead {
            caption: Some(w.code("check-kind", kind)),
            title: format!("{} {}", check.number, check.supplier),
            other_name: check.supplier_latin.clone(),
            facts: vec![w.check_due_on(visit.day(check.due_on)), w.country(&check.country)],
            status: Some(part::state_tag(w, check.state)),
            actions: action::head(visit, check, obstacle),
        };
        view! {
            {ui::page_head(head)}
            {crate::import::origin(visit, origin)}
            {waiting(visit, check, obstacle)}
            {ui::summary_list(part::facts(visit, check))}
            {action::more(visit, check, &people)}
            {tabs(visit, &record)}
        }
        .into_any()
    })
}

/// What the reader may be waiting for.
fn waiting(visit: &Visit, check: &Check, obstacle: Option<&str>) -> Option<AnyView> {
    let w = visit.words;
    let until = check.comment_until.filter(|_| check.comment_open(visit.now));
    if let Some(until) = until {
        return Some(ui::notice(NoticeKind::Info, w.check_waits_for_comment(visit.until(until))));
    }
    part::failed_and_open(check).then(|| {
        let text = obstacle.map_or(w.check_failed_needs().to_owned(), |code| w.code("conflict", code));
        ui::notice(NoticeKind::Info, text)
    })
}

fn tabs(visit: &Visit, record: &Record) -> AnyView {
    let w = visit.words;
    let chosen = match visit.query.text("tab") {
        tab @ ("findings" | "comment" | "history") => tab,
        _ => "marks",
    };
    let tab = |code: &str, count: Option<usize>| Tab {
        href: visit.with_query("tab", code),
        label: w.code("check-part", code),
        count: count.map(|count| count.to_string()),
        current: code == chosen,
    };
    let tabs = vec![
        tab("marks", Some(record.marks.len())),
        tab("findings", Some(record.findings.len())),
        tab("comment", None),
        tab("history", None),
    ];
    let body = match chosen {
        "findings" => part::findings_table(visit, &record.findings),
        "comment" => comment(visit, record),
        "history" => ui::timeline(record.history.iter().map(|moment| line(visit, moment)).collect()),
        // Nobody marked what was refused, left out or brought by a list of former years.
        _ if record.marks.is_empty() && !record.check.state.before_score() => ui::empty("", w.check_no_marks(), None),
        _ => part::marks_table(w, &record.list, &record.marks, Some(&record.files)),
    };
    let printed = (chosen != "findings" && !record.findings.is_empty()).then(|| {
        let findings = ui::section(w.finding_list(), part::findings_table(visit, &record.findings));
        view! { <div class="on-paper">{findings}</div> }
    });
    view! { {ui::tabs(record.check.number.clone(), tabs)}{body}{printed} }.into_any()
}

fn line(visit: &Visit, moment: &activity::Moment) -> Moment {
    let w = visit.words;
    let note = match (&moment.before_state, &moment.after_state) {
        (Some(before), Some(after)) if before != after && !before.is_empty() => {
            Some(format!("{} → {}", w.code("check-state", before), w.code("check-state", after)))
        }
        (_, Some(after)) => Some(w.code("check-state", after)),
        _ => None,
    };
    Moment { when: visit.time(moment.at), title: w.code("verb", &moment.verb), who: moment.person.clone(), note }
}

fn comment(visit: &Visit, record: &Record) -> AnyView {
    let w = visit.words;
    let check = &record.check;
    let said = match (&check.comment, check.commented_at) {
        (Some(text), Some(at)) => view! { <p class="muted">{visit.time(at)}</p>{part::lines(text)} }.into_any(),
        _ => view! { <p>{w.check_no_comment()}</p> }.into_any(),
    };
    let against = match &record.objection {
        None => view! { <p>{w.check_no_objection()}</p> }.into_any(),
        Some(objection) => view! { {raised(visit, objection)}{decide(visit, check, objection)} }.into_any(),
    };
    view! { {ui::section(w.check_comment(), said)}{ui::section(w.check_objection(), against)} }.into_any()
}

/// An objection and, once it is decided, what was decided; both sides read the same.
pub fn raised(visit: &Visit, objection: &Objection) -> AnyView {
    let w = visit.words;
    let mut rows =
        vec![ui::Row::new(w.check_objection_on(visit.time(objection.raised_at)), part::lines(&objection.text))];
    if let (Some(decision), Some(at)) = (&objection.decision, objection.decided_at) {
        rows.push(ui::Row::new(w.check_decision_on(visit.time(at)), w.code("check-decision", decision)));
        rows.push(ui::Row::new(w.check_reason(), objection.decision_reason.clone().unwrap_or_default()));
    }
    if let Some(passed) = objection.corrected_passed {
        let result = if passed { w.check_passed() } else { w.check_failed() };
        rows.push(ui::Row::new(w.check_corrected(), result));
    }
    ui::summary_list(rows)
}

fn decide(visit: &Visit, check: &Check, objection: &Objection) -> Option<AnyView> {
    let (w, t) = (visit.words, visit.words.texts());
    let person = Some(visit.actor.as_ref()?.person);
    let took_part = [check.assigned_to, check.scored_by, check.planned_by].contains(&person);
    let role = visit.may(P::CheckAssign) || visit.may(P::CheckScore);
    if objection.decision.is_some() || !role {
        return None;
    }
    if took_part {
        return Some(ui::notice(NoticeKind::Info, w.check_objection_other()));
    }
    let form = Form::new(visit, "check/decide-objection").carry("kind", check.kind).carry("id", check.id);
    let choices = ["upheld", "rejected"].map(|code| Choice::new(code, w.code("check-decision", code)));
    let decision = ui::radios(&t, form.field("decision", w.check_decision()), choices.into());
    let results = vec![
        (String::new(), w.check_corrected_none().to_owned()),
        ("passed".to_owned(), w.check_passed().to_owned()),
        ("failed".to_owned(), w.check_failed().to_owned()),
    ];
    let corrected = form.field("corrected", w.check_corrected()).hint(w.check_corrected_hint()).optional();
    let reason = form.field("reason", w.check_reason()).hint(w.check_decision_hint());
    Some(form.view(view! {
        {decision}
        {ui::select(&t, corrected, results)}
        {ui::text_area(&t, reason, 4, None)}
        {ui::actions(vec![ui::button(w.check_decide_objection(), Look::Primary)])}
    }))
}
