//! Where a check stands, and what may happen to it there.

use super::Kind;

codes! {
    /// Where a spot check or an audit stands.
    pub enum State {
        /// A spot check that waits for somebody.
        Drawn => "drawn",
        /// An audit that waits for somebody.
        Planned => "planned",
        /// Somebody has it.
        Assigned => "assigned",
        /// Somebody is on site and marks the items.
        InField => "in-field",
        /// A spot check is scored; the supplier may comment.
        Scored => "scored",
        /// An audit's findings are drafted; the supplier may comment.
        Drafted => "findings-drafted",
        /// The supplier has commented.
        Commented => "supplier-comments",
        /// The spot check is passed.
        Passed => "passed",
        /// The spot check is failed.
        Failed => "failed",
        /// The audit's report is issued.
        Issued => "issued",
        /// The supplier is putting its findings right.
        Remediation => "remediation",
        /// Every remediation of the audit is closed.
        Verified => "verified",
        /// Nothing is left to do.
        Closed => "closed",
        /// The site did not let the visit happen; counts as failed and is shown apart.
        Refused => "refused",
        /// The site is closed or not in scope; nothing takes its place.
        OutOfScope => "out-of-scope",
        /// Called off by two people.
        Cancelled => "cancelled",
    }
}

/// What can happen to a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Somebody claims it or is given it.
    Assign,
    /// The visit begins.
    Start,
    /// Every item is marked and the score is computed.
    Score,
    /// The supplier comments.
    Comment,
    /// The comment shows that marks must be corrected.
    Revise,
    /// The result of a spot check is given: passed.
    Pass,
    /// The result of a spot check is given: failed.
    Fail,
    /// The report of an audit is issued.
    Issue,
    /// The supplier answers the findings with a plan.
    Remedy,
    /// Every remediation of an audit is closed.
    Verify,
    /// Nothing is left to do.
    Close,
    /// The visit was refused.
    Refuse,
    /// The site is closed or out of scope.
    LeaveOut,
    /// Two people call it off.
    Cancel,
}

impl State {
    /// Whether nothing can happen any more.
    pub fn ended(self) -> bool {
        matches!(self, Self::Closed | Self::Refused | Self::OutOfScope | Self::Cancelled)
    }

    /// Whether the visit, if there was one, has not been scored yet.
    pub fn before_score(self) -> bool {
        matches!(self, Self::Drawn | Self::Planned | Self::Assigned | Self::InField)
    }

    /// Whether the score is known and its result is not.
    pub fn awaits_result(self) -> bool {
        matches!(self, Self::Scored | Self::Drafted | Self::Commented)
    }
}

impl Kind {
    /// The state in which it begins.
    pub fn begin(self) -> State {
        match self {
            Self::SpotCheck => State::Drawn,
            Self::Audit => State::Planned,
        }
    }

    /// The state after an event; none where the event cannot happen.
    pub fn after(self, state: State, event: Event) -> Option<State> {
        use State::*;
        Some(match (self, state, event) {
            (_, Drawn | Planned | Assigned, Event::Assign) => Assigned,
            // Work in progress can be given to somebody else; it stays where it is.
            (_, InField | Scored | Drafted | Commented, Event::Assign) => state,
            (_, Assigned, Event::Start) => InField,
            (Kind::SpotCheck, InField, Event::Score) => Scored,
            (Kind::Audit, InField, Event::Score) => Drafted,
            (_, Scored | Drafted, Event::Comment) => Commented,
            (_, Scored | Drafted | Commented, Event::Revise) => InField,
            (Kind::SpotCheck, Scored | Commented, Event::Pass) => Passed,
            (Kind::SpotCheck, Scored | Commented, Event::Fail) => Failed,
            (Kind::Audit, Drafted | Commented, Event::Issue) => Issued,
            (_, Passed | Failed | Issued, Event::Remedy) => Remediation,
            (Kind::Audit, Issued | Remediation, Event::Verify) => Verified,
            (Kind::SpotCheck, Passed | Remediation, Event::Close) => Closed,
            (Kind::Audit, Verified, Event::Close) => Closed,
            (_, InField, Event::Refuse) => Refused,
            (_, Assigned | InField, Event::LeaveOut) => OutOfScope,
            (_, Drawn | Planned | Assigned | InField, Event::Cancel) => Cancelled,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(kind: Kind, events: &[Event]) -> Option<State> {
        events.iter().try_fold(kind.begin(), |state, event| kind.after(state, *event))
    }

    #[test]
    fn each_kind_has_its_own_way() {
        use Event::*;
        let field = [Assign, Start, Score];
        for (kind, then, end) in [
            (Kind::SpotCheck, &[][..], Some(State::Scored)),
            (Kind::SpotCheck, &[Comment, Pass, Close], Some(State::Closed)),
            (Kind::SpotCheck, &[Fail, Remedy, Close], Some(State::Closed)),
            (Kind::SpotCheck, &[Fail, Close], None),
            (Kind::SpotCheck, &[Comment, Revise, Score, Pass], Some(State::Passed)),
            (Kind::SpotCheck, &[Pass, Revise], None),
            (Kind::SpotCheck, &[Issue], None),
            (Kind::SpotCheck, &[Cancel], None),
            (Kind::Audit, &[], Some(State::Drafted)),
            (Kind::Audit, &[Comment, Issue, Remedy, Verify, Close], Some(State::Closed)),
            (Kind::Audit, &[Issue, Verify, Close], Some(State::Closed)),
            (Kind::Audit, &[Issue, Close], None),
            (Kind::Audit, &[Pass], None),
            (Kind::Audit, &[Comment, Comment], None),
        ] {
            assert_eq!(walk(kind, &[&field[..], then].concat()), end, "{kind} {then:?}");
        }
    }

    #[test]
    fn a_visit_can_end_otherwise() {
        use Event::*;
        for kind in Kind::ALL {
            assert_eq!(walk(*kind, &[Assign, Start, Refuse]), Some(State::Refused));
            assert_eq!(walk(*kind, &[Assign, Refuse]), None);
            assert_eq!(walk(*kind, &[Assign, LeaveOut]), Some(State::OutOfScope));
            assert_eq!(walk(*kind, &[Cancel]), Some(State::Cancelled));
            assert_eq!(walk(*kind, &[Start]), None);
        }
    }

    #[test]
    fn nothing_happens_after_the_end() {
        use Event::*;
        let events =
            [Assign, Start, Score, Comment, Revise, Pass, Fail, Issue, Remedy, Verify, Close, Refuse, LeaveOut, Cancel];
        for state in State::ALL {
            let open = Kind::ALL.iter().any(|k| events.iter().any(|e| k.after(*state, *e).is_some()));
            assert_eq!(open, !state.ended(), "{state}");
        }
    }
}
