use leptos::prelude::*;

pub struct Tab {
    pub href: String,
    pub label: String,
    pub count: Option<String>,
    pub current: bool,
}

/// Links to the views of one thing; `label` names the set for screen readers.
pub fn tabs(label: impl Into<String>, tabs: Vec<Tab>) -> AnyView {
    let label: String = label.into();
    let tabs: Vec<_> = tabs
        .into_iter()
        .map(|tab| {
            let count = tab.count.map(|count| view! { " "<span class="count">{count}</span> });
            let current = tab.current.then_some("page");
            view! { <li><a href=tab.href aria-current=current>{tab.label}{count}</a></li> }
        })
        .collect();
    view! { <nav class="tabs" aria-label=label><ul>{tabs}</ul></nav> }.into_any()
}
