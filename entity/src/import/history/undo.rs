//! Taking back events of earlier years.

use crate::act::Act;
use crate::import::query::Batch;
use crate::import::undo::{self, Back};
use crate::refusal::Outcome;
use crate::store::exec;
use crate::supplier::standing;

/// Where the events are, and when nobody has worked with one. A check that was followed by a remediation or an
/// objection has been.
const TABLES: [(&str, &str); 4] = [
    ("signature", "t.voided_at IS NULL AND t.receipt_id IS NULL"),
    ("spot_check", CHECK),
    ("audit", CHECK),
    (
        "blacklisting",
        "t.version = 1 AND NOT EXISTS (SELECT 1 FROM blacklist_appeal p WHERE p.blacklisting_id = t.id)
       AND NOT EXISTS (SELECT 1 FROM blacklist_step p WHERE p.blacklisting_id = t.id)",
    ),
];

const CHECK: &str = "t.version = 1 AND NOT EXISTS (SELECT 1 FROM finding f WHERE f.source_id = t.id)
    AND NOT EXISTS (SELECT 1 FROM objection o WHERE o.source_id = t.id)
    AND NOT EXISTS (SELECT 1 FROM remediation m WHERE m.source_id = t.id)
    AND NOT EXISTS (SELECT 1 FROM disposition d WHERE d.source_id = t.id)";

/// Takes back what nobody touched since; a blacklisting ends with its fact.
pub async fn undo(act: &Act, batch: &Batch) -> Outcome<Vec<Back>> {
    let mut back = Vec::new();
    for (table, untouched) in TABLES {
        let free = undo::free(act, batch.id, table, untouched).await?;
        undo::remove(act, table, &free.iter().map(|row| row.record).collect::<Vec<_>>()).await?;
        if table == "blacklisting" {
            for row in &free {
                exec(act.db(), "DELETE FROM standing_fact WHERE source_id = ?", vec![row.record.into()]).await?;
                standing::refresh(act, row.back.supplier).await?;
            }
        }
        back.extend(free.iter().map(|row| row.back));
    }
    Ok(back)
}
