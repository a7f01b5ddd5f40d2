//! What lists have brought about a supplier, each with its batch and source.

use crate::Id;
use crate::actor::Actor;
use crate::instant::Instant;
use crate::permission::Permission;
use crate::refusal::Outcome;
use crate::store::{Store, row, rows};
use sea_orm::FromQueryResult;

/// Something that came with a list.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Past {
    /// `signature`, `spot-check`, `audit`, `blacklisting`; of other lists what they list.
    pub kind: String,
    /// The record.
    pub record: Id,
    /// When it happened; when it was written for what has no day of its own.
    pub at: Instant,
    /// Whether a check was passed.
    pub passed: Option<bool>,
    /// The batch.
    pub batch: Id,
    /// The batch's number.
    pub number: String,
    /// Where the list came from.
    pub source: String,
}

const EVENTS: [(&str, &str, &str, &str); 4] = [
    ("signature", "signature", "signed_at", "CAST(NULL AS BOOLEAN)"),
    ("spot-check", "spot_check", "scored_at", "e.passed"),
    ("audit", "audit", "issued_at", "e.passed"),
    ("blacklisting", "blacklisting", "approved_at", "CAST(NULL AS BOOLEAN)"),
];

/// What lists have brought about a supplier, newest first.
pub async fn past(store: &Store, actor: &Actor, supplier: Id) -> Outcome<Vec<Past>> {
    actor.need(Permission::SupplierRead)?;
    actor.not_barred(supplier)?;
    let mut found: Vec<Past> = Vec::new();
    for (kind, table, at, passed) in EVENTS {
        let sql = format!(
            "SELECT '{kind}' AS kind, e.id AS record, e.{at} AS at, {passed} AS passed, b.id AS batch, b.number, b.source
             FROM {table} e JOIN import_batch b ON b.id = e.batch_id WHERE e.supplier_id = ?"
        );
        found.extend(rows::<Past>(store.read(), &sql, vec![supplier.into()]).await?);
    }
    let lists = "SELECT b.kind, b.id AS record, a.at, CAST(NULL AS BOOLEAN) AS passed, b.id AS batch, b.number, b.source
         FROM activity_subject x JOIN activity a ON a.id = x.activity_id AND a.verb = 'import-commit'
           JOIN activity_subject i ON i.activity_id = a.id AND i.kind = 'import' JOIN import_batch b ON b.id = i.subject_id
         WHERE x.subject_id = ? AND b.kind <> 'history' AND b.state <> 'undone'";
    found.extend(rows::<Past>(store.read(), lists, vec![supplier.into()]).await?);
    found.sort_by_key(|past| std::cmp::Reverse((past.at, past.record)));
    Ok(found)
}

/// Where a record came from, if a list brought it; the caller has decided that it may be seen. `table` is a literal of
/// the caller.
pub async fn origin(store: &Store, table: &'static str, record: Id) -> Outcome<Option<Origin>> {
    let sql = format!(
        "SELECT b.id, b.number, b.source FROM {table} e JOIN import_batch b ON b.id = e.batch_id WHERE e.id = ?"
    );
    row(store.read(), &sql, vec![record.into()]).await
}

/// Where a record came from.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Origin {
    /// The batch.
    pub id: Id,
    /// Its number.
    pub number: String,
    /// Where the list came from.
    pub source: String,
}
