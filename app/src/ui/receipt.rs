use leptos::prelude::*;

/// The proof a supplier keeps: one A4 page on paper.
pub struct Receipt {
    pub title: String,
    /// Label and number: "Receipt number", "PR-2026-000123".
    pub number: (String, String),
    pub facts: Vec<(String, String)>,
    /// Label and value of hashes and signatures, in full.
    pub proofs: Vec<(String, String)>,
    pub note: String,
}

pub fn receipt(receipt: Receipt) -> AnyView {
    let facts: Vec<_> =
        receipt.facts.into_iter().map(|(key, value)| view! { <div><dt>{key}</dt><dd>{value}</dd></div> }).collect();
    let proofs: Vec<_> = receipt
        .proofs
        .into_iter()
        .map(|(key, value)| view! { <div><dt>{key}</dt><dd><code>{value}</code></dd></div> })
        .collect();
    let (number_label, number) = receipt.number;
    view! {
        <article class="receipt">
            <header>
                <h2>{receipt.title}</h2>
                <p><span>{number_label}</span><strong>{number}</strong></p>
            </header>
            <dl class="summary">{facts}</dl>
            <dl class="proofs">{proofs}</dl>
            <p class="note">{receipt.note}</p>
        </article>
    }
    .into_any()
}
