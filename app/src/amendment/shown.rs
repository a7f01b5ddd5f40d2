//! What both sides see of an amendment.

use crate::supplier::part::country;
use crate::ui::{self, Column, Tone};
use crate::visit::Visit;
use entity::amendment::{Amendment, State, Values};
use leptos::prelude::*;

/// Where an amendment stands.
pub fn state(visit: &Visit, state: State) -> AnyView {
    let tone = match state {
        State::Draft | State::Withdrawn => Tone::Neutral,
        State::Submitted => Tone::Info,
        State::Approved => Tone::Good,
        State::Returned => Tone::Warn,
    };
    ui::tag(tone, visit.words.code("amendment-state", state))
}

/// Old and new side by side; what stays as it is has no line.
pub fn differences(visit: &Visit, before: &Values, after: &Values) -> AnyView {
    let w = visit.words;
    let lang = visit.lang();
    let text = |value: &Option<String>| value.clone().unwrap_or_else(|| w.supplier_none().to_owned());
    let all = |values: &Values| {
        [
            values.name.clone(),
            text(&values.name_latin),
            country(lang, &values.country).to_owned(),
            text(&values.admin1),
            text(&values.city),
            text(&values.address),
        ]
    };
    let labels = [
        w.supplier_field_name(),
        w.supplier_field_name_latin(),
        w.supplier_field_country(),
        w.supplier_field_admin1(),
        w.supplier_field_city(),
        w.supplier_field_address(),
    ];
    let rows = labels
        .into_iter()
        .zip(all(before).into_iter().zip(all(after)))
        .filter(|(_, (old, new))| old != new)
        .map(|(label, (old, new))| {
            vec![
                label.into_any(),
                view! { <bdi class="muted">{old}</bdi> }.into_any(),
                view! { <strong><bdi>{new}</bdi></strong> }.into_any(),
            ]
        })
        .collect();
    ui::table(ui::Table {
        caption: w.amendment_differences().into(),
        columns: vec![
            Column::new(w.amendment_field()),
            Column::new(w.amendment_before()),
            Column::new(w.amendment_after()),
        ],
        rows,
        empty: view! { <p>{w.amendment_same()}</p> }.into_any(),
        dense: false,
    })
}

/// What was said in the register when it was decided; before that, what is said there now.
pub fn before(found: &Amendment, now: &Values) -> Values {
    found.before().unwrap_or_else(|| now.clone())
}
