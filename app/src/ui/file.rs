use super::{Field, Icon, Texts, Width, field::framed, icon};
use leptos::prelude::*;

/// Chooses one file or several; its form must be `form_with_files`.
pub fn file_field(texts: &Texts, field: Field, accept: &'static str, multiple: bool) -> AnyView {
    let field = Field { width: Width::Full, ..field };
    let control = view! {
        <input
            type="file"
            class="file-input"
            id=field.id()
            name=field.name.clone()
            accept=(!accept.is_empty()).then_some(accept)
            multiple=multiple
            aria-required=field.required.then_some("true")
            aria-invalid=field.invalid()
            aria-describedby=field.described_by(None)
        />
    }
    .into_any();
    framed(texts, &field, control)
}

/// A file that was sent, with where it stands (stored, being checked, refused) and what may be
/// done with it.
pub struct FileItem {
    pub name: String,
    pub href: Option<String>,
    /// Size, sender, date: one line.
    pub about: String,
    pub status: Option<AnyView>,
    pub action: Option<AnyView>,
    /// Percent sent, while it is on its way.
    pub progress: Option<u8>,
}

pub fn file_list(files: Vec<FileItem>) -> AnyView {
    let rows: Vec<AnyView> = files.into_iter().map(file_row).collect();
    view! { <ul class="files">{rows}</ul> }.into_any()
}

fn file_row(file: FileItem) -> AnyView {
    let label = file.name.clone();
    let name = match file.href {
        Some(href) => view! { <a href=href>{file.name}</a> }.into_any(),
        None => view! { <span>{file.name}</span> }.into_any(),
    };
    let progress = file.progress.map(|percent| {
        let shown = percent.min(100).to_string();
        view! { <progress max="100" value=shown aria-label=label>{shown.clone()}"%"</progress> }
    });
    view! {
        <li class="file">
            {icon(Icon::Paperclip)}
            <div class="file-text">
                {name}
                <span class="about">{file.about}</span>
                {progress}
            </div>
            {file.status}
            {file.action}
        </li>
    }
    .into_any()
}
