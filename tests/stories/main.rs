//! Stories over HTTP, on SQLite or PostgreSQL.

mod bad_input;
mod bucket;
mod demo;
mod doors;
mod rules;
mod schema;
mod second_person;
mod sign_in;
mod the_loop;
