//! Running a call: from the posted form to one verb in one transaction, and back to a page.
//!
//! A refusal goes back to the page the form stood on, with what was typed. The same form sent twice is done once. A
//! form sent after the session was lost is kept until its person has signed in again.

use crate::boot::Portal;
use crate::gate::Guest;
use crate::page;
use app::route::{Access, Call, Landing};
use axum::Extension;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::response::{IntoResponse, Redirect, Response};
use entity::act::{Act, Boxed, change_from};
use entity::actor::Actor;
use entity::field::Fields;
use entity::refusal::{FieldError, Outcome, Refusal, Stop};
use entity::store::{exec, raw};
use entity::{Id, attempt, session};
use http::Uri;
use std::sync::Arc;

/// A form may be this large; files have a door of their own.
pub const MOST_BYTES: usize = 256 * 1024;

/// Answers a posted form.
pub async fn run(
    call: Call,
    State(portal): State<Arc<Portal>>,
    Extension(guest): Extension<Arc<Guest>>,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let body = match body {
        Ok(body) => body,
        Err(rejection) => return unread(&portal, &guest, rejection.status()),
    };
    let fields = fields(&body);
    match perform(call, &portal, &guest, fields.clone()).await {
        Ok(landing) => landed(&portal, &guest, landing).await,
        Err(stop) => refused(&portal, &guest, call.name, &fields, stop).await,
    }
}

/// Answers a form that is larger than any of ours: nothing of it was read, so there is nothing to keep.
fn unread(portal: &Portal, guest: &Guest, status: http::StatusCode) -> Response {
    let visit = page::visit(portal, guest, &Uri::from_static("/"), Fields::default(), Fields::default());
    match app::site::refused::page(&visit, &Refusal::Invalid(vec![FieldError::new("", "body-too-large")])) {
        Ok(found) => page::answer(found, status),
        Err(_) => status.into_response(),
    }
}

/// The fields of a url-encoded body.
pub fn fields(body: &[u8]) -> Fields {
    let text = String::from_utf8_lossy(body);
    Fields(text.split('&').filter(|p| !p.is_empty()).map(pair).collect())
}

fn pair(part: &str) -> (String, String) {
    let (name, value) = part.split_once('=').unwrap_or((part, ""));
    (decode(name), plain(&decode(value)))
}

/// A typed value with lines as we keep them. A NUL is nothing that anybody types, and neither PostgreSQL nor HTML can
/// carry one.
pub fn plain(value: &str) -> String {
    value.replace("\r\n", "\n").replace('\0', "")
}

fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        let hex = |j: usize| bytes.get(j).and_then(|b| (*b as char).to_digit(16));
        match (bytes[i], hex(i + 1), hex(i + 2)) {
            (b'+', ..) => out.push(b' '),
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                i += 2;
            }
            (other, ..) => out.push(other),
        }
        i += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}

async fn perform(call: Call, portal: &Portal, guest: &Guest, fields: Fields) -> Outcome<Landing> {
    let actor = admitted(call.access, guest, &fields)?;
    act(portal, guest, &actor, call.name, fields, call.run).await
}

/// Runs a verb once, as `actor`.
pub async fn act(
    portal: &Portal,
    guest: &Guest,
    actor: &Actor,
    name: &'static str,
    fields: Fields,
    run: impl for<'a> FnOnce(&'a mut Act, Fields) -> Boxed<'a, Outcome<Landing>> + Send + 'static,
) -> Outcome<Landing> {
    let once = fields.text("_once").to_owned();
    let zone = portal.config.time_zone;
    change_from(&portal.store, actor, guest.now, zone, guest.origin.clone(), move |act| {
        Box::pin(async move {
            if let Some(landing) = done_before(act, &once, name).await? {
                return Ok(landing);
            }
            let landing = run(act, fields).await?;
            exec(
                act.db(),
                "UPDATE done_once SET landing = ? WHERE token = ?",
                vec![landing.to.clone().into(), once.into()],
            )
            .await?;
            Ok(landing)
        })
    })
    .await
}

/// Takes the form's one-use token. When it was taken before, by the same person for the same verb, the answer is
/// where that led. On PostgreSQL a second sender waits here for the first.
async fn done_before(act: &Act, once: &str, name: &str) -> Outcome<Option<Landing>> {
    if once.is_empty() || once.len() > 64 {
        return Ok(None);
    }
    let person = act.actor.person;
    let taken = exec(
        act.db(),
        "INSERT INTO done_once (token, person_id, call, landing, done_at) VALUES (?, ?, ?, '', ?) ON CONFLICT DO NOTHING",
        vec![once.into(), person.into(), name.into(), act.now.into()],
    )
    .await?;
    if taken == 1 {
        return Ok(None);
    }
    let found = raw(
        act.db(),
        "SELECT landing FROM done_once WHERE token = ? AND person_id = ? AND call = ?",
        vec![once.into(), person.into(), name.into()],
    )
    .await?;
    match found.first() {
        Some(row) => Ok(Some(Landing::at(row.try_get_by_index::<String>(0)?))),
        None => Err(Refusal::stale().into()),
    }
}

