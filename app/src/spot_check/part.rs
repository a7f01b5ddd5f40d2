//! What several pages of a check show: its state, score, marks and findings.

use crate::ui::{self, Tone};
use crate::visit::Visit;
use crate::words::Words;
use entity::Id;
use entity::checklist::{Check, Checklist, Kind, MarkRow, State};
use entity::finding::Finding;
use entity::finding::rule::Severity;
use entity::permission::Permission as P;
use entity::spot_check::rule::Mark;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// A text of several lines, each as its own paragraph.
pub fn lines(text: &str) -> AnyView {
    let lines = text.split('\n').filter(|line| !line.trim().is_empty());
    lines.map(|line| view! { <p>{line.to_owned()}</p> }).collect::<Vec<_>>().into_any()
}

pub fn state_tag(w: Words, state: State) -> AnyView {
    let tone = match state {
        State::Drawn | State::Planned | State::Closed | State::OutOfScope | State::Cancelled => Tone::Neutral,
        State::Assigned | State::InField | State::Scored | State::Drafted | State::Issued => Tone::Info,
        State::Commented | State::Remediation => Tone::Warn,
        State::Passed | State::Verified => Tone::Good,
        State::Failed | State::Refused => Tone::Bad,
    };
    ui::tag(tone, w.code("check-state", state))
}

pub fn mark_tag(w: Words, mark: Option<Mark>) -> AnyView {
    let tone = match mark {
        Some(Mark::Met) => Tone::Good,
        Some(Mark::Partly) => Tone::Warn,
        Some(Mark::NotMet) => Tone::Bad,
        Some(Mark::NotApplicable) | None => Tone::Neutral,
    };
    ui::tag(tone, mark.map_or_else(|| w.check_mark_none().to_owned(), |mark| w.code("check-mark", mark)))
}

pub fn severity_tag(w: Words, severity: Severity) -> AnyView {
    let tone = match severity {
        Severity::ZeroTolerance | Severity::Critical => Tone::Bad,
        Severity::Major => Tone::Warn,
        Severity::Minor => Tone::Info,
        Severity::Observation => Tone::Neutral,
    };
    ui::tag(tone, w.code("finding-severity", severity))
}

/// "84.2 %, pass mark 80 %", with the zero-tolerance failure when there was one.
pub fn score_text(w: Words, check: &Check) -> Option<String> {
    let shown = check.score_shown()?;
    let plain = w.check_score_text(check.pass_mark, shown);
    Some(match check.zero_tolerance_failed {
        Some(true) => format!("{plain} {}", w.check_zero_failed()),
        _ => plain,
    })
}

/// The result, once it was given.
pub fn result_tag(w: Words, check: &Check) -> Option<AnyView> {
    check.settled_at?;
    Some(match check.passed? {
        true => ui::tag(Tone::Good, w.check_passed()),
        false => ui::tag(Tone::Bad, w.check_failed()),
    })
}

/// Whether it failed and waits for its remediations and a disposition.
pub fn failed_and_open(check: &Check) -> bool {
    check.settled_at.is_some() && check.passed == Some(false) && !check.state.ended()
}

pub fn list_title(w: Words, kind: Kind) -> &'static str {
    match kind {
        Kind::SpotCheck => w.nav_spot_checks(),
        Kind::Audit => w.nav_audits(),
    }
}

/// Every item with its mark and note. `files` is how many pieces of evidence each has; none for the company.
pub fn marks_table(
    w: Words,
    checklist: &Checklist,
    marks: &BTreeMap<String, MarkRow>,
    files: Option<&BTreeMap<String, i64>>,
) -> AnyView {
    let rows = checklist.items.iter().map(|item| {
        let mark = marks.get(&item.code);
        let note = mark.and_then(|m| m.note.clone()).unwrap_or_default();
        let points = mark.and_then(|m| m.mark.points()).map(|points| i64::from(points) * item.weight);
        let zero = item.zero_tolerance.then(|| ui::tag(Tone::Bad, w.check_zero_tolerance()));
        let mut cells = vec![
            view! { <span class="unbroken">{item.code.clone()}</span> }.into_any(),
            view! { <p>{item.text.clone()}</p>{(!note.is_empty()).then(|| view! { <p class="muted">{note}</p> })}{zero} }
                .into_any(),
            item.clause.clone().into_any(),
            mark_tag(w, mark.map(|m| m.mark)),
            points.map_or_else(|| "–".to_owned(), |points| format!("{points} / {}", item.weight * 2)).into_any(),
        ];
        if let Some(files) = files {
            cells.push(files.get(&item.code).copied().unwrap_or(0).to_string().into_any());
        }
        cells
    });
    let mut columns = vec![
        ui::Column::new(w.check_item()),
        ui::Column::new(w.check_item_text()),
        ui::Column::new(w.check_clause()),
        ui::Column::new(w.check_mark()),
        ui::Column::new(w.check_points()).numeric(),
    ];
    if files.is_some() {
        columns.push(ui::Column::new(w.check_files()).numeric());
    }
    let rows = rows.collect();
    ui::table(ui::Table { caption: checklist.title.clone(), columns, rows, empty: ().into_any(), dense: false })
}

