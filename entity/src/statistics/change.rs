//! Recording that figures left the house.

use super::table;
use crate::act::Act;
use crate::instant::Instant;
use crate::new_id;
use crate::permission::Permission;
use crate::refusal::Outcome;
use crate::store::insert;

/// Records an export with the hash of its file and returns its number.
pub async fn record_export(act: &mut Act, year: i32, known_at: Instant, format: &str, sha256: &str) -> Outcome<String> {
    act.actor.need(Permission::StatisticsExport)?;
    let id = new_id();
    let number = act.number("X", 4).await?;
    let row = table::statistics_export::Model {
        id,
        number: number.clone(),
        fiscal_year: i64::from(year),
        known_at,
        format: format.to_owned(),
        sha256: sha256.to_owned(),
        exported_by: act.actor.person,
        exported_at: act.now,
    };
    insert(act.db(), row).await?;
    act.record("statistics-export", "statistics-export", id).by_rule("statistics-1");
    Ok(number)
}
