//! The lists that the administrator keeps.

use crate::form::Form;
use crate::ui::{self, Column, Kind as Look, PageHead, Tab, Tone};
use crate::visit::{Frame, Page, Visit, address};
use entity::classification::{self, Class, Kind};
use entity::refusal::Outcome;
use leptos::prelude::*;

pub async fn list(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let kind = visit.query.text("kind").parse().unwrap_or(Kind::Unit);
    let found = classification::classes(&visit.store, visit.actor()?, kind).await?;
    let tabs = Kind::ALL
        .iter()
        .map(|one| Tab {
            href: address("/classifications", &[("kind", one.code())]),
            label: w.code("classification-kind", one),
            count: None,
            current: *one == kind,
        })
        .collect();
    visit.page(Frame::new(w.nav_classifications()).at("/classifications"), || {
        let rows = found.iter().map(|class| row(visit, kind, class)).collect();
        let title = w.code("classification-kind", kind);
        view! {
            {ui::page_head(PageHead::new(w.nav_classifications()))}
            <p>{w.code("classification-about", kind)}</p>
            {ui::tabs(w.nav_classifications(), tabs)}
            {ui::table(ui::Table {
                caption: title,
                columns: vec![
                    Column::new(w.classification_code()),
                    Column::new(w.classification_name_en()),
                    Column::new(w.classification_name_zh()),
                    Column::new(w.classification_state()),
                    Column::new(w.classification_change()),
                ],
                rows,
                empty: ui::empty(w.code("classification-empty", kind), w.classification_empty_body(), None),
                dense: false,
            })}
            {ui::section(w.code("classification-add", kind), add(visit, kind))}
        }
        .into_any()
    })
}

fn row(visit: &Visit, kind: Kind, class: &Class) -> Vec<AnyView> {
    let w = visit.words;
    let state = match class.retired_at {
        Some(_) => ui::tag(Tone::Neutral, w.classification_retired()),
        None => ui::tag(Tone::Good, w.classification_offered()),
    };
    let about =
        |call: &str| Form::new(visit, call).carry("kind", kind).carry("id", class.id).carry("version", class.version);
    let turn = match class.retired_at {
        Some(_) => about("classification/revive").button(w.classification_revive(&class.code), Look::Quiet),
        None => about("classification/retire").button(w.classification_retire(&class.code), Look::Quiet),
    };
    let form = about("classification/rename");
    let fields = names(visit, &form, &class.name_en, &class.name_zh);
    let save = ui::actions(vec![ui::button(w.classification_save(), Look::Secondary)]);
    let rename = ui::details(w.classification_rename(&class.code), form.view(view! { {fields}{save} }));
    vec![
        class.code.clone().into_any(),
        class.name_en.clone().into_any(),
        class.name_zh.clone().into_any(),
        state,
        view! { {rename}{turn} }.into_any(),
    ]
}

fn names(visit: &Visit, form: &Form, en: &str, zh: &str) -> AnyView {
    let (w, t) = (visit.words, visit.words.texts());
    let wide = ui::Width::Wide;
    view! {
        {ui::text_field(&t, form.field_with("name_en", w.classification_name_en(), en).width(wide))}
        {ui::text_field(&t, form.field_with("name_zh", w.classification_name_zh(), zh).width(wide))}
    }
    .into_any()
}

fn add(visit: &Visit, kind: Kind) -> AnyView {
    let (w, t) = (visit.words, visit.words.texts());
    let form = Form::new(visit, "classification/add").carry("kind", kind);
    let code = form.field("code", w.classification_code()).hint(w.classification_code_hint()).width(ui::Width::Wide);
    let code = ui::text_field(&t, code);
    let names = names(visit, &form, "", "");
    let actions = ui::actions(vec![ui::button(w.classification_add_button(), Look::Primary)]);
    form.view(view! { {code}{names}{actions} })
}
