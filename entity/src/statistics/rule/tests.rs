//! The hand-counted world: what it holds and why is explained in tests/statistics/README.md.

use super::{Cut, report};
use crate::Id;
use crate::calendar::FiscalYear;
use crate::instant::Instant;
use crate::statistics::{START_MONTH, World};
use serde_json::Value;

const WORLD: &str = include_str!("../../../../tests/statistics/world.json");
const EXPECTED: &str = include_str!("../../../../tests/statistics/expected.json");

/// The id of a record that the world calls `s01`.
fn id(name: &str) -> Id {
    Id::from_u128(name.bytes().fold(0, |sum, byte| (sum << 8) | u128::from(byte)))
}

fn is_name(text: &str) -> bool {
    matches!(text.as_bytes(), [letter, a, b] if letter.is_ascii_lowercase() && a.is_ascii_digit() && b.is_ascii_digit())
}

/// The world writes short names for ids and RFC 3339 for instants.
fn understood(value: Value) -> Value {
    match value {
        Value::String(text) if is_name(&text) => id(&text).to_string().into(),
        Value::String(text) => match chrono::DateTime::parse_from_rfc3339(&text) {
            Ok(at) => at.timestamp_micros().into(),
            Err(_) => Value::String(text),
        },
        Value::Array(values) => values.into_iter().map(understood).collect(),
        Value::Object(map) => map.into_iter().map(|(key, value)| (key, understood(value))).collect(),
        other => other,
    }
}

fn counted() -> super::Report {
    let data = understood(serde_json::from_str(WORLD).unwrap());
    let world: World = serde_json::from_value(data["world"].clone()).unwrap();
    let year = FiscalYear::new(data["year"].as_i64().unwrap() as i32, START_MONTH).unwrap();
    let cut = Cut { year, known_at: Instant(data["known_at"].as_i64().unwrap()), zone: chrono_tz::Asia::Shanghai };
    report(&world, cut)
}

#[test]
fn figures_are_as_counted_by_hand() {
    let report = counted();
    let expected: serde_json::Map<String, Value> = serde_json::from_str(EXPECTED).unwrap();
    assert_eq!(report.figures.len(), expected.len());
    for (name, expected) in &expected {
        let figure = report.figure(name).unwrap_or_else(|| panic!("{name} is missing"));
        assert_eq!(figure.numerator, expected["numerator"].as_i64(), "{name} above");
        assert_eq!(figure.denominator, expected["denominator"].as_i64(), "{name} below");
        assert_eq!(figure.shown().as_deref(), expected["value"].as_str(), "{name}");
        if let Some(names) = expected["above"].as_array() {
            let mut rows: Vec<Id> = figure.rows.iter().filter(|r| r.numerator).map(|r| r.id).collect();
            let mut names: Vec<Id> = names.iter().map(|n| id(n.as_str().unwrap())).collect();
            rows.sort_unstable();
            names.sort_unstable();
            assert_eq!(rows, names, "{name} rows");
        }
        if let Some(parts) = expected["parts"].as_object() {
            let found: Vec<(&str, i64)> = figure.parts.iter().map(|(code, n)| (code.as_str(), *n)).collect();
            assert_eq!(found.len(), parts.len(), "{name} lines");
            for (code, n) in found {
                assert_eq!(parts[code].as_i64(), Some(n), "{name} {code}");
            }
        }
    }
}

#[test]
fn rows_add_up_to_numerator_and_denominator() {
    for figure in counted().figures {
        use crate::statistics::Form;
        if matches!(figure.form, Form::Change | Form::Mean) {
            continue;
        }
        let sum = |keep: &dyn Fn(&&super::super::Row) -> bool| figure.rows.iter().filter(keep).map(|r| r.amount).sum();
        assert_eq!(figure.numerator, Some(sum(&|r| r.numerator)), "{}", figure.id);
        if figure.form == Form::Share {
            assert_eq!(figure.denominator, Some(sum(&|r| r.denominator)), "{}", figure.id);
            assert!(figure.rows.iter().all(|r| r.denominator), "{}: nothing above that is not below", figure.id);
        }
    }
}

#[test]
fn an_empty_world_has_no_shares() {
    let year = FiscalYear::new(2023, START_MONTH).unwrap();
    let cut = Cut { year, known_at: Instant(i64::MAX / 4), zone: chrono_tz::Asia::Shanghai };
    for figure in report(&World::default(), cut).figures {
        use crate::statistics::Form;
        assert_eq!(figure.shown().is_some(), figure.form == Form::Count, "{}", figure.id);
    }
}
