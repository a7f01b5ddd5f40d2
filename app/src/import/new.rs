//! Bringing a file.

use crate::form::Form;
use crate::ui::{self, Choice, PageHead};
use crate::visit::{Frame, Page, Visit};
use entity::import::Kind;
use entity::refusal::Outcome;
use leptos::prelude::*;

/// The form for a new file.
pub async fn new(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let frame = Frame::new(w.import_new_title()).at("/imports").crumb("/imports", w.import_title());
    visit.page(frame, || {
        let texts = w.texts();
        let form = Form::with_files(visit, "/do/import/stage");
        let kinds = Kind::ALL
            .iter()
            .map(|kind| {
                Choice::new(kind.code(), w.code("import-kind", kind))
                    .hint(w.code("import-kind", format!("{kind}-hint")))
            })
            .collect();
        let kind = ui::radios(&texts, form.field_with("kind", w.import_field_kind(), Kind::Suppliers.code()), kinds);
        let source = form.field("source", w.import_field_source()).hint(w.import_field_source_hint()).optional();
        let file = form.field("file", w.import_field_file()).hint(w.import_field_file_hint());
        let body = view! {
            {kind}
            {ui::text_field(&texts, source)}
            {ui::file_field(&texts, file, ".csv,.tsv,.txt,.xlsx,.xlsb,.xls,.ods", false)}
            {ui::actions(vec![ui::button(w.import_stage_button(), ui::Kind::Primary)])}
        };
        view! {
            {ui::page_head(PageHead::new(w.import_new_title()))}
            <p>{w.import_new_lead()}</p>
            {form.view(body)}
        }
        .into_any()
    })
}
