//! The floors: the least that has to be done.

pub mod inserts;
pub mod list;
