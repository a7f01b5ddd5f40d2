//! What arrives from a form: names and typed text, in order. Nothing a person types can fail to decode.

use crate::refusal::{FieldError, Outcome, Refusal};
use serde::de::DeserializeOwned;
use validator::{Validate, ValidationErrors, ValidationErrorsKind};

/// The fields of a posted form as they were typed.
#[derive(Clone, Debug, Default)]
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    /// The first value of a field, empty when it is missing.
    pub fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str())
    }

    /// Every value of a field, as ticked boxes send them.
    pub fn all(&self, name: &str) -> Vec<String> {
        self.0.iter().filter(|(n, _)| n == name).map(|(_, v)| v.clone()).collect()
    }

    /// Whether a box is ticked.
    pub fn ticked(&self, name: &str) -> bool {
        !self.text(name).is_empty()
    }

    /// The version of the record that the person saw; 0 when the form carries none.
    pub fn version(&self) -> i64 {
        self.text("version").parse().unwrap_or(0)
    }

    /// An id in a field; a record that cannot exist is not found.
    pub fn id(&self, name: &str) -> Outcome<crate::Id> {
        self.text(name).parse().map_err(|_| Refusal::NotFound.into())
    }

    /// Fills a form struct (its fields are `String` or `Vec<String>`, with `#[serde(default)]`) and lets
    /// `validator` check it; every mistake is reported at once.
    pub fn read<T: DeserializeOwned + Validate>(&self) -> Outcome<T> {
        let form: T = self.fill()?;
        match form.validate() {
            Ok(()) => Ok(form),
            Err(errors) => Err(Refusal::Invalid(problems(&errors)).into()),
        }
    }

    /// Fills a form struct without checking it.
    pub fn fill<T: DeserializeOwned>(&self) -> Outcome<T> {
        let mut map = serde_json::Map::new();
        for (name, value) in &self.0 {
            // A field whose name ends in `[]` is a list; all others keep their first value.
            let value = serde_json::Value::String(value.clone());
            if let Some(list) = name.strip_suffix("[]") {
                match map.entry(list.to_owned()).or_insert_with(|| serde_json::Value::Array(Vec::new())) {
                    serde_json::Value::Array(values) => values.push(value),
                    other => *other = serde_json::Value::Array(vec![value]),
                }
            } else {
                map.entry(name.clone()).or_insert(value);
            }
        }
        Ok(serde_json::from_value(serde_json::Value::Object(map))?)
    }
}

/// The mistakes that `validator` found, as field errors. A rule's `code` may be set in the attribute; without one
/// the validator's own name (`length`, `email`, `url`, `range`) is the code.
pub fn problems(errors: &ValidationErrors) -> Vec<FieldError> {
    let mut found = Vec::new();
    for (field, kind) in errors.errors() {
        if let ValidationErrorsKind::Field(list) = kind {
            for error in list {
                let empty = error.params.get("value").and_then(|v| v.as_str()).is_some_and(|v| v.trim().is_empty());
                let code = if error.code == "length" && empty { "required".to_owned() } else { error.code.to_string() };
                let mut problem = FieldError::new(field.to_string(), code);
                for (name, value) in &error.params {
                    if name != "value" {
                        problem = problem.with(name, value.to_string().trim_matches('"'));
                    }
                }
                found.push(problem);
            }
        }
    }
    found.sort_by(|a, b| a.field.cmp(&b.field));
    found
}

/// Collects mistakes while a form is understood, so that all are reported at once.
#[derive(Default)]
pub struct Problems(pub Vec<FieldError>);

impl Problems {
    /// Notes a mistake.
    pub fn add(&mut self, field: &str, code: &str) {
        self.0.push(FieldError::new(field, code));
    }

    /// Notes `required` when the text is blank; returns the cleaned text (NFC, no control or direction marks).
    pub fn required(&mut self, field: &str, text: &str, max: usize) -> String {
        let text = self.optional(field, text, max);
        if text.is_empty() && !self.0.iter().any(|p| p.field == field) {
            self.add(field, "required");
        }
        text
    }

    /// Cleans a text that may be empty; too long is a mistake.
    pub fn optional(&mut self, field: &str, text: &str, max: usize) -> String {
        match crate::search::clean(text, max) {
            Ok(clean) => clean,
            Err(_) => {
                self.0.push(FieldError::new(field, "too-long").with("max", max).with("length", text.chars().count()));
                String::new()
            }
        }
    }

    /// Reads a date typed as 2026-11-21 (full-width digits, slashes, dots and 年月日 are understood).
    pub fn date(&mut self, field: &str, text: &str) -> Option<chrono::NaiveDate> {
        if text.trim().is_empty() {
            self.add(field, "required");
            return None;
        }
        let found = date(text);
        if found.is_none() {
            self.add(field, "date");
        }
        found
    }

    /// A member of a closed list.
    pub fn code<T: std::str::FromStr>(&mut self, field: &str, text: &str) -> Option<T> {
        let found = text.trim().parse().ok();
        if found.is_none() {
            self.add(field, "choose");
        }
        found
    }

    /// Ends the reading: nothing wrong, or every mistake at once.
    pub fn done(self) -> Outcome<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Refusal::Invalid(self.0).into()) }
    }
}

/// Reads a date as people type it.
pub fn date(text: &str) -> Option<chrono::NaiveDate> {
    use unicode_normalization::UnicodeNormalization;
    let plain: String = text.nfkc().collect();
    let mut parts = plain.split(|c: char| !c.is_ascii_digit()).filter(|p| !p.is_empty());
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if year.len() != 4 || parts.next().is_some() {
        return None;
    }
    chrono::NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}
