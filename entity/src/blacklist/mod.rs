//! blacklist
