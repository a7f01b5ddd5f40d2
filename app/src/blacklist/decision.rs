//! The forms of a blacklisting: what may be done now, by whom, and what will happen.

use crate::form::Form;
use crate::ui::{self, Choice, Confirm, Kind};
use crate::visit::Visit;
use entity::blacklist::{Detail, State, rule};
use entity::permission::Permission::{BlacklistApprove, BlacklistPropose};
use leptos::prelude::*;

/// Every form that this person may use on this record now.
pub fn forms(visit: &Visit, d: &Detail) -> AnyView {
    let mut parts: Vec<AnyView> = Vec::new();
    let me = visit.actor.as_ref().map(|a| a.person);
    if visit.may(BlacklistPropose) {
        match d.state {
            State::Proposed => parts.push(notice(visit, d)),
            State::Noticed if d.delivered_at.is_none() => parts.push(delivered(visit, d)),
            State::Active => parts.push(propose_removal(visit, d)),
            _ => {}
        }
    }
    if visit.may(BlacklistApprove) {
        let second = me != Some(d.proposed_by);
        if d.state.open() && !second {
            parts.push(view! { <p class="muted">{visit.words.blacklist_needs_other()}</p> }.into_any());
        }
        if d.state.open() && second && d.interim_until.is_none() {
            parts.push(suspend(visit, d));
        }
        if d.state == State::Heard && second {
            parts.push(approve(visit, d));
        }
        if d.state.open() && second {
            parts.push(reject(visit, d));
        }
        if d.state == State::UnderReview && me != d.removal_proposed_by {
            parts.push(removal(visit, d));
        }
        if d.state == State::Appeal && second && me != d.approved_by {
            parts.push(appeal(visit, d));
        }
    }
    view! { {parts} }.into_any()
}

fn form<'a>(visit: &'a Visit, d: &Detail, call: &str) -> Form<'a> {
    Form::new(visit, call).carry("id", d.id).carry("version", d.version)
}

fn reason(visit: &Visit, form: &Form<'_>, label: &str, hint: &str) -> AnyView {
    ui::text_area(&visit.words.texts(), form.field("reason", label).hint(hint), 4, None)
}

fn confirm(visit: &Visit, title: &str, effects: &[&str], form: AnyView, danger: bool) -> AnyView {
    let effects = effects.iter().map(|e| (*e).to_owned()).collect();
    ui::confirm(&visit.words.texts(), Confirm { title: title.into(), effects, form, danger })
}

fn notice(visit: &Visit, d: &Detail) -> AnyView {
    let w = visit.words;
    let button = form(visit, d, "blacklist/notice").button(w.blacklist_notice_button(), Kind::Primary);
    confirm(visit, w.blacklist_notice_title(), &[w.blacklist_notice_reads(), w.blacklist_notice_clock()], button, false)
}

fn delivered(visit: &Visit, d: &Detail) -> AnyView {
    let w = visit.words;
    let form = form(visit, d, "blacklist/delivered");
    let why = reason(visit, &form, w.blacklist_proof_label(), w.blacklist_proof_hint());
    let body = form.view(view! { {why}{ui::button(w.blacklist_delivered_button(), Kind::Secondary)} });
    confirm(visit, w.blacklist_delivered_title(), &[w.blacklist_delivered_clock()], body, false)
}

fn suspend(visit: &Visit, d: &Detail) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    let form = form(visit, d, "blacklist/suspend");
    let last = rule::working_day(visit.today(), rule::INTERIM);
    let until = form.field_with("until", w.blacklist_until_label(), &last.to_string());
    let until = ui::date_field(&t, until.hint(w.blacklist_until_hint(visit.day(last))));
    let why = reason(visit, &form, w.blacklist_reason_label(), w.blacklist_reason_hint());
    let body = form.view(view! { {until}{why}{ui::button(w.blacklist_suspend_button(), Kind::Danger)} });
    confirm(visit, w.blacklist_suspend_title(), &[w.blacklist_suspend_effect(), w.blacklist_suspend_ends()], body, true)
}

fn approve(visit: &Visit, d: &Detail) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    let form = form(visit, d, "blacklist/approve");
    let review = rule::review_on(visit.today()).to_string();
    let review = form.field_with("review_on", w.blacklist_review_label(), &review).hint(w.blacklist_review_hint());
    let review = ui::date_field(&t, review);
    let why = reason(visit, &form, w.blacklist_reason_label(), w.blacklist_reason_hint());
    let body = form.view(view! { {why}{review}{ui::button(w.blacklist_approve_button(), Kind::Danger)} });
    let effects = [w.blacklist_approve_effect(), w.blacklist_approve_reads(), w.blacklist_approve_appeal()];
    confirm(visit, w.blacklist_approve_title(), &effects, body, true)
}

fn reject(visit: &Visit, d: &Detail) -> AnyView {
    let w = visit.words;
    let form = form(visit, d, "blacklist/reject");
    let why = reason(visit, &form, w.blacklist_reason_label(), w.blacklist_reason_hint());
    let body = form.view(view! { {why}{ui::button(w.blacklist_reject_button(), Kind::Secondary)} });
    ui::details(w.blacklist_reject_title(), view! { <p>{w.blacklist_reject_effect()}</p>{body} }.into_any())
}

fn propose_removal(visit: &Visit, d: &Detail) -> AnyView {
    let w = visit.words;
    let form = form(visit, d, "blacklist/propose-removal");
    let why = reason(visit, &form, w.blacklist_reason_label(), w.blacklist_removal_hint());
    let body = form.view(view! { {why}{ui::button(w.blacklist_propose_removal_button(), Kind::Secondary)} });
    ui::details(w.blacklist_propose_removal_title(), view! { <p>{w.blacklist_removal_second()}</p>{body} }.into_any())
}

fn removal(visit: &Visit, d: &Detail) -> AnyView {
    let w = visit.words;
    let remove = form(visit, d, "blacklist/remove");
    let why = reason(visit, &remove, w.blacklist_reason_label(), w.blacklist_reason_hint());
    let remove = remove.view(view! { {why}{ui::button(w.blacklist_remove_button(), Kind::Danger)} });
    let keep = form(visit, d, "blacklist/keep");
    let why = reason(visit, &keep, w.blacklist_reason_label(), w.blacklist_reason_hint());
    let keep = keep.view(view! { {why}{ui::button(w.blacklist_keep_button(), Kind::Secondary)} });
    let proposed = d.removal_reason.clone().unwrap_or_default();
    view! {
        {super::show::words(w.blacklist_removal_title(), &proposed)}
        {confirm(visit, w.blacklist_remove_title(), &[w.blacklist_remove_effect(), w.blacklist_remove_stays()], remove, true)}
        {ui::details(w.blacklist_keep_title(), keep)}
    }
    .into_any()
}

fn appeal(visit: &Visit, d: &Detail) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    let form = form(visit, d, "blacklist/decide-appeal");
    let choices = vec![
        Choice::new("upheld", w.blacklist_appeal_upheld()).hint(w.blacklist_uphold_hint()),
        Choice::new("dismissed", w.blacklist_appeal_dismissed()).hint(w.blacklist_dismiss_hint()),
    ];
    let decision = ui::radios(&t, form.field("decision", w.blacklist_appeal_decision()), choices);
    let why = reason(visit, &form, w.blacklist_reason_label(), w.blacklist_reason_hint());
    let body = form.view(view! { {decision}{why}{ui::button(w.blacklist_appeal_button(), Kind::Danger)} });
    confirm(visit, w.blacklist_appeal_decide_title(), &[w.blacklist_appeal_reads()], body, true)
}
