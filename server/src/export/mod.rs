//! What leaves the house as a file: typed workbooks, CSV, JSON, each export recorded.

pub mod command;
pub mod doors;
mod register;
pub mod sheet;
mod statistics;
