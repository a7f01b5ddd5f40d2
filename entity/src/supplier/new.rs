//! Bringing a supplier into the register: the one place where a single record and everything around it is written.

use super::identifier::{self, Check, Scheme};
use super::{Standing, search_index};
use crate::act::Act;
use crate::lang::Lang;
use crate::refusal::Outcome;
use crate::search::duplicate_key;
use crate::store::exec;
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
    exec(
        act.db(),
        "INSERT INTO supplier (id, seq, number, name, name_latin, name_folded, name_key, lang, country, admin1, city,
           address, product, category, standing, provisional, registered_on, workers_total, batch_id, created_at, changed_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        vec![
            id.into(), seq.into(), number.clone().into(), new.name.clone().into(), new.name_latin.clone().into(),
            folded.clone().into(), duplicate_key(&new.name).into(), lang.into(), new.country.clone().into(),
            new.admin1.clone().into(), new.city.into(), new.address.clone().into(), new.product.into(),
            new.category.clone().into(), Standing::Registered.into(), provisional.into(), day.into(),
            new.workers_total.into(), new.batch.into(), act.now.into(), act.now.into(),
        ],
    )
    .await?;
    search_index::put(act.db(), seq, &folded).await?;
    for (scheme, typed) in &new.identifiers {
        add_identifier(act, id, scheme, typed).await?;
    }
    let (source, source_id) = new.source.unwrap_or_else(|| (ENTERED.to_owned(), number));
    exec(
        act.db(),
        "INSERT INTO supplier_source (source, source_id, supplier_id) VALUES (?, ?, ?)",
        vec![source.into(), source_id.into(), id.into()],
    )
    .await?;
    begin_name(act, id, "legal", &new.name, day).await?;
    if let Some(latin) = &new.name_latin {
        begin_name(act, id, "latin", latin, day).await?;
    }
    begin_category(act, id, &new.category, day).await?;
    begin_region(act, id, &new.country, new.admin1.as_deref(), day).await?;
    exec(
        act.db(),
        "INSERT INTO site (id, supplier_id, name, country, address) VALUES (?, ?, ?, ?, ?)",
        vec![new_id().into(), id.into(), new.name.into(), new.country.into(), new.address.into()],
    )
    .await?;
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
    exec(
        act.db(),
        "INSERT INTO supplier_identifier (scheme, value, supplier_id, check_passed) VALUES (?, ?, ?, ?)",
        vec![scheme.code().into(), identifier::normalise(typed).into(), supplier.into(), passed.into()],
    )
    .await?;
    Ok(())
}

/// A name from a day on.
pub(super) async fn begin_name(act: &Act, supplier: Id, kind: &str, name: &str, from: NaiveDate) -> Outcome<Id> {
    let id = new_id();
    exec(
        act.db(),
        "INSERT INTO supplier_name (id, supplier_id, kind, name, effective_from, recorded_at) VALUES (?, ?, ?, ?, ?, ?)",
        vec![id.into(), supplier.into(), kind.into(), name.into(), from.into(), act.now.into()],
    )
    .await?;
    Ok(id)
}

/// A main category from a day on.
pub(super) async fn begin_category(act: &Act, supplier: Id, category: &str, from: NaiveDate) -> Outcome<()> {
    exec(
        act.db(),
        "INSERT INTO supplier_category (id, supplier_id, category, main, effective_from, recorded_at) VALUES (?, ?, ?, ?, ?, ?)",
        vec![new_id().into(), supplier.into(), category.into(), true.into(), from.into(), act.now.into()],
    )
    .await?;
    Ok(())
}

/// A registered region from a day on.
pub(super) async fn begin_region(
    act: &Act,
    supplier: Id,
    country: &str,
    admin1: Option<&str>,
    from: NaiveDate,
) -> Outcome<()> {
    exec(
        act.db(),
        "INSERT INTO supplier_region (id, supplier_id, country, admin1, effective_from, recorded_at) VALUES (?, ?, ?, ?, ?, ?)",
        vec![
            new_id().into(), supplier.into(), country.into(), admin1.map(str::to_owned).into(), from.into(), act.now.into(),
        ],
    )
    .await?;
    Ok(())
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
