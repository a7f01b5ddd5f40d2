//! Collects cells in reading order and holds them to limits.

use std::collections::BTreeMap;

use super::{Sheet, SheetError, header};

pub const MAX_ROWS: usize = 200_000;
pub const MAX_COLUMNS: usize = 200;
/// What Excel allows in one cell.
pub const MAX_CELL: usize = 32_767;
const MAX_CELLS: usize = 4_000_000;
const MAX_TEXT: usize = 128 * 1024 * 1024;

/// The filled cells of one sheet, empty rows left out.
#[derive(Debug, Default)]
pub struct Rows {
    rows: Vec<(u32, Vec<String>)>,
    warnings: BTreeMap<(u32, &'static str), Vec<String>>,
    cells: usize,
    text: usize,
}

impl Rows {
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Takes the cell at `row`, from 1, and `column`, from 0.
    pub fn put<T>(&mut self, row: u32, column: usize, value: T) -> Result<(), SheetError>
    where
        T: AsRef<str> + Into<String>,
    {
        let text = value.as_ref();
        if text.trim().is_empty() {
            return Ok(());
        }
        if column >= MAX_COLUMNS {
            return Err(SheetError::new("too_many_columns", place(row, column)));
        }
        if text.len() > MAX_CELL && text.chars().count() > MAX_CELL {
            self.warn(row, "cell_too_long", column_letters(column));
            return self.place(row, column, String::new());
        }
        if text.contains(is_hidden) {
            self.warn(row, "hidden_characters", column_letters(column));
            return self.place(row, column, text.replace(is_hidden, ""));
        }
        self.place(row, column, value.into())
    }

    fn place(&mut self, row: u32, column: usize, text: String) -> Result<(), SheetError> {
        self.text += text.len();
        match self.rows.last() {
            Some((last, _)) if *last > row => {
                return Err(SheetError::new("unreadable", format!("row {row} after row {last}")));
            }
            Some((last, _)) if *last == row => {}
            _ if self.rows.len() >= MAX_ROWS => return Err(SheetError::new("too_many_rows", row)),
            _ => self.rows.push((row, Vec::new())),
        }
        if let Some((_, cells)) = self.rows.last_mut() {
            if cells.len() <= column {
                self.cells += column + 1 - cells.len();
                cells.resize(column + 1, String::new());
            }
            cells[column] = text;
        }
        if self.cells > MAX_CELLS || self.text > MAX_TEXT {
            return Err(SheetError::new("too_many_cells", place(row, column)));
        }
        Ok(())
    }

    /// One warning per row and code, so that their number stays bound to the rows.
    pub fn warn(&mut self, row: u32, code: &'static str, detail: String) {
        self.warnings.entry((row, code)).or_default().push(detail);
    }

    /// Names rows that reach beyond the header. When most do, the header lacks a label and no row is at fault.
    fn warn_of_more_cells(&mut self, labels: usize) {
        let wide: Vec<u32> = self.rows.iter().filter(|(_, cells)| cells.len() > labels).map(|(row, _)| *row).collect();
        if wide.len() * 2 < self.rows.len() {
            for row in wide {
                self.warn(row, "more_cells", column_letters(labels));
            }
        }
    }

    /// Tells header from data.
    pub fn into_sheet(mut self, name: String, format: &'static str) -> Sheet {
        let found = header::find(&self.rows);
        let header_row = self.rows.get(found.last).map_or(1, |(row, _)| *row as usize);
        let taken = self.rows.len().min(found.last + 1);
        self.rows.drain(..taken);
        let mut header = found.labels;
        self.warn_of_more_cells(header.len());
        let widest = self.rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
        header.resize(header.len().max(widest), String::new());
        for (_, cells) in &mut self.rows {
            cells.resize(header.len(), String::new());
        }
        let told =
            |((row, code), details): ((u32, &str), Vec<String>)| (row, format!("{code}: {}", details.join(", ")));
        Sheet {
            name,
            format,
            encoding: None,
            delimiter: None,
            header_row,
            header,
            rows: self.rows,
            warnings: self.warnings.into_iter().map(told).collect(),
        }
    }
}

/// Control characters, and direction marks that let a text read differently from what it says.
fn is_hidden(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn place(row: u32, column: usize) -> String {
    format!("{}{row}", column_letters(column))
}

/// The name a spreadsheet program shows for the column at `index`, from 0.
pub fn column_letters(index: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = index + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}
