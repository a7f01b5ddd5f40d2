use super::{Icon, menu};
use leptos::prelude::*;

pub struct Language {
    /// "en" or "zh-CN".
    pub code: String,
    /// Its own name for itself: "中文".
    pub label: String,
    pub href: String,
    pub current: bool,
}

pub fn language_switch(label: impl Into<String>, languages: Vec<Language>) -> AnyView {
    let label: String = label.into();
    let links: Vec<_> = languages
        .into_iter()
        .map(|language| {
            let current = language.current.then_some("true");
            view! {
                <li><a href=language.href lang=language.code.clone() hreflang=language.code aria-current=current>{language.label}</a></li>
            }
        })
        .collect();
    view! { <nav class="languages" aria-label=label><ul>{links}</ul></nav> }.into_any()
}

pub struct ThemeSwitch {
    pub action: String,
    /// The page to come back to.
    pub back: String,
    pub label: String,
    /// Value and word of each theme: `[("", "As the system"), ("light", "Light"), …]`.
    pub options: Vec<(String, String)>,
    pub current: String,
}

/// Posts `theme` and `back` to `action`.
pub fn theme_switch(switch: ThemeSwitch) -> AnyView {
    let items = switch
        .options
        .into_iter()
        .map(|(value, word)| {
            let pressed = if value == switch.current { "true" } else { "false" };
            view! {
                <form method="post" action=switch.action.clone()>
                    <input type="hidden" name="back" value=switch.back.clone()/>
                    <button type="submit" name="theme" value=value aria-pressed=pressed>{word}</button>
                </form>
            }
            .into_any()
        })
        .collect();
    menu(Icon::Contrast, switch.label, items)
}
