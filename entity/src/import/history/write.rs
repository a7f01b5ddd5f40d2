//! Recording events of earlier years.

use super::register::Ground;
use super::{Event, Row};
use crate::act::Act;
use crate::checklist;
use crate::import::RowOutcome;
use crate::import::examine::{Examined, Found, Written};
use crate::import::write::{insert_many, places};
use crate::instant::Instant;
use crate::refusal::Outcome;
use crate::store::exec;
use crate::supplier::{Standing, standing};
use crate::{Id, new_id};
use chrono::NaiveDate;
use sea_orm::Value;

const SIGNATURE: &str =
    "signature (id, supplier_id, instrument, version_id, lang, text_sha256, signed_at, recorded_at, batch_id)";
const SPOT_CHECK: &str =
    "spot_check (id, number, supplier_id, checklist_id, due_on, passed, score_num, score_den, scored_at, settled_at,
    batch_id, recorded_at, state)";
const AUDIT: &str =
    "audit (id, number, supplier_id, checklist_id, due_on, passed, score_num, score_den, issued_at, closed_at,
    batch_id, recorded_at, state, kind)";

/// Writes examined rows.
pub async fn write(act: &Act, batch: Id, examined: Vec<Examined>) -> Outcome<Vec<Written>> {
    let (mut signatures, mut checks, mut audits) = (Vec::new(), Vec::new(), Vec::new());
    let mut written = Vec::new();
    for row in examined.into_iter().filter(|row| row.outcome == RowOutcome::Create) {
        let Found::History(event) = row.found else { continue };
        let record = new_id();
        written.push(Written { row: row.row, record, before: None });
        match (&event.said.event, &event.ground) {
            (Event::Signature { .. }, _) => signatures.extend(signature(act, batch, record, &event)),
            (Event::Check { kind: checklist::Kind::Audit, .. }, _) => audits.extend(check(act, batch, record, &event)),
            (Event::Check { .. }, _) => checks.extend(check(act, batch, record, &event)),
            (Event::Blacklisting { until, grounds, reference }, _) => {
                blacklisting(act, batch, record, &event, (*until, grounds, reference)).await?;
            }
        }
    }
    number(act, "HC", &mut checks).await?;
    number(act, "HA", &mut audits).await?;
    for audit in &mut audits {
        audit.push("esg-audit".into());
    }
    for (head, rows) in [(SIGNATURE, signatures), (SPOT_CHECK, checks), (AUDIT, audits)] {
        let row = format!("({})", places(head.matches(',').count() + 1));
        insert_many(act.db(), head, &row, "", rows).await?;
    }
    Ok(written)
}

fn signature(act: &Act, batch: Id, record: Id, row: &Row) -> Option<Vec<Value>> {
    let (Event::Signature { instrument, .. }, Ground::Text(text)) = (&row.said.event, &row.ground) else {
        return None;
    };
    Some(vec![
        record.into(),
        row.supplier.into(),
        (*instrument).into(),
        text.id.into(),
        text.lang.into(),
        text.sha256.clone().into(),
        Instant::start_of(row.said.on, act.zone).into(),
        act.now.into(),
        batch.into(),
    ])
}

/// A check of an earlier year is closed: what followed from it is not in this portal. Its number follows.
fn check(act: &Act, batch: Id, record: Id, row: &Row) -> Option<Vec<Value>> {
    let (Event::Check { passed, score, .. }, Ground::Checklist(checklist)) = (&row.said.event, &row.ground) else {
        return None;
    };
    let at = Instant::start_of(row.said.on, act.zone);
    Some(vec![
        record.into(),
        String::new().into(),
        row.supplier.into(),
        (*checklist).into(),
        row.said.on.into(),
        (*passed).into(),
        (*score).into(),
        score.map(|_| 1000i64).into(),
        at.into(),
        at.into(),
        batch.into(),
        act.now.into(),
        "closed".into(),
    ])
}

async fn number(act: &Act, prefix: &str, checks: &mut [Vec<Value>]) -> Outcome<()> {
    if checks.is_empty() {
        return Ok(());
    }
    let first = act.count(prefix, checks.len() as i64).await?;
    for (check, number) in checks.iter_mut().zip(first..) {
        check[1] = format!("{prefix}-{number:06}").into();
    }
    Ok(())
}

async fn blacklisting(
    act: &Act,
    batch: Id,
    id: Id,
    row: &Row,
    (until, grounds, reference): (Option<NaiveDate>, &str, &str),
) -> Outcome<()> {
    let on = row.said.on;
    let at = Instant::start_of(on, act.zone);
    let over = until.is_some_and(|day| day <= act.today());
    exec(
        act.db(),
        "INSERT INTO blacklisting (id, number, supplier_id, integrity_event, happened_on, case_reference, grounds, lang, state,
           proposed_by, proposed_at, approved_at, active_on, removed_on, batch_id, recorded_at)
         VALUES (?, ?, ?, 'other', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        vec![
            id.into(), act.number("HB", 6).await?.into(), row.supplier.into(), on.into(), reference.into(), grounds.into(),
            act.actor.lang.into(), if over { "removed" } else { "active" }.into(), act.actor.person.into(), at.into(),
            at.into(), on.into(), until.into(), batch.into(), act.now.into(),
        ],
    )
    .await?;
    let fact = standing::Fact {
        supplier: row.supplier,
        standing: Standing::Blacklisted,
        from: on,
        to: until,
        source_kind: "blacklisting",
        source: id,
    };
    standing::begin(act, fact).await
}
