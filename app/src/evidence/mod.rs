//! Evidence files on a page: what is there, and the form that adds more.

use crate::form::Form;
use crate::island::{Upload, UploadWords};
use crate::route::Access::SignedIn;
use crate::route::{Call, Landing, Route, call};
use crate::ui::{self, Choice, FileItem, Kind};
use crate::visit::{Visit, encode};
use entity::Id;
use entity::evidence::{self, File, Target};
use entity::field::Fields;
use entity::refusal::Refusal;
use leptos::prelude::*;

/// Files have no page of their own; they stand on the page of what they prove.
pub fn pages() -> Vec<Route> {
    vec![]
}

/// Taking a file away. Adding one has a door of its own, for its size.
pub fn calls() -> Vec<Call> {
    vec![call("evidence/remove", SignedIn, |act, f| {
        Box::pin(async move {
            let target = target(&f).ok_or(Refusal::NotFound)?;
            evidence::remove(act, f.id("evidence")?, &target).await?;
            let page = f.text("_page");
            let fine = page.starts_with('/') && !page.starts_with("//") && !page.contains(['\\', '\r', '\n']);
            Ok(Landing::at(if fine { page } else { "/" }).saying("evidence-removed"))
        })
    })]
}

fn target(fields: &Fields) -> Option<Target> {
    Target::read(fields.text("kind"), fields.text("id"), fields.text("code"))
}

const ACCEPT: &str = ".pdf,.jpg,.jpeg,.png,.webp,.xlsx,.docx,.csv,.txt";

/// The files that prove something, and, where more may be added, the form for it. It is a form: it must not stand
/// inside another.
pub fn part(visit: &Visit, supplier: Id, target: &Target, files: Vec<File>, may_change: bool) -> AnyView {
    let w = visit.words;
    let none = files.is_empty();
    let items: Vec<FileItem> = files.into_iter().map(|file| item(visit, target, file, may_change)).collect();
    let list = match (none, may_change) {
        (true, true) => view! { <p class="muted">{w.evidence_none_yet()}</p> }.into_any(),
        (true, false) => view! { <p class="muted">{w.evidence_none()}</p> }.into_any(),
        (false, _) => ui::file_list(items),
    };
    let form = may_change.then(|| add(visit, supplier, target));
    view! { <div class="evidence">{list}{form}</div> }.into_any()
}

/// A page may hold several of these forms, so the controls of each carry the code of what they prove.
fn add(visit: &Visit, supplier: Id, target: &Target) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    let (kind, id, code) = target.parts();
    let control = |name: &str| if code.is_empty() { name.to_owned() } else { format!("{name}.{code}") };
    let form = Form::with_files(visit, "/do/evidence/add")
        .carry("supplier", supplier)
        .carry("kind", kind)
        .carry("id", id)
        .carry("code", code);
    let people = form.field(&control("shows_people"), w.evidence_people()).hint(w.evidence_people_hint());
    let people = ui::radios(
        &t,
        people,
        vec![
            Choice::new("no", w.evidence_people_no()),
            Choice::new("yes", w.evidence_people_yes()).hint(w.evidence_people_who()),
        ],
    );
    let file = form.field(&control("file"), w.evidence_file()).hint(w.evidence_file_hint());
    let file = ui::file_field(&t, file, ACCEPT, true);
    let words = UploadWords {
        sending: w.evidence_sending("%all", "%sent"),
        storing: w.evidence_storing().into(),
        failed: w.evidence_not_sent().into(),
    };
    form.view(view! {
        {people}{file}
        {ui::button(w.evidence_upload(), Kind::Secondary)}
        <Upload words=words/>
    })
}

fn item(visit: &Visit, target: &Target, file: File, may_change: bool) -> FileItem {
    let w = visit.words;
    let (kind, id, code) = target.parts();
    let action = may_change.then(|| {
        let label = view! { {w.evidence_remove()}<span class="hidden">" "{file.file_name.clone()}</span> };
        Form::new(visit, "evidence/remove")
            .carry("kind", kind)
            .carry("id", id)
            .carry("code", code)
            .carry("evidence", file.id)
            .view(view! { <button type="submit" class="button quiet">{label}</button> })
    });
    let ending = file.file_name.rsplit_once('.').map(|(_, e)| e.to_uppercase()).unwrap_or_default();
    let about = [ending, size(file.size), visit.time(file.uploaded_at), format!("SHA-256 {}", short(&file.sha256))];
    FileItem {
        href: Some(format!("/evidence/{}/{}", file.id, encode(&file.file_name))),
        name: file.file_name,
        about: about.join(" · "),
        status: file.shows_people.then(|| ui::tag(ui::Tone::Info, w.evidence_shows_people())),
        action,
        progress: None,
    }
}

fn short(sha256: &str) -> &str {
    sha256.get(..12).unwrap_or(sha256)
}

/// 734 B, 12 KB, 3.4 MB: thousands, as people count them.
fn size(bytes: i64) -> String {
    match bytes {
        ..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} KB", (bytes + 500) / 1_000),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}
