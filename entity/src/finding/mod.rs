//! Findings: what a check found to be below the ESG code, how severe it is and the three dates that follow.
//!
//! A finding is raised with the score and issued with the result. An observation is noted and asks for nothing; every
//! other one opens a remediation and is closed with it.

pub mod rule;

#[cfg(feature = "db")]
mod record;
#[cfg(feature = "db")]
pub(crate) mod table;

#[cfg(feature = "db")]
pub use record::{Finding, issued, of, put};

codes! {
    /// Where a finding stands.
    pub enum State {
        /// A remediation is due or under way.
        Open => "open",
        /// Put right and verified.
        Closed => "closed",
        /// An observation; nothing is due.
        Noted => "noted",
    }
}

codes! {
    /// When in the course of business it was found (SYS-15: 事前、事中、事后).
    pub enum Stage {
        /// At admission or sourcing.
        Before => "before",
        /// While the work is done.
        During => "during",
        /// By checking afterwards.
        After => "after",
    }
}
