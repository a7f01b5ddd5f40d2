//! Writes the values of spreadsheet cells as text.

use calamine::{Data, ExcelDateTime};

use super::{Rows, SheetError, column_letters};

/// Whole numbers from here on no longer hold all their digits; in a supplier list such a
/// number is an identifier that the spreadsheet program has rounded.
const EXACT: f64 = 1e15;

pub fn put(rows: &mut Rows, (row, column): (u32, u32), value: &Data) -> Result<(), SheetError> {
    let (row, column) = (row + 1, column as usize);
    let text = match value {
        Data::Empty => return Ok(()),
        Data::Error(kind) => {
            rows.warn(row, "error_cell", format!("{} {kind}", column_letters(column)));
            return Ok(());
        }
        Data::String(text) => text.clone(),
        Data::Bool(value) => value.to_string(),
        Data::Int(value) => value.to_string(),
        Data::Float(value) => {
            if value.abs() >= EXACT {
                rows.warn(row, "rounded_number", column_letters(column));
            }
            number(*value)
        }
        Data::DateTime(moment) => date(moment),
        Data::DateTimeIso(text) => text.strip_suffix("T00:00:00").unwrap_or(text).to_owned(),
        Data::DurationIso(text) => text.clone(),
    };
    rows.put(row, column, text)
}

/// As a spreadsheet shows it: no `.0`, fifteen digits.
fn number(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 1e21 {
        return format!("{value:.0}");
    }
    let shown: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    shown.to_string()
}

fn date(moment: &ExcelDateTime) -> String {
    let value = moment.as_f64();
    if moment.is_duration() {
        let seconds = (value * 86_400.0).round() as i64;
        return format!("{}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let clock = format!("{hour:02}:{minute:02}:{second:02}");
    if value < 1.0 {
        return clock;
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if clock == "00:00:00" { date } else { format!("{date}T{clock}") }
}
