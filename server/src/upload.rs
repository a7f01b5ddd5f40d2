use crate::boot::Portal;
use axum::routing::MethodRouter;
use std::sync::Arc;

/// The doors.
pub fn doors() -> Vec<(&'static str, &'static str, MethodRouter<Arc<Portal>>)> {
    vec![]
}
