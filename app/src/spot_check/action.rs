//! What this person may do with a check now: the buttons of its head and the forms below.

use super::part;
use crate::form::Form;
use crate::ui::{self, Confirm, Kind as Look};
use crate::visit::{Visit, address};
use entity::Id;
use entity::checklist::{Check, Event, State, may_conclude};
use entity::permission::Permission as P;
use leptos::prelude::*;

fn form<'a>(visit: &'a Visit, call: &str, check: &Check) -> Form<'a> {
    Form::new(visit, call).carry("kind", check.kind).carry("id", check.id).carry("version", check.version)
}

fn mine(visit: &Visit, check: &Check) -> bool {
    visit.may(P::CheckScore) && visit.actor.as_ref().is_some_and(|a| check.assigned_to == Some(a.person))
}

fn possible(check: &Check, event: Event) -> bool {
    check.kind.after(check.state, event).is_some()
}

/// The one or two things to do next; `obstacle` is what keeps the check from being closed.
pub fn head(visit: &Visit, check: &Check, obstacle: Option<&str>) -> Vec<AnyView> {
    let w = visit.words;
    let mine = mine(visit, check);
    let mut actions = Vec::new();
    if check.state == check.kind.begin() && visit.may(P::CheckScore) && visit.may(P::CheckRead) {
        actions.push(form(visit, "check/claim", check).button(w.check_claim(), Look::Primary));
    }
    if check.state == State::InField && mine {
        actions.push(ui::link_button(format!("{}/score", check.href()), w.check_open_scoring(), Look::Primary));
    }
    if mine && may_conclude(check, visit.now) {
        actions.push(ui::link_button(format!("{}/settle", check.href()), w.check_give_result(), Look::Primary));
    }
    if visit.may(P::DispositionPropose) && part::failed_and_open(check) {
        // It can be closed only by a disposition that names it.
        let about = [("supplier", &*check.supplier_id.to_string()), ("source_id", &*check.id.to_string())];
        let href = address("/dispositions/new", &about);
        actions.push(ui::link_button(href, w.disposition_propose_title(), Look::Secondary));
    }
    // Whoever ran an audit does not close it.
    let closer = visit.may(P::CheckAssign) || visit.may(P::CheckScore);
    let other = check.kind == entity::checklist::Kind::SpotCheck || !mine;
    if closer && other && obstacle.is_none() && possible(check, Event::Close) {
        actions.push(form(visit, "check/close", check).button(w.check_close(), Look::Primary));
    }
    actions
}

/// The other things that may be done, each under its own words.
pub fn more(visit: &Visit, check: &Check, people: &[(Id, String)]) -> Vec<AnyView> {
    let w = visit.words;
    let mine = mine(visit, check);
    let mut parts = Vec::new();
    if mine && check.state == State::Assigned {
        parts.push(ui::section(w.check_start_title(), start(visit, check)));
    }
    if visit.may(P::CheckAssign) && possible(check, Event::Assign) {
        parts.push(ui::details(w.check_assign_title(), assign(visit, check, people)));
    }
    if mine && possible(check, Event::Refuse) {
        let effect = w.check_refused_effect();
        parts.push(ui::details(
            w.check_refused_title(),
            with_reason(visit, check, "check/refused", effect, w.check_refused_button()),
        ));
    }
    if mine && possible(check, Event::LeaveOut) {
        let effect = w.check_out_effect();
        parts.push(ui::details(
            w.check_out_title(),
            with_reason(visit, check, "check/out-of-scope", effect, w.check_out_button()),
        ));
    }
    if mine && possible(check, Event::Revise) {
        let effect = w.check_revise_effect();
        parts.push(ui::details(w.check_revise(), with_reason(visit, check, "check/revise", effect, w.check_revise())));
    }
    parts.extend(cancelling(visit, check, mine));
    parts
}

fn start(visit: &Visit, check: &Check) -> AnyView {
    let (w, t) = (visit.words, visit.words.texts());
    let form = form(visit, "check/start", check);
    let today = visit.today().to_string();
    let day = ui::date_field(&t, form.field_with("visited_on", w.check_visited(), &today));
    let reason =
        ui::text_area(&t, form.field("reason", w.check_backdated()).hint(w.check_backdated_hint()).optional(), 2, None);
    form.view(view! { {day}{reason}{ui::actions(vec![ui::button(w.check_start(), Look::Primary)])} })
}

fn assign(visit: &Visit, check: &Check, people: &[(Id, String)]) -> AnyView {
    let (w, t) = (visit.words, visit.words.texts());
    let form = Form::new(visit, "check/assign").carry("kind", check.kind).carry("ids[]", check.id);
    let options = people.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    let person = ui::select(&t, form.field("person", w.check_person()), options);
    form.view(view! { {person}{ui::actions(vec![ui::button(w.check_assign(), Look::Secondary)])} })
}

fn with_reason(visit: &Visit, check: &Check, call: &str, effect: &'static str, label: &'static str) -> AnyView {
    let (w, t) = (visit.words, visit.words.texts());
    let form = form(visit, call, check);
    let reason = ui::text_area(&t, form.field("reason", w.check_reason()), 3, None);
    let form = form.view(view! { {reason}{ui::actions(vec![ui::button(label, Look::Danger)])} });
    ui::confirm(&t, Confirm { title: label.into(), effects: vec![effect.into()], form, danger: true })
}

fn cancelling(visit: &Visit, check: &Check, mine: bool) -> Option<AnyView> {
    let (w, t) = (visit.words, visit.words.texts());
    if !possible(check, Event::Cancel) || !(mine || visit.may(P::CheckAssign)) {
        return None;
    }
    let Some(proposer) = check.cancel_proposed_by else {
        let effect = w.check_cancel_effect();
        let part = with_reason(visit, check, "check/propose-cancel", effect, w.check_propose_cancel());
        return Some(ui::details(w.check_cancel_title(), part));
    };
    let second = visit.may(P::CheckAssign) && visit.actor.as_ref().is_some_and(|a| a.person != proposer);
    let cancel = second.then(|| {
        let effects = vec![w.check_cancel_effect().to_owned(), check.outcome_reason.clone().unwrap_or_default()];
        let form = form(visit, "check/cancel", check).button(w.check_cancel(), Look::Danger);
        ui::confirm(&t, Confirm { title: w.check_cancel().into(), effects, form, danger: true })
    });
    let keep =
        visit.may(P::CheckAssign).then(|| form(visit, "check/keep", check).button(w.check_keep(), Look::Secondary));
    let body = view! { {ui::notice(ui::NoticeKind::Warn, w.check_cancel_waits())}{cancel}{keep} };
    Some(ui::section(w.check_cancel_title(), body.into_any()))
}
