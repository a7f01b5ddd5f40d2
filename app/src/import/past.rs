//! What lists have brought about a supplier: its imported past.

use crate::ui::{self, Column, Table, Tone};
use crate::visit::Visit;
use entity::Id;
use entity::import::{Origin, Past};
use entity::permission::Permission;
use leptos::prelude::*;

/// The imported records of a supplier, each with its batch and source; nothing when there are none.
pub fn past(visit: &Visit, records: &[Past]) -> Option<AnyView> {
    let w = visit.words;
    if records.is_empty() {
        return None;
    }
    let line = |record: &Past| {
        let result = record.passed.map(|passed| match passed {
            true => ui::tag(Tone::Good, w.import_past_passed()),
            false => ui::tag(Tone::Bad, w.import_past_failed()),
        });
        vec![
            visit.day(record.at.day(visit.zone)).into_any(),
            w.code("import-past", &record.kind).into_any(),
            result.into_any(),
            imported(visit, record.batch, &record.number),
            record.source.clone().into_any(),
        ]
    };
    let table = ui::table(Table {
        caption: w.import_past_title().into(),
        columns: vec![
            Column::new(w.import_past_day()),
            Column::new(w.import_past_what()),
            Column::new(w.import_past_result()),
            Column::new(w.import_past_batch()),
            Column::new(w.import_head_source()),
        ],
        rows: records.iter().map(line).collect(),
        empty: ().into_any(),
        dense: true,
    });
    Some(ui::section(w.import_past_title(), table))
}

/// That a record came with a list, with its batch and source; nothing for one that was made here.
pub fn origin(visit: &Visit, origin: Option<Origin>) -> Option<AnyView> {
    let origin = origin?;
    Some(view! { <p>{imported(visit, origin.id, &origin.number)}" "{origin.source}</p> }.into_any())
}

fn imported(visit: &Visit, batch: Id, number: &str) -> AnyView {
    let number = number.to_owned();
    let batch = match visit.may(Permission::SupplierMerge) {
        true => view! { <a href=format!("/imports/{batch}")>{number}</a> }.into_any(),
        false => number.into_any(),
    };
    view! { {ui::tag(Tone::Neutral, visit.words.import_past_imported())}" "{batch} }.into_any()
}
