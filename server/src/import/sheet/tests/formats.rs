//! The formats that nothing in the project writes, made by hand.

use super::{ROOT, TYPES, zipped};
use crate::import::sheet::read;

/// A record of the binary format: type and length in groups of seven bits, then the body.
fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    let mut bytes = match kind {
        0..0x80 => vec![kind as u8],
        _ => vec![(kind & 0x7F) as u8 | 0x80, (kind >> 7) as u8],
    };
    bytes.push(body.len() as u8);
    bytes.extend_from_slice(body);
    bytes
}

fn word(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [(units.len() as u32 / 2).to_le_bytes().to_vec(), units].concat()
}

fn row(number: u32) -> Vec<u8> {
    record(0x00, &number.to_le_bytes())
}

fn text_cell(column: u32, text: &str) -> Vec<u8> {
    record(0x06, &[column.to_le_bytes().to_vec(), vec![0; 4], word(text)].concat())
}

fn number_cell(column: u32, value: f64) -> Vec<u8> {
    let body = [&column.to_le_bytes()[..], &[0; 4], &value.to_le_bytes()].concat();
    record(0x05, &body)
}

fn xlsb(rows: &[Vec<u8>]) -> Vec<u8> {
    let sheet = [vec![0; 8], word("r1"), word("One")].concat();
    let book = [record(0x9C, &sheet), record(0x90, &[]), record(0x9D, &[])].concat();
    let start = [record(0x81, &[]), record(0x94, &[0; 16]), record(0x91, &[])].concat();
    let links = r#"<Relationships><Relationship Id="r1" Target="worksheets/sheet1.bin"/></Relationships>"#;
    zipped(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", ROOT.as_bytes()),
        ("xl/workbook.bin", &book),
        ("xl/_rels/workbook.bin.rels", links.as_bytes()),
        ("xl/worksheets/sheet1.bin", &[start, rows.concat(), record(0x92, &[])].concat()),
    ])
}

#[test]
fn binary_workbooks_are_read_cell_by_cell() {
    let header = [row(0), text_cell(0, "名称"), text_cell(1, "workers")].concat();
    let data = [row(999_999), text_cell(0, "A"), number_cell(1, 120.0)].concat();
    let sheet = read(&xlsb(&[header.clone(), data]), "list.xlsb").unwrap();
    assert_eq!((sheet.format, sheet.header[0].as_str()), ("xlsb", "名称"));
    assert_eq!(sheet.rows, [(1_000_000, vec!["A".to_owned(), "120".to_owned()])]);
    let far = [row(1_000_000), number_cell(16_383, 1.0)].concat();
    assert_eq!(read(&xlsb(&[header, far]), "a.xlsb").unwrap_err().code, "too_many_columns");
}

#[test]
fn open_documents_are_read() {
    let cell = |text: &str| {
        format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)
    };
    let day = r#"<table:table-cell office:value-type="date" office:date-value="2027-03-01"><text:p>1.3.</text:p></table:table-cell>"#;
    let rows = format!(
        r#"<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row><table:table-row>{}{}</table:table-row><table:table-row>{}{day}</table:table-row>"#,
        cell("name"),
        cell("day"),
        cell("A"),
    );
    let content = format!(
        r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="One">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    let manifest = r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#;
    let bytes = zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest.as_bytes()),
        ("content.xml", content.as_bytes()),
    ]);
    let sheet = read(&bytes, "list.ods").unwrap();
    assert_eq!((sheet.format, sheet.header_row), ("ods", 4));
    assert_eq!(sheet.rows, [(5, vec!["A".to_owned(), "2027-03-01".to_owned()])]);
}
