//! Certification (认证准入, SYS-04): how a supplier is admitted.
//!
//! `applied → screened → certified | rejected`. Procurement applies for a supplier and screens it on environmental and
//! social criteria (GRI 308-1, 414-1); another person decides. Certifying needs the integrity letter in force, both
//! criteria met, no open conflict and a supplier that is not barred.

codes! {
    /// Where an application stands.
    pub enum State {
        /// Applied for; to be screened.
        Applied => "applied",
        /// Screened; to be decided.
        Screened => "screened",
        /// Admitted.
        Certified => "certified",
        /// Not admitted, with a reason; a new application is possible.
        Rejected => "rejected",
    }
}

/// What moves an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The criteria have been answered.
    Screen,
    /// The supplier is admitted.
    Certify,
    /// The supplier is not admitted.
    Reject,
}

impl State {
    /// The state after an event; none when it cannot happen here.
    pub fn after(self, event: Event) -> Option<Self> {
        Some(match (self, event) {
            (Self::Applied, Event::Screen) => Self::Screened,
            (Self::Screened, Event::Certify) => Self::Certified,
            (Self::Applied | Self::Screened, Event::Reject) => Self::Rejected,
            _ => return None,
        })
    }
}

#[cfg(feature = "db")]
mod change;
#[cfg(feature = "db")]
mod query;
#[cfg(feature = "db")]
pub(crate) mod table;

#[cfg(feature = "db")]
pub use change::{apply, certify, reject, screen};
#[cfg(feature = "db")]
pub use query::*;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_move_is_in_the_table_and_no_other() {
        use Event::*;
        let table = [
            (State::Applied, Screen, State::Screened),
            (State::Screened, Certify, State::Certified),
            (State::Applied, Reject, State::Rejected),
            (State::Screened, Reject, State::Rejected),
        ];
        for state in State::ALL {
            for event in [Screen, Certify, Reject] {
                let expected = table.iter().find(|(s, e, _)| s == state && *e == event).map(|(_, _, after)| *after);
                assert_eq!(state.after(event), expected, "{state} {event:?}");
            }
        }
    }
}
