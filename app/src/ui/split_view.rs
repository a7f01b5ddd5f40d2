use leptos::prelude::*;

/// A list and, beside it, the one row that is open; on a narrow screen the open row comes first.
pub fn split_view(list: AnyView, detail: Option<AnyView>) -> AnyView {
    let class = if detail.is_some() { "split open" } else { "split" };
    let detail = detail.map(|detail| view! { <div class="split-detail">{detail}</div> });
    view! { <div class=class><div class="split-list">{list}</div>{detail}</div> }.into_any()
}
