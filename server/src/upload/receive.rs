//! Reading the parts of a form with files, never more of one than a piece at a time.

use super::{admit, check};
use crate::boot::Portal;
use crate::files::Files;
use crate::gate::Guest;
use axum::extract::multipart::{Field, Multipart};
use entity::actor::Actor;
use entity::evidence::{Format, Target, rule};
use entity::field::Fields;
use entity::refusal::{FieldError, Outcome, Refusal, Stop};
use entity::{Id, new_id};
use sha2::{Digest, Sha256};

/// All typed fields together may be this large.
const MOST_TYPED: usize = 64 * 1024;
/// So much of a refused form is still read, so that the browser gets to the answer.
const MOST_DRAINED: usize = 256 * 1024 * 1024;
/// So many files come in one form.
const MOST_AT_ONCE: usize = 50;

/// What has come so far.
pub struct Sent {
    /// The typed fields.
    pub fields: Fields,
    /// The name of the control that held the files.
    pub control: String,
    /// Files in the quarantine that passed.
    pub files: Vec<Received>,
    /// What is wrong with others.
    pub problems: Vec<FieldError>,
    /// Every key that was written in the quarantine.
    written: Vec<String>,
}

impl Default for Sent {
    fn default() -> Self {
        Self {
            fields: Fields::default(),
            control: "file".into(),
            files: Vec::new(),
            problems: Vec::new(),
            written: Vec::new(),
        }
    }
}

/// A file in the quarantine.
pub struct Received {
    /// Where it lies.
    pub key: String,
    /// Its name, cleaned.
    pub name: String,
    /// Bytes.
    pub size: i64,
    /// SHA-256 in hexadecimal digits.
    pub sha256: String,
    /// What it is.
    pub format: Format,
}

impl Sent {
    /// The name of the control that asks whether people are shown: beside `file.E1` it is `shows_people.E1`.
    pub fn people_control(&self) -> String {
        self.control.replacen("file", "shows_people", 1)
    }

    /// Whether people are shown, if that was answered.
    pub fn shows_people(&self) -> Option<bool> {
        match self.fields.text(&self.people_control()) {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        }
    }
}

/// Reads the whole form; asks once, before the first file, whether the sender may add files at all.
pub async fn read(
    portal: &Portal,
    guest: &Guest,
    multipart: &mut Multipart,
    sent: &mut Sent,
) -> Outcome<(Actor, Target, Id)> {
    let mut admitted = None;
    let mut typed = 0;
    while let Some(mut field) = multipart.next_field().await.map_err(|_| broken_off())? {
        let control = field.name().unwrap_or("").to_owned();
        match field.file_name().map(str::to_owned) {
            None => {
                let mut value = Vec::new();
                while let Some(chunk) = field.chunk().await.map_err(|_| broken_off())? {
                    typed += chunk.len();
                    if typed > MOST_TYPED {
                        return Err(Refusal::field("file", "body-too-large").into());
                    }
                    value.extend_from_slice(&chunk);
                }
                sent.fields.0.push((control, crate::call::plain(&String::from_utf8_lossy(&value))));
            }
            Some(name) => {
                if control.starts_with("file") {
                    sent.control = control;
                }
                if admitted.is_none() {
                    admitted = Some(admit(portal, guest, &sent.fields).await?);
                }
                if sent.files.len() >= MOST_AT_ONCE {
                    return Err(Refusal::Invalid(vec![
                        FieldError::new("file", "evidence-at-once").with("max", MOST_AT_ONCE),
                    ])
                    .into());
                }
                one(&portal.files, &mut field, rule::name(&name), sent).await?;
            }
        }
    }
    match admitted {
        Some(admitted) => Ok(admitted),
        None => admit(portal, guest, &sent.fields).await,
    }
}

/// One file: into the quarantine, hashed and counted on the way, then looked at.
async fn one(files: &Files, field: &mut Field<'_>, name: String, sent: &mut Sent) -> Outcome<()> {
    let Some(format) = Format::of_name(&name) else {
        let mut size = 0;
        while let Some(chunk) = field.chunk().await.map_err(|_| broken_off())? {
            size += chunk.len() as u64;
            if size > rule::MOST_BYTES {
                break;
            }
        }
        // A form without a chosen file sends an empty part without a name.
        if !(name.is_empty() && size == 0) {
            let photo = [".heic", ".heif"].iter().any(|ending| name.to_lowercase().ends_with(ending));
            let code = if photo { "evidence-heic" } else { "evidence-type" };
            sent.problems.push(FieldError::new("file", code).with("name", &name));
        }
        return Ok(());
    };
    let key = format!("quarantine/{}", new_id());
    let mut writer = files.write(&key).await.map_err(not_stored)?;
    sent.written.push(key.clone());
    let mut scan = check::Scan::new(format);
    let mut hash = Sha256::new();
    let mut size = 0_u64;
    loop {
        let chunk = match field.chunk().await {
            Ok(Some(chunk)) => chunk,
            Ok(None) => break,
            Err(_) => return Err(broken_off()),
        };
        size += chunk.len() as u64;
        if size > rule::MOST_BYTES {
            sent.problems.push(FieldError::new("file", "evidence-big").with("name", &name));
            return Ok(());
        }
        hash.update(&chunk);
        scan.feed(&chunk);
        writer.write(&chunk).await.map_err(not_stored)?;
    }
    if size == 0 {
        sent.problems.push(FieldError::new("file", "evidence-empty").with("name", &name));
        return Ok(());
    }
    writer.finish().await.map_err(not_stored)?;
    match check::verdict(files, &key, size, &scan).await.map_err(not_stored)? {
        None => {
            sent.files.push(Received { key, name, size: size as i64, sha256: hex::encode(hash.finalize()), format })
        }
        Some(code) => {
            let problem = FieldError::new("file", code).with("name", &name).with("ending", format);
            sent.problems.push(problem);
        }
    }
    Ok(())
}

/// The connection broke, or what came is not a form.
fn broken_off() -> Stop {
    Refusal::field("file", "evidence-failed").into()
}

/// The store fails: the person reads what helps, the log why.
pub fn not_stored(cause: String) -> Stop {
    let reference = crate::page::log_broken(&Stop::Broken(cause));
    Refusal::Invalid(vec![FieldError::new("file", "evidence-store").with("reference", reference)]).into()
}

/// Reads on without keeping anything.
pub async fn drain(multipart: &mut Multipart) {
    let mut read = 0;
    while let Ok(Some(mut field)) = multipart.next_field().await {
        while let Ok(Some(chunk)) = field.chunk().await {
            read += chunk.len();
            if read > MOST_DRAINED {
                return;
            }
        }
    }
}

/// Deletes from the quarantine what has not been moved to its place. Nobody waits for a store that is down; what stays
/// is cleared away another day.
pub async fn forget(files: &Files, sent: &Sent) {
    for key in &sent.written {
        if let Err(cause) = files.delete(key).await {
            tracing::warn!(key, cause, "left in the quarantine");
            return;
        }
    }
}
