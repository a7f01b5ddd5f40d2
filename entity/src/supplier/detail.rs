//! A supplier's whole record, as its page shows it.

use super::{CodeState, Standing};
use crate::Id;
use crate::activity::{self, Moment};
use crate::actor::Actor;
use crate::instant::Instant;
use crate::lang::Lang;
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::store::{Store, row, rows};
use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, FromQueryResult};

/// The master data.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Record {
    /// The record.
    pub id: Id,
    /// Its place in the search index.
    pub seq: i64,
    /// The number that people read out.
    pub number: String,
    /// The legal name in its own script.
    pub name: String,
    /// The Latin name.
    pub name_latin: Option<String>,
    /// The language it is written to.
    pub lang: Lang,
    /// Registered country.
    pub country: String,
    /// Registered province or state.
    pub admin1: Option<String>,
    /// Registered city.
    pub city: Option<String>,
    /// Registered address.
    pub address: Option<String>,
    /// What it delivers.
    pub product: Option<String>,
    /// Main category.
    pub category: String,
    /// Where it stands.
    pub standing: Standing,
    /// Whether it lacks an identifier that is unique by law.
    pub provisional: bool,
    /// Since when it is registered.
    pub registered_on: NaiveDate,
    /// Since when it is no longer a supplier.
    pub left_on: Option<NaiveDate>,
    /// Workers.
    pub workers_total: Option<i64>,
    /// Whether somebody can be written to.
    pub invitable: bool,
    /// Where it stands with the code.
    pub code_state: CodeState,
    /// The record it was merged into.
    pub merged_into: Option<Id>,
    /// When it was last changed.
    pub changed_at: Instant,
    /// The version for the next change.
    pub version: i64,
}

pub(crate) const RECORD: &str =
    "SELECT id, seq, number, name, name_latin, lang, country, admin1, city, address, product,
    category, standing, provisional, registered_on, left_on, workers_total, invitable, code_state,
    merged_into, changed_at, version FROM supplier WHERE id = ?";

/// An identifier of a legal entity.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Identifier {
    /// Who gave it (`uscc`, `lei`, `registration-TR`, `other`).
    pub scheme: String,
    /// As it is compared.
    pub value: String,
    /// What the check characters said; nothing when the scheme has none.
    pub check_passed: Option<bool>,
}

/// A name, now or once.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Name {
    /// `legal`, `latin`, or `merged` for the name of a record merged into this one.
    pub kind: String,
    /// The name.
    pub name: String,
    /// First day.
    pub effective_from: NaiveDate,
    /// First day no longer.
    pub effective_to: Option<NaiveDate>,
}

/// A place where the supplier works.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Site {
    /// The record.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its country.
    pub country: String,
    /// Its address.
    pub address: Option<String>,
    /// Since when it is closed.
    pub closed_on: Option<NaiveDate>,
}

/// Somebody to write to.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Contact {
    /// The record.
    pub id: Id,
    /// The person's name.
    pub name: String,
    /// The address.
    pub email: String,
    /// A telephone number.
    pub phone: Option<String>,
    /// What the person does there.
    pub job_title: Option<String>,
    /// The language the person is written to.
    pub lang: Lang,
    /// When mail came back.
    pub bounced_at: Option<Instant>,
    /// Why (`not-mine` or the relay's words).
    pub bounce: Option<String>,
    /// When it was ended.
    pub ended_at: Option<Instant>,
}

/// A dated value: category or region.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Dated {
    /// The category's code, or the country.
    pub value: String,
    /// The province or state of a region.
    pub detail: Option<String>,
    /// First day.
    pub effective_from: NaiveDate,
    /// First day no longer.
    pub effective_to: Option<NaiveDate>,
}

/// A fact about where the supplier stands.
#[derive(Clone, Debug, FromQueryResult)]
pub struct StandingFact {
    /// What it is.
    pub standing: Standing,
    /// First day in force.
    pub effective_from: NaiveDate,
    /// First day no longer in force.
    pub effective_to: Option<NaiveDate>,
    /// What it rests on.
    pub source_kind: String,
    /// The record it rests on.
    pub source_id: Id,
    /// When it was recorded.
    pub recorded_at: Instant,
}

/// A time in which it was no supplier.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Departure {
    /// The day on which it left.
    pub left_on: NaiveDate,
    /// Why.
    pub reason: String,
    /// Who recorded it.
    pub person: String,
    /// The day on which it came back; none while it is away.
    pub returned_on: Option<NaiveDate>,
    /// Why it came back.
    pub return_reason: Option<String>,
}

/// What was spent in a period, all units and currencies together.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Spent {
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
    /// The category it was spent in.
    pub category: String,
    /// The sum in fen of CNY.
    pub rmb_fen: i64,
    /// How many rows make it up.
    pub rows: i64,
}

/// A source that knows the supplier under an id of its own.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Source {
    /// The source.
    pub source: String,
    /// Its own id.
    pub source_id: String,
}

