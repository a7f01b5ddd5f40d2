//! The first page of each kind of person: what is due, and where to go.

use crate::ui::{self, PageHead};
use crate::visit::{Frame, Page, Visit};
use entity::refusal::{Outcome, Refusal};
use leptos::prelude::*;

/// Sends each person to their own first page.
pub async fn start(visit: &Visit) -> Outcome<Page> {
    let Some(actor) = &visit.actor else { return Ok(Page::Go("/sign-in".into())) };
    let companies = actor.companies();
    Ok(match companies.first() {
        Some(id) if !actor.is_staff() && companies.len() == 1 => Page::Go(format!("/s/{id}")),
        _ => Page::Go("/home".into()),
    })
}

/// The first page of staff.
pub async fn staff(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let actor = visit.actor()?;
    visit.page(Frame::new(w.home_title()).at("/home"), || {
        view! { {ui::page_head(PageHead::new(w.home_greeting(&actor.name)))} }.into_any()
    })
}

/// The first page of a company.
pub async fn company(_visit: &Visit) -> Outcome<Page> {
    Err(Refusal::NotFound.into())
}

/// Every part of the kit on one page; development builds only.
pub async fn parts(visit: &Visit) -> Outcome<Page> {
    if !visit.site.development {
        return Err(Refusal::NotFound.into());
    }
    visit.page(Frame::new("ui"), || ui::gallery::gallery(visit.lang().code()))
}
