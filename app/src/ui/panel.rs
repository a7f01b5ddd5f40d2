use super::{Icon, icon};
use leptos::prelude::*;

/// The confirmation that something has been done, with the number to quote.
pub fn panel(title: impl Into<String>, body: AnyView) -> AnyView {
    let title: String = title.into();
    view! {
        <div class="panel">{icon(Icon::Done)}<h1>{title}</h1><div class="panel-body">{body}</div></div>
    }
    .into_any()
}
