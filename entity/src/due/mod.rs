//! What waits for somebody: the list on each person's first page.

mod news;
mod source;
mod staff;

pub use news::{News, news};
pub use staff::{Heap, Waiting, staff};

use crate::Id;
use crate::actor::Actor;
use crate::instant::Instant;
use crate::permission::Permission as P;
use crate::refusal::Outcome;
use crate::store::{Store, rows};
use chrono::NaiveDate;
use sea_orm::FromQueryResult;

/// Something that a company has to do.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Due {
    /// What it is: `signing`, `declaration`, `remediation`, `spot-check`, `audit`, `disposition`, `blacklisting`.
    pub kind: String,
    /// The record.
    pub id: Id,
    /// The number or code that names it.
    pub name: String,
    /// Where it stands.
    pub state: String,
    /// The last day.
    pub due_on: Option<NaiveDate>,
    /// The last moment, where the time of day counts.
    pub due_at: Option<Instant>,
}

/// What is due for a company, soonest first. A time to comment that has passed asks for nothing any more.
pub async fn company(store: &Store, actor: &Actor, supplier: Id, now: Instant) -> Outcome<Vec<Due>> {
    actor.need_for(P::CompanyRead, supplier)?;
    let mut found: Vec<Due> = rows(
        store.read(),
        "SELECT 'signing' AS kind, id, instrument AS name, state, due_on, CAST(NULL AS BIGINT) AS due_at FROM signing
           WHERE supplier_id = ? AND state IN ('invited', 'viewed')
         UNION ALL SELECT 'declaration', id, number, state, due_on, CAST(NULL AS BIGINT) FROM declaration
           WHERE supplier_id = ? AND state IN ('invited', 'in-progress', 'returned')
         UNION ALL SELECT 'remediation', id, number, state, CASE WHEN state IN ('opened', 'plan-returned') THEN COALESCE(plan_due, complete_due) ELSE complete_due END, CAST(NULL AS BIGINT) FROM remediation
           WHERE supplier_id = ? AND state IN ('opened', 'plan-returned', 'plan-accepted', 'sent-back')
         UNION ALL SELECT 'spot-check', id, number, state, CAST(NULL AS DATE), comment_until FROM spot_check
           WHERE supplier_id = ? AND state = 'scored' AND comment_until > ?
         UNION ALL SELECT 'audit', id, number, state, CAST(NULL AS DATE), comment_until FROM audit
           WHERE supplier_id = ? AND state = 'findings-drafted' AND comment_until > ?
         UNION ALL SELECT 'disposition', id, number, state, CAST(NULL AS DATE), hear_until FROM disposition
           WHERE supplier_id = ? AND state = 'noticed' AND statement IS NULL
         UNION ALL SELECT 'blacklisting', id, number, state, CAST(NULL AS DATE), hear_until FROM blacklisting
           WHERE supplier_id = ? AND state = 'noticed' AND statement IS NULL",
        vec![
            supplier.into(), supplier.into(), supplier.into(), supplier.into(), now.into(), supplier.into(), now.into(),
            supplier.into(), supplier.into(),
        ],
    )
    .await?;
    let last =
        |d: &Due| d.due_on.map(|day| Instant::start_of(day, chrono_tz::UTC)).or(d.due_at).unwrap_or(Instant(i64::MAX));
    found.sort_by_key(last);
    Ok(found)
}
