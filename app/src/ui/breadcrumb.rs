use super::Texts;
use leptos::prelude::*;

#[derive(Clone, Debug)]
pub struct Crumb {
    pub label: String,
    /// `None` for the page itself.
    pub href: Option<String>,
}

impl Crumb {
    pub fn to(href: impl Into<String>, label: impl Into<String>) -> Self {
        Crumb { label: label.into(), href: Some(href.into()) }
    }

    pub fn here(label: impl Into<String>) -> Self {
        Crumb { label: label.into(), href: None }
    }
}

pub fn breadcrumb(texts: &Texts, crumbs: Vec<Crumb>) -> AnyView {
    if crumbs.is_empty() {
        return ().into_any();
    }
    let crumbs: Vec<_> = crumbs
        .into_iter()
        .map(|crumb| match crumb.href {
            Some(href) => view! { <li><a href=href>{crumb.label}</a></li> }.into_any(),
            None => view! { <li aria-current="page">{crumb.label}</li> }.into_any(),
        })
        .collect();
    view! { <nav class="breadcrumb" aria-label=texts.you_are_here.clone()><ol>{crumbs}</ol></nav> }.into_any()
}
