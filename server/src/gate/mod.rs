//! What every request passes before it reaches a page or a call: where it comes from, who sends it, and the headers
//! of the answer.

pub mod client;
pub mod headers;
pub mod limit;
pub mod origin;

use crate::boot::Portal;
use app::words::Lang;
use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use entity::act::Origin;
use entity::actor::Actor;
use entity::instant::Instant;
use entity::{Id, session};
use http::{HeaderMap, Method, StatusCode, header};
use std::net::SocketAddr;
use std::sync::Arc;

/// Who sends the request and how they want their answer.
#[derive(Clone)]
pub struct Guest {
    /// The person, when a session is in force.
    pub actor: Option<Actor>,
    /// The session.
    pub session: Option<Id>,
    /// The secret of the cookie, whether or not its session is in force.
    pub token: Option<String>,
    /// A notice to be shown once.
    pub notice: Option<String>,
    /// The language of the answer.
    pub lang: Lang,
    /// Light or dark, when chosen.
    pub theme: Option<&'static str>,
    /// Network address and program.
    pub origin: Origin,
    /// The time of the request: the one clock of everything it does.
    pub now: Instant,
    /// For the scripts of the answer.
    pub nonce: String,
    /// The client wants JSON: an island, not a form.
    pub wants_json: bool,
}

/// The layer around the whole router.
pub async fn pass(State(portal): State<Arc<Portal>>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|c| c.0.ip());
    let address = client::address(peer, request.headers(), &portal.config.trusted_proxies);
    let nonce = session::secret()[..22].to_owned();
    let path = request.uri().path().to_owned();
    if !portal.limits.admits(&address, request.method(), &path) {
        return finish(
            (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, "60")], "429\n").into_response(),
            &portal,
            &nonce,
            &path,
        );
    }
    let has_cookie = cookie(request.headers(), cookie_name(&portal)).is_some();
    if !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS)
        && !origin::trusted(request.headers(), &portal.config.base_url, has_cookie)
    {
        return finish(
            (StatusCode::FORBIDDEN, "403: the form came from another site\n").into_response(),
            &portal,
            &nonce,
            &path,
        );
    }
    if !path.starts_with("/site/") {
        match guest(&portal, request.headers(), &address, nonce.clone()).await {
            Ok(guest) => {
                request.extensions_mut().insert(Arc::new(guest));
            }
            Err(response) => return finish(response, &portal, &nonce, &path),
        }
    }
    let response = next.run(request).await;
    finish(response, &portal, &nonce, &path)
}

fn finish(mut response: Response, portal: &Portal, nonce: &str, path: &str) -> Response {
    headers::set(&mut response, &portal.config.base_url, nonce, path);
    response
}

async fn guest(portal: &Portal, headers: &HeaderMap, address: &str, nonce: String) -> Result<Guest, Response> {
    let now = Instant::now();
    let token = cookie(headers, cookie_name(portal)).map(str::to_owned);
    let live = match &token {
        Some(token) => session::find(&portal.store, token, now, portal.config.time_zone).await.map_err(|stop| {
            let reference = crate::page::log_broken(&stop);
            (StatusCode::SERVICE_UNAVAILABLE, format!("503 {reference}\n")).into_response()
        })?,
        None => None,
    };
    let text = |name: header::HeaderName| headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or("").to_owned();
    let chosen = cookie(headers, "lang").and_then(|l| l.parse().ok());
    let lang =
        chosen.or(live.as_ref().map(|l| l.actor.lang)).unwrap_or_else(|| preferred(&text(header::ACCEPT_LANGUAGE)));
    Ok(Guest {
        session: live.as_ref().map(|l| l.id),
        notice: live.as_ref().and_then(|l| l.notice.clone()),
        actor: live.map(|l| l.actor),
        token,
        lang,
        theme: match cookie(headers, "theme") {
            Some("light") => Some("light"),
            Some("dark") => Some("dark"),
            _ => None,
        },
        origin: Origin { address: address.to_owned(), agent: text(header::USER_AGENT) },
        now,
        nonce,
        wants_json: text(header::ACCEPT).starts_with("application/json"),
    })
}

/// The session cookie. Over TLS it carries the `__Host-` prefix, so that no other host can set it.
pub fn cookie_name(portal: &Portal) -> &'static str {
    if portal.config.base_url.starts_with("https://") { "__Host-probity" } else { "probity" }
}

/// The header that sets a cookie; an empty value takes it away.
pub fn set_cookie(portal: &Portal, name: &str, value: &str, seconds: Option<i64>) -> String {
    let secure = if portal.config.base_url.starts_with("https://") { "; Secure" } else { "" };
    let age = match (value.is_empty(), seconds) {
        (true, _) => "; Max-Age=0".to_owned(),
        (false, Some(seconds)) => format!("; Max-Age={seconds}"),
        (false, None) => String::new(),
    };
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}")
}

/// A cookie of the request.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(n, _)| *n == name)
        .map(|(_, v)| v)
}

/// The first of the two languages that a browser asks for; English when it asks for neither.
fn preferred(accept: &str) -> Lang {
    for part in accept.split(',') {
        let tag = part.split(';').next().unwrap_or("").trim().to_lowercase();
        if tag.starts_with("zh") {
            return Lang::ZhCn;
        }
        if tag.starts_with("en") {
            return Lang::En;
        }
    }
    Lang::En
}
