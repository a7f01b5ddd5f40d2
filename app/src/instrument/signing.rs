//! One supplier's way through one version, for staff: what it replied, what to answer, what was signed.

use super::{part, replies};
use crate::form::Form;
use crate::ui::{self, Choice, Confirm, Kind, Moment, PageHead};
use crate::visit::{Frame, Page, Visit};
use chrono::Days;
use entity::activity;
use entity::instrument::{self, Event, Reply, SigningDetail, SigningLine, State};
use entity::permission::Permission;
use entity::refusal::Outcome;
use leptos::prelude::*;

/// A signing.
pub async fn show(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let found = instrument::signing(&visit.store, visit.actor()?, visit.id("id")?).await?;
    let history = activity::of(&visit.store, found.line.id, 100).await?;
    let version = format!("/instruments/versions/{}", found.line.version_id);
    let name = part::name(w, found.line.instrument, found.line.number);
    let title = found.supplier.name.clone();
    let frame = Frame::new(title.clone())
        .at("/instruments")
        .crumb("/instruments", w.nav_instruments())
        .crumb(version, name.clone());
    visit.page(frame, || {
        let line = &found.line;
        let mut facts = vec![
            found.supplier.number.clone(),
            w.country(&found.supplier.country),
            w.signing_fact_invited(visit.time(line.invited_at)),
            w.signing_fact_due(visit.day(line.due_on)),
        ];
        facts.extend(line.viewed_at.map(|at| w.signing_fact_viewed(visit.time(at))));
        let record = format!("/suppliers/{}", line.supplier_id);
        let head = PageHead {
            caption: Some(name),
            title,
            other_name: found.supplier.name_latin.clone(),
            facts,
            status: Some(part::state_tag(w, line.state)),
            actions: vec![ui::link_button(record, w.signing_open_supplier(), Kind::Secondary)],
        };
        let replied = replies::replies(visit, &found.replies, true);
        let signed = (!found.signatures.is_empty())
            .then(|| ui::section(w.signature_title(), replies::signatures(visit, &found.signatures, "/receipts")));
        view! {
            {ui::page_head(head)}
            {replied}
            {decision(visit, &found)}
            {signed}
            {ui::section(w.signing_history(), ui::timeline(moments(visit, history)))}
        }
        .into_any()
    })
}

fn moments(visit: &Visit, history: Vec<activity::Moment>) -> Vec<Moment> {
    let w = visit.words;
    let note = |m: &activity::Moment| {
        let after = m.after_state.as_ref()?;
        Some(w.signing_now(w.code("signing-state", after)))
    };
    history
        .into_iter()
        .map(|m| Moment { when: visit.time(m.at), title: w.code("verb", &m.verb), note: note(&m), who: m.person })
        .collect()
}

/// What this person may decide now.
fn decision(visit: &Visit, found: &SigningDetail) -> Vec<AnyView> {
    let line = &found.line;
    let may = visit.may(Permission::SigningDecide);
    let mut parts = Vec::new();
    if may && line.state == State::Clarification {
        parts.push(answer(visit, line));
    }
    if may && line.state == State::Offered {
        parts.push(equivalent(visit, found));
    }
    if visit.may(Permission::SupplierInvite) && line.state.after(Event::Invite).is_some() {
        parts.push(again(visit, line));
    }
    if may && line.state.after(Event::Void).is_some() {
        parts.push(void(visit, line));
    }
    parts
}

fn answer(visit: &Visit, line: &SigningLine) -> AnyView {
    let w = visit.words;
    let form = Form::new(visit, "instrument/answer").carry("id", line.id).carry("version", line.version);
    let field = form.field("answer", w.signing_answer()).hint(w.signing_supplier_reads());
    let text = ui::text_area(&w.texts(), field, 5, None);
    let button = ui::actions(vec![ui::button(w.signing_answer_button(), Kind::Primary)]);
    ui::card(w.signing_answer_title(), form.view(view! { {text}{button} }))
}

fn equivalent(visit: &Visit, found: &SigningDetail) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    let line = &found.line;
    let form = Form::new(visit, "instrument/decide-equivalent").carry("id", line.id).carry("version", line.version);
    let offered = found.replies.iter().find(|r| r.kind == Reply::Equivalent);
    let own = offered.and_then(|r| r.link.clone()).map(|link| {
        view! { <p>{w.signing_link()}" "{ui::safe_link(link.clone(), link)}</p> }
    });
    let choices = ["accepted", "refused"]
        .map(|c| Choice::new(c, w.code("signing-decision", c)).hint(w.code("signing-decision-hint", c)));
    let decision = ui::radios(&t, form.field("decision", w.signing_decision()), choices.into());
    let reason = form.field("decision_reason", w.signing_decision_reason()).hint(w.signing_supplier_reads());
    let reason = ui::text_area(&t, reason, 5, None);
    let button = ui::actions(vec![ui::button(w.signing_decide_button(), Kind::Primary)]);
    ui::card(w.signing_decide_title(), view! { {own}{form.view(view! { {decision}{reason}{button} })} }.into_any())
}

fn again(visit: &Visit, line: &SigningLine) -> AnyView {
    let w = visit.words;
    let form = Form::new(visit, "instrument/invite-again").carry("id", line.id).carry("version", line.version);
    let in_a_month = visit.today().checked_add_days(Days::new(30)).unwrap_or_else(|| visit.today());
    let due = form.field_with("due_on", w.instrument_due_on(), &in_a_month.format("%Y-%m-%d").to_string());
    let due = ui::date_field(&w.texts(), due);
    let button = ui::actions(vec![ui::button(w.signing_again_button(), Kind::Secondary)]);
    ui::card(w.signing_again_title(), form.view(view! { {due}{button} }))
}

fn void(visit: &Visit, line: &SigningLine) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    let form = Form::new(visit, "instrument/void").carry("id", line.id).carry("version", line.version);
    let open = form.refused();
    let reason = form.field("void_reason", w.signing_void_reason()).hint(w.signing_supplier_reads());
    let reason = ui::text_area(&t, reason, 4, None);
    let button = ui::actions(vec![ui::button(w.signing_void_button(), Kind::Danger)]);
    let box_ = ui::confirm(
        &t,
        Confirm {
            title: w.signing_void_title().into(),
            effects: vec![
                w.signing_void_effect_count().to_owned(),
                w.signing_void_effect_stays().to_owned(),
                w.signing_void_effect_told().to_owned(),
            ],
            form: form.view(view! { {reason}{button} }),
            danger: true,
        },
    );
    if open { box_ } else { ui::details(w.signing_void_title(), box_) }
}
