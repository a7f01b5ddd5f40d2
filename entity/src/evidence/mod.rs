//! Evidence: files that prove an answer, a mark on a checklist or a remediation.
//!
//! A file lies in the object store under `evidence/{supplier}/{sha256}`, once for each supplier however often it is
//! used; two suppliers never share one, else each could learn what the other holds. The object is there before its row
//! is: a crash in between leaves an object nobody names, which [`reconcile`] finds, and never a row without a file.
//!
//! Who may add or take away: whoever may work on the record at that time (`may_attach` of the declaration, the check,
//! the remediation, the amendment). Who may read: the supplier's own people, staff with `EvidenceRead`, the person a
//! check is assigned to, and procurement what proves an amendment. A file that shows people is open to reviewer, auditor and the supplier alone, and each opening stands
//! in the history.

use crate::Id;

pub mod rule;

#[cfg(feature = "db")]
mod change;
#[cfg(feature = "db")]
mod query;
#[cfg(feature = "db")]
pub(crate) mod table;

#[cfg(feature = "db")]
pub use change::{add, may_attach, opened, remove};
#[cfg(feature = "db")]
pub use query::{File, Opened, counts, find, of, reconcile};
pub use rule::{Format, Stored};

/// What a file proves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The answer to a question of a declaration.
    Answer {
        /// The declaration.
        declaration: Id,
        /// The question's code.
        question: String,
    },
    /// A mark on the checklist of a spot check or audit.
    Mark {
        /// The spot check or audit.
        check: Id,
        /// The item's code.
        item: String,
    },
    /// A remediation.
    Remediation(Id),
    /// An amendment of the master data.
    Amendment(Id),
}

impl Target {
    /// Reads a target from its three parts, as forms carry them.
    pub fn read(kind: &str, id: &str, code: &str) -> Option<Self> {
        let id = id.parse().ok()?;
        match kind {
            "answer" => Some(Self::Answer { declaration: id, question: code.to_owned() }),
            "mark" => Some(Self::Mark { check: id, item: code.to_owned() }),
            "remediation" => Some(Self::Remediation(id)),
            "amendment" => Some(Self::Amendment(id)),
            _ => None,
        }
    }

    /// Its three parts: kind, id, code.
    pub fn parts(&self) -> (&'static str, Id, &str) {
        match self {
            Self::Answer { declaration, question } => ("answer", *declaration, question),
            Self::Mark { check, item } => ("mark", *check, item),
            Self::Remediation(id) => ("remediation", *id, ""),
            Self::Amendment(id) => ("amendment", *id, ""),
        }
    }
}
