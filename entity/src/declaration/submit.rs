//! Handing in, taking back, and saying that one cannot answer.

use super::query::{Declaration, found};
use super::table;
use super::{Event, State, answer};
use crate::Id;
use crate::act::Act;
use crate::field::{Fields, Problems};
use crate::new_id;
use crate::outgoing_mail::Mail;
use crate::permission::Permission;
use crate::questionnaire::rule::{self, Answers, Question};
use crate::questionnaire::{self, Questionnaire};
use crate::receipt;
use crate::refusal::{FieldError, Outcome, Refusal};
use crate::store::{exec, insert, number};
use crate::supplier;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The answers as they are frozen: every question that applies, in order, with the hashes of its files.
fn content(questions: &[Question], answers: &Answers, files: &BTreeMap<String, Vec<String>>) -> Value {
    let asked = questions.iter().filter(|q| rule::applies(q, questions, answers));
    let frozen = asked.filter_map(|question| {
        let answer = answers.get(&question.code)?;
        let mut frozen = json!({ "question": question.code, "kind": question.kind });
        if answer.not_applicable {
            frozen["not_applicable"] = answer.na_reason.clone().into();
            return Some(frozen);
        }
        if !answer.choices.is_empty() {
            frozen["choices"] = answer.choices.clone().into();
        }
        if !answer.text.is_empty() {
            frozen["text"] = answer.text.clone().into();
        }
        if let Some(number) = answer.number {
            frozen["number"] = super::typed::plain(number, question.decimals).into();
            frozen["unit"] = question.unit.clone().into();
        }
        if let Some(date) = answer.date {
            frozen["date"] = date.to_string().into();
        }
        if let Some(files) = files.get(&question.code) {
            frozen["evidence"] = files.clone().into();
        }
        Some(frozen)
    });
    Value::Array(frozen.collect())
}

fn hash(text: &str) -> String {
    hex::encode(Sha256::digest(text.as_bytes()))
}

/// The hash of the answers as a person sees them before handing in, so that nothing is handed in unseen.
pub fn content_hash(questionnaire: &Questionnaire, answers: &Answers, files: &BTreeMap<String, Vec<String>>) -> String {
    hash(&receipt::canonical(&content(&questionnaire.rules(), answers, files)))
}

/// Hands the declaration in: every problem must be solved, the statement confirmed, the answers those that were shown.
/// Freezes them as a numbered submission with a receipt. Returns the submission.
pub async fn submit(act: &mut Act, supplier: Id, id: Id, fields: &Fields) -> Outcome<Id> {
    let declaration = signable(act, supplier, id).await?;
    let next = declaration.state.after(Event::Submit).ok_or(Refusal::state())?;
    act.bump("declaration", id, fields.version()).await?;
    let q = questionnaire::load(act.db(), declaration.questionnaire, act.actor.lang).await?;
    let (questions, answers) = (q.rules(), answer::answers(act.db(), id).await?);
    let files = answer::files_of(act.db(), id).await?;
    let mut wrong = Problems::default();
    let open = rule::problems(&questions, &answers).len();
    if open > 0 {
        wrong.0.push(FieldError::new("confirm", "declaration-incomplete").with("count", open));
    } else if !fields.ticked("confirm") {
        wrong.add("confirm", "declaration-confirm");
    }
    wrong.done()?;
    let content = content(&questions, &answers, &files);
    if fields.text("seen") != hash(&receipt::canonical(&content)) {
        return Err(Refusal::stale().into());
    }
    let submission = freeze(act, &declaration, &q, content).await?;
    let late = act.today() > declaration.due_on;
    exec(
        act.db(),
        "UPDATE declaration SET state = ?, submitted_at = ?, late = ?, reviewer_id = NULL, review_started_at = NULL,
           decided_by = NULL, decided_at = NULL, decision_reason = NULL, na_confirmed_by = NULL WHERE id = ?",
        vec![next.into(), act.now.into(), late.into(), id.into()],
    )
    .await?;
    let line = act.record("declaration-submit", "declaration", id);
    line.moved(declaration.state, next).about("supplier", supplier).by_rule(format!("{}/{}", q.code, q.number));
    Ok(submission)
}

