use super::{Texts, Tone, tag};
use leptos::prelude::*;

#[derive(Clone, Debug)]
pub struct Trend {
    pub tone: Tone,
    /// "+2.1 points on FY2025"
    pub text: String,
}

#[derive(Clone, Debug, Default)]
pub struct KeyFigure {
    /// The code people quote: "M12".
    pub id: String,
    pub name: String,
    /// `None` where the figure does not exist, such as a share of nothing.
    pub value: Option<String>,
    pub unit: String,
    pub change: Option<Trend>,
    pub definition: Option<String>,
    pub as_at: String,
    /// The rows behind the figure.
    pub href: Option<String>,
}

pub fn key_figures(figures: Vec<AnyView>) -> AnyView {
    view! { <div class="key-figures">{figures}</div> }.into_any()
}

pub fn key_figure(texts: &Texts, figure: KeyFigure) -> AnyView {
    let name = match figure.href {
        Some(href) => view! { <a href=href>{figure.name}</a> }.into_any(),
        None => view! { <span>{figure.name}</span> }.into_any(),
    };
    let value = match figure.value {
        Some(value) => view! {
            <p class="figure-value">{value}<span class="figure-unit">{figure.unit}</span></p>
        }
        .into_any(),
        None => view! { <p class="figure-value none">{texts.not_defined.clone()}</p> }.into_any(),
    };
    let change = figure.change.map(|trend| view! { <p>{tag(trend.tone, trend.text)}</p> });
    let definition = figure.definition.map(|text| {
        view! {
            <details class="definition">
                <summary>{texts.how_counted.clone()}</summary>
                <p>{text}</p>
            </details>
        }
    });
    // Each part stays on a line where there is room: a day is not broken at its hyphens.
    let mut parts = figure.as_at.split(" · ").map(str::to_owned);
    let first = parts.next().map(|part| view! { <span>{part}</span> });
    let as_at = view! { {first}{parts.map(|part| view! { " · "<span>{part}</span> }).collect::<Vec<_>>()} };
    view! {
        <article class="key-figure">
            <h3><span class="figure-id">{figure.id}</span>{name}</h3>
            {value}
            {change}
            <p class="as-at">{as_at}</p>
            {definition}
        </article>
    }
    .into_any()
}
