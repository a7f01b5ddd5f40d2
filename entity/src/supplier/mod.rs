//! A supplier: one legal entity, with its identifiers, names, sites and contacts.
//!
//! Standing is the strongest fact in force: blacklisted > eliminated > left > frozen > certified > registered. Each is
//! a dated record; lifting one reveals the next. The column `supplier.standing` is a projection of these records,
//! refreshed in the act that changes one and by the clock when one ends.
//!
//! Region is the registered place, never the place of business (HKEX B5.1, M08).

pub mod identifier;
pub mod standing;

#[cfg(feature = "db")]
mod brief;

#[cfg(feature = "db")]
pub use brief::*;
pub use standing::Standing;
