//! Which signatures are in force, and what a supplier's line in the register says of the code.

use super::Instrument;
use crate::Id;
use crate::act::Act;
use crate::instant::Instant;
use crate::refusal::Outcome;
use crate::store::{exec, number};
use sea_orm::{ConnectionTrait, Value};

/// A signature `s` is in force at an instant (bound three times): not voided, made before it, its version effective,
/// and no newer version that asks for a new signature has run past its re-sign-by date.
pub(super) const IN_FORCE: &str = "s.voided_at IS NULL AND s.signed_at <= ?
    AND EXISTS (SELECT 1 FROM instrument_version v WHERE v.id = s.version_id
      AND (v.effective_at IS NULL OR v.effective_at <= ?)
      AND NOT EXISTS (SELECT 1 FROM instrument_version n WHERE n.instrument = v.instrument AND n.state = 'published'
        AND n.correction = FALSE AND n.number > v.number AND n.lapses_at <= ?))";

/// Whether a supplier has a signature of the instrument in force at an instant. Offers of an equivalent code,
/// declined and void ones do not count (M01).
pub async fn in_force(db: &impl ConnectionTrait, supplier: Id, instrument: Instrument, at: Instant) -> Outcome<bool> {
    let found = number(
        db,
        &format!("SELECT count(*) FROM signature s WHERE s.supplier_id = ? AND s.instrument = ? AND {IN_FORCE}"),
        vec![supplier.into(), instrument.into(), at.into(), at.into(), at.into()],
    )
    .await?;
    Ok(found > 0)
}

/// How many suppliers have a signature in force; merged records count once, as their survivor.
pub(super) async fn suppliers_signed(db: &impl ConnectionTrait, instrument: Instrument, at: Instant) -> Outcome<i64> {
    number(
        db,
        &format!(
            "SELECT count(DISTINCT s.supplier_id) FROM signature s JOIN supplier u ON u.id = s.supplier_id
             WHERE u.merged_into IS NULL AND s.instrument = ? AND {IN_FORCE}"
        ),
        vec![instrument.into(), at.into(), at.into(), at.into()],
    )
    .await
}

/// Refreshes `supplier.code_state` of one supplier.
pub(super) async fn project_one(act: &Act, supplier: Id) -> Outcome<()> {
    let now: Value = act.now.into();
    let sql = format!(
        "UPDATE supplier SET code_state = COALESCE(
           (SELECT CAST('signed' AS TEXT) FROM signature s WHERE s.supplier_id = supplier.id
             AND s.instrument = 'esg-code' AND {IN_FORCE} LIMIT 1),
           (SELECT {WORD} FROM signing g JOIN instrument_version w ON w.id = g.version_id
             WHERE g.supplier_id = supplier.id AND {COUNTS} ORDER BY w.number DESC LIMIT 1),
           'none'), changed_at = ?
         WHERE id = ?"
    );
    exec(act.db(), &sql, vec![now.clone(), now.clone(), now.clone(), now, supplier.into()]).await?;
    Ok(())
}

const WORD: &str = "CASE g.state WHEN 'equivalent-offered' THEN 'viewed' ELSE g.state END";
const COUNTS: &str = "g.instrument = 'esg-code' AND g.state NOT IN ('superseded', 'void')";

/// Refreshes `supplier.code_state` for thousands, 500 in a statement. Each part of a statement names its suppliers, so
/// that it stays quick on PostgreSQL while the tables are too fresh to have statistics.
pub(crate) async fn project(act: &Act, suppliers: &[Id]) -> Outcome<()> {
    let now: Value = act.now.into();
    for chunk in suppliers.chunks(500) {
        let ids = || chunk.iter().map(|id| Value::from(*id));
        let these = vec!["?"; chunk.len()].join(", ");
        let sql = format!(
            "UPDATE supplier SET code_state = x.word, changed_at = ? FROM (
               SELECT t.id, CASE WHEN t.id IN (SELECT s.supplier_id FROM signature s WHERE s.supplier_id IN ({these})
                   AND s.instrument = 'esg-code' AND {IN_FORCE}) THEN 'signed' ELSE COALESCE(l.word, 'none') END AS word
               FROM supplier t LEFT JOIN (
                 SELECT y.supplier_id, y.word FROM (
                   SELECT g.supplier_id, {WORD} AS word,
                     ROW_NUMBER() OVER (PARTITION BY g.supplier_id ORDER BY w.number DESC) AS place
                   FROM signing g JOIN instrument_version w ON w.id = g.version_id
                   WHERE g.supplier_id IN ({these}) AND {COUNTS}) y
                 WHERE y.place = 1) l ON l.supplier_id = t.id
               WHERE t.id IN ({these})) x
             WHERE x.id = supplier.id AND supplier.code_state <> x.word"
        );
        let mut values = vec![now.clone()];
        values.extend(ids());
        values.extend([now.clone(), now.clone(), now.clone()]);
        values.extend(ids().chain(ids()));
        exec(act.db(), &sql, values).await?;
    }
    Ok(())
}
