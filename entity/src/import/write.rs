//! Large statements: many rows in one insert, many keys in one question.

use crate::refusal::Outcome;
use crate::store::exec;
use sea_orm::{ConnectionTrait, Value};

/// SQLite takes 32,766 values in a statement, PostgreSQL 65,535.
const MOST_VALUES: usize = 32_000;

/// Rows in a statement; a fixed number, so that the engine can keep the prepared statement.
const ROWS: usize = 250;

/// Inserts rows with few statements. `head` is `table (a, b)`, `row` is `(?, ?)` or spells what the engine makes of a
/// value; `tail` is empty or an `ON CONFLICT` clause. Each row brings as many values as `row` has question marks.
pub async fn insert_many(
    db: &impl ConnectionTrait,
    head: &str,
    row: &str,
    tail: &str,
    rows: Vec<Vec<Value>>,
) -> Outcome<u64> {
    let width = row.matches('?').count().max(1);
    let at_once = ROWS.min(MOST_VALUES / width);
    let mut changed = 0;
    let mut rest = rows.into_iter().peekable();
    while rest.peek().is_some() {
        let chunk: Vec<Vec<Value>> = rest.by_ref().take(at_once).collect();
        let places = vec![row; chunk.len()].join(", ");
        let sql = format!("INSERT INTO {head} VALUES {places} {tail}");
        changed += exec(db, &sql, chunk.into_iter().flatten().collect()).await?;
    }
    Ok(changed)
}

/// `n` places of a list: `?, ?, ?`.
pub(super) fn places(n: usize) -> String {
    vec!["?"; n].join(", ")
}

/// `n` pairs of a list: `(?, ?), (?, ?)`.
pub(super) fn pairs(n: usize) -> String {
    vec!["(?, ?)"; n].join(", ")
}
