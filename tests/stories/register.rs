//! The register: walking its lists, sorting its suppliers, merging its records, changing them with proof, taking
//! it along as a file.

pub mod amendments;
mod classes;
mod colleagues;
mod departures;
mod export;
mod lists;
mod merges;
