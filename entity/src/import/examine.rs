//! What the rows of a file would do to the register, found out without changing it.
//!
//! Rows come in chunks, in the order of the file; between chunks only keys and counts are kept.

use super::understand::Problems;
use super::{Kind, Mapping, RowOutcome, contact, history, kind, spend, supplier};
use crate::Id;
use crate::instant::Instant;
use crate::refusal::{FieldError, Outcome};
use crate::search::fold;
use crate::store::raw;
use chrono::NaiveDate;
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};

/// How many rows came to which end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows below the header.
    pub rows: i64,
    /// New records.
    pub created: i64,
    /// Known records with other values.
    pub updated: i64,
    /// Known records without anything new.
    pub unchanged: i64,
    /// Rows that are not written.
    pub refused: i64,
}

/// One of several records that may be the same company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The row of the file; none for a record of the register.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<i64>,
    /// The record, once there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supplier: Option<Id>,
    /// What the source or the register calls it.
    pub label: String,
}

/// Records with the same folded name in the same country: offered as duplicates, never merged by an import.
pub type Group = Vec<Member>;

/// Something that many rows share: said once, with the first row and the number of rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The first row; 0 for the file itself.
    pub row: i64,
    /// The column by its meaning; empty for the file itself.
    pub column: String,
    /// The code of the sentence.
    pub code: String,
    /// What was typed.
    pub value: String,
    /// How many rows.
    pub count: i64,
}

impl Note {
    /// About the file itself.
    pub fn of_file(code: String, value: &str) -> Self {
        Self { row: 0, column: String::new(), code, value: value.to_owned(), count: 1 }
    }
}

/// A row with what becomes of it.
#[derive(Debug)]
pub struct Examined {
    /// The row in the file.
    pub row: i64,
    /// What it will be.
    pub outcome: RowOutcome,
    /// What was wrong.
    pub problems: Problems,
    /// The record it belongs to: known, or the key of the new one.
    pub supplier: Option<Id>,
    /// What was understood.
    pub(super) found: Found,
}

/// What a row says.
#[derive(Debug)]
pub enum Found {
    /// Nothing to be written.
    Nothing,
    /// A new supplier.
    Supplier(Box<supplier::Row>),
    /// New values for a known supplier.
    Change(Box<supplier::Change>),
    /// A contact.
    Contact(Box<contact::Row>),
    /// An amount.
    Spend(Box<spend::Row>),
    /// An event of an earlier year.
    History(Box<history::Row>),
}

/// What writing a row did.
pub(super) struct Written {
    pub row: i64,
    /// The record it made or changed.
    pub record: Id,
    /// What it replaced, for an undo.
    pub before: Option<String>,
}

impl Problems {
    /// An earlier row has the same key: this one is passed over when it says the same, else refused with `code`.
    pub(super) fn repeated(&mut self, column: &str, same: bool, code: &str, first: i64) -> (RowOutcome, Found) {
        let (list, code, outcome) = match same {
            true => (&mut self.warnings, "import-repeated", RowOutcome::Unchanged),
            false => (&mut self.errors, code, RowOutcome::Refused),
        };
        list.push(FieldError::new(column, code).with("first", first));
        (outcome, Found::Nothing)
    }
}

/// What is kept while the rows of one file go by.
pub struct Sorting {
    pub(super) kind: Kind,
    pub(super) source: String,
    pub(super) mapping: Mapping,
    pub(super) today: NaiveDate,
    pub(super) zone: chrono_tz::Tz,
    /// Folded code or name → code of the category.
    pub(super) categories: HashMap<String, String>,
    seen: HashMap<[u8; 16], (i64, [u8; 16])>,
    groups: BTreeMap<(String, String), Group>,
    notes: BTreeMap<(String, String, String), (i64, i64)>,
    /// Whether possible duplicates are looked for: when a file is examined, not again when it is written.
    pub(super) offers: bool,
    /// The ends so far.
    pub counts: Counts,
}

