//! Rows by the thousand: many rows in one statement, history links by one statement.

use crate::Id;
use crate::act::Act;
use crate::refusal::Outcome;
use crate::store::exec;
use sea_orm::Value;

/// Inserts rows, 500 in a statement. `into` names the table and its columns.
pub(super) async fn insert(act: &Act, into: &str, rows: &[Vec<Value>]) -> Outcome<()> {
    for chunk in rows.chunks(500) {
        let one = format!("({})", vec!["?"; chunk.first().map_or(0, Vec::len)].join(", "));
        let sql = format!("INSERT INTO {into} VALUES {}", vec![one; chunk.len()].join(", "));
        exec(act.db(), &sql, chunk.iter().flatten().cloned().collect()).await?;
    }
    Ok(())
}

/// Links a line of history to every signing of a set and to its supplier. `which` is a condition on `g`, the
/// signing, and `v`, its version; `before` and `after` are SQL expressions.
pub(super) async fn link(
    act: &Act,
    line: Id,
    before: &str,
    after: &str,
    which: &str,
    values: Vec<Value>,
) -> Outcome<u64> {
    let from = format!("FROM signing g JOIN instrument_version v ON v.id = g.version_id WHERE {which}");
    let with_line = || [vec![line.into()], values.clone()].concat();
    exec(
        act.db(),
        &format!(
            "INSERT INTO activity_subject (activity_id, kind, subject_id)
             SELECT DISTINCT ?, 'supplier', g.supplier_id {from}"
        ),
        with_line(),
    )
    .await?;
    exec(
        act.db(),
        &format!(
            "INSERT INTO activity_subject (activity_id, kind, subject_id, before_state, after_state)
             SELECT ?, 'signing', g.id, {before}, {after} {from}"
        ),
        with_line(),
    )
    .await
}
