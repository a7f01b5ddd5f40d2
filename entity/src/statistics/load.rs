//! Fetches the records that figures are counted from.

use super::world::World;
use crate::refusal::Outcome;
use crate::store::{raw, rows};
use chrono::NaiveDate;
use sea_orm::ConnectionTrait;

/// A check has a result when it has been given, not when it was scored; an import has it when it was recorded.
const CHECKS: &str = "SELECT id, supplier_id, passed,
    CASE WHEN batch_id IS NULL THEN COALESCE(settled_at, recorded_at) ELSE recorded_at END AS recorded_at,
    CASE WHEN state = 'cancelled' THEN 'cancelled' WHEN state = 'out-of-scope' THEN 'out-of-scope'
      WHEN state = 'refused' THEN 'refused' ELSE 'scored' END AS ending,
    COALESCE(scored_at, settled_at, closed_at, recorded_at) AS ended_at
  FROM spot_check
  WHERE (scored_at IS NOT NULL AND settled_at IS NOT NULL) OR state IN ('cancelled', 'out-of-scope', 'refused')";

/// A refused visit is no audit, even where it ended one.
const AUDITS: &str = "SELECT id, kind, supplier_id, issued_at, passed, recorded_at FROM audit
  WHERE issued_at IS NOT NULL AND state NOT IN ('cancelled', 'refused', 'out-of-scope')";

/// An imported blacklisting was known when it was imported, whenever it was decided.
const BLACKLISTINGS: &str = "SELECT id, supplier_id, integrity_event, active_on, removed_on, removed_at,
    CASE WHEN batch_id IS NULL THEN COALESCE(approved_at, recorded_at) ELSE recorded_at END AS known_at
  FROM blacklisting WHERE active_on IS NOT NULL";

/// Everything, with the purchase amounts of the periods that begin in the given days.
pub async fn world(db: &impl ConnectionTrait, first: NaiveDate, last: NaiveDate) -> Outcome<World> {
    let mut counts = std::collections::BTreeMap::new();
    for row in raw(db, "SELECT code, counts FROM category", vec![]).await? {
        counts.insert(row.try_get_by_index(0)?, row.try_get_by_index(1)?);
    }
    Ok(World {
        counts,
        suppliers: rows(
            db,
            "SELECT id, registered_on, left_on, merged_into, category, country, created_at FROM supplier",
            vec![],
        )
        .await?,
        categories: rows(
            db,
            "SELECT supplier_id, category AS value, effective_from, effective_to, recorded_at FROM supplier_category WHERE main",
            vec![],
        )
        .await?,
        regions: rows(
            db,
            "SELECT supplier_id, country AS value, effective_from, effective_to, recorded_at FROM supplier_region",
            vec![],
        )
        .await?,
        standings: rows(
            db,
            "SELECT supplier_id, standing, effective_from, effective_to, recorded_at, ended_recorded_at FROM standing_fact",
            vec![],
        )
        .await?,
        spend: rows(
            db,
            "SELECT supplier_id, starts_on, rmb_fen, recorded_at FROM spend WHERE starts_on >= ? AND starts_on <= ?",
            vec![first.into(), last.into()],
        )
        .await?,
        versions: rows(
            db,
            "SELECT id, instrument, number, correction, effective_on, resign_by, published_at FROM instrument_version",
            vec![],
        )
        .await?,
        signatures: rows(
            db,
            "SELECT id, supplier_id, instrument, version_id, signed_at, recorded_at, voided_at FROM signature",
            vec![],
        )
        .await?,
        checks: rows(db, CHECKS, vec![]).await?,
        audits: rows(db, AUDITS, vec![]).await?,
        declarations: rows(
            db,
            "SELECT id, supplier_id, invited_at, CASE WHEN state = 'accepted' THEN decided_at END AS accepted_at FROM declaration",
            vec![],
        )
        .await?,
        submissions: rows(
            db,
            "SELECT declaration_id, submitted_at, returned_at FROM submission WHERE recalled_at IS NULL",
            vec![],
        )
        .await?,
        remediations: rows(
            db,
            "SELECT id, supplier_id, source_id, opened_at, complete_due, closed_at, sent_back_count FROM remediation",
            vec![],
        )
        .await?,
        dispositions: rows(
            db,
            "SELECT source_id, decided_at FROM disposition
             WHERE source_id IS NOT NULL AND decided_at IS NOT NULL AND state NOT IN ('rejected', 'withdrawn')",
            vec![],
        )
        .await?,
        blacklistings: rows(db, BLACKLISTINGS, vec![]).await?,
    })
}
