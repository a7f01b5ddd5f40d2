//! The register as a file: what the list shows, with the columns that a list has no room for.

use super::list::{condition, sought, step};
use super::{CodeState, Filter, Standing};
use crate::Id;
use crate::act::Act;
use crate::actor::Actor;
use crate::list::Place;
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::store::{Store, rows};
use chrono::NaiveDate;
use sea_orm::FromQueryResult;

/// Suppliers that are fetched together.
const CHUNK: usize = 1_000;

/// The most suppliers in one file; whoever needs more takes the register in parts.
pub const MOST_EXPORTED: usize = 100_000;

/// A supplier as the file has it. Nothing in it is about a person.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Exported {
    /// The record.
    pub id: Id,
    /// What the file is sorted by when it is sorted by number.
    pub seq: i64,
    /// What it is sorted by when it is sorted by name.
    pub name_folded: String,
    /// The number that people read out.
    pub number: String,
    /// The legal name in its own script.
    pub name: String,
    /// The Latin name.
    pub name_latin: Option<String>,
    /// Registered country (ISO 3166, two letters).
    pub country: String,
    /// Province or state.
    pub admin1: Option<String>,
    /// City.
    pub city: Option<String>,
    /// Registered address.
    pub address: Option<String>,
    /// Unified social credit code (GB 32100-2015).
    pub uscc: Option<String>,
    /// Legal entity identifier (ISO 17442).
    pub lei: Option<String>,
    /// The number of another register.
    pub registration: Option<String>,
    /// Main category.
    pub category: String,
    /// What it delivers.
    pub product: Option<String>,
    /// Where it stands.
    pub standing: Standing,
    /// Where it stands with the code.
    pub code_state: CodeState,
    /// Whether somebody can be written to.
    pub invitable: bool,
    /// Whether it still lacks an identifier.
    pub provisional: bool,
    /// Since when it is registered.
    pub registered_on: NaiveDate,
    /// Head count.
    pub workers_total: Option<i64>,
}

const COLUMNS: &str =
    "s.id, s.seq, s.name_folded, s.number, s.name, s.name_latin, s.country, s.admin1, s.city, s.address,
    (SELECT MIN(i.value) FROM supplier_identifier i WHERE i.supplier_id = s.id AND i.scheme = 'uscc') AS uscc,
    (SELECT MIN(i.value) FROM supplier_identifier i WHERE i.supplier_id = s.id AND i.scheme = 'lei') AS lei,
    (SELECT MIN(i.value) FROM supplier_identifier i WHERE i.supplier_id = s.id AND i.scheme NOT IN ('uscc', 'lei'))
      AS registration,
    s.category, s.product, s.standing, s.code_state, s.invitable, s.provisional, s.registered_on, s.workers_total";

/// The next suppliers of a filter in its order, behind `place`, and the place behind them; none at the end.
pub async fn exported(
    store: &Store,
    actor: &Actor,
    filter: &Filter,
    place: &Place,
) -> Outcome<(Vec<Exported>, Option<Place>)> {
    actor.need(Permission::SupplierRead)?;
    let db = store.read();
    let sought = sought(db, &filter.text).await?;
    let mut condition = condition(db.get_database_backend(), actor, filter, &sought, true);
    let step = step(filter, place);
    condition.sql.push_str(&step.condition);
    condition.values.extend(step.values.clone());
    let sql = format!(
        "SELECT {COLUMNS} FROM {} WHERE {} ORDER BY {} LIMIT {}",
        condition.from,
        condition.sql,
        step.order,
        CHUNK + 1
    );
    let found: Vec<Exported> = rows(db, &sql, condition.values).await?;
    let page = step.page(found, CHUNK, crate::list::Total::More, |s| {
        (filter.sort.value(s.seq, s.registered_on, &s.name_folded), s.id)
    });
    let next = page.turn.next.map(|after| Place { after, ..Place::default() });
    Ok((page.rows, next))
}

/// Records that the register, or a part of it, left as a file.
pub async fn record_export(act: &mut Act, count: usize) -> Outcome<()> {
    act.actor.need(Permission::SupplierRead)?;
    if count > MOST_EXPORTED {
        return Err(Refusal::Conflict("supplier-export-too-many".into()).into());
    }
    let person = act.actor.person;
    act.record("supplier-export", "person", person);
    Ok(())
}
