//! finding
pub mod rule;
