//! The way of a batch: opened, filled chunk by chunk, mapped, written in one act, or thrown away.

use super::examine::{Counts, Examined, Found, Note, Sorting};
use super::query::{Batch, known};
use super::write::insert_many;
use super::{Event, Kind, Mapping, RowOutcome, State, column, contact, history_write, spend, supplier_write, targets};
use crate::act::Act;
use crate::field::Fields;
use crate::permission::Permission;
use crate::refusal::{FieldError, Outcome, Refusal};
use crate::store::{exec, raw};
use crate::{Id, new_id};
use sea_orm::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Rows that are examined and written together.
pub const CHUNK: usize = 500;

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
    exec(
        act.db(),
        "INSERT INTO import_batch (id, number, kind, source, file_name, sha256, format, encoding, header, mapping, notes,
           duplicates, state, staged_by, staged_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '[]', ?, ?, ?)",
        vec![
            id.into(), number.into(), arrival.kind.into(), arrival.source.clone().into(), arrival.file_name.into(),
            arrival.sha256.into(), arrival.format.into(), arrival.encoding.into(),
            serde_json::to_string(&arrival.header)?.into(), serde_json::to_string(&mapping)?.into(),
            serde_json::to_string(&arrival.notes)?.into(), State::Staging.into(), act.actor.person.into(), act.now.into(),
        ],
    )
    .await?;
    act.record("import-stage", "import", id).moved("", State::Staging);
    let sorting = Sorting::new(act.db(), arrival.kind, &arrival.source, mapping, act.now, act.zone).await?;
    Ok((id, sorting))
}

async fn first_mapping(act: &Act, arrival: &Arrival) -> Outcome<Mapping> {
    let mut remembered = BTreeMap::new();
    let source = remembered_as(arrival.kind, &arrival.source);
    for row in raw(act.db(), "SELECT header, target FROM import_mapping WHERE source = ?", vec![source.into()]).await? {
        remembered.insert(row.try_get_by_index(0)?, row.try_get_by_index(1)?);
    }
    let mut mapping = column::guess(arrival.kind, &arrival.header, &remembered);
    for (code, label) in &arrival.given {
        let known = targets(arrival.kind).iter().any(|t| t.code == code);
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
    Ok(())
}

/// Most rows have none, which needs no text.
fn problems(row: &Examined) -> Outcome<String> {
    if row.problems.is_empty() { Ok(String::new()) } else { Ok(serde_json::to_string(&row.problems)?) }
}

/// The last row has arrived: the batch waits for somebody to confirm.
pub async fn staged(act: &mut Act, batch: Id, sorting: &Sorting) -> Outcome<()> {
    act.actor.need(Permission::SupplierImport)?;
    move_to(act, batch, Event::Stage).await?;
    sorted(act, batch, sorting).await
}

/// Writes what the rows came to.
async fn sorted(act: &Act, batch: Id, sorting: &Sorting) -> Outcome<()> {
    let stored = known(act.db(), batch).await?;
    let mut notes: Vec<Note> = stored.notes()?.into_iter().filter(|n| n.row == 0 || n.column.is_empty()).collect();
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
async fn rewrite(act: &Act, batch: Id, rows: &[&Examined]) -> Outcome<()> {
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
    if batch.kind == Kind::Contacts {
        contact::refresh_invitable(act, id).await?;
    }
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
    let replaced = match batch.kind {
        Kind::Suppliers => supplier_write::write(act, batch.id, examined).await?,
        Kind::Contacts => contact::write(act, batch.id, examined).await?,
        Kind::Spend => spend::write(act, batch.id, examined).await?,
        Kind::History => {
            history_write::write(act, batch.id, examined).await?;
            Vec::new()
        }
    };
    for (row, before) in replaced {
        exec(
            act.db(),
            "UPDATE import_row SET before_values = ? WHERE batch_id = ? AND row_no = ?",
            vec![before.into(), batch.id.into(), row.into()],
        )
        .await?;
    }
    Ok(touched)
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
