//! What is kept about people, why, who sees it, and whom to ask.

use crate::ui::{self, PageHead};
use crate::visit::{Frame, Page, Visit};
use entity::refusal::Outcome;
use leptos::prelude::*;

/// The notice; whoever signs in for the first time is led to it.
pub async fn notice(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let parts = [
        (w.privacy_kept_title(), w.privacy_kept()),
        (w.privacy_why_title(), w.privacy_why()),
        (w.privacy_who_title(), w.privacy_who()),
        (w.privacy_files_title(), w.privacy_files()),
        (w.privacy_long_title(), w.privacy_long()),
        (w.privacy_browser_title(), w.privacy_browser()),
        (w.privacy_ask_title(), w.privacy_ask()),
    ];
    visit.page(Frame::new(w.privacy_title()), || {
        let parts: Vec<AnyView> =
            parts.into_iter().map(|(title, text)| ui::section(title, view! { <p>{text}</p> }.into_any())).collect();
        view! { {ui::page_head(PageHead::new(w.privacy_title()))}<p>{w.privacy_lead()}</p>{parts} }.into_any()
    })
}
