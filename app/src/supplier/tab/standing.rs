//! Where a supplier stood and stands, and whether it left.

use crate::form::Form;
use crate::supplier::part::standing_tag;
use crate::ui::{self, Column, Kind, Row};
use crate::visit::Visit;
use entity::permission::Permission;
use entity::supplier::Detail;
use leptos::prelude::*;

pub fn view(visit: &Visit, detail: &Detail) -> AnyView {
    let w = visit.words;
    let rows = detail
        .facts
        .iter()
        .map(|fact| {
            let until = fact.effective_to.map_or(w.supplier_dated_open().to_owned(), |day| visit.day(day));
            vec![
                standing_tag(w, fact.standing),
                visit.day(fact.effective_from).into_any(),
                until.into_any(),
                w.code("supplier-source-kind", &fact.source_kind).into_any(),
                visit.time(fact.recorded_at).into_any(),
            ]
        })
        .collect();
    let table = ui::table(ui::Table {
        caption: w.supplier_tab_standing().into(),
        columns: vec![
            Column::new(w.supplier_list_standing()),
            Column::new(w.supplier_dated_from()),
            Column::new(w.supplier_dated_to()),
            Column::new(w.supplier_standing_source()),
            Column::new(w.supplier_standing_recorded()),
        ],
        rows,
        empty: ui::empty(w.supplier_standing_empty_title(), w.supplier_standing_empty_body(), None),
        dense: true,
    });
    let facts = view! { <p>{w.supplier_standing_body()}</p>{table} }.into_any();
    view! {
        {ui::section(w.supplier_tab_standing(), facts)}
        {departures(visit, detail)}
        {form(visit, detail)}
    }
    .into_any()
}

/// Why it left, and why it came back.
fn departures(visit: &Visit, detail: &Detail) -> Vec<AnyView> {
    let w = visit.words;
    let one = |d: &entity::supplier::Departure| {
        let mut rows = vec![
            Row::new(w.supplier_departure_left_on(), visit.day(d.left_on)),
            Row::new(w.supplier_departure_reason(), d.reason.clone()),
            Row::new(w.supplier_departure_by(), d.person.clone()),
        ];
        if let Some(day) = d.returned_on {
            rows.push(Row::new(w.supplier_departure_returned_on(), visit.day(day)));
            rows.push(Row::new(w.supplier_departure_return_reason(), d.return_reason.clone().unwrap_or_default()));
        }
        ui::section(w.supplier_departure_title(), ui::summary_list(rows))
    };
    detail.departures.iter().map(one).collect()
}

/// Leaving, or coming back.
fn form(visit: &Visit, detail: &Detail) -> Option<AnyView> {
    let w = visit.words;
    if !visit.may(Permission::SupplierWrite) {
        return None;
    }
    let away = detail.departures.iter().any(|d| d.returned_on.is_none());
    let (call, day, label, title, body, kind) = match away {
        false => (
            "supplier/leave",
            "left_on",
            w.supplier_departure_left_on(),
            w.supplier_leave_button(),
            w.supplier_leave_body(),
            Kind::Danger,
        ),
        true => (
            "supplier/come-back",
            "returned_on",
            w.supplier_departure_returned_on(),
            w.supplier_come_back_button(),
            w.supplier_come_back_body(),
            Kind::Secondary,
        ),
    };
    let form = Form::new(visit, call).carry("id", detail.record.id).carry("version", detail.record.version);
    let open = form.refused();
    let t = w.texts();
    let today = visit.today().format("%Y-%m-%d").to_string();
    let fields = view! {
        <p>{body}</p>
        {ui::date_field(&t, form.field_with(day, label, &today))}
        {ui::text_area(&t, form.field("reason", w.supplier_departure_reason()), 3, None)}
        {ui::actions(vec![ui::button(title, kind)])}
    };
    let form = form.view(fields);
    Some(if open { ui::section(title, form) } else { ui::details(title, form) })
}
