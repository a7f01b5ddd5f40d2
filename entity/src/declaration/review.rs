//! The desk review of a declaration: claim, note, return or accept.

use super::query::{Declaration, for_staff, submissions};
use super::{Event, answer};
use crate::act::Act;
use crate::field::{Fields, Problems};
use crate::outgoing_mail::Mail;
use crate::permission::Permission;
use crate::questionnaire::{self, rule};
use crate::refusal::{Outcome, Refusal};
use crate::search::clean_lines;
use crate::store::{exec, number};
use crate::supplier;
use crate::{Id, new_id};

/// A declaration that the actor may review: with the right, and as another person than those who handed it in or act
/// for the company.
async fn reviewable(act: &Act, id: Id) -> Outcome<Declaration> {
    let declaration = for_staff(act.db(), &act.actor, id).await?;
    act.actor.need(Permission::DeclarationReview)?;
    let own = act.actor.companies().contains(&declaration.supplier_id);
    let last = submissions(act.db(), id).await?.into_iter().next();
    if own || last.is_some_and(|s| s.submitted_by == act.actor.person) {
        return Err(Refusal::second_person().into());
    }
    Ok(declaration)
}

/// Claims a submitted declaration and begins its review; from now on it cannot be recalled.
pub async fn start_review(act: &mut Act, id: Id, seen: i64) -> Outcome<()> {
    let declaration = reviewable(act, id).await?;
    let next = declaration.state.after(Event::Review).ok_or(Refusal::state())?;
    act.bump("declaration", id, seen).await?;
    exec(
        act.db(),
        "UPDATE declaration SET state = ?, reviewer_id = ?, review_started_at = ? WHERE id = ?",
        vec![next.into(), act.actor.person.into(), act.now.into(), id.into()],
    )
    .await?;
    let line = act.record("declaration-review", "declaration", id);
    line.moved(declaration.state, next).about("supplier", declaration.supplier_id);
    Ok(())
}

/// Notes something on a question of a declaration in review, and whether the question goes back (`returned`). A blank
/// note takes an earlier one away. The fields are `comment.E1.1` and `returned.E1.1`. The supplier reads notes once the review has ended; the history has its line then.
pub async fn note(act: &mut Act, id: Id, question: &str, fields: &Fields) -> Outcome<()> {
    let declaration = reviewable(act, id).await?;
    in_review(&declaration)?;
    let questions = questionnaire::rules(act.db(), declaration.questionnaire).await?;
    if !questions.iter().any(|q| q.code == question) {
        return Err(Refusal::NotFound.into());
    }
    let mut wrong = Problems::default();
    let field = format!("comment.{question}");
    let returned = fields.ticked(&format!("returned.{question}"));
    let comment = lines(&mut wrong, &field, fields.text(&field));
    if returned && comment.is_empty() && wrong.0.is_empty() {
        wrong.add(&field, "declaration-note-why");
    }
    wrong.done()?;
    let ordinal = submissions(act.db(), id).await?.first().map_or(0, |s| s.number);
    if comment.is_empty() {
        exec(
            act.db(),
            "DELETE FROM review_note WHERE declaration_id = ? AND submission_number = ? AND question_code = ?",
            vec![id.into(), ordinal.into(), question.into()],
        )
        .await?;
        return Ok(());
    }
    exec(
        act.db(),
        "INSERT INTO review_note (id, declaration_id, submission_number, question_code, comment, returned, written_by, written_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (declaration_id, submission_number, question_code) DO UPDATE SET comment = excluded.comment,
           returned = excluded.returned, written_by = excluded.written_by, written_at = excluded.written_at",
        vec![
            new_id().into(), id.into(), ordinal.into(), question.into(), comment.into(), returned.into(),
            act.actor.person.into(), act.now.into(),
        ],
    )
    .await?;
    Ok(())
}

fn lines(wrong: &mut Problems, field: &str, text: &str) -> String {
    match clean_lines(text, 2_000) {
        Ok(text) => text,
        Err(_) => wrong.optional(field, text, 2_000),
    }
}

/// Returns the declaration: at least one question is marked to go back, or a reason is given.
pub async fn send_back(act: &mut Act, id: Id, fields: &Fields) -> Outcome<()> {
    let declaration = reviewable(act, id).await?;
    let next = declaration.state.after(Event::Return).ok_or(Refusal::state())?;
    let returned = number(
        act.db(),
        "SELECT count(*) FROM review_note WHERE declaration_id = ? AND returned = TRUE AND submission_number = (
           SELECT max(number) FROM submission WHERE declaration_id = ?)",
        vec![id.into(), id.into()],
    )
    .await?;
    let mut wrong = Problems::default();
    let reason = lines(&mut wrong, "return_reason", fields.text("return_reason"));
    if returned == 0 && reason.is_empty() && wrong.0.is_empty() {
        wrong.add("return_reason", "declaration-return-why");
    }
    act.bump("declaration", id, fields.version()).await?;
    wrong.done()?;
    exec(
        act.db(),
        "UPDATE declaration SET state = ?, decided_by = ?, decided_at = ?, decision_reason = ?, na_confirmed_by = NULL WHERE id = ?",
        vec![next.into(), act.actor.person.into(), act.now.into(), reason.into(), id.into()],
    )
    .await?;
    exec(
        act.db(),
        "UPDATE submission SET returned_at = ? WHERE declaration_id = ? AND recalled_at IS NULL AND returned_at IS NULL",
        vec![act.now.into(), id.into()],
    )
    .await?;
    tell(act, &declaration, "declaration-returned").await?;
    let line = act.record("declaration-return", "declaration", id);
    line.moved(declaration.state, next).about("supplier", declaration.supplier_id);
    Ok(())
}

