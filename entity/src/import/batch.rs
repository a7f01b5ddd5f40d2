//! The way of a batch: opened, filled chunk by chunk, mapped, written in one act, or thrown away.

use super::commit::{rewrite, staged_rows};
use super::examine::{Counts, Examined, Note, Sorting};
use super::query::{Batch, known};
use super::table;
use super::write::insert_many;
use super::{Event, Kind, Mapping, State, column, targets};
use crate::act::Act;
use crate::field::Fields;
use crate::permission::Permission;
use crate::refusal::{FieldError, Outcome, Refusal};
use crate::store::{exec, insert, raw};
use crate::{Id, new_id};
use sea_orm::Value;
use std::collections::BTreeMap;

/// Rows that are examined and written together.
pub const CHUNK: usize = 1_000;

/// A file whose header has been read.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// What it lists.
    pub kind: Kind,
    /// Where it comes from; rows may name their own source.
    pub source: String,
    /// What its sender called it.
    pub file_name: String,
    /// Of its bytes.
    pub sha256: String,
    /// `csv`, `xlsx`, `xls`, `ods`.
    pub format: String,
    /// The encoding of a text file.
    pub encoding: Option<String>,
    /// The labels of its columns.
    pub header: Vec<String>,
    /// What was odd about the file.
    pub notes: Vec<Note>,
    /// Meanings given with the command: (target, label).
    pub given: Vec<(String, String)>,
}

/// Opens a batch for a file; its rows follow with [`take`].
pub async fn open(act: &mut Act, arrival: Arrival) -> Outcome<(Id, Sorting)> {
    act.actor.need(Permission::SupplierImport)?;
    let mapping = first_mapping(act, &arrival).await?;
    let id = new_id();
    let number = act.number("I", 6).await?;
    let row = table::import_batch::Opened {
        id,
        number,
        kind: arrival.kind,
        source: arrival.source.clone(),
        file_name: arrival.file_name,
        sha256: arrival.sha256,
        format: arrival.format,
        encoding: arrival.encoding,
        header: serde_json::to_string(&arrival.header)?,
        mapping: serde_json::to_string(&mapping)?,
        notes: serde_json::to_string(&arrival.notes)?,
        staged_by: act.actor.person,
        staged_at: act.now,
    };
    insert(act.db(), row).await?;
    let sorting = Sorting::new(act.db(), arrival.kind, &arrival.source, mapping, act.now, act.zone).await?;
    Ok((id, sorting))
}

/// The batch that the same person has staged from the same file and with which nothing has been done yet.
pub async fn waiting(act: &Act, arrival: &Arrival) -> Outcome<Option<Id>> {
    let found = raw(
        act.db(),
        "SELECT id FROM import_batch WHERE staged_by = ? AND sha256 = ? AND kind = ? AND source = ? AND version = 1
           AND state IN (?, ?) ORDER BY staged_at DESC LIMIT 1",
        vec![
            act.actor.person.into(),
            arrival.sha256.clone().into(),
            arrival.kind.into(),
            arrival.source.clone().into(),
            State::Staging.into(),
            State::Waiting.into(),
        ],
    )
    .await?;
    Ok(found.first().map(|row| row.try_get_by_index(0)).transpose()?)
}

async fn first_mapping(act: &Act, arrival: &Arrival) -> Outcome<Mapping> {
    let mut remembered = BTreeMap::new();
    let source = remembered_as(arrival.kind, &arrival.source);
    for row in raw(act.db(), "SELECT header, target FROM import_mapping WHERE source = ?", vec![source.into()]).await? {
        remembered.insert(row.try_get_by_index(0)?, row.try_get_by_index(1)?);
    }
    let mut mapping = column::guess(arrival.kind, &arrival.header, &remembered);
    for (code, label) in &arrival.given {
        let known = targets(arrival.kind).any(|t| t.code == code);
        let column = arrival.header.iter().position(|h| h == label);
        let (true, Some(column)) = (known, column) else {
            return Err(Refusal::Invalid(vec![
                FieldError::new("map", "import-map").with("value", format!("{code}={label}")),
            ])
            .into());
        };
        mapping.retain(|_, taken| *taken != column);
        mapping.insert(code.clone(), column);
    }
    Ok(mapping)
}

/// A mapping is remembered for a source and a kind of list.
fn remembered_as(kind: Kind, source: &str) -> String {
    format!("{kind}/{source}")
}

