//! Taking a batch back: one person proposes, another decides. What nobody touched since goes; rows that stay keep
//! their outcome and are listed.

use super::batch::move_to;
use super::contact::{self, Before};
use super::query::{Batch, known};
use super::spend::Amount;
use super::{Event, Kind, State, undo_suppliers};
use crate::Id;
use crate::act::Act;
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::store::{exec, raw};
use crate::supplier::standing;

/// Proposes to undo a committed batch.
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

/// Undoes a batch that another person proposed to undo.
pub async fn undo(act: &mut Act, id: Id, version: i64) -> Outcome<()> {
    let batch = known(act.db(), id).await?;
    act.actor.need(Permission::SupplierMerge)?;
    if batch.undo_proposed_by == Some(act.actor.person) {
        return Err(Refusal::second_person().into());
    }
    act.bump("import_batch", id, version).await?;
    if batch.state != State::UndoProposed {
        return Err(Refusal::state().into());
    }
    match batch.kind {
        Kind::Suppliers => undo_suppliers::undo(act, &batch).await?,
        Kind::Contacts => contacts(act, &batch).await?,
        Kind::Spend => spend(act, &batch).await?,
        Kind::History => history(act, &batch).await?,
    }
    exec(
        act.db(),
        "UPDATE import_batch SET undone_by = ?, undone_at = ? WHERE id = ?",
        vec![act.actor.person.into(), act.now.into(), id.into()],
    )
    .await?;
    move_to(act, id, Event::Undo).await
}

/// True where a line of history after the import is about the supplier of `import_row r`; takes the batch twice.
pub(super) const TOUCHED: &str = "EXISTS (SELECT 1 FROM activity_subject x JOIN activity a ON a.id = x.activity_id
    WHERE x.subject_id = r.supplier_id AND a.at >= (SELECT committed_at FROM import_batch WHERE id = ?)
      AND NOT EXISTS (SELECT 1 FROM activity_subject own WHERE own.activity_id = a.id AND own.subject_id = ?))";

/// What an update of rows replaced: (row of the file, text).
pub(super) async fn replaced(act: &Act, id: Id, only: &str, extra: usize) -> Outcome<Vec<(i64, Id, String)>> {
    let sql = format!(
        "SELECT r.row_no, r.supplier_id, r.before_values FROM import_row r
         WHERE r.batch_id = ? AND r.outcome = 'update' AND r.before_values IS NOT NULL{only} ORDER BY r.row_no"
    );
    let values = std::iter::repeat_n(id.into(), 1 + extra).collect();
    let mut found = Vec::new();
    for row in raw(act.db(), &sql, values).await? {
        found.push((row.try_get_by_index(0)?, row.try_get_by_index(1)?, row.try_get_by_index(2)?));
    }
    Ok(found)
}

pub(super) async fn mark(act: &Act, batch: Id, row: i64) -> Outcome<()> {
    exec(
        act.db(),
        "UPDATE import_row SET outcome = 'undone' WHERE batch_id = ? AND row_no = ?",
        vec![batch.into(), row.into()],
    )
    .await?;
    Ok(())
}

async fn contacts(act: &Act, batch: &Batch) -> Outcome<()> {
    let id = batch.id;
    let untouched = format!(" AND NOT {TOUCHED}");
    for (row, _, before) in replaced(act, id, &untouched, 2).await? {
        let b: Before = serde_json::from_str(&before)?;
        exec(
            act.db(),
            "UPDATE contact SET name = ?, phone = ?, job_title = ?, lang = ? WHERE id = ?",
            vec![b.name.into(), b.phone.into(), b.job_title.into(), b.lang.into(), b.id.into()],
        )
        .await?;
        mark(act, id, row).await?;
    }
    let free =
        format!("SELECT r.supplier_id FROM import_row r WHERE r.batch_id = ? AND r.outcome = 'create'{untouched}");
    exec(
        act.db(),
        &format!("DELETE FROM contact WHERE batch_id = ? AND supplier_id IN ({free})"),
        vec![id.into(), id.into(), id.into(), id.into()],
    )
    .await?;
    exec(
        act.db(),
        "UPDATE import_row SET outcome = 'undone' WHERE batch_id = ? AND outcome = 'create'
           AND supplier_id NOT IN (SELECT supplier_id FROM contact WHERE batch_id = ?)",
        vec![id.into(), id.into()],
    )
    .await?;
    contact::refresh_invitable(act, id).await
}

