//! XLSX of 14,000 × 19 against the writing library alone.

use crate::table::Line;
use rust_xlsxwriter::Workbook;
use server::export::sheet::{Book, Cell, Column, Kind};
use std::time::Instant;

const ROWS: usize = 14_000;
const COLUMNS: usize = 19;

fn text(row: usize, column: usize) -> String {
    format!("东莞灯塔新材料有限公司 {row}-{column}")
}

/// Measures both three times and compares the best.
pub fn measure() -> Vec<Line> {
    let ours = (0..3).map(|_| ours()).fold(f64::MAX, f64::min);
    let floor = (0..3).map(|_| floor()).fold(f64::MAX, f64::min);
    vec![Line {
        work: "XLSX of 14,000 × 19".into(),
        found: ours / floor,
        most: 1.5,
        unit: "×",
        note: format!("{ours:.3} s against {floor:.3} s of rust_xlsxwriter alone"),
    }]
}

fn ours() -> f64 {
    let columns: Vec<Column> = (0..COLUMNS)
        .map(|c| Column {
            label: format!("Column {c}"),
            kind: if c % 3 == 0 { Kind::Integer } else { Kind::Text },
            width: 18.0,
        })
        .collect();
    let began = Instant::now();
    let rows = (0..ROWS).map(|r| -> Vec<Cell> {
        (0..COLUMNS).map(|c| if c % 3 == 0 { Cell::Integer((r * c) as i64) } else { Cell::Text(text(r, c)) }).collect()
    });
    let mut book = Book::default();
    book.add("Suppliers", &columns, rows).expect("the rows");
    let bytes = book.finish("About", &[]).expect("a book");
    assert!(bytes.len() > 100_000);
    began.elapsed().as_secs_f64()
}

fn floor() -> f64 {
    let began = Instant::now();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for r in 0..ROWS {
        for c in 0..COLUMNS {
            let (row, column) = (r as u32 + 1, c as u16);
            if c % 3 == 0 {
                sheet.write_number(row, column, (r * c) as f64).expect("a number");
            } else {
                sheet.write_string(row, column, text(r, c)).expect("a text");
            }
        }
    }
    let bytes = book.save_to_buffer().expect("a book");
    assert!(bytes.len() > 100_000);
    began.elapsed().as_secs_f64()
}
