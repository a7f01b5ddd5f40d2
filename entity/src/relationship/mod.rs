//! Relationships (关联关系, SYS-04): links between a supplier and a member of staff or another supplier.
//!
//! `declared → no conflict | managed | prohibited`. A declaration about a member of staff excludes that person from the
//! supplier's records at once and is judged within 10 working days by somebody else, so that nobody bars an auditor by
//! inventing a cousin. Only "no conflict" lifts the exclusion; "managed" keeps it, with a measure. An open conflict
//! (declared or prohibited) stands in the way of certification.

codes! {
    /// Where a declared relationship stands.
    pub enum State {
        /// Declared; excludes until it is judged.
        Declared => "declared",
        /// Judged: there is none, or it does not matter.
        NoConflict => "no-conflict",
        /// Judged: it matters and a measure deals with it.
        Managed => "managed",
        /// Judged: it cannot be dealt with.
        Prohibited => "prohibited",
    }
}

codes! {
    /// Who is related to whom.
    pub enum Kind {
        /// A member of staff about themselves.
        Own => "own",
        /// A supplier about a member of staff.
        Staff => "staff",
        /// A supplier about another supplier.
        Supplier => "supplier",
    }
}

/// What moves a relationship.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// It is judged to be none.
    Clear,
    /// It is judged to be manageable.
    Manage,
    /// It is judged to be prohibited.
    Prohibit,
}

impl State {
    /// The state after an event; none when it cannot happen here.
    pub fn after(self, event: Event) -> Option<Self> {
        (self == Self::Declared).then_some(match event {
            Event::Clear => Self::NoConflict,
            Event::Manage => Self::Managed,
            Event::Prohibit => Self::Prohibited,
        })
    }

    /// Whether it stands in the way of certification.
    pub fn open_conflict(self) -> bool {
        matches!(self, Self::Declared | Self::Prohibited)
    }
}

/// A declaration is judged within this many working days.
pub const JUDGE_DAYS: u32 = 10;

#[cfg(feature = "db")]
mod change;
#[cfg(feature = "db")]
mod query;
#[cfg(feature = "db")]
pub(crate) mod table;

#[cfg(feature = "db")]
pub use change::{declare, declare_by_company, judge};
#[cfg(feature = "db")]
pub use query::*;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_declared_one_is_judged() {
        for state in State::ALL {
            for (event, after) in [
                (Event::Clear, State::NoConflict),
                (Event::Manage, State::Managed),
                (Event::Prohibit, State::Prohibited),
            ] {
                assert_eq!(state.after(event), (*state == State::Declared).then_some(after), "{state} {event:?}");
            }
        }
        let open: Vec<_> = State::ALL.iter().filter(|s| s.open_conflict()).collect();
        assert_eq!(open, [&State::Declared, &State::Prohibited]);
    }
}
