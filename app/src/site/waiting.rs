//! What waits for a member of staff: the first pieces by their day, and every heap with its count.

use crate::ui::{self, Column, Table, Task, Tone};
use crate::visit::Visit;
use entity::due::{Heap, Waiting};
use leptos::prelude::*;

/// The most pieces that are named; the heaps below lead to the rest.
pub const MOST: usize = 10;

/// Both parts, or word that there is nothing.
pub fn part(visit: &Visit, heaps: Vec<Heap>, pieces: Vec<Waiting>) -> AnyView {
    let w = visit.words;
    if heaps.is_empty() {
        let nothing = ui::empty(w.home_nothing_title(), w.home_nothing_body(), None);
        return ui::section(w.home_waiting(), nothing);
    }
    let first = (!pieces.is_empty()).then(|| ui::section(w.home_first(), first(visit, pieces)));
    view! { {first}{ui::section(w.home_waiting(), list(visit, heaps))} }.into_any()
}

fn list(visit: &Visit, heaps: Vec<Heap>) -> AnyView {
    let w = visit.words;
    let task = |heap: Heap| Task {
        title: w.code("due", heap.kind),
        href: Some(heap.href.into()),
        hint: None,
        status: ui::tag(Tone::Info, w.number(heap.count)),
    };
    ui::task_list(heaps.into_iter().map(task).collect())
}

fn first(visit: &Visit, pieces: Vec<Waiting>) -> AnyView {
    let w = visit.words;
    let rows = pieces
        .into_iter()
        .map(|piece| {
            let title = w.lookup(&format!("due-one-{}", piece.kind), &[("number", &piece.number)]);
            let title = title.unwrap_or_else(|| piece.number.clone());
            let when = when(visit, &piece);
            vec![
                view! { <a href=piece.href>{title}</a> }.into_any(),
                view! { <bdi>{piece.supplier}</bdi> }.into_any(),
                when,
            ]
        })
        .collect();
    ui::table(Table {
        caption: w.home_first().into(),
        columns: vec![
            Column::new(w.home_col_work()),
            Column::new(w.home_col_supplier()),
            Column::new(w.home_col_when()),
        ],
        rows,
        empty: ().into_any(),
        dense: false,
    })
}

/// The last day, or how long it has waited.
fn when(visit: &Visit, piece: &Waiting) -> AnyView {
    let w = visit.words;
    let today = visit.today();
    match (piece.due_on, piece.since) {
        (Some(day), _) => {
            let late = (day < today).then(|| view! { " "{ui::tag(Tone::Bad, w.home_overdue())} });
            view! { {visit.day(day)}{late} }.into_any()
        }
        (None, Some(at)) => w.home_since(visit.day(at.day(visit.zone))).into_any(),
        (None, None) => ().into_any(),
    }
}
