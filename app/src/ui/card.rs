use leptos::prelude::*;

/// A group of things that belong together, under its own heading.
pub fn card(title: impl Into<String>, body: AnyView) -> AnyView {
    let title: String = title.into();
    let head = (!title.is_empty()).then(|| view! { <h2 class="card-title">{title}</h2> });
    view! { <section class="card">{head}{body}</section> }.into_any()
}

/// A heading and what stands under it, without a frame.
pub fn section(title: impl Into<String>, body: AnyView) -> AnyView {
    let title: String = title.into();
    view! { <section class="section"><h2>{title}</h2>{body}</section> }.into_any()
}

/// Parts side by side where there is room, below each other where there is not.
pub fn columns(parts: Vec<AnyView>) -> AnyView {
    view! { <div class="columns">{parts}</div> }.into_any()
}

/// A form that changes something. `novalidate`: the server answers all mistakes at once.
pub fn form(action: impl Into<String>, body: AnyView) -> AnyView {
    let action: String = action.into();
    view! { <form class="form" method="post" action=action novalidate=true>{body}</form> }.into_any()
}

pub fn form_with_files(action: impl Into<String>, body: AnyView) -> AnyView {
    let action: String = action.into();
    view! {
        <form class="form" method="post" action=action enctype="multipart/form-data" novalidate=true>{body}</form>
    }
    .into_any()
}
