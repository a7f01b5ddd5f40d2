//! The two instruments that a supplier signs: the ESG code of conduct (SYS-01) and the integrity letter (SYS-05).
//!
//! A version has its text in both languages, one of which prevails, and is published once and never changed. A
//! signing is one supplier's way through one version: invited → viewed → signed, or declined, or a clarification
//! asked, or the supplier's own code offered and accepted as equivalent; in the end superseded or void. None of the
//! replies counts as signed. A signature stays in force until the re-sign-by date of a newer version has passed; a
//! correction of wording asks for no new signature.
//!
//! Compliance publishes ([`Permission::InstrumentPublish`](crate::permission::Permission)), procurement and
//! compliance invite and decide, the supplier's admin signs.

mod rule;

#[cfg(feature = "db")]
mod bulk;
#[cfg(feature = "db")]
mod company;
#[cfg(feature = "db")]
mod decide;
#[cfg(feature = "db")]
mod due;
#[cfg(feature = "db")]
mod force;
#[cfg(feature = "db")]
mod invite;
#[cfg(feature = "db")]
mod list;
#[cfg(feature = "db")]
mod publish;
#[cfg(feature = "db")]
mod query;
#[cfg(feature = "db")]
mod selection;
#[cfg(feature = "db")]
mod sign;
#[cfg(feature = "db")]
pub(crate) mod table;

pub use rule::*;

#[cfg(feature = "db")]
pub(crate) use force::project as refresh_code_states;
#[cfg(feature = "db")]
pub use {
    company::*, decide::*, due::due, force::in_force, invite::*, list::*, publish::*, query::*, selection::*, sign::*,
};

codes! {
    /// What is signed.
    pub enum Instrument {
        /// The supplier ESG code of conduct; its signatures are counted (M01–M03).
        EsgCode => "esg-code",
        /// The integrity letter; a required item of certification.
        IntegrityLetter => "integrity-letter",
    }
}

codes! {
    /// Where a version stands.
    pub enum VersionState {
        /// Being written.
        Draft => "draft",
        /// Published; never changed again.
        Published => "published",
    }
}

codes! {
    /// Where a supplier stands with a version.
    pub enum State {
        /// Asked to sign.
        Invited => "invited",
        /// Opened the text.
        Viewed => "viewed",
        /// Signed.
        Signed => "signed",
        /// Declined with a reason; may still sign.
        Declined => "declined",
        /// Waits for the buyer's answer to a question.
        Clarification => "clarification",
        /// Waits for the buyer's decision on the supplier's own code.
        Offered => "equivalent-offered",
        /// The supplier's own code was accepted in its place; does not count as signed.
        Equivalent => "equivalent",
        /// A newer version took its place.
        Superseded => "superseded",
        /// The signature was a mistake and has been voided.
        Void => "void",
    }
}

codes! {
    /// What a supplier may answer instead of signing.
    pub enum Reply {
        /// Does not sign.
        Decline => "decline",
        /// Asks a question first.
        Clarification => "clarification",
        /// Offers a code of its own.
        Equivalent => "equivalent",
    }
}

/// What moves a signing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The supplier opens the text.
    View,
    /// The supplier signs.
    Sign,
    /// The supplier replies otherwise.
    Reply(Reply),
    /// The buyer answers a question.
    Answer,
    /// The buyer accepts the supplier's own code.
    Accept,
    /// The buyer does not accept it.
    Refuse,
    /// The buyer asks once more.
    Invite,
    /// A newer version takes the place.
    Supersede,
    /// The buyer voids a mistaken signature.
    Void,
}

impl State {
    /// The state after an event; none where the event is not possible.
    pub fn after(self, event: Event) -> Option<Self> {
        use State::*;
        match (self, event) {
            (Invited | Viewed, Event::View) => Some(Viewed),
            (Invited | Viewed | Declined | Clarification | Offered, Event::Sign) => Some(Signed),
            (Invited | Viewed | Clarification | Offered, Event::Reply(Reply::Decline)) => Some(Declined),
            (Invited | Viewed, Event::Reply(Reply::Clarification)) => Some(Clarification),
            (Invited | Viewed, Event::Reply(Reply::Equivalent)) => Some(Offered),
            (Clarification, Event::Answer) => Some(Viewed),
            (Offered, Event::Accept) => Some(Equivalent),
            (Offered, Event::Refuse) => Some(Viewed),
            (Invited | Declined | Void, Event::Invite) => Some(Invited),
            // The mail may be lost; that the text was opened stays true.
            (Viewed, Event::Invite) => Some(Viewed),
            (Signed, Event::Void) => Some(Void),
            (Superseded | Void, Event::Supersede) => None,
            (_, Event::Supersede) => Some(Superseded),
            _ => None,
        }
    }

    /// Whether the supplier still has something to do.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Invited | Self::Viewed)
    }

    /// Whether the buyer owes an answer.
    pub fn waits_for_buyer(self) -> bool {
        matches!(self, Self::Clarification | Self::Offered)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signing_moves_as_the_table_says() {
        use Event::*;
        use State::*;
        let table = [
            (Invited, View, Some(Viewed)),
            (Viewed, Sign, Some(Signed)),
            (Declined, Sign, Some(Signed)),
            (Equivalent, Sign, None),
            (Signed, Sign, None),
            (Viewed, Event::Reply(super::Reply::Decline), Some(Declined)),
            (Signed, Event::Reply(super::Reply::Decline), None),
            (Viewed, Event::Reply(super::Reply::Clarification), Some(Clarification)),
            (Clarification, Answer, Some(Viewed)),
            (Viewed, Event::Reply(super::Reply::Equivalent), Some(Offered)),
            (Offered, Accept, Some(Equivalent)),
            (Offered, Refuse, Some(Viewed)),
            (Viewed, Accept, None),
            (Signed, Event::Void, Some(State::Void)),
            (Viewed, Event::Void, None),
            (State::Void, Invite, Some(Invited)),
            (Declined, Invite, Some(Invited)),
            (Invited, Invite, Some(Invited)),
            (Viewed, Invite, Some(Viewed)),
            (Offered, Invite, None),
            (Signed, Invite, None),
            (Signed, Supersede, Some(Superseded)),
            (State::Void, Supersede, None),
            (Superseded, Sign, None),
        ];
        for (before, event, after) in table {
            assert_eq!(before.after(event), after, "{before} {event:?}");
        }
    }
}
