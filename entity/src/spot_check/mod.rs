//! Spot checks (飞行检查, SYS-16): unannounced visits, drawn or planned by hand, scored by a checklist (M12).
//!
//! `drawn → assigned → in field → scored → supplier comments → passed | failed → remediation → closed`, and the ways out:
//! refused (counts as failed, shown apart), out of scope, cancelled by two people. The engine is
//! [`checklist`](crate::checklist), which audits share; here is what is a spot check's own.

#[cfg(feature = "db")]
pub(crate) mod table;

pub mod rule;

pub use crate::checklist::State;

#[cfg(feature = "db")]
mod change {
    use crate::Id;
    use crate::act::Act;
    use crate::checklist::{self, Kind, New};
    use crate::field::Fields;
    use crate::refusal::Outcome;
    use chrono::NaiveDate;

    /// A spot check of a supplier that a draw selected. The draw's own verb records it.
    pub async fn drawn(act: &Act, draw: Id, supplier: Id, due_on: NaiveDate, risk: i64) -> Outcome<Id> {
        let new = New { kind: Kind::SpotCheck, supplier, site: None, draw: Some(draw), due_on, risk, reason: None };
        checklist::put(act, new).await
    }

    /// Gives the result, passed or failed, when the supplier has commented or the time for it has passed.
    pub async fn settle(act: &mut Act, id: Id, seen: i64, fields: &Fields) -> Outcome<()> {
        checklist::conclude(act, Kind::SpotCheck, id, seen, fields).await
    }
}

#[cfg(feature = "db")]
pub use change::{drawn, settle};
