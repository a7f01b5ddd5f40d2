//! Supplier rows against the register: who is new, who has other values, who may be the same.

use super::{Identifier, Row, read};
use crate::import::examine::{Examined, Found, Member, Sorting};
use crate::import::understand::{Line, Problems, shortened};
use crate::import::write::{pairs, places};
use crate::import::{COUNTRY_UNKNOWN, RowOutcome};
use crate::refusal::{FieldError, Outcome};
use crate::store::{raw, rows};
use crate::{Id, new_id};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
use std::collections::{BTreeSet, HashMap};

/// A supplier as the register has it.
#[derive(Clone, Debug, FromQueryResult, serde::Serialize)]
pub struct Known {
    /// The record.
    pub id: Id,
    /// For the search index.
    pub seq: i64,
    pub number: String,
    pub name: String,
    pub name_latin: Option<String>,
    pub country: String,
    pub admin1: Option<String>,
    pub city: Option<String>,
    pub address: Option<String>,
    pub product: Option<String>,
    pub category: String,
    pub workers_total: Option<i64>,
    pub workers_female_pct: Option<i64>,
    pub workers_migrant_pct: Option<i64>,
    pub latitude: Option<i64>,
    pub longitude: Option<i64>,
}

const KNOWN: &str =
    "id, seq, number, name, name_latin, country, admin1, city, address, product, category, workers_total,
    workers_female_pct, workers_migrant_pct, latitude, longitude";

/// New values for a known supplier.
#[derive(Debug)]
pub struct Change {
    /// What the row says.
    pub row: Row,
    /// What the register has.
    pub known: Known,
    /// Identifiers the record does not have yet.
    pub identifiers: Vec<Identifier>,
    /// Whether the record is not yet known under this source and id.
    pub new_source: bool,
}

/// What the register knows about the keys of some rows.
#[derive(Default)]
struct Register {
    identifiers: HashMap<(String, String), Id>,
    sources: HashMap<(String, String), Id>,
    known: HashMap<Id, Known>,
}

/// Finds out what the rows would do.
pub async fn examine(
    sorting: &mut Sorting,
    db: &impl ConnectionTrait,
    chunk: &[(i64, Vec<String>)],
) -> Outcome<Vec<Examined>> {
    let mut read_rows = Vec::with_capacity(chunk.len());
    for (number, cells) in chunk {
        let mut line = Line::new(cells, &sorting.mapping);
        let row = read(&mut line, &sorting.source, &sorting.categories, sorting.today);
        read_rows.push((*number, row, line.problems));
    }
    let found: Vec<&Row> = read_rows.iter().filter_map(|(_, row, _)| row.as_ref()).collect();
    let register = look_up(db, &found).await?;
    offer_known(sorting, db, &found).await?;
    let judged = read_rows.into_iter().map(|(number, row, mut problems)| {
        let (outcome, supplier, found) = match row {
            Some(row) => judge(sorting, &register, number, row, &mut problems),
            None => (RowOutcome::Refused, None, Found::Nothing),
        };
        Examined { row: number, outcome, problems, supplier, found }
    });
    Ok(judged.collect())
}

fn judge(
    sorting: &mut Sorting,
    register: &Register,
    number: i64,
    row: Row,
    problems: &mut Problems,
) -> (RowOutcome, Option<Id>, Found) {
    let source = (row.source.clone(), row.source_id.clone());
    let mut ids: BTreeSet<Id> = register.sources.get(&source).copied().into_iter().collect();
    ids.extend(row.identifiers.iter().filter_map(|i| register.identifiers.get(&(i.scheme.clone(), i.value.clone()))));
    if ids.len() > 1 {
        let numbers: Vec<&str> = ids.iter().filter_map(|id| Some(register.known.get(id)?.number.as_str())).collect();
        let error = FieldError::new("source-id", "import-two-suppliers").with("suppliers", numbers.join(", "));
        problems.errors.push(error);
        return (RowOutcome::Refused, None, Found::Nothing);
    }
    if let Some((first, same)) = repeated(sorting, &row, number) {
        let (outcome, found) = problems.repeated("name", same, "import-key-twice", first);
        return (outcome, None, found);
    }
    if let Some(strange) = &row.strange_category {
        sorting.note("category", "import-category", &shortened(strange), number);
    }
    let known = ids.first().and_then(|id| register.known.get(id));
    let label = if sorting.mapping.contains_key("source") && !row.made_up {
        format!("{}/{}", row.source, row.source_id)
    } else if row.made_up {
        number.to_string()
    } else {
        row.source_id.clone()
    };
    let country = known.map_or(row.country.unwrap_or(COUNTRY_UNKNOWN), |k| k.country.as_str());
    sorting.group(country, &row.name_key, Member { row: Some(number), supplier: known.map(|k| k.id), label });
    match known {
        None => (RowOutcome::Create, Some(new_id()), Found::Supplier(Box::new(row))),
        Some(known) => {
            let is_new = |i: &&Identifier| !register.identifiers.contains_key(&(i.scheme.clone(), i.value.clone()));
            let identifiers: Vec<Identifier> = row.identifiers.iter().filter(is_new).cloned().collect();
            let new_source = !register.sources.contains_key(&source);
            let change = Change { known: known.clone(), identifiers, new_source, row };
            let id = Some(known.id);
            match change.identifiers.is_empty() && !change.new_source && change.columns().is_empty() {
                true => (RowOutcome::Unchanged, id, Found::Nothing),
                false => (RowOutcome::Update, id, Found::Change(Box::new(change))),
            }
        }
    }
}

