//! The door for evidence files.
//!
//! A file streams into the quarantine while it is hashed and counted, is checked there, moves to its place in the
//! store, and gets its row last. Whatever stops this on the way leaves at most an object that nobody names.

mod check;
mod receive;
pub mod tidy;

use crate::boot::Portal;
use crate::call::{act, back, landed, refused};
use crate::gate::Guest;
use app::route::Landing;
use axum::Extension;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{DefaultBodyLimit, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, post};
use entity::Id;
use entity::act::change_from;
use entity::actor::Actor;
use entity::evidence::{self, Stored, Target, rule};
use entity::field::Fields;
use entity::refusal::{FieldError, Outcome, Refusal, Stop};
use http::header;
use receive::Sent;
use std::sync::Arc;

/// The address is also the name under which a form with files finds its last attempt.
const NAME: &str = "/do/evidence/add";

/// The doors.
pub fn doors() -> Vec<(&'static str, &'static str, MethodRouter<Arc<Portal>>)> {
    // Files are counted one by one while they arrive.
    vec![("POST", NAME, post(add).layer(DefaultBodyLimit::disable()))]
}

async fn add(
    State(portal): State<Arc<Portal>>,
    Extension(guest): Extension<Arc<Guest>>,
    multipart: Result<Multipart, MultipartRejection>,
) -> Response {
    // The island wants to know where a form would have led, whether it was taken or refused.
    let as_form = Guest { wants_json: false, ..(*guest).clone() };
    let mut sent = Sent::default();
    let done = match multipart {
        Ok(mut multipart) => {
            let done = accept(&portal, &as_form, &mut multipart, &mut sent).await;
            if done.is_err() {
                receive::drain(&mut multipart).await;
            }
            done
        }
        Err(_) => Err(Refusal::field("file", "evidence-failed").into()),
    };
    receive::forget(&portal.files, &sent).await;
    let response = match done {
        Ok(landing) => landed(&portal, &as_form, landing).await,
        Err(stop) => refused(&portal, &as_form, NAME, &sent.fields, at_control(stop, &sent)).await,
    };
    match response.headers().get(header::LOCATION).and_then(|to| to.to_str().ok()) {
        Some(to) if guest.wants_json => axum::Json(serde_json::json!({ "to": to })).into_response(),
        _ => response,
    }
}

/// From the first byte to the rows.
async fn accept(portal: &Portal, guest: &Guest, multipart: &mut Multipart, sent: &mut Sent) -> Outcome<Landing> {
    let (actor, target, supplier) = receive::read(portal, guest, multipart, sent).await?;
    let Some(shows_people) = sent.shows_people() else {
        let field = sent.people_control();
        return Err(Refusal::field(&field, "evidence-people").into());
    };
    if !sent.problems.is_empty() {
        return Err(Refusal::Invalid(std::mem::take(&mut sent.problems)).into());
    }
    if sent.files.is_empty() {
        return Err(Refusal::field("file", "evidence-none").into());
    }
    let mut stored = Vec::new();
    for file in &sent.files {
        let place = rule::key(supplier, &file.sha256);
        portal.files.rename(&file.key, &place).await.map_err(receive::not_stored)?;
        stored.push(Stored {
            file_name: file.name.clone(),
            size: file.size,
            sha256: file.sha256.clone(),
            format: file.format,
            shows_people,
        });
    }
    attach(portal, guest, &actor, sent.fields.clone(), target, supplier, stored).await
}

/// Writes the rows, once for each form.
async fn attach(
    portal: &Portal,
    guest: &Guest,
    actor: &Actor,
    fields: Fields,
    target: Target,
    supplier: Id,
    stored: Vec<Stored>,
) -> Outcome<Landing> {
    act(portal, guest, actor, "evidence/add", fields, move |act, fields| {
        Box::pin(async move {
            // What was allowed when the first byte came may no longer be.
            if evidence::may_attach(act, &target).await? != supplier {
                return Err(Refusal::state().into());
            }
            for stored in stored {
                evidence::add(act, &target, supplier, stored).await?;
            }
            let back = back(&fields);
            Ok(Landing::at(if back.is_empty() { "/".to_owned() } else { back }).saying("evidence-added"))
        })
    })
    .await
}

/// Whether the sender may add files here, asked before anything is stored.
async fn admit(portal: &Portal, guest: &Guest, fields: &Fields) -> Outcome<(Actor, Target, Id)> {
    let actor = guest.actor.clone().ok_or(Stop::SignIn)?;
    let target = Target::read(fields.text("kind"), fields.text("id"), fields.text("code")).ok_or(Refusal::NotFound)?;
    let asked = target.clone();
    let zone = portal.config.time_zone;
    let supplier = change_from(&portal.store, &actor, guest.now, zone, guest.origin.clone(), move |act| {
        Box::pin(async move { evidence::may_attach(act, &asked).await })
    })
    .await?;
    Ok((actor, target, supplier))
}

/// A page with several of these forms names its controls apart; mistakes are told at the one that was used.
fn at_control(stop: Stop, sent: &Sent) -> Stop {
    match stop {
        Stop::Refused(Refusal::Invalid(errors)) => Refusal::Invalid(
            errors
                .into_iter()
                .map(|error| match error.field.as_str() {
                    "file" => FieldError { field: sent.control.clone(), ..error },
                    _ => error,
                })
                .collect(),
        )
        .into(),
        other => other,
    }
}
