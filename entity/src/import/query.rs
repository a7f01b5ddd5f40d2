//! Lists of batches and rows.

use super::examine::{Group, Note};
use super::understand::Problems;
use super::{Kind, Mapping, RowOutcome, State};
use crate::Id;
use crate::actor::Actor;
use crate::instant::Instant;
use crate::list::{Page, Total, after, cursor};
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::store::{Store, number, raw, row, rows};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};

/// A batch.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Batch {
    /// The record.
    pub id: Id,
    /// The number that people read out.
    pub number: String,
    /// What the file lists.
    pub kind: Kind,
    /// Where it comes from.
    pub source: String,
    /// What its sender called it.
    pub file_name: String,
    /// Of its bytes.
    pub sha256: String,
    /// `csv`, `xlsx`, `xls`, `ods`.
    pub format: String,
    /// The encoding of a text file.
    pub encoding: Option<String>,
    header: String,
    mapping: String,
    notes: String,
    duplicates: String,
    /// Where it stands.
    pub state: State,
    /// Rows below the header.
    pub rows: i64,
    /// Rows that are not written.
    pub refused: i64,
    /// New records.
    pub created: i64,
    /// Known records with other values.
    pub updated: i64,
    /// Known records without anything new.
    pub unchanged: i64,
    /// Who brought the file.
    pub staged_by: Id,
    /// Their name.
    pub staged_name: String,
    /// When.
    pub staged_at: Instant,
    /// When it was written.
    pub committed_at: Option<Instant>,
    /// Who proposes to undo it.
    pub undo_proposed_by: Option<Id>,
    /// When it was undone.
    pub undone_at: Option<Instant>,
    /// For the next change.
    pub version: i64,
}

const SELECT: &str = "SELECT b.id, b.number, b.kind, b.source, b.file_name, b.sha256, b.format, b.encoding, b.header, b.mapping, b.notes,
    b.duplicates, b.state, b.rows, b.refused, b.created, b.updated, b.unchanged, b.staged_by, p.name AS staged_name, b.staged_at,
    b.committed_at, b.undo_proposed_by, b.undone_at, b.version FROM import_batch b JOIN person p ON p.id = b.staged_by";

impl Batch {
    /// The labels of the columns.
    pub fn header(&self) -> Outcome<Vec<String>> {
        Ok(serde_json::from_str(&self.header)?)
    }

    /// Meaning → column.
    pub fn mapping(&self) -> Outcome<Mapping> {
        Ok(serde_json::from_str(&self.mapping)?)
    }

    /// The label of the column with this meaning; the meaning itself when no column has it.
    pub fn column_label(&self, code: &str) -> String {
        let column = self.mapping().ok().and_then(|mapping| mapping.get(code).copied());
        let label = column.and_then(|column| self.header().ok()?.get(column).cloned());
        label.unwrap_or_else(|| code.to_owned())
    }

    /// What many rows share, and what is odd about the file.
    pub fn notes(&self) -> Outcome<Vec<Note>> {
        Ok(serde_json::from_str(&self.notes)?)
    }

    /// Records that may be the same company.
    pub fn duplicates(&self) -> Outcome<Vec<Group>> {
        Ok(serde_json::from_str(&self.duplicates)?)
    }
}

/// A batch whose visibility the caller has decided.
pub(super) async fn known(db: &impl ConnectionTrait, id: Id) -> Outcome<Batch> {
    let found = row(db, &format!("{SELECT} WHERE b.id = ?"), vec![id.into()]).await?;
    found.ok_or_else(|| Refusal::NotFound.into())
}

fn may_see(actor: &Actor) -> Outcome<()> {
    if actor.may(Permission::SupplierImport) { Ok(()) } else { actor.need(Permission::SupplierMerge) }
}

/// A batch, for those who import or decide about undoing.
pub async fn batch(store: &Store, actor: &Actor, id: Id) -> Outcome<Batch> {
    may_see(actor)?;
    known(store.read(), id).await
}

/// The views of the list of batches.
pub const TABS: [(&str, &[State]); 3] = [
    ("waiting", &[State::Staging, State::Waiting]),
    ("committed", &[State::Committed, State::UndoProposed]),
    ("undone", &[State::Undone, State::Discarded]),
];

fn states(tab: &str) -> &'static [State] {
    TABS.iter().find(|(code, _)| *code == tab).map_or(TABS[0].1, |(_, states)| *states)
}

