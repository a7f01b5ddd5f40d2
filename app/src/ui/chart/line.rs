use super::{Chart, Series, figure, ink, legend, percent, share};
use crate::ui::Texts;
use leptos::prelude::*;

const HEIGHT: f64 = 200.0;
const TOP: f64 = 24.0;
const BOTTOM: f64 = 28.0;
/// Room at both sides, so that the first and last labels stay inside.
const SIDE: f64 = 0.07;

/// Change over time. A year without a figure leaves a gap in the line.
pub fn line_chart(texts: &Texts, chart: Chart) -> AnyView {
    let top = chart.top();
    let count = chart.labels.len();
    let lines: Vec<AnyView> =
        chart.series.iter().enumerate().map(|(nth, series)| line(series, nth, count, top)).collect();
    let target = chart.target.as_ref().map(|target| {
        let y = down(target.amount, top);
        view! {
            <line class="target" x1="0" x2="100%" y1=y.clone() y2=y.clone()/>
        }
    });
    let target_text = chart.target.as_ref().map(|target| {
        view! { <p class="target-text">{target.label.clone()}</p> }
    });
    let drawing = view! {
        <svg class="lines" role="img" aria-label=chart.says.clone() width="100%" height=HEIGHT.to_string()>
            {grid()}{target}{lines}{axis(&chart.labels)}
        </svg>
        {target_text}
        {legend(&chart)}
    }
    .into_any();
    figure(texts, chart, drawing)
}

fn across(at: usize, count: usize) -> f64 {
    match count {
        0 | 1 => 0.5,
        _ => SIDE + (1.0 - 2.0 * SIDE) * at as f64 / (count - 1) as f64,
    }
}

fn down(amount: f64, top: f64) -> String {
    format!("{:.1}", HEIGHT - BOTTOM - share(amount, top) * (HEIGHT - TOP - BOTTOM))
}

fn grid() -> AnyView {
    let lines: Vec<_> = [0.0, 0.25, 0.5, 0.75, 1.0]
        .into_iter()
        .map(|part| {
            let y = down(part, 1.0);
            view! { <line class="grid" x1="0" x2="100%" y1=y.clone() y2=y/> }
        })
        .collect();
    lines.into_any()
}

fn line(series: &Series, nth: usize, count: usize, top: f64) -> AnyView {
    let points: Vec<Option<(String, String)>> = (0..count)
        .map(|at| {
            let amount = series.values.get(at)?.0?;
            Some((percent(across(at, count)), down(amount, top)))
        })
        .collect();
    let strokes: Vec<_> = points
        .windows(2)
        .filter_map(|pair| match pair {
            [Some((x1, y1)), Some((x2, y2))] => Some(view! {
                <line class="stroke" x1=x1.clone() y1=y1.clone() x2=x2.clone() y2=y2.clone()/>
            }),
            _ => None,
        })
        .collect();
    let last = points.iter().rposition(Option::is_some);
    let dots: Vec<_> = points
        .into_iter()
        .enumerate()
        .filter_map(|(at, point)| point.map(|point| (at, point)))
        .map(|(at, (x, y))| {
            let shown = (Some(at) == last || at == 0).then(|| {
                let above = format!("{:.1}", y.parse::<f64>().unwrap_or(HEIGHT) - 10.0);
                let text = series.values[at].1.clone();
                view! { <text class="point-value" x=x.clone() y=above text-anchor="middle">{text}</text> }
            });
            view! { <circle class="dot" cx=x.clone() cy=y.clone() r="4"/>{shown} }
        })
        .collect();
    view! { <g class=ink(nth)>{strokes}{dots}</g> }.into_any()
}

/// All labels where there is room. On a phone only those that cannot touch: at most four, counted
/// back from the latest.
fn axis(labels: &[String]) -> AnyView {
    let count = labels.len();
    let every = count.div_ceil(4).max(1);
    let texts: Vec<_> = labels
        .iter()
        .enumerate()
        .map(|(at, label)| {
            let x = percent(across(at, count));
            let class = if (count - 1 - at).is_multiple_of(every) { "axis" } else { "axis wide-only" };
            view! { <text class=class x=x y=(HEIGHT - 8.0).to_string() text-anchor="middle">{label.clone()}</text> }
        })
        .collect();
    texts.into_any()
}
