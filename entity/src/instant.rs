//! Points in time. Stored as microseconds since 1970 in UTC, the same on every database.

use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// A point in time in microseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "db", derive(sea_orm::DeriveValueType))]
pub struct Instant(pub i64);

impl Instant {
    /// The clock of the machine. Only edges ask it; verbs use the time of their act.
    pub fn now() -> Self {
        Self(Utc::now().timestamp_micros())
    }

    /// The instant as a date and time in UTC.
    pub fn utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp_micros(self.0).unwrap_or_default()
    }

    /// The calendar day on which this instant falls in `zone`.
    pub fn day(self, zone: Tz) -> NaiveDate {
        self.utc().with_timezone(&zone).date_naive()
    }

    /// The first instant of `day` in `zone`.
    pub fn start_of(day: NaiveDate, zone: Tz) -> Self {
        let midnight = day.and_time(chrono::NaiveTime::MIN);
        let local = zone.from_local_datetime(&midnight).earliest().unwrap_or_else(|| zone.from_utc_datetime(&midnight));
        Self(local.timestamp_micros())
    }

    /// This instant moved by whole seconds.
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0 + seconds * 1_000_000)
    }

    /// This instant moved by whole hours.
    pub const fn plus_hours(self, hours: i64) -> Self {
        self.plus_seconds(hours * 3600)
    }

    /// This instant moved by days of 24 hours.
    pub const fn plus_days(self, days: i64) -> Self {
        self.plus_hours(days * 24)
    }

    /// RFC 3339 with the offset of `zone`, to the second: `2023-03-31T23:59:00+08:00`.
    pub fn rfc3339(self, zone: Tz) -> String {
        self.utc().with_timezone(&zone).to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
    }
}
