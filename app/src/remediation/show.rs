//! The record as reviewers see it, with the decision that waits.

use super::shown::{self, fact, linked, told};
use crate::evidence;
use crate::form::Form;
use crate::ui::{self, Confirm, Kind, Moment, NoticeKind, PageHead, Row};
use crate::visit::{Frame, Page, Visit};
use chrono::NaiveDate;
use entity::evidence::{File, Target};
use entity::permission::Permission;
use entity::refusal::Outcome;
use entity::remediation::{self, Detail, Event, State, Step};
use leptos::prelude::*;

/// `/remediations/{id}`
pub async fn show(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let found = remediation::detail(&visit.store, visit.actor()?, visit.id("id")?).await?;
    let steps = remediation::steps(&visit.store, found.id).await?;
    let target = Target::Remediation(found.id);
    let files = entity::evidence::of(visit.store.read(), &target).await?;
    let title = w.remediation_title(&found.number);
    let frame = Frame::new(title.clone()).at("/remediations").crumb("/remediations", w.nav_remediations());
    visit.page(frame, || {
        let decision = decision(visit, &found, files.len());
        view! {
            {head(visit, &found, title)}
            {ui::section(w.remediation_finding(), ui::summary_list(finding(visit, &found)))}
            {plan(visit, &found)}
            {proof(visit, &found, &target, files)}
            {decision}
            {ui::section(w.remediation_history(), ui::timeline(timeline(visit, steps)))}
        }
        .into_any()
    })
}

fn head(visit: &Visit, found: &Detail, title: String) -> AnyView {
    let w = visit.words;
    ui::page_head(PageHead {
        caption: None,
        title,
        other_name: Some(found.supplier.clone()),
        facts: vec![w.code("finding-kind", &found.kind), w.code("finding-severity", &found.severity)],
        status: Some(shown::state(visit, found.state)),
        actions: Vec::new(),
    })
}

fn finding(visit: &Visit, found: &Detail) -> Vec<Row> {
    let w = visit.words;
    let folder = if found.source_kind == "audit" { "audits" } else { "spot-checks" };
    let mut rows = vec![
        linked(w.remediation_supplier(), format!("/suppliers/{}", found.supplier_id), &found.supplier),
        linked(w.remediation_source(), format!("/{folder}/{}", found.source_id), &found.finding),
        Row::new(w.remediation_text(), shown::lines(&found.text)),
        fact(w.remediation_auditor(), &found.auditor),
    ];
    rows.extend(dates(visit, found));
    if found.sent_back_count > 0 {
        rows.push(fact(w.remediation_sent_back_count(), w.number(found.sent_back_count)));
    }
    if let (Some(who), Some(at)) = (&found.verifier, found.verified_at) {
        rows.push(fact(w.remediation_verified_by(), w.remediation_by(visit.time(at), who)));
    }
    rows
}

/// The dates of a remediation; also for its company.
pub(super) fn dates(visit: &Visit, found: &Detail) -> Vec<Row> {
    let w = visit.words;
    let owed = found.state.owed_by(found.plan_due, found.complete_due).filter(|day| *day < visit.today());
    let by = |label: &str, day: NaiveDate| {
        let late = (owed == Some(day)).then(|| ui::tag(ui::Tone::Bad, w.remediation_overdue()));
        Row::new(label, view! { {visit.end_of(day)} " " {late} }.into_any())
    };
    let contain = found.contain_by.map(|at| fact(w.remediation_contain_by(), visit.time(at)));
    let plan = found.plan_due.map(|day| by(w.remediation_plan_due(), day));
    contain.into_iter().chain(plan).chain([by(w.remediation_complete_due(), found.complete_due)]).collect()
}

/// The plan as it was submitted; also for its company.
pub(super) fn plan(visit: &Visit, found: &Detail) -> Option<AnyView> {
    let w = visit.words;
    found.cause.as_ref()?;
    let mut rows: Vec<Row> = [
        told(w.remediation_cause(), &found.cause),
        told(w.remediation_action(), &found.action),
        told(w.remediation_prevention(), &found.prevention),
        told(w.remediation_owner(), &found.owner),
    ]
    .into_iter()
    .flatten()
    .collect();
    if let Some(day) = found.owner_due {
        rows.push(fact(w.remediation_owner_due(), visit.day(day)));
    }
    Some(ui::section(w.remediation_plan(), ui::summary_list(rows)))
}

