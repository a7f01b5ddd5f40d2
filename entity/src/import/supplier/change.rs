//! New values for a known supplier, and everything that follows from them.

use super::register::{Change, known};
use crate::act::Act;
use crate::refusal::{Outcome, Refusal};
use crate::search::duplicate_key;
use crate::store::exec;
use crate::supplier::search_index;
use crate::{Id, new_id};
use sea_orm::Value;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What an update replaced, kept with the row for an undo.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Before {
    /// Column → the value before, and the one that replaced it.
    pub columns: BTreeMap<String, [serde_json::Value; 2]>,
    /// Identifiers that were added.
    pub identifiers: Vec<(String, String)>,
    /// The source under which it became known.
    pub source: Option<(String, String)>,
}

/// Gives a known supplier the values of a row; returns what they replaced.
pub async fn update(act: &Act, change: Change) -> Outcome<Before> {
    let id = change.known.id;
    let mut before = Before::default();
    let columns = change.columns();
    let mut sets = vec!["changed_at = ?".to_owned(), "version = version + 1".to_owned()];
    let mut values: Vec<Value> = vec![act.now.into()];
    for (column, new, old) in columns {
        sets.push(format!("{column} = ?"));
        before.columns.insert(column.to_owned(), [old, new.clone()]);
        values.push(cell(column, &new));
    }
    if !change.identifiers.is_empty() {
        sets.push("provisional = FALSE".to_owned());
    }
    values.push(id.into());
    exec(act.db(), &format!("UPDATE supplier SET {} WHERE id = ?", sets.join(", ")), values).await?;
    for i in change.identifiers {
        let values = vec![i.scheme.clone().into(), i.value.clone().into(), id.into(), i.passed.into()];
        exec(
            act.db(),
            "INSERT INTO supplier_identifier (scheme, value, supplier_id, check_passed) VALUES (?, ?, ?, ?)",
            values,
        )
        .await?;
        before.identifiers.push((i.scheme, i.value));
    }
    if change.new_source {
        let (source, source_id) = (change.row.source.clone(), change.row.source_id.clone());
        exec(
            act.db(),
            "INSERT INTO supplier_source (source, source_id, supplier_id) VALUES (?, ?, ?)",
            vec![source.clone().into(), source_id.clone().into(), id.into()],
        )
        .await?;
        before.source = Some((source, source_id));
    }
    follow(act, id, &before.columns.keys().map(String::as_str).collect::<Vec<_>>()).await?;
    Ok(before)
}

/// The value of a column of `supplier`, none included, with the type that the column has.
pub fn cell(column: &str, value: &serde_json::Value) -> Value {
    match column {
        "workers_total" | "workers_female_pct" | "workers_migrant_pct" | "latitude" | "longitude" => {
            value.as_i64().into()
        }
        _ => value.as_str().map(str::to_owned).into(),
    }
}

/// Brings what follows from a supplier's own columns up to date: search, dated names, category and region.
/// `changed` names the columns that have just changed.
pub async fn follow(act: &Act, id: Id, changed: &[&str]) -> Outcome<()> {
    let has = |columns: &[&str]| columns.iter().any(|c| changed.contains(c));
    if !has(&["name", "name_latin", "category", "country", "admin1"]) {
        return Ok(());
    }
    let now = known(act.db(), [id]).await?.remove(&id).ok_or(Refusal::NotFound)?;
    let today: Value = act.today().into();
    if has(&["name", "name_latin"]) {
        let folded = search_index::folded(&now.name, now.name_latin.as_deref());
        let values = vec![folded.clone().into(), duplicate_key(&now.name).into(), id.into()];
        exec(act.db(), "UPDATE supplier SET name_folded = ?, name_key = ? WHERE id = ?", values).await?;
        search_index::put(act.db(), now.seq, &folded).await?;
    }
    // Without a Latin name there is nothing to begin.
    let nameless = now.name_latin.is_none();
    let dated = [
        (has(&["name"]), "supplier_name", "kind, name", " AND kind = 'legal'", vec!["legal".into(), now.name.into()]),
        (
            has(&["name_latin"]),
            "supplier_name",
            "kind, name",
            " AND kind = 'latin'",
            vec!["latin".into(), now.name_latin.into()],
        ),
        (
            has(&["category"]),
            "supplier_category",
            "category, main",
            " AND main",
            vec![now.category.into(), true.into()],
        ),
        (
            has(&["country", "admin1"]),
            "supplier_region",
            "country, admin1",
            "",
            vec![now.country.into(), now.admin1.into()],
        ),
    ];
    for (due, table, columns, only, own) in dated {
        if due {
            let end =
                format!("UPDATE {table} SET effective_to = ? WHERE supplier_id = ? AND effective_to IS NULL{only}");
            exec(act.db(), &end, vec![today.clone(), id.into()]).await?;
            if nameless && only.ends_with("'latin'") {
                continue;
            }
            let begin = format!(
                "INSERT INTO {table} (id, supplier_id, {columns}, effective_from, recorded_at) VALUES (?, ?, ?, ?, ?, ?)"
            );
            let mut values: Vec<Value> = vec![new_id().into(), id.into()];
            values.extend(own);
            values.extend([today.clone(), act.now.into()]);
            exec(act.db(), &begin, values).await?;
        }
    }
    Ok(())
}
