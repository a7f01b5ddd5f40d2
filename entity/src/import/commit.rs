//! Writing a batch: its staged rows are examined again and written chunk by chunk, in one act.

use super::batch::{CHUNK, move_to, problems, sorted};
use super::examine::{Counts, Examined, Found, Sorting, Written};
use super::query::{Batch, known};
use super::write::insert_many;
use super::{Event, RowOutcome, State, kind};
use crate::Id;
use crate::act::Act;
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::store::{exec, raw};
use sea_orm::Value;
use std::collections::BTreeSet;

/// A staged row.
pub(super) struct Staged {
    pub number: i64,
    pub cells: Vec<String>,
    pub outcome: RowOutcome,
    pub supplier: Option<Id>,
}

/// The next staged rows of a batch, in the order of the file.
pub(super) async fn staged_rows(act: &Act, batch: Id, after: i64) -> Outcome<Vec<Staged>> {
    let found = raw(
        act.db(),
        "SELECT row_no, cells, outcome, supplier_id FROM import_row WHERE batch_id = ? AND row_no > ? ORDER BY row_no LIMIT ?",
        vec![batch.into(), after.into(), (CHUNK as i64).into()],
    )
    .await?;
    let mut rows = Vec::with_capacity(found.len());
    for row in found {
        rows.push(Staged {
            number: row.try_get_by_index(0)?,
            cells: serde_json::from_str(&row.try_get_by_index::<String>(1)?)?,
            outcome: row.try_get_by_index(2)?,
            supplier: row.try_get_by_index(3)?,
        });
    }
    Ok(rows)
}

/// Stores what rows came to, where it differs from what is stored.
pub(super) async fn rewrite(act: &Act, batch: Id, rows: &[&Examined]) -> Outcome<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let places = vec!["(?, ?, ?, ?)"; rows.len()].join(", ");
    let sql = format!(
        "UPDATE import_row SET outcome = v.column2, problems = v.column3, supplier_id = v.column4
         FROM (VALUES {places}) AS v WHERE batch_id = ? AND row_no = v.column1"
    );
    let mut values: Vec<Value> = Vec::with_capacity(rows.len() * 4 + 1);
    for row in rows {
        values.extend([row.row.into(), row.outcome.into(), problems(row)?.into(), row.supplier.into()]);
    }
    values.push(batch.into());
    exec(act.db(), &sql, values).await?;
    Ok(())
}

/// Writes a batch to the register, as one act. Refused rows stop it, unless the good rows alone are asked for.
pub async fn commit(act: &mut Act, id: Id, version: i64, good_rows: bool) -> Outcome<Counts> {
    act.actor.need(Permission::SupplierImport)?;
    let batch = known(act.db(), id).await?;
    act.bump("import_batch", id, version).await?;
    if batch.state != State::Waiting {
        return Err(Refusal::state().into());
    }
    let mut sorting = Sorting::new(act.db(), batch.kind, &batch.source, batch.mapping()?, act.now, act.zone).await?;
    sorting.offers = false;
    let mut touched: BTreeSet<Id> = BTreeSet::new();
    let mut after = -1;
    loop {
        let rows = staged_rows(act, id, after).await?;
        let Some(last) = rows.last() else { break };
        after = last.number;
        touched.extend(write(act, &batch, &mut sorting, rows).await?);
    }
    if sorting.counts.refused > 0 && !good_rows {
        return Err(Refusal::Conflict("import-refused-rows".into()).into());
    }
    kind::settle(act, &batch, &touched.iter().copied().collect::<Vec<_>>()).await?;
    sorted(act, id, &sorting).await?;
    exec(
        act.db(),
        "UPDATE import_batch SET committed_by = ?, committed_at = ? WHERE id = ?",
        vec![act.actor.person.into(), act.now.into(), id.into()],
    )
    .await?;
    move_to(act, id, Event::Commit).await?;
    link(act, id, "import-commit", touched).await?;
    Ok(sorting.counts)
}

/// Links the line of this act to every supplier it touched.
pub(super) async fn link(act: &mut Act, batch: Id, verb: &'static str, suppliers: BTreeSet<Id>) -> Outcome<()> {
    let line = act.record(verb, "import", batch).id();
    let subjects = suppliers.into_iter().map(|s| vec![line.into(), "supplier".into(), s.into()]).collect();
    insert_many(act.db(), "activity_subject (activity_id, kind, subject_id)", "(?, ?, ?)", "", subjects).await?;
    Ok(())
}

/// Writes one chunk; returns the suppliers it touched. The register may have moved on since the rows were staged, so
/// they are examined again; a new supplier keeps the key it was staged with.
async fn write(act: &Act, batch: &Batch, sorting: &mut Sorting, rows: Vec<Staged>) -> Outcome<Vec<Id>> {
    let mut staged = Vec::with_capacity(rows.len());
    let mut cells = Vec::with_capacity(rows.len());
    for row in rows {
        staged.push((row.outcome, row.supplier));
        cells.push((row.number, row.cells));
    }
    let mut examined = sorting.examine(act.db(), &cells).await?;
    for (row, (outcome, supplier)) in examined.iter_mut().zip(&staged) {
        if matches!(row.found, Found::Supplier(_)) && *outcome == RowOutcome::Create && supplier.is_some() {
            row.supplier = *supplier;
        }
    }
    let moved = examined.iter().zip(&staged).filter(|(row, (o, s))| (row.outcome, row.supplier) != (*o, *s));
    rewrite(act, batch.id, &moved.map(|(row, _)| row).collect::<Vec<_>>()).await?;
    let written = |r: &&Examined| matches!(r.outcome, RowOutcome::Create | RowOutcome::Update);
    let touched = examined.iter().filter(written).filter_map(|r| r.supplier).collect();
    let records = kind::write(act, batch, examined).await?;
    remember(act, batch.id, records).await?;
    Ok(touched)
}

/// Keeps with each row the record it made or changed, and what it replaced: an undo goes by them.
async fn remember(act: &Act, batch: Id, records: Vec<Written>) -> Outcome<()> {
    if records.is_empty() {
        return Ok(());
    }
    let places = vec!["(?, ?, ?)"; records.len()].join(", ");
    let sql = format!(
        "UPDATE import_row SET record_id = v.column2, before_values = v.column3
         FROM (VALUES {places}) AS v WHERE batch_id = ? AND row_no = v.column1"
    );
    let mut values: Vec<Value> = Vec::with_capacity(records.len() * 3 + 1);
    for Written { row, record, before } in records {
        values.extend([row.into(), record.into(), before.into()]);
    }
    values.push(batch.into());
    exec(act.db(), &sql, values).await?;
    Ok(())
}
