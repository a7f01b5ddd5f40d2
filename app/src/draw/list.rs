//! The list of draws: none is ever missing from it.

use super::tone;
use crate::ui::{self, Chip, Column, Field, FilterBar, Kind, PageHead, Table};
use crate::visit::{Frame, Page, Visit};
use entity::draw::{self, State};
use entity::list::Place;
use entity::permission::Permission;
use entity::refusal::Outcome;
use leptos::prelude::*;

/// Every draw, newest first.
pub async fn list(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let (state, kind) = (visit.query.text("state"), visit.query.text("kind"));
    let found = draw::list(&visit.store, visit.actor()?, state, kind, &Place::read(&visit.query)).await?;
    let rows = found.rows.into_iter().map(|d| row(visit, d)).collect();
    let total = w.draw_total(w.total(found.total));
    visit.page(Frame::new(w.nav_draws()).at("/draws"), || {
        let actions = match visit.may(Permission::DrawPlan) {
            true => vec![ui::link_button("/draws/new", w.draw_new(), Kind::Primary)],
            false => Vec::new(),
        };
        let columns = [w.draw_number(), w.draw_kind(), w.draw_year(), w.draw_state(), w.draw_size(), w.draw_due_on()];
        let columns = columns.into_iter().map(Column::new).collect();
        let first = visit.may(Permission::DrawPlan);
        let first = first.then(|| ui::link_button("/draws/new", w.draw_new(), Kind::Secondary));
        view! {
            {ui::page_head(PageHead { actions, ..PageHead::new(w.nav_draws()) })}
            <p>{w.draw_about()}</p>
            {filters(visit)}
            {ui::table(Table {
                caption: w.nav_draws().into(),
                columns,
                rows,
                empty: ui::empty(w.draw_none_title(), w.draw_none_body(), first),
                dense: true,
            })}
            {visit.pager(&found.turn, total)}
        }
        .into_any()
    })
}

fn row(visit: &Visit, d: draw::Draw) -> Vec<AnyView> {
    let w = visit.words;
    let ended = matches!(d.state, State::Abandoned | State::Aborted).then(|| {
        let reason = super::show::ended(visit, &d);
        view! { " "<bdi class="muted">{reason}</bdi> }
    });
    vec![
        view! { <a href=format!("/draws/{}", d.id)>{d.number.clone()}</a> }.into_any(),
        w.code("draw-kind", d.kind).into_any(),
        w.statistics_year(d.fiscal_year).into_any(),
        view! { {ui::tag(tone(d.state), w.code("draw-state", d.state))}{ended} }.into_any(),
        w.number(d.size).into_any(),
        visit.day(d.due_on).into_any(),
    ]
}

fn filters(visit: &Visit) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    let (state, kind) = (visit.query.text("state"), visit.query.text("kind"));
    let any = || (String::new(), w.draw_any().to_owned());
    let states = State::ALL.iter().map(|s| (s.to_string(), w.code("draw-state", s)));
    let kinds = draw::Kind::ALL.iter().map(|k| (k.to_string(), w.code("draw-kind", k)));
    let fields = view! {
        {ui::select(&t, Field::filter("state", w.draw_state()).value(state), std::iter::once(any()).chain(states).collect())}
        {ui::select(&t, Field::filter("kind", w.draw_kind()).value(kind), std::iter::once(any()).chain(kinds).collect())}
    };
    let mut chips = Vec::new();
    if state.parse::<State>().is_ok() {
        chips.push(Chip { label: w.code("draw-state", state), remove_href: visit.with_query("state", "") });
    }
    if kind.parse::<draw::Kind>().is_ok() {
        chips.push(Chip { label: w.code("draw-kind", kind), remove_href: visit.with_query("kind", "") });
    }
    let bar = FilterBar { action: "/draws".into(), fields: fields.into_any(), chips, clear_href: "/draws".into() };
    ui::filter_bar(&t, bar)
}
