//! What was wrong with the rows of a file.

use super::column;
use crate::ui::{self, Column, Table, Tone};
use crate::visit::Visit;
use entity::import::{Batch, BatchRow, Note};
use entity::list::Turn;
use entity::refusal::FieldError;
use leptos::prelude::*;

/// Errors and warnings row by row, a page at a time.
pub fn table(visit: &Visit, batch: &Batch, rows: &[BatchRow], turn: &Turn) -> AnyView {
    let w = visit.words;
    let mut lines = Vec::new();
    for row in rows {
        for (error, errors) in [(true, &row.problems.errors), (false, &row.problems.warnings)] {
            lines.extend(errors.iter().map(|e| line(visit, batch, row.number, e, error)));
        }
    }
    let first = rows.first().map(|row| w.import_next_rows(w.number(row.number))).unwrap_or_default();
    let pager = (turn.next.is_some() || turn.previous.is_some()).then(|| visit.pager(turn, first));
    let table = ui::table(Table {
        caption: w.import_problems().into(),
        columns: vec![
            Column::new(w.import_head_row()).numeric(),
            Column::new(w.import_head_message()),
            Column::new(w.import_head_level()),
        ],
        rows: lines,
        empty: view! { <p>{w.import_problems_none()}</p> }.into_any(),
        dense: true,
    });
    ui::section(w.import_problems(), view! { {table}{pager} }.into_any())
}

fn line(visit: &Visit, batch: &Batch, row: i64, error: &FieldError, refuses: bool) -> Vec<AnyView> {
    let w = visit.words;
    let level = match refuses {
        true => ui::tag(Tone::Bad, w.import_level_error()),
        false => ui::tag(Tone::Warn, w.import_level_warning()),
    };
    let message = view! { <strong>{column(w, batch, &error.field)}</strong>" "{w.problem(error)} };
    vec![w.number(row).into_any(), message.into_any(), level]
}

/// What concerns the file or many of its rows.
pub fn notes(visit: &Visit, batch: &Batch, notes: &[Note]) -> Option<AnyView> {
    let w = visit.words;
    if notes.is_empty() {
        return None;
    }
    let line = |note: &Note| {
        let error =
            FieldError::new(&note.column, &note.code).with("value", &note.value).with("count", w.number(note.count));
        // What concerns the file as a whole has neither a row nor a number of rows.
        let (row, count) = match note.row {
            0 => (String::new(), String::new()),
            row => (w.number(row), w.number(note.count)),
        };
        vec![row.into_any(), column(w, batch, &note.column).into_any(), w.problem(&error).into_any(), count.into_any()]
    };
    let table = ui::table(Table {
        caption: w.import_notes().into(),
        columns: vec![
            Column::new(w.import_note_row()).numeric(),
            Column::new(w.import_head_column()),
            Column::new(w.import_note_text()),
            Column::new(w.import_note_count()).numeric(),
        ],
        rows: notes.iter().take(50).map(line).collect(),
        empty: ().into_any(),
        dense: true,
    });
    Some(ui::section(w.import_notes(), table))
}