/// The batches of a tab, newest first.
pub async fn batches(store: &Store, actor: &Actor, tab: &str, from: &str) -> Outcome<Page<Batch>> {
    may_see(actor)?;
    let states = states(tab);
    let among = super::write::places(states.len());
    let mut values: Vec<Value> = states.iter().map(|s| (*s).into()).collect();
    let counted = count(store, states).await?;
    let mut sql = format!("{SELECT} WHERE b.state IN ({among})");
    if let Some((at, id)) = after(from)
        && let Ok(at) = at.parse::<i64>()
    {
        sql.push_str(" AND (b.staged_at, b.id) < (?, ?)");
        values.extend([at.into(), id.into()]);
    }
    sql.push_str(" ORDER BY b.staged_at DESC, b.id DESC LIMIT 51");
    let mut found: Vec<Batch> = rows(store.read(), &sql, values).await?;
    let more = found.len() > 50;
    found.truncate(50);
    let next = found.last().filter(|_| more).map(|last| cursor(&last.staged_at.0.to_string(), last.id));
    Ok(Page { rows: found, next, total: Total::of(counted) })
}

async fn count(store: &Store, states: &[State]) -> Outcome<i64> {
    let sql = format!("SELECT COUNT(*) FROM import_batch WHERE state IN ({})", super::write::places(states.len()));
    number(store.read(), &sql, states.iter().map(|s| (*s).into()).collect()).await
}

/// How many batches each tab holds.
pub async fn tab_counts(store: &Store, actor: &Actor) -> Outcome<Vec<(&'static str, i64)>> {
    may_see(actor)?;
    let mut found = Vec::new();
    for (code, states) in TABS {
        found.push((code, count(store, states).await?));
    }
    Ok(found)
}

/// A row of a batch, as the page shows it.
#[derive(Clone, Debug)]
pub struct BatchRow {
    /// The row in the file.
    pub number: i64,
    /// As it stands in the file.
    pub cells: Vec<String>,
    /// What becomes of it.
    pub outcome: RowOutcome,
    /// What was wrong.
    pub problems: Problems,
    /// The supplier it is about.
    pub supplier: Option<Id>,
}

/// Which rows of a batch are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// All.
    All,
    /// Those that are not written.
    Refused,
    /// Those with an error or a warning.
    WithProblems,
    /// Those that were written and are still there.
    Left,
}

/// Rows of a batch after a row, in the order of the file.
pub async fn batch_rows(
    store: &Store,
    actor: &Actor,
    id: Id,
    which: Which,
    from: i64,
    most: i64,
) -> Outcome<Vec<BatchRow>> {
    may_see(actor)?;
    let only = match which {
        Which::All => "",
        Which::Refused => " AND outcome = 'refused'",
        Which::WithProblems => " AND problems <> ''",
        Which::Left => " AND outcome IN ('create', 'update')",
    };
    let sql = format!(
        "SELECT row_no, cells, outcome, problems, supplier_id FROM import_row
         WHERE batch_id = ? AND row_no > ?{only} ORDER BY row_no LIMIT ?"
    );
    let mut found = Vec::new();
    for row in raw(store.read(), &sql, vec![id.into(), from.into(), most.into()]).await? {
        let problems: String = row.try_get_by_index(3)?;
        found.push(BatchRow {
            number: row.try_get_by_index(0)?,
            cells: serde_json::from_str(&row.try_get_by_index::<String>(1)?)?,
            outcome: row.try_get_by_index(2)?,
            problems: if problems.is_empty() { Problems::default() } else { serde_json::from_str(&problems)? },
            supplier: row.try_get_by_index(4)?,
        });
    }
    Ok(found)
}

/// The suppliers of the rows of a batch: row → supplier.
pub async fn row_suppliers(store: &Store, actor: &Actor, id: Id) -> Outcome<std::collections::HashMap<i64, Id>> {
    may_see(actor)?;
    let mut found = std::collections::HashMap::new();
    let sql = "SELECT row_no, supplier_id FROM import_row WHERE batch_id = ? AND supplier_id IS NOT NULL";
    for row in raw(store.read(), sql, vec![id.into()]).await? {
        found.insert(row.try_get_by_index(0)?, row.try_get_by_index(1)?);
    }
    Ok(found)
}
