//! `probity export statistics`: a year's figures as a file, recorded like every export.

use super::doors::written;
use super::statistics::{FORMATS, Source};
use crate::boot::Portal;
use crate::import::command::said;
use clap::Subcommand;
use entity::act::change;
use entity::actor::Actor;
use entity::instant::Instant;
use entity::refusal::{Refusal, Stop};
use sha2::{Digest, Sha256};
use std::path::PathBuf;

/// What can be exported.
#[derive(Subcommand)]
pub enum Export {
    /// The figures of a fiscal year with their rows.
    Statistics {
        /// The fiscal year, named by the calendar year in which it ends.
        #[arg(long)]
        year: i32,
        /// xlsx, csv or json.
        #[arg(long, default_value = "xlsx", value_parser = FORMATS)]
        format: String,
        /// Where to write the file.
        #[arg(long)]
        out: PathBuf,
    },
}

/// Runs an export at the console.
pub async fn run(portal: &Portal, command: Export) -> Result<(), String> {
    let Export::Statistics { year, format, out } = command;
    let (actor, now, zone) = (Actor::system(), Instant::now(), portal.config.time_zone);
    let source = Source::load(portal, &actor, year, now).await.map_err(|e| match e {
        Stop::Refused(Refusal::NotFound) => format!("--year {year}: no fiscal year that can be counted"),
        other => format!("the year {year}: {}", said(&other)),
    })?;
    let kind = format.clone();
    let bytes = written(move || source.file(&kind)).await.map_err(|e| format!("{e:?}"))?;
    std::fs::write(&out, &bytes).map_err(|e| format!("{}: {e}", out.display()))?;
    let sha256 = hex::encode(Sha256::digest(&bytes));
    let shown = sha256.clone();
    let number = change(&portal.store, &actor, now, zone, move |act| {
        Box::pin(async move { entity::statistics::record_export(act, year, now, &format, &sha256).await })
    })
    .await
    .map_err(|e| format!("{e:?}"))?;
    println!("{number} {} {shown}", out.display());
    Ok(())
}
