//! Applications.

use crate::ui::{self, Column, Kind as Button, PageHead, Table, Tone};
use crate::visit::{Frame, Page, Visit};
use entity::certification::{self, Filter, State};
use entity::list::Place;
use entity::refusal::Outcome;
use leptos::prelude::*;

/// Where an application stands.
pub(super) fn state(visit: &Visit, state: State) -> AnyView {
    let tone = match state {
        State::Applied => Tone::Info,
        State::Screened => Tone::Warn,
        State::Certified => Tone::Good,
        State::Rejected => Tone::Neutral,
    };
    ui::tag(tone, visit.words.code("certification-state", state))
}

/// `/certifications`
pub async fn list(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let chosen: Option<State> = visit.query.text("tab").parse().ok();
    let filter = Filter {
        state: chosen,
        find: visit.query.text("find").to_owned(),
        oldest: visit.query.text("sort") == "applied",
        place: Place::read(&visit.query),
    };
    let found = certification::list(&visit.store, visit.actor()?, &filter).await?;
    let mut tabs = vec![visit.tab("", w.remediation_tab_all().into(), None, chosen.is_none())];
    tabs.extend(
        State::ALL
            .iter()
            .map(|state| visit.tab(state.code(), w.code("certification-state", state), None, chosen == Some(*state))),
    );
    let total = visit.total(found.total);
    let rows = found
        .rows
        .into_iter()
        .map(|c| {
            let href = format!("/certifications/{}", c.id);
            vec![
                view! { <a href=href>{c.number}</a> }.into_any(),
                view! { <bdi>{c.supplier}</bdi> }.into_any(),
                state(visit, c.state),
                c.applicant.into_any(),
                visit.time(c.applied_at).into_any(),
            ]
        })
        .collect();
    visit.page(Frame::new(w.nav_certifications()).at("/certifications"), || {
        let head = PageHead {
            title: w.nav_certifications().into(),
            actions: vec![ui::link_button("/relationships", w.relationship_title(), Button::Secondary)],
            ..PageHead::default()
        };
        view! {
            {ui::page_head(head)}
            {ui::tabs(w.certification_queues(), tabs)}
            {visit.by_supplier()}
            {ui::table(Table {
                caption: w.nav_certifications().into(),
                columns: vec![
                    Column::new(w.remediation_number()), Column::new(w.remediation_supplier()),
                    Column::new(w.remediation_state()), Column::new(w.certification_applicant()),
                    visit.sorted(w.certification_applied_at(), "applied", !filter.oldest),
                ],
                rows,
                empty: ui::empty(w.certification_empty(), w.certification_empty_body(), None),
                dense: true,
            })}
            {visit.pager(&found.turn, total)}
        }
        .into_any()
    })
}
