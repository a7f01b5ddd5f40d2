use super::Texts;
use leptos::prelude::*;

/// All that is wrong with a form, on top of the page, each leading to its field.
///
/// `autofocus` brings the reader here after the page was sent back, without a script.
pub fn error_summary(texts: &Texts, errors: Vec<(String, String)>) -> AnyView {
    if errors.is_empty() {
        return ().into_any();
    }
    let rows: Vec<_> = errors
        .into_iter()
        .map(|(id, message)| match id.is_empty() {
            true => view! { <li>{message}</li> }.into_any(),
            false => view! { <li><a href=format!("#{id}")>{message}</a></li> }.into_any(),
        })
        .collect();
    view! {
        <div class="error-summary" role="alert" tabindex="-1" autofocus=true>
            <h2>{texts.there_is_a_problem.clone()}</h2>
            <ul>{rows}</ul>
        </div>
    }
    .into_any()
}
