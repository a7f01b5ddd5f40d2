//! The figures of a year and the rows behind each.

mod list;
mod rows;
mod show;
mod spoken;

pub use spoken::{fraction, part, unit};

use crate::route::Access::Staff;
use crate::route::{Call, Route, page};
use crate::visit::Visit;
use entity::instant::Instant;
use entity::permission::Permission::StatisticsRead;

pub fn pages() -> Vec<Route> {
    vec![
        page("/statistics", Staff(StatisticsRead), |v| Box::pin(list::list(v))),
        page("/statistics/{year}", Staff(StatisticsRead), |v| Box::pin(show::show(v))),
        page("/statistics/{year}/{figure}", Staff(StatisticsRead), |v| Box::pin(rows::rows(v))),
    ]
}

pub fn calls() -> Vec<Call> {
    vec![]
}

/// What the figures of this visit may know: the end of the day in the address, or now.
fn known_at(visit: &Visit) -> Instant {
    let day = entity::field::date(visit.query.text("known"));
    let end = day.map(|day| Instant(entity::calendar::end_of_day(day, visit.zone) - 1));
    end.map_or(visit.now, |end| end.min(visit.now))
}

/// The year in the address.
fn year(visit: &Visit) -> i32 {
    visit.params.text("year").parse().unwrap_or(0)
}
