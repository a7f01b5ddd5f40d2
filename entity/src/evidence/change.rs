//! Adding a file to what it proves, taking it away, opening one that shows people.

use super::table;
use super::{Stored, Target, rule};
use crate::act::Act;
use crate::refusal::{FieldError, Outcome, Refusal};
use crate::store::{exec, insert, raw};
use crate::{Id, amendment, checklist, declaration, new_id, remediation};

/// Whether the actor may add or take away files here now; the answer is the supplier whose files they are.
pub async fn may_attach(act: &Act, target: &Target) -> Outcome<Id> {
    match target {
        Target::Answer { declaration, question } => declaration::may_attach(act, *declaration, question).await,
        Target::Mark { check, item } => checklist::may_attach(act, *check, item).await,
        Target::Remediation(id) => remediation::may_attach(act, *id, "").await,
        Target::Amendment(id) => amendment::may_attach(act, *id).await,
    }
}

/// Links a file that lies in the store to what it proves. The caller has asked [`may_attach`] in this act.
pub async fn add(act: &mut Act, target: &Target, supplier: Id, stored: Stored) -> Outcome<Id> {
    room_for(act, target, &stored).await?;
    let id = new_id();
    let row = table::evidence::Model {
        id,
        supplier_id: supplier,
        store_key: rule::key(supplier, &stored.sha256),
        sha256: stored.sha256,
        size: stored.size,
        file_name: stored.file_name,
        media_type: stored.format.media_type().to_owned(),
        shows_people: stored.shows_people,
        uploaded_by: act.actor.person,
        uploaded_at: act.now,
    };
    insert(act.db(), row).await?;
    match target {
        Target::Answer { declaration, question } => {
            let row = table::answer_evidence::Model {
                declaration_id: *declaration,
                question_code: question.clone(),
                evidence_id: id,
            };
            insert(act.db(), row).await?;
            act.record("evidence-add", "declaration", *declaration)
        }
        Target::Mark { check, item } => {
            let row = table::mark_evidence::Model { check_id: *check, item_code: item.clone(), evidence_id: id };
            insert(act.db(), row).await?;
            act.record("evidence-add", "check", *check)
        }
        Target::Remediation(remediation) => {
            let row = table::remediation_evidence::Model { remediation_id: *remediation, evidence_id: id };
            insert(act.db(), row).await?;
            act.record("evidence-add", "remediation", *remediation)
        }
        Target::Amendment(amendment) => {
            let row = crate::amendment::table::amendment_evidence::Model { amendment_id: *amendment, evidence_id: id };
            insert(act.db(), row).await?;
            act.record("evidence-add", "amendment", *amendment)
        }
    }
    .about("evidence", id)
    .about("supplier", supplier);
    Ok(id)
}

async fn room_for(act: &Act, target: &Target, stored: &Stored) -> Outcome<()> {
    let (_, id, _) = target.parts();
    let sql = match target {
        Target::Answer { .. } => {
            "SELECT COUNT(*), CAST(COALESCE(SUM(e.size), 0) AS BIGINT) FROM answer_evidence l JOIN evidence e ON e.id = l.evidence_id WHERE l.declaration_id = ?"
        }
        Target::Mark { .. } => {
            "SELECT COUNT(*), CAST(COALESCE(SUM(e.size), 0) AS BIGINT) FROM mark_evidence l JOIN evidence e ON e.id = l.evidence_id WHERE l.check_id = ?"
        }
        Target::Remediation(_) => {
            "SELECT COUNT(*), CAST(COALESCE(SUM(e.size), 0) AS BIGINT) FROM remediation_evidence l JOIN evidence e ON e.id = l.evidence_id WHERE l.remediation_id = ?"
        }
        Target::Amendment(_) => {
            "SELECT COUNT(*), CAST(COALESCE(SUM(e.size), 0) AS BIGINT) FROM amendment_evidence l JOIN evidence e ON e.id = l.evidence_id WHERE l.amendment_id = ?"
        }
    };
    let found = raw(act.db(), sql, vec![id.into()]).await?;
    let (mut files, mut bytes) = (0_i64, 0_i64);
    if let Some(row) = found.first() {
        files = row.try_get_by_index(0)?;
        bytes = row.try_get_by_index(1)?;
    }
    let code = if files >= rule::MOST_FILES {
        "evidence-many"
    } else if bytes + stored.size > rule::MOST_TOGETHER {
        "evidence-together"
    } else {
        return Ok(());
    };
    Err(Refusal::Invalid(vec![FieldError::new("file", code).with("name", &stored.file_name)]).into())
}

/// Takes a file away from what it proves. The row stays as part of the history, and the file where it is used elsewhere.
pub async fn remove(act: &mut Act, id: Id, target: &Target) -> Outcome<()> {
    let supplier = may_attach(act, target).await?;
    let (_, subject, _) = target.parts();
    let (gone, kind) = match target {
        Target::Answer { declaration, question } => (
            exec(
                act.db(),
                "DELETE FROM answer_evidence WHERE declaration_id = ? AND question_code = ? AND evidence_id = ?",
                vec![(*declaration).into(), question.as_str().into(), id.into()],
            )
            .await?,
            "declaration",
        ),
        Target::Mark { check, item } => (
            exec(
                act.db(),
                "DELETE FROM mark_evidence WHERE check_id = ? AND item_code = ? AND evidence_id = ?",
                vec![(*check).into(), item.as_str().into(), id.into()],
            )
            .await?,
            "check",
        ),
        Target::Remediation(remediation) => (
            exec(
                act.db(),
                "DELETE FROM remediation_evidence WHERE remediation_id = ? AND evidence_id = ?",
                vec![(*remediation).into(), id.into()],
            )
            .await?,
            "remediation",
        ),
        Target::Amendment(amendment) => (
            exec(
                act.db(),
                "DELETE FROM amendment_evidence WHERE amendment_id = ? AND evidence_id = ?",
                vec![(*amendment).into(), id.into()],
            )
            .await?,
            "amendment",
        ),
    };
    if gone == 0 {
        return Err(Refusal::NotFound.into());
    }
    act.record("evidence-remove", kind, subject).about("evidence", id).about("supplier", supplier);
    Ok(())
}

/// Notes that somebody opened a file that shows people. The caller has found it by [`super::find`].
pub async fn opened(act: &mut Act, id: Id, supplier: Id) -> Outcome<()> {
    act.record("evidence-open", "evidence", id).about("supplier", supplier);
    Ok(())
}
