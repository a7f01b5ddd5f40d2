//! The life of a merge.

codes! {
    /// Where a merge of two records stands.
    pub enum MergeState {
        /// Waits for a second person.
        Proposed => "proposed",
        /// The two are one.
        Merged => "merged",
        /// They are not.
        Rejected => "rejected",
        /// They were one and are two again.
        Undone => "undone",
    }
}

#[cfg(feature = "db")]
impl MergeState {
    /// The state after a second person's decision; none when nothing waits for one.
    pub fn after(self, decision: super::MergeDecision) -> Option<Self> {
        match (self, decision) {
            (Self::Proposed, super::MergeDecision::Accept) => Some(Self::Merged),
            (Self::Proposed, super::MergeDecision::Reject) => Some(Self::Rejected),
            _ => None,
        }
    }
}

#[cfg(all(test, feature = "db"))]
mod tests {
    use super::*;
    use crate::supplier::MergeDecision::{Accept, Reject};

    #[test]
    fn only_a_proposal_is_decided() {
        for state in MergeState::ALL {
            let open = *state == MergeState::Proposed;
            assert_eq!(state.after(Accept), open.then_some(MergeState::Merged));
            assert_eq!(state.after(Reject), open.then_some(MergeState::Rejected));
        }
    }
}
