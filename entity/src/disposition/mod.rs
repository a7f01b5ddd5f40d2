//! Dispositions (处置, SYS-18) in their shortest form: a warning, or a freeze with an end date.
//!
//! `proposed → noticed → heard → in force | rejected → lifted | expired`. The supplier is noticed and has 10 working days
//! from proven delivery (opened in the portal, registered mail, handed over) to answer; then a second person decides.
//! A freeze is a dated fact of the supplier's standing and ends by itself on its date; a warning lapses after a year.

codes! {
    /// Where a disposition stands.
    pub enum State {
        /// Proposed; the supplier does not know yet.
        Proposed => "proposed",
        /// The supplier has been noticed and may answer.
        Noticed => "noticed",
        /// The supplier has answered or let the period pass; to be decided.
        Heard => "heard",
        /// Decided and in force.
        InForce => "in-force",
        /// Decided against.
        Rejected => "rejected",
        /// Ended before its date, with a reason.
        Lifted => "lifted",
        /// Ended on its date.
        Expired => "expired",
    }
}

codes! {
    /// What is done about a violation.
    pub enum Kind {
        /// A written warning.
        Warning => "warning",
        /// No new business for a time.
        Freeze => "freeze",
    }
}

codes! {
    /// What a freeze reaches.
    pub enum FreezeScope {
        /// New orders only; running ones are fulfilled.
        NewOrders => "new-orders",
        /// All business.
        All => "all",
    }
}

codes! {
    /// How a notice reached the supplier.
    pub enum Delivery {
        /// Read in the portal.
        Portal => "portal",
        /// By registered mail.
        RegisteredMail => "registered-mail",
        /// Handed over.
        HandedOver => "handed-over",
    }
}

/// What moves a disposition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The supplier is noticed.
    Notice,
    /// The supplier has been heard.
    Hear,
    /// It comes into force.
    Enforce,
    /// It is rejected.
    Reject,
    /// It is lifted early.
    Lift,
    /// Its date has come.
    Expire,
}

impl State {
    /// The state after an event; none when it cannot happen here. Rejecting is in the supplier's favour and needs no
    /// hearing.
    pub fn after(self, event: Event) -> Option<Self> {
        Some(match (self, event) {
            (Self::Proposed, Event::Notice) => Self::Noticed,
            (Self::Noticed, Event::Hear) => Self::Heard,
            (Self::Heard, Event::Enforce) => Self::InForce,
            (Self::Proposed | Self::Noticed | Self::Heard, Event::Reject) => Self::Rejected,
            (Self::InForce, Event::Lift) => Self::Lifted,
            (Self::InForce, Event::Expire) => Self::Expired,
            _ => return None,
        })
    }
}

/// Working days in which the supplier may answer, counted from proven delivery.
pub const HEARING_DAYS: u32 = 10;
/// Working days in which the supplier may appeal, counted from the decision.
pub const APPEAL_DAYS: u32 = 15;
/// A warning lapses after this many days.
pub const WARNING_DAYS: u64 = 365;
/// No second signature waits longer than this many days without being shown as late.
pub const DECIDE_DAYS: i64 = 5;

#[cfg(feature = "db")]
mod decide;
#[cfg(feature = "db")]
mod hearing;
#[cfg(feature = "db")]
mod list;
#[cfg(feature = "db")]
mod propose;
#[cfg(feature = "db")]
mod query;
#[cfg(feature = "db")]
pub(crate) mod table;

#[cfg(feature = "db")]
pub use decide::{decide, expire_due, lift};
#[cfg(feature = "db")]
pub use hearing::{acknowledge, due, hear_until, record_delivery, statement};
#[cfg(feature = "db")]
pub use list::*;
#[cfg(feature = "db")]
pub use propose::{Proposal, notice, propose, source_of};
#[cfg(feature = "db")]
pub use query::*;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_move_is_in_the_table_and_no_other() {
        use Event::*;
        let table = [
            (State::Proposed, Notice, State::Noticed),
            (State::Noticed, Hear, State::Heard),
            (State::Heard, Enforce, State::InForce),
            (State::Proposed, Reject, State::Rejected),
            (State::Noticed, Reject, State::Rejected),
            (State::Heard, Reject, State::Rejected),
            (State::InForce, Lift, State::Lifted),
            (State::InForce, Expire, State::Expired),
        ];
        for state in State::ALL {
            for event in [Notice, Hear, Enforce, Reject, Lift, Expire] {
                let expected = table.iter().find(|(s, e, _)| s == state && *e == event).map(|(_, _, after)| *after);
                assert_eq!(state.after(event), expected, "{state} {event:?}");
            }
        }
    }
}
