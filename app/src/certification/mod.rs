use crate::route::{Call, Route};

pub fn pages() -> Vec<Route> {
    vec![]
}

pub fn calls() -> Vec<Call> {
    vec![]
}
