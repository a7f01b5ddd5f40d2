//! The door through which a list comes in by form.

use super::sheet::{MAX_FILE, SheetError};
use super::stage::{Fault, Order, stage};
use crate::boot::Portal;
use crate::call::{admitted, landed, refused};
use crate::gate::Guest;
use app::route::{Access, Landing};
use axum::Extension;
use axum::extract::multipart::Field;
use axum::extract::{DefaultBodyLimit, Multipart, State};
use axum::response::Response;
use axum::routing::{MethodRouter, post};
use entity::field::Fields;
use entity::import::Kind;
use entity::permission::Permission;
use entity::refusal::{FieldError, Outcome, Refusal, Stop};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::io::AsyncWriteExt;

const ADDRESS: &str = "/do/import/stage";

/// The doors.
pub fn doors() -> Vec<(&'static str, &'static str, MethodRouter<Arc<Portal>>)> {
    let limit = DefaultBodyLimit::max(MAX_FILE as usize + 64 * 1024);
    vec![("POST", ADDRESS, post(receive).layer(limit))]
}

async fn receive(
    State(portal): State<Arc<Portal>>,
    Extension(guest): Extension<Arc<Guest>>,
    mut form: Multipart,
) -> Response {
    let mut fields = Fields::default();
    let held = Held(portal.config.data_dir.join("quarantine").join(entity::new_id().to_string()));
    let done = async {
        // A stranger's file is not even written down.
        let actor = admitted(Access::Staff(Permission::SupplierImport), &guest, &fields);
        let name = take(&mut form, &mut fields, actor.is_ok().then_some(held.0.as_path())).await?;
        let actor = actor?;
        let name = name.ok_or_else(|| Refusal::field("file", "import-no-file"))?;
        let kind: Kind = fields.text("kind").parse().map_err(|_| Refusal::field("kind", "choose"))?;
        let order = Order { kind, source: fields.text("source").to_owned(), file_name: name, given: Vec::new() };
        match stage(&portal, &actor, order, &held.0).await {
            Ok(batch) => Ok(Landing::at(format!("/imports/{batch}")).saying("import-staged")),
            Err(Fault::Stop(stop)) => Err(stop),
            Err(Fault::File(error)) => Err(Refusal::Invalid(vec![problem(&error)]).into()),
        }
    }
    .await;
    match done {
        Ok(landing) => landed(&portal, &guest, landing).await,
        Err(stop) => refused(&portal, &guest, ADDRESS, &fields, stop).await,
    }
}

/// Why a file cannot be read, at its field.
pub fn problem(error: &SheetError) -> FieldError {
    FieldError::new("file", format!("import-file-{}", error.code.replace('_', "-"))).with("detail", &error.detail)
}

/// A file that goes when nobody needs it any more.
struct Held(PathBuf);

impl Drop for Held {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// Reads the form; the file goes to `path`. Returns what its sender called it.
async fn take(form: &mut Multipart, fields: &mut Fields, path: Option<&Path>) -> Outcome<Option<String>> {
    let mut name = None;
    while let Some(field) = form.next_field().await.map_err(too_large)? {
        let called = field.name().unwrap_or_default().to_owned();
        match field.file_name().map(str::to_owned) {
            Some(file) if called == "file" && !file.is_empty() => {
                write(field, path).await?;
                name = Some(file.rsplit(['/', '\\']).next().unwrap_or_default().to_owned());
            }
            Some(_) => {}
            None => fields.0.push((called, crate::call::plain(&field.text().await.map_err(too_large)?))),
        }
    }
    Ok(name)
}

async fn write(mut field: Field<'_>, path: Option<&Path>) -> Outcome<()> {
    let broken = |error: std::io::Error| Stop::Broken(error.to_string());
    let mut file = match path {
        Some(path) => {
            if let Some(folder) = path.parent() {
                tokio::fs::create_dir_all(folder).await.map_err(broken)?;
            }
            Some(tokio::fs::File::create(path).await.map_err(broken)?)
        }
        None => None,
    };
    while let Some(bytes) = field.chunk().await.map_err(too_large)? {
        if let Some(file) = &mut file {
            file.write_all(&bytes).await.map_err(broken)?;
        }
    }
    if let Some(mut file) = file {
        file.flush().await.map_err(broken)?;
    }
    Ok(())
}

fn too_large(_: axum::extract::multipart::MultipartError) -> Stop {
    Refusal::field("file", "import-file-too-large").into()
}
