//! The master data with its old values, and the way to the work on this supplier.

use crate::classification;
use crate::supplier::part::{category, country, scheme_word};
use crate::ui::{self, Column, Row};
use crate::visit::{Visit, address};
use entity::classification::Sorted;
use entity::permission::Permission as P;
use entity::supplier::{Category, Dated, Detail};
use leptos::prelude::*;

pub fn view(visit: &Visit, detail: &Detail, categories: &[Category], sorted: &Sorted) -> AnyView {
    let w = visit.words;
    let lang = visit.lang();
    let r = &detail.record;
    let none = || w.supplier_none().to_owned();
    let mut rows = place_rows(visit, detail);
    rows.extend([
        Row::new(w.supplier_field_category(), category(lang, categories, &r.category).to_owned()),
        Row::new(w.supplier_field_product(), r.product.clone().unwrap_or_else(none)),
        Row::new(w.supplier_field_workers(), r.workers_total.map_or(w.supplier_unknown().to_owned(), |n| w.number(n))),
        Row::new(w.supplier_field_lang(), w.code("language", r.lang)),
        Row::new(w.supplier_list_registered(), visit.day(r.registered_on)),
    ]);
    rows.extend(classification::tab::rows(visit, sorted));
    if let Some(day) = r.left_on {
        rows.push(Row::new(w.supplier_record_left(), visit.day(day)));
    }
    rows.push(Row::new(w.supplier_record_sources(), sources(visit, detail)));
    rows.push(Row::new(w.supplier_record_changed(), visit.time(r.changed_at)));
    let old = (detail.categories.len() > 1).then(|| {
        dated(visit, w.supplier_history_categories(), &detail.categories, |d| {
            category(lang, categories, &d.value).to_owned()
        })
    });
    let moved = (detail.regions.len() > 1).then(|| {
        dated(visit, w.supplier_history_regions(), &detail.regions, |d| {
            let place = country(lang, &d.value);
            d.detail.as_ref().map_or(place.to_owned(), |admin1| format!("{place} · {admin1}"))
        })
    });
    view! {
        {ui::section(w.supplier_tab_record(), ui::summary_list(rows))}
        {ui::section(w.supplier_record_names(), names(visit, detail))}
        {merged(visit, detail)}
        {old}
        {moved}
        {work(visit, detail)}
    }
    .into_any()
}

/// Identifiers and registered place: what the company itself sees too.
pub fn place_rows(visit: &Visit, detail: &Detail) -> Vec<Row> {
    let w = visit.words;
    let r = &detail.record;
    let none = || w.supplier_none().to_owned();
    let identifiers: Vec<AnyView> = detail
        .identifiers
        .iter()
        .map(|i| {
            let checked = match i.check_passed {
                Some(true) => Some(w.supplier_check_passed()),
                Some(false) => Some(w.supplier_check_failed()),
                None => None,
            };
            let note = checked.map(|text| view! { " "<span class="muted">{text}</span> });
            view! { <li>{scheme_word(w, &i.scheme)}" "<strong>{i.value.clone()}</strong>{note}</li> }.into_any()
        })
        .collect();
    let identifiers = match identifiers.is_empty() {
        true => w.supplier_record_identifiers_none().into_any(),
        false => view! { <ul>{identifiers}</ul> }.into_any(),
    };
    vec![
        Row::new(w.supplier_record_identifiers(), identifiers),
        Row::new(w.supplier_field_country(), country(visit.lang(), &r.country).to_owned()),
        Row::new(w.supplier_field_admin1(), r.admin1.clone().unwrap_or_else(none)),
        Row::new(w.supplier_field_city(), r.city.clone().unwrap_or_else(none)),
        Row::new(w.supplier_field_address(), r.address.clone().unwrap_or_else(none)),
    ]
}

/// Every name, now and once.
pub fn names(visit: &Visit, detail: &Detail) -> AnyView {
    let w = visit.words;
    let rows = detail
        .names
        .iter()
        .map(|n| {
            let days = match n.effective_to {
                Some(day) => w.supplier_record_former(visit.day(day)),
                None => w.supplier_record_since(visit.day(n.effective_from)),
            };
            let value = view! { {n.name.clone()}" "<span class="muted">{days}</span> };
            Row::new(w.code("supplier-name", &n.kind), value.into_any())
        })
        .collect();
    ui::summary_list(rows)
}