/// The earlier row of the file with one of this row's keys, and whether it is about the same company.
fn repeated(sorting: &mut Sorting, row: &Row, number: i64) -> Option<(i64, bool)> {
    let keys = row.identifiers.iter().map(|i| format!("i\n{}\n{}", i.scheme, i.value));
    let keys = keys.chain([format!("s\n{}\n{}", row.source, row.source_id)]);
    // Every key is taken even when the first is held already.
    keys.map(|key| sorting.take(&key, &row.name_key, number)).collect::<Vec<_>>().into_iter().flatten().next()
}

impl Change {
    /// The columns that change: name, new value, old value.
    pub fn columns(&self) -> Vec<(&'static str, serde_json::Value, serde_json::Value)> {
        let (row, known) = (&self.row, &self.known);
        let mut found = Vec::new();
        let texts = [
            ("name", Some(&row.name), Some(&known.name)),
            ("name_latin", row.name_latin.as_ref(), known.name_latin.as_ref()),
            ("admin1", row.admin1.as_ref(), known.admin1.as_ref()),
            ("city", row.city.as_ref(), known.city.as_ref()),
            ("address", row.address.as_ref(), known.address.as_ref()),
            ("product", row.product.as_ref(), known.product.as_ref()),
            ("category", row.category.as_ref(), Some(&known.category)),
        ];
        for (column, new, old) in texts {
            if new.is_some() && new != old {
                found.push((column, new.cloned().into(), old.cloned().into()));
            }
        }
        if let Some(country) = row.country.filter(|c| *c != known.country) {
            found.push(("country", country.into(), known.country.clone().into()));
        }
        let numbers = [
            ("workers_total", row.workers, known.workers_total),
            ("workers_female_pct", row.female, known.workers_female_pct),
            ("workers_migrant_pct", row.migrant, known.workers_migrant_pct),
            ("latitude", row.latitude, known.latitude),
            ("longitude", row.longitude, known.longitude),
        ];
        for (column, new, old) in numbers {
            if new.is_some() && new != old {
                found.push((column, new.into(), old.into()));
            }
        }
        found
    }
}

async fn look_up(db: &impl ConnectionTrait, found: &[&Row]) -> Outcome<Register> {
    let identifiers: Vec<(&str, &str)> =
        found.iter().flat_map(|r| &r.identifiers).map(|i| (i.scheme.as_str(), i.value.as_str())).collect();
    let sources: Vec<(&str, &str)> = found.iter().map(|r| (r.source.as_str(), r.source_id.as_str())).collect();
    let mut register = Register {
        identifiers: owners(db, "supplier_identifier", ("scheme", "value"), &identifiers).await?,
        sources: owners(db, "supplier_source", ("source", "source_id"), &sources).await?,
        known: HashMap::new(),
    };
    let ids: BTreeSet<Id> = register.identifiers.values().chain(register.sources.values()).copied().collect();
    register.known = known(db, ids).await?;
    Ok(register)
}

/// Suppliers as the register has them.
pub async fn known(db: &impl ConnectionTrait, ids: impl IntoIterator<Item = Id>) -> Outcome<HashMap<Id, Known>> {
    let ids: Vec<Value> = ids.into_iter().map(Value::from).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let sql = format!("SELECT {KNOWN} FROM supplier WHERE id IN ({})", places(ids.len()));
    let found: Vec<Known> = rows(db, &sql, ids).await?;
    Ok(found.into_iter().map(|known| (known.id, known)).collect())
}

/// The suppliers that hold the given pairs. `table` and the two columns are literals of this module. The pairs come
/// first and stay first in a cross join: SQLite would read the whole table for `(a, b) IN (…)`.
pub async fn owners(
    db: &impl ConnectionTrait,
    table: &str,
    (one, other): (&str, &str),
    keys: &[(&str, &str)],
) -> Outcome<HashMap<(String, String), Id>> {
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    let sql = format!(
        "SELECT h.{one}, h.{other}, h.supplier_id FROM (VALUES {}) AS k CROSS JOIN {table} h
         WHERE h.{one} = k.column1 AND h.{other} = k.column2",
        pairs(keys.len())
    );
    let values = keys.iter().flat_map(|(a, b)| [Value::from(*a), Value::from(*b)]).collect();
    let mut found = HashMap::new();
    for row in raw(db, &sql, values).await? {
        found.insert((row.try_get_by_index(0)?, row.try_get_by_index(1)?), row.try_get_by_index(2)?);
    }
    Ok(found)
}

/// Adds records of the register that have the name of a row in its country to the possible duplicates.
async fn offer_known(sorting: &mut Sorting, db: &impl ConnectionTrait, found: &[&Row]) -> Outcome<()> {
    if found.is_empty() || !sorting.offers {
        return Ok(());
    }
    let keys: BTreeSet<(&str, &str)> =
        found.iter().map(|r| (r.country.unwrap_or(COUNTRY_UNKNOWN), r.name_key.as_str())).collect();
    let sql = format!(
        "SELECT s.country, s.name_key, s.id, s.number FROM (VALUES {}) AS k CROSS JOIN supplier s
         WHERE s.country = k.column1 AND s.name_key = k.column2 AND s.merged_into IS NULL ORDER BY s.seq",
        pairs(keys.len())
    );
    let values = keys.into_iter().flat_map(|(a, b)| [Value::from(a), Value::from(b)]).collect();
    for row in raw(db, &sql, values).await? {
        let (country, key): (String, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        let member = Member { row: None, supplier: Some(row.try_get_by_index(2)?), label: row.try_get_by_index(3)? };
        sorting.group(&country, &key, member);
    }
    Ok(())
}
