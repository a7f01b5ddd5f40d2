//! Writing the suppliers of a batch, many at a time.

use super::Row;
use super::change::update;
use crate::act::Act;
use crate::import::COUNTRY_UNKNOWN;
use crate::import::examine::{Examined, Found, Written};
use crate::import::write::{insert_many, places};
use crate::lang::Lang;
use crate::refusal::Outcome;
use crate::supplier::Standing;
use crate::supplier::search_index;
use crate::{Id, new_id};
use sea_orm::{DbBackend, Value};

/// A category nobody named, or one the installation does not know.
const UNKNOWN: &str = "unknown";

/// Writes examined rows; returns what updates replaced. A new record needs no word: its row names it already.
pub async fn write(act: &Act, batch: Id, examined: Vec<Examined>) -> Outcome<Vec<Written>> {
    let mut new = Vec::new();
    let mut replaced = Vec::new();
    for row in examined {
        match (row.found, row.supplier) {
            (Found::Supplier(supplier), Some(id)) => new.push((id, *supplier)),
            (Found::Change(change), _) => {
                let record = change.known.id;
                let before = update(act, *change).await?;
                replaced.push(Written { row: row.row, record, before: Some(serde_json::to_string(&before)?) });
            }
            _ => {}
        }
    }
    create(act, batch, new).await?;
    Ok(replaced)
}

async fn create(act: &Act, batch: Id, new: Vec<(Id, Row)>) -> Outcome<()> {
    if new.is_empty() {
        return Ok(());
    }
    let first = act.count("S", new.len() as i64).await?;
    let postgres = act.backend() == DbBackend::Postgres;
    let mut written = Rows::default();
    for (at, (id, row)) in new.into_iter().enumerate() {
        written.add(act, batch, id, first + at as i64, row, postgres);
    }
    written.insert(act, postgres).await
}

/// The rows of every table, for one statement each.
#[derive(Default)]
struct Rows {
    supplier: Vec<Vec<Value>>,
    search: Vec<Vec<Value>>,
    identifier: Vec<Vec<Value>>,
    source: Vec<Vec<Value>>,
    name: Vec<Vec<Value>>,
    site: Vec<Vec<Value>>,
    category: Vec<Vec<Value>>,
    region: Vec<Vec<Value>>,
}

impl Rows {
    fn add(&mut self, act: &Act, batch: Id, id: Id, seq: i64, row: Row, postgres: bool) {
        let country = row.country.unwrap_or(COUNTRY_UNKNOWN);
        let day = row.registered_on.unwrap_or_else(|| act.today());
        let lang = if country == "CN" { Lang::ZhCn } else { Lang::En };
        // A word that is no category here says nothing: the supplier stays in the population, as unknown.
        let category = row.category.unwrap_or_else(|| UNKNOWN.into());
        let folded = search_index::folded(&row.name, row.name_latin.as_deref());
        let grams = if postgres { search_index::lexemes(&folded) } else { search_index::tokens(&folded) };
        self.source.push(vec![row.source.into(), row.source_id.into(), id.into()]);
        for i in &row.identifiers {
            self.identifier.push(vec![i.scheme.clone().into(), i.value.clone().into(), id.into(), i.passed.into()]);
        }
        for (kind, name) in [("legal", Some(&row.name)), ("latin", row.name_latin.as_ref())] {
            if let Some(name) = name {
                let values =
                    vec![new_id().into(), id.into(), kind.into(), name.clone().into(), day.into(), act.now.into()];
                self.name.push(values);
            }
        }
        self.site.push(vec![
            new_id().into(),
            id.into(),
            row.name.clone().into(),
            country.into(),
            row.address.clone().into(),
        ]);
        self.category.push(vec![
            new_id().into(),
            id.into(),
            category.clone().into(),
            true.into(),
            day.into(),
            act.now.into(),
        ]);
        self.region.push(vec![
            new_id().into(),
            id.into(),
            country.into(),
            row.admin1.clone().into(),
            day.into(),
            act.now.into(),
        ]);
        let provisional = row.identifiers.is_empty();
        let mut supplier: Vec<Value> = vec![
            id.into(),
            seq.into(),
            format!("S-{seq:06}").into(),
            row.name.into(),
            row.name_latin.into(),
            folded.into(),
            row.name_key.into(),
            lang.into(),
            country.into(),
            row.admin1.into(),
            row.city.into(),
            row.address.into(),
            row.product.into(),
            category.into(),
            Standing::Registered.into(),
            provisional.into(),
            day.into(),
            row.workers.into(),
            row.female.into(),
            row.migrant.into(),
            row.latitude.into(),
            row.longitude.into(),
            batch.into(),
            act.now.into(),
            act.now.into(),
        ];
        match postgres {
            true => supplier.push(grams.into()),
            false => self.search.push(vec![seq.into(), grams.into()]),
        }
        self.supplier.push(supplier);
    }

    async fn insert(self, act: &Act, postgres: bool) -> Outcome<()> {
        let (extra, last) = if postgres { (", grams", ", CAST(? AS TSVECTOR)") } else { ("", "") };
        let head = format!(
            "supplier (id, seq, number, name, name_latin, name_folded, name_key, lang, country, admin1, city, address,
               product, category, standing, provisional, registered_on, workers_total, workers_female_pct,
               workers_migrant_pct, latitude, longitude, batch_id, created_at, changed_at{extra})"
        );
        let row = format!("({}{last})", places(25));
        let db = act.db();
        insert_many(db, &head, &row, "", self.supplier).await?;
        let rest = [
            ("supplier_search (rowid, grams)", "(?, ?)", self.search),
            ("supplier_identifier (scheme, value, supplier_id, check_passed)", "(?, ?, ?, ?)", self.identifier),
            ("supplier_source (source, source_id, supplier_id)", "(?, ?, ?)", self.source),
            (
                "supplier_name (id, supplier_id, kind, name, effective_from, recorded_at)",
                "(?, ?, ?, ?, ?, ?)",
                self.name,
            ),
            ("site (id, supplier_id, name, country, address)", "(?, ?, ?, ?, ?)", self.site),
            (
                "supplier_category (id, supplier_id, category, main, effective_from, recorded_at)",
                "(?, ?, ?, ?, ?, ?)",
                self.category,
            ),
            (
                "supplier_region (id, supplier_id, country, admin1, effective_from, recorded_at)",
                "(?, ?, ?, ?, ?, ?)",
                self.region,
            ),
        ];
        for (head, row, rows) in rest {
            insert_many(db, head, row, "", rows).await?;
        }
        Ok(())
    }
}
