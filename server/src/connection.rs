//! The connection loop: HTTP/1.1 on every accepted socket, with bounds on how long a line may stay silent, so that
//! sockets on which nothing comes do not pile up.

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt;

/// A request whose head is not complete by then is given up; so is a connection on which no next request begins.
const HEAD: Duration = Duration::from_secs(10);

/// How long running requests have once the process is asked to stop.
const LAST: Duration = Duration::from_secs(30);

/// Serves until `stop` resolves, then lets running requests finish.
pub async fn serve(app: Router, listener: TcpListener, stop: impl Future<Output = ()>) {
    open_many();
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD);
    let running = GracefulShutdown::new();
    tokio::pin!(stop);
    loop {
        let accepted = tokio::select! {
            () = &mut stop => break,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((socket, peer)) => one(&http, &running, app.clone(), socket, peer),
            // Mostly "too many open files": some must close before the next can be taken.
            Err(error) => {
                tracing::warn!(%error, "accepting");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
    drop(listener);
    if tokio::time::timeout(LAST, running.shutdown()).await.is_err() {
        tracing::warn!("some requests did not end in time");
    }
}

fn one(http: &http1::Builder, running: &GracefulShutdown, app: Router, socket: TcpStream, peer: SocketAddr) {
    // Without it a small page waits for the client's delayed acknowledgement.
    if let Err(error) = socket.set_nodelay(true) {
        tracing::debug!(%error, "nodelay");
    }
    let app = app.map_request(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        request.map(Body::new)
    });
    let served = running.watch(http.serve_connection(TokioIo::new(socket), TowerToHyperService::new(app)));
    tokio::spawn(async move {
        if let Err(error) = served.await {
            tracing::debug!(%error, %peer, "connection");
        }
    });
}

/// As many open files as the system lets this process have: a shell's usual 1,024 would be used up by idle lines.
fn open_many() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    if let Err(error) = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, maximum: limit.maximum }) {
        tracing::debug!(%error, "open files");
    }
}
