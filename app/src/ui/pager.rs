use super::{Icon, Texts, icon};
use leptos::prelude::*;

pub fn pager(
    texts: &Texts,
    prev_href: Option<String>,
    next_href: Option<String>,
    total_text: impl Into<String>,
) -> AnyView {
    let total_text: String = total_text.into();
    let previous = prev_href.map(|href| {
        view! { <a class="button quiet" rel="prev" href=href>{icon(Icon::Left)}{texts.previous.clone()}</a> }
    });
    let next = next_href.map(|href| {
        view! { <a class="button quiet" rel="next" href=href>{texts.next.clone()}{icon(Icon::Right)}</a> }
    });
    view! {
        <nav class="pager" aria-label=texts.pages.clone()>
            <p>{total_text}</p>
            <div>{previous}{next}</div>
        </nav>
    }
    .into_any()
}
