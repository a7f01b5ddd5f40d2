use super::{Icon, icon};
use leptos::prelude::*;

/// A few links or buttons behind one word.
pub fn menu(sign: Icon, label: impl Into<String>, items: Vec<AnyView>) -> AnyView {
    let label: String = label.into();
    let items: Vec<_> = items.into_iter().map(|item| view! { <li>{item}</li> }).collect();
    view! {
        <details class="menu">
            <summary>{icon(sign)}<span class="menu-label">{label}</span></summary>
            <ul class="menu-body">{items}</ul>
        </details>
    }
    .into_any()
}
