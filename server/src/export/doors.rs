//! The doors through which statistics and the register leave: an export is recorded before it is answered, that of
//! figures with the hash of its file.

use super::statistics::{FORMATS, Source};
use crate::boot::Portal;
use crate::call;
use crate::gate::Guest;
use crate::page;
use app::route::{Access, Landing};
use app::visit::Page;
use axum::Extension;
use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use axum::routing::{MethodRouter, post};
use entity::field::Fields;
use entity::instant::Instant;
use entity::permission::Permission;
use entity::refusal::{Outcome, Refusal};
use entity::statistics;
use http::StatusCode;
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// The doors.
pub fn doors() -> Vec<(&'static str, &'static str, MethodRouter<Arc<Portal>>)> {
    vec![
        ("POST", "/do/statistics/export", post(export)),
        ("POST", "/do/statistics/rows", post(rows)),
        ("POST", "/do/supplier/export", post(register)),
    ]
}

async fn export(State(portal): State<Arc<Portal>>, Extension(guest): Extension<Arc<Guest>>, body: Bytes) -> Response {
    let fields = call::fields(&body);
    answered(&portal, &guest, "statistics/export", &fields, whole(&portal, &guest, &fields).await).await
}

async fn rows(State(portal): State<Arc<Portal>>, Extension(guest): Extension<Arc<Guest>>, body: Bytes) -> Response {
    let fields = call::fields(&body);
    answered(&portal, &guest, "statistics/rows", &fields, one(&portal, &guest, &fields).await).await
}

async fn register(State(portal): State<Arc<Portal>>, Extension(guest): Extension<Arc<Guest>>, body: Bytes) -> Response {
    let fields = call::fields(&body);
    answered(&portal, &guest, "supplier/export", &fields, super::register::page(&portal, &guest, &fields).await).await
}

async fn answered(portal: &Portal, guest: &Guest, name: &str, fields: &Fields, page: Outcome<Page>) -> Response {
    match page {
        Ok(page) => page::answer(page, StatusCode::OK),
        Err(stop) => call::refused(portal, guest, name, fields, stop).await,
    }
}

/// What the form carries: the year, and what may be known; never more than now.
fn cut(guest: &Guest, fields: &Fields) -> Outcome<(i32, Instant)> {
    let year = fields.text("year").parse().map_err(|_| Refusal::NotFound)?;
    let known = fields.text("known_at").parse::<i64>().map_or(guest.now, |at| Instant(at).min(guest.now));
    Ok((year, known))
}

async fn source(portal: &Portal, guest: &Guest, fields: &Fields) -> Outcome<Source> {
    let actor = call::admitted(Access::Staff(Permission::StatisticsExport), guest, fields)?;
    let (year, known) = cut(guest, fields)?;
    Source::load(portal, &actor, year, known).await
}

async fn whole(portal: &Portal, guest: &Guest, fields: &Fields) -> Outcome<Page> {
    let format = FORMATS.into_iter().find(|f| *f == fields.text("format"));
    let format = format.ok_or_else(|| Refusal::field("format", "choose"))?;
    let source = source(portal, guest, fields).await?;
    let bytes = written(move || source.file(format)).await?;
    recorded(portal, guest, fields, format.to_owned(), &bytes).await?;
    let name = format!("probity-statistics-FY{}.{format}", cut(guest, fields)?.0);
    Ok(Page::File { name, media_type: media_type(format), bytes })
}

/// What a file of this format calls itself.
pub(super) fn media_type(format: &str) -> &'static str {
    match format {
        "csv" => "text/csv; charset=utf-8",
        "json" => "application/json",
        _ => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
}

async fn one(portal: &Portal, guest: &Guest, fields: &Fields) -> Outcome<Page> {
    let source = source(portal, guest, fields).await?;
    let figure = source.figure(fields.text("figure")).ok_or(Refusal::NotFound)?;
    let (id, bytes) = (figure.id, source.rows_of(figure));
    recorded(portal, guest, fields, format!("csv:{id}"), &bytes).await?;
    let name = format!("probity-FY{}-{id}.csv", cut(guest, fields)?.0);
    Ok(Page::File { name, media_type: media_type("csv"), bytes })
}

/// Writing a workbook takes a moment of computing, which must not hold up other requests.
pub(super) async fn written(write: impl FnOnce() -> Outcome<Vec<u8>> + Send + 'static) -> Outcome<Vec<u8>> {
    let done = tokio::task::spawn_blocking(write).await;
    done.map_err(|e| entity::refusal::Stop::Broken(e.to_string()))?
}

async fn recorded(portal: &Portal, guest: &Guest, fields: &Fields, format: String, bytes: &[u8]) -> Outcome<()> {
    let actor = call::admitted(Access::Staff(Permission::StatisticsExport), guest, fields)?;
    let (year, known) = cut(guest, fields)?;
    let sha256 = hex::encode(Sha256::digest(bytes));
    // A page from which a file was saved stays open: every file is recorded, also by the same form.
    call::act(portal, guest, &actor, "statistics/export", Fields::default(), move |act, _| {
        Box::pin(async move {
            statistics::record_export(act, year, known, &format, &sha256).await?;
            Ok(Landing::at(format!("/statistics/{year}")))
        })
    })
    .await
    .map(|_| ())
}
