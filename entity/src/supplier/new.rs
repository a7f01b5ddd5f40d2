//! Bringing a supplier into the register: the one place where a single record and everything around it is written.

use super::identifier::{self, Check, Scheme};
use super::search_index;
use super::table;
use crate::act::Act;
use crate::lang::Lang;
use crate::refusal::Outcome;
use crate::search::duplicate_key;
use crate::store::insert;
use crate::{Id, new_id};
use chrono::NaiveDate;

/// The counter behind `supplier.seq`; the number that people read out is made of the same value.
pub const COUNTER: &str = "S";

/// The source under which records entered by procurement are known.
pub const ENTERED: &str = "procurement";

/// The number that people read out: `S-004217`.
pub fn number_of(seq: i64) -> String {
    format!("{COUNTER}-{seq:06}")
}

/// A supplier to be made. Texts are clean, codes exist, identifiers are free: whoever fills it has checked.
#[derive(Clone, Debug, Default)]
pub struct NewSupplier {
    /// The legal name in its own script.
    pub name: String,
    /// The Latin name.
    pub name_latin: Option<String>,
    /// The language it is written to; by the country when absent.
    pub lang: Option<Lang>,
    /// Registered country (ISO 3166, two letters).
    pub country: String,
    /// Registered province or state; for China the GB/T 2260 division.
    pub admin1: Option<String>,
    /// Registered city.
    pub city: Option<String>,
    /// Registered address.
    pub address: Option<String>,
    /// What it delivers, in words.
    pub product: Option<String>,
    /// Main category.
    pub category: String,
    /// Identifiers as typed.
    pub identifiers: Vec<(Scheme, String)>,
    /// A source and the source's own id; entered by procurement when absent.
    pub source: Option<(String, String)>,
    /// Since when it is a supplier; today when absent.
    pub registered_on: Option<NaiveDate>,
    /// The import it came with.
    pub batch: Option<Id>,
    /// Workers.
    pub workers_total: Option<i64>,
}

/// Makes a supplier with its identifiers, source, names, site, category, region and place in the search index.
pub async fn new_supplier(act: &mut Act, new: NewSupplier) -> Outcome<Id> {
    let id = new_id();
    let seq = act.count(COUNTER, 1).await?;
    let number = number_of(seq);
    let day = new.registered_on.unwrap_or_else(|| act.today());
    let lang = new.lang.unwrap_or(if new.country == "CN" { Lang::ZhCn } else { Lang::En });
    let folded = search_index::folded(&new.name, new.name_latin.as_deref());
    let provisional = !new.identifiers.iter().any(|(scheme, _)| scheme.confirms());
    let row = table::supplier::Entered {
        id,
        seq,
        number: number.clone(),
        name: new.name.clone(),
        name_latin: new.name_latin.clone(),
        name_folded: folded.clone(),
        name_key: duplicate_key(&new.name),
        lang,
        country: new.country.clone(),
        admin1: new.admin1.clone(),
        city: new.city,
        address: new.address.clone(),
        product: new.product,
        category: new.category.clone(),
        provisional,
        registered_on: day,
        workers_total: new.workers_total,
        batch_id: new.batch,
        created_at: act.now,
        changed_at: act.now,
    };
    insert(act.db(), row).await?;
    search_index::put(act.db(), seq, &folded).await?;
    for (scheme, typed) in &new.identifiers {
        add_identifier(act, id, scheme, typed).await?;
    }
    let (source, source_id) = new.source.unwrap_or_else(|| (ENTERED.to_owned(), number));
    insert(act.db(), table::supplier_source::Model { source, source_id, supplier_id: id }).await?;
    begin_name(act, id, "legal", &new.name, day).await?;
    if let Some(latin) = &new.name_latin {
        begin_name(act, id, "latin", latin, day).await?;
    }
    begin_category(act, id, &new.category, day).await?;
    begin_region(act, id, &new.country, new.admin1.as_deref(), day).await?;
    begin_site(act, id, new.name, new.country, new.address).await?;
    act.record("supplier-create", "supplier", id);
    Ok(id)
}

/// Adds an identifier that no record has yet.
pub(super) async fn add_identifier(act: &Act, supplier: Id, scheme: &Scheme, typed: &str) -> Outcome<()> {
    let passed = match identifier::check(scheme, typed) {
        Check::Valid => Some(true),
        Check::Failed => Some(false),
        Check::Unknown => None,
    };
    let row = table::supplier_identifier::Model {
        scheme: scheme.code().to_owned(),
        value: identifier::normalise(typed),
        supplier_id: supplier,
        check_passed: passed,
    };
    insert(act.db(), row).await
}

/// A name from a day on.
pub(super) async fn begin_name(act: &Act, supplier: Id, kind: &str, name: &str, from: NaiveDate) -> Outcome<Id> {
    let id = new_id();
    let row = table::supplier_name::Model {
        id,
        supplier_id: supplier,
        kind: kind.to_owned(),
        name: name.to_owned(),
        effective_from: from,
        effective_to: None,
        recorded_at: act.now,
    };
    insert(act.db(), row).await?;
    Ok(id)
}

/// A main category from a day on.
pub(super) async fn begin_category(act: &Act, supplier: Id, category: &str, from: NaiveDate) -> Outcome<()> {
    let row = table::supplier_category::Model {
        id: new_id(),
        supplier_id: supplier,
        category: category.to_owned(),
        main: true,
        effective_from: from,
        effective_to: None,
        recorded_at: act.now,
    };
    insert(act.db(), row).await
}

/// A registered region from a day on.
pub(super) async fn begin_region(
    act: &Act,
    supplier: Id,
    country: &str,
    admin1: Option<&str>,
    from: NaiveDate,
) -> Outcome<()> {
    let row = table::supplier_region::Model {
        id: new_id(),
        supplier_id: supplier,
        country: country.to_owned(),
        admin1: admin1.map(str::to_owned),
        effective_from: from,
        effective_to: None,
        recorded_at: act.now,
    };
    insert(act.db(), row).await
}

/// A place where it works from now on.
pub(super) async fn begin_site(
    act: &Act,
    supplier: Id,
    name: String,
    country: String,
    address: Option<String>,
) -> Outcome<Id> {
    let id = new_id();
    insert(act.db(), table::site::Model { id, supplier_id: supplier, name, country, address, closed_on: None }).await?;
    Ok(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_six_digits() {
        assert_eq!(number_of(1), "S-000001");
        assert_eq!(number_of(1_234_567), "S-1234567");
    }
}
