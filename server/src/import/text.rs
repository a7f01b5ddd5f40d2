//! Reads delimited text of unknown encoding and delimiter.

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::io::Read;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use csv::{Reader, ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

use super::sheet::{Rows, SheetError, column_letters};
use crate::export::sheet::calculates;

/// How much of a file is enough to tell what it is.
const SAMPLE: usize = 64 * 1024;
const DELIMITERS: [char; 3] = [',', ';', '\t'];
/// With fewer bytes outside ASCII than this, an encoding cannot be told from another.
const FEW: usize = 12;
/// A cell of this many lines is more likely a quote that was never closed.
const MANY_LINES: usize = 10;
/// So many control characters, and of so many bytes one, may stray into text.
const STRAY: (usize, usize) = (3, 50);

#[derive(Debug)]
pub struct TextTable {
    pub encoding: &'static str,
    pub delimiter: char,
    /// Whether bytes had to be replaced; the reader should look at a preview.
    pub had_errors: bool,
    pub rows: Rows,
}

#[derive(Debug)]
pub struct Decoded<'a> {
    pub text: Cow<'a, str>,
    pub encoding: &'static str,
    pub had_errors: bool,
}

pub fn read(bytes: &[u8]) -> Result<TextTable, SheetError> {
    let decoded = decode(bytes);
    let (text, announced) = announced_delimiter(&decoded.text);
    let delimiter = announced.unwrap_or_else(|| guess_delimiter(text));
    let first_row = if announced.is_some() { 2 } else { 1 };
    let rows = split(text, delimiter, first_row)?;
    if rows.is_empty() {
        return Err(SheetError::new("empty_file", ""));
    }
    let Decoded { encoding, had_errors, .. } = decoded;
    Ok(TextTable { encoding, delimiter, had_errors, rows })
}

/// Names what the bytes are if they are not delimited text.
pub fn foreign(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"%PDF-") {
        return Some("application/pdf");
    }
    if Encoding::for_bom(bytes).is_some() || wide_without_bom(bytes).is_some() {
        return None;
    }
    let start = &bytes[..bytes.len().min(8 * 1024)];
    let words = String::from_utf8_lossy(&start[..start.len().min(256)]).trim_start().to_lowercase();
    if ["<!doctype html", "<html", "<table"].iter().any(|tag| words.starts_with(tag)) {
        return Some("text/html");
    }
    if words.starts_with("<?xml") || words.starts_with("{\\rtf") {
        return Some(if words.starts_with('<') { "text/xml" } else { "text/rtf" });
    }
    let control = |b: &&u8| **b < 0x20 && !matches!(b, b'\t' | b'\n' | 0x0B | 0x0C | b'\r' | 0x1A);
    let controls = start.iter().filter(control).count();
    let known = (controls > 0).then(|| infer::get(bytes)).flatten().map(|kind| kind.mime_type());
    // A few stray bytes in a list are said at their rows.
    known.or((controls > STRAY.0 && controls * STRAY.1 > start.len()).then_some("application/octet-stream"))
}

/// BOM first, then strict UTF-8, then what the bytes look like.
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, &bytes[length..]);
    }
    if let Some(encoding) = wide_without_bom(bytes) {
        return decode_as(encoding, bytes);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: Cow::Borrowed(text), encoding: "UTF-8", had_errors: false };
    }
    if damaged_utf8(bytes) {
        return decode_as(UTF_8, bytes);
    }
    guess(bytes)
}

/// The first guess that makes sense; too few letters to tell are taken for Chinese.
fn guess(bytes: &[u8]) -> Decoded<'_> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let mut hints: [Option<&[u8]>; 4] = [None, Some(b"cn"), Some(b"tw"), Some(b"jp")];
    if bytes.iter().filter(|b| !b.is_ascii()).count() < FEW {
        hints.swap(0, 1);
    }
    for hint in hints {
        let guessed = decode_as(detector.guess(hint, Utf8Detection::Deny), bytes);
        if makes_sense(&guessed) {
            return guessed;
        }
    }
    decode_as(GB18030, bytes)
}

/// Characters for private use come of reading one Chinese encoding as another.
fn makes_sense(decoded: &Decoded) -> bool {
    let private = |c: char| matches!(c, '\u{E000}'..='\u{F8FF}');
    !decoded.had_errors && !decoded.text.contains(private)
}

fn decode_as<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Decoded<'a> {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    let known = [GBK, GB18030].contains(&encoding);
    let encoding = if known { "GB18030" } else { encoding.name() };
    Decoded { text, encoding, had_errors }
}

