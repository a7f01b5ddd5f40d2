//! The record and the decision: what is decided, on what evidence, what the supplier reads, who signs second.

use super::list::state;
use crate::form::Form;
use crate::remediation::shown::{self, fact, linked, told};
use crate::ui::{self, Choice, Confirm, Kind as Button, NoticeKind, PageHead, Row};
use crate::visit::{Frame, Page, Visit};
use entity::activity;
use entity::disposition::{self, Detail, Event, Ground, Kind, State};
use entity::permission::Permission;
use entity::refusal::Outcome;
use leptos::prelude::*;

/// `/dispositions/{id}`
pub async fn show(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let found = disposition::detail(&visit.store, visit.actor()?, visit.id("id")?).await?;
    let grounds = disposition::grounds(&visit.store, &found).await?;
    let history = activity::of(&visit.store, found.id, 100).await?;
    let title = format!("{} {}", w.code("disposition-kind", found.kind), found.number);
    let frame = Frame::new(title.clone()).at("/dispositions").crumb("/dispositions", w.nav_dispositions());
    visit.page(frame, || {
        let head = PageHead {
            caption: Some(w.nav_dispositions().into()),
            title,
            other_name: Some(found.supplier.clone()),
            status: Some(state(visit, found.state)),
            ..PageHead::default()
        };
        view! {
            {ui::page_head(head)}
            {ui::section(w.disposition_decided_what(), ui::summary_list(what(visit, &found)))}
            {ui::section(w.disposition_evidence(), evidence(visit, &found, grounds))}
            {ui::section(w.disposition_hearing(), ui::summary_list(hearing(visit, &found, w.disposition_statement())))}
            {next(visit, &found)}
            {outcome(visit, &found)}
            {ui::section(w.remediation_history(), shown::history(visit, history))}
        }
        .into_any()
    })
}

/// What is decided: also what the company reads.
pub(super) fn what(visit: &Visit, found: &Detail) -> Vec<Row> {
    let w = visit.words;
    let mut rows = vec![fact(w.disposition_kind(), w.code("disposition-kind", found.kind))];
    if let Some(scope) = found.freeze_scope {
        rows.push(fact(w.disposition_scope(), w.code("disposition-scope", scope)));
    }
    if let (Some(from), Some(to)) = (found.starts_on, found.ends_on) {
        let days = (to - from).num_days();
        rows.push(fact(w.disposition_period(), w.disposition_from_to(days, visit.day(from), visit.day(to))));
    }
    rows.push(Row::new(w.remediation_reason(), shown::lines(&found.reason)));
    rows
}

fn evidence(visit: &Visit, found: &Detail, grounds: Vec<Ground>) -> AnyView {
    let w = visit.words;
    let mut rows = vec![linked(w.remediation_supplier(), format!("/suppliers/{}", found.supplier_id), &found.supplier)];
    if let (Some(kind), Some(id)) = (&found.source_kind, found.source_id) {
        let folder = if kind == "audit" { "audits" } else { "spot-checks" };
        rows.push(linked(w.remediation_source(), format!("/{folder}/{id}"), &w.code("disposition-source", kind)));
    }
    for ground in grounds {
        let key = format!("{} · {}", ground.number, w.code("finding-severity", &ground.severity));
        rows.push(Row::new(key, shown::lines(&ground.text)));
    }
    rows.push(fact(w.disposition_proposer(), w.remediation_by(visit.time(found.proposed_at), &found.proposer)));
    ui::summary_list(rows)
}

/// How the supplier was noticed and what it answered.
pub(super) fn hearing(visit: &Visit, found: &Detail, statement: &str) -> Vec<Row> {
    let w = visit.words;
    let mut rows = Vec::new();
    match found.noticed_at {
        Some(at) => rows.push(fact(w.disposition_noticed_at(), visit.time(at))),
        None => rows.push(fact(w.disposition_noticed_at(), w.disposition_not_noticed())),
    }
    if let Some(at) = found.delivered_at {
        let how = found.delivered_how.map(|how| w.code("disposition-delivery", how)).unwrap_or_default();
        rows.push(fact(w.disposition_delivered_at(), w.remediation_by(visit.time(at), how)));
    }
    if let Some(until) = found.hear_until {
        rows.push(fact(w.disposition_hear_until(), visit.until(until)));
    }
    match &found.statement {
        Some(text) => rows.push(Row::new(statement, shown::lines(text))),
        None if found.heard_at.is_some() => rows.push(fact(statement, w.disposition_silent())),
        None => {}
    }
    rows
}

fn outcome(visit: &Visit, found: &Detail) -> Option<AnyView> {
    let w = visit.words;
    let (who, at) = (found.decider.as_ref()?, found.decided_at?);
    let mut rows = vec![fact(w.disposition_decider(), w.remediation_by(visit.time(at), who))];
    rows.extend(told(w.remediation_reason(), &found.decision_reason));
    rows.extend(told(w.disposition_lift_reason(), &found.lift_reason));
    Some(ui::section(w.disposition_outcome(), ui::summary_list(rows)))
}

