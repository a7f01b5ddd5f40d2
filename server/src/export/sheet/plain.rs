//! Tables as CSV and JSON.

use serde_json::{Value, json};

use super::{Cell, Column, Table};

/// A table as [`csv_of`] writes it.
pub fn csv(table: &Table) -> Vec<u8> {
    csv_of(&table.columns, &table.rows)
}

/// UTF-8 with a BOM, without which Excel takes it for another encoding.
pub fn csv_of<R: AsRef<[Cell]>>(columns: &[Column], rows: impl IntoIterator<Item = R>) -> Vec<u8> {
    let mut out = b"\xEF\xBB\xBF".to_vec();
    write_record(&mut out, columns.iter().map(|column| guarded(&column.label)));
    for row in rows {
        write_record(
            &mut out,
            row.as_ref().iter().map(|cell| match cell {
                Cell::Text(text) => guarded(text),
                other => plain(other),
            }),
        );
    }
    out
}

/// Appends one record as RFC 4180 has it.
fn write_record(out: &mut Vec<u8>, cells: impl Iterator<Item = String>) {
    let start = out.len();
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push(b',');
        }
        if cell.contains([',', '"', '\r', '\n']) || cell.trim().len() != cell.len() {
            out.extend_from_slice(format!("\"{}\"", cell.replace('"', "\"\"")).as_bytes());
        } else {
            out.extend_from_slice(cell.as_bytes());
        }
    }
    if out.len() == start {
        // An empty line would be taken for no record at all.
        out.extend_from_slice(b"\"\"");
    }
    out.extend_from_slice(b"\r\n");
}

/// Whether a spreadsheet program may calculate a cell that starts with this.
pub fn calculates(first: char) -> bool {
    matches!(first, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\0' | '＝' | '＋' | '－' | '＠')
}

/// Apostrophes that stand before such a character already get one more, so that taking one
/// off restores every text.
fn guarded(text: &str) -> String {
    if text.trim_start_matches('\'').starts_with(calculates) {
        return format!("'{text}");
    }
    text.to_owned()
}

pub(super) fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Integer(value) => value.to_string(),
        Cell::Number(value) if value.is_finite() => value.to_string(),
        Cell::Date(day) => day.format("%Y-%m-%d").to_string(),
        Cell::DateTime(moment) => moment.format("%Y-%m-%dT%H:%M:%S").to_string(),
        Cell::Number(_) | Cell::Empty => String::new(),
    }
}

/// `{"name", "columns", "rows"}`, each row a list in the order of the columns.
pub fn json(table: &Table) -> Vec<u8> {
    let columns: Vec<&str> = table.columns.iter().map(|column| column.label.as_str()).collect();
    let value = |cell: &Cell| match cell {
        Cell::Empty => Value::Null,
        Cell::Integer(value) => json!(value),
        Cell::Number(value) => json!(value),
        other => Value::String(plain(other)),
    };
    let rows: Vec<Vec<Value>> = table.rows.iter().map(|row| row.iter().map(value).collect()).collect();
    json!({ "name": table.name, "columns": columns, "rows": rows }).to_string().into_bytes()
}