/// A record with everything around it.
#[derive(Clone, Debug)]
pub struct Detail {
    /// The master data.
    pub record: Record,
    /// Identifiers.
    pub identifiers: Vec<Identifier>,
    /// Names, newest first.
    pub names: Vec<Name>,
    /// Sites, open ones first.
    pub sites: Vec<Site>,
    /// Contacts, those that can be written to first.
    pub contacts: Vec<Contact>,
    /// Main categories, newest first.
    pub categories: Vec<Dated>,
    /// Registered regions, newest first.
    pub regions: Vec<Dated>,
    /// Facts about its standing, newest first.
    pub facts: Vec<StandingFact>,
    /// When it was no supplier, newest first.
    pub departures: Vec<Departure>,
    /// Spend, newest first.
    pub spend: Vec<Spent>,
    /// Sources.
    pub sources: Vec<Source>,
    /// The records that were merged into this one.
    pub merged: Vec<super::Alike>,
}

/// A supplier as staff see it.
pub async fn detail(store: &Store, actor: &Actor, id: Id) -> Outcome<Detail> {
    actor.need(Permission::SupplierRead)?;
    actor.not_barred(id)?;
    load(store, id).await
}

/// A supplier as its own people see it.
pub async fn own(store: &Store, actor: &Actor, id: Id) -> Outcome<Detail> {
    actor.need_for(Permission::CompanyRead, id)?;
    load(store, id).await
}

async fn load(store: &Store, id: Id) -> Outcome<Detail> {
    let db = store.read();
    let record: Record = row(db, RECORD, vec![id.into()]).await?.ok_or(Refusal::NotFound)?;
    Ok(Detail {
        record,
        identifiers: of(db, id, "SELECT scheme, value, check_passed FROM supplier_identifier WHERE supplier_id = ? ORDER BY scheme DESC, value").await?,
        names: of(db, id, "SELECT kind, name, effective_from, effective_to FROM supplier_name WHERE supplier_id = ? ORDER BY effective_from DESC, recorded_at DESC, id").await?,
        sites: of(db, id, "SELECT id, name, country, address, closed_on FROM site WHERE supplier_id = ? ORDER BY closed_on IS NOT NULL, name, id").await?,
        contacts: of(db, id, "SELECT id, name, email, phone, job_title, lang, bounced_at, bounce, ended_at FROM contact WHERE supplier_id = ? ORDER BY ended_at IS NOT NULL, bounced_at IS NOT NULL, email").await?,
        categories: of(db, id, "SELECT category AS value, CAST(NULL AS TEXT) AS detail, effective_from, effective_to FROM supplier_category WHERE supplier_id = ? ORDER BY effective_from DESC, id").await?,
        regions: of(db, id, "SELECT country AS value, admin1 AS detail, effective_from, effective_to FROM supplier_region WHERE supplier_id = ? ORDER BY effective_from DESC, id").await?,
        facts: of(db, id, "SELECT standing, effective_from, effective_to, source_kind, source_id, recorded_at FROM standing_fact WHERE supplier_id = ? ORDER BY effective_from DESC, id").await?,
        departures: of(db, id, "SELECT d.left_on, d.reason, p.name AS person, d.returned_on, d.return_reason FROM departure d JOIN person p ON p.id = d.recorded_by WHERE d.supplier_id = ? ORDER BY d.left_on DESC, d.id DESC").await?,
        spend: of(db, id, "SELECT starts_on, ends_on, category, CAST(SUM(rmb_fen) AS BIGINT) AS rmb_fen, COUNT(*) AS rows FROM spend WHERE supplier_id = ? GROUP BY starts_on, ends_on, category ORDER BY starts_on DESC, ends_on DESC, category").await?,
        sources: of(db, id, "SELECT source, source_id FROM supplier_source WHERE supplier_id = ? ORDER BY source, source_id").await?,
        merged: of(db, id, "SELECT id, number, name, city, address FROM supplier WHERE merged_into = ? ORDER BY seq").await?,
    })
}

async fn of<T: FromQueryResult>(db: &impl ConnectionTrait, id: Id, sql: &str) -> Outcome<Vec<T>> {
    rows(db, sql, vec![id.into()]).await
}

/// The history of a supplier and of the records merged into it, newest first.
pub async fn history(store: &Store, detail: &Detail, most: u64) -> Outcome<Vec<Moment>> {
    let mut found = activity::of(store, detail.record.id, most).await?;
    for merged in &detail.merged {
        found.extend(activity::of(store, merged.id, most).await?);
    }
    found.sort_by_key(|moment| std::cmp::Reverse(moment.at));
    // A merge concerns both records and stands in both histories.
    found.dedup_by(|a, b| a.at == b.at && a.verb == b.verb && a.person == b.person);
    found.truncate(most as usize);
    Ok(found)
}
