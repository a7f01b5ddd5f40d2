//! Finding the supplier that a row of contacts, spend or history is about.

use super::supplier_match::{Known, owners};
use super::understand::Line;
use super::write::{pairs, places};
use crate::Id;
use crate::refusal::{FieldError, Outcome, Refusal};
use crate::search::duplicate_key;
use crate::store::{raw, row};
use crate::supplier::identifier::normalise;
use sea_orm::{ConnectionTrait, Value};
use std::collections::HashMap;

/// How a row names its supplier, the surest way first.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// By the number of the register.
    Number(String),
    /// By an identifier of any register.
    Identifier(String),
    /// By the source's own id.
    Source(String, String),
    /// By name and country.
    Name(String, String),
}

/// A supplier that rows are about.
#[derive(Clone, Debug)]
pub struct Target {
    /// The record.
    pub id: Id,
    /// Its main category.
    pub category: String,
    /// The language it is written to.
    pub lang: crate::lang::Lang,
}

/// Reads the key of a row; a row without one is refused.
pub fn read(line: &mut Line, source: &str) -> Option<Key> {
    if let Some(number) = line.text("number", 40) {
        return Some(Key::Number(number.to_uppercase()));
    }
    for column in ["uscc", "lei", "tax-id"] {
        if let Some(typed) = line.text(column, 100) {
            return Some(Key::Identifier(normalise(&typed)));
        }
    }
    if let Some(id) = line.text("source-id", 200) {
        return Some(Key::Source(line.text("source", 100).unwrap_or_else(|| source.to_owned()), id));
    }
    let name = line.text("name", 300);
    let typed = line.text("country", 100);
    let country = typed.as_deref().map(super::country);
    match (name, country) {
        (Some(name), Some(Some(country))) => Some(Key::Name(country.to_owned(), duplicate_key(&name))),
        (Some(_), Some(None)) => {
            let error = FieldError::new("country", "import-country").with("value", typed.unwrap_or_default());
            line.problems.errors.push(error);
            None
        }
        _ => {
            line.problems.error("number", "import-no-supplier");
            None
        }
    }
}

/// The suppliers behind keys; several for a name that is not unique.
pub async fn find(db: &impl ConnectionTrait, keys: &[&Key]) -> Outcome<HashMap<Key, Vec<Target>>> {
    let mut ids: Vec<(Key, Id)> = Vec::new();
    let text =
        |pick: fn(&Key) -> Option<&String>| -> Vec<String> { keys.iter().filter_map(|k| pick(k)).cloned().collect() };
    let numbers = text(|k| if let Key::Number(n) = k { Some(n) } else { None });
    for (number, id) in single(db, "SELECT number, id FROM supplier WHERE number IN", numbers).await? {
        ids.push((Key::Number(number), id));
    }
    let values = text(|k| if let Key::Identifier(v) = k { Some(v) } else { None });
    for (value, id) in single(db, "SELECT value, supplier_id FROM supplier_identifier WHERE value IN", values).await? {
        ids.push((Key::Identifier(value), id));
    }
    let sources: Vec<(&str, &str)> = keys
        .iter()
        .filter_map(|k| if let Key::Source(s, i) = k { Some((s.as_str(), i.as_str())) } else { None })
        .collect();
    for ((source, source_id), id) in owners(db, "supplier_source", ("source", "source_id"), &sources).await? {
        ids.push((Key::Source(source, source_id), id));
    }
    let names: Vec<Value> = keys
        .iter()
        .filter_map(|k| if let Key::Name(c, n) = k { Some([Value::from(c.clone()), n.clone().into()]) } else { None })
        .flatten()
        .collect();
    if !names.is_empty() {
        let sql = format!(
            "SELECT s.country, s.name_key, s.id FROM (VALUES {}) AS k CROSS JOIN supplier s
             WHERE s.country = k.column1 AND s.name_key = k.column2 AND s.merged_into IS NULL",
            pairs(names.len() / 2)
        );
        for row in raw(db, &sql, names).await? {
            ids.push((Key::Name(row.try_get_by_index(0)?, row.try_get_by_index(1)?), row.try_get_by_index(2)?));
        }
    }
    with_records(db, ids).await
}

async fn single(db: &impl ConnectionTrait, sql: &str, keys: Vec<String>) -> Outcome<Vec<(String, Id)>> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!("{sql} ({})", places(keys.len()));
    let found = raw(db, &sql, keys.into_iter().map(Value::from).collect()).await?;
    let pair = |row: &sea_orm::QueryResult| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?));
    Ok(found.iter().map(pair).collect::<Result<_, sea_orm::DbErr>>()?)
}

/// Loads the records; a merged one stands for its survivor.
async fn with_records(db: &impl ConnectionTrait, ids: Vec<(Key, Id)>) -> Outcome<HashMap<Key, Vec<Target>>> {
    let mut found: HashMap<Key, Vec<Target>> = HashMap::new();
    if ids.is_empty() {
        return Ok(found);
    }
    let sql = format!(
        "SELECT s.id, t.id, t.category, t.lang FROM supplier s JOIN supplier t ON t.id = COALESCE(s.merged_into, s.id) WHERE s.id IN ({})",
        places(ids.len())
    );
    let mut records: HashMap<Id, Target> = HashMap::new();
    for row in raw(db, &sql, ids.iter().map(|(_, id)| Value::from(*id)).collect()).await? {
        let target =
            Target { id: row.try_get_by_index(1)?, category: row.try_get_by_index(2)?, lang: row.try_get_by_index(3)? };
        records.insert(row.try_get_by_index(0)?, target);
    }
    for (key, id) in ids {
        if let Some(target) = records.get(&id) {
            let held = found.entry(key).or_default();
            if !held.iter().any(|t| t.id == target.id) {
                held.push(target.clone());
            }
        }
    }
    Ok(found)
}

/// The one supplier behind the key of a row, or why there is none.
pub fn one<'a>(
    found: &'a HashMap<Key, Vec<Target>>,
    key: &Key,
    line_errors: &mut Vec<FieldError>,
) -> Option<&'a Target> {
    let column = match key {
        Key::Number(_) => "number",
        Key::Identifier(_) => "tax-id",
        Key::Source(..) => "source-id",
        Key::Name(..) => "name",
    };
    match found.get(key).map(Vec::as_slice) {
        Some([target]) => Some(target),
        Some([_, ..]) => {
            line_errors.push(FieldError::new(column, "import-several-suppliers"));
            None
        }
        _ => {
            line_errors.push(FieldError::new(column, "import-unknown-supplier"));
            None
        }
    }
}

/// One supplier's own columns.
pub async fn known(db: &impl ConnectionTrait, id: Id) -> Outcome<Known> {
    let found = row(
        db,
        "SELECT id, seq, number, name, name_latin, country, admin1, city, address, product, category, workers_total,
           workers_female_pct, workers_migrant_pct, latitude, longitude FROM supplier WHERE id = ?",
        vec![id.into()],
    )
    .await?;
    found.ok_or_else(|| Refusal::NotFound.into())
}
