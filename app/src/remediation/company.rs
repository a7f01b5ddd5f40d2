//! The company's side: what was found, the plan, the evidence, and every move since.

use super::{show, shown};
use crate::evidence;
use crate::form::Form;
use crate::ui::{self, Column, Kind, NoticeKind, PageHead, Row, Stage, Table};
use crate::visit::{Frame, Page, Visit};
use entity::evidence::{File, Target};
use entity::finding::rule::{Severity, latest_in_plan};
use entity::permission::Permission;
use entity::refusal::Outcome;
use entity::remediation::{self, Detail, State, Step};
use entity::supplier;
use leptos::prelude::*;

/// `/s/{supplier}/remediations`
pub async fn list(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let company = supplier::company(visit.store.read(), visit.actor()?, visit.id("supplier")?).await?;
    let found = remediation::company_list(&visit.store, visit.actor()?, company.id).await?;
    let rows = found
        .into_iter()
        .map(|r| {
            let href = format!("/s/{}/remediations/{}", company.id, r.id);
            vec![
                view! { <a href=href>{r.number}</a> }.into_any(),
                w.code("finding-kind", &r.kind).into_any(),
                w.code("finding-severity", &r.severity).into_any(),
                shown::state(visit, r.state),
                shown::owed(visit, r.state, r.plan_due, r.complete_due),
            ]
        })
        .collect();
    let at = format!("/s/{}/remediations", company.id);
    let frame = Frame::new(w.nav_company_remediations()).at(at).acting(company.id, company.name.clone());
    visit.page(frame, || {
        view! {
            {ui::page_head(PageHead::new(w.nav_company_remediations()))}
            <p>{w.remediation_company_lead()}</p>
            {ui::table(Table {
                caption: w.nav_company_remediations().into(),
                columns: vec![
                    Column::new(w.remediation_number()), Column::new(w.remediation_finding()),
                    Column::new(w.remediation_severity()), Column::new(w.remediation_state()),
                    Column::new(w.remediation_due()),
                ],
                rows,
                empty: ui::empty(w.remediation_company_empty(), w.remediation_company_empty_body(), None),
                dense: false,
            })}
        }
        .into_any()
    })
}

/// `/s/{supplier}/remediations/{id}`
pub async fn show(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let company = supplier::company(visit.store.read(), visit.actor()?, visit.id("supplier")?).await?;
    let found = remediation::company_detail(&visit.store, visit.actor()?, company.id, visit.id("id")?).await?;
    let steps = remediation::steps(&visit.store, found.id).await?;
    let files = entity::evidence::of(visit.store.read(), &Target::Remediation(found.id)).await?;
    let at = format!("/s/{}/remediations", company.id);
    let title = w.remediation_title(&found.number);
    let frame = Frame::new(title.clone())
        .at(at.clone())
        .crumb(at, w.nav_company_remediations())
        .acting(company.id, company.name.clone());
    visit.page(frame, || {
        let head = PageHead {
            caption: Some(w.code("finding-severity", &found.severity)),
            title,
            facts: vec![found.finding.clone(), w.code("finding-kind", &found.kind)],
            status: Some(shown::state(visit, found.state)),
            ..PageHead::default()
        };
        let mut facts = vec![Row::new(w.remediation_text(), shown::lines(&found.text))];
        facts.extend(show::dates(visit, &found));
        let answers = visit.may_for(Permission::CompanyAnswer, company.id);
        let next = next(visit, &found, &steps);
        let plan =
            if found.state.owes_plan() && answers { Some(plan(visit, &found)) } else { show::plan(visit, &found) };
        view! {
            {ui::page_head(head)}
            {ui::steps(&w.texts(), w.remediation_way(), way(visit, found.state))}
            {next}
            {ui::section(w.remediation_finding(), ui::summary_list(facts))}
            {plan}
            {proof(visit, &found, files, answers)}
            {ui::section(w.remediation_history(), ui::timeline(show::timeline(visit, steps)))}
        }
        .into_any()
    })
}

