//! Recording that figures left the house.

use crate::act::Act;
use crate::instant::Instant;
use crate::new_id;
use crate::permission::Permission;
use crate::refusal::Outcome;
use crate::store::exec;

/// Records an export with the hash of its file and returns its number.
pub async fn record_export(act: &mut Act, year: i32, known_at: Instant, format: &str, sha256: &str) -> Outcome<String> {
    act.actor.need(Permission::StatisticsExport)?;
    let id = new_id();
    let number = act.number("X", 4).await?;
    exec(
        act.db(),
        "INSERT INTO statistics_export (id, number, fiscal_year, known_at, format, sha256, exported_by, exported_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        vec![
            id.into(),
            number.clone().into(),
            i64::from(year).into(),
            known_at.into(),
            format.into(),
            sha256.into(),
            act.actor.person.into(),
            act.now.into(),
        ],
    )
    .await?;
    act.record("statistics-export", "statistics-export", id).by_rule("statistics-1");
    Ok(number)
}
