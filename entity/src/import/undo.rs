//! Taking a batch back, which takes another person than the one who wrote it. What nobody touched since goes; rows
//! that stay keep their outcome and are listed.

use super::batch::move_to;
use super::commit::link;
use super::query::{Batch, known};
use super::write::places;
use super::{Event, kind};
use crate::Id;
use crate::act::Act;
use crate::actor::SYSTEM;
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::store::{exec, raw};
use sea_orm::Value;
use std::collections::BTreeSet;

/// Proposes to undo a committed batch; another person decides.
pub async fn propose_undo(act: &mut Act, id: Id, version: i64) -> Outcome<()> {
    act.actor.need(Permission::SupplierMerge)?;
    known(act.db(), id).await?;
    act.bump("import_batch", id, version).await?;
    move_to(act, id, Event::ProposeUndo).await?;
    exec(
        act.db(),
        "UPDATE import_batch SET undo_proposed_by = ?, undo_proposed_at = ? WHERE id = ?",
        vec![act.actor.person.into(), act.now.into(), id.into()],
    )
    .await?;
    Ok(())
}

/// Leaves a batch as it is: the proposal is withdrawn or turned down.
pub async fn keep(act: &mut Act, id: Id, version: i64) -> Outcome<()> {
    act.actor.need(Permission::SupplierMerge)?;
    known(act.db(), id).await?;
    act.bump("import_batch", id, version).await?;
    move_to(act, id, Event::Keep).await?;
    exec(
        act.db(),
        "UPDATE import_batch SET undo_proposed_by = NULL, undo_proposed_at = NULL WHERE id = ?",
        vec![id.into()],
    )
    .await?;
    Ok(())
}

/// Whether a person may undo the batch: they neither wrote it nor proposed to undo it. What the command line wrote was
/// written by somebody unknown, so two people undo it.
pub fn second_person(batch: &Batch, person: Id) -> bool {
    let first: Vec<Id> =
        [batch.committed_by.filter(|by| *by != SYSTEM), batch.undo_proposed_by].into_iter().flatten().collect();
    !first.is_empty() && !first.contains(&person)
}

/// Undoes a batch.
pub async fn undo(act: &mut Act, id: Id, version: i64) -> Outcome<()> {
    let batch = known(act.db(), id).await?;
    act.actor.need(Permission::SupplierMerge)?;
    if batch.state.after(Event::Undo).is_some() && !second_person(&batch, act.actor.person) {
        return Err(Refusal::second_person().into());
    }
    act.bump("import_batch", id, version).await?;
    if batch.state.after(Event::Undo).is_none() {
        return Err(Refusal::state().into());
    }
    let back = kind::undo(act, &batch).await?;
    let suppliers: BTreeSet<Id> = back.iter().map(|row| row.supplier).collect();
    kind::settle(act, &batch, &suppliers.iter().copied().collect::<Vec<_>>()).await?;
    mark(act, id, &back).await?;
    exec(
        act.db(),
        "UPDATE import_batch SET undone_by = ?, undone_at = ? WHERE id = ?",
        vec![act.actor.person.into(), act.now.into(), id.into()],
    )
    .await?;
    move_to(act, id, Event::Undo).await?;
    link(act, id, "import-undo", suppliers).await
}

/// A row that was taken back.
#[derive(Clone, Copy, Debug)]
pub struct Back {
    /// The row in the file.
    pub row: i64,
    /// The supplier it was about.
    pub supplier: Id,
}

async fn mark(act: &Act, batch: Id, back: &[Back]) -> Outcome<()> {
    for chunk in back.chunks(500) {
        let sql = format!(
            "UPDATE import_row SET outcome = 'undone' WHERE batch_id = ? AND row_no IN ({})",
            places(chunk.len())
        );
        let rows = chunk.iter().map(|back| Value::from(back.row));
        exec(act.db(), &sql, std::iter::once(batch.into()).chain(rows).collect()).await?;
    }
    Ok(())
}

/// A row whose record is as the batch left it.
pub(super) struct Free {
    pub back: Back,
    pub record: Id,
    /// What the row replaced; nothing when it made the record.
    pub before: Option<String>,
}

/// The rows of a batch whose records in `table` (`t`) nobody has touched since: the batch wrote them last, no merge
/// has moved or summed them, and `untouched` holds. `b` is the batch.
pub(super) async fn free(act: &Act, batch: Id, table: &str, untouched: &str) -> Outcome<Vec<Free>> {
    let sql = format!(
        "SELECT r.row_no, r.supplier_id, r.record_id, r.before_values
         FROM import_row r JOIN import_batch b ON b.id = r.batch_id JOIN {table} t ON t.id = r.record_id
         WHERE r.batch_id = ? AND r.outcome IN ('create', 'update') AND t.batch_id = b.id AND t.supplier_id = r.supplier_id
           AND {untouched} AND NOT EXISTS (SELECT 1 FROM supplier_merge m WHERE m.state = 'merged'
             AND m.decided_at >= b.committed_at AND (m.survivor_id = r.supplier_id OR m.merged_id = r.supplier_id))
         ORDER BY r.row_no"
    );
    let mut found = Vec::new();
    for row in raw(act.db(), &sql, vec![batch.into()]).await? {
        found.push(Free {
            back: Back { row: row.try_get_by_index(0)?, supplier: row.try_get_by_index(1)? },
            record: row.try_get_by_index(2)?,
            before: row.try_get_by_index(3)?,
        });
    }
    Ok(found)
}

/// Removes records.
pub(super) async fn remove(act: &Act, table: &str, records: &[Id]) -> Outcome<()> {
    for chunk in records.chunks(500) {
        let sql = format!("DELETE FROM {table} WHERE id IN ({})", places(chunk.len()));
        exec(act.db(), &sql, chunk.iter().map(|id| Value::from(*id)).collect()).await?;
    }
    Ok(())
}
