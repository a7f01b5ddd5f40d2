//! Workbooks that Excel, LibreOffice and others open.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use rust_xlsxwriter::{Color, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::plain::plain;
use super::{Cell, Column, Kind};

/// What Excel allows in one cell.
const MAX_CELL: usize = 32_767;
const MAX_NAME: usize = 31;
/// The first day that Excel counts like everybody else.
const FIRST_EXCEL_DAY: NaiveDate = match NaiveDate::from_ymd_opt(1900, 3, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// A workbook in the making. Only the row being written is held in memory.
#[derive(Default)]
pub struct Book {
    workbook: Workbook,
    names: Vec<String>,
}

impl Book {
    pub fn add<R: AsRef<[Cell]>>(
        &mut self,
        name: &str,
        columns: &[Column],
        rows: impl IntoIterator<Item = R>,
    ) -> Result<(), XlsxError> {
        let name = self.free_name(name);
        let sheet = self.workbook.add_worksheet_with_constant_memory()?;
        sheet.set_name(name)?;
        write_header(sheet, columns)?;
        let formats: Vec<Format> = columns.iter().map(|column| format_of(column.kind)).collect();
        let fallback = Formats::default();
        let mut last = 0;
        for row in rows {
            last += 1;
            for (at, cell) in (0u16..).zip(row.as_ref()) {
                let own = columns.get(at as usize).zip(formats.get(at as usize));
                write_cell(sheet, (last, at), cell, fallback.choose(cell, own))?;
            }
        }
        if let Some(right) = columns.len().checked_sub(1) {
            sheet.autofilter(0, 0, last, right as u16)?;
        }
        Ok(())
    }

    /// Adds the sheet that says where the figures come from.
    pub fn finish(mut self, title: &str, lines: &[(String, String)]) -> Result<Vec<u8>, XlsxError> {
        let name = self.free_name(title);
        let sheet = self.workbook.add_worksheet();
        sheet.set_name(name)?.set_column_width(0, 28)?.set_column_width(1, 80)?;
        let (bold, wrap) = (Format::new().set_bold(), Format::new().set_text_wrap());
        for (row, (label, value)) in (0u32..).zip(lines) {
            sheet.write_string_with_format(row, 0, fitting(label), &bold)?;
            sheet.write_string_with_format(row, 1, fitting(value), &wrap)?;
        }
        self.workbook.save_to_buffer()
    }

    /// Excel compares sheet names without regard to case.
    fn free_name(&mut self, wanted: &str) -> String {
        let stem = sheet_name(wanted, MAX_NAME);
        let mut name = stem.clone();
        let mut number = 2;
        while self.names.contains(&name.to_lowercase()) {
            let ending = format!(" {number}");
            name = sheet_name(&stem, MAX_NAME - ending.len()) + &ending;
            number += 1;
        }
        self.names.push(name.to_lowercase());
        name
    }
}

fn write_header(sheet: &mut Worksheet, columns: &[Column]) -> Result<(), XlsxError> {
    let bold = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_background_color(Color::RGB(0xEE_EE_EE));
    sheet.set_freeze_panes(1, 0)?;
    for (at, column) in (0u16..).zip(columns) {
        sheet.set_column_width(at, column.width.clamp(4.0, 120.0))?;
        sheet.set_column_format(at, &format_of(column.kind))?;
    }
    for (at, column) in (0u16..).zip(columns) {
        sheet.write_string_with_format(0, at, fitting(&column.label), &bold)?;
    }
    Ok(())
}

/// Texts are marked as text, so that an identifier keeps its zeros when it is edited.
fn format_of(kind: Kind) -> Format {
    let pattern = match kind {
        Kind::Text => "@".to_owned(),
        Kind::Integer | Kind::Decimal(0) => "0".to_owned(),
        Kind::Decimal(places) => format!("0.{}", "0".repeat(places.min(15) as usize)),
        // Enough places that 79.96 % never shows as 80 %.
        Kind::Percent => "0.0###%".to_owned(),
        Kind::Money => "#,##0.00".to_owned(),
        Kind::Date => "yyyy-mm-dd".to_owned(),
        Kind::DateTime => "yyyy-mm-dd hh:mm:ss".to_owned(),
    };
    Format::new().set_num_format(pattern)
}

/// Formats for cells that are not of the kind of their column.
struct Formats {
    text: Format,
    number: Format,
    date: Format,
    date_time: Format,
}

impl Default for Formats {
    fn default() -> Self {
        Self {
            text: format_of(Kind::Text),
            number: Format::new(),
            date: format_of(Kind::Date),
            date_time: format_of(Kind::DateTime),
        }
    }
}

impl Formats {
    fn choose<'a>(&'a self, cell: &Cell, own: Option<(&Column, &'a Format)>) -> &'a Format {
        let kind = own.map(|(column, _)| column.kind);
        match (cell, own) {
            (Cell::Text(_) | Cell::Empty, _) => &self.text,
            (Cell::Date(_), _) if kind != Some(Kind::Date) => &self.date,
            (Cell::DateTime(_), _) if kind != Some(Kind::DateTime) => &self.date_time,
            (_, Some((_, format))) if kind != Some(Kind::Text) => format,
            _ => &self.number,
        }
    }
}

fn write_cell(sheet: &mut Worksheet, (row, column): (u32, u16), cell: &Cell, format: &Format) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => return Ok(()),
        Cell::Integer(value) if value.unsigned_abs() < 1 << 53 => {
            sheet.write_number_with_format(row, column, *value as f64, format)?
        }
        Cell::Integer(value) => sheet.write_string_with_format(row, column, value.to_string(), format)?,
        Cell::Number(value) if value.is_finite() => sheet.write_number_with_format(row, column, *value, format)?,
        Cell::Number(_) => return Ok(()),
        Cell::Text(text) => sheet.write_string_with_format(row, column, fitting(text), format)?,
        Cell::Date(day) => write_moment(sheet, (row, column), day.and_time(Default::default()), cell, format)?,
        Cell::DateTime(moment) => write_moment(sheet, (row, column), *moment, cell, format)?,
    };
    Ok(())
}

