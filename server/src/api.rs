//! Doors for programs, and the doors of exports: what answers with data and not with a page.

use crate::boot::Portal;
use crate::call;
use crate::gate::Guest;
use crate::page;
use app::route::Landing;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use axum::{Extension, Json, body::Bytes};
use entity::act::change_from;
use entity::eligibility::{self, Question};
use entity::permission::Permission;
use entity::refusal::{Outcome, Refusal, Stop};
use http::{HeaderMap, StatusCode, header};
use serde_json::json;
use std::sync::{Arc, Mutex};

/// The doors.
pub fn doors() -> Vec<(&'static str, &'static str, MethodRouter<Arc<Portal>>)> {
    let own: Vec<(_, _, MethodRouter<Arc<Portal>>)> =
        vec![("GET", "/api/v1/eligibility", get(eligible)), ("POST", "/do/token/create", post(make_token))];
    [own, crate::export::doors::doors()].concat()
}

fn refused(status: StatusCode, code: &str) -> Response {
    (status, Json(json!({ "error": code }))).into_response()
}

/// Answers a program. It asks by `number`, `identifier` or `name`, with a bearer token.
async fn eligible(
    State(portal): State<Arc<Portal>>,
    Extension(guest): Extension<Arc<Guest>>,
    headers: HeaderMap,
    Query(query): Query<Vec<(String, String)>>,
) -> Response {
    match answer(&portal, &guest, &headers, &query).await {
        Ok(response) => response,
        Err(Stop::SignIn) => {
            let challenge = [(header::WWW_AUTHENTICATE, "Bearer realm=\"probity\"")];
            (challenge, refused(StatusCode::UNAUTHORIZED, "token")).into_response()
        }
        Err(Stop::Refused(refusal)) => (page::status(&refusal), Json(json!({ "error": refusal }))).into_response(),
        Err(broken) => {
            let reference = page::log_broken(&broken);
            (StatusCode::SERVICE_UNAVAILABLE, Json(json!({ "error": "broken", "reference": reference })))
                .into_response()
        }
    }
}

async fn answer(portal: &Portal, guest: &Guest, headers: &HeaderMap, query: &[(String, String)]) -> Outcome<Response> {
    let given = headers.get(header::AUTHORIZATION).and_then(|v| v.to_str().ok());
    let token = given.and_then(|v| v.strip_prefix("Bearer ")).map(str::trim).ok_or(Stop::SignIn)?;
    let zone = portal.config.time_zone;
    let (actor, token) = eligibility::bearer(&portal.store, token, guest.now, zone).await?.ok_or(Stop::SignIn)?;
    actor.need(Permission::EligibilityAsk)?;
    if eligibility::recent_count(&portal.store, token, guest.now).await? >= eligibility::MOST_PER_MINUTE {
        let wait = [(header::RETRY_AFTER, "60")];
        return Ok((wait, refused(StatusCode::TOO_MANY_REQUESTS, "rate")).into_response());
    }
    let [(name, value)] = query else { return Err(Refusal::field("q", "required").into()) };
    let question = match name.as_str() {
        "number" => Question::Number(value.clone()),
        "identifier" => Question::Identifier(value.clone()),
        "name" => Question::Name(value.clone()),
        _ => return Err(Refusal::field(name, "choose").into()),
    };
    let reply = change_from(&portal.store, &actor, guest.now, zone, guest.origin.clone(), move |act| {
        Box::pin(async move {
            let (_, finding) = eligibility::ask(act, &question, Some(token)).await?;
            eligibility::reply(act, &finding).await
        })
    })
    .await?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(reply)).into_response())
}

/// Makes a token and answers with the page that shows it, once. Sent twice, the second answer is the list.
async fn make_token(
    State(portal): State<Arc<Portal>>,
    Extension(guest): Extension<Arc<Guest>>,
    body: Bytes,
) -> Response {
    let fields = call::fields(&body);
    let made = Arc::new(Mutex::new(None));
    let kept = Arc::clone(&made);
    let outcome = match call::admitted(app::route::Access::Staff(Permission::EligibilityAsk), &guest, &fields) {
        Ok(actor) => {
            call::act(&portal, &guest, &actor, "token/create", fields.clone(), move |act, f| {
                Box::pin(async move {
                    let token = eligibility::create(act, &f).await?;
                    if let Ok(mut slot) = kept.lock() {
                        *slot = Some(token);
                    }
                    Ok(Landing::at("/tokens"))
                })
            })
            .await
        }
        Err(stop) => Err(stop),
    };
    let token = made.lock().ok().and_then(|mut slot| slot.take());
    match (outcome, token) {
        (Ok(_), Some(token)) => {
            let uri = "/tokens".parse().unwrap_or_default();
            let visit = page::visit(&portal, &guest, &uri, Default::default(), Default::default());
            match app::eligibility::made(&visit, &token) {
                Ok(shown) => {
                    ([(header::CACHE_CONTROL, "no-store")], page::answer(shown, StatusCode::OK)).into_response()
                }
                Err(stop) => page::stopped(&visit, stop),
            }
        }
        (Ok(landing), None) => call::landed(&portal, &guest, landing).await,
        (Err(stop), _) => call::refused(&portal, &guest, "token/create", &fields, stop).await,
    }
}
