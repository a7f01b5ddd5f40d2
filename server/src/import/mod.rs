//! Files with lists: read in a child process, staged row by row, by form or by command.

pub mod child;
pub mod command;
pub mod sheet;
pub mod stage;
pub mod text;
pub mod upload;
