//! `probity import`: previews a list, and writes it with `--commit`.

use super::stage::{Fault, Order, stage};
use crate::boot::Portal;
use app::words::{Lang, Words};
use clap::{Args, Subcommand};
use entity::Id;
use entity::act::change;
use entity::actor::Actor;
use entity::import::{self, Batch, Kind, Which};
use entity::instant::Instant;
use entity::refusal::{FieldError, Stop};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::ExitCode;

/// What a file lists.
#[derive(Subcommand)]
pub enum Import {
    /// Legal entities for the register.
    Suppliers(Line),
    /// People to write to.
    Contacts(Line),
    /// Money spent with suppliers.
    Spend(Line),
    /// Signatures, spot checks, audits and blacklistings of earlier years.
    History(Line),
}

/// A file and what to do with it.
#[derive(Args)]
pub struct Line {
    /// CSV, XLSX, XLS or ODS.
    file: PathBuf,
    /// Writes; without it nothing is changed.
    #[arg(long)]
    commit: bool,
    /// Writes the good rows when some were refused.
    #[arg(long)]
    good_rows: bool,
    /// Prints the result as JSON.
    #[arg(long)]
    json: bool,
    /// Where the list comes from; the file's name without its ending when not given.
    #[arg(long, default_value = "")]
    source: String,
    /// The meaning of a column, such as `name=Firm`; may be given several times.
    #[arg(long = "map", value_name = "TARGET=HEADER")]
    map: Vec<String>,
}

/// Runs the command: 0 when no row was refused, 2 when some were, 1 (an error) when the file cannot be read.
pub async fn run(portal: &Portal, import: Import) -> Result<ExitCode, String> {
    let (kind, line) = match import {
        Import::Suppliers(line) => (Kind::Suppliers, line),
        Import::Contacts(line) => (Kind::Contacts, line),
        Import::Spend(line) => (Kind::Spend, line),
        Import::History(line) => (Kind::History, line),
    };
    let given = line.map.iter().map(|entry| match entry.split_once('=') {
        Some((target, label)) => Ok((target.trim().to_owned(), label.trim().to_owned())),
        None => Err(format!("--map {entry}: write target=Header")),
    });
    let order = Order {
        kind,
        source: line.source.clone(),
        file_name: line.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        given: given.collect::<Result<_, _>>()?,
    };
    let actor = Actor::system();
    let id = stage(portal, &actor, order, &line.file).await.map_err(|fault| reason(&line, fault))?;
    let result = finish(portal, &actor, &line, id).await.map_err(|stop| said(&stop))?;
    Ok(result)
}

async fn finish(portal: &Portal, actor: &Actor, line: &Line, id: Id) -> Result<ExitCode, Stop> {
    let (store, zone) = (&portal.store, portal.config.time_zone);
    let staged = import::batch(store, actor, id).await?;
    let writes = line.commit && (staged.refused == 0 || line.good_rows);
    let (version, good_rows) = (staged.version, line.good_rows);
    if writes {
        change(store, actor, Instant::now(), zone, move |act| Box::pin(import::commit(act, id, version, good_rows)))
            .await?;
    }
    let batch = import::batch(store, actor, id).await?;
    let report = report(portal, actor, &batch, writes).await?;
    if !writes {
        change(store, actor, Instant::now(), zone, move |act| Box::pin(import::discard(act, id, version))).await?;
    }
    if line.commit && !writes {
        eprintln!("Nothing was written, as rows were refused; --good-rows writes the others.");
    }
    match line.json {
        true => println!("{report}"),
        false => tell(&batch, &report, writes),
    }
    Ok(ExitCode::from(if batch.refused > 0 { 2 } else { 0 }))
}

