//! Whom the supplier is written to, and who acts for it.

use crate::form::Form;
use crate::ui::{self, Column, Kind, Tone};
use crate::visit::Visit;
use entity::lang::Lang;
use entity::permission::Permission as P;
use entity::person::Colleague;
use entity::supplier::{Contact, Detail};
use leptos::prelude::*;

pub fn view(visit: &Visit, detail: &Detail, people: Vec<Colleague>) -> AnyView {
    let w = visit.words;
    let may = visit.may(P::SupplierWrite);
    let rows = detail.contacts.iter().map(|c| row(visit, c, may)).collect();
    let mut columns = vec![
        Column::new(w.supplier_contact_name()),
        Column::new(w.supplier_contact_email()),
        Column::new(w.supplier_contact_phone()),
        Column::new(w.supplier_contact_job()),
        Column::new(w.supplier_contact_lang()),
        Column::new(w.supplier_contact_state()),
    ];
    if may {
        columns.push(Column::new(""));
    }
    let table = ui::table(ui::Table {
        caption: w.supplier_tab_contacts().into(),
        columns,
        rows,
        empty: ui::empty(w.supplier_contacts_empty_title(), w.supplier_contacts_empty_body(), None),
        dense: false,
    });
    let add = may.then(|| ui::section(w.supplier_contact_add(), add(visit, detail)));
    view! {
        {ui::section(w.supplier_tab_contacts(), table)}
        {add}
        {ui::section(w.supplier_people(), colleagues(visit, people, w.supplier_people_none()))}
    }
    .into_any()
}

fn row(visit: &Visit, contact: &Contact, may: bool) -> Vec<AnyView> {
    let w = visit.words;
    let state = if contact.ended_at.is_some() {
        ui::tag(Tone::Neutral, w.supplier_contact_ended())
    } else if contact.bounce.as_deref() == Some("not-mine") {
        ui::tag(Tone::Bad, w.supplier_contact_not_mine())
    } else if contact.bounced_at.is_some() {
        ui::tag(Tone::Bad, w.supplier_contact_bounced())
    } else {
        ui::tag(Tone::Good, w.supplier_contact_active())
    };
    let mut cells = vec![
        contact.name.clone().into_any(),
        contact.email.clone().into_any(),
        contact.phone.clone().unwrap_or_default().into_any(),
        contact.job_title.clone().unwrap_or_default().into_any(),
        w.code("language", contact.lang).into_any(),
        state,
    ];
    if may {
        cells.push(match contact.ended_at {
            Some(_) => ().into_any(),
            None => Form::new(visit, "supplier/end-contact")
                .carry("contact", contact.id)
                .button(w.supplier_contact_end_which(&contact.name), Kind::Quiet),
        });
    }
    cells
}

fn add(visit: &Visit, detail: &Detail) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    let form = Form::new(visit, "supplier/add-contact").carry("id", detail.record.id);
    let langs = vec![ui::Choice::new(Lang::ZhCn.code(), w.lang_zh_cn()), ui::Choice::new(Lang::En.code(), w.lang_en())];
    let wide = ui::Width::Wide;
    let name = ui::text_field(&t, form.field("name", w.supplier_contact_name()).width(wide));
    let email = ui::email_field(&t, form.field("email", w.supplier_contact_email()).autocomplete("off").width(wide));
    let phone =
        ui::text_field(&t, form.field("phone", w.supplier_contact_phone()).inputmode("tel").optional().width(wide));
    let job = ui::text_field(&t, form.field("job_title", w.supplier_contact_job()).optional().width(wide));
    let lang = ui::radios(&t, form.field_with("lang", w.supplier_contact_lang(), detail.record.lang.code()), langs);
    let actions = ui::actions(vec![ui::button(w.supplier_contact_add_button(), Kind::Secondary)]);
    form.view(view! { {name}{email}{phone}{job}{lang}{actions} })
}

/// The people who act for a company.
fn colleagues(visit: &Visit, people: Vec<Colleague>, none: &'static str) -> AnyView {
    let w = visit.words;
    let rows = people
        .into_iter()
        .map(|p| vec![p.name.into_any(), p.email.into_any(), w.code("role", p.role).into_any()])
        .collect();
    ui::table(ui::Table {
        caption: w.supplier_people().into(),
        columns: vec![
            Column::new(w.supplier_contact_name()),
            Column::new(w.supplier_contact_email()),
            Column::new(w.supplier_role()),
        ],
        rows,
        empty: view! { <p>{none}</p> }.into_any(),
        dense: false,
    })
}
