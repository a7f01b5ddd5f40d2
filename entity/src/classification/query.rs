//! The lists, and what a supplier belongs to.

use super::Kind;
use crate::Id;
use crate::actor::Actor;
use crate::instant::Instant;
use crate::lang::Lang;
use crate::permission::Permission;
use crate::refusal::Outcome;
use crate::store::{Store, raw, rows};
use chrono::NaiveDate;
use sea_orm::FromQueryResult;

/// An entry of a list.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Class {
    /// The record.
    pub id: Id,
    /// What stands in addresses.
    pub code: String,
    /// Its English name.
    pub name_en: String,
    /// Its Chinese name.
    pub name_zh: String,
    /// Since when it is offered no more.
    pub retired_at: Option<Instant>,
    /// The version for the next change.
    pub version: i64,
}

impl Class {
    /// Its name in a language.
    pub fn name(&self, lang: Lang) -> &str {
        lang.pick(&self.name_en, &self.name_zh)
    }
}

/// A list with what is retired, what is offered first.
pub async fn classes(store: &Store, actor: &Actor, kind: Kind) -> Outcome<Vec<Class>> {
    if !actor.may(Permission::ClassificationKeep) {
        actor.need(Permission::SupplierRead)?;
    }
    let sql = format!(
        "SELECT id, code, name_en, name_zh, retired_at, version FROM {}
         ORDER BY CASE WHEN retired_at IS NULL THEN 0 ELSE 1 END, code",
        kind.table()
    );
    rows(store.read(), &sql, vec![]).await
}

/// A dated row of what a supplier belongs to.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Member {
    /// The row.
    pub id: Id,
    /// The English name of what it belongs to.
    pub name_en: String,
    /// The Chinese name.
    pub name_zh: String,
    /// First day.
    pub effective_from: NaiveDate,
    /// First day no longer.
    pub effective_to: Option<NaiveDate>,
    /// When it was recorded.
    pub recorded_at: Instant,
}

impl Member {
    /// The name in a language.
    pub fn name(&self, lang: Lang) -> &str {
        lang.pick(&self.name_en, &self.name_zh)
    }

    /// Whether it holds on a day.
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.effective_from <= day && self.effective_to.is_none_or(|to| day < to)
    }
}

/// A tag on a supplier.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Tag {
    /// The row.
    pub id: Id,
    /// The word.
    pub tag: String,
    /// Why.
    pub reason: String,
    /// First day.
    pub effective_from: NaiveDate,
    /// First day no longer.
    pub effective_to: NaiveDate,
    /// Who put it there.
    pub person: String,
}

/// Everything that a supplier is sorted by, newest first.
#[derive(Clone, Debug, Default)]
pub struct Sorted {
    /// Business units.
    pub units: Vec<Member>,
    /// Scenarios.
    pub scenarios: Vec<Member>,
    /// Tags.
    pub tags: Vec<Tag>,
}

impl Sorted {
    /// The rows of a kind.
    pub fn of(&self, kind: Kind) -> &[Member] {
        match kind {
            Kind::Unit => &self.units,
            Kind::Scenario => &self.scenarios,
        }
    }
}

/// What a supplier is sorted by, for staff alone.
pub async fn of_supplier(store: &Store, actor: &Actor, supplier: Id) -> Outcome<Sorted> {
    actor.need(Permission::SupplierRead)?;
    actor.not_barred(supplier)?;
    let members = async |kind: Kind| {
        let sql = format!(
            "SELECT m.id, c.name_en, c.name_zh, m.effective_from, m.effective_to, m.recorded_at
             FROM {} m JOIN {} c ON c.id = m.class_id WHERE m.supplier_id = ?
             ORDER BY m.effective_from DESC, m.recorded_at DESC, m.id",
            kind.members(),
            kind.table()
        );
        rows(store.read(), &sql, vec![supplier.into()]).await
    };
    Ok(Sorted {
        units: members(Kind::Unit).await?,
        scenarios: members(Kind::Scenario).await?,
        tags: rows(
            store.read(),
            "SELECT t.id, t.tag, t.reason, t.effective_from, t.effective_to, p.name AS person
             FROM supplier_tag t JOIN person p ON p.id = t.recorded_by WHERE t.supplier_id = ?
             ORDER BY t.effective_to DESC, t.id DESC",
            vec![supplier.into()],
        )
        .await?,
    })
}

/// What a list of suppliers can be narrowed to.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    /// Procurement categories, by code and name, those that count in the figures first.
    pub categories: Vec<(String, String)>,
    /// Business units, by code and name.
    pub units: Vec<(String, String)>,
    /// Scenarios, by code and name.
    pub scenarios: Vec<(String, String)>,
    /// Tags in force somewhere.
    pub tags: Vec<String>,
}

/// What a list of suppliers can be narrowed to, in one query: the list is opened all day.
pub async fn choices(store: &Store, actor: &Actor, lang: Lang, today: NaiveDate) -> Outcome<Choices> {
    actor.need(Permission::SupplierRead)?;
    let name = lang.pick("name_en", "name_zh");
    let sql = format!(
        "SELECT CASE WHEN counts THEN 0 ELSE 1 END, code, {name}, name_en FROM category
         UNION ALL SELECT 2, code, {name}, code FROM business_unit UNION ALL SELECT 3, code, {name}, code FROM scenario
         UNION ALL SELECT 4, tag, tag, tag FROM supplier_tag WHERE effective_to > ? GROUP BY tag ORDER BY 1, 4, 2"
    );
    let mut found = Choices::default();
    for row in raw(store.read(), &sql, vec![today.into()]).await? {
        let (code, name) = (row.try_get_by_index(1)?, row.try_get_by_index(2)?);
        match row.try_get_by_index::<i32>(0)? {
            0 | 1 => found.categories.push((code, name)),
            2 => found.units.push((code, name)),
            3 => found.scenarios.push((code, name)),
            _ => found.tags.push(code),
        }
    }
    Ok(found)
}
