//! How a spot check (or an audit with the same checklist) is scored: items weigh 1–5, the score
//! is Σ weight·points ÷ Σ weight·2 over the applicable items, compared exactly with the pass mark.

use serde::{Deserialize, Serialize};

codes! {
    /// What the scorer found on one checklist item.
    pub enum Mark {
        /// Met: 2 points.
        Met => "met",
        /// Partly met: 1 point.
        Partly => "partly",
        /// Not met: no points.
        NotMet => "not-met",
        /// Does not apply to this site, with a reason; left out of the score.
        NotApplicable => "not-applicable",
    }
}

impl Mark {
    /// The points out of 2; none for an item that is left out.
    pub fn points(self) -> Option<u32> {
        match self {
            Self::Met => Some(2),
            Self::Partly => Some(1),
            Self::NotMet => Some(0),
            Self::NotApplicable => None,
        }
    }

    /// Whether a finding follows: anything applicable that is below "met".
    pub fn below_met(self) -> bool {
        matches!(self, Self::Partly | Self::NotMet)
    }
}

/// The outcome of a checklist: a fraction, and whether a zero-tolerance item failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// Σ weight·points over the applicable items.
    pub num: u32,
    /// Σ weight·2 over the same items; 0 when none applies, then there is no score.
    pub den: u32,
    /// A zero-tolerance item was not met, or only partly.
    pub zero_tolerance_failed: bool,
}

/// Scores items of (weight, zero tolerance, mark). A zero-tolerance item that is only partly met
/// has failed as well: there is no half of it.
pub fn score(items: &[(u32, bool, Mark)]) -> Score {
    let mut score = Score { num: 0, den: 0, zero_tolerance_failed: false };
    for &(weight, zero_tolerance, mark) in items {
        if let Some(points) = mark.points() {
            score.num += weight * points;
            score.den += weight * 2;
            score.zero_tolerance_failed |= zero_tolerance && points < 2;
        }
    }
    score
}

/// Whether the score reaches the pass mark (whole per cent) and no zero-tolerance item failed.
/// Where nothing applied there is nothing to pass.
pub fn passes(score: Score, mark_percent: u32) -> bool {
    score.den > 0 && !score.zero_tolerance_failed && reaches(score.num, score.den, mark_percent)
}

fn reaches(num: u32, den: u32, mark_percent: u32) -> bool {
    100 * u64::from(num) >= u64::from(mark_percent) * u64::from(den)
}

/// The score in per cent with one decimal and without the sign: rounded half up, but down where it
/// misses the pass mark, so that 79.96 never reads "80.0" against 80. "–" where there is none.
pub fn shown(num: u32, den: u32, mark_percent: u32) -> String {
    if den == 0 {
        return "–".to_owned();
    }
    let (num, den) = (u64::from(num), u64::from(den));
    let missed = 100 * num < u64::from(mark_percent) * den;
    let tenths = if missed { 1000 * num / den } else { (2000 * num + den) / (2 * den) };
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// Whether the mark needs a note: anything below "met", and the reason of "not applicable".
pub fn needs_note(mark: Mark) -> bool {
    mark != Mark::Met
}

/// Whether the mark needs evidence: a zero-tolerance item that failed.
pub fn needs_evidence(mark: Mark, zero_tolerance: bool) -> bool {
    zero_tolerance && mark.points().is_some_and(|points| points < 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_fractions_over_what_applies() {
        use Mark::*;
        for (items, num, den, zero) in [
            (&[][..], 0, 0, false),
            (&[(5, false, Met), (3, false, Partly), (2, false, NotMet)], 13, 20, false),
            (&[(5, true, Met), (3, true, NotApplicable)], 10, 10, false),
            (&[(1, true, NotMet), (5, false, Met)], 10, 12, true),
            (&[(1, true, Partly)], 1, 2, true),
            (&[(4, true, NotApplicable)], 0, 0, false),
        ] {
            assert_eq!(score(items), Score { num, den, zero_tolerance_failed: zero });
        }
    }

    #[test]
    fn the_pass_mark_is_compared_exactly() {
        for (num, den, zero, mark, passed) in [
            (80, 100, false, 80, true),
            (1999, 2500, false, 80, false),
            (8, 10, true, 80, false),
            (0, 0, false, 80, false),
            (0, 10, false, 0, true),
            (2, 3, false, 67, false),
            (2, 3, false, 66, true),
        ] {
            let score = Score { num, den, zero_tolerance_failed: zero };
            assert_eq!(passes(score, mark), passed, "{num}/{den} at {mark}");
        }
    }

    #[test]
    fn a_fail_never_looks_like_a_pass() {
        for (num, den, mark, text) in [
            (1999, 2500, 80, "79.9"),
            (2001, 2500, 80, "80.0"),
            (2, 3, 60, "66.7"),
            (2, 3, 80, "66.6"),
            (1, 1, 80, "100.0"),
            (0, 7, 80, "0.0"),
            (0, 0, 80, "–"),
        ] {
            assert_eq!(shown(num, den, mark), text);
        }
        for den in 1..300 {
            for num in 0..=den {
                let read: f64 = shown(num, den, 80).parse().unwrap();
                assert_eq!(read >= 80.0, reaches(num, den, 80), "{num}/{den}");
            }
        }
    }

    #[test]
    fn notes_and_evidence_are_asked_for() {
        for (mark, zero, note, evidence) in [
            (Mark::Met, true, false, false),
            (Mark::Partly, false, true, false),
            (Mark::Partly, true, true, true),
            (Mark::NotMet, false, true, false),
            (Mark::NotMet, true, true, true),
            (Mark::NotApplicable, true, true, false),
        ] {
            assert_eq!((needs_note(mark), needs_evidence(mark, zero)), (note, evidence));
            assert_eq!(mark.code().parse(), Ok(mark));
        }
    }
}
