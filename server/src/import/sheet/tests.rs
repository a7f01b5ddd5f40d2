mod formats;

use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

use super::*;

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>"#;
const ROOT: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const LINKS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="One" sheetId="1" r:id="r1"/><sheet name="Two" sheetId="2" r:id="r2"/></sheets></workbook>"#;

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// An XLSX of two sheets with these rows as XML.
fn workbook(one: &str, two: &str) -> Vec<u8> {
    let sheet = |rows: &str| {
        format!(
            r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
        )
    };
    zipped(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", ROOT.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", LINKS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet(one).as_bytes()),
        ("xl/worksheets/sheet2.xml", sheet(two).as_bytes()),
    ])
}

fn inline(cell: &str, text: &str) -> String {
    format!(r#"<c r="{cell}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

fn line(number: u32, cells: &[&str]) -> String {
    let letters = |at| format!("{}{number}", column_letters(at));
    let cells: String = cells.iter().enumerate().map(|(at, text)| inline(&letters(at), text)).collect();
    format!(r#"<row r="{number}">{cells}</row>"#)
}

#[test]
fn two_far_corners_cost_nothing() {
    let last = r#"<row r="1048576"><c r="CV1048576"><v>1</v></c></row>"#;
    let rows = line(1, &["name", "city"]) + last;
    let sheet = read(&workbook(&rows, ""), "corners.xlsx").unwrap();
    assert_eq!(sheet.rows[0].0, 1_048_576);
    assert_eq!(sheet.rows[0].1.len(), 100);
    let far = line(1, &["name"]) + r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    let refused = read(&workbook(&far, ""), "corners.xlsx").unwrap_err();
    assert_eq!((refused.code, refused.detail.as_str()), ("too_many_columns", "XFD1048576"));
}

#[test]
fn bombs_are_refused_by_their_directory() {
    let zeros = vec![0; 11 * 1024 * 1024];
    let swollen = zipped(&[("xl/workbook.xml", &zeros)]);
    assert!(swollen.len() < 64 * 1024);
    assert_eq!(read(&swollen, "bomb.xlsx").unwrap_err().code, "unreadable_too_large");
    let names: Vec<String> = (0..2_001).map(|n| format!("xl/{n}")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(read(&zipped(&many), "many.xlsx").unwrap_err().code, "unreadable_too_large");
}

#[test]
fn formulas_give_their_last_value() {
    let rows = line(1, &["name", "total", "word"])
        + r#"<row r="2"><c r="A2" t="str"><f>"A"&amp;"B"</f><v>AB</v></c><c r="B2"><f>1+1</f><v>2</v></c>"#
        + &inline("C2", "=1+1")
        + "</row>";
    let sheet = read(&workbook(&rows, ""), "f.xlsx").unwrap();
    assert_eq!(sheet.rows[0].1, ["AB", "2", "=1+1"]);
}

#[test]
fn values_become_plain_text() {
    let rows = line(1, &["a", "b", "c", "d", "e"])
        + r#"<row r="2"><c r="A2"><v>12</v></c><c r="B2"><v>0.30000000000000004</v></c><c r="C2" t="b"><v>1</v></c><c r="D2" t="e"><v>#N/A</v></c><c r="E2"><v>914403001234567890</v></c></row>"#;
    let sheet = read(&workbook(&rows, ""), "v.xlsx").unwrap();
    assert_eq!(sheet.rows[0].1[..4], ["12", "0.3", "true", ""]);
    let warnings = [(2, "error_cell: D #N/A".to_owned()), (2, "rounded_number: E".to_owned())];
    assert_eq!(sheet.warnings[1..], warnings);
}

#[test]
fn the_first_filled_sheet_is_taken() {
    let sheet = read(&workbook("", &(line(3, &["name", "city"]) + &line(4, &["A", "B"]))), "s.xlsx").unwrap();
    assert_eq!((sheet.name.as_str(), sheet.header_row), ("Two", 3));
    assert_eq!(sheet.warnings, [(0, "other_sheets: One".to_owned())]);
    assert_eq!(read(&workbook("", ""), "s.xlsx").unwrap_err().code, "empty_file");
}

#[test]
fn the_header_is_found_below_titles_and_over_two_rows() {
    let title = line(1, &["Supplier list 2027"]) + &line(2, &["Name", "Country", "Workers"]);
    let sheet = read(&workbook(&(title + &line(3, &["A", "CN", "12"])), ""), "t.xlsx").unwrap();
    assert_eq!((sheet.header_row, sheet.rows[0].0), (2, 3));
    let merged = line(1, &["Downloaded on 1 May"])
        + &line(2, &["Name", "Address", "Country", "Period", "", "Grounds"])
        + &line(3, &["", "", "", "From", "To", ""])
        + &line(4, &["A", "B", "C", "2020-01-01", "2021-01-01", "D"]);
    let sheet = read(&workbook(&merged, ""), "m.xlsx").unwrap();
    assert_eq!(sheet.header, ["Name", "Address", "Country", "From", "To", "Grounds"]);
    assert_eq!((sheet.header_row, sheet.rows.len()), (3, 1));
}

#[test]
fn content_decides_not_the_name() {
    let book = workbook(&(line(1, &["name", "city"]) + &line(2, &["A", "B"])), "");
    assert_eq!(read(&book, "list.csv").unwrap().warnings[0], (0, "read_as: xlsx".to_owned()));
    assert_eq!(read(b"a,b\n1,2\n", "list.xlsx").unwrap().warnings[0].1, "read_as: csv");
    assert!(read(b"a,b\n1,2\n", "list").unwrap().warnings.is_empty());
    let refused = |bytes: &[u8], name| read(bytes, name).unwrap_err().code;
    assert_eq!(refused(b"%PDF-1.7\n", "list.xlsx"), "wrong_extension");
    assert_eq!(refused(b"<html><table>", "list.xls"), "wrong_extension");
    assert_eq!(refused(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "scan.png"), "not_a_table");
    assert_eq!(refused(&zipped(&[("word/document.xml", b"")]), "list.xlsx"), "wrong_extension");
    assert_eq!(refused(&book[..book.len() / 2], "list.xlsx"), "unreadable");
}

#[test]
fn encrypted_workbooks_are_named_as_such() {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let bytes = [&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], &[0; 512], &name].concat();
    assert_eq!(read(&bytes, "list.xlsx").unwrap_err().code, "protected");
}

#[test]
fn columns_are_lettered() {
    let letters: Vec<String> = [0, 25, 26, 701, 702].into_iter().map(column_letters).collect();
    assert_eq!(letters, ["A", "Z", "AA", "ZZ", "AAA"]);
}
