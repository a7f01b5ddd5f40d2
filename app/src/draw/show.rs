//! One draw: where it stands, what may be done, the hashes, the result.

use super::{result, step, tone};
use crate::ui::{self, PageHead, Row};
use crate::visit::{Frame, Page, Visit};
use entity::activity;
use entity::draw::{self, Draw, State};
use entity::refusal::Outcome;
use entity::supplier;
use leptos::prelude::*;

/// The page of a draw.
pub async fn show(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let actor = visit.actor()?;
    let draw = draw::show(&visit.store, actor, visit.id("id")?).await?;
    let strata = draw::strata(&visit.store, draw.id).await?;
    let categories = supplier::categories(visit.store.read()).await?;
    let unsettled = draw::unsettled(visit.store.read(), &draw).await?;
    let lines = draw::visited(&visit.store, actor, &draw).await?;
    let history = activity::of(&visit.store, draw.id, 50).await?;
    let title = format!("{} {}", w.draw_one(), draw.number);
    visit.page(Frame::new(title.clone()).at("/draws").crumb("/draws", w.nav_draws()), || {
        let drawn = matches!(draw.state, State::Drawn | State::Published);
        let result = drawn.then(|| result::selected(visit, &categories, &draw, lines));
        view! {
            {ui::page_head(PageHead {
                status: Some(ui::tag(tone(draw.state), w.code("draw-state", draw.state))),
                facts: vec![w.code("draw-kind", draw.kind), w.statistics_year(draw.fiscal_year)],
                ..PageHead::new(title)
            })}
            {step::way(visit, &draw)}
            {step::forms(visit, &draw, unsettled)}
            {facts(visit, &draw)}
            {result}
            {result::strata(visit, &categories, &draw, strata)}
            {ui::section(w.draw_history(), timeline(visit, history))}
        }
        .into_any()
    })
}

/// The file by which anybody can repeat the draw.
pub async fn document(visit: &Visit) -> Outcome<Page> {
    let (name, bytes) = draw::document(&visit.store, visit.actor()?, visit.id("id")?).await?;
    Ok(Page::File { name, media_type: "application/json", bytes })
}

/// Why a draw ended without a result.
pub fn ended(visit: &Visit, draw: &Draw) -> String {
    let reason = draw.ended_reason.clone().unwrap_or_default();
    match draw.state {
        State::Abandoned => visit.words.code("draw-ended", reason),
        _ => reason,
    }
}

fn facts(visit: &Visit, draw: &Draw) -> AnyView {
    let w = visit.words;
    let code = |text: &str| view! { <code>{text.to_owned()}</code> };
    let mut rows = vec![
        Row::new(w.draw_planned(), w.draw_by(&draw.planner, visit.time(draw.planned_at))),
        Row::new(w.draw_reason(), draw.reason.clone()),
        Row::new(w.draw_size(), w.number(draw.size)),
        Row::new(w.draw_strata(), w.code("draw-strata", draw.strata)),
        Row::new(w.draw_due_on(), visit.day(draw.due_on)),
        Row::new(w.draw_public_source(), draw.public_source.clone()),
        Row::new(w.draw_public_on(), visit.day(draw.public_on)),
        Row::new(w.draw_population_hash(), code(&draw.population_sha256)),
    ];
    let commitments =
        [(w.draw_first(), &draw.first_name, &draw.first_hash), (w.draw_second(), &draw.second_name, &draw.second_hash)];
    for (label, name, hash) in commitments {
        if let (Some(name), Some(hash)) = (name, hash) {
            rows.push(Row::new(label, view! { {name.clone()}" "{code(hash)} }));
        }
    }
    if let Some(value) = &draw.public_value {
        rows.push(Row::new(w.draw_value(), value.clone()));
    }
    if let Some(at) = draw.drawn_at {
        rows.push(Row::new(w.draw_drawn_at(), visit.time(at)));
    }
    if let Some(hash) = &draw.file_sha256 {
        rows.push(Row::new(w.draw_file_hash(), code(hash)));
        let file = match draw.state {
            State::Published => {
                view! { <a href=format!("/draws/{}/draw.json", draw.id)>{format!("{}.json", draw.number)}</a> }
                    .into_any()
            }
            _ => w.draw_file_later().into_any(),
        };
        rows.push(Row::new(w.draw_file(), file));
    }
    if matches!(draw.state, State::Abandoned | State::Aborted) {
        rows.push(Row::new(w.draw_ended_why(), ended(visit, draw)));
    }
    if let (Some(id), Some(number)) = (draw.replaces_id, &draw.replaces) {
        rows.push(Row::new(w.draw_replaces(), view! { <a href=format!("/draws/{id}")>{number.clone()}</a> }));
    }
    let how = (draw.state == State::Published)
        .then(|| view! { <p>{w.draw_verify_about()}</p><pre><code>{format!("probity draw verify {}.json", draw.number)}</code></pre> });
    ui::section(w.draw_facts(), view! { {ui::summary_list(rows)}{how} }.into_any())
}

fn timeline(visit: &Visit, history: Vec<activity::Moment>) -> AnyView {
    let w = visit.words;
    let moments = history.into_iter().map(|m| ui::Moment {
        when: visit.time(m.at),
        title: w.code("verb", m.verb),
        who: m.person,
        note: m.after_state.map(|state| w.code("draw-state", state)),
    });
    ui::timeline(moments.collect())
}
