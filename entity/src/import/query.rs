//! Lists of batches and rows.

use super::examine::{Group, Note};
use super::understand::Problems;
use super::{Kind, Mapping, RowOutcome, State};
use crate::Id;
use crate::actor::Actor;
use crate::instant::Instant;
use crate::list::{Order, Page, Place, ROWS, Total, Turn};
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
    /// Who wrote it.
    pub committed_by: Option<Id>,
    /// Who proposes to undo it.
    pub undo_proposed_by: Option<Id>,
    /// When it was undone.
    pub undone_at: Option<Instant>,
    /// For the next change.
    pub version: i64,
}

const SELECT: &str = "SELECT b.id, b.number, b.kind, b.source, b.file_name, b.sha256, b.format, b.encoding, b.header, b.mapping, b.notes,
    b.duplicates, b.state, b.rows, b.refused, b.created, b.updated, b.unchanged, b.staged_by, p.name AS staged_name, b.staged_at,
    b.committed_by, b.committed_at, b.undo_proposed_by, b.undone_at, b.version FROM import_batch b JOIN person p ON p.id = b.staged_by";

impl Batch {
    /// The labels of the columns.
    pub fn header(&self) -> Outcome<Vec<String>> {
        Ok(serde_json::from_str(&self.header)?)
    }

    /// Meaning → column.
    pub fn mapping(&self) -> Outcome<Mapping> {
        Ok(serde_json::from_str(&self.mapping)?)
    }

    /// The label of the column with this meaning, if one has it and a label.
    pub fn column_label(&self, code: &str) -> Option<String> {
        let column = self.mapping().ok()?.get(code).copied()?;
        self.header().ok()?.get(column).filter(|label| !label.is_empty()).cloned()
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
pub async fn batches(store: &Store, actor: &Actor, tab: &str, place: &Place) -> Outcome<Page<Batch>> {
    may_see(actor)?;
    let states = states(tab);
    let among = super::write::places(states.len());
    let mut values: Vec<Value> = states.iter().map(|s| (*s).into()).collect();
    let counted = count(store, states).await?;
    let step = Order { by: "b.staged_at", id: "b.id", down: true }.step::<i64>(place);
    values.extend(step.values.clone());
    let (condition, order, most) = (&step.condition, &step.order, ROWS + 1);
    let sql = format!("{SELECT} WHERE b.state IN ({among}){condition} ORDER BY {order} LIMIT {most}");
    let found: Vec<Batch> = rows(store.read(), &sql, values).await?;
    Ok(step.page(found, ROWS, Total::of(counted), |b| (b.staged_at.0.to_string(), b.id)))
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
    let rest = format!("row_no > ?{only} ORDER BY row_no LIMIT ?");
    selected(store, &rest, vec![id.into(), from.into(), most.into()]).await
}

/// A page of the rows with an error or a warning, in the order of the file.
pub async fn problem_rows(store: &Store, actor: &Actor, id: Id, place: &Place) -> Outcome<(Vec<BatchRow>, Turn)> {
    may_see(actor)?;
    let step = Order { by: "row_no", id: "", down: false }.step::<i64>(place);
    let (condition, order, most) = (&step.condition, &step.order, ROWS + 1);
    let rest = format!("problems <> ''{condition} ORDER BY {order} LIMIT {most}");
    let values = std::iter::once(id.into()).chain(step.values.clone()).collect();
    let found = selected(store, &rest, values).await?;
    let page = step.page(found, ROWS, Total::More, |row| (row.number.to_string(), Id::nil()));
    Ok((page.rows, page.turn))
}

/// Rows of a batch; `rest` follows the condition on the batch, and its values the batch's id.
async fn selected(store: &Store, rest: &str, values: Vec<Value>) -> Outcome<Vec<BatchRow>> {
    let sql =
        format!("SELECT row_no, cells, outcome, problems, supplier_id FROM import_row WHERE batch_id = ? AND {rest}");
    let mut found = Vec::new();
    for row in raw(store.read(), &sql, values).await? {
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
