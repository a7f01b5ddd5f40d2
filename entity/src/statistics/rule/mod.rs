//! How each figure is counted, from the records alone.

mod inspection;
mod population;
mod process;
mod signing;
#[cfg(test)]
mod tests;

use super::{Figure, World};
use crate::calendar::FiscalYear;
use crate::instant::Instant;
use chrono::NaiveDate;
use chrono_tz::Tz;
use population::Ground;

/// Which year is counted, and what was known.
#[derive(Clone, Copy, Debug)]
pub struct Cut {
    /// The fiscal year.
    pub year: FiscalYear,
    /// What was recorded later is left out.
    pub known_at: Instant,
    /// The buyer's calendar.
    pub zone: Tz,
}

impl Cut {
    /// The last day, at whose end stocks are read.
    pub fn day(&self) -> NaiveDate {
        self.year.last_day()
    }

    /// Whether something recorded at this time was known.
    pub fn knew(&self, at: Instant) -> bool {
        at <= self.known_at
    }

    /// Whether the instant lies in the year and was not later than the time of knowledge.
    pub fn happened(&self, at: Instant) -> bool {
        self.year.instants(self.zone).contains(&at.0) && self.knew(at)
    }

    /// Whether the instant lies before the end of the last day and was known.
    pub fn by_the_end(&self, at: Instant) -> bool {
        at.0 < self.year.instants(self.zone).end && self.knew(at)
    }

    /// The last day of the year that was over when the report was made: what is due by then and open is late.
    pub fn over(&self) -> NaiveDate {
        let today = self.known_at.day(self.zone);
        self.day().min(today.pred_opt().unwrap_or(today))
    }

    /// The year before, with the same knowledge.
    pub fn before(&self) -> Option<Self> {
        let year = FiscalYear::of(self.year.first_day().pred_opt()?, super::START_MONTH)?;
        Some(Self { year, ..*self })
    }
}

/// The figures of a year.
#[derive(Clone, Debug)]
pub struct Report {
    /// Which year, and what was known.
    pub cut: Cut,
    /// The figures, in the order in which they are shown.
    pub figures: Vec<Figure>,
}

impl Report {
    /// The figure with this id, in any case.
    pub fn figure(&self, id: &str) -> Option<&Figure> {
        self.figures.iter().find(|f| f.id.eq_ignore_ascii_case(id))
    }
}

/// Counts every figure.
pub fn report(world: &World, cut: Cut) -> Report {
    let ground = Ground::new(world, cut);
    let before = cut.before().map(|cut| Ground::new(world, cut));
    let figures = [
        population::figures(&ground),
        signing::figures(&ground, before.as_ref()),
        population::tables(&ground),
        inspection::figures(&ground),
        process::figures(&ground),
    ]
    .concat();
    Report { cut, figures }
}
