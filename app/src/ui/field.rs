use super::Texts;
use leptos::prelude::*;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    #[default]
    Full,
    Wide,
    Medium,
    Short,
}

impl Width {
    pub(super) fn class(self) -> &'static str {
        match self {
            Width::Full => "",
            Width::Wide => " wide",
            Width::Medium => " medium",
            Width::Short => " short",
        }
    }
}

/// One question on a form: what is asked, what was typed, what is wrong with it.
#[derive(Clone, Debug, Default)]
pub struct Field {
    pub name: String,
    pub label: String,
    pub hint: Option<String>,
    pub error: Option<String>,
    pub value: String,
    pub required: bool,
    /// A filter: never required, and not worth saying.
    pub filter: bool,
    pub autocomplete: Option<&'static str>,
    pub inputmode: Option<&'static str>,
    pub width: Width,
    /// The label is the heading of a page that asks this one question.
    pub heading: bool,
    /// The form on the page that it belongs to, from 1; keeps ids apart where forms ask for the same things.
    pub form: usize,
}

impl Field {
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> Self {
        Field { name: name.into(), label: label.into(), required: true, ..Field::default() }
    }

    /// A field of a filter bar.
    pub fn filter(name: impl Into<String>, label: impl Into<String>) -> Self {
        Field { name: name.into(), label: label.into(), filter: true, ..Field::default() }
    }

    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    pub fn error(mut self, error: Option<String>) -> Self {
        self.error = error;
        self
    }

    pub fn optional(mut self) -> Self {
        self.required = false;
        self
    }

    pub fn autocomplete(mut self, purpose: &'static str) -> Self {
        self.autocomplete = Some(purpose);
        self
    }

    pub fn inputmode(mut self, mode: &'static str) -> Self {
        self.inputmode = Some(mode);
        self
    }

    pub fn width(mut self, width: Width) -> Self {
        self.width = width;
        self
    }

    pub fn heading(mut self) -> Self {
        self.heading = true;
        self
    }

    pub fn of_form(mut self, number: usize) -> Self {
        self.form = number;
        self
    }

    pub fn id(&self) -> String {
        match self.form {
            0 => field_id(&self.name),
            number => field_id(&format!("{number}-{}", self.name)),
        }
    }

    /// The ids that describe the control, for `aria-describedby`.
    pub(super) fn described_by(&self, also: Option<String>) -> Option<String> {
        let id = self.id();
        let parts: Vec<String> = [
            self.hint.is_some().then(|| format!("{id}-hint")),
            self.error.is_some().then(|| format!("{id}-error")),
            also,
        ]
        .into_iter()
        .flatten()
        .collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    pub(super) fn invalid(&self) -> Option<&'static str> {
        self.error.is_some().then_some("true")
    }

    pub(super) fn class(&self) -> &'static str {
        if self.error.is_some() { "field wrong" } else { "field" }
    }

    pub(super) fn hint_view(&self) -> Option<AnyView> {
        let id = format!("{}-hint", self.id());
        let hint = self.hint.clone()?;
        Some(view! { <p class="hint" id=id>{hint}</p> }.into_any())
    }

    pub(super) fn error_view(&self, texts: &Texts) -> Option<AnyView> {
        let id = format!("{}-error", self.id());
        let error = self.error.clone()?;
        let prefix = texts.error_prefix.clone();
        Some(
            view! {
                <p class="field-error" id=id><span class="hidden">{prefix}" "</span>{error}</p>
            }
            .into_any(),
        )
    }

    pub(super) fn label_text(&self, texts: &Texts) -> AnyView {
        let optional = (!self.required && !self.filter && !texts.optional.is_empty())
            .then(|| view! { <span class="optional">" "{texts.optional.clone()}</span> });
        view! { {self.label.clone()}{optional} }.into_any()
    }
}

/// The id of the control with this name; error summaries link to it.
pub fn field_id(name: &str) -> String {
    let plain: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' }).collect();
    format!("f-{}", plain.trim_matches('-'))
}

/// Label, hint, error and then the control, in the order in which they are read.
pub(super) fn framed(texts: &Texts, field: &Field, control: AnyView) -> AnyView {
    let id = field.id();
    let label = view! { <label class="label" for=id>{field.label_text(texts)}</label> }.into_any();
    let label = match field.heading {
        true => view! { <h1 class="question">{label}</h1> }.into_any(),
        false => label,
    };
    view! {
        <div class=field.class()>{label}{field.hint_view()}{field.error_view(texts)}{control}</div>
    }
    .into_any()
}

fn input(field: &Field, kind: &'static str, described_too: Option<String>) -> AnyView {
    view! {
        <input
            type=kind
            class=format!("input{}", field.width.class())
            id=field.id()
            name=field.name.clone()
            value=field.value.clone()
            autocomplete=field.autocomplete
            inputmode=field.inputmode
            aria-required=field.required.then_some("true")
            aria-invalid=field.invalid()
            aria-describedby=field.described_by(described_too)
        />
    }
    .into_any()
}

pub fn text_field(texts: &Texts, field: Field) -> AnyView {
    let control = input(&field, "text", None);
    framed(texts, &field, control)
}

pub fn search_field(texts: &Texts, field: Field) -> AnyView {
    let control = input(&field, "search", None);
    framed(texts, &field, control)
}

pub fn email_field(texts: &Texts, mut field: Field) -> AnyView {
    field.autocomplete = field.autocomplete.or(Some("email"));
    let control = input(&field, "email", None);
    framed(texts, &field, control)
}

/// What was typed is never sent back into the page.
pub fn password_field(texts: &Texts, mut field: Field) -> AnyView {
    field.value.clear();
    field.autocomplete = field.autocomplete.or(Some("current-password"));
    let control = input(&field, "password", None);
    framed(texts, &field, control)
}

pub fn date_field(texts: &Texts, mut field: Field) -> AnyView {
    field.width = Width::Medium;
    let control = input(&field, "date", None);
    framed(texts, &field, control)
}

/// A number as text, because `type=number` swallows what it cannot read and people then see an
/// empty field; the unit stands behind it.
pub fn number_field(texts: &Texts, mut field: Field, unit: impl Into<String>) -> AnyView {
    let unit: String = unit.into();
    field.inputmode = field.inputmode.or(Some("decimal"));
    if field.width == Width::Full {
        field.width = Width::Medium;
    }
    let unit_id = (!unit.is_empty()).then(|| format!("{}-unit", field.id()));
    let control = input(&field, "text", unit_id.clone());
    let suffix = unit_id.map(|id| view! { <span class="unit" id=id>{unit}</span> });
    let control = view! { <div class="with-unit">{control}{suffix}</div> }.into_any();
    framed(texts, &field, control)
}
