//! Evidence: files that prove an answer, a mark on a checklist or a remediation.

use crate::Id;

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
}

impl Target {
    /// Reads a target from its three parts, as forms carry them.
    pub fn read(kind: &str, id: &str, code: &str) -> Option<Self> {
        let id = id.parse().ok()?;
        match kind {
            "answer" => Some(Self::Answer { declaration: id, question: code.to_owned() }),
            "mark" => Some(Self::Mark { check: id, item: code.to_owned() }),
            "remediation" => Some(Self::Remediation(id)),
            _ => None,
        }
    }

    /// Its three parts: kind, id, code.
    pub fn parts(&self) -> (&'static str, Id, &str) {
        match self {
            Self::Answer { declaration, question } => ("answer", *declaration, question),
            Self::Mark { check, item } => ("mark", *check, item),
            Self::Remediation(id) => ("remediation", *id, ""),
        }
    }
}
