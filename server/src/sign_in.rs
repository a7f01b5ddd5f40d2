//! Doors of signing in: they hash passwords, so they are not calls like others; nothing is hashed inside a transaction.

use crate::boot::Portal;
use crate::call::{self, act, fields, landed, local, refused};
use crate::gate::{self, Guest};
use crate::password;
use app::route::Landing;
use axum::Extension;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, get, post};
use entity::actor::Actor;
use entity::field::Fields;
use entity::refusal::{FieldError, Outcome, Refusal, Stop};
use entity::{person, session};
use http::header::SET_COOKIE;
use std::sync::Arc;

type Here = State<Arc<Portal>>;
type Who = Extension<Arc<Guest>>;

/// The doors.
pub fn doors() -> Vec<(&'static str, &'static str, MethodRouter<Arc<Portal>>)> {
    vec![
        ("POST", "/do/session/open", post(open)),
        ("POST", "/sign-out", post(close)),
        ("POST", "/sign-out-everywhere", post(close_everywhere)),
        ("POST", "/do/password/forgot", post(forgot)),
        ("POST", "/do/password/set", post(set)),
        ("POST", "/do/password/change", post(change)),
        ("POST", "/do/invitation/register", post(register)),
        ("POST", "/theme", post(theme)),
        ("GET", "/language/{lang}", get(language)),
    ]
}

async fn open(State(portal): Here, Extension(guest): Who, body: Bytes) -> Response {
    let fields = fields(&body);
    match sign_in(&portal, &guest, &fields).await {
        Ok((token, staff)) => {
            let life = if staff { 12 * 3600 } else { 7 * 86_400 };
            let next = local(fields.text("next")).unwrap_or_else(|| "/".into());
            let cookie = gate::set_cookie(&portal, gate::cookie_name(&portal), &token, Some(life));
            ([(SET_COOKIE, cookie)], Redirect::to(&next)).into_response()
        }
        Err(stop) => refused(&portal, &guest, "session/open", &fields, stop).await,
    }
}

/// One answer for an unknown address and a wrong password, in the same time.
async fn sign_in(portal: &Portal, guest: &Guest, fields: &Fields) -> Outcome<(String, bool)> {
    let email = person::normal_email(fields.text("email"));
    let typed = fields.text("password").to_owned();
    let known = person::credentials(&portal.store, &email).await?;
    if let Some(known) = &known {
        match known.wait(guest.now) {
            None => return Err(Refusal::field("password", "blocked").into()),
            Some(0) => {}
            Some(seconds) => {
                return Err(Refusal::Invalid(vec![FieldError::new("password", "wait").with("seconds", seconds)]).into());
            }
        }
    }
    let hash = known.as_ref().and_then(|k| k.password_hash.clone());
    let right = password::matches(portal, &typed, hash).await?;
    let Some(known) = known else { return Err(Refusal::field("password", "sign-in").into()) };
    let actor = Actor::stranger(known.id, known.name.clone(), known.email.clone(), known.lang);
    let id = known.id;
    if !right {
        act(portal, guest, &actor, "session/open", Fields::default(), move |act, _| {
            Box::pin(async move { person::sign_in_failed(act, id).await.map(|()| Landing::at("/")) })
        })
        .await?;
        return Err(Refusal::field("password", "sign-in").into());
    }
    let staff = person::is_staff(&portal.store, id).await?;
    let zone = portal.config.time_zone;
    let token = entity::act::change_from(&portal.store, &actor, guest.now, zone, guest.origin.clone(), move |act| {
        Box::pin(person::signed_in(act, id, staff))
    })
    .await?;
    Ok((token, staff))
}

async fn close(State(portal): Here, Extension(guest): Who) -> Response {
    if let (Some(actor), Some(token)) = (&guest.actor, guest.token.clone()) {
        let done = act(&portal, &guest, actor, "session/close", Fields::default(), move |act, _| {
            Box::pin(async move { session::close(act, &token).await.map(|()| Landing::at("/")) })
        })
        .await;
        if let Err(stop) = done {
            return refused(&portal, &guest, "session/close", &Fields::default(), stop).await;
        }
    }
    let cookie = gate::set_cookie(&portal, gate::cookie_name(&portal), "", None);
    (
        [(SET_COOKIE, cookie), (http::HeaderName::from_static("clear-site-data"), "\"cache\", \"storage\"".into())],
        Redirect::to("/sign-in"),
    )
        .into_response()
}

async fn close_everywhere(State(portal): Here, Extension(guest): Who) -> Response {
    let Some(actor) = guest.actor.clone() else { return Redirect::to("/sign-in").into_response() };
    let token = guest.token.clone();
    let person = actor.person;
    let done = act(&portal, &guest, &actor, "session/close-others", Fields::default(), move |act, _| {
        Box::pin(async move {
            session::close_all(act, person, token.as_deref()).await?;
            act.record("session-close-others", "person", person);
            Ok(Landing::at("/account").saying("signed-out-everywhere"))
        })
    })
    .await;
    finish(&portal, &guest, "session/close-others", &Fields::default(), done).await
}

async fn finish(portal: &Portal, guest: &Guest, name: &str, fields: &Fields, done: Outcome<Landing>) -> Response {
    match done {
        Ok(landing) => landed(portal, guest, landing).await,
        Err(stop) => refused(portal, guest, name, fields, stop).await,
    }
}

