//! The records of Probity, the rules they obey and the verbs that change them.
//!
//! Read the list below as the table of contents of the product; each capability is a folder with the same few
//! files: `rule` (pure questions), `form` (what a person types), `view` (what pages and exports show), `table`
//! (private records), `change` (the verbs), `query` (lists and details, always from an actor).
//!
//! What comes later in the list may call what comes earlier, never the other way round.

#![warn(missing_docs)]

#[macro_use]
mod codes;

// What everything rests on.
pub mod calendar;
pub mod field;
pub mod instant;
pub mod lang;
pub mod permission;
pub mod refusal;
pub mod search;

#[cfg(feature = "db")]
pub mod act;
#[cfg(feature = "db")]
pub mod activity;
#[cfg(feature = "db")]
pub mod actor;
#[cfg(feature = "db")]
pub mod attempt;
#[cfg(feature = "db")]
pub mod list;
#[cfg(feature = "db")]
pub mod outgoing_mail;
#[cfg(feature = "db")]
pub mod person;
#[cfg(feature = "db")]
pub mod receipt;
#[cfg(feature = "db")]
pub mod schema;
#[cfg(feature = "db")]
pub mod session;
#[cfg(feature = "db")]
pub mod store;

// The product, in the order of a supplier's life.
pub mod amendment;
pub mod audit;
pub mod blacklist;
pub mod certification;
pub mod checklist;
pub mod classification;
pub mod declaration;
pub mod disposition;
pub mod draw;
#[cfg(feature = "db")]
pub mod due;
pub mod eligibility;
pub mod evidence;
pub mod finding;
#[cfg(feature = "db")]
pub mod import;
pub mod instrument;
pub mod questionnaire;
pub mod relationship;
pub mod remediation;
pub mod spot_check;
pub mod statistics;
pub mod supplier;

pub use uuid::Uuid as Id;

/// A new key: sorted by time, made before the insert.
pub fn new_id() -> Id {
    Id::now_v7()
}
