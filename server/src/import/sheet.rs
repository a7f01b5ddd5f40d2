//! Reads an uploaded table, whatever program wrote it, into one shape.

mod cell;
mod header;
mod package;
mod rows;
#[cfg(test)]
mod tests;

use std::fmt;
use std::io::Cursor;

use calamine::{
    Cell, Data, DataRef, Ods, OdsError, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsb, XlsbError, Xlsx,
    XlsxError,
};

use super::text;
use package::Kind;
pub use rows::{MAX_CELL, MAX_COLUMNS, MAX_ROWS, Rows, column_letters};

/// No file above this size is looked at.
pub const MAX_FILE: u64 = 64 * 1024 * 1024;

/// One table out of a file: its header and the rows below it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    pub name: String,
    /// `csv`, `xlsx`, `xlsb`, `xls` or `ods`.
    pub format: &'static str,
    pub encoding: Option<String>,
    pub delimiter: Option<char>,
    /// The row in the file, from 1, on which the header ends.
    pub header_row: usize,
    pub header: Vec<String>,
    /// Each with its row in the file, from 1, and at least as wide as the header.
    pub rows: Vec<(u32, Vec<String>)>,
    /// A row in the file, 0 for the file itself, with `code` or `code: detail`.
    pub warnings: Vec<(u32, String)>,
}

/// Why a file was refused: a code that the texts know, and what only this file can say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetError {
    pub code: &'static str,
    pub detail: String,
}

impl SheetError {
    /// Every code a refusal may carry.
    pub const CODES: [&str; 15] = [
        "empty_file",
        "forbidden",
        "missing",
        "no_rows",
        "not_a_file",
        "not_a_table",
        "open_quote",
        "protected",
        "too_large",
        "too_many_cells",
        "too_many_columns",
        "too_many_rows",
        "unreadable",
        "unreadable_too_large",
        "wrong_extension",
    ];

    pub fn new(code: &'static str, detail: impl fmt::Display) -> Self {
        let detail = detail.to_string().chars().take(300).collect();
        Self { code, detail }
    }
}

impl fmt::Display for SheetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.detail.is_empty() {
            return f.write_str(self.code);
        }
        write!(f, "{}: {}", self.code, self.detail)
    }
}

impl std::error::Error for SheetError {}

/// Reads the first sheet that holds something.
///
/// XLS and ODS are laid out as a full grid in memory, and any parser may be made to ask for
/// too much: outside of tests this runs in the child process of `import::child` only.
pub fn read(bytes: &[u8], file_name: &str) -> Result<Sheet, SheetError> {
    if bytes.is_empty() {
        return Err(SheetError::new("empty_file", ""));
    }
    if bytes.len() as u64 > MAX_FILE {
        return Err(SheetError::new("too_large", bytes.len()));
    }
    let kind = package::kind(bytes, file_name)?;
    let mut sheet = match kind {
        Kind::Text => read_text(bytes, file_name)?,
        Kind::Xlsx => read_xlsx(bytes)?,
        Kind::Xlsb => read_xlsb(bytes)?,
        Kind::Xls => read_xls(bytes)?,
        Kind::Ods => read_ods(bytes)?,
    };
    if sheet.rows.is_empty() {
        return Err(SheetError::new("no_rows", sheet.header.len()));
    }
    if !kind.expects(file_name) {
        sheet.warnings.insert(0, (0, format!("read_as: {}", kind.format())));
    }
    Ok(sheet)
}

fn read_text(bytes: &[u8], file_name: &str) -> Result<Sheet, SheetError> {
    let table = text::read(bytes)?;
    let stem = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    let name = stem.rsplit_once('.').map_or(stem, |(name, _)| name);
    let mut sheet = table.rows.into_sheet(name.to_owned(), Kind::Text.format());
    if table.had_errors {
        sheet.warnings.insert(0, (0, "decoding_errors".to_owned()));
    }
    sheet.encoding = Some(table.encoding.to_owned());
    sheet.delimiter = Some(table.delimiter);
    Ok(sheet)
}

