//! Stories over HTTP, on SQLite or PostgreSQL.

mod bad_input;
mod bucket;
mod demo;
mod doors;
mod imports;
mod invited_again;
mod other_sites;
mod register;
mod rules;
mod same_moment;
mod schema;
mod second_person;
mod sessions;
mod sign_in;
mod the_loop;
mod too_much;
mod underneath;
mod until;
