use super::{Icon, Texts, icon};
use leptos::prelude::*;

/// Where the pages of a list are; what is not there has no link.
#[derive(Clone, Debug, Default)]
pub struct Pages {
    pub first: Option<String>,
    pub previous: Option<String>,
    pub next: Option<String>,
}

pub fn pager(texts: &Texts, pages: Pages, total_text: impl Into<String>) -> AnyView {
    let total_text: String = total_text.into();
    let first = pages.first.map(|href| view! { <a class="button quiet" href=href>{texts.first.clone()}</a> });
    let previous = pages.previous.map(|href| {
        view! { <a class="button quiet" rel="prev" href=href>{icon(Icon::Left)}{texts.previous.clone()}</a> }
    });
    let next = pages.next.map(|href| {
        view! { <a class="button quiet" rel="next" href=href>{texts.next.clone()}{icon(Icon::Right)}</a> }
    });
    view! {
        <nav class="pager" aria-label=texts.pages.clone()>
            <p>{total_text}</p>
            <div>{first}{previous}{next}</div>
        </nav>
    }
    .into_any()
}
