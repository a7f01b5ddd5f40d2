//! The blacklist: suppliers barred after an integrity event, and nothing else.
//!
//! `proposed → noticed → heard → active | rejected`, `active → appeal → active | removed`,
//! `active → under review → active | removed`. Integrity proposes and gives notice, compliance decides; the two are
//! always two people, and removal needs both again. The supplier is heard within 10 working days of proven delivery,
//! may be suspended meanwhile for at most 20 working days, and may appeal within 15 working days to somebody who took
//! no part. Nothing disappears: every step keeps its reason.

pub mod rule;

#[cfg(feature = "db")]
mod answer;
#[cfg(feature = "db")]
mod change;
#[cfg(feature = "db")]
mod decide;
#[cfg(feature = "db")]
mod query;
#[cfg(feature = "db")]
mod related;
#[cfg(feature = "db")]
pub(crate) mod table;

#[cfg(feature = "db")]
pub use answer::{acknowledge, appeal, state_case};
#[cfg(feature = "db")]
pub use change::{delivered, due, notice, propose, propose_removal};
#[cfg(feature = "db")]
pub use decide::{approve, decide_appeal, keep, reject, remove, suspend};
#[cfg(feature = "db")]
pub use query::{
    Appeal, Detail, Filter, Listed, StepTaken, Tab, appeals, counts, for_company, list, of_supplier, show, steps,
};
#[cfg(feature = "db")]
pub use related::{Related, related};

codes! {
    /// Where a blacklisting stands.
    pub enum State {
        /// Integrity has proposed it.
        Proposed => "proposed",
        /// The supplier has been given notice.
        Noticed => "noticed",
        /// The supplier has answered, or its time to answer is over.
        Heard => "heard",
        /// In force.
        Active => "active",
        /// Compliance has turned it down.
        Rejected => "rejected",
        /// The supplier has appealed; it stays in force meanwhile.
        Appeal => "appeal",
        /// Its removal has been proposed; it stays in force meanwhile.
        UnderReview => "under-review",
        /// No longer in force.
        Removed => "removed",
    }
}

codes! {
    /// What starts a blacklisting: the closed list of integrity events.
    pub enum IntegrityEvent {
        /// Offering or giving a bribe.
        Bribery => "bribery",
        /// Fraud, embezzlement, invoices for nothing.
        Fraud => "fraud",
        /// Forged or altered documents, certificates, records.
        FalseDocuments => "false-documents",
        /// Agreements between bidders, or with staff about a tender.
        Collusion => "collusion",
        /// Hindering an investigation, destroying evidence, putting pressure on witnesses.
        Obstruction => "obstruction",
        /// Hiding a relationship with staff that decided about the supplier.
        HiddenInterest => "hidden-interest",
        /// Passing on or buying confidential information.
        InformationLeak => "information-leak",
        /// Acting against somebody who reported in good faith.
        Retaliation => "retaliation",
        /// An integrity event of a former year whose kind was not recorded: imports alone, never a proposal.
        Other => "other",
    }
}

impl IntegrityEvent {
    /// The events that a proposal may name.
    pub fn proposable() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|event| *event != Self::Other)
    }
}

codes! {
    /// What happens to a blacklisting.
    pub enum Event {
        /// Notice is given to the supplier.
        Notice => "notice",
        /// The supplier answers, or its time is over.
        Hear => "hear",
        /// A second person puts it in force.
        Approve => "approve",
        /// A second person turns it down.
        Reject => "reject",
        /// The supplier appeals.
        Appeal => "appeal",
        /// The appeal is dismissed.
        Dismiss => "dismiss",
        /// The appeal is upheld.
        Uphold => "uphold",
        /// Removal is proposed.
        ProposeRemoval => "propose-removal",
        /// The removal is turned down.
        Keep => "keep",
        /// The removal is decided.
        Remove => "remove",
    }
}

impl State {
    /// The state after an event; none where the event is not possible.
    pub fn after(self, event: Event) -> Option<Self> {
        Some(match (self, event) {
            (Self::Proposed, Event::Notice) => Self::Noticed,
            (Self::Noticed, Event::Hear) => Self::Heard,
            (Self::Heard, Event::Approve) | (Self::Appeal, Event::Dismiss) | (Self::UnderReview, Event::Keep) => {
                Self::Active
            }
            (Self::Proposed | Self::Noticed | Self::Heard, Event::Reject) => Self::Rejected,
            (Self::Active, Event::Appeal) => Self::Appeal,
            (Self::Active, Event::ProposeRemoval) => Self::UnderReview,
            (Self::Appeal, Event::Uphold) | (Self::UnderReview, Event::Remove) => Self::Removed,
            _ => return None,
        })
    }

    /// Whether the supplier is barred in this state.
    pub fn in_force(self) -> bool {
        matches!(self, Self::Active | Self::Appeal | Self::UnderReview)
    }

    /// Whether a decision about putting it in force is still open.
    pub fn open(self) -> bool {
        matches!(self, Self::Proposed | Self::Noticed | Self::Heard)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_follow_events() {
        let mut possible = Vec::new();
        for state in State::ALL {
            for event in Event::ALL {
                if let Some(after) = state.after(*event) {
                    possible.push(format!("{state} {event} {after}"));
                }
            }
        }
        assert_eq!(
            possible,
            [
                "proposed notice noticed",
                "proposed reject rejected",
                "noticed hear heard",
                "noticed reject rejected",
                "heard approve active",
                "heard reject rejected",
                "active appeal appeal",
                "active propose-removal under-review",
                "appeal dismiss active",
                "appeal uphold removed",
                "under-review keep active",
                "under-review remove removed",
            ]
        );
    }
}
