//! The fiscal years.

use crate::ui::{self, PageHead, Tone};
use crate::visit::{Frame, Page, Visit};
use entity::refusal::Outcome;
use entity::statistics;
use leptos::prelude::*;

pub async fn list(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let years = statistics::years(&visit.store, visit.actor()?, visit.now, visit.zone).await?;
    let today = visit.today();
    let rows = years
        .into_iter()
        .map(|year| {
            let (tone, word) = match today > year.last_day() {
                true => (Tone::Neutral, w.statistics_year_over()),
                false => (Tone::Info, w.statistics_year_running()),
            };
            let days = w.statistics_span(visit.day(year.first_day()), visit.day(year.last_day()));
            vec![
                view! { <a href=format!("/statistics/{}", year.year())>{w.statistics_year(year.year())}</a> }
                    .into_any(),
                view! { {days} }.into_any(),
                ui::tag(tone, word),
            ]
        })
        .collect();
    visit.page(Frame::new(w.statistics_title()).at("/statistics"), || {
        view! {
            {ui::page_head(PageHead::new(w.statistics_title()))}
            <p>{w.statistics_lead()}</p>
            {ui::table(ui::Table {
                caption: w.statistics_title().into(),
                columns: vec![
                    ui::Column::new(w.statistics_col_year()),
                    ui::Column::new(w.statistics_col_days()),
                    ui::Column::new(w.statistics_col_state()),
                ],
                rows,
                empty: ui::empty(w.statistics_none_title(), w.statistics_none_body(), None),
                dense: true,
            })}
        }
        .into_any()
    })
}
