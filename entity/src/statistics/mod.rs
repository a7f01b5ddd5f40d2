//! The figures of a fiscal year, as at the end of its last day and as known at a time (M01 … M24).
//!
//! Every event has two times: when it happened, which decides in whose year it counts, and when it was recorded, which
//! decides whether a report of that time knew of it. A figure is therefore a pure function of the records, the year
//! and the time of knowledge: [`rule::report`]. Each figure keeps the rows it was counted from; numerator and
//! denominator are sums over these rows, so that they reconcile by construction.
//!
//! Population P on a day: suppliers known to the procurement platform in a category that counts ("unknown" counts as a
//! row of its own), neither merged, left, eliminated nor blacklisted on the day. Stock figures use P on the last day;
//! flow figures and denominators of spend use every supplier that was in P on any day of the year, so that expelling
//! failures does not raise coverage.

mod figure;
pub mod rule;
mod world;

#[cfg(feature = "db")]
mod change;
#[cfg(feature = "db")]
mod load;
#[cfg(feature = "db")]
mod query;
#[cfg(feature = "db")]
pub(crate) mod table;

#[cfg(feature = "db")]
pub use change::record_export;
pub use figure::{Figure, Form, Period, Row, Unit};
#[cfg(feature = "db")]
pub use query::{Category, Export, Label, categories, exports, labels, report, years};
pub use rule::{Cut, Report};
pub use world::*;

/// The month in which the fiscal year begins (April).
pub const START_MONTH: u32 = 4;
