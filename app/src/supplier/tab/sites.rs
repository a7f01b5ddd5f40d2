//! Where the supplier works.

use crate::form::Form;
use crate::supplier::part::{countries, country};
use crate::ui::{self, Column, Kind, Tone};
use crate::visit::Visit;
use entity::permission::Permission as P;
use entity::supplier::{Detail, Site};
use leptos::prelude::*;

pub fn view(visit: &Visit, detail: &Detail) -> AnyView {
    let w = visit.words;
    let open = detail.sites.iter().filter(|s| s.closed_on.is_none()).count();
    let may = visit.may(P::SupplierWrite);
    let add = may.then(|| ui::section(w.supplier_site_add(), add(visit, detail)));
    view! {
        {ui::section(w.supplier_tab_sites(), table(visit, &detail.sites, may, open > 1))}
        {add}
    }
    .into_any()
}

/// The sites as a table; the last open one cannot be closed.
pub fn table(visit: &Visit, sites: &[Site], may: bool, may_close: bool) -> AnyView {
    let w = visit.words;
    let rows = sites
        .iter()
        .map(|site| {
            let state = match site.closed_on {
                Some(day) => ui::tag(Tone::Neutral, w.supplier_site_closed(visit.day(day))),
                None => ui::tag(Tone::Good, w.supplier_site_open()),
            };
            let mut cells = vec![
                site.name.clone().into_any(),
                country(visit.lang(), &site.country).to_owned().into_any(),
                site.address.clone().unwrap_or_default().into_any(),
                state,
            ];
            if may {
                cells.push(match may_close && site.closed_on.is_none() {
                    true => Form::new(visit, "supplier/close-site")
                        .carry("site", site.id)
                        .button(w.supplier_site_close_which(&site.name), Kind::Quiet),
                    false => ().into_any(),
                });
            }
            cells
        })
        .collect();
    let mut columns = vec![
        Column::new(w.supplier_site_name()),
        Column::new(w.supplier_site_country()),
        Column::new(w.supplier_site_address()),
        Column::new(w.supplier_contact_state()),
    ];
    if may {
        columns.push(Column::new(""));
    }
    ui::table(ui::Table {
        caption: w.supplier_tab_sites().into(),
        columns,
        rows,
        empty: ui::empty(w.supplier_sites_empty_title(), w.supplier_sites_empty_body(), None),
        dense: false,
    })
}

fn add(visit: &Visit, detail: &Detail) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    let form = Form::new(visit, "supplier/add-site").carry("id", detail.record.id);
    let wide = ui::Width::Wide;
    let name = ui::text_field(&t, form.field("site_name", w.supplier_site_name()).width(wide));
    let country = form.field_with("site_country", w.supplier_site_country(), &detail.record.country).width(wide);
    let country = ui::select(&t, country, countries(visit.lang()));
    let address = ui::text_field(&t, form.field("site_address", w.supplier_site_address()));
    let actions = ui::actions(vec![ui::button(w.supplier_site_add_button(), Kind::Secondary)]);
    form.view(view! { {name}{country}{address}{actions} })
}
