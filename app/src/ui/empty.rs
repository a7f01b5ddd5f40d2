use super::{Icon, icon};
use leptos::prelude::*;

/// Nothing here: why, and what to do next.
pub fn empty(title: impl Into<String>, body: impl Into<String>, action: Option<AnyView>) -> AnyView {
    let (title, body): (String, String) = (title.into(), body.into());
    view! {
        <div class="empty">
            {icon(Icon::Inbox)}
            <p class="empty-title">{title}</p>
            <p>{body}</p>
            {action}
        </div>
    }
    .into_any()
}
