//! Recording events of earlier years.

use super::RowOutcome;
use super::examine::{Examined, Found};
use super::history::{self, Event, Row};
use super::write::insert_many;
use crate::act::Act;
use crate::instant::Instant;
use crate::refusal::{Outcome, Refusal};
use crate::store::{exec, raw};
use crate::supplier::{Standing, standing};
use crate::{Id, new_id};
use chrono::NaiveDate;
use sea_orm::Value;
use std::collections::HashMap;

/// Versions of instruments: (instrument, number, language) → (version, hash of the text).
type Texts = HashMap<(String, i64, String), (Id, String)>;

/// Writes examined rows.
pub async fn write(act: &Act, batch: Id, examined: Vec<Examined>) -> Outcome<()> {
    let texts = texts(act).await?;
    let mut signatures = Vec::new();
    for row in examined {
        let (Found::History(row), RowOutcome::Create) = (row.found, row.outcome) else { continue };
        match row.event.clone() {
            Event::Signature { instrument, number, lang } => {
                let wanted = texts.get(&(instrument.to_owned(), number, lang.code().to_owned()));
                let (version, sha256) = wanted.cloned().ok_or(Refusal::state())?;
                let at = Instant::start_of(row.on, act.zone);
                signatures.push(vec![
                    new_id().into(),
                    row.supplier.into(),
                    instrument.into(),
                    version.into(),
                    lang.into(),
                    sha256.into(),
                    at.into(),
                    act.now.into(),
                    batch.into(),
                ]);
                if instrument == "esg-code" {
                    exec(
                        act.db(),
                        "UPDATE supplier SET code_state = 'signed' WHERE id = ? AND code_state = 'none'",
                        vec![row.supplier.into()],
                    )
                    .await?;
                }
            }
            Event::Check { audit, passed, score } => check(act, batch, &row, audit, passed, score).await?,
            Event::Blacklisting { until, grounds, reference } => {
                blacklisting(act, batch, &row, until, grounds, reference).await?;
            }
        }
    }
    insert_many(
        act.db(),
        "signature (id, supplier_id, instrument, version_id, lang, text_sha256, signed_at, recorded_at, batch_id)",
        "(?, ?, ?, ?, ?, ?, ?, ?, ?)",
        "",
        signatures,
    )
    .await?;
    Ok(())
}

async fn texts(act: &Act) -> Outcome<Texts> {
    let mut found = Texts::new();
    let rows = raw(
        act.db(),
        "SELECT v.instrument, v.number, t.lang, v.id, t.sha256 FROM instrument_version v JOIN instrument_text t ON t.version_id = v.id",
        vec![],
    )
    .await?;
    for row in rows {
        let key = (row.try_get_by_index(0)?, row.try_get_by_index(1)?, row.try_get_by_index(2)?);
        found.insert(key, (row.try_get_by_index(3)?, row.try_get_by_index(4)?));
    }
    Ok(found)
}

/// A check of an earlier year is closed: what followed from it is not in this portal.
async fn check(act: &Act, batch: Id, row: &Row, audit: bool, passed: bool, score: Option<i64>) -> Outcome<()> {
    let code = history::checklist(audit);
    let newest = raw(
        act.db(),
        "SELECT id FROM checklist_version WHERE code = ? ORDER BY number DESC LIMIT 1",
        vec![code.into()],
    )
    .await?;
    let checklist: Id = newest.first().ok_or(Refusal::state())?.try_get_by_index(0)?;
    let at = Instant::start_of(row.on, act.zone);
    let number = act.number(if audit { "HA" } else { "HC" }, 6).await?;
    let whole = score.map(|_| 1000i64);
    let common: Vec<Value> = vec![
        new_id().into(),
        number.into(),
        row.supplier.into(),
        checklist.into(),
        row.on.into(),
        passed.into(),
        score.into(),
        whole.into(),
        at.into(),
        at.into(),
        batch.into(),
        act.now.into(),
    ];
    let sql = if audit {
        "INSERT INTO audit (id, number, supplier_id, checklist_id, due_on, passed, score_num, score_den, issued_at, closed_at,
           batch_id, recorded_at, state, kind) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'closed', 'esg-audit')"
    } else {
        "INSERT INTO spot_check (id, number, supplier_id, checklist_id, due_on, passed, score_num, score_den, scored_at,
           settled_at, batch_id, recorded_at, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'closed')"
    };
    exec(act.db(), sql, common).await?;
    Ok(())
}

async fn blacklisting(
    act: &Act,
    batch: Id,
    row: &Row,
    until: Option<NaiveDate>,
    grounds: String,
    reference: String,
) -> Outcome<()> {
    let id = new_id();
    let at = Instant::start_of(row.on, act.zone);
    let over = until.is_some_and(|day| day <= act.today());
    let lang = act.actor.lang;
    exec(
        act.db(),
        "INSERT INTO blacklisting (id, number, supplier_id, integrity_event, happened_on, case_reference, grounds, lang, state,
           proposed_by, proposed_at, approved_at, active_on, removed_on, batch_id, recorded_at)
         VALUES (?, ?, ?, 'other', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        vec![
            id.into(), act.number("HB", 6).await?.into(), row.supplier.into(), row.on.into(), reference.into(),
            grounds.into(), lang.into(), if over { "removed" } else { "active" }.into(), act.actor.person.into(), at.into(),
            at.into(), row.on.into(), until.into(), batch.into(), act.now.into(),
        ],
    )
    .await?;
    let fact = standing::Fact {
        supplier: row.supplier,
        standing: Standing::Blacklisted,
        from: row.on,
        to: until,
        source_kind: "blacklisting",
        source: id,
    };
    standing::begin(act, fact).await
}
