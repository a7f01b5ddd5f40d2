//! Questionnaires: what a supplier is asked about itself, in numbered versions that never change once published.
//!
//! A version has sections of one pillar each (E, S, G) and questions with a text, a hint, an example of good evidence
//! and what the reviewer looks for, in both languages. A question may depend on an earlier answer, ask for evidence
//! for some answers, and carries weight and points: see [`rule`]. Who publishes is the installation itself; everybody
//! who is asked, or who reviews, reads.

mod parsed;
pub mod rule;

#[cfg(feature = "db")]
mod change;
#[cfg(feature = "db")]
mod query;
#[cfg(feature = "db")]
pub(crate) mod table;

pub use parsed::{Both, Dependence, Parsed, ParsedOption, ParsedQuestion, ParsedSection};

#[cfg(feature = "db")]
pub use change::publish;
#[cfg(feature = "db")]
pub use query::{Asked, Questionnaire, Section, Version, load, rules, versions};