/// UTF-16 shows by the zero bytes of its delimiters and line ends, all on one side.
fn wide_without_bom(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    let zeros = |side: usize| sample.iter().skip(side).step_by(2).filter(|b| **b == 0).count();
    let (high, low) = (zeros(0), zeros(1));
    let encoding = match (high, low) {
        (_, low) if low > high * 5 => UTF_16LE,
        (high, low) if high > low * 5 => UTF_16BE,
        _ => return None,
    };
    // A stray NUL in a short file of another encoding is no UTF-16.
    let stray = high.max(low) * 8 < sample.len() && std::str::from_utf8(bytes).is_ok();
    let enough = !stray && high.max(low) * 50 >= sample.len() / 2;
    let whole = bytes.len().is_multiple_of(2);
    (enough && whole && !encoding.decode_without_bom_handling(sample).1).then_some(encoding)
}

/// UTF-8 with a few broken bytes is still UTF-8; another encoding breaks at every character.
fn damaged_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    good >= broken * 20
}

/// Excel writes and reads `sep=;` as a first line.
fn announced_delimiter(text: &str) -> (&str, Option<char>) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let named = first.trim_end_matches('\r').strip_prefix("sep=").and_then(|d| d.chars().next());
    match named.filter(|named| matches!(named, ',' | ';' | '\t' | '|')) {
        Some(delimiter) => (rest, Some(delimiter)),
        None => (text, None),
    }
}

/// The delimiter that cuts most of the first records into the same number of cells.
fn guess_delimiter(text: &str) -> char {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut best = (',', (0, 0));
    for delimiter in DELIMITERS {
        let score = regularity(&text[..end], delimiter);
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

/// How many of a thousand records have the usual width, and that width.
fn regularity(sample: &str, delimiter: char) -> (usize, usize) {
    let mut counts = std::collections::BTreeMap::<usize, usize>::new();
    let mut total = 0;
    for record in open(sample, delimiter).records().take(100).flatten() {
        *counts.entry(record.len()).or_default() += 1;
        total += 1;
    }
    let usual = counts.into_iter().filter(|(width, _)| *width > 1).max_by_key(|(_, count)| *count);
    usual.map_or((0, 0), |(width, count)| (count * 1000 / total, width))
}

fn open(text: &str, delimiter: char) -> Reader<&[u8]> {
    open_bytes(text.as_bytes(), delimiter)
}

fn open_bytes<R: Read>(bytes: R, delimiter: char) -> Reader<R> {
    ReaderBuilder::new().delimiter(delimiter as u8).flexible(true).has_headers(false).from_reader(bytes)
}

/// Whether a quotation mark of the last record is never closed: it would swallow a record put behind it.
fn never_closed(last: &[u8], delimiter: char) -> bool {
    let marked = last.chain(&b"\nx"[..]);
    open_bytes(marked, delimiter).records().flatten().count() == 1
}

fn split(text: &str, delimiter: char, first_row: u32) -> Result<Rows, SheetError> {
    let mut reader = open(text, delimiter);
    let mut rows = Rows::default();
    let mut record = StringRecord::new();
    let (mut row, mut last) = (first_row, None);
    loop {
        let from = reader.position().byte() as usize;
        row += blank_lines(text.as_bytes(), from);
        let more = reader.read_record(&mut record);
        if !more.map_err(|error| SheetError::new("unreadable", error))? {
            return match last {
                Some((row, from)) if never_closed(&text.as_bytes()[from..], delimiter) => {
                    Err(SheetError::new("open_quote", row))
                }
                _ => Ok(rows),
            };
        }
        last = Some((row, from));
        for (column, cell) in record.iter().enumerate() {
            if cell.len() > MANY_LINES && cell.bytes().filter(|b| *b == b'\n').count() >= MANY_LINES {
                rows.warn(row, "many_lines", column_letters(column));
            }
            rows.put(row, column, unguarded(cell))?;
        }
        row += 1;
    }
}

/// The csv reader passes over empty lines; a spreadsheet program counts them as rows.
fn blank_lines(bytes: &[u8], from: usize) -> u32 {
    let mut rest = &bytes[from.min(bytes.len())..];
    if from > 0 && bytes.get(from - 1) == Some(&b'\r') {
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    }
    let mut lines = 0;
    loop {
        rest = match rest {
            [b'\r', b'\n', rest @ ..] | [b'\n' | b'\r', rest @ ..] => rest,
            _ => return lines,
        };
        lines += 1;
    }
}

/// Takes off the apostrophe that exports put before what a spreadsheet would calculate.
fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(calculates) => rest,
        _ => cell,
    }
}
