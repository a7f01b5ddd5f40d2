//! Receipts: on screen, on one sheet of paper, and as the signed document.

use crate::ui::{self, Kind};
use crate::visit::{Frame, Page, Visit};
use entity::instant::Instant;
use entity::receipt::{self, Receipt};
use entity::refusal::{Outcome, Refusal};
use entity::supplier;
use leptos::prelude::*;

/// A receipt for its supplier.
pub async fn company(visit: &Visit) -> Outcome<Page> {
    let company = supplier::company(visit.store.read(), visit.actor()?, visit.id("supplier")?).await?;
    let found = own(visit).await?;
    let w = visit.words;
    let (folder, label) = match found.kind.as_str() {
        "submission" => ("declarations", w.declaration_title()),
        _ => ("instruments", w.nav_company_instruments()),
    };
    let home = format!("/s/{}/{folder}", company.id);
    let frame =
        Frame::new(title(visit, &found)).at(home.clone()).crumb(home, label).acting(company.id, company.name.clone());
    page(visit, frame, &found)
}

/// A receipt for staff who may read the supplier.
pub async fn staff(visit: &Visit) -> Outcome<Page> {
    let found = receipt::show(&visit.store, visit.actor()?, visit.id("id")?).await?;
    let frame = Frame::new(title(visit, &found)).at("/suppliers").crumb("/suppliers", visit.words.nav_suppliers());
    page(visit, frame, &found)
}

/// The signed document for its supplier.
pub async fn company_file(visit: &Visit) -> Outcome<Page> {
    Ok(file(own(visit).await?))
}

/// The signed document for staff.
pub async fn staff_file(visit: &Visit) -> Outcome<Page> {
    Ok(file(receipt::show(&visit.store, visit.actor()?, visit.id("id")?).await?))
}

/// The receipt in the address, if it belongs to the company in the address.
async fn own(visit: &Visit) -> Outcome<Receipt> {
    let supplier = visit.id("supplier")?;
    let found = receipt::show(&visit.store, visit.actor()?, visit.id("id")?).await?;
    if found.supplier_id == supplier { Ok(found) } else { Err(Refusal::NotFound.into()) }
}

fn file(found: Receipt) -> Page {
    Page::File {
        name: format!("receipt-{}.json", found.number),
        media_type: "application/json",
        bytes: found.document.into_bytes(),
    }
}

fn title(visit: &Visit, found: &Receipt) -> String {
    visit.words.receipt_title(&found.number)
}

fn page(visit: &Visit, frame: Frame, found: &Receipt) -> Outcome<Page> {
    let w = visit.words;
    let (facts, mut proofs) = stated(visit, found.lines()?);
    let (key, signature) = found.proof()?;
    proofs.push((w.receipt_key().into(), key));
    proofs.push((w.receipt_signature().into(), signature));
    let download = format!("{}/receipt.json", visit.path);
    let number = (w.receipt_number().to_owned(), found.number.clone());
    let home = frame.acting.as_ref().map(|(company, _)| format!("/s/{company}"));
    let (heading, kind) = (frame.title.clone(), w.code("receipt-kind", &found.kind));
    visit.page(frame, || {
        let note = w.receipt_note(format!("{}/verify", visit.site.base_url));
        let actions = vec![
            ui::link_button(download, w.receipt_download(), Kind::Secondary),
            ui::link_button("/verify", w.receipt_verify(), Kind::Quiet),
        ];
        view! {
            <h1>{heading}</h1>
            <p class="muted">{w.receipt_print()}</p>
            {ui::receipt(ui::Receipt { title: kind, number, facts, proofs, note })}
            {ui::actions(actions)}
            {home.map(|home| view! { <p><a href=home>{w.receipt_back()}</a></p> })}
        }
        .into_any()
    })
}

type Lines = Vec<(String, String)>;

/// The facts in the order in which people ask for them: who, what, when. What is not named here follows.
const ORDER: [&str; 13] = [
    "supplier_name",
    "supplier_number",
    "supplier",
    "instrument",
    "campaign",
    "declaration",
    "questionnaire",
    "version",
    "language",
    "submission",
    "files",
    "signed_at",
    "submitted_at",
];

/// What a receipt states, in the reader's words: facts, and hashes apart from them.
pub fn stated(visit: &Visit, lines: Lines) -> (Lines, Lines) {
    let w = visit.words;
    let hash = |value: &str| value.len() == 64 && value.chars().all(|c| c.is_ascii_hexdigit());
    let mut known: Lines = lines.into_iter().filter(|(name, _)| name != "receipt" && name != "kind").collect();
    known.sort_by_key(|(name, _)| ORDER.iter().position(|n| n == name).unwrap_or(ORDER.len()));
    let worded = known.into_iter().map(|(name, value)| {
        let word = match name.as_str() {
            "instrument" => w.code("instrument", &value),
            "language" => w.code("language", &value),
            "signed_at" | "submitted_at" | "issued_at" => moment(visit, value),
            _ => value,
        };
        (w.code("receipt-fact", name), word)
    });
    worded.partition(|(_, value)| !hash(value))
}

/// A time as the document writes it, in the reader's words.
fn moment(visit: &Visit, written: String) -> String {
    chrono::DateTime::parse_from_rfc3339(&written).map_or(written, |at| visit.time(Instant(at.timestamp_micros())))
}
