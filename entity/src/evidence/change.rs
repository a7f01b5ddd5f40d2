//! Adding a file to what it proves, taking it away, opening one that shows people.

use super::{Stored, Target, rule};
use crate::act::Act;
use crate::refusal::{FieldError, Outcome, Refusal};
use crate::store::{exec, raw};
use crate::{Id, checklist, declaration, new_id, remediation};

/// Whether the actor may add or take away files here now; the answer is the supplier whose files they are.
pub async fn may_attach(act: &Act, target: &Target) -> Outcome<Id> {
    match target {
        Target::Answer { declaration, question } => declaration::may_attach(act, *declaration, question).await,
        Target::Mark { check, item } => checklist::may_attach(act, *check, item).await,
        Target::Remediation(id) => remediation::may_attach(act, *id, "").await,
    }
}

/// Links a file that lies in the store to what it proves. The caller has asked [`may_attach`] in this act.
pub async fn add(act: &mut Act, target: &Target, supplier: Id, stored: Stored) -> Outcome<Id> {
    room_for(act, target, &stored).await?;
    let id = new_id();
    exec(
        act.db(),
        "INSERT INTO evidence (id, supplier_id, sha256, size, file_name, media_type, store_key, shows_people, uploaded_by, uploaded_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        vec![
            id.into(), supplier.into(), stored.sha256.as_str().into(), stored.size.into(),
            stored.file_name.into(), stored.format.media_type().into(), rule::key(supplier, &stored.sha256).into(),
            stored.shows_people.into(), act.actor.person.into(), act.now.into(),
        ],
    )
    .await?;
    match target {
        Target::Answer { declaration, question } => {
            exec(
                act.db(),
                "INSERT INTO answer_evidence (declaration_id, question_code, evidence_id) VALUES (?, ?, ?)",
                vec![(*declaration).into(), question.as_str().into(), id.into()],
            )
            .await?;
            act.record("evidence-add", "declaration", *declaration)
        }
        Target::Mark { check, item } => {
            exec(
                act.db(),
                "INSERT INTO mark_evidence (check_id, item_code, evidence_id) VALUES (?, ?, ?)",
                vec![(*check).into(), item.as_str().into(), id.into()],
            )
            .await?;
            act.record("evidence-add", "check", *check)
        }
        Target::Remediation(remediation) => {
            exec(
                act.db(),
                "INSERT INTO remediation_evidence (remediation_id, evidence_id) VALUES (?, ?)",
                vec![(*remediation).into(), id.into()],
            )
            .await?;
            act.record("evidence-add", "remediation", *remediation)
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
