//! Staging a file: the child reads it, the rows go into a batch chunk by chunk, nothing into the register.

use super::child::{self, Head, Reading};
use super::sheet::SheetError;
use crate::boot::Portal;
use entity::Id;
use entity::act::change;
use entity::actor::Actor;
use entity::import::{self, Arrival, CHUNK, Kind, Note, Sorting};
use entity::instant::Instant;
use entity::refusal::Stop;
use sha2::{Digest, Sha256};
use std::io::Read;
use std::path::Path;

/// What is to be staged.
#[derive(Clone, Debug)]
pub struct Order {
    /// What the file lists.
    pub kind: Kind,
    /// Where it comes from; the file's name without its ending when empty.
    pub source: String,
    /// What its sender called it.
    pub file_name: String,
    /// Meanings of columns: (target, label).
    pub given: Vec<(String, String)>,
}

/// Why a file was not staged.
#[derive(Debug)]
pub enum Fault {
    /// It cannot be read.
    File(SheetError),
    /// The act was stopped.
    Stop(Stop),
}

impl From<SheetError> for Fault {
    fn from(error: SheetError) -> Self {
        Self::File(error)
    }
}

impl From<Stop> for Fault {
    fn from(stop: Stop) -> Self {
        Self::Stop(stop)
    }
}

/// Oddities of a file that are kept; a broken file may have one on every row.
const MOST_NOTES: usize = 200;

/// A batch that was opened for a file whose rows are still to come.
pub struct Open {
    batch: Id,
    sorting: Sorting,
    reading: Reading,
    now: Instant,
}

impl Open {
    /// Joins what was opened with the file it was opened for.
    pub fn new((batch, sorting): (Id, Sorting), reading: Reading, now: Instant) -> Self {
        Self { batch, sorting, reading, now }
    }
}

/// Stages the file at `path` and returns the batch.
pub async fn stage(portal: &Portal, actor: &Actor, order: Order, path: &Path) -> Result<Id, Fault> {
    let (reading, arrival) = begin(order, path).await?;
    let (store, zone, now) = (&portal.store, portal.config.time_zone, Instant::now());
    let opened = change(store, actor, now, zone, move |act| Box::pin(import::open(act, arrival))).await?;
    finish(portal, actor, Open::new(opened, reading, now)).await
}

/// Starts the reader, and says what is known before the first row.
pub async fn begin(order: Order, path: &Path) -> Result<(Reading, Arrival), SheetError> {
    let reading = child::open(path, &order.file_name).await?;
    let sha256 = hash(path).map_err(|error| SheetError::new("unreadable", error))?;
    let arrival = arrival(order, &reading.head, sha256);
    Ok((reading, arrival))
}

/// Stages the rows. When the file breaks off, the batch is thrown away and says why.
pub async fn finish(portal: &Portal, actor: &Actor, open: Open) -> Result<Id, Fault> {
    let Open { batch, sorting, mut reading, now } = open;
    let (store, zone) = (&portal.store, portal.config.time_zone);
    let Err(fault) = fill(portal, actor, now, batch, sorting, &mut reading).await else { return Ok(batch) };
    let why = match &fault {
        Fault::File(error) => Some(Note::of_file(code(error), &error.detail)),
        Fault::Stop(_) => None,
    };
    change(store, actor, now, zone, move |act| Box::pin(import::give_up(act, batch, why))).await?;
    Err(fault)
}

/// The sentence for a file that cannot be read.
pub fn code(error: &SheetError) -> String {
    format!("import-file-{}", error.code.replace('_', "-"))
}

/// Labels that each stand for one column: of two that are the same the second gets a number.
fn distinct(header: &[String]) -> (Vec<String>, Option<Note>) {
    let mut labels: Vec<String> = Vec::with_capacity(header.len());
    let mut twice = None;
    for label in header {
        let label = label.replace('\0', "");
        let mut own = label.clone();
        for number in 2.. {
            if own.is_empty() || !labels.contains(&own) {
                break;
            }
            twice = twice.or_else(|| Some(Note::of_file("import-sheet-header-twice".into(), &label)));
            own = format!("{label} ({number})");
        }
        labels.push(own);
    }
    (labels, twice)
}

fn arrival(order: Order, head: &Head, sha256: String) -> Arrival {
    let stem = order.file_name.rsplit_once('.').map_or(order.file_name.as_str(), |(stem, _)| stem);
    let source = if order.source.trim().is_empty() { stem } else { order.source.trim() };
    let note = |(row, text): &(u32, String)| {
        let (code, detail) = text.split_once(": ").unwrap_or((text, ""));
        let code = format!("import-sheet-{}", code.replace('_', "-"));
        Note { row: i64::from(*row), ..Note::of_file(code, detail) }
    };
    let (header, twice) = distinct(&head.header);
    Arrival {
        kind: order.kind,
        source: source.chars().filter(|c| !c.is_control()).take(100).collect(),
        file_name: order.file_name.chars().filter(|c| !c.is_control()).take(200).collect(),
        sha256,
        format: head.format.clone(),
        encoding: head.encoding.clone(),
        header,
        notes: twice.into_iter().chain(head.warnings.iter().take(MOST_NOTES).map(note)).collect(),
        given: order.given,
    }
}

async fn fill(
    portal: &Portal,
    actor: &Actor,
    now: Instant,
    batch: Id,
    mut sorting: Sorting,
    reading: &mut Reading,
) -> Result<(), Fault> {
    let (store, zone) = (&portal.store, portal.config.time_zone);
    loop {
        let rows = chunk(reading).await?;
        if rows.is_empty() {
            break;
        }
        sorting = change(store, actor, now, zone, move |act| {
            Box::pin(async move {
                let mut sorting = sorting;
                import::take(act, batch, &mut sorting, rows).await?;
                Ok(sorting)
            })
        })
        .await?;
    }
    change(store, actor, now, zone, move |act| Box::pin(async move { import::staged(act, batch, &sorting).await }))
        .await?;
    Ok(())
}

/// The next rows. A NUL stands in no text of PostgreSQL, not even in a row as it came.
async fn chunk(reading: &mut Reading) -> Result<Vec<(i64, Vec<String>)>, SheetError> {
    let mut rows = Vec::with_capacity(CHUNK);
    while rows.len() < CHUNK {
        let Some((number, cells)) = reading.next().await? else { break };
        let cells = cells.into_iter().map(|c| if c.contains('\0') { c.replace('\0', "") } else { c }).collect();
        rows.push((i64::from(number), cells));
    }
    Ok(rows)
}

fn hash(path: &Path) -> std::io::Result<String> {
    let mut file = std::fs::File::open(path)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            return Ok(hex::encode(hasher.finalize()));
        }
        hasher.update(&buffer[..read]);
    }
}

#[cfg(test)]
mod tests {
    use super::distinct;

    #[test]
    fn each_label_stands_for_one_column() {
        let header = ["name", "", "name", "a\0b", "", "name"].map(String::from);
        let (labels, note) = distinct(&header);
        assert_eq!(labels, ["name", "", "name (2)", "ab", "", "name (3)"]);
        assert_eq!(note.map(|note| note.value).as_deref(), Some("name"));
        assert!(distinct(&["a".into(), "b".into()]).1.is_none());
    }
}
