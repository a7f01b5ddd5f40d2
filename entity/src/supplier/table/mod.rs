//! The register: legal entities and what is known of them from when to when.
//!
//! The search by name is not here: its index is the engine's own (an FTS5 table on SQLite, the column
//! `supplier.grams` on PostgreSQL) and is written by `search_index` alone.

mod dated;
mod merge;
mod register;

pub(crate) use dated::{departure, spend, standing_fact, supplier_category, supplier_name, supplier_region};
pub(crate) use merge::{supplier_merge, supplier_merge_key, supplier_merge_moved};
pub(crate) use register::{category, contact, site, supplier, supplier_identifier, supplier_source};
