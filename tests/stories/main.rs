//! Stories over HTTP, on SQLite or PostgreSQL.

mod sign_in;