/// The answer for programs.
async fn report(portal: &Portal, actor: &Actor, batch: &Batch, written: bool) -> Result<Value, Stop> {
    let mut errors = Vec::new();
    let mut warnings: Vec<Value> = batch
        .notes()?
        .iter()
        .map(|note| {
            let error = FieldError::new(&note.column, &note.code).with("value", &note.value).with("count", note.count);
            message(batch, note.row, &error)
        })
        .collect::<Vec<_>>();
    let mut from = -1;
    loop {
        let rows = import::batch_rows(&portal.store, actor, batch.id, Which::WithProblems, from, 500).await?;
        let Some(last) = rows.last() else { break };
        from = last.number;
        for row in &rows {
            errors.extend(row.problems.errors.iter().map(|error| message(batch, row.number, error)));
            warnings.extend(row.problems.warnings.iter().map(|error| message(batch, row.number, error)));
        }
    }
    let suppliers = match written {
        true => import::row_suppliers(&portal.store, actor, batch.id).await?,
        false => Default::default(),
    };
    let duplicates: Vec<Vec<String>> = batch
        .duplicates()?
        .into_iter()
        .map(|group| {
            let label = |m: import::Member| {
                let now = m.row.and_then(|row| suppliers.get(&row).copied()).or(m.supplier.filter(|_| written));
                now.map_or(m.label, |id| id.to_string())
            };
            group.into_iter().map(label).collect()
        })
        .collect();
    Ok(json!({
        "rows": batch.rows,
        "created": batch.created,
        "updated": batch.updated,
        "unchanged": batch.unchanged,
        "possible_duplicates": duplicates,
        "warnings": warnings,
        "errors": errors,
    }))
}

fn message(batch: &Batch, row: i64, error: &FieldError) -> Value {
    let words = Words(Lang::En);
    let column = app::import::column(words, batch, &error.field);
    json!({"row": row, "column": column, "code": error.code, "message": words.problem(error)})
}

/// The answer for people.
fn tell(batch: &Batch, report: &Value, written: bool) {
    println!("{} {}: {}", batch.number, batch.file_name, counted(batch.rows, "row"));
    println!(
        "  {} new, {} changed, {} unchanged, {} refused",
        batch.created, batch.updated, batch.unchanged, batch.refused
    );
    let list = |name: &str| report[name].as_array().map(Vec::len).unwrap_or_default();
    println!("  {} of possible duplicates", counted(list("possible_duplicates"), "group"));
    for (name, most) in [("errors", 50), ("warnings", 10)] {
        let found = report[name].as_array().map(Vec::as_slice).unwrap_or_default();
        for entry in found.iter().take(most) {
            let text = |key: &str| entry[key].as_str().unwrap_or_default().to_owned();
            let place = [at(&entry["row"]), text("column")];
            let place: Vec<&str> = place.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
            println!("  {}: {}", place.join(", "), text("message"));
            if entry["code"] == "import-column-missing" {
                println!("  On the command line: --map TARGET=HEADER, such as --map name=Firm.");
            }
        }
        if found.len() > most {
            println!("  … {} more {name}; see --json", found.len() - most);
        }
    }
    println!("{}", if written { "Written." } else { "Nothing was written." });
}

fn counted(number: impl std::fmt::Display, thing: &str) -> String {
    let number = number.to_string();
    format!("{number} {thing}{}", if number == "1" { "" } else { "s" })
}

/// Where something is said about; row 0 is the file itself.
fn at(row: &Value) -> String {
    if *row == 0 { "the file".into() } else { format!("row {row}") }
}

fn reason(line: &Line, fault: Fault) -> String {
    match fault {
        Fault::File(error) => {
            format!("{}: {}", line.file.display(), Words(Lang::En).problem(&super::upload::problem(&error)))
        }
        Fault::Stop(stop) => said(&stop),
    }
}

/// A refusal as the console says it.
pub(crate) fn said(stop: &Stop) -> String {
    match stop {
        Stop::Refused(refusal) => Words(Lang::En).refusal(refusal),
        other => format!("{other:?}"),
    }
}
