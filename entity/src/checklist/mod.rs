//! Checklists and the one engine that spot checks (飞行检查) and audits (稽核) share: planning, assigning, marking,
//! scoring, the supplier's comment, objections and the ways out.
//!
//! The two are different things and are counted apart (M12, M15). They differ in how they begin (drawn or planned),
//! in whether the supplier knows beforehand, in how they end (passed or failed; issued) and in who may close them.
//! Everything else is the same, so it is written once here and asks [`Kind`] for the difference.
//!
//! | who | may |
//! |---|---|
//! | `check-assign` | plan, assign, cancel with a second person, close |
//! | `check-score` | claim, visit, mark, score and settle what they are assigned |
//! | `check-read` | see every check but those of suppliers they are barred from |
//! | the company | read what it may know, comment, object |

mod content;
mod state;

#[cfg(feature = "db")]
mod cancel;
#[cfg(feature = "db")]
mod conclude;
#[cfg(feature = "db")]
mod dialogue;
#[cfg(feature = "db")]
mod marking;
#[cfg(feature = "db")]
mod plan;
#[cfg(feature = "db")]
mod progress;
#[cfg(feature = "db")]
mod query;
#[cfg(feature = "db")]
mod queue;
#[cfg(feature = "db")]
mod step;
#[cfg(feature = "db")]
mod store;
#[cfg(feature = "db")]
pub(crate) mod table;

pub use content::{Both, FindingKind, Parsed, ParsedItem};
pub use state::{Event, State};

#[cfg(feature = "db")]
pub use cancel::{cancel, keep, out_of_scope, propose_cancel, refused};
#[cfg(feature = "db")]
pub use conclude::{conclude, drafts, may_conclude};
#[cfg(feature = "db")]
pub use dialogue::{comment, decide_objection, may_object, object};
#[cfg(feature = "db")]
pub use marking::{may_attach, revise, save_marks, score, start};
#[cfg(feature = "db")]
pub use plan::{New, assign, claim, plan, put};
#[cfg(feature = "db")]
pub use progress::{close, due, obstacle, progress};
#[cfg(feature = "db")]
pub use query::{
    Check, MarkRow, Objection, company_list, company_show, evidence_counts, find, lookup, marks, objection, show,
    so_far,
};
#[cfg(feature = "db")]
pub use queue::{Filter, Tab, counts, list};
#[cfg(feature = "db")]
pub use store::{Checklist, Item, latest, load, publish};

codes! {
    /// What kind of check it is.
    pub enum Kind {
        /// Unannounced visit (SYS-16, M12).
        SpotCheck => "spot-check",
        /// ESG audit (SYS-15, M15).
        Audit => "audit",
    }
}

impl Kind {
    /// The table of its records.
    pub const fn table(self) -> &'static str {
        match self {
            Self::SpotCheck => "spot_check",
            Self::Audit => "audit",
        }
    }

    /// The first segment of its pages.
    pub const fn path(self) -> &'static str {
        match self {
            Self::SpotCheck => "spot-checks",
            Self::Audit => "audits",
        }
    }

    /// The kind behind the first segment of a page.
    pub fn of_path(path: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.path() == path)
    }

    /// The code of the checklist it is scored by.
    pub const fn checklist(self) -> &'static str {
        match self {
            Self::SpotCheck => "spot-check",
            Self::Audit => "esg-audit",
        }
    }

    /// The prefix of its number: `SPC-000012`, `AUD-000012`.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::SpotCheck => "SPC",
            Self::Audit => "AUD",
        }
    }

    /// The column that holds when it was scored; for an audit, when its findings were drafted.
    pub(crate) const fn scored(self) -> &'static str {
        match self {
            Self::SpotCheck => "scored_at",
            Self::Audit => "drafted_at",
        }
    }

    /// The column that holds when its result was given; for an audit, when it was issued.
    pub(crate) const fn settled(self) -> &'static str {
        match self {
            Self::SpotCheck => "settled_at",
            Self::Audit => "issued_at",
        }
    }
}
