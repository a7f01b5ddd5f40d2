//! Figures in the words of the reader.

use crate::words::{Lang, Words};
use entity::statistics::{Category, Figure, Form, Unit};

/// The id that people quote; what follows it tells relatives apart in exports.
pub fn family(id: &str) -> &str {
    id.split('-').next().unwrap_or(id)
}

/// A number above or below the line.
pub fn term(w: Words, figure: &Figure, term: Option<i64>) -> String {
    match term {
        None => "–".to_owned(),
        Some(fen) if is_money(figure) => w.yuan(fen),
        Some(count) => w.number(count),
    }
}

/// The unit behind a value.
pub fn unit(w: Words, figure: &Figure) -> String {
    w.code("statistics-unit", figure.unit)
}

/// Whether the figure adds up purchase amounts.
fn is_money(figure: &Figure) -> bool {
    matches!(figure.id, "M05" | "M15")
}

/// What stands above and below the line, as words; none for plain counts.
pub fn fraction(w: Words, figure: &Figure) -> Option<String> {
    let (above, below) = (figure.numerator?, figure.denominator?);
    match figure.form {
        Form::Count | Form::Mean | Form::Change => None,
        _ if is_money(figure) => Some(w.statistics_fraction(w.yuan(above), w.yuan(below))),
        _ => Some(w.statistics_fraction(w.number(above), w.number(below))),
    }
}

/// The value of a row: money, days or nothing worth saying.
pub fn amount(w: Words, figure: &Figure, amount: i64) -> String {
    match figure.unit {
        Unit::Days => w.number(amount),
        _ if is_money(figure) => w.yuan(amount),
        _ => String::new(),
    }
}

/// The name of a line in a table: a category, a country, an integrity event, a year.
pub fn part(w: Words, categories: &[Category], figure: &str, code: &str) -> String {
    match figure {
        _ if code == "unknown" => w.statistics_unknown().to_owned(),
        "M07" => categories
            .iter()
            .find(|c| c.code == code)
            .map_or_else(|| code.to_owned(), |c| if w.0 == Lang::En { c.name_en.clone() } else { c.name_zh.clone() }),
        "M08" => w.country(code),
        _ if figure.starts_with("M24") => w.code("blacklist-event", code),
        _ => w.code("statistics-part", code),
    }
}

/// The value as the page writes it, without its unit.
pub fn value(w: Words, figure: &Figure) -> Option<String> {
    match figure.form {
        Form::Count => figure.numerator.map(|n| w.number(n)),
        Form::Change => figure.shown().map(|v| if v.starts_with('-') || v == "0.0" { v } else { format!("+{v}") }),
        Form::Share | Form::Mean => figure.shown(),
    }
}
