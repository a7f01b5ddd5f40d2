//! What was decided about a company: the list below what is due.

use crate::Id;
use crate::actor::Actor;
use crate::instant::Instant;
use crate::permission::Permission as P;
use crate::refusal::Outcome;
use crate::store::{Store, rows};
use sea_orm::{FromQueryResult, Value};

/// Something that was decided about a company.
#[derive(Clone, Debug, FromQueryResult)]
pub struct News {
    /// What it is: `reply`, `declaration`, `remediation`, `certification`, `spot-check`, `audit`, `disposition`,
    /// `blacklisting`.
    pub kind: String,
    /// The record.
    pub id: Id,
    /// The number or code that names it.
    pub name: String,
    /// Where it stands, or how it was answered.
    pub state: String,
    /// When it was decided.
    pub happened_at: Instant,
}

/// The last decisions about a company, newest first.
pub async fn news(store: &Store, actor: &Actor, supplier: Id, most: i64) -> Outcome<Vec<News>> {
    actor.need_for(P::CompanyRead, supplier)?;
    let mut values: Vec<Value> = vec![supplier.into(); 8];
    values.push(most.into());
    rows(
        store.read(),
        "SELECT kind, id, name, state, happened_at FROM (
           SELECT 'reply' AS kind, g.id, g.instrument AS name, r.decision AS state, r.decided_at AS happened_at
             FROM signing_reply r JOIN signing g ON g.id = r.signing_id WHERE g.supplier_id = ? AND r.decision IS NOT NULL
           UNION ALL SELECT 'declaration', id, number, state, decided_at FROM declaration
             WHERE supplier_id = ? AND state = 'accepted'
           UNION ALL SELECT 'remediation', id, number, state, verified_at FROM remediation
             WHERE supplier_id = ? AND verified_at IS NOT NULL
           UNION ALL SELECT 'certification', id, number, state, decided_at FROM certification
             WHERE supplier_id = ? AND decided_at IS NOT NULL
           UNION ALL SELECT 'spot-check', id, number, state, settled_at FROM spot_check
             WHERE supplier_id = ? AND settled_at IS NOT NULL
           UNION ALL SELECT 'audit', id, number, state, issued_at FROM audit
             WHERE supplier_id = ? AND issued_at IS NOT NULL
           UNION ALL SELECT 'disposition', id, number, state, decided_at FROM disposition
             WHERE supplier_id = ? AND decided_at IS NOT NULL AND noticed_at IS NOT NULL
           UNION ALL SELECT 'blacklisting', id, number, state, approved_at FROM blacklisting
             WHERE supplier_id = ? AND approved_at IS NOT NULL
         ) AS news ORDER BY happened_at DESC, id LIMIT ?",
        values,
    )
    .await
}