fn proof(visit: &Visit, found: &Detail, target: &Target, files: Vec<File>) -> AnyView {
    let w = visit.words;
    let body = if visit.may(Permission::EvidenceRead) {
        evidence::part(visit, found.supplier_id, target, files, false)
    } else {
        let count = match files.len() {
            0 => w.evidence_none().to_owned(),
            count => w.remediation_files(count),
        };
        view! { <p>{count}</p> }.into_any()
    };
    ui::section(w.remediation_evidence(), body)
}

/// Every move with its reason; also for its company.
pub(super) fn timeline(visit: &Visit, steps: Vec<Step>) -> Vec<Moment> {
    steps
        .into_iter()
        .map(|s| Moment {
            when: visit.time(s.done_at),
            title: visit.words.code("verb", &s.verb),
            who: s.person,
            note: s.reason,
        })
        .collect()
}

fn decision(visit: &Visit, found: &Detail, files: usize) -> Option<AnyView> {
    if !visit.may(Permission::RemediationReview) {
        return None;
    }
    let w = visit.words;
    match found.state {
        State::PlanSubmitted => Some(judge_plan(visit, found)),
        State::EvidenceSubmitted if visit.actor.as_ref().is_some_and(|a| a.person == found.auditor_id) => {
            Some(ui::notice(NoticeKind::Info, w.remediation_own()))
        }
        State::EvidenceSubmitted => Some(judge_evidence(visit, found, files)),
        state if state.after(Event::Close).is_some() => {
            let form = Form::new(visit, "remediation/close").carry("id", found.id).carry("version", found.version);
            Some(ui::confirm(
                &w.texts(),
                Confirm {
                    title: w.remediation_close_title(&found.number),
                    effects: vec![w.remediation_close_effect().into()],
                    form: form.button(w.remediation_close(), Kind::Primary),
                    danger: false,
                },
            ))
        }
        _ => None,
    }
}

fn judge_plan(visit: &Visit, found: &Detail) -> AnyView {
    let (w, t) = (visit.words, visit.words.texts());
    let form = Form::new(visit, "remediation/judge-plan").carry("id", found.id).carry("version", found.version);
    let reason = ui::text_area(
        &t,
        form.field("reason", w.remediation_reason()).hint(w.remediation_plan_reason()).optional(),
        4,
        None,
    );
    let buttons = ui::actions(vec![
        ui::button_with(w.remediation_accept_plan(), Kind::Primary, "outcome", "accept"),
        ui::button_with(w.remediation_return_plan(), Kind::Secondary, "outcome", "return"),
    ]);
    let date = visit.day(found.owner_due.unwrap_or(found.complete_due));
    ui::confirm(
        &t,
        Confirm {
            title: w.remediation_judge_plan_title(&found.number),
            effects: vec![w.remediation_accept_effect(date), w.remediation_return_effect().into()],
            form: form.view(view! { {reason}{buttons} }),
            danger: false,
        },
    )
}

fn judge_evidence(visit: &Visit, found: &Detail, files: usize) -> AnyView {
    let (w, t) = (visit.words, visit.words.texts());
    let form = Form::new(visit, "remediation/judge-evidence").carry("id", found.id).carry("version", found.version);
    let reason =
        ui::text_area(&t, form.field("reason", w.remediation_reason()).hint(w.remediation_evidence_reason()), 4, None);
    let buttons = ui::actions(vec![
        ui::button_with(w.remediation_verify(), Kind::Primary, "outcome", "verify"),
        ui::button_with(w.remediation_send_back(), Kind::Secondary, "outcome", "send-back"),
    ]);
    ui::confirm(
        &t,
        Confirm {
            title: w.remediation_judge_evidence_title(w.remediation_files(files), &found.number),
            effects: vec![w.remediation_verify_effect(&found.auditor), w.remediation_send_back_effect().into()],
            form: form.view(view! { {reason}{buttons} }),
            danger: false,
        },
    )
}
