//! May business be done with a supplier? Five words answer, and every question is kept.
//!
//! People ask on a page, programs by a token of a person. The answer is what the records say at that moment; the kept
//! question shows what was answered then.

#[cfg(feature = "db")]
mod ask;
#[cfg(feature = "db")]
pub(crate) mod table;
#[cfg(feature = "db")]
mod token;

#[cfg(feature = "db")]
pub use ask::{Asked, Finding, Question, ask, asked, recent, reply};
#[cfg(feature = "db")]
pub use token::{MOST_PER_MINUTE, Token, bearer, create, recent_count, revoke, tokens};

codes! {
    /// The answer.
    pub enum Answer {
        /// Nothing stands against it.
        Eligible => "eligible",
        /// No new business until a date, within a scope.
        Frozen => "frozen",
        /// No business; the reason class says of which kind.
        NotEligible => "not-eligible",
        /// The register does not know it.
        NotRegistered => "not-registered",
        /// Several suppliers fit; ask by number or identifier.
        Ambiguous => "ambiguous",
    }
}

codes! {
    /// Of which kind the reason is. The reason itself is not told.
    pub enum ReasonClass {
        /// On the blacklist.
        Integrity => "integrity",
        /// Eliminated by disposition.
        Elimination => "elimination",
        /// No longer a supplier.
        Left => "left",
    }
}
