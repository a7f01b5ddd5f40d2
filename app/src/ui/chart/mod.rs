//! Charts drawn on the server. Lengths across are percentages and lengths down are pixels, so a
//! chart fits any width while its text keeps its size; every chart carries its table.
mod bar;
mod line;
mod ring;

pub use bar::bar_chart;
pub use line::line_chart;
pub use ring::ring_chart;

use super::Texts;
use leptos::prelude::*;

#[derive(Clone, Debug, Default)]
pub struct Chart {
    pub title: String,
    /// What the chart says, in a sentence, for those who do not see it.
    pub says: String,
    /// Head of the first column of the table: "Fiscal year".
    pub axis: String,
    pub labels: Vec<String>,
    pub series: Vec<Series>,
    pub target: Option<Target>,
    /// The end of the scale; without it the largest value is.
    pub max: Option<f64>,
}

#[derive(Clone, Debug, Default)]
pub struct Series {
    pub name: String,
    /// One for each label: the amount, if it exists, and how it is written.
    pub values: Vec<(Option<f64>, String)>,
}

#[derive(Clone, Debug)]
pub struct Target {
    pub label: String,
    pub amount: f64,
}

impl Chart {
    fn top(&self) -> f64 {
        let amounts = self.series.iter().flat_map(|series| &series.values).filter_map(|v| v.0);
        let target = self.target.iter().map(|target| target.amount);
        let largest = amounts.chain(target).filter(|a| a.is_finite()).fold(0.0, f64::max);
        match self.max {
            Some(max) if max > 0.0 => max,
            _ if largest > 0.0 => largest,
            _ => 1.0,
        }
    }
}

/// The part of the scale an amount takes, from 0 to 1.
fn share(amount: f64, top: f64) -> f64 {
    if amount.is_finite() { (amount / top).clamp(0.0, 1.0) } else { 0.0 }
}

fn percent(part: f64) -> String {
    format!("{:.2}%", part * 100.0)
}

/// There are five inks; a sixth series shares the first one's and is told apart by its name.
fn ink(at: usize) -> &'static str {
    ["ink-1", "ink-2", "ink-3", "ink-4", "ink-5"][at % 5]
}

fn figure(texts: &Texts, chart: Chart, drawing: AnyView) -> AnyView {
    let title = chart.title.clone();
    let figures = figures(texts, chart);
    view! {
        <figure class="chart"><figcaption>{title}</figcaption>{drawing}{figures}</figure>
    }
    .into_any()
}

fn legend(chart: &Chart) -> Option<AnyView> {
    if chart.series.len() < 2 {
        return None;
    }
    let names: Vec<_> = chart
        .series
        .iter()
        .enumerate()
        .map(|(at, series)| view! { <li>{sample(at)}{series.name.clone()}</li> })
        .collect();
    Some(view! { <ul class="legend">{names}</ul> }.into_any())
}

fn sample(at: usize) -> AnyView {
    view! {
        <svg class=format!("sample {}", ink(at)) width="20" height="12" aria-hidden="true">
            <line x1="0" x2="20" y1="6" y2="6"/>
        </svg>
    }
    .into_any()
}

fn figures(texts: &Texts, chart: Chart) -> AnyView {
    let heads: Vec<_> =
        chart.series.iter().map(|series| view! { <th scope="col" class="number">{series.name.clone()}</th> }).collect();
    let rows: Vec<_> = chart
        .labels
        .iter()
        .enumerate()
        .map(|(at, label)| {
            let cells: Vec<_> = chart
                .series
                .iter()
                .map(|series| {
                    let shown = match series.values.get(at) {
                        Some((Some(_), shown)) => shown.clone(),
                        _ => texts.not_defined.clone(),
                    };
                    view! { <td class="number">{shown}</td> }
                })
                .collect();
            view! { <tr><th scope="row">{label.clone()}</th>{cells}</tr> }
        })
        .collect();
    view! {
        <details class="figures">
            <summary>{texts.show_figures.clone()}</summary>
            <div class="table-scroll" role="region" tabindex="0" aria-label=chart.title>
                <table class="table dense">
                    <caption class="hidden">{chart.title.clone()}</caption>
                    <thead><tr><th scope="col">{chart.axis}</th>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}
