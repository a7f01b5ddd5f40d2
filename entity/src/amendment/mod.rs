//! Amendments: changes of its master data that a supplier proposes, with proof.
//!
//! `draft → submitted → approved | returned`, `returned → submitted`, and until it is decided `→ withdrawn`. Names and
//! the registered address are proposed this way; what the buyer alone says about a supplier (category, units, tags) is
//! not. Nothing in the register changes before procurement approves; then the values take effect from a day on and the
//! old ones stay with their end. A supplier has one amendment under way at a time.

codes! {
    /// Where an amendment stands.
    pub enum State {
        /// Being put together by the supplier.
        Draft => "draft",
        /// Waiting for procurement.
        Submitted => "submitted",
        /// In the register.
        Approved => "approved",
        /// Sent back with a reason.
        Returned => "returned",
        /// Taken back by the supplier.
        Withdrawn => "withdrawn",
    }
}

/// What moves an amendment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The supplier changes what it proposes, or the files.
    Revise,
    /// The supplier hands it in.
    Submit,
    /// The supplier takes it back.
    Withdraw,
    /// Procurement approves.
    Approve,
    /// Procurement sends it back.
    Return,
}

impl State {
    /// The state after an event; none when it cannot happen here.
    pub fn after(self, event: Event) -> Option<Self> {
        match (self, event) {
            (Self::Draft | Self::Returned, Event::Revise) => Some(self),
            (Self::Draft | Self::Returned, Event::Submit) => Some(Self::Submitted),
            (Self::Draft | Self::Returned | Self::Submitted, Event::Withdraw) => Some(Self::Withdrawn),
            (Self::Submitted, Event::Approve) => Some(Self::Approved),
            (Self::Submitted, Event::Return) => Some(Self::Returned),
            _ => None,
        }
    }
}

#[cfg(feature = "db")]
mod decide;
#[cfg(feature = "db")]
mod propose;
#[cfg(feature = "db")]
mod query;
#[cfg(feature = "db")]
pub(crate) mod table;

#[cfg(feature = "db")]
pub use self::{
    decide::{approve, send_back},
    propose::{may_attach, propose, revise, submit, withdraw},
    query::*,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_decided_or_withdrawn_stays() {
        for state in [State::Approved, State::Withdrawn] {
            for event in [Event::Revise, Event::Submit, Event::Withdraw, Event::Approve, Event::Return] {
                assert_eq!(state.after(event), None, "{state} {event:?}");
            }
        }
        assert_eq!(State::Returned.after(Event::Submit), Some(State::Submitted));
        assert_eq!(State::Submitted.after(Event::Revise), None, "what procurement reads does not change under it");
        assert_eq!(State::Draft.after(Event::Approve), None);
    }
}