async fn forgot(State(portal): Here, Extension(guest): Who, body: Bytes) -> Response {
    let fields = fields(&body);
    let email = person::normal_email(fields.text("email"));
    if !email.contains('@') {
        let refused = Err(Stop::Refused(Refusal::field("email", "email")));
        return finish(&portal, &guest, "password/forgot", &fields, refused).await;
    }
    let done = match person::credentials(&portal.store, &email).await {
        Ok(Some(known)) => {
            act(&portal, &guest, &Actor::system(), "password/forgot", Fields::default(), move |act, _| {
                Box::pin(async move {
                    person::invite_to_set_password(act, known.id).await?;
                    Ok(Landing::at("/sign-in?sent=1"))
                })
            })
            .await
        }
        Ok(None) => Ok(Landing::at("/sign-in?sent=1")),
        Err(stop) => Err(stop),
    };
    finish(&portal, &guest, "password/forgot", &fields, done).await
}

async fn set(State(portal): Here, Extension(guest): Who, body: Bytes) -> Response {
    let fields = fields(&body);
    let done = async {
        let typed = fields.text("password").to_owned();
        if let Some(problem) = password::problem(&typed, &[]) {
            return Err(Stop::Refused(Refusal::Invalid(vec![problem])));
        }
        let hash = password::hash(&portal, &typed).await?;
        let token = fields.text("token").to_owned();
        act(&portal, &guest, &Actor::system(), "password/set", Fields::default(), move |act, _| {
            Box::pin(async move {
                person::reset_password(act, &token, hash).await?;
                Ok(Landing::at("/sign-in"))
            })
        })
        .await
    }
    .await;
    finish(&portal, &guest, "password/set", &fields, done).await
}

async fn change(State(portal): Here, Extension(guest): Who, body: Bytes) -> Response {
    let fields = fields(&body);
    let Some(actor) = guest.actor.clone() else { return Redirect::to("/sign-in").into_response() };
    let done = async {
        let known = person::credentials(&portal.store, &actor.email).await?.ok_or(Refusal::NotFound)?;
        if !password::matches(&portal, fields.text("old_password"), known.password_hash).await? {
            return Err(Stop::Refused(Refusal::field("old_password", "password-wrong")));
        }
        let typed = fields.text("password").to_owned();
        if let Some(problem) = password::problem(&typed, &[&actor.name, &actor.email]) {
            return Err(Stop::Refused(Refusal::Invalid(vec![problem])));
        }
        let hash = password::hash(&portal, &typed).await?;
        let (id, token) = (actor.person, guest.token.clone());
        act(&portal, &guest, &actor, "password/change", Fields::default(), move |act, _| {
            Box::pin(async move {
                person::set_password(act, id, hash, token.as_deref()).await?;
                Ok(Landing::at("/account").saying("password-changed"))
            })
        })
        .await
    }
    .await;
    finish(&portal, &guest, "password/change", &fields, done).await
}

/// Takes up an invitation as somebody new and signs them in.
async fn register(State(portal): Here, Extension(guest): Who, body: Bytes) -> Response {
    let fields = fields(&body);
    let done = async {
        let typed = fields.text("password").to_owned();
        let token = fields.text("token").to_owned();
        let found = person::invitation(&portal.store, &token).await?.ok_or(Refusal::NotFound)?;
        let mut wrong = entity::field::Problems::default();
        let name = wrong.required("name", fields.text("name"), 120);
        wrong.0.extend(password::problem(&typed, &[&name, &found.email, &found.supplier]));
        wrong.done()?;
        let hash = password::hash(&portal, &typed).await?;
        let zone = portal.config.time_zone;
        entity::act::change_from(&portal.store, &Actor::system(), guest.now, zone, guest.origin.clone(), move |act| {
            Box::pin(async move {
                let (person, supplier) = person::accept_as_new(act, &token, &name, hash).await?;
                let secret = person::signed_in(act, person, false).await?;
                Ok((secret, supplier))
            })
        })
        .await
    }
    .await;
    match done {
        Ok((secret, supplier)) => {
            let cookie = gate::set_cookie(&portal, gate::cookie_name(&portal), &secret, Some(7 * 86_400));
            ([(SET_COOKIE, cookie)], Redirect::to(&format!("/s/{supplier}"))).into_response()
        }
        Err(stop) => refused(&portal, &guest, "invitation/register", &fields, stop).await,
    }
}

async fn theme(State(portal): Here, body: Bytes) -> Response {
    let fields = fields(&body);
    let back = local(fields.text("back")).unwrap_or_else(|| "/".into());
    let value = match fields.text("theme") {
        "light" => "light",
        "dark" => "dark",
        _ => "",
    };
    ([(SET_COOKIE, gate::set_cookie(&portal, "theme", value, Some(31_536_000)))], Redirect::to(&back)).into_response()
}

async fn language(
    State(portal): Here,
    Path(lang): Path<String>,
    Query(query): Query<Vec<(String, String)>>,
) -> Response {
    let back = query.iter().find(|(n, _)| n == "back").and_then(|(_, v)| local(v)).unwrap_or_else(|| "/".into());
    match lang.parse::<app::words::Lang>() {
        Ok(lang) => {
            ([(SET_COOKIE, gate::set_cookie(&portal, "lang", lang.code(), Some(31_536_000)))], Redirect::to(&back))
                .into_response()
        }
        Err(_) => call::refused(&portal, &blank(), "language", &Fields::default(), Refusal::NotFound.into()).await,
    }
}

/// A guest of whom nothing is known.
fn blank() -> Guest {
    Guest {
        actor: None,
        session: None,
        token: None,
        notice: None,
        lang: app::words::Lang::En,
        theme: None,
        origin: Default::default(),
        now: entity::instant::Instant::now(),
        nonce: session::secret(),
        wants_json: false,
    }
}
