//! The islands: small pieces that make a page quicker where JavaScript runs. Every page works without them.
//!
//! Each stands inside the form or beside the control it helps and draws one line of text, which is empty until there
//! is something to say. Their texts come with them, in the language of the page; nothing here is translated.

#[cfg(feature = "hydrate")]
mod dom;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What [`Autosave`] says.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct AutosaveWords {
    /// "Saved %time": the time of day stands for `%time`.
    pub saved: String,
    /// While it is on its way.
    pub saving: String,
    /// The connection is gone; it is tried again by itself.
    pub offline: String,
    /// Somebody else changed the record.
    pub conflict: String,
    /// The session is over.
    pub sign_in: String,
    /// What was typed is not accepted yet; the plain form says what is wrong.
    pub refused: String,
}

/// What [`Upload`] says.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct UploadWords {
    /// "%sent of %all sent".
    pub sending: String,
    /// Everything is sent and the server is at work.
    pub storing: String,
    /// The connection broke.
    pub failed: String,
}

/// What [`CharacterCount`] says.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct CountWords {
    /// "%count characters left".
    pub left: String,
    /// "%count characters too many".
    pub over: String,
}

/// Saves the form it stands in while people type: two seconds after the last key, at each change and when the page
/// goes away. The form is `<form data-autosave>`; its own address and fields are used, so there is nothing to keep
/// equal. A hidden `version` is kept up to date by the answer.
#[island]
pub fn Autosave(words: AutosaveWords) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let line = NodeRef::<leptos::html::P>::new();
    wake(line, move |_node| {
        #[cfg(feature = "hydrate")]
        dom::autosave(&_node, words.clone(), text);
        #[cfg(not(feature = "hydrate"))]
        let _ = (&words, text);
    });
    view! { <p class="counter" role="status" node_ref=line>{move || text.get()}</p> }
}

/// Shows how far the files of the form it stands in have come, in bytes. Without it the browser sends the form itself.
#[island]
pub fn Upload(words: UploadWords) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let line = NodeRef::<leptos::html::P>::new();
    wake(line, move |_node| {
        #[cfg(feature = "hydrate")]
        dom::upload(&_node, words.clone(), text);
        #[cfg(not(feature = "hydrate"))]
        let _ = (&words, text);
    });
    view! { <p class="counter" role="status" node_ref=line>{move || text.get()}</p> }
}

/// Counts the characters of every text area with `data-limit` in the form it stands in.
#[island]
pub fn CharacterCount(words: CountWords) -> impl IntoView {
    let line = NodeRef::<leptos::html::P>::new();
    wake(line, move |_node| {
        #[cfg(feature = "hydrate")]
        dom::count(&_node, words.clone());
        #[cfg(not(feature = "hydrate"))]
        let _ = &words;
    });
    view! { <p class="hidden" node_ref=line></p> }
}

/// Calls `start` with the island's own element once it is on the page.
fn wake(line: NodeRef<leptos::html::P>, start: impl Fn(Node) + 'static) {
    Effect::new(move |_| {
        if let Some(_node) = line.get() {
            #[cfg(feature = "hydrate")]
            start(_node.into());
            #[cfg(not(feature = "hydrate"))]
            start(());
        }
    });
}

#[cfg(feature = "hydrate")]
type Node = web_sys::Element;
#[cfg(not(feature = "hydrate"))]
type Node = ();
