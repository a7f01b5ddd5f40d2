//! Both instruments with their versions, for staff.

use super::part;
use crate::ui::{self, Column, Kind, PageHead, Table};
use crate::visit::{Frame, Page, Visit};
use entity::instrument::{self, Counts, Overview, State, Version};
use entity::permission::Permission;
use entity::refusal::Outcome;
use leptos::prelude::*;

/// Both instruments.
pub async fn list(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let found = instrument::overview(&visit.store, visit.actor()?, visit.now).await?;
    visit.page(Frame::new(w.nav_instruments()).at("/instruments"), || {
        let sections: Vec<AnyView> = found.iter().map(|one| section(visit, one)).collect();
        view! {
            {ui::page_head(PageHead::new(w.nav_instruments()))}
            <p>{w.instrument_lead()}</p>
            {sections}
        }
        .into_any()
    })
}

fn section(visit: &Visit, one: &Overview) -> AnyView {
    let w = visit.words;
    let new = visit.may(Permission::InstrumentPublish).then(|| {
        let href = format!("/instruments/new?instrument={}", one.instrument);
        ui::actions(vec![ui::link_button(href, w.instrument_new(), Kind::Secondary)])
    });
    let rows = one.versions.iter().map(|(version, counts)| row(visit, version, counts)).collect();
    let columns = vec![
        Column::new(w.instrument_version()),
        Column::new(w.instrument_state()),
        Column::new(w.instrument_effective()),
        Column::new(w.instrument_resign_by()),
        Column::new(w.instrument_count_open()).numeric(),
        Column::new(w.instrument_count_waiting()).numeric(),
        Column::new(w.instrument_count_signed()).numeric(),
        Column::new(w.instrument_count_declined()).numeric(),
    ];
    let name = w.code("instrument", one.instrument);
    let table = ui::table(Table {
        caption: name.clone(),
        columns,
        rows,
        empty: ui::empty("", w.instrument_none(), None),
        dense: true,
    });
    let signed = w.instrument_in_force_now(w.number(one.signed));
    ui::section(name, view! { <p>{signed}</p>{table}{new} }.into_any())
}

fn row(visit: &Visit, version: &Version, counts: &Counts) -> Vec<AnyView> {
    let w = visit.words;
    let day = |day: Option<chrono::NaiveDate>| day.map(|d| visit.day(d)).unwrap_or_default().into_any();
    let href = format!("/instruments/versions/{}", version.id);
    let number = |states: &[State], filter: &str| {
        let sum: i64 = states.iter().filter_map(|s| counts.get(s)).sum();
        let to = format!("{href}?state={filter}");
        view! { <a href=to>{w.number(sum)}</a> }.into_any()
    };
    let label = if version.correction {
        w.instrument_version_correction(version.number)
    } else {
        w.instrument_version_number(version.number)
    };
    vec![
        view! { <a href=href.clone()>{label}</a> }.into_any(),
        part::version_tag(w, version.state),
        day(version.effective_on),
        day(version.resign_by),
        number(&[State::Invited, State::Viewed], "open"),
        number(&[State::Clarification, State::Offered], "waiting"),
        number(&[State::Signed], "signed"),
        number(&[State::Declined], "declined"),
    ]
}
