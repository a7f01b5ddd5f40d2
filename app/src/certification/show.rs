//! Applying for a supplier, screening it, and the decision.

use super::list::state;
use crate::form::Form;
use crate::remediation::shown::{self, fact, linked, told};
use crate::ui::{self, Choice, Confirm, Kind as Button, NoticeKind, PageHead, Row};
use crate::visit::{Frame, Page, Visit};
use entity::actor::Actor;
use entity::certification::{self, Event, Listed, State};
use entity::permission::Permission;
use entity::refusal::{Outcome, Refusal};
use entity::{Id, activity, supplier};
use leptos::prelude::*;

/// `/certifications/new?supplier=`
pub async fn new(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let id: Id = visit.query.text("supplier").parse().map_err(|_| Refusal::NotFound)?;
    let about = supplier::brief(visit.store.read(), visit.actor()?, id).await?;
    let frame = Frame::new(w.certification_apply_title())
        .at("/certifications")
        .crumb("/certifications", w.nav_certifications());
    visit.page(frame, || {
        let head = PageHead {
            caption: Some(w.certification_apply_title().into()),
            title: about.name.clone(),
            other_name: about.name_latin.clone(),
            facts: vec![about.number.clone()],
            ..PageHead::default()
        };
        let form = Form::new(visit, "certification/apply").carry("about", id);
        let field = form.field("statement", w.certification_statement()).hint(w.certification_statement_hint());
        let statement = ui::text_area(&w.texts(), field, 6, None);
        let submit = ui::actions(vec![ui::button(w.certification_apply(), Button::Primary)]);
        view! { {ui::page_head(head)}{form.view(view! { {statement}{submit} })} }.into_any()
    })
}

/// `/certifications/{id}`
pub async fn show(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let found = certification::one(&visit.store, visit.actor()?, visit.id("id")?).await?;
    let missing =
        certification::standing_in_the_way(visit.store.read(), found.id, found.supplier_id, visit.now).await?;
    let history = activity::of(&visit.store, found.id, 100).await?;
    let title = w.certification_title(&found.number);
    let frame = Frame::new(title.clone()).at("/certifications").crumb("/certifications", w.nav_certifications());
    visit.page(frame, || {
        let head = PageHead {
            title,
            other_name: Some(found.supplier.clone()),
            status: Some(state(visit, found.state)),
            ..PageHead::default()
        };
        let own = |a: &Actor| a.person == found.applied_by || Some(a.person) == found.screened_by;
        let proposer = visit.actor.as_ref().is_some_and(own);
        let decides = visit.may(Permission::CertificationDecide) && found.state.after(Event::Reject).is_some();
        let screens = visit.may(Permission::CertificationApply) && found.state == State::Applied;
        view! {
            {ui::page_head(head)}
            {ui::section(w.certification_application(), ui::summary_list(facts(visit, &found)))}
            {screens.then(|| screening(visit, &found))}
            {(decides && proposer).then(|| ui::notice(NoticeKind::Info, w.certification_own()))}
            {(decides && !proposer).then(|| decision(visit, &found, &missing))}
            {ui::section(w.remediation_history(), shown::history(visit, history))}
        }
        .into_any()
    })
}

fn facts(visit: &Visit, found: &Listed) -> Vec<Row> {
    let w = visit.words;
    let mut rows = vec![
        linked(w.remediation_supplier(), format!("/suppliers/{}", found.supplier_id), &found.supplier),
        Row::new(w.certification_statement(), shown::lines(&found.statement)),
        fact(w.certification_applicant(), w.remediation_by(visit.time(found.applied_at), &found.applicant)),
    ];
    for (key, met, why) in [
        (w.certification_environmental(), found.environmental, &found.environmental_reason),
        (w.certification_social(), found.social, &found.social_reason),
    ] {
        if let Some(met) = met {
            let word = if met { w.certification_met() } else { w.certification_not_met() };
            let why = why.clone().unwrap_or_default();
            rows.push(Row::new(key, view! { <strong>{word}</strong>" · "{shown::lines(&why)} }));
        }
    }
    rows.extend(told(w.certification_screener(), &found.screener));
    if let (Some(who), Some(at)) = (&found.decider, found.decided_at) {
        rows.push(fact(w.disposition_decider(), w.remediation_by(visit.time(at), who)));
    }
    rows.extend(told(w.remediation_reason(), &found.decision_reason));
    rows
}

fn screening(visit: &Visit, found: &Listed) -> AnyView {
    let (w, t) = (visit.words, visit.words.texts());
    let form = Form::new(visit, "certification/screen").carry("id", found.id).carry("version", found.version);
    let yes_no = || vec![Choice::new("yes", w.certification_met()), Choice::new("no", w.certification_not_met())];
    let field = form.field("environmental", w.certification_environmental()).hint(w.certification_environmental_hint());
    let environmental = ui::radios(&t, field, yes_no());
    let field = form.field("environmental_reason", w.certification_environmental_reason());
    let environmental_reason = ui::text_area(&t, field, 3, None);
    let field = form.field("social", w.certification_social()).hint(w.certification_social_hint());
    let social = ui::radios(&t, field, yes_no());
    let social_reason = ui::text_area(&t, form.field("social_reason", w.certification_social_reason()), 3, None);
    let submit = ui::actions(vec![ui::button(w.certification_screen(), Button::Primary)]);
    let body = view! { {environmental}{environmental_reason}{social}{social_reason}{submit} };
    ui::section(w.certification_screening(), form.view(body))
}

fn decision(visit: &Visit, found: &Listed, missing: &[&'static str]) -> AnyView {
    let (w, t) = (visit.words, visit.words.texts());
    let form = Form::new(visit, "certification/decide").carry("id", found.id).carry("version", found.version);
    let reason =
        ui::text_area(&t, form.field("reason", w.remediation_reason()).hint(w.signing_supplier_reads()), 4, None);
    let possible = missing.is_empty() && found.state.after(Event::Certify).is_some();
    let mut effects = vec![w.disposition_second(&found.applicant)];
    effects.extend(missing.iter().map(|what| w.code("certification-missing", what)));
    let mut buttons = Vec::new();
    if possible {
        effects.push(w.certification_effect().into());
        buttons.push(ui::button_with(w.certification_certify(), Button::Primary, "outcome", "certify"));
    }
    buttons.push(ui::button_with(w.certification_reject(), Button::Secondary, "outcome", "reject"));
    let title = w.certification_decide_title(&found.supplier);
    let form = form.view(view! { {reason}{ui::actions(buttons)} });
    ui::confirm(&t, Confirm { title, effects, form, danger: false })
}
