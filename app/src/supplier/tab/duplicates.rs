//! The records that may be the same legal entity, and the proposal to merge.

use crate::form::Form;
use crate::supplier::part::country;
use crate::ui::{self, Column, Kind, Width};
use crate::visit::Visit;
use entity::permission::Permission as P;
use entity::supplier::{Alike, Detail};
use leptos::prelude::*;

pub fn view(visit: &Visit, detail: &Detail, found: Vec<Alike>) -> AnyView {
    let w = visit.words;
    let place = country(visit.lang(), &detail.record.country).to_owned();
    let first = found.first().map(|a| a.number.clone()).unwrap_or_default();
    let rows = found
        .into_iter()
        .map(|a| {
            let href = format!("/suppliers/{}", a.id);
            vec![
                view! { <a href=href>{a.number}</a> }.into_any(),
                a.name.into_any(),
                place.clone().into_any(),
                a.city.unwrap_or_default().into_any(),
                a.address.unwrap_or_default().into_any(),
            ]
        })
        .collect();
    let table = ui::table(ui::Table {
        caption: w.supplier_duplicates_candidates().into(),
        columns: vec![
            Column::new(w.supplier_list_number()),
            Column::new(w.supplier_list_name()),
            Column::new(w.supplier_site_country()),
            Column::new(w.supplier_field_city()),
            Column::new(w.supplier_field_address()),
        ],
        rows,
        empty: view! { <p>{w.supplier_duplicates_candidates_none()}</p> }.into_any(),
        dense: true,
    });
    let propose = visit
        .may(P::SupplierMerge)
        .then(|| ui::section(w.supplier_merge_propose_title(), propose(visit, detail, &first)));
    view! { {ui::section(w.supplier_duplicates_candidates(), table)}{propose} }.into_any()
}

fn propose(visit: &Visit, detail: &Detail, other: &str) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    let form = Form::new(visit, "supplier/propose-merge").carry("id", detail.record.id);
    let other = ui::text_field(&t, form.field_with("other", w.supplier_merge_other(), other).width(Width::Medium));
    let reason = ui::text_area(&t, form.field("reason", w.supplier_merge_reason()), 3, None);
    let actions = ui::actions(vec![
        ui::button_with(w.supplier_merge_keep_this(), Kind::Primary, "keep", "this"),
        ui::button_with(w.supplier_merge_keep_other(), Kind::Secondary, "keep", "other"),
    ]);
    view! { <p>{w.supplier_merge_propose_body()}</p>{form.view(view! { {other}{reason}{actions} })} }.into_any()
}