/// The forms of whoever may act now.
fn next(visit: &Visit, found: &Detail) -> AnyView {
    let (propose, decide) = (visit.may(Permission::DispositionPropose), visit.may(Permission::DispositionDecide));
    let proposer = visit.actor.as_ref().is_some_and(|a| a.person == found.proposed_by);
    let own = (decide && proposer && matches!(found.state, State::Heard | State::InForce))
        .then(|| ui::notice(NoticeKind::Info, visit.words.disposition_own()));
    let notice = (propose && found.state == State::Proposed).then(|| notice(visit, found));
    let delivery = (propose && found.state == State::Noticed).then(|| delivery(visit, found));
    let decision = (decide && !proposer && found.state.after(Event::Reject).is_some()).then(|| decision(visit, found));
    let lift = (decide && !proposer && found.state == State::InForce).then(|| lift(visit, found));
    view! { {own}{notice}{delivery}{decision}{lift} }.into_any()
}

fn form<'a>(visit: &'a Visit, call: &str, found: &Detail) -> Form<'a> {
    Form::new(visit, call).carry("id", found.id).carry("version", found.version)
}

fn notice(visit: &Visit, found: &Detail) -> AnyView {
    let w = visit.words;
    ui::confirm(
        &w.texts(),
        Confirm {
            title: w.disposition_notice_title(&found.supplier),
            effects: vec![w.disposition_notice_reads().into(), w.disposition_notice_period().into()],
            form: form(visit, "disposition/notice", found).button(w.disposition_notice(), Button::Primary),
            danger: false,
        },
    )
}

fn delivery(visit: &Visit, found: &Detail) -> AnyView {
    let (w, t) = (visit.words, visit.words.texts());
    let form = form(visit, "disposition/record-delivery", found);
    let hows = ["registered-mail", "handed-over"];
    let hows = hows.iter().map(|how| Choice::new(*how, w.code("disposition-delivery", how))).collect();
    let how = ui::radios(&t, form.field("delivered_how", w.disposition_delivered_how()), hows);
    let on = ui::date_field(&t, form.field("delivered_on", w.disposition_delivered_on()));
    let said = form.field("statement", w.disposition_statement()).hint(w.disposition_statement_hint()).optional();
    let said = ui::text_area(&t, said, 4, None);
    let submit = ui::actions(vec![ui::button(w.disposition_record_delivery(), Button::Secondary)]);
    ui::details(w.disposition_record_title(), form.view(view! { {how}{on}{said}{submit} }))
}

fn decision(visit: &Visit, found: &Detail) -> AnyView {
    let (w, t) = (visit.words, visit.words.texts());
    let heard = found.state.after(Event::Enforce).is_some();
    let (first, end) = found.runs(visit.today());
    let days = (end - first).num_days();
    let verb = match found.kind {
        Kind::Freeze => w.disposition_freeze_for(days),
        Kind::Warning => w.disposition_warn().to_owned(),
    };
    let enforce = match found.kind {
        Kind::Freeze => w.disposition_freeze_effect(visit.day(first), visit.day(end)),
        Kind::Warning => w.disposition_warning_effect(visit.day(end)),
    };
    let form = form(visit, "disposition/decide", found);
    let hint = w.disposition_decision_hint();
    let reason = ui::text_area(&t, form.field("reason", w.remediation_reason()).hint(hint), 4, None);
    let mut effects = vec![w.disposition_second(&found.proposer)];
    let mut buttons = Vec::new();
    if heard {
        effects.push(enforce);
        buttons.push(ui::button_with(verb, Button::Danger, "outcome", "in-force"));
    } else {
        effects.push(w.disposition_not_heard().into());
    }
    effects.push(w.disposition_reads().into());
    buttons.push(ui::button_with(w.disposition_reject(), Button::Secondary, "outcome", "rejected"));
    let title = match found.kind {
        Kind::Freeze => w.disposition_freeze_title(days, &found.supplier),
        Kind::Warning => w.disposition_warning_title(&found.supplier),
    };
    let form = form.view(view! { {reason}{ui::actions(buttons)} });
    ui::confirm(&t, Confirm { title, effects, form, danger: heard })
}

fn lift(visit: &Visit, found: &Detail) -> AnyView {
    let (w, t) = (visit.words, visit.words.texts());
    let form = form(visit, "disposition/lift", found);
    let reason =
        ui::text_area(&t, form.field("reason", w.remediation_reason()).hint(w.disposition_decision_hint()), 4, None);
    let submit = ui::actions(vec![ui::button(w.disposition_lift(), Button::Secondary)]);
    ui::confirm(
        &t,
        Confirm {
            title: w.disposition_lift_title(&found.number),
            effects: vec![w.disposition_lift_effect().into()],
            form: form.view(view! { {reason}{submit} }),
            danger: false,
        },
    )
}
