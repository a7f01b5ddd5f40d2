//! The door through which evidence files leave: always as something to be saved, never as something to be shown.

use crate::boot::Portal;
use crate::gate::Guest;
use crate::page;
use axum::Extension;
use axum::body::Body;
use axum::extract::{OriginalUri, Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};
use entity::act::change_from;
use entity::evidence::{self, Opened};
use entity::refusal::{Outcome, Refusal, Stop};
use http::header::{self, HeaderValue};
use std::sync::Arc;

/// The doors.
pub fn doors() -> Vec<(&'static str, &'static str, MethodRouter<Arc<Portal>>)> {
    vec![("GET", "/evidence/{id}/{name}", get(open))]
}

async fn open(
    State(portal): State<Arc<Portal>>,
    Extension(guest): Extension<Arc<Guest>>,
    OriginalUri(uri): OriginalUri,
    path: Path<(String, String)>,
) -> Response {
    match file(&portal, &guest, &path.0.0).await {
        Ok(response) => response,
        Err(stop) => {
            let visit = page::visit(&portal, &guest, &uri, Default::default(), Default::default());
            page::stopped(&visit, stop)
        }
    }
}

async fn file(portal: &Portal, guest: &Guest, id: &str) -> Outcome<Response> {
    let actor = guest.actor.as_ref().ok_or(Stop::SignIn)?;
    let id = id.parse().map_err(|_| Refusal::NotFound)?;
    let found = evidence::find(&portal.store, actor, id).await?;
    let bytes = portal.files.stream(&found.store_key).await.map_err(Stop::Broken)?;
    if found.shows_people {
        let (zone, supplier) = (portal.config.time_zone, found.supplier_id);
        change_from(&portal.store, actor, guest.now, zone, guest.origin.clone(), move |act| {
            Box::pin(evidence::opened(act, id, supplier))
        })
        .await?;
    }
    Ok(answer(&found, Body::from_stream(bytes)))
}

fn answer(found: &Opened, body: Body) -> Response {
    let mut response = body.into_response();
    let headers = response.headers_mut();
    let name = app::visit::encode(&found.file_name);
    for (header, value) in [
        (header::CONTENT_TYPE, found.media_type.clone()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename*=UTF-8''{name}")),
        (header::CONTENT_LENGTH, found.size.to_string()),
        (header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'".to_owned()),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
        // What is compressed on its way has no length to show progress by.
        (header::CONTENT_ENCODING, "identity".to_owned()),
    ] {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(header, value);
        }
    }
    response
}
