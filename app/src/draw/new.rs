//! Planning a draw.

use crate::form::Form;
use crate::ui::{self, Choice, Kind, PageHead, Width};
use crate::visit::{Frame, Page, Visit};
use entity::calendar::FiscalYear;
use entity::draw::{self, State, Strata};
use entity::list::Place;
use entity::refusal::Outcome;
use leptos::prelude::*;

/// The form of a plan. `?replaces=` names the draw it is made instead of.
pub async fn new(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let t = w.texts();
    let actor = visit.actor()?;
    let mut ended = draw::list(&visit.store, actor, State::Abandoned.code(), "", &Place::default()).await?.rows;
    ended.extend(draw::list(&visit.store, actor, State::Aborted.code(), "", &Place::default()).await?.rows);
    let instead: Vec<(String, String)> = std::iter::once((String::new(), w.draw_replaces_none().to_owned()))
        .chain(ended.into_iter().map(|d| (d.id.to_string(), d.number)))
        .collect();
    let year = FiscalYear::of(visit.today(), 4).map(|y| y.year().to_string()).unwrap_or_default();
    let form = Form::new(visit, "draw/plan");
    visit.page(Frame::new(w.draw_new()).at("/draws").crumb("/draws", w.nav_draws()), || {
        let kinds = draw::Kind::ALL.iter().map(|k| Choice::new(k.code(), w.code("draw-kind", k))).collect();
        let strata = Strata::ALL.iter().map(|s| Choice::new(s.code(), w.code("draw-strata", s))).collect();
        let body = view! {
            {ui::radios(&t, form.field("kind", w.draw_kind()), kinds)}
            {ui::text_field(&t, form.field_with("fiscal_year", w.draw_year(), &year).hint(w.draw_year_hint())
                .inputmode("numeric").width(Width::Short))}
            {ui::text_field(&t, form.field("size", w.draw_size()).hint(w.draw_size_hint()).inputmode("numeric")
                .width(Width::Short))}
            {ui::radios(&t, form.field_with("strata", w.draw_strata(), Strata::Region.code())
                .hint(w.draw_strata_hint()), strata)}
            {ui::text_field(&t, form.field("public_source", w.draw_public_source()).hint(w.draw_public_source_hint()))}
            {ui::date_field(&t, form.field("public_on", w.draw_public_on()).hint(w.draw_public_on_hint()))}
            {ui::date_field(&t, form.field("due_on", w.draw_due_on()).hint(w.draw_due_on_hint()))}
            {ui::text_area(&t, form.field("reason", w.draw_reason()).hint(w.draw_reason_hint()), 3, None)}
            {ui::select(&t, form.field_with("replaces", w.draw_replaces(), visit.query.text("replaces")).optional(), instead)}
            {ui::actions(vec![
                ui::button(w.draw_plan(), Kind::Primary),
                ui::link_button("/draws", w.draw_back(), Kind::Quiet),
            ])}
        };
        view! {
            {ui::page_head(PageHead::new(w.draw_new()))}
            <p>{w.draw_new_about()}</p>
            {form.view(body)}
        }
        .into_any()
    })
}