fn sources(visit: &Visit, detail: &Detail) -> AnyView {
    let w = visit.words;
    let list: Vec<AnyView> = detail
        .sources
        .iter()
        .map(|s| {
            let source = w.lookup(&format!("supplier-source-{}", s.source), &[]).unwrap_or_else(|| s.source.clone());
            view! { <li>{source}" "<span class="muted">{s.source_id.clone()}</span></li> }.into_any()
        })
        .collect();
    match list.is_empty() {
        true => w.supplier_none().into_any(),
        false => view! { <ul>{list}</ul> }.into_any(),
    }
}

fn merged(visit: &Visit, detail: &Detail) -> Option<AnyView> {
    let w = visit.words;
    let list: Vec<AnyView> =
        detail.merged.iter().map(|m| view! { <li>{m.number.clone()}" "{m.name.clone()}</li> }.into_any()).collect();
    (!list.is_empty()).then(|| ui::section(w.supplier_record_merged(), view! { <ul>{list}</ul> }.into_any()))
}

fn dated(visit: &Visit, title: &str, list: &[Dated], value: impl Fn(&Dated) -> String) -> AnyView {
    let w = visit.words;
    let rows = list
        .iter()
        .map(|d| {
            let until = d.effective_to.map_or(w.supplier_dated_open().to_owned(), |day| visit.day(day));
            vec![value(d).into_any(), visit.day(d.effective_from).into_any(), until.into_any()]
        })
        .collect();
    let columns = vec![
        Column::new(w.supplier_dated_value()),
        Column::new(w.supplier_dated_from()),
        Column::new(w.supplier_dated_to()),
    ];
    let table = ui::table(ui::Table { caption: title.into(), columns, rows, empty: ().into_any(), dense: true });
    ui::section(title, table)
}

/// The lists of the other capabilities, narrowed to this supplier.
fn work(visit: &Visit, detail: &Detail) -> Option<AnyView> {
    let w = visit.words;
    let (id, number) = (detail.record.id.to_string(), detail.record.number.as_str());
    // Every list opens where all of a supplier's records are, narrowed by what its own filter calls the supplier.
    let (all, new) = ([("tab", "all"), ("find", number)], [("supplier", id.as_str())]);
    let links: Vec<AnyView> = [
        (visit.may(P::SupplierWrite), address("/amendments", &all), w.amendment_queue()),
        (
            visit.may(P::DeclarationRead),
            address("/declarations", &[("tab", "all"), ("supplier", number)]),
            w.nav_declarations(),
        ),
        (visit.may(P::CheckRead), address("/spot-checks", &[("tab", "all"), ("q", number)]), w.nav_spot_checks()),
        (visit.may(P::CheckRead), address("/audits", &[("tab", "all"), ("q", number)]), w.nav_audits()),
        (visit.may(P::RemediationRead), address("/remediations", &all), w.nav_remediations()),
        (
            visit.may(P::CertificationApply) || visit.may(P::CertificationDecide),
            address("/certifications", &[("find", number)]),
            w.nav_certifications(),
        ),
        (visit.may(P::DispositionRead), address("/dispositions", &all), w.nav_dispositions()),
        (visit.may(P::BlacklistRead), address("/blacklist", &all), w.nav_blacklist()),
        (visit.may(P::CertificationApply), address("/certifications/new", &new), w.certification_apply_title()),
        (visit.may(P::DispositionPropose), address("/dispositions/new", &new), w.disposition_propose_title()),
        (visit.may(P::BlacklistPropose), address("/blacklist/new", &new), w.blacklist_propose_title()),
    ]
    .into_iter()
    .filter(|(may, ..)| *may)
    .map(|(_, href, label)| view! { <li><a href=href>{label}</a></li> }.into_any())
    .collect();
    (!links.is_empty()).then(|| ui::section(w.supplier_record_work(), view! { <ul>{links}</ul> }.into_any()))
}
