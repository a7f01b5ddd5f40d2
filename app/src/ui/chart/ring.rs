use super::{Chart, figure, ink, sample};
use crate::ui::Texts;
use leptos::prelude::*;

/// Parts of a whole: the labels are the parts, the first series their amounts.
/// The words in the middle say the whole.
pub fn ring_chart(texts: &Texts, chart: Chart, middle: impl Into<String>) -> AnyView {
    let middle: String = middle.into();
    let values = chart.series.first().map(|series| series.values.clone()).unwrap_or_default();
    let amounts: Vec<f64> =
        values.iter().map(|value| value.0.filter(|a| a.is_finite()).unwrap_or(0.0).max(0.0)).collect();
    let legend: Vec<_> = chart
        .labels
        .iter()
        .zip(&values)
        .enumerate()
        .map(|(at, (label, (_, shown)))| {
            view! { <li>{sample(at)}<span>{label.clone()}</span><strong>{shown.clone()}</strong></li> }
        })
        .collect();
    let drawing = view! {
        <div class="ring-row">
            <svg class="ring" role="img" aria-label=chart.says.clone() viewBox="0 0 120 120" width="144" height="144">
                <circle class="ring-bed" cx="60" cy="60" r="50" fill="none" stroke-width="14"/>
                {arcs(&amounts)}
                <text class="ring-value" x="60" y="66" text-anchor="middle">{middle}</text>
            </svg>
            <ul class="legend parts">{legend}</ul>
        </div>
    }
    .into_any();
    figure(texts, chart, drawing)
}

/// `pathLength` makes the whole ring 100 long. Each arc ends a little early, which is the gap.
fn arcs(amounts: &[f64]) -> AnyView {
    let whole: f64 = amounts.iter().sum();
    if whole <= 0.0 {
        return ().into_any();
    }
    let mut from = 0.0;
    let arcs: Vec<_> = amounts
        .iter()
        .enumerate()
        .filter(|(_, amount)| **amount > 0.0)
        .map(|(at, amount)| {
            let part = amount / whole * 100.0;
            let gap = if part < 99.99 { 1.0_f64.min(part / 2.0) } else { 0.0 };
            let dashes = format!("{:.2} {:.2}", part - gap, 100.0 - part + gap);
            let offset = format!("{:.2}", -from);
            from += part;
            view! {
                <circle class=format!("arc {}", ink(at)) cx="60" cy="60" r="50" fill="none" stroke-width="14"
                    pathLength="100" stroke-dasharray=dashes stroke-dashoffset=offset transform="rotate(-90 60 60)"/>
            }
        })
        .collect();
    arcs.into_any()
}
