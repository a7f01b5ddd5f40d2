//! draw
pub mod rule;
