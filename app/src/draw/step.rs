//! What may be done with a draw now, and by whom.

use crate::form::Form;
use crate::ui::{self, Confirm, Kind, NoticeKind, Stage, Step};
use crate::visit::Visit;
use entity::draw::{Draw, State};
use entity::permission::Permission;
use leptos::prelude::*;

/// The way of a draw with the step it stands at.
pub fn way(visit: &Visit, draw: &Draw) -> AnyView {
    let w = visit.words;
    let at = match draw.state {
        State::Planned => 1,
        State::HalfCommitted => 2,
        State::Committed => 3,
        State::Drawn => 4,
        State::Published => 5,
        // Where it stopped.
        State::Abandoned | State::Aborted => {
            1 + usize::from(draw.first_by.is_some()) + usize::from(draw.second_by.is_some())
        }
    };
    let labels =
        [w.draw_step_plan(), w.draw_step_first(), w.draw_step_second(), w.draw_step_reveal(), w.draw_step_publish()];
    let steps = labels
        .into_iter()
        .enumerate()
        .map(|(i, label)| Step {
            label: label.into(),
            href: None,
            stage: match i {
                i if i < at => Stage::Done,
                i if i == at && !draw.state.ended() => Stage::Current,
                _ => Stage::Ahead,
            },
        })
        .collect();
    ui::steps(&w.texts(), w.draw_steps(), steps)
}

/// The forms of the step.
pub fn forms(visit: &Visit, draw: &Draw, unsettled: i64) -> AnyView {
    if !visit.may(Permission::DrawPlan) {
        return ().into_any();
    }
    let now = match draw.state {
        State::Planned | State::HalfCommitted => commit(visit, draw),
        State::Committed => reveal(visit, draw),
        State::Drawn => publish(visit, draw, unsettled),
        State::Abandoned | State::Aborted => {
            let href = format!("/draws/new?replaces={}", draw.id);
            ui::link_button(href, visit.words.draw_again(), Kind::Secondary)
        }
        State::Published => ().into_any(),
    };
    let stop = matches!(draw.state, State::Planned | State::HalfCommitted | State::Committed);
    let stop = stop.then(|| abort(visit, draw));
    view! { {now}{stop} }.into_any()
}

fn form<'a>(visit: &'a Visit, call: &str, draw: &Draw) -> Form<'a> {
    Form::new(visit, call).carry("id", draw.id).carry("version", draw.version)
}

fn commit(visit: &Visit, draw: &Draw) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    let mine = visit.actor.as_ref().map(|a| a.person);
    if draw.first_by.is_some() && draw.first_by == mine {
        return ui::notice(NoticeKind::Info, w.draw_wait_second());
    }
    let form = form(visit, "draw/commit", draw);
    let hash = ui::text_field(&t, form.field("hash", w.draw_hash()).hint(w.draw_hash_hint()).autocomplete("off"));
    let body = view! {
        <p>{w.draw_commit_about()}</p>
        <pre><code>"probity draw commit --out secret.txt"</code></pre>
        <p>{w.draw_commit_until(visit.day(draw.public_on))}</p>
        {form.view(view! { {hash}{ui::button(w.draw_commit(), Kind::Primary)} })}
    };
    let title = if draw.first_by.is_some() { w.draw_step_second() } else { w.draw_step_first() };
    ui::section(title, body.into_any())
}

fn reveal(visit: &Visit, draw: &Draw) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    let until = draw.reveal_by.map(|by| visit.time(by)).unwrap_or_default();
    let mine = match visit.actor.as_ref().and_then(|a| draw.revealed_by(a.person)) {
        Some(false) => {
            let form = form(visit, "draw/reveal", draw);
            let secret = ui::text_field(
                &t,
                form.field("secret", w.draw_secret()).hint(w.draw_secret_hint()).autocomplete("off"),
            );
            form.view(view! { {secret}{ui::button(w.draw_reveal(), Kind::Primary)} })
        }
        Some(true) if draw.revealed() > 1 => ().into_any(),
        Some(true) => view! { <p>{w.draw_revealed_already()}</p> }.into_any(),
        None if draw.revealed() > 1 => ().into_any(),
        None => view! { <p>{w.draw_not_yours()}</p> }.into_any(),
    };
    let about = if draw.revealed() > 1 {
        w.draw_revealed_both().to_owned()
    } else {
        w.draw_reveal_about(draw.revealed(), until)
    };
    let value = match &draw.public_value {
        Some(value) => view! { <p>{w.draw_value_is(value)}</p> }.into_any(),
        None if visit.today() < draw.public_on => {
            view! { <p>{w.draw_value_from(visit.day(draw.public_on))}</p> }.into_any()
        }
        None => {
            let form = form(visit, "draw/value", draw);
            let hint = w.draw_value_hint(&draw.public_source);
            let value = ui::text_field(&t, form.field("public_value", w.draw_value()).hint(hint).autocomplete("off"));
            form.view(view! { {value}{ui::button(w.draw_value_enter(), Kind::Primary)} })
        }
    };
    view! {
        {ui::section(w.draw_step_reveal(), view! {
            <p>{about}</p>
            {mine}
        }.into_any())}
        {ui::section(w.draw_value(), value)}
    }
    .into_any()
}

fn publish(visit: &Visit, draw: &Draw, unsettled: i64) -> AnyView {
    let w = visit.words;
    let next = match unsettled {
        0 => form(visit, "draw/publish", draw).button(w.draw_publish(), Kind::Secondary),
        open => ui::notice(NoticeKind::Info, w.draw_unsettled(open)),
    };
    ui::section(w.draw_step_publish(), view! { <p>{w.draw_publish_about()}</p>{next} }.into_any())
}

fn abort(visit: &Visit, draw: &Draw) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    let form = form(visit, "draw/abort", draw);
    let open = form.refused();
    let reason = ui::text_area(&t, form.field("reason", w.draw_abort_reason()), 3, None);
    let body = form.view(view! { {reason}{ui::button(w.draw_abort(), Kind::Danger)} });
    let confirm = ui::confirm(
        &t,
        Confirm {
            title: w.draw_abort_title(&draw.number),
            effects: vec![w.draw_abort_listed().into(), w.draw_abort_none().into()],
            form: body,
            danger: true,
        },
    );
    if open { confirm } else { ui::details(w.draw_abort(), confirm) }
}
