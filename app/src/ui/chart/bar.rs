use super::{Chart, figure, ink, legend, percent, share};
use crate::ui::Texts;
use leptos::prelude::*;

const TEXT: usize = 20;
const BAR: usize = 12;
const GAP: usize = 12;

/// Lying bars, each under its label, because labels are long in both languages.
pub fn bar_chart(texts: &Texts, chart: Chart) -> AnyView {
    let group = TEXT + chart.series.len() * (BAR + 3) + GAP;
    let height = (group * chart.labels.len()).max(group);
    let top = chart.top();
    let groups: Vec<AnyView> = (0..chart.labels.len()).map(|at| bars(texts, &chart, at, at * group, top)).collect();
    let target_text = chart.target.as_ref().map(|target| {
        view! { <p class="target-text">{target.label.clone()}</p> }
    });
    let drawing = view! {
        <svg class="bars" role="img" aria-label=chart.says.clone() width="100%" height=height.to_string()>
            {groups}
        </svg>
        {target_text}
        {legend(&chart)}
    }
    .into_any();
    figure(texts, chart, drawing)
}

fn bars(texts: &Texts, chart: &Chart, at: usize, y: usize, top: f64) -> AnyView {
    let shown: Vec<String> = chart
        .series
        .iter()
        .map(|series| match series.values.get(at) {
            Some((Some(_), shown)) => shown.clone(),
            _ => texts.not_defined.clone(),
        })
        .collect();
    let rects: Vec<AnyView> = chart
        .series
        .iter()
        .enumerate()
        .map(|(nth, series)| {
            let amount = series.values.get(at).and_then(|value| value.0).unwrap_or(0.0);
            let down = (y + TEXT + nth * (BAR + 3)).to_string();
            view! {
                <rect class="bed" x="0" y=down.clone() width="100%" height=BAR.to_string() rx="3"/>
                <rect class=format!("bar {}", ink(nth)) x="0" y=down width=percent(share(amount, top)) height=BAR.to_string() rx="3"/>
            }
            .into_any()
        })
        .collect();
    let base = (y + 14).to_string();
    let mark = chart.target.as_ref().map(|target| {
        let x = percent(share(target.amount, top));
        let (from, to) = (y + TEXT - 3, y + TEXT + chart.series.len() * (BAR + 3));
        view! { <line class="target" x1=x.clone() x2=x y1=from.to_string() y2=to.to_string()/> }
    });
    view! {
        <text class="bar-label" x="0" y=base.clone()>{chart.labels[at].clone()}</text>
        <text class="bar-value" x="100%" y=base text-anchor="end">{shown.join(" · ")}</text>
        {rects}
        {mark}
    }
    .into_any()
}
