//! How severe a finding is and by when it must be contained, planned for and put right. The steps
//! follow the practice of RBA's Validated Assessment Program: a plan within 7 days for the worst
//! findings and 14 for the others.

use chrono::{Days, NaiveDate};

codes! {
    /// The severity of a finding, worst first.
    pub enum Severity {
        /// Child or forced labour, danger to life, bribery, hidden sites: fails the check by itself.
        ZeroTolerance => "zero_tolerance",
        /// A serious breach of law or code.
        Critical => "critical",
        /// A breach that shows a failing system.
        Major => "major",
        /// A single or slight lapse.
        Minor => "minor",
        /// No breach; something to improve. Carries no dates.
        Observation => "observation",
    }
}

const HOUR: i64 = 3_600_000_000;

/// The instant (UTC microseconds) by which harm must be contained: 48 hours after `found_at` for
/// zero tolerance, otherwise none.
pub fn containment_due(severity: Severity, found_at: i64) -> Option<i64> {
    (severity == Severity::ZeroTolerance).then(|| found_at.saturating_add(48 * HOUR))
}

/// Days in which the plan is due: 7, or 14; none for an observation.
pub fn plan_days(severity: Severity) -> Option<u64> {
    match severity {
        Severity::ZeroTolerance | Severity::Critical => Some(7),
        Severity::Major | Severity::Minor => Some(14),
        Severity::Observation => None,
    }
}

/// The last day for the plan, counted from the day of issue. A due day ends at 24:00.
pub fn plan_due(severity: Severity, issued_on: NaiveDate) -> Option<NaiveDate> {
    issued_on.checked_add_days(Days::new(plan_days(severity)?))
}

/// The longest completion that may be agreed, in days: 30, 60 or 90; none for an observation.
pub fn completion_days(severity: Severity) -> Option<u64> {
    match severity {
        Severity::ZeroTolerance | Severity::Critical => Some(30),
        Severity::Major => Some(60),
        Severity::Minor => Some(90),
        Severity::Observation => None,
    }
}

/// The last day that may be agreed for completion, counted from the day of issue.
pub fn latest_completion(severity: Severity, issued_on: NaiveDate) -> Option<NaiveDate> {
    issued_on.checked_add_days(Days::new(completion_days(severity)?))
}

/// The last day that a plan may name. Once the first one has passed, the severity gives the same time again from today:
/// a plan that comes late can still be made, and stays late in the history.
pub fn latest_in_plan(severity: Severity, complete_due: NaiveDate, today: NaiveDate) -> NaiveDate {
    let again = || latest_completion(severity, today).unwrap_or(today);
    if today <= complete_due { complete_due } else { again() }
}

/// Whether a completion date may be agreed: not before the day of issue and not after the latest.
/// An observation may be given any date from then on.
pub fn may_complete_by(severity: Severity, issued_on: NaiveDate, agreed: NaiveDate) -> bool {
    let latest = latest_completion(severity, issued_on);
    agreed >= issued_on && latest.is_none_or(|latest| agreed <= latest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_can_be_made_after_its_time() {
        let day = |d: &str| d.parse::<NaiveDate>().unwrap();
        let latest = |today| latest_in_plan(Severity::Major, day("2023-04-28"), day(today));
        assert_eq!(latest("2023-04-28"), day("2023-04-28"));
        assert_eq!(latest("2023-04-29"), day("2023-06-28"));
        assert_eq!(latest_in_plan(Severity::Observation, day("2023-04-28"), day("2023-05-01")), day("2023-05-01"));
    }

    #[test]
    fn three_dates_by_severity() {
        let day = |d: &str| d.parse::<NaiveDate>().unwrap();
        let issued = day("2023-02-27");
        for (severity, contain, plan, complete) in [
            (Severity::ZeroTolerance, Some(1_000 + 172_800_000_000), Some("2023-03-06"), Some("2023-03-29")),
            (Severity::Critical, None, Some("2023-03-06"), Some("2023-03-29")),
            (Severity::Major, None, Some("2023-03-13"), Some("2023-04-28")),
            (Severity::Minor, None, Some("2023-03-13"), Some("2023-05-28")),
            (Severity::Observation, None, None, None),
        ] {
            assert_eq!(containment_due(severity, 1_000), contain);
            assert_eq!(plan_due(severity, issued), plan.map(day));
            assert_eq!(latest_completion(severity, issued), complete.map(day));
            assert_eq!(severity.code().parse(), Ok(severity));
        }
    }

    #[test]
    fn completion_stays_within_its_maximum() {
        let issued = NaiveDate::from_ymd_opt(2023, 1, 1).unwrap();
        for (severity, days, allowed) in [
            (Severity::Critical, 30, true),
            (Severity::Critical, 31, false),
            (Severity::Major, 60, true),
            (Severity::Minor, 91, false),
            (Severity::Observation, 400, true),
        ] {
            assert_eq!(may_complete_by(severity, issued, issued + Days::new(days)), allowed);
        }
        assert!(!may_complete_by(Severity::Minor, issued, issued - Days::new(1)));
    }

    #[test]
    fn worst_sorts_first() {
        assert!(Severity::ALL.is_sorted());
    }
}
