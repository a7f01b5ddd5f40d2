use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Neutral,
    Info,
    Good,
    Warn,
    Bad,
}

/// A state as a word; the dot only repeats it.
pub fn tag(tone: Tone, word: impl Into<String>) -> AnyView {
    let word: String = word.into();
    let class = match tone {
        Tone::Neutral => "tag neutral",
        Tone::Info => "tag info",
        Tone::Good => "tag good",
        Tone::Warn => "tag warn",
        Tone::Bad => "tag bad",
    };
    view! { <span class=class>{word}</span> }.into_any()
}