/// Stages the next rows of a file that is still arriving.
pub async fn take(act: &mut Act, batch: Id, sorting: &mut Sorting, rows: Vec<(i64, Vec<String>)>) -> Outcome<()> {
    act.actor.need(Permission::SupplierImport)?;
    // Somebody may have thrown it away meanwhile.
    if known(act.db(), batch).await?.state != State::Staging {
        return Err(Refusal::state().into());
    }
    let examined = sorting.examine(act.db(), &rows).await?;
    let mut staged: Vec<Vec<Value>> = Vec::with_capacity(rows.len());
    for ((number, cells), row) in rows.iter().zip(&examined) {
        staged.push(vec![
            batch.into(),
            (*number).into(),
            serde_json::to_string(cells)?.into(),
            row.outcome.into(),
            problems(row)?.into(),
            row.supplier.into(),
        ]);
    }
    let head = "import_row (batch_id, row_no, cells, outcome, problems, supplier_id)";
    insert_many(act.db(), head, "(?, ?, ?, ?, ?, ?)", "", staged).await?;
    let so_far = vec![sorting.counts.rows.into(), batch.into()];
    exec(act.db(), "UPDATE import_batch SET rows = ? WHERE id = ?", so_far).await?;
    Ok(())
}

/// Most rows have none, which needs no text.
pub(super) fn problems(row: &Examined) -> Outcome<String> {
    if row.problems.is_empty() { Ok(String::new()) } else { Ok(serde_json::to_string(&row.problems)?) }
}

/// The last row has arrived: the batch waits for somebody to confirm.
pub async fn staged(act: &mut Act, batch: Id, sorting: &Sorting) -> Outcome<()> {
    act.actor.need(Permission::SupplierImport)?;
    move_to(act, batch, Event::Stage).await?;
    sorted(act, batch, sorting).await
}

/// Columns without which no row can be written: said once, before thousands of rows say it.
fn unmapped(kind: Kind, mapping: &Mapping) -> Vec<Note> {
    let about = |code: &str, column: &str| Note { column: column.to_owned(), ..Note::of_file(code.into(), "") };
    let needed = targets(kind).filter(|target| target.required && !mapping.contains_key(target.code));
    let mut notes: Vec<Note> = needed.map(|target| about("import-column-missing", target.code)).collect();
    let whom = ["number", "uscc", "lei", "tax-id", "source-id", "name"];
    if kind != Kind::Suppliers && !whom.iter().any(|code| mapping.contains_key(*code)) {
        notes.push(about("import-whom-missing", "number"));
    }
    notes
}

