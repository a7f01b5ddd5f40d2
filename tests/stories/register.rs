//! The register: walking its lists, sorting its suppliers, merging its records, changing them with proof.

pub mod amendments;
mod classes;
mod colleagues;
mod lists;
mod merges;
