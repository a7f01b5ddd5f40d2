//! Supplier lists: one row is one legal entity.

mod change;
mod columns;
pub(super) mod register;
mod undo;
mod write;

pub use columns::COLUMNS;
pub use register::{Change, examine};
pub use undo::undo;
pub use write::write;

use super::country::country;
use super::understand::{Line, shortened};
use crate::refusal::FieldError;
use crate::search::{duplicate_key, fold};
use crate::supplier::identifier::{Check, Scheme, check, normalise};
use chrono::{Datelike, NaiveDate};
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// The longest legal name that is taken, in characters.
const NAME: usize = 300;
/// Coordinates are stored in millionths of a degree.
const DEGREE: i64 = 1_000_000;

/// An identifier with what its check characters say.
#[derive(Clone, Debug, PartialEq)]
pub struct Identifier {
    /// `uscc`, `lei`, or `registration-TR` for a register of that country.
    pub scheme: String,
    /// In its one form.
    pub value: String,
    /// Whether the check characters agree; none without a public check.
    pub passed: Option<bool>,
}

/// A supplier as a row describes it. Empty cells say nothing and erase nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Where the row comes from.
    pub source: String,
    /// What the source calls it.
    pub source_id: String,
    /// Whether the source id was made from name, country and address, because the source has none.
    pub made_up: bool,
    /// Identifiers of the legal entity.
    pub identifiers: Vec<Identifier>,
    /// The legal name in its own script.
    pub name: String,
    /// The key under which possible duplicates are found within a country.
    pub name_key: String,
    /// The name in Latin letters.
    pub name_latin: Option<String>,
    /// ISO 3166, two letters.
    pub country: Option<&'static str>,
    /// Province or state.
    pub admin1: Option<String>,
    /// City.
    pub city: Option<String>,
    /// Registered address.
    pub address: Option<String>,
    /// What it makes.
    pub product: Option<String>,
    /// The code of a known category.
    pub category: Option<String>,
    /// A category the installation does not know.
    pub strange_category: Option<String>,
    /// Head count.
    pub workers: Option<i64>,
    /// Women, in tenths of a percent.
    pub female: Option<i64>,
    /// Migrant workers, in tenths of a percent.
    pub migrant: Option<i64>,
    /// Millionths of a degree.
    pub latitude: Option<i64>,
    /// Millionths of a degree.
    pub longitude: Option<i64>,
    /// Since when it is a supplier.
    pub registered_on: Option<NaiveDate>,
}

/// Reads a row; nothing when it has to be refused (the line holds why).
pub fn read(line: &mut Line, source: &str, categories: &HashMap<String, String>, today: NaiveDate) -> Option<Row> {
    let name = line.required("name", NAME);
    let address = line.text("address", 500);
    let typed_country = line.text("country", 100);
    let mut row = Row {
        source: line.text("source", 100).unwrap_or_else(|| source.to_owned()),
        name_latin: line.text("name-latin", NAME),
        admin1: line.text("admin1", 200),
        city: line.text("city", 200),
        product: line.text("product", 1000),
        workers: line.number("workers", 0, 0..=10_000_000),
        female: line.number("female", 1, 0..=1000),
        migrant: line.number("migrant", 1, 0..=1000),
        latitude: line.number("latitude", 6, -90 * DEGREE..=90 * DEGREE),
        longitude: line.number("longitude", 6, -180 * DEGREE..=180 * DEGREE),
        country: typed_country.as_deref().and_then(country),
        registered_on: line.date("registered-on"),
        ..Row::default()
    };
    if let (Some(typed), None) = (&typed_country, row.country) {
        line.problems.errors.push(FieldError::new("country", "import-country").with("value", shortened(typed)));
    }
    if row.registered_on.is_some_and(|day| day > today) {
        line.problems.error("registered-on", "import-future");
    }
    let year = line.number("source-year", 0, 1900..=i64::from(today.year()));
    row.registered_on = row.registered_on.or_else(|| NaiveDate::from_ymd_opt(i32::try_from(year?).ok()?, 1, 1));
    identifiers(line, &mut row);
    if row.country.is_none() && typed_country.is_none() {
        match row.identifiers.iter().any(|i| i.scheme == "uscc" && i.passed == Some(true)) {
            true => row.country = Some("CN"),
            false => line.problems.warn("country", "import-country-missing", ""),
        }
    }
    category(line, &mut row, categories);
    (row.name, row.address) = (name?, address);
    row.name_key = duplicate_key(&row.name);
    row.source_id = match line.text("source-id", 200) {
        Some(id) => id,
        None => {
            row.made_up = true;
            made_up_id(&row)
        }
    };
    line.problems.errors.is_empty().then_some(row)
}

/// A category of this installation by code or name; any other text is kept for the note.
fn category(line: &mut Line, row: &mut Row, categories: &HashMap<String, String>) {
    if let Some(typed) = line.text("category", 300) {
        match categories.get(&fold(&typed)) {
            Some(code) => row.category = Some(code.clone()),
            None => row.strange_category = Some(typed),
        }
    }
}

fn identifiers(line: &mut Line, row: &mut Row) {
    let kind = fold(line.raw("tax-id-type"));
    for column in ["uscc", "lei", "tax-id"] {
        let Some(typed) = line.text(column, 100) else { continue };
        let value = normalise(&typed);
        if is_filler(&value) {
            line.problems.warn(column, "import-left-out", &typed);
            continue;
        }
        let scheme = match (column, kind.as_str()) {
            ("uscc", _) | ("tax-id", "uscc" | "统一社会信用代码") => Scheme::Uscc,
            ("lei", _) | ("tax-id", "lei") => Scheme::Lei,
            _ if check(&Scheme::Uscc, &value) == Check::Valid => Scheme::Uscc,
            _ => match row.country {
                Some(country) => Scheme::Registration(country.to_owned()),
                // A number of an unknown register identifies nobody.
                None => {
                    line.problems.warn(column, "import-left-out", &typed);
                    continue;
                }
            },
        };
        let found = check(&scheme, &value);
        if found == Check::Failed {
            line.problems.warn(column, "import-check-failed", &typed);
        }
        let passed = match found {
            Check::Valid => Some(true),
            Check::Failed => Some(false),
            Check::Unknown => None,
        };
        let identifier = Identifier { scheme: scheme_code(&scheme), value, passed };
        if !row.identifiers.iter().any(|i| (&i.scheme, &i.value) == (&identifier.scheme, &identifier.value)) {
            row.identifiers.push(identifier);
        }
    }
}

/// How a scheme is stored.
pub fn scheme_code(scheme: &Scheme) -> String {
    match scheme {
        Scheme::Uscc => "uscc".into(),
        Scheme::Lei => "lei".into(),
        Scheme::Registration(country) => format!("registration-{country}"),
        Scheme::Other => "other".into(),
    }
}

/// `N/A`, `-`, `0000…`: lists fill columns with what is no identifier.
fn is_filler(value: &str) -> bool {
    let mut characters = value.chars();
    let first = characters.next();
    !value.chars().any(|c| c.is_ascii_digit()) || characters.all(|c| Some(c) == first)
}

/// The same company in a later list of the same source gets the same id.
fn made_up_id(row: &Row) -> String {
    let address = row.address.as_deref().map(fold).unwrap_or_default();
    let text = format!("{}\n{}\n{address}", row.name_key, row.country.unwrap_or(super::COUNTRY_UNKNOWN));
    format!("~{}", hex::encode(&Sha256::digest(text.as_bytes())[..12]))
}

#[cfg(test)]
mod tests;
