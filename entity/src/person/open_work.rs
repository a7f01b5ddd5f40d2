//! What somebody has in hand and another must take over when they leave.

use super::list::need_any;
use crate::Id;
use crate::actor::Actor;
use crate::refusal::Outcome;
use crate::relationship::hidden;
use crate::store::{Store, rows};
use chrono::NaiveDate;
use sea_orm::{FromQueryResult, Value};

/// One piece of it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct OpenWork {
    /// `spot-check`, `audit` or `declaration`.
    pub kind: String,
    /// The record.
    pub id: Id,
    /// Its number.
    pub number: String,
    /// By when it is due.
    pub due_on: NaiveDate,
}

/// The pieces, each with the condition under which it still waits for its person.
const PIECES: [(&str, &str, &str); 3] = [
    (
        "spot-check",
        "spot_check",
        "x.assigned_to = ? AND x.settled_at IS NULL AND x.state NOT IN ('closed', 'refused', 'out-of-scope', 'cancelled')",
    ),
    (
        "audit",
        "audit",
        "x.assigned_to = ? AND x.issued_at IS NULL AND x.state NOT IN ('closed', 'refused', 'out-of-scope', 'cancelled')",
    ),
    ("declaration", "declaration", "x.reviewer_id = ? AND x.state = 'in-review'"),
];

/// What a person has in hand, what is due first at the top: the first hundred.
pub async fn open_work(store: &Store, actor: &Actor, person: Id) -> Outcome<Vec<OpenWork>> {
    need_any(actor)?;
    let mut values: Vec<Value> = Vec::new();
    let pieces = PIECES.map(|(kind, table, which)| {
        values.push(person.into());
        let open = hidden(actor, "x.supplier_id", &mut values);
        format!("SELECT '{kind}' AS kind, x.id, x.number, x.due_on FROM {table} x WHERE {which}{open}")
    });
    rows(store.read(), &format!("{} ORDER BY due_on, number LIMIT 100", pieces.join(" UNION ALL ")), values).await
}
