//! Taking back a list of suppliers: new ones that nobody worked with go, changed ones get their values back.

use super::change::{Before, cell, follow};
use super::register::{Known, known};
use crate::Id;
use crate::act::Act;
use crate::import::query::Batch;
use crate::import::undo::Back;
use crate::import::write::places;
use crate::refusal::Outcome;
use crate::store::{exec, raw};
use sea_orm::{DbBackend, Value};

/// Tables that hold something that somebody did with a supplier, beside its own rows.
const WORK: [&str; 20] = [
    "contact",
    "spend",
    "supplier_unit",
    "supplier_scenario",
    "supplier_tag",
    "standing_fact",
    "invitation",
    "signing",
    "signature",
    "declaration",
    "evidence",
    "draw_unit",
    "spot_check",
    "audit",
    "finding",
    "remediation",
    "disposition",
    "certification",
    "relationship",
    "blacklisting",
];

/// The supplier's own rows, which go with it.
const OWN: [&str; 6] =
    ["supplier_identifier", "supplier_source", "supplier_name", "site", "supplier_category", "supplier_region"];

/// An act about the supplier of `import_row r` since batch `b` was written. Other lists are asked about by what they
/// left behind, so that one which was taken back does not stand in the way.
const ACTS: &str = "SELECT 1 FROM activity_subject x JOIN activity a ON a.id = x.activity_id
    WHERE x.subject_id = r.supplier_id AND a.at >= b.committed_at AND NOT EXISTS
      (SELECT 1 FROM activity_subject i WHERE i.activity_id = a.id AND i.kind = 'import')";

/// Takes back what nobody touched since.
pub async fn undo(act: &Act, batch: &Batch) -> Outcome<Vec<Back>> {
    let mut back = changed(act, batch).await?;
    let free = new(act, batch).await?;
    for chunk in free.chunks(500) {
        remove(act, chunk).await?;
    }
    back.extend(free);
    Ok(back)
}

/// Changed suppliers whose master data nobody has worked on and which still have the values of the batch.
async fn changed(act: &Act, batch: &Batch) -> Outcome<Vec<Back>> {
    let sql = format!(
        "SELECT r.row_no, r.supplier_id, r.before_values FROM import_row r JOIN import_batch b ON b.id = r.batch_id
         WHERE r.batch_id = ? AND r.outcome = 'update' AND r.before_values IS NOT NULL
           AND NOT EXISTS ({ACTS} AND a.verb LIKE 'supplier-%') ORDER BY r.row_no"
    );
    let mut replaced = Vec::new();
    for row in raw(act.db(), &sql, vec![batch.id.into()]).await? {
        let back = Back { row: row.try_get_by_index(0)?, supplier: row.try_get_by_index(1)? };
        replaced.push((back, serde_json::from_str::<Before>(&row.try_get_by_index::<String>(2)?)?));
    }
    let mut done = Vec::new();
    for chunk in replaced.chunks(500) {
        let now = known(act.db(), chunk.iter().map(|(back, _)| back.supplier)).await?;
        for (back, before) in chunk {
            if now.get(&back.supplier).is_some_and(|now| untouched(now, before)) {
                restore(act, back.supplier, before).await?;
                done.push(*back);
            }
        }
    }
    Ok(done)
}

fn untouched(now: &Known, before: &Before) -> bool {
    let Ok(now) = serde_json::to_value(now) else { return false };
    before.columns.iter().all(|(column, [_, new])| now.get(column) == Some(new))
}

/// New suppliers with which nothing has been done. Each list is made once; asking row by row would read tables that
/// have no index by supplier.
async fn new(act: &Act, batch: &Batch) -> Outcome<Vec<Back>> {
    let busy: String =
        WORK.iter().map(|table| format!(" AND r.supplier_id NOT IN (SELECT supplier_id FROM {table})")).collect();
    let sql = format!(
        "SELECT r.row_no, r.supplier_id FROM import_row r JOIN import_batch b ON b.id = r.batch_id
           JOIN supplier s ON s.id = r.supplier_id
         WHERE r.batch_id = ? AND r.outcome = 'create' AND NOT EXISTS ({ACTS}){busy}
           AND r.supplier_id NOT IN (SELECT survivor_id FROM supplier_merge UNION SELECT merged_id FROM supplier_merge)
           AND r.supplier_id NOT IN (SELECT o.supplier_id FROM import_row o WHERE o.batch_id <> ?
             AND o.outcome = 'update' AND o.before_values IS NOT NULL)
         ORDER BY r.row_no"
    );
    let mut free = Vec::new();
    for row in raw(act.db(), &sql, vec![batch.id.into(), batch.id.into()]).await? {
        free.push(Back { row: row.try_get_by_index(0)?, supplier: row.try_get_by_index(1)? });
    }
    Ok(free)
}

async fn remove(act: &Act, chunk: &[Back]) -> Outcome<()> {
    let among = places(chunk.len());
    let ids = || chunk.iter().map(|back| Value::from(back.supplier)).collect::<Vec<_>>();
    if act.backend() == DbBackend::Sqlite {
        let sql =
            format!("DELETE FROM supplier_search WHERE rowid IN (SELECT seq FROM supplier WHERE id IN ({among}))");
        exec(act.db(), &sql, ids()).await?;
    }
    for table in OWN {
        exec(act.db(), &format!("DELETE FROM {table} WHERE supplier_id IN ({among})"), ids()).await?;
    }
    exec(act.db(), &format!("DELETE FROM supplier WHERE id IN ({among})"), ids()).await?;
    Ok(())
}

async fn restore(act: &Act, supplier: Id, before: &Before) -> Outcome<()> {
    let mut sets = vec!["changed_at = ?".to_owned(), "version = version + 1".to_owned()];
    let mut values: Vec<Value> = vec![act.now.into()];
    for (column, [old, _]) in &before.columns {
        // The names are those of `Change::columns`, stored by this program.
        sets.push(format!("{column} = ?"));
        values.push(cell(column, old));
    }
    values.push(supplier.into());
    exec(act.db(), &format!("UPDATE supplier SET {} WHERE id = ?", sets.join(", ")), values).await?;
    let keys = before.identifiers.iter().map(|key| ("supplier_identifier", "scheme", "value", key));
    let keys = keys.chain(before.source.iter().map(|key| ("supplier_source", "source", "source_id", key)));
    for (table, one, other, (first, second)) in keys {
        let sql = format!("DELETE FROM {table} WHERE {one} = ? AND {other} = ? AND supplier_id = ?");
        exec(act.db(), &sql, vec![first.clone().into(), second.clone().into(), supplier.into()]).await?;
    }
    exec(
        act.db(),
        "UPDATE supplier SET provisional = NOT EXISTS (SELECT 1 FROM supplier_identifier i WHERE i.supplier_id = supplier.id
           AND i.scheme <> 'other') WHERE id = ?",
        vec![supplier.into()],
    )
    .await?;
    follow(act, supplier, &before.columns.keys().map(String::as_str).collect::<Vec<_>>()).await
}
