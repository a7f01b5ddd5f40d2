//! What a draw decided: how many from each stratum, and who.

use crate::supplier;
use crate::ui::{self, Column, Table};
use crate::visit::Visit;
use entity::draw::{Draw, Kind, Line, State, Strata, StratumLine, rule};
use entity::supplier::Category;
use leptos::prelude::*;

/// The strata: the frozen population in figures.
pub fn strata(visit: &Visit, categories: &[Category], draw: &Draw, lines: Vec<StratumLine>) -> AnyView {
    let w = visit.words;
    let drawn = matches!(draw.state, State::Drawn | State::Published);
    let name = |stratum: &str| stratum_name(visit, categories, draw.strata, stratum);
    let mut columns = vec![
        Column::new(w.draw_stratum()),
        Column::new(w.draw_units()).numeric(),
        Column::new(w.draw_weight()).numeric(),
    ];
    if drawn {
        columns.push(Column::new(w.draw_selected()).numeric());
    }
    let rows = lines
        .into_iter()
        .map(|line| {
            let mut cells =
                vec![name(&line.stratum).into_any(), w.number(line.units).into_any(), w.number(line.weight).into_any()];
            if drawn {
                cells.push(w.number(line.selected).into_any());
            }
            cells
        })
        .collect();
    let table = Table { caption: w.draw_population().into(), columns, rows, empty: ().into_any(), dense: true };
    let body = view! { <p>{w.draw_population_about()}</p>{ui::table(table)} };
    ui::section(w.draw_population(), body.into_any())
}

/// The stratum in the words of the reader.
pub fn stratum_name(visit: &Visit, categories: &[Category], strata: Strata, stratum: &str) -> String {
    let w = visit.words;
    match (strata, stratum) {
        (_, "unknown") => w.draw_unknown().to_owned(),
        (Strata::All, _) => w.draw_strata_all().to_owned(),
        (Strata::Region, code) => w.country(code),
        (Strata::Category, code) => supplier::part::category(visit.lang(), categories, code).to_owned(),
    }
}

/// Who is visited, each with the probability it had.
pub fn selected(visit: &Visit, categories: &[Category], draw: &Draw, lines: Vec<Line>) -> AnyView {
    let w = visit.words;
    let path = match draw.kind {
        Kind::SpotCheck => "spot-checks",
        Kind::Audit => "audits",
    };
    let columns = vec![
        Column::new(w.draw_supplier()),
        Column::new(w.draw_stratum()),
        Column::new(w.draw_risk()).numeric(),
        Column::new(w.draw_weight()).numeric(),
        Column::new(w.draw_pi()).numeric(),
        Column::new(w.draw_check()),
    ];
    let rows: Vec<Vec<AnyView>> = lines
        .into_iter()
        .map(|line| {
            let check = line.check_id.zip(line.check_number);
            let check = check.map(|(id, number)| view! { <a href=format!("/{path}/{id}")>{number}</a> });
            vec![
                view! { <a href=format!("/suppliers/{}", line.supplier_id)>{line.number}" "<bdi>{line.name}</bdi></a> }
                    .into_any(),
                stratum_name(visit, categories, draw.strata, &line.stratum).into_any(),
                w.number(line.risk).into_any(),
                w.number(line.weight).into_any(),
                probability(line.inclusion as u64).into_any(),
                check.into_any(),
            ]
        })
        .collect();
    let about = if rows.is_empty() { w.draw_hidden() } else { w.draw_pi_about() };
    let table = Table { caption: w.draw_selected().into(), columns, rows, empty: ().into_any(), dense: true };
    ui::section(w.draw_selected(), view! { <p>{about}</p>{ui::table(table)} }.into_any())
}

/// The exact fraction, and what it is roughly.
pub fn probability(pi: u64) -> AnyView {
    if pi >= rule::ONE {
        return "1".into_any();
    }
    let rough = format!("{:.4}", pi as f64 / rule::ONE as f64);
    view! { {rough}" "<span class="muted">"= "{pi.to_string()}" / 2"<sup>"52"</sup></span> }.into_any()
}