/// Notes said one by one; beyond them only the count matters.
const MOST_NOTES: usize = 500;

impl Sorting {
    /// Prepares for the rows of a file.
    pub async fn new(
        db: &impl ConnectionTrait,
        kind: Kind,
        source: &str,
        mapping: Mapping,
        now: Instant,
        zone: chrono_tz::Tz,
    ) -> Outcome<Self> {
        let mut categories = HashMap::new();
        for row in raw(db, "SELECT code, name_en, name_zh FROM category", vec![]).await? {
            let code: String = row.try_get_by_index(0)?;
            for column in 0..3 {
                categories.insert(fold(&row.try_get_by_index::<String>(column)?), code.clone());
            }
        }
        Ok(Self {
            kind,
            source: source.to_owned(),
            mapping,
            today: now.day(zone),
            zone,
            categories,
            seen: HashMap::new(),
            groups: BTreeMap::new(),
            notes: BTreeMap::new(),
            offers: true,
            counts: Counts::default(),
        })
    }

    /// Finds out what the next rows would do.
    pub async fn examine(&mut self, db: &impl ConnectionTrait, rows: &[(i64, Vec<String>)]) -> Outcome<Vec<Examined>> {
        let examined = kind::examine(self, db, rows).await?;
        for row in &examined {
            self.counts.rows += 1;
            *match row.outcome {
                RowOutcome::Create => &mut self.counts.created,
                RowOutcome::Update => &mut self.counts.updated,
                RowOutcome::Unchanged | RowOutcome::Undone => &mut self.counts.unchanged,
                RowOutcome::Refused => &mut self.counts.refused,
            } += 1;
        }
        Ok(examined)
    }

    /// Takes a key for a row. When an earlier row of the file has it: that row, and whether it says the same `content`.
    pub(super) fn take(&mut self, key: &str, content: &str, row: i64) -> Option<(i64, bool)> {
        let content = short_hash(content);
        match self.seen.entry(short_hash(key)) {
            std::collections::hash_map::Entry::Occupied(held) => {
                let (first, held) = *held.get();
                Some((first, held == content))
            }
            std::collections::hash_map::Entry::Vacant(free) => {
                free.insert((row, content));
                None
            }
        }
    }

    /// Adds a record to those with its name in its country.
    pub(super) fn group(&mut self, country: &str, key: &str, member: Member) {
        if !self.offers {
            return;
        }
        let group = self.groups.entry((country.to_owned(), key.to_owned())).or_default();
        let known = member.supplier.is_some() && group.iter().any(|m| m.supplier == member.supplier);
        if !known {
            group.push(member);
        }
    }

    /// Says something once for many rows.
    pub(super) fn note(&mut self, column: &str, code: &str, value: &str, row: i64) {
        let key = (column.to_owned(), code.to_owned(), value.to_owned());
        if self.notes.len() < MOST_NOTES || self.notes.contains_key(&key) {
            let (_, count) = self.notes.entry(key).or_insert((row, 0));
            *count += 1;
        }
    }

    /// The groups of more than one record.
    pub fn duplicates(&self) -> Vec<Group> {
        self.groups.values().filter(|group| group.len() > 1).cloned().collect()
    }

    /// What many rows share.
    pub fn notes(&self) -> Vec<Note> {
        let note = |((column, code, value), (row, count)): (&(String, String, String), &(i64, i64))| Note {
            row: *row,
            column: column.clone(),
            code: code.clone(),
            value: value.clone(),
            count: *count,
        };
        self.notes.iter().map(note).collect()
    }
}

/// 128 bits are enough to tell the keys of one file apart.
fn short_hash(text: &str) -> [u8; 16] {
    let full = Sha256::digest(text.as_bytes());
    let mut short = [0; 16];
    short.copy_from_slice(&full[..16]);
    short
}
