//! Declarations: what a supplier says about itself in a campaign, with evidence, and what a reviewer makes of it.
//!
//! A campaign sends one version of a questionnaire to a set of suppliers with an end. Each supplier's declaration goes
//! `invited → in progress → submitted → in review → accepted`, or `in review → returned → in progress`, and ends as
//! accepted, cannot answer (with a reason), expired (the campaign is over) or withdrawn (by the buyer).
//!
//! People of the company answer and upload; those who sign for it submit, recall and say that it cannot answer. A
//! reviewer of the buyer notes, returns or accepts; what is said not to apply, above 30 % of the weight, is confirmed
//! by a second person first. Each submission is a frozen document with a receipt. Score and rating are self-declared.

#[cfg(feature = "db")]
mod answer;
#[cfg(feature = "db")]
mod campaign;
#[cfg(feature = "db")]
mod campaigns;
#[cfg(feature = "db")]
mod invite;
#[cfg(feature = "db")]
mod query;
#[cfg(feature = "db")]
mod queue;
#[cfg(feature = "db")]
mod review;
#[cfg(feature = "db")]
mod submit;
#[cfg(feature = "db")]
pub(crate) mod table;
#[cfg(feature = "db")]
mod typed;

#[cfg(feature = "db")]
pub use answer::{answers, files_of, may_attach, save};
#[cfg(feature = "db")]
pub use campaign::{close, due, open};
#[cfg(feature = "db")]
pub use campaigns::{Campaign, campaign, campaigns, categories};
#[cfg(feature = "db")]
pub use query::{Declaration, Note, Submission, for_staff, notes, of_company, of_supplier, submissions};
#[cfg(feature = "db")]
pub use queue::{Filter, Queued, Sort, Tab, counts, queue};
#[cfg(feature = "db")]
pub use review::{accept, confirm_not_applicable, note, send_back, start_review, withdraw};
#[cfg(feature = "db")]
pub use submit::{cannot_answer, content_hash, recall, submit};
#[cfg(feature = "db")]
pub use typed::{LONGEST, LONGEST_REASON, plain};

codes! {
    /// Where a declaration stands.
    pub enum State {
        /// The supplier has been asked.
        Invited => "invited",
        /// It has begun to answer.
        InProgress => "in-progress",
        /// It has handed in; it may still recall.
        Submitted => "submitted",
        /// A reviewer has begun to read.
        InReview => "in-review",
        /// Questions go back to the supplier.
        Returned => "returned",
        /// Read, accepted and scored.
        Accepted => "accepted",
        /// The supplier has said why it cannot answer.
        CannotAnswer => "cannot-answer",
        /// The campaign closed first; read-only.
        Expired => "expired",
        /// The buyer has taken the request back.
        Withdrawn => "withdrawn",
    }
}

codes! {
    /// What happens to a declaration.
    pub enum Event {
        /// An answer is saved.
        Save => "save",
        /// It is handed in.
        Submit => "submit",
        /// It is taken back by the supplier.
        Recall => "recall",
        /// A reviewer begins.
        Review => "review",
        /// The reviewer sends questions back.
        Return => "return",
        /// The reviewer accepts.
        Accept => "accept",
        /// The supplier says that it cannot answer.
        Cannot => "cannot",
        /// The campaign closes.
        Expire => "expire",
        /// The buyer takes the request back.
        Withdraw => "withdraw",
    }
}

impl State {
    /// The state after an event; none where it is not possible.
    pub fn after(self, event: Event) -> Option<Self> {
        use State::*;
        match (self, event) {
            (Invited | InProgress | Returned, Event::Save) => Some(InProgress),
            (InProgress, Event::Submit) => Some(Submitted),
            (Submitted, Event::Recall) => Some(InProgress),
            (Submitted, Event::Review) => Some(InReview),
            (InReview, Event::Return) => Some(Returned),
            (InReview, Event::Accept) => Some(Accepted),
            (Invited | InProgress | Returned, Event::Cannot) => Some(CannotAnswer),
            (Invited | InProgress | Returned, Event::Expire) => Some(Expired),
            (Invited | InProgress | Submitted | InReview | Returned, Event::Withdraw) => Some(Withdrawn),
            _ => None,
        }
    }

    /// Whether the supplier may change answers.
    pub fn answering(self) -> bool {
        self.after(Event::Save).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_follow_events() {
        // One row a state; the columns are the events in the order of their declaration.
        let table = [
            "invited:       in-progress - - - - - cannot-answer expired withdrawn",
            "in-progress:   in-progress submitted - - - - cannot-answer expired withdrawn",
            "submitted:     - - in-progress in-review - - - - withdrawn",
            "in-review:     - - - - returned accepted - - withdrawn",
            "returned:      in-progress - - - - - cannot-answer expired withdrawn",
            "accepted:      - - - - - - - - -",
            "cannot-answer: - - - - - - - - -",
            "expired:       - - - - - - - - -",
            "withdrawn:     - - - - - - - - -",
        ];
        assert_eq!(table.len(), State::ALL.len());
        for (row, state) in table.iter().zip(State::ALL) {
            let (name, cells) = row.split_once(':').unwrap();
            assert_eq!(name, state.code());
            let found: Vec<&str> =
                Event::ALL.iter().map(|event| state.after(*event).map_or("-", |next| next.code())).collect();
            assert_eq!(cells.split_whitespace().collect::<Vec<_>>(), found, "{name}");
        }
    }
}
