use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use chrono::NaiveDate;

use super::*;
use crate::import::sheet::read;

fn column(label: &str, kind: Kind) -> Column {
    Column { label: label.to_owned(), kind, width: 20.0 }
}

fn words(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

const HOSTILE: [&str; 10] =
    ["=1+1", "=cmd|' /C calc'!A0", "+49 30 1234", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "'=kept", "0012"];

fn hostile() -> Table {
    let columns = vec![column("=label", Kind::Text), column("n", Kind::Integer)];
    let rows = HOSTILE.iter().map(|text| vec![words(text), Cell::Integer(-1)]).collect();
    Table { name: "Hostile".to_owned(), columns, rows }
}

fn opened(bytes: &[u8]) -> Xlsx<Cursor<&[u8]>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

#[test]
fn formula_text_stays_text() {
    let bytes = xlsx(&[hostile()], &[]).unwrap();
    let mut book = opened(&bytes);
    let formulas = book.worksheet_formula("Hostile").unwrap();
    assert!(formulas.used_cells().next().is_none());
    let range = book.worksheet_range("Hostile").unwrap();
    for (at, text) in HOSTILE.iter().enumerate() {
        let found = range.get((at + 1, 0)).unwrap();
        assert_eq!(found, &Data::String((*text).to_owned()));
    }
}

#[test]
fn values_keep_their_types() {
    let day = NaiveDate::from_ymd_opt(2027, 3, 1).unwrap();
    let table = Table {
        name: "Types".to_owned(),
        columns: vec![
            column("id", Kind::Text),
            column("workers", Kind::Integer),
            column("share", Kind::Percent),
            column("day", Kind::Date),
            column("at", Kind::DateTime),
            column("old", Kind::Date),
        ],
        rows: vec![vec![
            words("007"),
            Cell::Integer(1200),
            Cell::Number(0.7996),
            Cell::Date(day),
            Cell::DateTime(day.and_hms_opt(13, 5, 0).unwrap()),
            Cell::Date(NaiveDate::from_ymd_opt(1899, 1, 2).unwrap()),
        ]],
    };
    let bytes = xlsx(&[table], &[("Filter".to_owned(), "none".to_owned())]).unwrap();
    assert_eq!(opened(&bytes).sheet_names(), ["Types", "About"]);
    let sheet = read(&bytes, "types.xlsx").unwrap();
    let expected = ["007", "1200", "0.7996", "2027-03-01", "2027-03-01T13:05:00", "1899-01-02"];
    assert_eq!(sheet.rows, [(2, expected.map(str::to_owned).to_vec())]);
}

#[test]
fn sheet_names_are_valid_and_differ() {
    let named = |name: &str| Table { name: name.to_owned(), columns: vec![], rows: vec![] };
    let long = "供应商/清单: 'a very long name that Excel would refuse'";
    let tables = [named(long), named(long), named("ABOUT"), named("''"), named("History")];
    let bytes = xlsx(&tables, &[]).unwrap();
    let names = opened(&bytes).sheet_names();
    assert_eq!(names.len(), 6);
    assert!(names.iter().all(|name| name.encode_utf16().count() <= 31));
    assert_eq!(names[5], "About 2");
}

#[test]
fn text_that_excel_cannot_hold_is_cut_and_says_so() {
    let long = "字".repeat(40_000);
    let rows = vec![vec![words(&long), words("a\u{1}b"), Cell::Number(f64::NAN)]];
    let columns = vec![column("t", Kind::Text), column("c", Kind::Text), column("n", Kind::Money)];
    let bytes = xlsx(&[Table { name: "Long".to_owned(), columns, rows }], &[]).unwrap();
    let sheet = read(&bytes, "long.xlsx").unwrap();
    assert_eq!(sheet.rows[0].1[0].chars().count(), 32_767);
    assert!(sheet.rows[0].1[0].ends_with('…'));
    assert_eq!(sheet.rows[0].1[2], "");
}

#[test]
fn csv_is_guarded_and_comes_back_unchanged() {
    let bytes = csv(&hostile());
    assert!(bytes.starts_with(b"\xEF\xBB\xBF'=label,n\r\n'=1+1,-1\r\n"));
    let sheet = read(&bytes, "hostile.csv").unwrap();
    assert_eq!(sheet.header, ["=label", "n"]);
    let texts: Vec<&str> = sheet.rows.iter().map(|(_, cells)| cells[0].as_str()).collect();
    assert_eq!(texts, HOSTILE);
}

#[test]
fn csv_quotes_what_needs_quotes() {
    let columns = vec![column("a", Kind::Text)];
    let rows = vec![vec![words("x, \"y\"\nz")], vec![Cell::Empty]];
    let table = Table { name: "Q".to_owned(), columns, rows };
    assert_eq!(csv(&table)[3..], *b"a\r\n\"x, \"\"y\"\"\nz\"\r\n\"\"\r\n");
    let expected = br#"{"columns":["a"],"name":"Q","rows":[["x, \"y\"\nz"],[null]]}"#;
    assert_eq!(json(&table), expected);
}
