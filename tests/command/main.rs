//! The command line as an operator meets it: the real program, its exit codes and what it prints.

mod bucket;
mod draws;
mod imports;
mod keeping;
mod lists;
mod people;
mod receipts;