/// What is to be done now, by whom and until when; what came back says why.
fn next(visit: &Visit, found: &Detail, steps: &[Step]) -> AnyView {
    let w = visit.words;
    let due = found.state.owed_by(found.plan_due, found.complete_due).map(|day| visit.end_of(day)).unwrap_or_default();
    let reason = steps.first().and_then(|step| step.reason.clone()).unwrap_or_default();
    let text = match found.state {
        State::Opened => w.remediation_next_opened(due),
        State::PlanReturned => w.remediation_next_plan_returned(due, reason),
        State::PlanAccepted => w.remediation_next_plan_accepted(due),
        State::SentBack => w.remediation_next_sent_back(due, reason),
        state => w.code("remediation-next", state),
    };
    let kind = match found.state {
        State::PlanReturned | State::SentBack => NoticeKind::Warn,
        State::Verified | State::Closed => NoticeKind::Good,
        _ => NoticeKind::Info,
    };
    ui::notice(kind, text)
}

fn way(visit: &Visit, state: State) -> Vec<ui::Step> {
    let w = visit.words;
    let at = match state {
        State::Opened | State::PlanReturned => 0,
        State::PlanSubmitted => 1,
        State::PlanAccepted | State::SentBack => 2,
        State::EvidenceSubmitted => 3,
        State::Verified => 4,
        State::Closed => 5,
    };
    let labels = [
        w.remediation_way_plan(),
        w.remediation_way_judged(),
        w.remediation_way_evidence(),
        w.remediation_way_verified(),
        w.remediation_way_closed(),
    ];
    labels
        .into_iter()
        .enumerate()
        .map(|(step, label)| ui::Step {
            label: label.into(),
            href: None,
            stage: match step.cmp(&at) {
                std::cmp::Ordering::Less => Stage::Done,
                std::cmp::Ordering::Equal => Stage::Current,
                std::cmp::Ordering::Greater => Stage::Ahead,
            },
        })
        .collect()
}

fn plan(visit: &Visit, found: &Detail) -> AnyView {
    let (w, t) = (visit.words, visit.words.texts());
    let form = Form::new(visit, "remediation/submit-plan")
        .carry("supplier", found.supplier_id)
        .carry("id", found.id)
        .carry("version", found.version);
    let area = |name: &str, label: &str, hint: &str, value: &Option<String>| {
        ui::text_area(&t, form.field_with(name, label, value.as_deref().unwrap_or("")).hint(hint), 4, None)
    };
    let cause = area("cause", w.remediation_cause(), w.remediation_cause_hint(), &found.cause);
    let action = area("action", w.remediation_action(), w.remediation_action_hint(), &found.action);
    let prevention = area("prevention", w.remediation_prevention(), w.remediation_prevention_hint(), &found.prevention);
    let owner = form.field_with("owner", w.remediation_owner(), found.owner.as_deref().unwrap_or(""));
    let owner = ui::text_field(&t, owner.hint(w.remediation_owner_hint()));
    let due = found.owner_due.map(|day| day.to_string()).unwrap_or_default();
    let severity = found.severity.parse().unwrap_or(Severity::Observation);
    let latest = latest_in_plan(severity, found.complete_due, visit.today());
    let latest = w.remediation_owner_due_hint(visit.day(latest));
    let due = ui::date_field(&t, form.field_with("owner_due", w.remediation_owner_due(), &due).hint(latest));
    let submit = ui::actions(vec![ui::button(w.remediation_submit_plan(), Kind::Primary)]);
    ui::section(w.remediation_plan(), form.view(view! { {cause}{action}{prevention}{owner}{due}{submit} }))
}

fn proof(visit: &Visit, found: &Detail, files: Vec<File>, answers: bool) -> AnyView {
    let (w, t) = (visit.words, visit.words.texts());
    let open = found.state.owes_evidence() && answers;
    if files.is_empty() && !open {
        let later = w.remediation_evidence_later();
        return ui::section(w.remediation_evidence(), view! { <p class="muted">{later}</p> }.into_any());
    }
    let part = evidence::part(visit, found.supplier_id, &Target::Remediation(found.id), files, open);
    let submit = open.then(|| {
        let form = Form::new(visit, "remediation/submit-evidence")
            .carry("supplier", found.supplier_id)
            .carry("id", found.id)
            .carry("version", found.version);
        let note = form.field("note", w.remediation_note()).hint(w.remediation_note_hint()).optional();
        let note = ui::text_area(&t, note, 4, None);
        let missing = form.field("file", w.evidence_file()).error;
        let missing = missing.map(|text| view! { <p class="field-error" id=ui::field_id("file")>{text}</p> });
        form.view(
            view! { {missing}{note}{ui::actions(vec![ui::button(w.remediation_submit_evidence(), Kind::Primary)])} },
        )
    });
    ui::section(w.remediation_evidence(), view! { {part}{submit} }.into_any())
}
