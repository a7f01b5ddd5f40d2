//! Possible duplicates over the whole register.

use super::part::{category, country, standing_tag};
use crate::form::Form;
use crate::ui::{self, Column, Kind, PageHead};
use crate::visit::{Frame, Page, Visit};
use entity::list::Place;
use entity::refusal::Outcome;
use entity::supplier::{self, Category, Group};
use leptos::prelude::*;

/// Groups of records with the same country and folded name.
pub async fn duplicates(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let page = supplier::duplicates(&visit.store, visit.actor()?, &Place::read(&visit.query)).await?;
    let categories = supplier::categories(visit.store.read()).await?;
    let total = w.supplier_duplicates_total(w.total(page.total));
    visit.page(
        Frame::new(w.supplier_duplicates_title()).at("/suppliers").crumb("/suppliers", w.supplier_list_title()),
        || {
            let waiting = ui::link_button("/suppliers/merges", w.supplier_list_merges(), Kind::Secondary);
            let head = PageHead { actions: vec![waiting], ..PageHead::new(w.supplier_duplicates_title()) };
            let groups: Vec<AnyView> = page.rows.into_iter().map(|g| group(visit, &categories, g)).collect();
            let groups = match groups.is_empty() {
                true => ui::empty(w.supplier_duplicates_empty_title(), w.supplier_duplicates_empty_body(), None),
                false => groups.into_any(),
            };
            view! {
                {ui::page_head(head)}
                <p>{w.supplier_duplicates_body()}</p>
                {groups}
                {visit.pager(&page.turn, total)}
            }
            .into_any()
        },
    )
}

fn group(visit: &Visit, categories: &[Category], group: Group) -> AnyView {
    let w = visit.words;
    let Some(first) = group.members.first() else { return ().into_any() };
    let title = w.supplier_duplicates_group(country(visit.lang(), &first.country), &first.name);
    let mut form = Form::new(visit, "supplier/propose-merges").carry("reason", w.supplier_merge_reason_alike());
    for member in &group.members {
        form = form.carry("merged[]", member.id);
    }
    // While one merge waits, another proposal about the same records is refused.
    let waiting = group.members.iter().any(|m| m.waiting);
    let buttons = group
        .members
        .iter()
        .map(|m| {
            let id = m.id.to_string();
            ui::button_with(w.supplier_duplicates_keep(&m.number), Kind::Secondary, "survivor", id)
        })
        .collect();
    let rows = group
        .members
        .into_iter()
        .map(|m| {
            let href = format!("/suppliers/{}", m.id);
            vec![
                view! { <a href=href>{m.number}</a> }.into_any(),
                m.name.into_any(),
                m.city.unwrap_or_default().into_any(),
                m.address.unwrap_or_default().into_any(),
                category(visit.lang(), categories, &m.category).to_owned().into_any(),
                standing_tag(w, m.standing),
            ]
        })
        .collect();
    let table = ui::table(ui::Table {
        caption: title.clone(),
        columns: vec![
            Column::new(w.supplier_list_number()),
            Column::new(w.supplier_list_name()),
            Column::new(w.supplier_field_city()),
            Column::new(w.supplier_field_address()),
            Column::new(w.supplier_list_category()),
            Column::new(w.supplier_list_standing()),
        ],
        rows,
        empty: ().into_any(),
        dense: true,
    });
    let next = match waiting {
        true => view! { <p><a href="/suppliers/merges">{w.supplier_duplicates_waiting()}</a></p> }.into_any(),
        false => form.view(ui::actions(buttons)),
    };
    ui::section(title, view! { {table}{next} }.into_any())
}
