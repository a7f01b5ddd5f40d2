//! Fiscal years, business days and working days. Instants are UTC microseconds, intervals are
//! half-open, and a due day ends at 24:00 in the buyer's zone.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, Days, LocalResult, NaiveDate, NaiveTime, TimeDelta, TimeZone, Weekday};
use chrono_tz::Tz;

mod china;

pub use china::china;

/// A fiscal year, named by the calendar year in which it ends: with April as first month, 2023 is
/// 1 April 2022 to 31 March 2023.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FiscalYear {
    year: i32,
    start_month: u32,
}

impl FiscalYear {
    /// The year of that name. None outside the years 1 to 9998 or the months 1 to 12.
    pub fn new(year: i32, start_month: u32) -> Option<Self> {
        let sound = (1..=9998).contains(&year) && (1..=12).contains(&start_month);
        sound.then_some(Self { year, start_month })
    }

    /// The fiscal year in which a day falls.
    pub fn of(day: NaiveDate, start_month: u32) -> Option<Self> {
        let late = start_month > 1 && day.month() >= start_month;
        Self::new(day.year() + i32::from(late), start_month)
    }

    /// Its name, such as 2023.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The first day.
    pub fn first_day(self) -> NaiveDate {
        self.start_of(self.year)
    }

    /// The last day, which still belongs to it.
    pub fn last_day(self) -> NaiveDate {
        self.start_of(self.year + 1) - Days::new(1)
    }

    /// Whether the day falls in it.
    pub fn contains(self, day: NaiveDate) -> bool {
        (self.first_day()..=self.last_day()).contains(&day)
    }

    /// The instants from its start up to, and without, its end.
    pub fn instants(self, zone: Tz) -> std::ops::Range<i64> {
        start_of_day(self.first_day(), zone)..end_of_day(self.last_day(), zone)
    }

    fn start_of(self, year: i32) -> NaiveDate {
        let starts_in = year - i32::from(self.start_month > 1);
        NaiveDate::from_ymd_opt(starts_in, self.start_month, 1).unwrap_or_default()
    }
}

/// The day of an instant in a zone. Instants outside the years 1 to 9999 count as the nearest.
pub fn day_of(micros: i64, zone: Tz) -> NaiveDate {
    const FIRST: i64 = -62_135_510_400_000_000;
    const LAST: i64 = 253_402_214_400_000_000;
    let instant = DateTime::from_timestamp_micros(micros.clamp(FIRST, LAST)).unwrap_or_default();
    instant.with_timezone(&zone).date_naive()
}

/// The first instant of a day in a zone: midnight, or the first minute that exists where the
/// clocks skip it.
pub fn start_of_day(day: NaiveDate, zone: Tz) -> i64 {
    let midnight = day.and_time(NaiveTime::MIN);
    let two_days = 2 * 24 * 60;
    (0..two_days)
        .filter_map(|minute| midnight.checked_add_signed(TimeDelta::minutes(minute)))
        .find_map(|local| match zone.from_local_datetime(&local) {
            LocalResult::Single(instant) | LocalResult::Ambiguous(instant, _) => Some(instant),
            LocalResult::None => None,
        })
        .map_or(midnight.and_utc().timestamp_micros(), |instant| instant.timestamp_micros())
}

/// The instant at which a day is over: the start of the next. What is due on the day may still
/// arrive before it.
pub fn end_of_day(day: NaiveDate, zone: Tz) -> i64 {
    start_of_day(day.succ_opt().unwrap_or(day), zone)
}

/// A country's table of days off and of make-up days (调休), on top of Monday to Friday.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WorkingDays {
    years: BTreeSet<i32>,
    holidays: BTreeSet<NaiveDate>,
    workdays: BTreeSet<NaiveDate>,
}

impl WorkingDays {
    /// The table for the named years: days off, and weekend days on which people work.
    pub fn new(
        years: impl IntoIterator<Item = i32>,
        holidays: impl IntoIterator<Item = NaiveDate>,
        workdays: impl IntoIterator<Item = NaiveDate>,
    ) -> Self {
        Self {
            years: years.into_iter().collect(),
            holidays: holidays.into_iter().collect(),
            workdays: workdays.into_iter().collect(),
        }
    }

    /// Whether the table knows the year. For another year only weekends are off, and the page
    /// should say that the table is missing.
    pub fn covers(&self, year: i32) -> bool {
        self.years.contains(&year)
    }

