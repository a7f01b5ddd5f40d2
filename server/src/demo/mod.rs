//! The demo world.
pub mod names;