/// The findings with their three dates. `link` says where one leads.
pub fn findings_table(visit: &Visit, findings: &[Finding]) -> AnyView {
    let w = visit.words;
    let none = || "–".to_owned();
    let rows = findings
        .iter()
        .map(|finding| {
            vec![
                view! { <p class="unbroken">{finding.number.clone()}</p><p class="muted">{finding.item_code.clone()}</p> }.into_any(),
                view! { {lines(&finding.text)}<p class="muted">{w.code("finding-kind", &finding.kind)}</p> }.into_any(),
                severity_tag(w, finding.severity),
                finding.contain_by.map_or_else(none, |at| visit.time(at)).into_any(),
                finding.plan_due.map_or_else(none, |day| visit.day(day)).into_any(),
                finding.complete_due.map_or_else(none, |day| visit.day(day)).into_any(),
                w.code("finding-state", finding.state).into_any(),
            ]
        })
        .collect();
    ui::table(ui::Table {
        caption: w.finding_list().into(),
        columns: vec![
            ui::Column::new(w.finding_number()),
            ui::Column::new(w.finding_text()),
            ui::Column::new(w.finding_severity()),
            ui::Column::new(w.finding_contain_by()),
            ui::Column::new(w.finding_plan_due()),
            ui::Column::new(w.finding_complete_due()),
            ui::Column::new(w.finding_state()),
        ],
        rows,
        empty: ui::empty("", w.finding_none(), None),
        dense: false,
    })
}

/// A record by its name; a link for those who may open it.
fn leading(visit: &Visit, need: P, folder: &str, id: Id, name: &str) -> AnyView {
    let name = name.to_owned();
    match visit.may(need) {
        true => view! { <a href=format!("/{folder}/{id}")>{name}</a> }.into_any(),
        false => name.into_any(),
    }
}

/// What identifies a check, as a list of facts.
pub fn facts(visit: &Visit, check: &Check) -> Vec<ui::Row> {
    let w = visit.words;
    let none = || w.check_not_known().to_owned();
    let mut rows = vec![
        ui::Row::new(
            w.check_supplier(),
            leading(visit, P::SupplierRead, "suppliers", check.supplier_id, &check.supplier),
        ),
        ui::Row::new(w.check_site(), check.site.clone().unwrap_or_else(none)),
        ui::Row::new(w.check_due(), visit.day(check.due_on)),
    ];
    if let (Some(id), Some(number)) = (check.draw_id, &check.draw_number) {
        rows.push(ui::Row::new(w.check_draw(), leading(visit, P::DrawRead, "draws", id, number)));
    }
    if let Some(reason) = &check.plan_reason {
        rows.push(ui::Row::new(w.check_plan_reason(), reason.clone()));
    }
    rows.push(ui::Row::new(w.check_auditor(), check.assignee.clone().unwrap_or_else(|| w.check_nobody().to_owned())));
    rows.extend(outcome(visit, check));
    rows
}

/// What came of it so far.
pub fn outcome(visit: &Visit, check: &Check) -> Vec<ui::Row> {
    let w = visit.words;
    let mut rows = Vec::new();
    if let Some(day) = check.visited_on {
        rows.push(ui::Row::new(w.check_visited(), visit.day(day)));
    }
    if let Some(score) = score_text(w, check) {
        rows.push(ui::Row::new(w.check_score(), score));
    }
    if let Some(tag) = result_tag(w, check) {
        rows.push(ui::Row::new(w.check_result(), tag));
    }
    if let (Some(until), true) = (check.comment_until, check.state.awaits_result()) {
        rows.push(ui::Row::new(w.check_comment_until(), visit.until(until)));
    }
    if let Some(reason) = &check.outcome_reason {
        rows.push(ui::Row::new(w.check_reason(), reason.clone()));
    }
    rows
}
