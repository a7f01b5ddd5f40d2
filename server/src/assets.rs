//! The style sheet, the icon and the islands: embedded, compressed, under names that change with their content.

use crate::boot::Portal;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};
use http::{HeaderMap, StatusCode, header};
use sha2::{Digest, Sha256};
use std::io::Write;
use std::sync::{Arc, OnceLock};

/// A file in the binary, plain and as brotli.
pub struct Embedded {
    plain: &'static [u8],
    packed: &'static [u8],
}

/// The script that wakes the islands and their WebAssembly.
pub struct Islands {
    js: Embedded,
    wasm: Embedded,
}

include!(concat!(env!("OUT_DIR"), "/site.rs"));

const CSS: &str = app::CSS;
const ICON: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\"><rect x=\"1\" y=\"1\" width=\"22\" height=\"22\" rx=\"6\" fill=\"#0A6A4F\"/><path d=\"M8.5 18V7h4a3.5 3.5 0 0 1 0 7h-4\" fill=\"none\" stroke=\"#fff\" stroke-width=\"2.5\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg>";

fn mark(bytes: &[u8]) -> String {
    hex::encode(&Sha256::digest(bytes)[..6])
}

/// Where the style sheet is.
pub fn css_href() -> String {
    static HREF: OnceLock<String> = OnceLock::new();
    HREF.get_or_init(|| format!("/site/{}/probity.css", mark(CSS.as_bytes()))).clone()
}

/// Where the icon is.
pub fn icon_href() -> String {
    format!("/site/{}/icon.svg", mark(ICON.as_bytes()))
}

/// Where the islands are, if they were built in.
pub fn script() -> Option<(String, String)> {
    ISLANDS.as_ref().map(|i| {
        (format!("/site/{}/probity.js", mark(i.js.plain)), format!("/site/{}/probity.wasm", mark(i.wasm.plain)))
    })
}

/// How many bytes the script and the WebAssembly are, compressed.
pub fn islands_packed() -> Option<(usize, usize)> {
    ISLANDS.as_ref().map(|i| (i.js.packed.len(), i.wasm.packed.len()))
}

/// The doors of the assets and of the health check.
pub fn doors() -> Vec<(&'static str, &'static str, MethodRouter<Arc<Portal>>)> {
    vec![
        ("GET", "/site/{mark}/{name}", get(asset)),
        ("GET", "/healthz", get(async || "ok\n")),
        ("GET", "/robots.txt", get(async || "User-agent: *\nDisallow: /\n")),
    ]
}

async fn asset(Path((_, name)): Path<(String, String)>, headers: HeaderMap) -> Response {
    static PACKED_CSS: OnceLock<Vec<u8>> = OnceLock::new();
    let islands = ISLANDS.as_ref();
    let (media, plain, packed): (&str, &'static [u8], &'static [u8]) = match (name.as_str(), islands) {
        ("probity.css", _) => {
            ("text/css; charset=utf-8", CSS.as_bytes(), PACKED_CSS.get_or_init(|| pack(CSS.as_bytes())))
        }
        ("icon.svg", _) => ("image/svg+xml", ICON.as_bytes(), &[]),
        ("probity.js", Some(i)) => ("text/javascript; charset=utf-8", i.js.plain, i.js.packed),
        ("probity.wasm", Some(i)) => ("application/wasm", i.wasm.plain, i.wasm.packed),
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    let brotli = headers.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).is_some_and(|v| v.contains("br"));
    let forever = (header::CACHE_CONTROL, "public, max-age=31536000, immutable");
    if brotli && !packed.is_empty() {
        return (
            [
                (header::CONTENT_TYPE, media),
                (header::CONTENT_ENCODING, "br"),
                forever,
                (header::VARY, "accept-encoding"),
            ],
            packed,
        )
            .into_response();
    }
    ([(header::CONTENT_TYPE, media), forever], plain).into_response()
}

fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 9, 22);
    match writer.write_all(bytes) {
        Ok(()) => writer.into_inner(),
        Err(_) => Vec::new(),
    }
}
