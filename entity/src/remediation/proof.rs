//! The evidence: what the supplier sends, who verifies it, and the end.

use super::Event;
use super::open::{Held, LONGEST, reason};
use crate::Id;
use crate::act::Act;
use crate::field::Fields;
use crate::refusal::{FieldError, Outcome, Refusal};
use crate::store::{exec, number};

/// Whether the actor may add evidence to a remediation or take it away now; returns its supplier. Evidence is open
/// from the acceptance of the plan until it is submitted. `_code` is empty: a remediation has one set of files.
pub async fn may_attach(act: &Act, id: Id, _code: &str) -> Outcome<Id> {
    let held = Held::for_company(act, id).await?;
    held.next(Event::SubmitEvidence)?;
    Ok(held.supplier_id)
}

/// The supplier submits its evidence with a note; without a file there is nothing to verify.
pub async fn submit_evidence(act: &mut Act, id: Id, fields: &Fields) -> Outcome<Id> {
    let held = Held::for_company(act, id).await?;
    let next = held.next(Event::SubmitEvidence)?;
    act.bump("remediation", id, fields.version()).await?;
    let note = crate::search::clean_lines(fields.text("note"), LONGEST).map_err(|long| {
        Refusal::Invalid(vec![FieldError::new("note", "too-long").with("max", long.max).with("length", long.found)])
    })?;
    let files =
        number(act.db(), "SELECT count(*) FROM remediation_evidence WHERE remediation_id = ?", vec![id.into()]).await?;
    if files == 0 {
        return Err(Refusal::field("file", "remediation-no-file").into());
    }
    exec(act.db(), "UPDATE remediation SET evidence_submitted_at = ? WHERE id = ?", vec![act.now.into(), id.into()])
        .await?;
    held.step(act, "remediation-evidence-submit", next, (!note.is_empty()).then_some(note)).await?;
    Ok(held.supplier_id)
}

/// Verifies the evidence: not the auditor who raised the finding (M19; the table refuses it too).
pub async fn verify(act: &mut Act, id: Id, fields: &Fields) -> Outcome<()> {
    let held = Held::for_review(act, id).await?;
    other_than_auditor(act, &held)?;
    let next = held.next(Event::Verify)?;
    act.bump("remediation", id, fields.version()).await?;
    let reason = reason(fields)?;
    exec(
        act.db(),
        "UPDATE remediation SET verified_by = ?, verified_at = ? WHERE id = ?",
        vec![act.actor.person.into(), act.now.into(), id.into()],
    )
    .await?;
    held.step(act, "remediation-verify", next, Some(reason)).await?;
    held.tell(act, "remediation-verified", None).await
}

/// Sends the evidence back with a reason; the completion moves by the days it waited here.
pub async fn send_back(act: &mut Act, id: Id, fields: &Fields) -> Outcome<()> {
    let held = Held::for_review(act, id).await?;
    other_than_auditor(act, &held)?;
    let next = held.next(Event::SendBack)?;
    act.bump("remediation", id, fields.version()).await?;
    let reason = reason(fields)?;
    let due = held.complete_due + held.waited(act, held.evidence_submitted_at);
    exec(
        act.db(),
        "UPDATE remediation SET complete_due = ?, sent_back_count = sent_back_count + 1 WHERE id = ?",
        vec![due.into(), id.into()],
    )
    .await?;
    held.step(act, "remediation-send-back", next, Some(reason)).await?;
    held.tell(act, "remediation-sent-back", Some(due)).await
}

/// Closes a verified remediation, and its finding with it.
pub async fn close(act: &mut Act, id: Id, seen: i64) -> Outcome<()> {
    let held = Held::for_review(act, id).await?;
    let next = held.next(Event::Close)?;
    act.bump("remediation", id, seen).await?;
    exec(
        act.db(),
        "UPDATE remediation SET closed_by = ?, closed_at = ? WHERE id = ?",
        vec![act.actor.person.into(), act.now.into(), id.into()],
    )
    .await?;
    exec(
        act.db(),
        "UPDATE finding SET state = ?, version = version + 1 WHERE id = ?",
        vec![crate::finding::State::Closed.into(), held.finding_id.into()],
    )
    .await?;
    held.step(act, "remediation-close", next, None).await
}

fn other_than_auditor(act: &Act, held: &Held) -> Outcome<()> {
    if act.actor.person == held.auditor_id { Err(Refusal::second_person().into()) } else { Ok(()) }
}
