//! spot_check
pub mod rule;
