//! What the pages and exports of figures ask.

use super::rule::{self, Cut, Report};
use super::{START_MONTH, load};
use crate::Id;
use crate::actor::Actor;
use crate::calendar::FiscalYear;
use crate::instant::Instant;
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::store::{Store, raw, rows};
use sea_orm::{AccessMode, DbBackend, FromQueryResult, IsolationLevel, TransactionTrait};
use std::collections::HashMap;

/// The fiscal years from the first event on record to today's, newest first.
pub async fn years(store: &Store, actor: &Actor, now: Instant, zone: chrono_tz::Tz) -> Outcome<Vec<FiscalYear>> {
    actor.need(Permission::StatisticsRead)?;
    let mut first = now.day(zone);
    for sql in [
        "SELECT min(signed_at) FROM signature",
        "SELECT min(scored_at) FROM spot_check",
        "SELECT min(issued_at) FROM audit",
        "SELECT min(invited_at) FROM declaration",
    ] {
        for row in raw(store.read(), sql, vec![]).await? {
            first = row.try_get_by_index::<Option<Instant>>(0)?.map_or(first, |at| first.min(at.day(zone)));
        }
    }
    for row in raw(store.read(), "SELECT min(starts_on) FROM spend", vec![]).await? {
        first = row.try_get_by_index::<Option<chrono::NaiveDate>>(0)?.map_or(first, |day| first.min(day));
    }
    let name = |day| FiscalYear::of(day, START_MONTH).map(FiscalYear::year);
    let (Some(from), Some(to)) = (name(first), name(now.day(zone))) else { return Ok(Vec::new()) };
    Ok((from.max(to - 30)..=to).rev().filter_map(|year| FiscalYear::new(year, START_MONTH)).collect())
}

/// Counts every figure of a year, from one snapshot of the records.
pub async fn report(
    store: &Store,
    actor: &Actor,
    year: i32,
    known_at: Instant,
    zone: chrono_tz::Tz,
) -> Outcome<Report> {
    actor.need(Permission::StatisticsRead)?;
    let year = FiscalYear::new(year, START_MONTH).filter(|y| (1990..=2200).contains(&y.year()));
    let year = year.ok_or(Refusal::NotFound)?;
    let (isolation, access) = match store.backend() {
        DbBackend::Postgres => (Some(IsolationLevel::RepeatableRead), Some(AccessMode::ReadOnly)),
        _ => (None, None),
    };
    let snapshot = store.read().begin_with_config(isolation, access).await?;
    let world = load::world(&snapshot, year.first_day(), year.last_day()).await?;
    snapshot.commit().await?;
    Ok(rule::report(&world, Cut { year, known_at, zone }))
}

/// How a supplier is named in a list of rows.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Label {
    /// The supplier.
    pub id: Id,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
}

/// Names of suppliers. One that the person is barred from stays in the count but has no name here.
pub async fn labels(store: &Store, actor: &Actor, ids: &[Id]) -> Outcome<HashMap<Id, Label>> {
    actor.need(Permission::StatisticsRead)?;
    let mut ids: Vec<Id> = ids.iter().copied().filter(|id| !actor.is_barred(*id)).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut found = HashMap::new();
    for some in ids.chunks(500) {
        let marks = vec!["?"; some.len()].join(", ");
        let sql = format!("SELECT id, number, name FROM supplier WHERE id IN ({marks})");
        let labels: Vec<Label> = rows(store.read(), &sql, some.iter().map(|id| (*id).into()).collect()).await?;
        found.extend(labels.into_iter().map(|l| (l.id, l)));
    }
    Ok(found)
}

/// An export, as it was recorded.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Export {
    /// Its number.
    pub number: String,
    /// What was known.
    pub known_at: Instant,
    /// Format, and the figure when its rows alone were exported (`csv:M12`).
    pub format: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// Who exported it.
    pub person: String,
    /// When.
    pub exported_at: Instant,
}

/// The newest exports of a year.
pub async fn exports(store: &Store, actor: &Actor, year: i32) -> Outcome<Vec<Export>> {
    actor.need(Permission::StatisticsRead)?;
    rows(
        store.read(),
        "SELECT e.number, e.known_at, e.format, e.sha256, p.name AS person, e.exported_at
         FROM statistics_export e JOIN person p ON p.id = e.exported_by
         WHERE e.fiscal_year = ? ORDER BY e.exported_at DESC, e.id DESC LIMIT 50",
        vec![i64::from(year).into()],
    )
    .await
}

/// A category in both languages.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Category {
    /// Its code.
    pub code: String,
    /// Its English name.
    pub name_en: String,
    /// Its Chinese name.
    pub name_zh: String,
}

/// The categories of the register.
pub async fn categories(store: &Store) -> Outcome<Vec<Category>> {
    rows(store.read(), "SELECT code, name_en, name_zh FROM category ORDER BY code", vec![]).await
}
