//! Comparing the store with the rows: what a crash or a broken connection left behind.

use crate::boot::Portal;
use entity::evidence;
use entity::instant::Instant;
use entity::refusal::{Outcome, Stop};
use std::collections::BTreeSet;

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    /// Objects deleted from the quarantine.
    pub stale: usize,
    /// Objects that no row names.
    pub orphans: Vec<String>,
    /// Keys of rows whose object is not there.
    pub missing: Vec<String>,
}

/// Deletes what has lain in the quarantine for a day, and lists what does not fit on either side.
pub async fn tidy(portal: &Portal) -> Outcome<Found> {
    let mut found = Found::default();
    // A file may be on its way to a sister server, so nothing young is touched.
    let yesterday = Instant::now().plus_days(-1).0;
    for object in portal.files.list("quarantine").await.map_err(Stop::Broken)? {
        if object.written < yesterday {
            portal.files.delete(&object.key).await.map_err(Stop::Broken)?;
            found.stale += 1;
        }
    }
    let objects = portal.files.list("evidence").await.map_err(Stop::Broken)?;
    let keys: BTreeSet<String> = objects.into_iter().map(|o| o.key).collect();
    (found.orphans, found.missing) = evidence::reconcile(portal.store.read(), &keys).await?;
    Ok(found)
}

/// Tidies up at the start of the program and logs what does not fit.
pub async fn at_start(portal: &Portal) {
    match tidy(portal).await {
        Ok(found) => {
            if !found.missing.is_empty() {
                tracing::error!(missing = ?found.missing, "evidence files are missing from the store");
            }
            if found.stale > 0 || !found.orphans.is_empty() {
                tracing::warn!(stale = found.stale, orphans = ?found.orphans, "evidence files that no record names");
            }
        }
        Err(stop) => {
            crate::page::log_broken(&stop);
        }
    }
}
