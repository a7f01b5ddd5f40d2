//! What a supplier replied and what it was answered; what it signed.

use super::part;
use crate::ui::{self, Column, Row, Table, Tone};
use crate::visit::Visit;
use entity::instrument::{Replied, Reply, Signature};
use leptos::prelude::*;

/// The replies, newest first. The supplier's own names stay; of the buyer's side a supplier sees the answer alone.
pub fn replies(visit: &Visit, replies: &[Replied], for_staff: bool) -> Vec<AnyView> {
    replies.iter().map(|one| reply(visit, one, for_staff)).collect()
}

fn reply(visit: &Visit, one: &Replied, for_staff: bool) -> AnyView {
    let w = visit.words;
    let mut rows = vec![
        Row::new(w.signing_replied_by(), one.replied_by.clone()),
        Row::new(w.signing_replied_at(), visit.time(one.replied_at)),
        Row::new(w.code("signing-reply-text", one.kind), part::lines(&one.reason)),
    ];
    if let Some(link) = &one.link {
        rows.push(Row::new(w.signing_link(), ui::safe_link(link.clone(), link.clone())));
    }
    match (&one.decision, &one.decision_reason) {
        (Some(decision), Some(reason)) => {
            rows.push(Row::new(w.signing_decision(), w.code("signing-decision", decision)));
            rows.push(Row::new(w.signing_answer(), part::lines(reason)));
            if let Some(by) = one.decided_by.as_ref().filter(|_| for_staff) {
                rows.push(Row::new(w.signing_decided_by(), by.clone()));
            }
            rows.extend(one.decided_at.map(|at| Row::new(w.signing_decided_at(), visit.time(at))));
        }
        // A refusal to sign is an answer itself; nobody decides about it.
        _ if one.kind == Reply::Decline => {}
        _ => rows.push(Row::new(w.signing_answer(), w.signing_no_answer().to_owned())),
    }
    ui::section(w.code("signing-reply", one.kind), ui::summary_list(rows))
}

/// Signatures with their receipts. `receipts` is where receipts are read: `/receipts` or `/s/<id>/receipts`.
pub fn signatures(visit: &Visit, signatures: &[Signature], receipts: &str) -> AnyView {
    let w = visit.words;
    let rows = signatures.iter().map(|one| signature(visit, one, receipts)).collect();
    let columns = vec![
        Column::new(w.instrument_what()),
        Column::new(w.signature_signed_at()),
        Column::new(w.signature_language()),
        Column::new(w.signature_signer()),
        Column::new(w.signature_receipt()),
        Column::new(w.instrument_state()),
    ];
    let empty = ui::empty("", w.signature_none(), None);
    ui::table(Table { caption: w.signature_title().into(), columns, rows, empty, dense: false })
}

fn signature(visit: &Visit, one: &Signature, receipts: &str) -> Vec<AnyView> {
    let w = visit.words;
    let signer = match (&one.signer_name, &one.signer_title) {
        (Some(name), Some(title)) => w.signature_by(name, title),
        _ => String::new(),
    };
    let receipt = match (one.receipt_id, &one.receipt) {
        (Some(id), Some(number)) => {
            let (href, number) = (format!("{receipts}/{id}"), number.clone());
            view! { <a class="unbroken" href=href>{number}</a> }.into_any()
        }
        _ => ui::tag(Tone::Neutral, w.instrument_imported()),
    };
    let state = match (one.voided_at, &one.void_reason) {
        (Some(at), reason) => {
            let why = w.signature_voided(reason.clone().unwrap_or_default(), visit.time(at));
            view! { {ui::tag(Tone::Bad, w.code("signing-state", "void"))} <p>{why}</p> }.into_any()
        }
        _ => ui::tag(Tone::Good, w.code("signing-state", "signed")),
    };
    vec![
        part::name(w, one.instrument, one.number).into_any(),
        visit.time(one.signed_at).into_any(),
        w.code("language", one.lang).into_any(),
        signer.into_any(),
        receipt,
        state,
    ]
}
