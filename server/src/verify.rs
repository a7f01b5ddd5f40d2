//! Doors for whoever holds a receipt: checking one, and the public keys to check it without this program.

use crate::boot::Portal;
use crate::call::fields;
use crate::gate::Guest;
use crate::page;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, OriginalUri, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use axum::{Extension, Json};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use entity::field::Fields;
use entity::receipt::{self, Key};
use http::StatusCode;
use serde_json::json;
use std::sync::Arc;

/// A pasted receipt may be this large, percent-encoded.
const MOST_BYTES: usize = 64 * 1024;

/// The doors.
pub fn doors() -> Vec<(&'static str, &'static str, MethodRouter<Arc<Portal>>)> {
    vec![
        ("POST", "/verify", post(verify).layer(DefaultBodyLimit::max(MOST_BYTES))),
        ("GET", "/.well-known/probity-keys.json", get(keys)),
    ]
}

/// Checks a pasted receipt. Nothing is written: the same receipt can be checked as often as anyone likes.
async fn verify(
    State(portal): State<Arc<Portal>>,
    Extension(guest): Extension<Arc<Guest>>,
    OriginalUri(uri): OriginalUri,
    body: Bytes,
) -> Response {
    let fields = fields(&body);
    let pasted = fields.text("document");
    let visit = page::visit(&portal, &guest, &uri, Fields::default(), Fields::default());
    // Pasting takes the line end at the end along or leaves it out; the document itself has one.
    let document = format!("{}\n", pasted.trim());
    let payload = receipt::verify(&document, &portal.keys).map(|payload| receipt::lines(&payload));
    match app::instrument::verify::result(&visit, pasted, payload) {
        Ok(found) => page::answer(found, StatusCode::OK),
        Err(stop) => page::stopped(&visit, stop),
    }
}

/// The public keys of this installation, newest first.
async fn keys(State(portal): State<Arc<Portal>>) -> Response {
    let keys: Vec<serde_json::Value> = portal
        .keys
        .iter()
        .map(|public| json!({"key_id": Key::id_of(public), "public_key": STANDARD.encode(public)}))
        .collect();
    Json(json!({ "keys": keys })).into_response()
}
