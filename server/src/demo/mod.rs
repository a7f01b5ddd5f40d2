//! The demo world: synthetic suppliers and a small cast, brought to life by the same verbs that people use, under a
//! clock that moves from 2020 to today. Every history in it is real.

mod admission;
mod barring;
mod cast;
mod declaring;
mod drawing;
pub mod names;
mod paper;
mod putting_right;
mod register;
mod report;
mod signing;
mod sorting;
mod stage;
mod story;
mod today;
mod visits;

use crate::boot::Portal;
use crate::password;
use chrono::NaiveDate;
use entity::act::change;
use entity::actor::Actor;
use entity::instant::Instant;
use entity::outgoing_mail;
use entity::person;
use entity::refusal::{Outcome, Refusal};
use stage::Stage;

pub use cast::Login;
pub use report::{LIVES, print};

/// The day on which the demo begins.
pub fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 6, 1).unwrap_or_default()
}

/// Fills an empty installation and returns who can sign in. One that knows a person already is refused.
pub async fn build(portal: &Portal) -> Outcome<Vec<Login>> {
    if person::anybody(&portal.store).await? {
        return Err(Refusal::Conflict("demo-not-empty".into()).into());
    }
    let zone = portal.config.time_zone;
    let (staff, mut logins) = cast::buyer(portal, Instant::start_of(first_day(), zone)).await?;
    let nobody = password::hash(portal, &password::random()).await?;
    let mut stage = Stage::new(portal, staff, nobody, first_day());
    story::play(&mut stage, &mut logins).await?;
    today::play(&mut stage).await?;
    let now = Instant::now();
    while crate::job::moves_at(portal, now).await? > 0 {}
    change(&portal.store, &Actor::system(), now, zone, |act| Box::pin(outgoing_mail::discard_waiting(act))).await?;
    Ok(logins)
}
