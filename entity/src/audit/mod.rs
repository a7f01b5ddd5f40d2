//! ESG audits (稽核, SYS-15): announced, scored by the same engine as spot checks and counted apart (M15).
//!
//! `planned → assigned → in field → findings drafted → supplier comments → issued → remediation → verified → closed`. The year
//! of an audit is that of the day it is issued. Whoever runs it neither verifies its remediations nor closes it.

#[cfg(feature = "db")]
pub(crate) mod table;

pub use crate::checklist::State;

#[cfg(feature = "db")]
mod change {
    use crate::Id;
    use crate::act::Act;
    use crate::checklist::{self, Kind, New};
    use crate::field::Fields;
    use crate::refusal::Outcome;
    use chrono::NaiveDate;

    /// An audit of a supplier that a draw selected. The draw's own verb records it.
    pub async fn drawn(act: &Act, draw: Id, supplier: Id, due_on: NaiveDate, risk: i64) -> Outcome<Id> {
        let new = New { kind: Kind::Audit, supplier, site: None, draw: Some(draw), due_on, risk, reason: None };
        checklist::put(act, new).await
    }

    /// Issues the report with its findings, when the supplier has commented or the time for it has passed.
    pub async fn issue(act: &mut Act, id: Id, seen: i64, fields: &Fields) -> Outcome<()> {
        checklist::conclude(act, Kind::Audit, id, seen, fields).await
    }
}

#[cfg(feature = "db")]
pub use change::{drawn, issue};
