//! Taking back a list of suppliers: new ones that nobody worked with go, changed ones get their values back.

use super::query::Batch;
use super::supplier_write::{Before, follow};
use super::undo::{TOUCHED, mark, replaced};
use super::write::places;
use crate::Id;
use crate::act::Act;
use crate::refusal::Outcome;
use crate::store::{exec, raw};
use sea_orm::{DbBackend, Value};

/// Tables that hold something that somebody did with a supplier, beside its own rows.
const WORK: [&str; 12] = [
    "contact",
    "spend",
    "standing_fact",
    "signing",
    "signature",
    "declaration",
    "draw_unit",
    "spot_check",
    "audit",
    "disposition",
    "certification",
    "blacklisting",
];

/// The supplier's own rows, which go with it.
const OWN: [&str; 6] =
    ["supplier_identifier", "supplier_source", "supplier_name", "site", "supplier_category", "supplier_region"];

/// Takes back the rows of a batch.
pub async fn undo(act: &Act, batch: &Batch) -> Outcome<()> {
    let untouched = format!(" AND NOT {TOUCHED}");
    for (row, supplier, before) in replaced(act, batch.id, &untouched, 2).await? {
        restore(act, supplier, serde_json::from_str(&before)?).await?;
        mark(act, batch.id, row).await?;
    }
    // Each list is made once; asking row by row would read tables that have no index by supplier.
    let busy: String =
        WORK.iter().map(|table| format!(" AND r.supplier_id NOT IN (SELECT supplier_id FROM {table})")).collect();
    let merged =
        " AND r.supplier_id NOT IN (SELECT survivor_id FROM supplier_merge UNION SELECT merged_id FROM supplier_merge)";
    let sql = format!(
        "SELECT r.row_no, r.supplier_id FROM import_row r JOIN supplier s ON s.id = r.supplier_id
         WHERE r.batch_id = ? AND r.outcome = 'create'{untouched}{busy}{merged}"
    );
    let mut free: Vec<(i64, Id)> = Vec::new();
    for row in raw(act.db(), &sql, vec![batch.id.into(), batch.id.into(), batch.id.into()]).await? {
        free.push((row.try_get_by_index(0)?, row.try_get_by_index(1)?));
    }
    for chunk in free.chunks(500) {
        remove(act, batch.id, chunk).await?;
    }
    Ok(())
}

async fn remove(act: &Act, batch: Id, chunk: &[(i64, Id)]) -> Outcome<()> {
    let among = places(chunk.len());
    let ids = || chunk.iter().map(|(_, id)| Value::from(*id)).collect::<Vec<_>>();
    if act.backend() == DbBackend::Sqlite {
        let sql =
            format!("DELETE FROM supplier_search WHERE rowid IN (SELECT seq FROM supplier WHERE id IN ({among}))");
        exec(act.db(), &sql, ids()).await?;
    }
    for table in OWN {
        exec(act.db(), &format!("DELETE FROM {table} WHERE supplier_id IN ({among})"), ids()).await?;
    }
    exec(act.db(), &format!("DELETE FROM supplier WHERE id IN ({among})"), ids()).await?;
    let sql = format!("UPDATE import_row SET outcome = 'undone' WHERE batch_id = ? AND row_no IN ({among})");
    let rows = chunk.iter().map(|(row, _)| Value::from(*row));
    exec(act.db(), &sql, std::iter::once(Value::from(batch)).chain(rows).collect()).await?;
    Ok(())
}

async fn restore(act: &Act, supplier: Id, before: Before) -> Outcome<()> {
    let mut sets = vec!["changed_at = ?".to_owned(), "version = version + 1".to_owned()];
    let mut values: Vec<Value> = vec![act.now.into()];
    for (column, old) in &before.columns {
        // The names are those of `Change::columns`, stored by this program.
        sets.push(format!("{column} = ?"));
        let number = matches!(
            column.as_str(),
            "workers_total" | "workers_female_pct" | "workers_migrant_pct" | "latitude" | "longitude"
        );
        values.push(if number { old.as_i64().into() } else { old.as_str().map(str::to_owned).into() });
    }
    values.push(supplier.into());
    exec(act.db(), &format!("UPDATE supplier SET {} WHERE id = ?", sets.join(", ")), values).await?;
    for (scheme, value) in before.identifiers {
        exec(
            act.db(),
            "DELETE FROM supplier_identifier WHERE scheme = ? AND value = ? AND supplier_id = ?",
            vec![scheme.into(), value.into(), supplier.into()],
        )
        .await?;
    }
    if let Some((source, source_id)) = before.source {
        exec(
            act.db(),
            "DELETE FROM supplier_source WHERE source = ? AND source_id = ? AND supplier_id = ?",
            vec![source.into(), source_id.into(), supplier.into()],
        )
        .await?;
    }
    exec(
        act.db(),
        "UPDATE supplier SET provisional = NOT EXISTS (SELECT 1 FROM supplier_identifier i WHERE i.supplier_id = supplier.id
           AND i.scheme <> 'other') WHERE id = ?",
        vec![supplier.into()],
    )
    .await?;
    follow(act, supplier, &before.columns).await
}
