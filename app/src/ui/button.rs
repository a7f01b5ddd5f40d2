use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Primary,
    Secondary,
    Danger,
    Quiet,
}

impl Kind {
    fn class(self) -> &'static str {
        match self {
            Kind::Primary => "button primary",
            Kind::Secondary => "button secondary",
            Kind::Danger => "button danger",
            Kind::Quiet => "button quiet",
        }
    }
}

/// Submits the form it stands in.
pub fn button(label: impl Into<String>, kind: Kind) -> AnyView {
    let label: String = label.into();
    view! { <button type="submit" class=kind.class()>{label}</button> }.into_any()
}

/// Submits the form together with `name=value`, for forms that can end in several ways.
pub fn button_with(label: impl Into<String>, kind: Kind, name: impl Into<String>, value: impl Into<String>) -> AnyView {
    let (label, name, value): (String, String, String) = (label.into(), name.into(), value.into());
    view! { <button type="submit" class=kind.class() name=name value=value>{label}</button> }.into_any()
}

/// A link that looks like a button: it goes somewhere and changes nothing.
pub fn link_button(href: impl Into<String>, label: impl Into<String>, kind: Kind) -> AnyView {
    let (href, label): (String, String) = (href.into(), label.into());
    view! { <a class=kind.class() href=href>{label}</a> }.into_any()
}

/// The row of buttons that ends a form or a page head.
pub fn actions(buttons: Vec<AnyView>) -> AnyView {
    view! { <div class="actions">{buttons}</div> }.into_any()
}
