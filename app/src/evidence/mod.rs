//! Evidence files on a page: what is there, and the form that adds more.

use crate::route::{Call, Route};

pub fn pages() -> Vec<Route> {
    vec![]
}

pub fn calls() -> Vec<Call> {
    vec![]
}