/// Before March 1900 Excel counts a day that never was; such dates stay words.
fn write_moment<'a>(
    sheet: &'a mut Worksheet,
    (row, column): (u32, u16),
    moment: NaiveDateTime,
    cell: &Cell,
    format: &Format,
) -> Result<&'a mut Worksheet, XlsxError> {
    if moment.date() < FIRST_EXCEL_DAY {
        return sheet.write_string_with_format(row, column, plain(cell), format);
    }
    let days = (moment.date() - FIRST_EXCEL_DAY).num_days() + 61;
    let seconds = (moment.time() - NaiveTime::MIN).num_milliseconds() as f64 / 86_400_000.0;
    sheet.write_number_with_format(row, column, days as f64 + seconds, format)
}

fn fitting(text: &str) -> String {
    if text.len() <= MAX_CELL || text.encode_utf16().count() <= MAX_CELL {
        return text.to_owned();
    }
    let mut units = 1;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= MAX_CELL
    };
    text.chars().take_while(fits).chain(['…']).collect()
}

fn sheet_name(wanted: &str, limit: usize) -> String {
    let mut units = 0;
    let allowed = |c: char| match c {
        '[' | ']' | ':' | '*' | '?' | '/' | '\\' => '-',
        c if c.is_control() => ' ',
        c => c,
    };
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= limit
    };
    let name: String = wanted.trim_matches(['\'', ' ']).chars().map(allowed).take_while(fits).collect();
    let name = name.trim_matches(['\'', ' ']);
    match name.to_lowercase().as_str() {
        "" => "Sheet".to_owned(),
        // Excel keeps this name for itself.
        "history" => format!("{name}-"),
        _ => name.to_owned(),
    }
}
