//! The blacklist in three parts.

use crate::ui::{self, PageHead, Tab, Tone};
use crate::visit::{Frame, Page, Visit};
use entity::blacklist::{self, Listed, State};
use entity::list::Place;
use entity::refusal::Outcome;
use leptos::prelude::*;

/// How strong a state looks.
pub fn tone(state: State) -> Tone {
    match state {
        State::Proposed | State::Noticed | State::Heard => Tone::Warn,
        State::Active | State::Appeal | State::UnderReview => Tone::Bad,
        State::Rejected | State::Removed => Tone::Neutral,
    }
}

pub async fn list(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let actor = visit.actor()?;
    let filter = blacklist::Filter {
        tab: visit.query.text("tab").parse().unwrap_or(blacklist::Tab::Open),
        find: visit.query.text("find").to_owned(),
        oldest: visit.query.text("sort") == "proposed",
        place: Place::read(&visit.query),
    };
    let tab = filter.tab;
    let counts = blacklist::counts(&visit.store, actor).await?;
    let page = blacklist::list(&visit.store, actor, &filter).await?;
    let tabs = blacklist::Tab::ALL.iter().zip(counts).map(|(one, count)| Tab {
        href: visit.with_query("tab", one.code()),
        label: w.code("blacklist-tab", one),
        count: Some(w.number(count)),
        current: *one == tab,
    });
    let tabs = tabs.collect();
    let total = w.blacklist_total(w.total(page.total));
    let rows = page.rows.into_iter().map(|row| line(visit, row)).collect();
    visit.page(Frame::new(w.blacklist_title()).at("/blacklist"), || {
        view! {
            {ui::page_head(PageHead::new(w.blacklist_title()))}
            <p>{w.blacklist_lead()}</p>
            {ui::tabs(w.blacklist_title(), tabs)}
            {visit.by_supplier()}
            {ui::table(ui::Table {
                caption: w.code("blacklist-tab", tab),
                columns: vec![
                    ui::Column::new(w.blacklist_col_number()),
                    ui::Column::new(w.blacklist_col_supplier()),
                    ui::Column::new(w.blacklist_col_event()),
                    ui::Column::new(w.blacklist_col_state()),
                    visit.sorted(w.blacklist_col_proposed(), "proposed", !filter.oldest),
                    ui::Column::new(w.blacklist_col_clock()),
                ],
                rows,
                empty: ui::empty(w.blacklist_none_title(), w.blacklist_none_body(), None),
                dense: true,
            })}
            {visit.pager(&page.turn, total)}
        }
        .into_any()
    })
}

fn line(visit: &Visit, row: Listed) -> Vec<AnyView> {
    let w = visit.words;
    let clock = match (row.state, row.hear_until, row.review_on) {
        (State::Noticed, Some(until), _) => w.blacklist_clock_hearing(visit.until(until)),
        (State::Active, _, Some(day)) => w.blacklist_clock_review(visit.day(day)),
        _ => String::new(),
    };
    vec![
        view! { <a href=format!("/blacklist/{}", row.id)>{row.number}</a> }.into_any(),
        view! { {row.supplier_name} " " <span class="muted">{row.supplier_number}</span> }.into_any(),
        view! { {w.code("blacklist-event", row.integrity_event)} }.into_any(),
        ui::tag(tone(row.state), w.code("blacklist-state", row.state)),
        view! { {visit.time(row.proposed_at)} }.into_any(),
        view! { {clock} }.into_any(),
    ]
}
