//! What procurement types to make or change a record, and the verbs behind it.

use super::identifier::{self, Check, Scheme};
use super::new::{NewSupplier, begin_category, begin_name, begin_region, new_supplier};
use super::{COUNTRIES, Record, search_index};
use crate::Id;
use crate::act::Act;
use crate::field::{Fields, Problems};
use crate::lang::Lang;
use crate::permission::Permission;
use crate::refusal::{FieldError, Outcome, Refusal};
use crate::search::duplicate_key;
use crate::store::{exec, number, raw, row};
use chrono::NaiveDate;
use sea_orm::FromQueryResult;

/// The master data of a record, as typed.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Typed {
    name: String,
    name_latin: String,
    country: String,
    admin1: String,
    city: String,
    address: String,
    product: String,
    category: String,
    lang: String,
    scheme: String,
    identifier: String,
    identifier_confirmed: String,
    duplicate_confirmed: String,
    effective_on: String,
    workers: String,
}

/// The master data of a record, understood.
struct Master {
    name: String,
    name_latin: Option<String>,
    country: String,
    admin1: Option<String>,
    city: Option<String>,
    address: Option<String>,
    product: Option<String>,
    category: String,
    lang: Option<Lang>,
    workers: Option<i64>,
}

impl Typed {
    async fn master(&self, act: &Act, problems: &mut Problems) -> Outcome<Master> {
        let some = |text: String| Some(text).filter(|t| !t.is_empty());
        let country = self.country.trim().to_uppercase();
        if !COUNTRIES.contains(&country.as_str()) {
            problems.add("country", "choose");
        }
        let category = self.category.trim().to_owned();
        let known =
            number(act.db(), "SELECT COUNT(*) FROM category WHERE code = ?", vec![category.clone().into()]).await?;
        if known == 0 {
            problems.add("category", "choose");
        }
        Ok(Master {
            name: problems.required("name", &self.name, 300),
            name_latin: some(problems.optional("name_latin", &self.name_latin, 300)),
            country,
            admin1: some(problems.optional("admin1", &self.admin1, 120)),
            city: some(problems.optional("city", &self.city, 120)),
            address: some(problems.optional("address", &self.address, 500)),
            product: some(problems.optional("product", &self.product, 300)),
            category,
            lang: self.lang.parse().ok(),
            workers: self.workers(problems),
        })
    }

    fn workers(&self, problems: &mut Problems) -> Option<i64> {
        let plain: String = self.workers.chars().filter(|c| !matches!(c, ',' | ' ' | '，')).collect();
        if plain.is_empty() {
            return None;
        }
        let found = plain.parse().ok().filter(|n| (0..=10_000_000).contains(n));
        if found.is_none() {
            problems.add("workers", "number");
        }
        found
    }

    /// The identifier, if one was typed. A failed check character asks, and does not block who confirms.
    async fn identifier(&self, act: &Act, country: &str, problems: &mut Problems) -> Outcome<Option<(Scheme, String)>> {
        let value = identifier::normalise(&problems.optional("identifier", &self.identifier, 60));
        if value.is_empty() {
            if !self.scheme.is_empty() {
                problems.add("identifier", "required");
            }
            return Ok(None);
        }
        let Some(scheme) = Scheme::read(&self.scheme, country) else {
            problems.add("scheme", "choose");
            return Ok(None);
        };
        let owner = raw(
            act.db(),
            "SELECT s.number FROM supplier_identifier i JOIN supplier s ON s.id = i.supplier_id WHERE i.scheme = ? AND i.value = ?",
            vec![scheme.code().into(), value.clone().into()],
        )
        .await?;
        if let Some(owner) = owner.first() {
            let number: String = owner.try_get_by_index(0)?;
            problems.0.push(FieldError::new("identifier", "supplier-identifier-taken").with("number", number));
        } else if identifier::check(&scheme, &value) == Check::Failed && self.identifier_confirmed.is_empty() {
            problems.add("identifier", "supplier-identifier-check");
        }
        Ok(Some((scheme, value)))
    }
}

/// A record that may be the same legal entity.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Alike {
    /// The record.
    pub id: Id,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Its city.
    pub city: Option<String>,
    /// Its address.
    pub address: Option<String>,
}

/// The records of a country whose names fold to the same key, without `but`.
pub async fn alike(
    db: &impl sea_orm::ConnectionTrait,
    actor: &crate::actor::Actor,
    country: &str,
    name: &str,
    but: Option<Id>,
) -> Outcome<Vec<Alike>> {
    let found: Vec<Alike> = crate::store::rows(
        db,
        "SELECT id, number, name, city, address FROM supplier WHERE country = ? AND name_key = ? AND merged_into IS NULL
         ORDER BY seq LIMIT 50",
        vec![country.into(), duplicate_key(name).into()],
    )
    .await?;
    Ok(found.into_iter().filter(|a| Some(a.id) != but && !actor.is_barred(a.id)).collect())
}