/// Who acts, if they may come through this door.
pub fn admitted(access: Access, guest: &Guest, fields: &Fields) -> Outcome<Actor> {
    let actor = match (&guest.actor, access) {
        (Some(actor), _) => actor.clone(),
        // Nobody is known; the verb checks the link.
        (None, Access::Anyone) => return Ok(Actor::link_holder()),
        (None, _) => return Err(Stop::SignIn),
    };
    match access {
        Access::Anyone | Access::SignedIn => Ok(actor),
        Access::Staff(permission) => actor.need(permission).map(|()| actor),
        Access::Company(permission) => {
            actor.need_for(permission, fields.id("supplier")?)?;
            Ok(actor)
        }
    }
}

/// Goes to where the act led, with a notice for the next page.
pub async fn landed(portal: &Portal, guest: &Guest, landing: Landing) -> Response {
    if let (Some(session), Some(notice)) = (guest.session, landing.notice)
        && let Err(stop) = session::notice(&portal.store, session, Some(notice)).await
    {
        page::log_broken(&stop);
    }
    if guest.wants_json {
        return axum::Json(serde_json::json!({"ok": true, "to": landing.to, "at": guest.now.0})).into_response();
    }
    Redirect::to(&landing.to).into_response()
}

/// Answers a refusal: back to the page with what was typed, or the page that says why not.
pub async fn refused(portal: &Portal, guest: &Guest, name: &str, fields: &Fields, stop: Stop) -> Response {
    let refusal = match stop {
        Stop::SignIn => return lost(portal, guest, name, fields).await,
        Stop::Refused(refusal) => refusal,
        broken @ Stop::Broken(_) => Refusal::Unavailable(page::log_broken(&broken)),
    };
    if guest.wants_json {
        return (page::status(&refusal), axum::Json(serde_json::json!({"ok": false, "refusal": refusal})))
            .into_response();
    }
    let back = back(fields);
    let keep = matches!(refusal, Refusal::Invalid(_) | Refusal::Conflict(_) | Refusal::Unavailable(_));
    if keep && !back.is_empty() {
        let person = guest.actor.as_ref().map(|a| a.person);
        match attempt::keep(&portal.store, person, &back, name, fields, Some(&refusal), guest.now).await {
            Ok(id) => return Redirect::to(&marked(&back, id)).into_response(),
            Err(stop) => {
                page::log_broken(&stop);
            }
        }
    }
    let uri: Uri = "/".parse().unwrap_or_default();
    let visit = page::visit(portal, guest, &uri, Fields::default(), Fields::default());
    page::stopped(&visit, Stop::Refused(refusal))
}

/// Keeps a form that was sent after the session was lost, for the person whose session it was.
async fn lost(portal: &Portal, guest: &Guest, name: &str, fields: &Fields) -> Response {
    if guest.wants_json {
        return (http::StatusCode::UNAUTHORIZED, axum::Json(serde_json::json!({"ok": false, "sign_in": true})))
            .into_response();
    }
    let back = back(fields);
    let owner = match &guest.token {
        Some(token) => session::owner(&portal.store, token).await.ok().flatten(),
        None => None,
    };
    let kept = match owner {
        Some(person) if !back.is_empty() => {
            attempt::keep(&portal.store, Some(person), &back, name, fields, None, guest.now).await.ok()
        }
        _ => None,
    };
    let address = match kept {
        Some(id) => app::visit::address("/sign-in", &[("next", &marked(&back, id))]),
        None if back.is_empty() => "/sign-in".to_owned(),
        None => app::visit::address("/sign-in", &[("next", &back), ("lost", "1")]),
    };
    Redirect::to(&address).into_response()
}

/// The page a form stood on: a path of ours and nothing else.
pub fn back(fields: &Fields) -> String {
    local(fields.text("_page")).unwrap_or_default()
}

/// An address within the portal, or nothing.
pub fn local(address: &str) -> Option<String> {
    let fine = address.starts_with('/')
        && !address.starts_with("//")
        && !address.contains('\\')
        && address.len() < 2_000
        && !address.chars().any(char::is_control);
    fine.then(|| address.to_owned())
}

fn marked(back: &str, attempt: Id) -> String {
    let (path, query) = back.split_once('?').unwrap_or((back, ""));
    let kept: Vec<&str> = query.split('&').filter(|p| !p.is_empty() && !p.starts_with("attempt=")).collect();
    let mut query = kept.join("&");
    if !query.is_empty() {
        query.push('&');
    }
    format!("{path}?{query}attempt={attempt}")
}
