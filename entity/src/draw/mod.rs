//! Draws (抽样): which suppliers are visited, by a lot that nobody can choose alone (SYS-15, SYS-16, M12, M15).
//!
//! A plan freezes the population, its strata and weights under a hash. Two people then each commit to a secret made on
//! their own machine, before the public value of a day that the plan names is entered; both reveal within 48 hours; the seed is
//! the hash of both secrets and the public value. Whatever stops on this way stays in the list with its reason.
//!
//! | state | way on | way out | clock |
//! |---|---|---|---|
//! | planned, half-committed | commit | abort | the day of the public value has ended: abandoned |
//! | committed | both reveal, the value is entered: drawn | abort | 48 hours without both secrets, or 14 days without the value: abandoned |
//! | drawn | publish, once every visit is settled | – | the visits have their own |
//! | published, abandoned, aborted | – | – | – |
//!
//! `draw-plan` plans, commits, reveals, enters the value, publishes and aborts; `draw-read` reads. Before publication
//! everybody else sees hashes only, because visits are unannounced; afterwards `draw-read` gets the whole file and each
//! company of the population its own line.

pub mod file;
pub mod risk;
pub mod rule;

#[cfg(feature = "db")]
mod change;
#[cfg(feature = "db")]
mod own;
#[cfg(feature = "db")]
mod plan;
#[cfg(feature = "db")]
mod query;
#[cfg(feature = "db")]
mod select;
#[cfg(feature = "db")]
pub(crate) mod table;

#[cfg(feature = "db")]
pub use change::{abort, commit, due, publish, reveal, unsettled, value};
#[cfg(feature = "db")]
pub use own::{OwnDraw, company_list, company_show};
#[cfg(feature = "db")]
pub use plan::plan;
#[cfg(feature = "db")]
pub use query::{Draw, Line, StratumLine, document, list, show, strata, visited};

codes! {
    /// What the drawn suppliers are visited for.
    pub enum Kind {
        /// Unannounced visit.
        SpotCheck => "spot-check",
        /// ESG audit.
        Audit => "audit",
    }
}

codes! {
    /// How the population is divided.
    pub enum Strata {
        /// By registered country.
        Region => "region",
        /// By main category.
        Category => "category",
        /// Not at all.
        All => "all",
    }
}

codes! {
    /// Where a draw stands.
    pub enum State {
        /// The population is frozen.
        Planned => "planned",
        /// One person has committed.
        HalfCommitted => "half-committed",
        /// Two people have committed.
        Committed => "committed",
        /// The seed is known and the visits exist.
        Drawn => "drawn",
        /// The whole file is open.
        Published => "published",
        /// A clock ran out.
        Abandoned => "abandoned",
        /// Somebody ended it, with a reason.
        Aborted => "aborted",
    }
}

/// What can happen to a draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Somebody commits to a secret.
    Commit,
    /// Both secrets and the public value are there.
    Draw,
    /// The visits are settled and the file is opened.
    Publish,
    /// A clock ran out.
    Lapse,
    /// Somebody ends it.
    Abort,
}

impl State {
    /// The state after an event; none where the event cannot happen.
    pub fn after(self, event: Event) -> Option<Self> {
        use State::*;
        Some(match (self, event) {
            (Planned, Event::Commit) => HalfCommitted,
            (HalfCommitted, Event::Commit) => Committed,
            (Committed, Event::Draw) => Drawn,
            (Drawn, Event::Publish) => Published,
            (Planned | HalfCommitted | Committed, Event::Lapse) => Abandoned,
            (Planned | HalfCommitted | Committed, Event::Abort) => Aborted,
            _ => return None,
        })
    }

    /// Whether nothing can happen any more.
    pub fn ended(self) -> bool {
        matches!(self, Self::Published | Self::Abandoned | Self::Aborted)
    }
}

/// Both secrets are revealed within so many hours of the second commitment (architecture §9).
pub const REVEAL_HOURS: i64 = 48;
/// The public value is entered within so many days of its day.
pub const VALUE_DAYS: u64 = 14;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_that_is_not_final_has_a_way_on_and_a_way_out() {
        for &state in State::ALL {
            let on = [Event::Commit, Event::Draw, Event::Publish].iter().any(|&e| state.after(e).is_some());
            assert_eq!(on, !state.ended(), "{state}");
            assert_eq!(state.after(Event::Abort).is_some(), on && state != State::Drawn, "{state}");
        }
        assert_eq!(State::Planned.after(Event::Draw), None);
        assert_eq!(State::Committed.after(Event::Commit), None);
    }
}