/// Procurement enters a supplier.
pub async fn create(act: &mut Act, fields: &Fields) -> Outcome<Id> {
    act.actor.need(Permission::SupplierWrite)?;
    let typed: Typed = fields.fill()?;
    let mut problems = Problems::default();
    let master = typed.master(act, &mut problems).await?;
    let identifier = typed.identifier(act, &master.country, &mut problems).await?;
    if !master.name.is_empty() && typed.duplicate_confirmed.is_empty() {
        let alike = alike(act.db(), &act.actor, &master.country, &master.name, None).await?;
        if !alike.is_empty() {
            problems.0.push(FieldError::new("name", "supplier-alike").with("count", alike.len()));
        }
    }
    problems.done()?;
    let new = NewSupplier {
        name: master.name,
        name_latin: master.name_latin,
        lang: master.lang,
        country: master.country,
        admin1: master.admin1,
        city: master.city,
        address: master.address,
        product: master.product,
        category: master.category,
        identifiers: identifier.into_iter().collect(),
        workers_total: master.workers,
        ..NewSupplier::default()
    };
    new_supplier(act, new).await
}

/// Procurement changes the master data. Names, region and category are dated: the old values stay with their end.
pub async fn change(act: &mut Act, id: Id, seen: i64, fields: &Fields) -> Outcome<()> {
    super::brief(act.db(), &act.actor, id).await?;
    act.actor.need(Permission::SupplierWrite)?;
    let now: Record = row(act.db(), super::RECORD, vec![id.into()]).await?.ok_or(Refusal::NotFound)?;
    if now.merged_into.is_some() {
        return Err(Refusal::state().into());
    }
    let typed: Typed = fields.fill()?;
    let mut problems = Problems::default();
    let next = typed.master(act, &mut problems).await?;
    let identifier = typed.identifier(act, &next.country, &mut problems).await?;
    let from = match typed.effective_on.trim() {
        "" => Some(act.today()),
        text => problems.date("effective_on", text),
    };
    if from.is_some_and(|day| day > act.today()) {
        problems.add("effective_on", "supplier-future");
    }
    let dated = next.name != now.name
        || next.name_latin != now.name_latin
        || next.category != now.category
        || (&next.country, &next.admin1) != (&now.country, &now.admin1);
    if let (true, Some(day)) = (dated, from)
        && let Some(latest) = latest(act, id).await?
        && day < latest
    {
        problems.0.push(FieldError::new("effective_on", "supplier-before-current").with("day", latest));
    }
    problems.done()?;
    act.bump("supplier", id, seen).await?;
    let from = from.unwrap_or_else(|| act.today());
    write_names(act, &now, &next, from).await?;
    if next.category != now.category {
        end_current(act, "supplier_category", "main = TRUE", id, from).await?;
        begin_category(act, id, &next.category, from).await?;
    }
    if (&next.country, &next.admin1) != (&now.country, &now.admin1) {
        end_current(act, "supplier_region", "1 = 1", id, from).await?;
        begin_region(act, id, &next.country, next.admin1.as_deref(), from).await?;
    }
    if let Some((scheme, value)) = identifier {
        super::new::add_identifier(act, id, &scheme, &value).await?;
        if scheme.confirms() {
            exec(act.db(), "UPDATE supplier SET provisional = FALSE WHERE id = ?", vec![id.into()]).await?;
        }
    }
    let folded = search_index::folded(&next.name, next.name_latin.as_deref());
    search_index::put(act.db(), now.seq, &folded).await?;
    exec(
        act.db(),
        "UPDATE supplier SET name = ?, name_latin = ?, name_folded = ?, name_key = ?, country = ?, admin1 = ?, city = ?,
           address = ?, product = ?, category = ?, lang = ?, workers_total = ?, changed_at = ? WHERE id = ?",
        vec![
            next.name.clone().into(), next.name_latin.into(), folded.into(), duplicate_key(&next.name).into(),
            next.country.into(), next.admin1.into(), next.city.into(), next.address.into(), next.product.into(),
            next.category.into(), next.lang.unwrap_or(now.lang).into(), next.workers.into(), act.now.into(), id.into(),
        ],
    )
    .await?;
    act.record("supplier-change", "supplier", id);
    Ok(())
}

/// The first day of the newest dated value; a change cannot reach behind it.
async fn latest(act: &Act, supplier: Id) -> Outcome<Option<NaiveDate>> {
    let found = raw(
        act.db(),
        "SELECT MAX(effective_from) FROM (SELECT effective_from FROM supplier_name WHERE supplier_id = ? AND kind <> 'merged'
           UNION ALL SELECT effective_from FROM supplier_category WHERE supplier_id = ?
           UNION ALL SELECT effective_from FROM supplier_region WHERE supplier_id = ?) AS dated",
        vec![supplier.into(), supplier.into(), supplier.into()],
    )
    .await?;
    Ok(found.first().map(|r| r.try_get_by_index(0)).transpose()?.flatten())
}

async fn write_names(act: &Act, now: &Record, next: &Master, from: NaiveDate) -> Outcome<()> {
    if next.name != now.name {
        end_current(act, "supplier_name", "kind = 'legal'", now.id, from).await?;
        begin_name(act, now.id, "legal", &next.name, from).await?;
    }
    if next.name_latin != now.name_latin {
        end_current(act, "supplier_name", "kind = 'latin'", now.id, from).await?;
        if let Some(latin) = &next.name_latin {
            begin_name(act, now.id, "latin", latin, from).await?;
        }
    }
    Ok(())
}

/// Ends the value in force. `table` and `which` are literals of this file.
async fn end_current(act: &Act, table: &str, which: &str, supplier: Id, on: NaiveDate) -> Outcome<()> {
    exec(
        act.db(),
        &format!("UPDATE {table} SET effective_to = ? WHERE supplier_id = ? AND effective_to IS NULL AND {which}"),
        vec![on.into(), supplier.into()],
    )
    .await?;
    Ok(())
}
