use encoding_rs::{BIG5, GB18030, SHIFT_JIS, WINDOWS_1252};

use super::*;
use crate::import::sheet::{Sheet, read};

const CHINESE: &str = "企业名称,统一社会信用代码,注册地址\r\n\
    广州梵熙美容咨询有限公司,91440101MA5CKXC968,广州市天河区\r\n\
    深圳市宏达电子厂,914403001234567890,深圳市宝安区\r\n";

fn wide(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes_of).collect()
}

fn sheet(bytes: &[u8]) -> Sheet {
    read(bytes, "list.csv").unwrap()
}

#[test]
fn chinese_is_read_in_every_encoding_that_excel_writes() {
    let gb = GB18030.encode(CHINESE).0.into_owned();
    let le = wide(CHINESE, u16::to_le_bytes);
    let be = wide(CHINESE, u16::to_be_bytes);
    let with = |bom: &[u8], rest: &[u8]| [bom, rest].concat();
    let files = [
        ("UTF-8", CHINESE.as_bytes().to_vec()),
        ("UTF-8", with(b"\xEF\xBB\xBF", CHINESE.as_bytes())),
        ("GB18030", gb),
        ("UTF-16LE", with(b"\xFF\xFE", &le)),
        ("UTF-16BE", with(b"\xFE\xFF", &be)),
        ("UTF-16LE", le),
        ("UTF-16BE", be),
    ];
    for (encoding, bytes) in files {
        let sheet = sheet(&bytes);
        assert_eq!(sheet.encoding.as_deref(), Some(encoding));
        assert_eq!(sheet.header, ["企业名称", "统一社会信用代码", "注册地址"]);
        assert_eq!(sheet.rows[1].1[0], "深圳市宏达电子厂");
        assert!(sheet.warnings.is_empty());
    }
}

#[test]
fn characters_outside_gbk_and_short_files_are_read() {
    for text in ["名称,地址\r\n㐀䶮𠀀公司,北京\r\n", "名称\r\n中国公司\r\n", "a,名\n1,厂\n"] {
        let bytes = GB18030.encode(text).0;
        assert_eq!(decode(&bytes).text, text);
    }
}

#[test]
fn other_encodings_are_not_taken_for_chinese() {
    let western = "name,city\nGebrüder Müller GmbH,Köln\nSociété Générale,Besançon\n";
    assert_eq!(decode(&WINDOWS_1252.encode(western).0).text, western);
    let traditional = "公司名稱,地址\n鴻海精密工業股份有限公司,臺北市內湖區\n";
    assert_eq!(decode(&BIG5.encode(traditional).0).text, traditional);
    let japanese = "会社名,住所\nトヨタ自動車株式会社,愛知県豊田市\n";
    assert_eq!(decode(&SHIFT_JIS.encode(japanese).0).text, japanese);
}

#[test]
fn a_few_broken_bytes_do_not_change_the_encoding() {
    let mut bytes = CHINESE.repeat(3).into_bytes();
    bytes.truncate(bytes.len() - 4);
    let sheet = sheet(&bytes);
    assert_eq!(sheet.encoding.as_deref(), Some("UTF-8"));
    assert_eq!(sheet.warnings, [(0, "decoding_errors".to_owned())]);
}

#[test]
fn the_delimiter_is_found() {
    let files = [
        (';', "name;share;address\nA;1,5;\"x; y\"\nB;2,5;\"z\"\n"),
        ('\t', "name\taddress\nA, Ltd.\tx; y\nB\tz, z\n"),
        (',', "name,scope\nA,\"a; b; c\"\nB,d;e\n"),
        (',', "name\nA Ltd\nB Ltd\n"),
        (';', "sep=;\r\nname;city\r\nA;B\r\n"),
    ];
    for (delimiter, text) in files {
        assert_eq!(sheet(text.as_bytes()).delimiter, Some(delimiter), "{text}");
    }
}

#[test]
fn rows_are_numbered_as_a_spreadsheet_program_numbers_them() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["name,address", "A,\"one\ntwo\"", "", "", "B,three", "C,four"].join(end);
        let sheet = sheet(text.as_bytes());
        let numbers: Vec<u32> = sheet.rows.iter().map(|(row, _)| *row).collect();
        assert_eq!(numbers, [2, 5, 6], "{end:?}");
        assert_eq!(sheet.rows[0].1[1], "one\ntwo");
    }
}

#[test]
fn a_cell_that_is_too_long_is_named() {
    let text = format!("name,city\nA,{}\nB,C\n", "x".repeat(40_000));
    let sheet = sheet(text.as_bytes());
    assert_eq!(sheet.warnings, [(2, "cell_too_long: B".to_owned())]);
    assert_eq!(sheet.rows[0].1, ["A", ""]);
}

#[test]
fn an_open_quote_is_noticed() {
    let open = format!("name,city\nA,\"B\n{}", "C,D\n".repeat(20));
    let closed = format!("{open}E\",F\n");
    assert_eq!(sheet(closed.as_bytes()).warnings, [(2, "many_lines: B".to_owned())]);
    for end in ["", "E,F", "\n\n"] {
        let refused = read(format!("{open}{end}").as_bytes(), "a.csv").unwrap_err();
        assert_eq!((refused.code, refused.detail.as_str()), ("open_quote", "2"), "{end:?}");
    }
    assert_eq!(sheet(b"name,city\n5\" pipe,\"B\"\nC,\"D\"\"\"").rows[1].1, ["C", "D\""]);
}

#[test]
fn what_cannot_be_seen_is_left_out_and_named() {
    let rows = "B,Bern\n".repeat(20);
    for hidden in ['\0', '\u{202E}', '\u{1}'] {
        let sheet = sheet(format!("name,city\nA{hidden}cme,Basel\n{rows}").as_bytes());
        assert_eq!(sheet.rows[0].1[0], "Acme");
        assert_eq!(sheet.warnings, [(2, "hidden_characters: A".to_owned())]);
    }
}

#[test]
fn one_row_that_is_too_wide_is_no_header() {
    let sheet = sheet(b"name,city\nA,Basel,extra,more\nB,Bern\nC,Chur\n");
    assert_eq!((sheet.header_row, sheet.rows.len()), (1, 3));
    assert_eq!(sheet.warnings, [(2, "more_cells: C".to_owned())]);
}

#[test]
fn limits_hold() {
    let wide = format!("{}\n", ["a"; 201].join(","));
    assert_eq!(read(wide.as_bytes(), "a.csv").unwrap_err().code, "too_many_columns");
    let long = "a,b\n".repeat(200_001);
    assert_eq!(read(long.as_bytes(), "a.csv").unwrap_err().code, "too_many_rows");
    let one_line = [vec![b'x'; 60 * 1024 * 1024], b"\nA\nB\n".to_vec()].concat();
    assert_eq!(read(&one_line, "a.csv").unwrap().warnings[0].1, "cell_too_long: A");
    assert_eq!(read(b"name,city\n", "a.csv").unwrap_err().code, "no_rows");
    let too_large = vec![b'x'; 65 * 1024 * 1024];
    assert_eq!(read(&too_large, "a.csv").unwrap_err().code, "too_large");
}

#[test]
fn nothing_is_an_empty_file() {
    for bytes in [&b""[..], b"\xEF\xBB\xBF", b"\r\n\r\n", b",,\n,,\n"] {
        assert_eq!(read(bytes, "a.csv").unwrap_err().code, "empty_file");
    }
}
