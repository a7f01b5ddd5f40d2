//! Lists about suppliers that the register has already: contacts, spend, what happened in earlier years. Their rows say
//! first whom they are about.

use super::RowOutcome;
use super::examine::{Examined, Found, Sorting, Written};
use super::key::{self, Whom};
use super::query::Batch;
use super::understand::{Line, Problems};
use super::undo::{self, Back};
use super::write::{insert_many, places};
use crate::Id;
use crate::act::Act;
use crate::instant::Instant;
use crate::refusal::Outcome;
use crate::store::rows;
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
use std::collections::BTreeSet;
use std::future::Future;

/// A list about suppliers.
pub trait About {
    /// What a row says of its supplier.
    type Said: Send;
    /// What is recorded of the suppliers of some rows.
    type Recorded: Send + Sync;

    /// Understands a row; nothing when it has to be refused (the line holds why).
    fn read(line: &mut Line, sorting: &Sorting) -> Option<Self::Said>;

    /// Looks up what is recorded.
    fn recorded(db: &impl ConnectionTrait, of: Vec<Id>) -> impl Future<Output = Outcome<Self::Recorded>> + Send;

    /// What becomes of an understood row.
    fn judge(
        sorting: &mut Sorting,
        recorded: &Self::Recorded,
        row: (i64, &Whom, Self::Said),
        problems: &mut Problems,
    ) -> (RowOutcome, Found);
}

/// Finds out what the rows would do.
pub async fn examine<L: About>(
    sorting: &mut Sorting,
    db: &impl ConnectionTrait,
    chunk: &[(i64, Vec<String>)],
) -> Outcome<Vec<Examined>> {
    let mut lines = Vec::with_capacity(chunk.len());
    for (number, cells) in chunk {
        let mut line = Line::new(cells, &sorting.mapping);
        let key = key::read(&mut line, &sorting.source);
        let said = L::read(&mut line, sorting);
        let understood = key.zip(said).filter(|_| line.problems.errors.is_empty());
        lines.push((*number, understood, line.problems));
    }
    let keys: Vec<&key::Key> = lines.iter().filter_map(|(_, row, _)| Some(&row.as_ref()?.0)).collect();
    let suppliers = key::find(db, &keys).await?;
    let ids: BTreeSet<Id> = suppliers.values().flatten().map(|whom| whom.id).collect();
    let recorded = L::recorded(db, ids.into_iter().collect()).await?;
    let judged = lines.into_iter().map(|(number, understood, mut problems)| {
        let of = understood.as_ref().and_then(|(key, _)| key::one(&suppliers, key, &mut problems.errors));
        let (outcome, found) = match (of, understood) {
            (Some(whom), Some((_, said))) => L::judge(sorting, &recorded, (number, whom, said), &mut problems),
            _ => (RowOutcome::Refused, Found::Nothing),
        };
        Examined { row: number, outcome, problems, supplier: of.map(|whom| whom.id), found }
    });
    Ok(judged.collect())
}

/// The records of a table about some suppliers; `select` ends before the condition.
pub async fn of<T: FromQueryResult>(db: &impl ConnectionTrait, select: &str, suppliers: &[Id]) -> Outcome<Vec<T>> {
    if suppliers.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!("{select} WHERE supplier_id IN ({})", places(suppliers.len()));
    rows(db, &sql, suppliers.iter().map(|id| Value::from(*id)).collect()).await
}

/// A list whose rows each stand for one record of a table: a new one, or one whose values they replace.
pub trait Replacing: About {
    /// The table.
    const TABLE: &'static str;
    /// Its columns, the key first.
    const COLUMNS: &'static str;
    /// What happens to a record that is there already.
    const CONFLICT: &'static str;
    /// When nobody has touched the record `t` since batch `b`.
    const UNTOUCHED: &'static str;

    /// The record of a row.
    fn put(found: Found, batch: Id, now: Instant) -> Outcome<Option<Put>>;

    /// Gives a record back what a row replaced.
    fn restore(act: &Act, record: Id, before: &str) -> impl Future<Output = Outcome<()>> + Send;
}

/// A record to be written.
pub struct Put {
    /// Its key.
    pub record: Id,
    /// What it replaces.
    pub before: Option<String>,
    /// The values of the columns after the key.
    pub values: Vec<Value>,
}

/// Writes examined rows.
pub async fn write<L: Replacing>(act: &Act, batch: Id, examined: Vec<Examined>) -> Outcome<Vec<Written>> {
    let mut written = Vec::new();
    let mut records = Vec::new();
    for row in examined.into_iter().filter(|row| matches!(row.outcome, RowOutcome::Create | RowOutcome::Update)) {
        let Some(Put { record, before, values }) = L::put(row.found, batch, act.now)? else { continue };
        written.push(Written { row: row.row, record, before });
        records.push(std::iter::once(record.into()).chain(values).collect::<Vec<Value>>());
    }
    let head = format!("{} ({})", L::TABLE, L::COLUMNS);
    let row = format!("({})", places(L::COLUMNS.split(',').count()));
    insert_many(act.db(), &head, &row, L::CONFLICT, records).await?;
    Ok(written)
}

/// Takes back the records of a batch that nobody touched since.
pub async fn undo<L: Replacing>(act: &Act, batch: &Batch) -> Outcome<Vec<Back>> {
    let free = undo::free(act, batch.id, L::TABLE, L::UNTOUCHED).await?;
    let mut made = Vec::new();
    for row in &free {
        match &row.before {
            Some(before) => L::restore(act, row.record, before).await?,
            None => made.push(row.record),
        }
    }
    undo::remove(act, L::TABLE, &made).await?;
    Ok(free.iter().map(|row| row.back).collect())
}
