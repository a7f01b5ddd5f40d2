//! Writes tables as XLSX, CSV and JSON.

mod plain;
#[cfg(test)]
mod tests;
mod workbook;

use chrono::{NaiveDate, NaiveDateTime};
use rust_xlsxwriter::XlsxError;

pub use plain::{calculates, csv, csv_of, json};
pub use workbook::Book;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Integer,
    /// A number with so many decimals.
    Decimal(u8),
    /// A ratio: 1 is shown as 100 %.
    Percent,
    Money,
    Date,
    DateTime,
}

#[derive(Clone, Debug)]
pub struct Column {
    pub label: String,
    pub kind: Kind,
    /// In characters.
    pub width: f64,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Text(String),
    Integer(i64),
    Number(f64),
    Date(NaiveDate),
    DateTime(NaiveDateTime),
    Empty,
}

#[derive(Clone, Debug)]
pub struct Table {
    pub name: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
}

/// A workbook with one sheet per table and the sheet "About" at the end.
pub fn xlsx(tables: &[Table], about: &[(String, String)]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Book::default();
    for table in tables {
        book.add(&table.name, &table.columns, &table.rows)?;
    }
    book.finish("About", about)
}
