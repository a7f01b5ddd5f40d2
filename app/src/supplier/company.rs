//! A company's own view of its record, and its colleagues.

use super::tab;
use crate::form::Form;
use crate::ui::{self, Choice, Column, Kind, PageHead, Row};
use crate::visit::{Frame, Page, Visit};
use entity::permission::{Permission as P, Role};
use entity::person::{self, Colleague};
use entity::refusal::Outcome;
use entity::{Id, supplier};
use leptos::prelude::*;

pub async fn company(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let actor = visit.actor()?;
    let id = visit.id("supplier")?;
    let detail = supplier::own(&visit.store, actor, id).await?;
    let people = person::colleagues(&visit.store, actor, id).await?;
    let categories = supplier::categories(visit.store.read()).await?;
    let frame =
        Frame::new(w.supplier_company_title()).at(format!("/s/{id}/company")).acting(id, detail.record.name.clone());
    visit.page(frame, || {
        let r = &detail.record;
        let mut rows = tab::place_rows(visit, &detail);
        let category = super::part::category(visit.lang(), &categories, &r.category).to_owned();
        rows.push(Row::new(w.supplier_field_category(), category));
        rows.push(Row::new(w.supplier_field_lang(), w.code("language", r.lang)));
        let head = PageHead {
            caption: Some(w.supplier_company_title().into()),
            other_name: r.name_latin.clone(),
            facts: vec![r.number.clone()],
            ..PageHead::new(r.name.clone())
        };
        let change = ui::link_button(format!("/s/{id}/company/change"), w.amendment_title(), Kind::Secondary);
        let invite =
            visit.may_for(P::CompanyInvite, id).then(|| ui::section(w.supplier_company_invite(), invite(visit, id)));
        view! {
            {ui::page_head(head)}
            <p>{w.supplier_company_body()}</p>
            {ui::section(w.supplier_tab_record(), view! { {ui::summary_list(rows)}{change} }.into_any())}
            {ui::section(w.supplier_record_names(), tab::names(visit, &detail))}
            {ui::section(w.supplier_company_sites(), tab::sites_table(visit, &detail.sites))}
            {ui::section(w.supplier_company_contacts(), contacts(visit, &detail.contacts))}
            {ui::section(w.supplier_company_people(), colleagues(visit, id, people))}
            {invite}
        }
        .into_any()
    })
}

/// The contacts in force; what came back or ended is the buyer's concern.
fn contacts(visit: &Visit, contacts: &[supplier::Contact]) -> AnyView {
    let w = visit.words;
    let rows = contacts
        .iter()
        .filter(|c| c.ended_at.is_none())
        .map(|c| {
            vec![
                c.name.clone().into_any(),
                c.email.clone().into_any(),
                c.job_title.clone().unwrap_or_default().into_any(),
            ]
        })
        .collect();
    ui::table(ui::Table {
        caption: w.supplier_company_contacts().into(),
        columns: vec![
            Column::new(w.supplier_contact_name()),
            Column::new(w.supplier_contact_email()),
            Column::new(w.supplier_contact_job()),
        ],
        rows,
        empty: view! { <p>{w.supplier_company_contacts_none()}</p> }.into_any(),
        dense: false,
    })
}

/// The people who act for the company; an admin takes the access of the others away.
fn colleagues(visit: &Visit, supplier: Id, people: Vec<Colleague>) -> AnyView {
    let w = visit.words;
    let may = visit.may_for(P::CompanyInvite, supplier);
    let own = visit.actor.as_ref().map(|actor| actor.person);
    let rows = people
        .into_iter()
        .map(|p| {
            let remove = (may && own != Some(p.id)).then(|| {
                let form = Form::new(visit, "colleague/remove").carry("supplier", supplier).carry("id", p.id);
                let button = form.button(w.supplier_company_remove_button(), Kind::Danger);
                let body = view! { <p>{w.supplier_company_remove_body()}</p>{button} }.into_any();
                ui::details(w.supplier_company_remove(&p.name), body)
            });
            let mut cells = vec![p.name.into_any(), p.email.into_any(), w.code("role", p.role).into_any()];
            cells.extend(may.then(|| remove.into_any()));
            cells
        })
        .collect();
    let mut columns = vec![
        Column::new(w.supplier_contact_name()),
        Column::new(w.supplier_contact_email()),
        Column::new(w.supplier_role()),
    ];
    columns.extend(may.then(|| Column::new(w.supplier_company_access())));
    let empty = view! { <p>{w.supplier_people_none()}</p> }.into_any();
    ui::table(ui::Table { caption: w.supplier_company_people().into(), columns, rows, empty, dense: false })
}

fn invite(visit: &Visit, supplier: Id) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    let form = Form::new(visit, "colleague/invite").carry("supplier", supplier);
    let email = ui::email_field(&t, form.field("email", w.supplier_contact_email()).autocomplete("off"));
    let roles = [Role::SupplierMember, Role::SupplierAdmin].map(|r| Choice::new(r.code(), w.code("role", r))).into();
    let role = ui::radios(&t, form.field_with("role", w.supplier_role(), Role::SupplierMember.code()), roles);
    let actions = ui::actions(vec![ui::button(w.supplier_company_invite_button(), Kind::Primary)]);
    view! { <p>{w.supplier_company_invite_body()}</p>{form.view(view! { {email}{role}{actions} })} }.into_any()
}
