//! Which files prove something, and whether a person may open one.

use super::Target;
use crate::Id;
use crate::actor::Actor;
use crate::instant::Instant;
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::store::{Store, number, raw, row, rows};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::{BTreeMap, BTreeSet};

/// A file as lists show it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct File {
    /// The record.
    pub id: Id,
    /// Its name.
    pub file_name: String,
    /// Bytes.
    pub size: i64,
    /// What it is.
    pub media_type: String,
    /// SHA-256 in hexadecimal digits.
    pub sha256: String,
    /// When it came.
    pub uploaded_at: Instant,
    /// Whether it shows workers' names, identity numbers or faces.
    pub shows_people: bool,
}

/// The files that prove something, oldest first. The caller has found that the actor may see the record.
pub async fn of(db: &impl ConnectionTrait, target: &Target) -> Outcome<Vec<File>> {
    let (link, values) = match target {
        Target::Answer { declaration, question } => (
            "answer_evidence l ON l.evidence_id = e.id WHERE l.declaration_id = ? AND l.question_code = ?",
            vec![(*declaration).into(), question.as_str().into()],
        ),
        Target::Mark { check, item } => (
            "mark_evidence l ON l.evidence_id = e.id WHERE l.check_id = ? AND l.item_code = ?",
            vec![(*check).into(), item.as_str().into()],
        ),
        Target::Remediation(id) => {
            ("remediation_evidence l ON l.evidence_id = e.id WHERE l.remediation_id = ?", vec![(*id).into()])
        }
        Target::Amendment(id) => {
            ("amendment_evidence l ON l.evidence_id = e.id WHERE l.amendment_id = ?", vec![(*id).into()])
        }
    };
    rows(
        db,
        &format!(
            "SELECT e.id, e.file_name, e.size, e.media_type, e.sha256, e.uploaded_at, e.shows_people
             FROM evidence e JOIN {link} ORDER BY e.uploaded_at, e.id"
        ),
        values,
    )
    .await
}

/// How many files each question or item of a declaration (`answer`) or check (`mark`) has; a `remediation` has them
/// under the empty code. The caller has found that the actor may see the record.
pub async fn counts(db: &impl ConnectionTrait, kind: &str, id: Id) -> Outcome<BTreeMap<String, i64>> {
    let sql = match kind {
        "answer" => {
            "SELECT question_code, COUNT(*) FROM answer_evidence WHERE declaration_id = ? GROUP BY question_code"
        }
        "mark" => "SELECT item_code, COUNT(*) FROM mark_evidence WHERE check_id = ? GROUP BY item_code",
        _ => "SELECT '', COUNT(*) FROM remediation_evidence WHERE remediation_id = ?",
    };
    let found = raw(db, sql, vec![id.into()]).await?;
    found.iter().map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?))).collect()
}

/// A file that may be opened.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Opened {
    /// The record.
    pub id: Id,
    /// Whose it is.
    pub supplier_id: Id,
    /// Its name.
    pub file_name: String,
    /// What it is.
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// Where it lies in the object store.
    pub store_key: String,
    /// Whether its opening is to be noted by [`super::opened`].
    pub shows_people: bool,
}

/// Finds a file that this person may open. One that does not exist and one of another company look alike.
pub async fn find(store: &Store, actor: &Actor, id: Id) -> Outcome<Opened> {
    let db = store.read();
    let found: Option<Opened> = row(
        db,
        "SELECT id, supplier_id, file_name, media_type, size, store_key, shows_people FROM evidence WHERE id = ?",
        vec![id.into()],
    )
    .await?;
    let found = found.ok_or(Refusal::NotFound)?;
    if actor.may_for(Permission::CompanyRead, found.supplier_id) && shown_to_company(db, id).await? {
        return Ok(found);
    }
    actor.not_barred(found.supplier_id)?;
    let works_on_it = actor.may(Permission::CheckScore) && assigned(db, id, actor.person).await?
        || actor.may(Permission::SupplierWrite) && proves_amendment(db, id).await?;
    if !works_on_it && !actor.may(Permission::EvidenceRead) {
        return Err(Refusal::NotFound.into());
    }
    let sees_people = actor.may(Permission::DeclarationReview) || actor.may(Permission::CheckScore);
    if found.shows_people && !sees_people {
        return Err(Refusal::NotAllowed("evidence-people".into()).into());
    }
    Ok(found)
}

/// The company sees its own answers and remedies at once, what was gathered on a visit once it is asked to comment.
async fn shown_to_company(db: &impl ConnectionTrait, id: Id) -> Outcome<bool> {
    let gathered = number(db, "SELECT COUNT(*) FROM mark_evidence WHERE evidence_id = ?", vec![id.into()]).await?;
    if gathered == 0 {
        return Ok(true);
    }
    let shown = number(
        db,
        "SELECT COUNT(*) FROM mark_evidence l LEFT JOIN spot_check s ON s.id = l.check_id LEFT JOIN audit a ON a.id = l.check_id
         WHERE l.evidence_id = ? AND (s.scored_at IS NOT NULL OR a.drafted_at IS NOT NULL OR a.issued_at IS NOT NULL)",
        vec![id.into()],
    )
    .await?;
    Ok(shown > 0)
}

/// What a supplier has handed in to prove an amendment is for procurement to read.
async fn proves_amendment(db: &impl ConnectionTrait, id: Id) -> Outcome<bool> {
    let found = number(
        db,
        "SELECT COUNT(*) FROM amendment_evidence l JOIN amendment a ON a.id = l.amendment_id
         WHERE l.evidence_id = ? AND a.submitted_at IS NOT NULL",
        vec![id.into()],
    )
    .await?;
    Ok(found > 0)
}

async fn assigned(db: &impl ConnectionTrait, id: Id, person: Id) -> Outcome<bool> {
    let found = number(
        db,
        "SELECT COUNT(*) FROM mark_evidence l LEFT JOIN spot_check s ON s.id = l.check_id LEFT JOIN audit a ON a.id = l.check_id
         WHERE l.evidence_id = ? AND (s.assigned_to = ? OR a.assigned_to = ?)",
        vec![id.into(), person.into(), person.into()],
    )
    .await?;
    Ok(found > 0)
}

/// Compares the keys found in the store with the rows: objects that no row names, and keys of rows without an object.
/// A supplier that was merged keeps its keys, so a row is looked up by its key alone.
pub async fn reconcile(db: &impl ConnectionTrait, objects: &BTreeSet<String>) -> Outcome<(Vec<String>, Vec<String>)> {
    let mut named = BTreeSet::new();
    for row in raw(db, "SELECT DISTINCT store_key FROM evidence", vec![]).await? {
        named.insert(row.try_get_by_index::<String>(0)?);
    }
    let orphans = objects.difference(&named).cloned().collect();
    let missing = named.difference(objects).cloned().collect();
    Ok((orphans, missing))
}
