//! Verifying a receipt: for anyone who holds one.

use super::receipt::stated;
use crate::ui::{self, Field, Kind, NoticeKind, PageHead, Row};
use crate::visit::{Frame, Page, Visit};
use entity::refusal::Outcome;
use leptos::prelude::*;

/// The page where a receipt is pasted.
pub async fn ask(visit: &Visit) -> Outcome<Page> {
    visit.page(Frame::new(visit.words.verify_title()), || view! { {head(visit)}{form(visit, "")} }.into_any())
}

/// What was found: `payload` is what the document states, as [`entity::receipt::lines`] reads it; none when it does
/// not hold. `pasted` stays in the form.
pub fn result(visit: &Visit, pasted: &str, payload: Option<Vec<(String, String)>>) -> Outcome<Page> {
    let w = visit.words;
    let prefix = if payload.is_none() { w.title_error_prefix() } else { "" };
    visit.page(Frame::new(format!("{prefix}{}", w.verify_title())), || {
        let verdict = match &payload {
            Some(_) => ui::notice(NoticeKind::Good, w.verify_holds()),
            None if pasted.trim().is_empty() => ui::notice(NoticeKind::Bad, w.verify_empty()),
            None => ui::notice(NoticeKind::Bad, w.verify_refused()),
        };
        let states = payload.map(|lines| states(visit, lines));
        view! { {verdict}{head(visit)}{states}{form(visit, pasted)} }.into_any()
    })
}

fn states(visit: &Visit, lines: Vec<(String, String)>) -> AnyView {
    let w = visit.words;
    let value = |name: &str| lines.iter().find(|(n, _)| n == name).map(|(_, v)| v.clone()).unwrap_or_default();
    let (number, kind) = (value("receipt"), w.code("receipt-kind", value("kind")));
    let (facts, proofs) = stated(visit, lines);
    let mut rows = vec![Row::new(w.receipt_number(), number), Row::new(w.verify_kind(), kind)];
    rows.extend(facts.into_iter().map(|(key, value)| Row::new(key, value)));
    rows.extend(proofs.into_iter().map(|(key, value)| Row::new(key, view! { <code>{value}</code> })));
    ui::section(w.verify_states(), ui::summary_list(rows))
}

fn head(visit: &Visit) -> AnyView {
    let w = visit.words;
    view! {
        {ui::page_head(PageHead::new(w.verify_title()))}
        <p>{w.verify_lead()}</p>
        <p>{w.verify_offline()} " " <a href="/.well-known/probity-keys.json">{w.verify_keys()}</a></p>
    }
    .into_any()
}

fn form(visit: &Visit, pasted: &str) -> AnyView {
    let w = visit.words;
    let field = Field::new("document", w.verify_document()).hint(w.verify_hint()).value(pasted);
    let text = ui::text_area(&w.texts(), field, 12, None);
    let button = ui::actions(vec![ui::button(w.verify_button(), Kind::Primary)]);
    ui::form("/verify", view! { {text}{button} }.into_any())
}
