//! The periods of a blacklisting, in working days of China.

use crate::calendar::{add_working_days, china, end_of_day};
use crate::instant::Instant;
use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;

/// Working days in which the supplier may answer, from proven delivery.
pub const HEARING: u32 = 10;
/// Working days for which a supplier may be suspended before the decision.
pub const INTERIM: u32 = 20;
/// Working days in which the supplier may appeal, from the decision.
pub const APPEAL: u32 = 15;
/// Months after which a blacklisting is looked at again, unless the decision names a day.
pub const REVIEW_MONTHS: u32 = 24;

/// The n-th working day after a day.
pub fn working_day(day: NaiveDate, n: u32) -> NaiveDate {
    add_working_days(day, n, china())
}

/// The end of the n-th working day after an instant: until then something may be done.
pub fn until(from: Instant, n: u32, zone: Tz) -> Instant {
    Instant(end_of_day(working_day(from.day(zone), n), zone))
}

/// The day on which a blacklisting that begins today is looked at again.
pub fn review_on(day: NaiveDate) -> NaiveDate {
    day.checked_add_months(chrono::Months::new(REVIEW_MONTHS)).unwrap_or(day)
}

/// Whether a day typed for the review is after today and within ten years.
pub fn sound_review(day: NaiveDate, today: NaiveDate) -> bool {
    day > today && day.year() <= today.year() + 10
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_table_is_read() {
        assert!(china().covers(2023));
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        // Spring festival 2023: off from 21 to 27 January, worked on the 28th and 29th.
        for (from, n, expected) in
            [("2023-01-20", 1, "2023-01-28"), ("2023-03-01", HEARING, "2023-03-15"), ("2023-09-28", 1, "2023-10-07")]
        {
            assert_eq!(working_day(day(from), n), day(expected), "{from} + {n}");
        }
    }

    #[test]
    fn a_period_ends_with_its_last_day() {
        let zone = chrono_tz::Asia::Shanghai;
        let from = Instant::start_of("2023-03-01".parse().unwrap(), zone).plus_hours(15);
        assert_eq!(until(from, HEARING, zone).rfc3339(zone), "2023-03-16T00:00:00+08:00");
    }
}
