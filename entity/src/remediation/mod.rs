//! Remediation (整改, SYS-26): what a supplier does about a finding, and who verified that it was done.
//!
//! `opened → plan submitted → plan accepted | plan returned → evidence submitted → verified | sent back → closed`.
//! The supplier writes the plan (root cause, action, prevention, owner, date) and sends the evidence; anybody with the
//! right to review accepts or returns a plan, but evidence is verified by someone other than the auditor who raised
//! the finding. The clock stops while the buyer holds the file: the days a plan or evidence waited here are added to
//! the supplier's dates.

codes! {
    /// Where a remediation stands.
    pub enum State {
        /// The supplier owes a plan.
        Opened => "opened",
        /// A plan waits to be judged.
        PlanSubmitted => "plan-submitted",
        /// The plan was returned with a reason; the supplier owes a better one.
        PlanReturned => "plan-returned",
        /// The plan stands; the supplier owes the evidence.
        PlanAccepted => "plan-accepted",
        /// Evidence waits to be verified.
        EvidenceSubmitted => "evidence-submitted",
        /// The evidence was sent back with a reason; the supplier owes more.
        SentBack => "sent-back",
        /// Somebody other than the auditor has verified it.
        Verified => "verified",
        /// Done; counts for the closing of its check or audit.
        Closed => "closed",
    }
}

/// What moves a remediation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The supplier submits a plan.
    SubmitPlan,
    /// The plan is accepted.
    AcceptPlan,
    /// The plan is returned.
    ReturnPlan,
    /// The supplier submits evidence.
    SubmitEvidence,
    /// The evidence is verified.
    Verify,
    /// The evidence is sent back.
    SendBack,
    /// The remediation is closed.
    Close,
}

impl State {
    /// The state after an event; none when it cannot happen here.
    pub fn after(self, event: Event) -> Option<Self> {
        use Event as E;
        Some(match (self, event) {
            (Self::Opened | Self::PlanReturned, E::SubmitPlan) => Self::PlanSubmitted,
            (Self::PlanSubmitted, E::AcceptPlan) => Self::PlanAccepted,
            (Self::PlanSubmitted, E::ReturnPlan) => Self::PlanReturned,
            (Self::PlanAccepted | Self::SentBack, E::SubmitEvidence) => Self::EvidenceSubmitted,
            (Self::EvidenceSubmitted, E::Verify) => Self::Verified,
            (Self::EvidenceSubmitted, E::SendBack) => Self::SentBack,
            (Self::Verified, E::Close) => Self::Closed,
            _ => return None,
        })
    }

    /// Whether the supplier owes a plan.
    pub fn owes_plan(self) -> bool {
        self.after(Event::SubmitPlan).is_some()
    }

    /// Whether the supplier owes evidence.
    pub fn owes_evidence(self) -> bool {
        self.after(Event::SubmitEvidence).is_some()
    }

    /// The day by which the supplier must act; none while the buyer holds the file and after the end.
    pub fn owed_by(
        self,
        plan_due: Option<chrono::NaiveDate>,
        complete_due: chrono::NaiveDate,
    ) -> Option<chrono::NaiveDate> {
        if self.owes_plan() {
            Some(plan_due.unwrap_or(complete_due))
        } else {
            self.owes_evidence().then_some(complete_due)
        }
    }
}

#[cfg(feature = "db")]
mod due;
#[cfg(feature = "db")]
mod open;
#[cfg(feature = "db")]
mod plan;
#[cfg(feature = "db")]
mod proof;
#[cfg(feature = "db")]
mod query;
#[cfg(feature = "db")]
pub(crate) mod table;

#[cfg(feature = "db")]
pub use due::due;
#[cfg(feature = "db")]
pub use open::open;
#[cfg(feature = "db")]
pub(crate) use open::{reason, told};
#[cfg(feature = "db")]
pub use plan::{Plan, accept_plan, return_plan, submit_plan};
#[cfg(feature = "db")]
pub use proof::{close, may_attach, send_back, submit_evidence, verify};
#[cfg(feature = "db")]
pub use query::*;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_move_is_in_the_table_and_no_other() {
        use Event::*;
        const EVENTS: [Event; 7] = [SubmitPlan, AcceptPlan, ReturnPlan, SubmitEvidence, Verify, SendBack, Close];
        let table = [
            (State::Opened, SubmitPlan, State::PlanSubmitted),
            (State::PlanReturned, SubmitPlan, State::PlanSubmitted),
            (State::PlanSubmitted, AcceptPlan, State::PlanAccepted),
            (State::PlanSubmitted, ReturnPlan, State::PlanReturned),
            (State::PlanAccepted, SubmitEvidence, State::EvidenceSubmitted),
            (State::SentBack, SubmitEvidence, State::EvidenceSubmitted),
            (State::EvidenceSubmitted, Verify, State::Verified),
            (State::EvidenceSubmitted, SendBack, State::SentBack),
            (State::Verified, Close, State::Closed),
        ];
        for state in State::ALL {
            for event in EVENTS {
                let expected = table.iter().find(|(s, e, _)| s == state && *e == event).map(|(_, _, after)| *after);
                assert_eq!(state.after(event), expected, "{state} {event:?}");
            }
        }
    }

    #[test]
    fn the_clock_runs_only_while_the_supplier_owes() {
        let day = |d: &str| d.parse::<chrono::NaiveDate>().unwrap();
        let (plan, complete) = (Some(day("2023-03-06")), day("2023-03-29"));
        for (state, owed) in [
            (State::Opened, plan),
            (State::PlanReturned, plan),
            (State::PlanSubmitted, None),
            (State::PlanAccepted, Some(complete)),
            (State::EvidenceSubmitted, None),
            (State::SentBack, Some(complete)),
            (State::Verified, None),
            (State::Closed, None),
        ] {
            assert_eq!(state.owed_by(plan, complete), owed, "{state}");
        }
    }
}