/// Writes what the rows came to.
pub(super) async fn sorted(act: &Act, batch: Id, sorting: &Sorting) -> Outcome<()> {
    let stored = known(act.db(), batch).await?;
    let mut notes = unmapped(stored.kind, &sorting.mapping);
    notes.extend(stored.notes()?.into_iter().filter(|note| note.column.is_empty()));
    notes.extend(sorting.notes());
    let Counts { rows, created, updated, unchanged, refused } = sorting.counts;
    let duplicates = if sorting.offers { sorting.duplicates() } else { stored.duplicates()? };
    exec(
        act.db(),
        "UPDATE import_batch SET rows = ?, created = ?, updated = ?, unchanged = ?, refused = ?, notes = ?, duplicates = ?
         WHERE id = ?",
        vec![
            rows.into(), created.into(), updated.into(), unchanged.into(), refused.into(),
            serde_json::to_string(&notes)?.into(), serde_json::to_string(&duplicates)?.into(), batch.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Moves a batch along its states.
pub(super) async fn move_to(act: &mut Act, batch: Id, event: Event) -> Outcome<()> {
    let before = known(act.db(), batch).await?.state;
    let after = before.after(event).ok_or(Refusal::state())?;
    exec(act.db(), "UPDATE import_batch SET state = ? WHERE id = ?", vec![after.into(), batch.into()]).await?;
    let verb = match event {
        Event::Stage => "import-stage",
        Event::Commit => "import-commit",
        Event::Discard => "import-discard",
        Event::ProposeUndo => "import-propose-undo",
        Event::Keep => "import-keep",
        Event::Undo => "import-undo",
    };
    act.record(verb, "import", batch).moved(before, after);
    Ok(())
}

/// Gives the columns other meanings, remembers them for the source and examines every row again. The form has a field
/// `column-<code>` for each meaning with the number of a column.
pub async fn map(act: &mut Act, id: Id, fields: &Fields) -> Outcome<()> {
    act.actor.need(Permission::SupplierImport)?;
    let batch = known(act.db(), id).await?;
    act.bump("import_batch", id, fields.version()).await?;
    if batch.state != State::Waiting {
        return Err(Refusal::state().into());
    }
    let header = batch.header()?;
    let mapping = typed_mapping(batch.kind, &header, fields)?;
    remember(act, &batch, &header, &mapping).await?;
    let text = serde_json::to_string(&mapping)?;
    exec(act.db(), "UPDATE import_batch SET mapping = ? WHERE id = ?", vec![text.into(), id.into()]).await?;
    let mut sorting = Sorting::new(act.db(), batch.kind, &batch.source, mapping, act.now, act.zone).await?;
    let mut after = -1;
    loop {
        let rows = staged_rows(act, id, after).await?;
        let Some(last) = rows.last() else { break };
        after = last.number;
        let cells: Vec<(i64, Vec<String>)> = rows.into_iter().map(|r| (r.number, r.cells)).collect();
        let examined = sorting.examine(act.db(), &cells).await?;
        rewrite(act, id, &examined.iter().collect::<Vec<_>>()).await?;
    }
    sorted(act, id, &sorting).await?;
    act.record("import-map", "import", id);
    Ok(())
}

fn typed_mapping(kind: Kind, header: &[String], fields: &Fields) -> Outcome<Mapping> {
    let mut mapping = Mapping::new();
    let mut wrong = Vec::new();
    for target in targets(kind) {
        let field = format!("column-{}", target.code);
        match fields.text(&field) {
            "" if target.required => wrong.push(FieldError::new(field, "choose")),
            "" => {}
            typed => match typed.parse::<usize>().ok().filter(|column| *column < header.len()) {
                Some(column) if mapping.values().any(|taken| *taken == column) => {
                    wrong.push(FieldError::new(field, "import-column-twice"));
                }
                Some(column) => drop(mapping.insert(target.code.to_owned(), column)),
                None => wrong.push(FieldError::new(field, "choose")),
            },
        }
    }
    if wrong.is_empty() { Ok(mapping) } else { Err(Refusal::Invalid(wrong).into()) }
}

async fn remember(act: &Act, batch: &Batch, header: &[String], mapping: &Mapping) -> Outcome<()> {
    let source = remembered_as(batch.kind, &batch.source);
    exec(act.db(), "DELETE FROM import_mapping WHERE source = ?", vec![source.clone().into()]).await?;
    // A column without a meaning is remembered too: the next guess leaves it alone.
    let rows = header.iter().enumerate().filter(|(_, label)| !label.is_empty()).map(|(column, label)| {
        let code = mapping.iter().find(|(_, c)| **c == column).map_or("", |(code, _)| code.as_str());
        vec![source.clone().into(), label.clone().into(), code.into()]
    });
    let head = "import_mapping (source, header, target)";
    insert_many(act.db(), head, "(?, ?, ?)", "ON CONFLICT DO NOTHING", rows.collect()).await?;
    Ok(())
}

/// Throws away a batch whose file broke off while it was read, and keeps why.
pub async fn give_up(act: &mut Act, id: Id, why: Option<Note>) -> Outcome<()> {
    let batch = known(act.db(), id).await?;
    if batch.state != State::Staging {
        return Ok(());
    }
    let notes: Vec<Note> = why.into_iter().chain(batch.notes()?).collect();
    let text = serde_json::to_string(&notes)?;
    exec(act.db(), "UPDATE import_batch SET notes = ? WHERE id = ?", vec![text.into(), id.into()]).await?;
    discard(act, id, batch.version).await
}

/// Throws a batch away before anything was written. Its rows go; the batch stays in the list.
pub async fn discard(act: &mut Act, id: Id, version: i64) -> Outcome<()> {
    act.actor.need(Permission::SupplierImport)?;
    known(act.db(), id).await?;
    act.bump("import_batch", id, version).await?;
    move_to(act, id, Event::Discard).await?;
    exec(act.db(), "DELETE FROM import_row WHERE batch_id = ?", vec![id.into()]).await?;
    Ok(())
}
