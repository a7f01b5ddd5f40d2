//! Receipts: on screen, on one sheet of paper, and as the signed document.

use crate::ui::{self, Kind};
use crate::visit::{Frame, Page, Visit};
use crate::words::Words;
use entity::receipt::{self, Receipt};
use entity::refusal::{Outcome, Refusal};
use entity::supplier;
use leptos::prelude::*;

/// A receipt for its supplier.
pub async fn company(visit: &Visit) -> Outcome<Page> {
    let company = supplier::company(visit.store.read(), visit.actor()?, visit.id("supplier")?).await?;
    let found = own(visit).await?;
    let home = format!("/s/{}/instruments", company.id);
    let frame = Frame::new(title(visit, &found))
        .at(home.clone())
        .crumb(home, visit.words.nav_company_instruments())
        .acting(company.id, company.name.clone());
    page(visit, frame, &found)
}

/// A receipt for staff who may read the supplier.
pub async fn staff(visit: &Visit) -> Outcome<Page> {
    let found = receipt::show(&visit.store, visit.actor()?, visit.id("id")?).await?;
    page(visit, Frame::new(title(visit, &found)).at("/instruments"), &found)
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
    let (facts, mut proofs) = stated(w, found.lines()?);
    let (key, signature) = found.proof()?;
    proofs.push((w.receipt_key().into(), key));
    proofs.push((w.receipt_signature().into(), signature));
    let download = format!("{}/receipt.json", visit.path);
    let number = (w.receipt_number().to_owned(), found.number.clone());
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
        }
        .into_any()
    })
}

type Lines = Vec<(String, String)>;

/// What a receipt states, in the reader's words: facts, and hashes apart from them.
pub fn stated(w: Words, lines: Lines) -> (Lines, Lines) {
    let hash = |value: &str| value.len() == 64 && value.chars().all(|c| c.is_ascii_hexdigit());
    let known = lines.into_iter().filter(|(name, _)| name != "receipt" && name != "kind");
    let worded = known.map(|(name, value)| {
        let word = match name.as_str() {
            "instrument" => w.code("instrument", &value),
            "language" => w.code("lang", &value),
            _ => value,
        };
        (w.code("receipt-fact", name), word)
    });
    worded.partition(|(_, value)| !hash(value))
}