    /// Whether people work on that day.
    pub fn is_working(&self, day: NaiveDate) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        self.workdays.contains(&day) || !(weekend || self.holidays.contains(&day))
    }
}

/// The n-th working day after a day, which itself does not count; the day itself for 0.
pub fn add_working_days(day: NaiveDate, n: u32, table: &WorkingDays) -> NaiveDate {
    if n == 0 {
        return day;
    }
    day.iter_days().skip(1).filter(|day| table.is_working(*day)).nth(n as usize - 1).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn fiscal_years_are_named_by_their_end() {
        for (year, month, first, last) in [
            (2023, 4, "2022-04-01", "2023-03-31"),
            (2024, 4, "2023-04-01", "2024-03-31"),
            (2023, 1, "2023-01-01", "2023-12-31"),
            (2024, 3, "2023-03-01", "2024-02-29"),
        ] {
            let fiscal = FiscalYear::new(year, month).unwrap();
            assert_eq!((fiscal.first_day(), fiscal.last_day()), (day(first), day(last)));
            assert!(fiscal.contains(day(first)) && fiscal.contains(day(last)));
            assert!(!fiscal.contains(day(last).succ_opt().unwrap()));
            for inside in [first, last] {
                assert_eq!(FiscalYear::of(day(inside), month), Some(fiscal));
            }
            assert_eq!(FiscalYear::of(day(first).pred_opt().unwrap(), month).unwrap().year(), year - 1);
        }
        assert_eq!(FiscalYear::new(2023, 13), None);
        assert_eq!(FiscalYear::new(0, 4), None);
    }

    #[test]
    fn the_year_ends_at_midnight_in_beijing() {
        let zone = chrono_tz::Asia::Shanghai;
        let instants = FiscalYear::new(2023, 4).unwrap().instants(zone);
        let at = |text: &str| DateTime::parse_from_rfc3339(text).unwrap().timestamp_micros();
        assert_eq!(instants.start, at("2022-04-01T00:00:00+08:00"));
        assert!(instants.contains(&at("2023-03-31T23:59:59.999999+08:00")));
        assert_eq!(instants.end, at("2023-04-01T00:00:00+08:00"));
        assert_eq!(day_of(instants.end - 1, zone), day("2023-03-31"));
        assert_eq!(day_of(instants.end, zone), day("2023-04-01"));
    }

    #[test]
    fn days_begin_where_the_clocks_allow() {
        for (zone, date, start) in [
            (chrono_tz::America::Sao_Paulo, "2018-11-04", "2018-11-04T03:00:00Z"),
            (chrono_tz::Asia::Shanghai, "2023-01-01", "2022-12-31T16:00:00Z"),
            (chrono_tz::Europe::Istanbul, "2016-09-07", "2016-09-06T21:00:00Z"),
            (chrono_tz::America::Havana, "2023-11-05", "2023-11-05T04:00:00Z"),
        ] {
            let expected = DateTime::parse_from_rfc3339(start).unwrap().timestamp_micros();
            assert_eq!(start_of_day(day(date), zone), expected);
            assert_eq!(day_of(expected, zone), day(date));
            assert_eq!(end_of_day(day(date).pred_opt().unwrap(), zone), expected);
        }
        for micros in [i64::MIN, i64::MAX] {
            for zone in [chrono_tz::Pacific::Kiritimati, chrono_tz::Pacific::Midway] {
                day_of(micros, zone);
            }
        }
        start_of_day(NaiveDate::MAX, chrono_tz::Asia::Shanghai);
    }

    #[test]
    fn working_days_follow_the_table() {
        let table = WorkingDays::new(
            [2023],
            ["2023-01-23", "2023-01-24", "2023-01-25", "2023-01-26", "2023-01-27"].map(day),
            ["2023-01-28", "2023-01-29"].map(day),
        );
        for (from, n, expected) in [
            ("2023-01-20", 0, "2023-01-20"),
            ("2023-01-20", 1, "2023-01-28"),
            ("2023-01-20", 2, "2023-01-29"),
            ("2023-01-20", 3, "2023-01-30"),
            ("2023-01-21", 1, "2023-01-28"),
            ("2023-03-01", 10, "2023-03-15"),
        ] {
            assert_eq!(add_working_days(day(from), n, &table), day(expected));
        }
        assert!(table.covers(2023) && !table.covers(2024));
        assert_eq!(add_working_days(NaiveDate::MAX, 3, &table), NaiveDate::MAX);
    }
}