fn read_xlsx(bytes: &[u8]) -> Result<Sheet, SheetError> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(refuse_xlsx)?;
    first_filled(Kind::Xlsx, worksheets(book.sheets_metadata()), |name| {
        let mut cells = book.worksheet_cells_reader(name).map_err(refuse_xlsx)?;
        stream(|| cells.next_cell().map_err(refuse_xlsx))
    })
}

fn read_xlsb(bytes: &[u8]) -> Result<Sheet, SheetError> {
    let mut book = Xlsb::new(Cursor::new(bytes)).map_err(refuse_xlsb)?;
    first_filled(Kind::Xlsb, worksheets(book.sheets_metadata()), |name| {
        let mut cells = book.worksheet_cells_reader(name).map_err(refuse_xlsb)?;
        stream(|| cells.next_cell().map_err(refuse_xlsb))
    })
}

fn read_xls(bytes: &[u8]) -> Result<Sheet, SheetError> {
    let mut book = Xls::new(Cursor::new(bytes)).map_err(refuse_xls)?;
    first_filled(Kind::Xls, worksheets(book.sheets_metadata()), |name| {
        grid(&book.worksheet_range(name).map_err(refuse_xls)?)
    })
}

fn read_ods(bytes: &[u8]) -> Result<Sheet, SheetError> {
    let mut book = Ods::new(Cursor::new(bytes)).map_err(refuse_ods)?;
    first_filled(Kind::Ods, worksheets(book.sheets_metadata()), |name| {
        grid(&book.worksheet_range(name).map_err(refuse_ods)?)
    })
}

/// Hidden sheets hold lists and workings, not what somebody means to hand in.
fn worksheets(sheets: &[calamine::Sheet]) -> Vec<String> {
    let shown = |s: &&calamine::Sheet| s.typ == SheetType::WorkSheet && s.visible == SheetVisible::Visible;
    sheets.iter().filter(shown).map(|s| s.name.clone()).collect()
}

fn first_filled(
    kind: Kind,
    names: Vec<String>,
    mut rows_of: impl FnMut(&str) -> Result<Rows, SheetError>,
) -> Result<Sheet, SheetError> {
    for name in &names {
        let rows = rows_of(name)?;
        if rows.is_empty() {
            continue;
        }
        let mut sheet = rows.into_sheet(name.clone(), kind.format());
        let others: Vec<&str> = names.iter().filter(|n| *n != name).take(20).map(String::as_str).collect();
        if !others.is_empty() {
            sheet.warnings.insert(0, (0, format!("other_sheets: {}", others.join(", "))));
        }
        return Ok(sheet);
    }
    Err(SheetError::new("empty_file", ""))
}

fn stream<'a>(mut next: impl FnMut() -> Result<Option<Cell<DataRef<'a>>>, SheetError>) -> Result<Rows, SheetError> {
    let mut rows = Rows::default();
    while let Some(found) = next()? {
        let position = found.get_position();
        cell::put(&mut rows, position, &Data::from(found.get_value().clone()))?;
    }
    Ok(rows)
}

fn grid(range: &calamine::Range<Data>) -> Result<Rows, SheetError> {
    let mut rows = Rows::default();
    let (top, left) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        cell::put(&mut rows, (top + row as u32, left + column as u32), value)?;
    }
    Ok(rows)
}

fn refuse_xlsx(error: XlsxError) -> SheetError {
    match error {
        XlsxError::Password => SheetError::new("protected", ""),
        other => SheetError::new("unreadable", other),
    }
}

fn refuse_xlsb(error: XlsbError) -> SheetError {
    match error {
        XlsbError::Password => SheetError::new("protected", ""),
        other => SheetError::new("unreadable", other),
    }
}

fn refuse_xls(error: XlsError) -> SheetError {
    match error {
        XlsError::Password => SheetError::new("protected", ""),
        other => SheetError::new("unreadable", other),
    }
}

fn refuse_ods(error: OdsError) -> SheetError {
    match error {
        OdsError::Password => SheetError::new("protected", ""),
        OdsError::CellLimitExceeded { requested, .. } => SheetError::new("too_many_cells", requested),
        other => SheetError::new("unreadable", other),
    }
}
