//! The views of a supplier's page, one at a time.

mod contacts;
mod duplicates;
mod record;
mod sites;
mod standing;

use super::part::category;
use super::show::More;
use crate::classification::tab as classification;
use crate::ui::{self, Column};
use crate::visit::Visit;
use crate::words::Words;
use entity::activity::Moment;
use entity::classification::Sorted;
use entity::supplier::{Category, Detail};
use leptos::prelude::*;

pub use record::{names, place_rows};

/// The sites, without anything to change them.
pub fn sites_table(visit: &Visit, sites: &[entity::supplier::Site]) -> AnyView {
    sites::table(visit, sites, false, false)
}

pub fn view(visit: &Visit, detail: &Detail, categories: &[Category], sorted: &Sorted, more: More) -> AnyView {
    match (visit.query.text("tab"), more) {
        ("contacts", More::People(people)) => contacts::view(visit, detail, people),
        ("sites", _) => sites::view(visit, detail),
        ("classification", More::Sorting(choices)) => classification::view(visit, detail.record.id, sorted, &choices),
        ("standing", _) => standing::view(visit, detail),
        ("spend", _) => spend(visit, detail, categories),
        ("history", More::History(moments, past)) => {
            view! { {crate::import::past(visit, &past)}{history(visit, moments)} }.into_any()
        }
        ("duplicates", More::Candidates(found)) => duplicates::view(visit, detail, found),
        _ => record::view(visit, detail, categories, sorted),
    }
}

fn spend(visit: &Visit, detail: &Detail, categories: &[Category]) -> AnyView {
    let w = visit.words;
    let rows = detail
        .spend
        .iter()
        .map(|s| {
            vec![
                format!("{} – {}", visit.day(s.starts_on), visit.day(s.ends_on)).into_any(),
                category(visit.lang(), categories, &s.category).to_owned().into_any(),
                w.yuan(s.rmb_fen).into_any(),
                w.number(s.rows).into_any(),
            ]
        })
        .collect();
    let table = ui::table(ui::Table {
        caption: w.supplier_tab_spend().into(),
        columns: vec![
            Column::new(w.supplier_spend_period()),
            Column::new(w.supplier_list_category()),
            Column::new(w.supplier_spend_amount()).numeric(),
            Column::new(w.supplier_spend_rows()).numeric(),
        ],
        rows,
        empty: ui::empty(w.supplier_spend_empty_title(), w.supplier_spend_empty_body(), None),
        dense: true,
    });
    ui::section(w.supplier_tab_spend(), table)
}

fn history(visit: &Visit, moments: Vec<Moment>) -> AnyView {
    let w = visit.words;
    if moments.is_empty() {
        return view! { <p>{w.supplier_history_empty()}</p> }.into_any();
    }
    let moments = moments
        .into_iter()
        .map(|m| ui::Moment {
            when: visit.time(m.at),
            title: w.code("verb", &m.verb),
            who: m.person,
            note: m.rule_version.as_deref().and_then(|rule| by_rule(w, rule)),
        })
        .collect();
    ui::section(w.supplier_tab_history(), ui::timeline(moments))
}

/// Which rule was applied, in words: `rating/1`, `spot-check 1`. What has no name is not told apart by a reader.
fn by_rule(w: Words, rule: &str) -> Option<String> {
    let (code, version) = rule.split_once(['/', ' '])?;
    let name = w.lookup(&format!("rule-{code}"), &[])?;
    Some(w.supplier_history_rule(name, version))
}
