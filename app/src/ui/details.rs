use leptos::prelude::*;

pub fn details(summary: impl Into<String>, body: AnyView) -> AnyView {
    let summary: String = summary.into();
    view! {
        <details class="details"><summary>{summary}</summary><div class="details-body">{body}</div></details>
    }
    .into_any()
}