async fn freeze(act: &Act, declaration: &Declaration, q: &Questionnaire, content: Value) -> Outcome<Id> {
    let company = supplier::known(act.db(), declaration.supplier_id).await?;
    let last = "SELECT max(number) FROM submission WHERE declaration_id = ?";
    let ordinal = number(act.db(), last, vec![declaration.id.into()]).await? + 1;
    let document = receipt::canonical(&json!({
        "format": "probity-submission-1",
        "declaration": declaration.number,
        "submission": ordinal,
        "campaign": declaration.campaign,
        "supplier": company.number,
        "questionnaire": { "code": q.code, "number": q.number },
        "submitted_at": act.now.rfc3339(act.zone),
        "answers": content,
    }));
    let sha256 = hash(&document);
    let id = new_id();
    let payload = json!({
        "supplier": company.number,
        "supplier_name": company.name,
        "declaration": declaration.number,
        "submission": ordinal,
        "campaign": declaration.campaign,
        "questionnaire": format!("{}/{}", q.code, q.number),
        "document_sha256": sha256,
    });
    let receipt = receipt::issue(act, "submission", id, company.id, payload).await?;
    let row = table::submission::Model {
        id,
        declaration_id: declaration.id,
        number: ordinal,
        document,
        sha256,
        submitted_by: act.actor.person,
        submitted_at: act.now,
        recalled_at: None,
        returned_at: None,
        receipt_id: Some(receipt.id),
    };
    insert(act.db(), row).await?;
    let path = format!("/s/{}/declarations/{}/submitted", company.id, declaration.id);
    supplier::tell(act, company.id, |lang, email| {
        Mail::new("declaration-submitted", email, lang)
            .with("supplier", company.name.clone())
            .with("title", declaration.title(lang))
            .with("receipt", receipt.number.clone())
            .with("path", path.clone())
    })
    .await?;
    Ok(id)
}

/// Takes a submission back, until its review has begun. It stays in the history.
pub async fn recall(act: &mut Act, supplier: Id, id: Id, seen: i64) -> Outcome<()> {
    let declaration = signable(act, supplier, id).await?;
    let next = declaration.state.after(Event::Recall).ok_or(Refusal::state())?;
    act.bump("declaration", id, seen).await?;
    exec(
        act.db(),
        "UPDATE declaration SET state = ?, submitted_at = NULL, late = FALSE, na_confirmed_by = NULL WHERE id = ?",
        vec![next.into(), id.into()],
    )
    .await?;
    exec(
        act.db(),
        "UPDATE submission SET recalled_at = ? WHERE declaration_id = ? AND recalled_at IS NULL AND returned_at IS NULL",
        vec![act.now.into(), id.into()],
    )
    .await?;
    let line = act.record("declaration-recall", "declaration", id);
    line.moved(State::Submitted, next).about("supplier", supplier);
    Ok(())
}

/// Says, with the reason, that the company cannot answer.
pub async fn cannot_answer(act: &mut Act, supplier: Id, id: Id, fields: &Fields) -> Outcome<()> {
    let declaration = signable(act, supplier, id).await?;
    let next = declaration.state.after(Event::Cannot).ok_or(Refusal::state())?;
    let mut wrong = Problems::default();
    let reason = wrong.required("cannot_reason", fields.text("cannot_reason"), 1_000);
    act.bump("declaration", id, fields.version()).await?;
    wrong.done()?;
    exec(
        act.db(),
        "UPDATE declaration SET state = ?, cannot_reason = ? WHERE id = ?",
        vec![next.into(), reason.into(), id.into()],
    )
    .await?;
    let line = act.record("declaration-cannot", "declaration", id);
    line.moved(declaration.state, next).about("supplier", supplier);
    Ok(())
}

async fn signable(act: &Act, supplier: Id, id: Id) -> Outcome<Declaration> {
    let declaration = found(act.db(), id).await?;
    if declaration.supplier_id != supplier {
        return Err(Refusal::NotFound.into());
    }
    act.actor.need_for(Permission::CompanySign, supplier)?;
    Ok(declaration)
}
