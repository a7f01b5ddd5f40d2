//! One row of a file, read by the mapping: cleaned text, numbers, dates, each mistake with its column.

use super::Mapping;
use crate::field::date;
use crate::questionnaire::rule::parse_number;
use crate::refusal::FieldError;
use crate::search::clean;
use chrono::NaiveDate;

/// Mistakes that refuse the row, and doubts that do not.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Problems {
    /// Each refuses the row.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// The row is written all the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<FieldError>,
}

impl Problems {
    /// Refuses the row for what stands in a column.
    pub fn error(&mut self, column: &str, code: &str) {
        self.errors.push(FieldError::new(column, code));
    }

    /// Notes a doubt about what stands in a column.
    pub fn warn(&mut self, column: &str, code: &str, typed: &str) {
        self.warnings.push(FieldError::new(column, code).with("value", shortened(typed)));
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.errors.is_empty() && self.warnings.is_empty()
    }
}

/// At most 60 characters of what was typed, for a message.
pub fn shortened(typed: &str) -> String {
    let clean: String = typed.chars().filter(|c| !c.is_control()).take(60).collect();
    clean.trim().to_owned()
}

/// A row being read.
pub struct Line<'a> {
    cells: &'a [String],
    mapping: &'a Mapping,
    /// What was wrong so far.
    pub problems: Problems,
}

impl<'a> Line<'a> {
    /// Starts reading.
    pub fn new(cells: &'a [String], mapping: &'a Mapping) -> Self {
        Self { cells, mapping, problems: Problems::default() }
    }

    /// The cell as it stands; empty without a column.
    pub fn raw(&self, code: &str) -> &'a str {
        self.mapping.get(code).and_then(|column| self.cells.get(*column)).map_or("", |cell| cell.trim())
    }

    /// One line of text; nothing when empty, a mistake when longer than `max` characters.
    pub fn text(&mut self, code: &str, max: usize) -> Option<String> {
        match clean(self.raw(code), max) {
            Ok(text) if text.is_empty() => None,
            Ok(text) => Some(text),
            Err(long) => {
                let error = FieldError::new(code, "too-long").with("max", max).with("length", long.found);
                self.problems.errors.push(error);
                None
            }
        }
    }

    /// The same; an empty one is a mistake.
    pub fn required(&mut self, code: &str, max: usize) -> Option<String> {
        let before = self.problems.errors.len();
        let text = self.text(code, max);
        if text.is_none() && self.problems.errors.len() == before {
            self.problems.error(code, "required");
        }
        text
    }

    /// A number with so many decimals, as a scaled integer within bounds; what is not one is left out with a warning.
    pub fn number(&mut self, code: &str, decimals: u8, bounds: std::ops::RangeInclusive<i64>) -> Option<i64> {
        let typed = self.raw(code);
        if typed.is_empty() {
            return None;
        }
        let exact = parse_number(typed, decimals, Some("%")).ok();
        let rounded = || {
            let value: f64 = typed.trim_end_matches('%').trim().parse().ok()?;
            let scaled = (value * 10f64.powi(i32::from(decimals))).round();
            (scaled.abs() < 9e15).then_some(scaled as i64)
        };
        let found = exact.or_else(rounded).filter(|value| bounds.contains(value));
        if found.is_none() {
            self.problems.warn(code, "import-left-out", typed);
        }
        found
    }

    /// A date; nothing when empty, a mistake when it is not one.
    pub fn date(&mut self, code: &str) -> Option<NaiveDate> {
        let typed = self.raw(code);
        if typed.is_empty() {
            return None;
        }
        let day = typed.split(['T', ' ']).next().unwrap_or(typed);
        let found = date(day).or_else(|| date(typed));
        if found.is_none() {
            // Spreadsheet programs count days; what they count from is not written in a text file.
            let serial = typed.len() == 5 && typed.bytes().all(|b| b.is_ascii_digit());
            let error = FieldError::new(code, if serial { "import-date-serial" } else { "date" });
            self.problems.errors.push(error.with("value", shortened(typed)));
        }
        found
    }

    /// A language of the portal, as lists write it.
    pub fn lang(&mut self, code: &str) -> Option<crate::lang::Lang> {
        use crate::lang::Lang;
        match crate::search::fold(self.raw(code)).as_str() {
            "" => None,
            "zh" | "zhcn" | "zhhans" | "chinese" | "中文" | "简体中文" | "汉语" | "cn" => Some(Lang::ZhCn),
            "en" | "english" | "英文" | "英语" | "engb" | "enus" => Some(Lang::En),
            _ => {
                let typed = self.raw(code);
                self.problems.warn(code, "import-left-out", typed);
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<T>(cell: &str, read: impl FnOnce(&mut Line) -> T) -> (T, Problems) {
        let cells = [cell.to_owned()];
        let mapping = [("x".to_owned(), 0)].into();
        let mut line = Line::new(&cells, &mapping);
        let value = read(&mut line);
        (value, line.problems)
    }

    #[test]
    fn text_is_cleaned_and_limited() {
        assert_eq!(read(" a\u{0}\u{202E}b ", |l| l.text("x", 10)).0.as_deref(), Some("ab"));
        assert_eq!(read("=1+1", |l| l.text("x", 10)).0.as_deref(), Some("=1+1"));
        assert_eq!(read(&"长".repeat(301), |l| l.required("x", 300)).1.errors[0].code, "too-long");
        assert_eq!(read(" ", |l| l.required("x", 300)).1.errors[0].code, "required");
        assert_eq!(read("", |l| l.required("missing", 300)).1.errors.len(), 1);
    }

    #[test]
    fn numbers_are_scaled_or_left_out() {
        assert_eq!(read("58.4%", |l| l.number("x", 1, 0..=1000)).0, Some(584));
        assert_eq!(read("1,234", |l| l.number("x", 0, 0..=1000)).0, None);
        assert_eq!(read("1,234", |l| l.number("x", 0, 0..=9999)).0, Some(1234));
        assert_eq!(read("100.3606769", |l| l.number("x", 6, -180_000_000..=180_000_000)).0, Some(100_360_677));
        let (value, problems) = read("กาแฟ", |l| l.number("x", 6, 0..=9));
        assert_eq!((value, problems.warnings.len(), problems.errors.len()), (None, 1, 0));
    }

    #[test]
    fn dates_in_several_spellings() {
        for typed in ["2019-01-02", "2019/1/2", "2019年1月2日", "2019-01-02T08:00:00"] {
            assert_eq!(read(typed, |l| l.date("x")).0, NaiveDate::from_ymd_opt(2019, 1, 2), "{typed}");
        }
        assert_eq!(read("soon", |l| l.date("x")).1.errors[0].code, "date");
    }
}
