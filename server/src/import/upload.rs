//! The door through which a list comes in by form.

use super::sheet::{MAX_FILE, SheetError};
use super::stage::{self, Fault, Open, Order};
use crate::boot::Portal;
use crate::call::{self, admitted, landed, refused};
use crate::gate::Guest;
use crate::page::log_broken;
use app::route::{Access, Landing};
use axum::Extension;
use axum::extract::multipart::Field;
use axum::extract::{DefaultBodyLimit, Multipart, State};
use axum::response::Response;
use axum::routing::{MethodRouter, post};
use entity::actor::Actor;
use entity::field::Fields;
use entity::import::{self, Kind, Sorting};
use entity::permission::Permission;
use entity::refusal::{FieldError, Outcome, Refusal, Stop};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::AsyncWriteExt;
use tokio::time::timeout;

const ADDRESS: &str = "/do/import/stage";

/// A file that takes longer is read on while its page says how far it is.
const PATIENCE: Duration = Duration::from_secs(10);

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
        stage(&portal, &guest, actor, order, (&held.0, &fields)).await
    }
    .await;
    match done {
        Ok(landing) => landed(&portal, &guest, landing).await,
        Err(stop) => refused(&portal, &guest, ADDRESS, &fields, stop).await,
    }
}

/// Stages a file once: the same form, or the same file from the same person while nothing was done with it, leads to
/// the batch that is there.
async fn stage(
    portal: &Arc<Portal>,
    guest: &Guest,
    actor: Actor,
    order: Order,
    (path, fields): (&Path, &Fields),
) -> Outcome<Landing> {
    let told = |error: &SheetError| Stop::from(Refusal::Invalid(vec![problem(error)]));
    let (reading, arrival) = stage::begin(order, path).await.map_err(|error| told(&error))?;
    let opened: Arc<Mutex<Option<(entity::Id, Sorting)>>> = Arc::default();
    let slot = Arc::clone(&opened);
    let landing = call::act(portal, guest, &actor, "import/stage", fields.clone(), move |act, _| {
        Box::pin(async move {
            let at = |id| Landing::at(format!("/imports/{id}"));
            if let Some(id) = import::waiting(act, &arrival).await? {
                return Ok(at(id).saying("import-staged-before"));
            }
            let (id, sorting) = import::open(act, arrival).await?;
            *slot.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some((id, sorting));
            Ok(at(id).saying("import-staged"))
        })
    })
    .await?;
    let opened = opened.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take();
    let Some(opened) = opened else { return Ok(landing) };
    let open = Open::new(opened, reading, guest.now);
    let staging = Arc::clone(portal);
    let task = tokio::spawn(async move {
        let done = stage::finish(&staging, &actor, open).await;
        if let Err(Fault::Stop(stop)) = &done {
            log_broken(stop);
        }
        done
    });
    match timeout(PATIENCE, task).await {
        Err(_) => Ok(landing.saying("import-staging")),
        Ok(Ok(Ok(_))) => Ok(landing),
        Ok(Ok(Err(Fault::File(error)))) => Err(told(&error)),
        Ok(Ok(Err(Fault::Stop(stop)))) => Err(stop),
        Ok(Err(broken)) => Err(Stop::Broken(broken.to_string())),
    }
}

/// Why a file cannot be read, at its field.
pub fn problem(error: &SheetError) -> FieldError {
    FieldError::new("file", stage::code(error)).with("detail", &error.detail)
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
