use super::{Field, Texts};
use leptos::prelude::*;

/// One answer among several, with the further question it opens, if any.
pub struct Choice {
    pub value: String,
    pub label: String,
    pub hint: Option<String>,
    pub conditional: Option<AnyView>,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Choice { value: value.into(), label: label.into(), hint: None, conditional: None }
    }

    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    pub fn reveals(mut self, part: AnyView) -> Self {
        self.conditional = Some(part);
        self
    }
}

/// Exactly one of the choices; `field.value` is the chosen value.
pub fn radios(texts: &Texts, field: Field, choices: Vec<Choice>) -> AnyView {
    let chosen = [field.value.clone()];
    group(texts, &field, "radio", choices, &chosen)
}

/// Any number of the choices.
pub fn checkboxes(texts: &Texts, field: Field, choices: Vec<Choice>, chosen: &[String]) -> AnyView {
    group(texts, &field, "checkbox", choices, chosen)
}

/// A single yes; `field.value` is what is sent when it is ticked.
pub fn checkbox(texts: &Texts, field: Field, ticked: bool) -> AnyView {
    let mut only = Choice::new(field.value.clone(), field.label.clone());
    only.hint = field.hint.clone();
    let row = option(&field, "checkbox", 0, only, ticked);
    view! { <div class=field.class()>{field.error_view(texts)}{row}</div> }.into_any()
}

fn group(texts: &Texts, field: &Field, kind: &'static str, choices: Vec<Choice>, chosen: &[String]) -> AnyView {
    let rows: Vec<AnyView> = choices
        .into_iter()
        .enumerate()
        .map(|(at, choice)| {
            let ticked = chosen.contains(&choice.value);
            option(field, kind, at, choice, ticked)
        })
        .collect();
    let title = field.label_text(texts);
    let title = match field.heading {
        true => view! { <h1 class="question">{title}</h1> }.into_any(),
        false => title,
    };
    view! {
        <fieldset class=field.class() aria-describedby=field.described_by(None)>
            <legend class="label">{title}</legend>
            {field.hint_view()}
            {field.error_view(texts)}
            <div class="choices">{rows}</div>
        </fieldset>
    }
    .into_any()
}

/// The first choice carries the field's own id, so that the error summary can lead to it.
fn option(field: &Field, kind: &'static str, at: usize, choice: Choice, ticked: bool) -> AnyView {
    let id = match at {
        0 => field.id(),
        _ => format!("{}-{}", field.id(), at + 1),
    };
    let hint_id = choice.hint.is_some().then(|| format!("{id}-about"));
    let hint = choice.hint.map(|hint| view! { <p class="hint" id=hint_id.clone()>{hint}</p> });
    let more = choice.conditional.map(|part| view! { <div class="reveal">{part}</div> });
    view! {
        <div class="choice">
            <div class="choice-row">
                <input
                    type=kind
                    id=id.clone()
                    name=field.name.clone()
                    value=choice.value
                    checked=ticked
                    aria-invalid=field.invalid()
                    aria-describedby=hint_id
                />
                <label for=id>{choice.label}</label>
            </div>
            {hint}
            {more}
        </div>
    }
    .into_any()
}
