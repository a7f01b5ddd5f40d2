//! The router: every door the program has, and the loop that serves them.

use crate::boot::Portal;
use crate::{api, assets, call, connection, download, gate, import, page, sign_in, upload, verify};
use app::route::Access;
use axum::Router;
use axum::extract::{DefaultBodyLimit, OriginalUri, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Extension, middleware};
use std::sync::Arc;
use std::time::Duration;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::RequestBodyTimeoutLayer;

/// A door: method, address and who may come in. The list is made from what the router is made of.
#[derive(Clone, Debug)]
pub struct Door {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The address, with `{name}` for its parts.
    pub path: String,
    /// Who may come in; none for doors that decide by themselves.
    pub access: Option<Access>,
}

/// A body of which nothing comes for so long is given up. A slow line may take as long as it needs while it moves.
const SILENCE: Duration = Duration::from_secs(30);

/// What says that it is larger is refused before any of it is read. An upload is read up to here, so that its refusal
/// can be shown on its page; forms have bounds of their own.
const LARGEST: usize = 257 * 1024 * 1024;

/// Doors of the server itself: files, sign-in, programs.
type Own = (&'static str, &'static str, axum::routing::MethodRouter<Arc<Portal>>);

fn own() -> Vec<Own> {
    [
        sign_in::doors(),
        upload::doors(),
        download::doors(),
        import::upload::doors(),
        verify::doors(),
        api::doors(),
        assets::doors(),
    ]
    .concat()
}

/// Every door.
pub fn doors() -> Vec<Door> {
    let pages = app::pages().into_iter().map(|p| Door { method: "GET", path: p.path.into(), access: Some(p.access) });
    let calls = app::calls().into_iter().map(|c| Door {
        method: "POST",
        path: format!("/do/{}", c.name),
        access: Some(c.access),
    });
    let own = own().into_iter().map(|(method, path, _)| Door { method, path: path.into(), access: None });
    pages.chain(calls).chain(own).collect()
}

/// The whole router.
pub fn router(portal: Arc<Portal>) -> Router {
    let mut router: Router<Arc<Portal>> = Router::new();
    for route in app::pages() {
        router = router.route(
            route.path,
            get(
                move |s: State<Arc<Portal>>,
                      e: Extension<Arc<gate::Guest>>,
                      u: OriginalUri,
                      p: Option<axum::extract::Path<Vec<(String, String)>>>,
                      q: Result<
                    axum::extract::Query<Vec<(String, String)>>,
                    axum::extract::rejection::QueryRejection,
                >| page::show(route, s, e, u, p, q),
            ),
        );
    }
    for entry in app::calls() {
        router = router.route(
            &format!("/do/{}", entry.name),
            post(
                move |s: State<Arc<Portal>>,
                      e: Extension<Arc<gate::Guest>>,
                      b: Result<axum::body::Bytes, axum::extract::rejection::BytesRejection>| {
                    call::run(entry, s, e, b)
                },
            )
            .layer(DefaultBodyLimit::max(call::MOST_BYTES)),
        );
    }
    for (_, path, method) in own() {
        router = router.route(path, method);
    }
    router
        .fallback(missing)
        .layer(middleware::from_fn_with_state(portal.clone(), gate::pass))
        .layer(RequestBodyTimeoutLayer::new(SILENCE))
        .layer(RequestBodyLimitLayer::new(LARGEST))
        .layer(CompressionLayer::new().br(true).gzip(true))
        .layer(tower_http::catch_panic::CatchPanicLayer::new())
        .with_state(portal)
}

async fn missing(
    State(portal): State<Arc<Portal>>,
    Extension(guest): Extension<Arc<gate::Guest>>,
    OriginalUri(uri): OriginalUri,
) -> Response {
    let visit = page::visit(&portal, &guest, &uri, Default::default(), Default::default());
    page::stopped(&visit, entity::refusal::Refusal::NotFound.into()).into_response()
}

/// Serves until the process is told to stop, then lets running requests finish.
pub async fn serve(portal: Arc<Portal>, listener: tokio::net::TcpListener) {
    connection::serve(router(portal), listener, stop()).await;
}

/// Resolves when the process is asked to stop.
pub async fn stop() {
    let interrupt = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    #[cfg(unix)]
    let terminate = async {
        if let Ok(mut signal) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            signal.recv().await;
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! { () = interrupt => {}, () = terminate => {} }
}
