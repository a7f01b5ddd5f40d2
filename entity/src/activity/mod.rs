//! The history: one line for each act, linked to every record it touched.
//!
//! A line holds ids and codes, never names or free text, so that it can stay when personal data go. Nobody can
//! change or delete one; reading is by the record it is about.

pub(crate) mod table;

use crate::act::Act;
use crate::instant::Instant;
use crate::refusal::Outcome;
use crate::store::{Store, exec, insert, rows};
use crate::{Id, new_id};
use sea_orm::FromQueryResult;

/// A line of history being made.
pub struct Line {
    id: Id,
    verb: &'static str,
    rule_version: Option<String>,
    subjects: Vec<Subject>,
}

struct Subject {
    kind: &'static str,
    id: Id,
    before: Option<String>,
    after: Option<String>,
}

impl Line {
    pub(crate) fn new(verb: &'static str) -> Self {
        Self { id: new_id(), verb, rule_version: None, subjects: Vec::new() }
    }

    /// The key of the line, for acts that link thousands of records with one statement of their own.
    pub fn id(&self) -> Id {
        self.id
    }

    /// Links the line to one more record.
    pub fn about(&mut self, kind: &'static str, id: Id) -> &mut Self {
        if !self.subjects.iter().any(|s| s.kind == kind && s.id == id) {
            self.subjects.push(Subject { kind, id, before: None, after: None });
        }
        self
    }

    /// Links the line to many records of one kind; the caller vouches that none is named twice.
    pub fn about_all(&mut self, kind: &'static str, ids: impl IntoIterator<Item = Id>) -> &mut Self {
        self.subjects.extend(ids.into_iter().map(|id| Subject { kind, id, before: None, after: None }));
        self
    }

    /// Notes the state of the record named last, before and after.
    pub fn moved(&mut self, before: impl ToString, after: impl ToString) -> &mut Self {
        if let Some(last) = self.subjects.last_mut() {
            last.before = Some(before.to_string());
            last.after = Some(after.to_string());
        }
        self
    }

    /// Notes which version of a rule was applied (pass mark, questionnaire, definition).
    pub fn by_rule(&mut self, version: impl Into<String>) -> &mut Self {
        self.rule_version = Some(version.into());
        self
    }
}

pub(crate) async fn write(act: &Act, line: Line) -> Outcome<()> {
    let id = line.id;
    for subjects in line.subjects.chunks(500) {
        let mut values: Vec<sea_orm::Value> = Vec::with_capacity(subjects.len() * 5);
        for s in subjects {
            values.extend([id.into(), s.kind.into(), s.id.into(), s.before.clone().into(), s.after.clone().into()]);
        }
        let places = vec!["(?, ?, ?, ?, ?)"; subjects.len()].join(", ");
        let sql = format!(
            "INSERT INTO activity_subject (activity_id, kind, subject_id, before_state, after_state) VALUES {places}"
        );
        exec(act.db(), &sql, values).await?;
    }
    let row = table::activity::Model {
        id,
        at: act.now,
        person_id: act.actor.person,
        verb: line.verb.to_owned(),
        rule_version: line.rule_version,
    };
    insert(act.db(), row).await
}

/// A line of history as a page shows it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Moment {
    /// When it was recorded.
    pub at: Instant,
    /// What was done: the text is `verb-<code>` in the locale files.
    pub verb: String,
    /// Who did it.
    pub person: String,
    /// The rule it was done by, if one has a version.
    pub rule_version: Option<String>,
    /// The state before.
    pub before_state: Option<String>,
    /// The state after.
    pub after_state: Option<String>,
}

/// The history of one record, newest first. The caller has already found that the actor may see the record.
pub async fn of(store: &Store, subject: Id, most: u64) -> Outcome<Vec<Moment>> {
    rows(
        store.read(),
        "SELECT a.at, a.verb, p.name AS person, a.rule_version, s.before_state, s.after_state
         FROM activity_subject s JOIN activity a ON a.id = s.activity_id JOIN person p ON p.id = a.person_id
         WHERE s.subject_id = ? ORDER BY a.at DESC, a.id DESC LIMIT ?",
        vec![subject.into(), (most as i64).into()],
    )
    .await
}
