use super::{Field, Texts, field::framed};
use leptos::prelude::*;

/// One of a list too long for radios; `field.value` is the chosen value.
pub fn select(texts: &Texts, field: Field, options: Vec<(String, String)>) -> AnyView {
    let chosen = field.value.clone();
    let empty = !options.iter().any(|(value, _)| value.is_empty());
    let first = empty.then(|| view! { <option value="">{texts.choose.clone()}</option> });
    let options: Vec<_> = options
        .into_iter()
        .map(|(value, label)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{label}</option> }
        })
        .collect();
    let control = view! {
        <div class=format!("select{}", field.width.class())>
            <select
                class="input"
                id=field.id()
                name=field.name.clone()
                autocomplete=field.autocomplete
                aria-required=field.required.then_some("true")
                aria-invalid=field.invalid()
                aria-describedby=field.described_by(None)
            >{first}{options}</select>
        </div>
    }
    .into_any();
    framed(texts, &field, control)
}
