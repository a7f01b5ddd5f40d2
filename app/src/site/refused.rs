//! Pages for what went wrong: not found, not allowed, changed meanwhile, broken. Each says what to do next.

use crate::ui::{self, Kind};
use crate::visit::{Frame, Page, Visit};
use entity::refusal::{Outcome, Refusal};
use leptos::prelude::*;

/// The page for a refusal that no form can show.
pub fn page(visit: &Visit, refusal: &Refusal) -> Outcome<Page> {
    let w = visit.words;
    let (title, body) = match refusal {
        Refusal::NotFound => (w.not_found_title(), w.not_found_body().to_owned()),
        Refusal::NotAllowed(_) => (w.not_allowed_title(), w.refusal(refusal)),
        Refusal::Conflict(_) => (w.conflict_title(), w.refusal(refusal)),
        Refusal::Unavailable(_) => (w.unavailable_title(), w.refusal(refusal)),
        Refusal::Invalid(_) => (w.invalid_title(), w.refusal(refusal)),
    };
    visit.page(Frame::new(title), || {
        view! {
            <h1>{title}</h1>
            {ui::empty("", body, Some(ui::link_button("/", w.back_to_start(), Kind::Secondary)))}
        }
        .into_any()
    })
}