/// Confirms, as a person other than the reviewer, that what is said not to apply indeed does not.
pub async fn confirm_not_applicable(act: &mut Act, id: Id, seen: i64) -> Outcome<()> {
    let declaration = reviewable(act, id).await?;
    if declaration.reviewer_id == Some(act.actor.person) {
        return Err(Refusal::second_person().into());
    }
    in_review(&declaration)?;
    act.bump("declaration", id, seen).await?;
    exec(act.db(), "UPDATE declaration SET na_confirmed_by = ? WHERE id = ?", vec![act.actor.person.into(), id.into()])
        .await?;
    act.record("declaration-confirm-not-applicable", "declaration", id).about("supplier", declaration.supplier_id);
    Ok(())
}

/// Accepts the declaration with a reason and scores it. The rating is self-declared. When more than 30 % of the weight
/// is said not to apply, another person must have confirmed that before.
pub async fn accept(act: &mut Act, id: Id, fields: &Fields) -> Outcome<()> {
    let declaration = reviewable(act, id).await?;
    if declaration.na_confirmed_by == Some(act.actor.person) {
        return Err(Refusal::second_person().into());
    }
    let questions = questionnaire::rules(act.db(), declaration.questionnaire).await?;
    let answers = answer::answers(act.db(), id).await?;
    let next = declaration.state.after(Event::Accept).ok_or(Refusal::state())?;
    if rule::needs_second_person(&questions, &answers) && declaration.na_confirmed_by.is_none() {
        return Err(Refusal::Conflict("declaration-unconfirmed".into()).into());
    }
    let mut wrong = Problems::default();
    let reason = lines(&mut wrong, "accept_reason", fields.text("accept_reason"));
    if reason.is_empty() && wrong.0.is_empty() {
        wrong.add("accept_reason", "required");
    }
    act.bump("declaration", id, fields.version()).await?;
    wrong.done()?;
    let (_, total) = rule::score(&questions, &answers);
    let rating = rule::rating(total.num, total.den);
    exec(
        act.db(),
        "UPDATE declaration SET state = ?, decided_by = ?, decided_at = ?, decision_reason = ?, score_num = ?, score_den = ?, rating = ?
         WHERE id = ?",
        vec![
            next.into(), act.actor.person.into(), act.now.into(), reason.into(), (total.num as i64).into(), (total.den as i64).into(),
            rating.map(|r| r.code().to_owned()).into(), id.into(),
        ],
    )
    .await?;
    tell(act, &declaration, "declaration-accepted").await?;
    let line = act.record("declaration-accept", "declaration", id);
    line.moved(declaration.state, next).about("supplier", declaration.supplier_id).by_rule("rating/1");
    Ok(())
}

/// Takes the request back, with a reason that the supplier reads.
pub async fn withdraw(act: &mut Act, id: Id, fields: &Fields) -> Outcome<()> {
    let declaration = for_staff(act.db(), &act.actor, id).await?;
    act.actor.need(Permission::CampaignOpen)?;
    let next = declaration.state.after(Event::Withdraw).ok_or(Refusal::state())?;
    let mut wrong = Problems::default();
    let reason = wrong.required("withdraw_reason", fields.text("withdraw_reason"), 1_000);
    act.bump("declaration", id, fields.version()).await?;
    wrong.done()?;
    exec(
        act.db(),
        "UPDATE declaration SET state = ?, cannot_reason = ? WHERE id = ?",
        vec![next.into(), reason.into(), id.into()],
    )
    .await?;
    tell(act, &declaration, "declaration-withdrawn").await?;
    let line = act.record("declaration-withdraw", "declaration", id);
    line.moved(declaration.state, next).about("supplier", declaration.supplier_id);
    Ok(())
}

fn in_review(declaration: &Declaration) -> Outcome<()> {
    if declaration.state.after(Event::Accept).is_some() { Ok(()) } else { Err(Refusal::state().into()) }
}

async fn tell(act: &Act, declaration: &Declaration, message: &'static str) -> Outcome<()> {
    let company = supplier::known(act.db(), declaration.supplier_id).await?;
    let path = format!("/s/{}/declarations/{}/result", company.id, declaration.id);
    supplier::tell(act, company.id, |lang, email| {
        Mail::new(message, email, lang)
            .with("supplier", company.name.clone())
            .with("title", declaration.title(lang))
            .with("path", path.clone())
    })
    .await?;
    Ok(())
}
