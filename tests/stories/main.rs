//! Stories over HTTP, on SQLite or PostgreSQL.

mod rules;
mod sign_in;
mod the_loop;
