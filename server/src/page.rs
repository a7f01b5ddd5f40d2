//! Showing a page: from the request to a visit, from the visit to an answer.

use crate::boot::Portal;
use crate::gate::Guest;
use app::route::{Access, Route};
use app::site::refused;
use app::visit::{Page, Visit};
use app::words::Words;
use axum::Extension;
use axum::extract::{OriginalUri, Path, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use entity::field::Fields;
use entity::refusal::{Outcome, Refusal, Stop};
use entity::{Id, attempt, session};
use http::{StatusCode, Uri, header};
use std::sync::Arc;

/// Answers a request for a page.
pub async fn show(
    route: Route,
    State(portal): State<Arc<Portal>>,
    Extension(guest): Extension<Arc<Guest>>,
    OriginalUri(uri): OriginalUri,
    params: Option<Path<Vec<(String, String)>>>,
    query: Result<Query<Vec<(String, String)>>, axum::extract::rejection::QueryRejection>,
) -> Response {
    let params = Fields(params.map(|p| p.0).unwrap_or_default());
    let query = Fields(query.map(|q| q.0).unwrap_or_default());
    let mut visit = visit(&portal, &guest, &uri, params, query);
    let outcome = match admit(route.access, &visit) {
        Ok(()) => prepare(&portal, &guest, &mut visit).await,
        Err(stop) => Err(stop),
    };
    let outcome = match outcome {
        Ok(()) => (route.show)(&visit).await,
        Err(stop) => Err(stop),
    };
    match outcome {
        Ok(page) => answer(page, StatusCode::OK),
        Err(stop) => stopped(&visit, stop),
    }
}

/// The visit of a request.
pub fn visit(portal: &Portal, guest: &Guest, uri: &Uri, params: Fields, query: Fields) -> Visit {
    Visit {
        forms: Default::default(),
        labels: Default::default(),
        store: portal.store.clone(),
        actor: guest.actor.clone(),
        now: guest.now,
        zone: portal.config.time_zone,
        words: Words(guest.lang),
        theme: guest.theme,
        path: uri.path().to_owned(),
        query,
        params,
        attempt: None,
        notice: None,
        nonce: guest.nonce.clone(),
        site: portal.site.clone(),
    }
}

/// Whether the visitor may come through this door at all.
pub fn admit(access: Access, visit: &Visit) -> Outcome<()> {
    match access {
        Access::Anyone => Ok(()),
        Access::SignedIn => visit.actor().map(|_| ()),
        Access::Staff(permission) => visit.actor()?.need(permission),
        Access::Company(permission) => visit.actor()?.need_for(permission, visit.id("supplier")?),
    }
}

/// Fetches the last attempt and the notice that is shown once.
async fn prepare(portal: &Portal, guest: &Guest, visit: &mut Visit) -> Outcome<()> {
    if let Ok(id) = visit.query.text("attempt").parse::<Id>() {
        let person = guest.actor.as_ref().map(|a| a.person);
        visit.attempt = attempt::find(&portal.store, id, person, guest.now).await?;
    }
    if let (Some(session), Some(notice)) = (guest.session, &guest.notice) {
        visit.notice = Some(notice.clone());
        session::notice(&portal.store, session, None).await?;
    }
    Ok(())
}

/// Turns a page into an answer.
pub fn answer(page: Page, status: StatusCode) -> Response {
    match page {
        Page::Html(html) => (status, Html(html)).into_response(),
        Page::Go(to) => Redirect::to(&to).into_response(),
        Page::File { name, media_type, bytes } => {
            let disposition = format!("attachment; filename*=UTF-8''{}", app::visit::encode(&name));
            ([(header::CONTENT_TYPE, media_type.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes)
                .into_response()
        }
    }
}

/// The page for what stopped a visit. Other people's records and missing ones answer alike.
pub fn stopped(visit: &Visit, stop: Stop) -> Response {
    let refusal = match stop {
        Stop::SignIn => {
            return Redirect::to(&app::visit::address("/sign-in", &[("next", &visit.here())])).into_response();
        }
        Stop::Refused(refusal) => refusal,
        broken @ Stop::Broken(_) => Refusal::Unavailable(log_broken(&broken)),
    };
    let status = status(&refusal);
    match refused::page(visit, &refusal) {
        Ok(page) => answer(page, status),
        Err(_) => status.into_response(),
    }
}

/// The status that says the same as a refusal.
pub fn status(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::NotAllowed(_) => StatusCode::FORBIDDEN,
        Refusal::NotFound => StatusCode::NOT_FOUND,
        Refusal::Conflict(_) => StatusCode::CONFLICT,
        Refusal::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}

/// Logs what is broken, once, under a reference that the person also sees.
pub fn log_broken(stop: &Stop) -> String {
    let reference = hex::encode(rand::random::<[u8; 4]>());
    if let Stop::Broken(cause) = stop {
        tracing::error!(reference, cause, "broken");
    }
    reference
}