/// An amount that a later list replaced was recorded later.
async fn spend(act: &Act, batch: &Batch) -> Outcome<()> {
    let id = batch.id;
    let at = batch.committed_at;
    for (row, _, before) in replaced(act, id, "", 0).await? {
        let b: Amount = serde_json::from_str(&before)?;
        let restored = exec(
            act.db(),
            "UPDATE spend SET minor = ?, rmb_fen = ?, rate_source = ?, recorded_at = ? WHERE supplier_id = ? AND starts_on = ?
               AND ends_on = ? AND unit = ? AND category = ? AND currency = ? AND recorded_at = ?",
            vec![
                b.minor.into(), b.rmb_fen.into(), b.rate_source.into(), act.now.into(), b.supplier_id.into(),
                b.starts_on.into(), b.ends_on.into(), b.unit.into(), b.category.into(), b.currency.into(), at.into(),
            ],
        )
        .await?;
        if restored == 1 {
            mark(act, id, row).await?;
        }
    }
    exec(act.db(), "DELETE FROM spend WHERE batch_id = ? AND recorded_at = ?", vec![id.into(), at.into()]).await?;
    left(act, id, "SELECT supplier_id FROM spend WHERE batch_id = ?", 1).await
}

/// Marks the created rows of suppliers that `remaining` no longer names.
async fn left(act: &Act, id: Id, remaining: &str, times: usize) -> Outcome<()> {
    exec(
        act.db(),
        &format!(
            "UPDATE import_row SET outcome = 'undone' WHERE batch_id = ? AND outcome = 'create'
               AND supplier_id NOT IN ({remaining})"
        ),
        std::iter::repeat_n(id.into(), 1 + times).collect(),
    )
    .await?;
    Ok(())
}

/// Records of earlier years that nobody has worked with since go; a blacklisting ends with its fact.
async fn history(act: &Act, batch: &Batch) -> Outcome<()> {
    let id = batch.id;
    let barred = raw(
        act.db(),
        "SELECT id, supplier_id FROM blacklisting WHERE batch_id = ? AND version = 1
           AND NOT EXISTS (SELECT 1 FROM blacklist_appeal p WHERE p.blacklisting_id = blacklisting.id)",
        vec![id.into()],
    )
    .await?;
    for row in barred {
        let (record, supplier): (Id, Id) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        exec(act.db(), "DELETE FROM standing_fact WHERE source_id = ?", vec![record.into()]).await?;
        exec(act.db(), "DELETE FROM blacklisting WHERE id = ?", vec![record.into()]).await?;
        standing::refresh(act, supplier).await?;
    }
    for sql in [
        "DELETE FROM signature WHERE batch_id = ? AND voided_at IS NULL AND receipt_id IS NULL",
        "DELETE FROM spot_check WHERE batch_id = ? AND version = 1",
        "DELETE FROM audit WHERE batch_id = ? AND version = 1",
    ] {
        exec(act.db(), sql, vec![id.into()]).await?;
    }
    exec(
        act.db(),
        "UPDATE supplier SET code_state = 'none' WHERE code_state = 'signed'
           AND id IN (SELECT supplier_id FROM import_row WHERE batch_id = ?)
           AND NOT EXISTS (SELECT 1 FROM signature g WHERE g.supplier_id = supplier.id AND g.instrument = 'esg-code')",
        vec![id.into()],
    )
    .await?;
    let remaining = "SELECT supplier_id FROM signature WHERE batch_id = ? UNION SELECT supplier_id FROM spot_check WHERE batch_id = ?
        UNION SELECT supplier_id FROM audit WHERE batch_id = ? UNION SELECT supplier_id FROM blacklisting WHERE batch_id = ?";
    left(act, id, remaining, 4).await
}
