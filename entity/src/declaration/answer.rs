//! Saving answers as they are typed, and what may be attached to them.

use super::query::{Declaration, found};
use super::table;
use super::{Event, typed};
use crate::act::Act;
use crate::field::Fields;
use crate::instant::Instant;
use crate::permission::Permission;
use crate::questionnaire::{self, rule};
use crate::refusal::{FieldError, Outcome, Refusal};
use crate::store::{exec, insert, row, rows};
use crate::{Id, new_id};
use chrono::NaiveDate;
use rule::{Answer, Answers, Question};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::BTreeMap;

#[derive(FromQueryResult)]
struct Stored {
    id: Id,
    question_code: String,
    text_value: Option<String>,
    number_value: Option<i64>,
    date_value: Option<NaiveDate>,
    not_applicable: bool,
    na_reason: Option<String>,
    answered_at: Instant,
    tab: String,
}

#[derive(FromQueryResult)]
struct Chosen {
    answer_id: Id,
    option_code: String,
}

#[derive(FromQueryResult)]
struct Attached {
    question_code: String,
    sha256: String,
}

async fn stored(db: &impl ConnectionTrait, declaration: Id) -> Outcome<Vec<Stored>> {
    rows(
        db,
        "SELECT id, question_code, text_value, number_value, date_value, not_applicable, na_reason, answered_at, tab
         FROM answer WHERE declaration_id = ?",
        vec![declaration.into()],
    )
    .await
}

/// The hashes of the files attached to each question, sorted.
pub async fn files_of(db: &impl ConnectionTrait, declaration: Id) -> Outcome<BTreeMap<String, Vec<String>>> {
    let attached: Vec<Attached> = rows(
        db,
        "SELECT a.question_code, e.sha256 FROM answer_evidence a JOIN evidence e ON e.id = a.evidence_id
         WHERE a.declaration_id = ? ORDER BY a.question_code, e.sha256",
        vec![declaration.into()],
    )
    .await?;
    let mut files: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in attached {
        files.entry(file.question_code).or_default().push(file.sha256);
    }
    Ok(files)
}

/// Every answer of a declaration whose visibility the caller has decided.
pub async fn answers(db: &impl ConnectionTrait, declaration: Id) -> Outcome<Answers> {
    let stored = stored(db, declaration).await?;
    collect(db, declaration, &stored).await
}

async fn collect(db: &impl ConnectionTrait, declaration: Id, stored: &[Stored]) -> Outcome<Answers> {
    let chosen: Vec<Chosen> = rows(
        db,
        "SELECT c.answer_id, c.option_code FROM answer_choice c JOIN answer a ON a.id = c.answer_id
         WHERE a.declaration_id = ? ORDER BY c.option_code",
        vec![declaration.into()],
    )
    .await?;
    let mut answers = Answers::new();
    for s in stored {
        let choices = chosen.iter().filter(|c| c.answer_id == s.id).map(|c| c.option_code.clone()).collect();
        let answer = Answer {
            choices,
            text: s.text_value.clone().unwrap_or_default(),
            number: s.number_value,
            date: s.date_value,
            not_applicable: s.not_applicable,
            na_reason: s.na_reason.clone().unwrap_or_default(),
            files: 0,
        };
        answers.insert(s.question_code.clone(), answer);
    }
    for (question, files) in files_of(db, declaration).await? {
        answers.entry(question).or_default().files = files.len();
    }
    Ok(answers)
}

/// Saves what a form says about the questions it shows. What cannot be understood is returned and not saved, the rest
/// is saved: a draft loses nothing. It leaves a line of history only when it moves the declaration on.
///
/// A form carries when it was opened (`opened`, microseconds) and a word of its own (`tab`): an answer that somebody
/// changed in between from another page is not overwritten unseen.
pub async fn save(act: &mut Act, supplier: Id, id: Id, fields: &Fields) -> Outcome<Vec<FieldError>> {
    let declaration = answerable(act, supplier, id).await?;
    let before = stored(act.db(), id).await?;
    let known = collect(act.db(), id, &before).await?;
    let opened = Instant(fields.text("opened").parse().unwrap_or(i64::MAX));
    let tab: String = fields.text("tab").chars().take(64).collect();
    let (mut wrong, mut changed) = (Vec::new(), 0);
    for question in questionnaire::rules(act.db(), declaration.questionnaire).await? {
        if !typed::asked(fields, &question.code) {
            continue;
        }
        let now = match typed::read(fields, &question) {
            Ok(answer) => answer,
            Err(error) => {
                wrong.push(error);
                continue;
            }
        };
        let empty = Answer::default();
        let was = known.get(&question.code).unwrap_or(&empty);
        if (Answer { files: was.files, ..now.clone() }) == *was {
            continue;
        }
        let meanwhile =
            before.iter().any(|s| s.question_code == question.code && s.answered_at > opened && s.tab != tab);
        if meanwhile {
            wrong.push(FieldError::new(format!("a.{}", question.code), "declaration-meanwhile"));
            continue;
        }
        write(act, id, &question, &now, &tab).await?;
        changed += 1;
    }
    if changed > 0 {
        started(act, &declaration).await?;
    }
    Ok(wrong)
}

async fn answerable(act: &Act, supplier: Id, id: Id) -> Outcome<Declaration> {
    let declaration = found(act.db(), id).await?;
    if declaration.supplier_id != supplier {
        return Err(Refusal::NotFound.into());
    }
    act.actor.need_for(Permission::CompanyAnswer, supplier)?;
    if !declaration.state.answering() {
        return Err(Refusal::state().into());
    }
    Ok(declaration)
}

#[derive(FromQueryResult)]
struct Key {
    id: Id,
}

async fn write(act: &Act, declaration: Id, question: &Question, answer: &Answer, tab: &str) -> Outcome<()> {
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let unit = answer.number.and(question.unit.clone());
    let key: Option<Key> = row(
        act.db(),
        "INSERT INTO answer (id, declaration_id, question_code, text_value, number_value, unit, date_value,
           not_applicable, na_reason, answered_by, answered_at, tab)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (declaration_id, question_code) DO UPDATE SET text_value = excluded.text_value,
           number_value = excluded.number_value, unit = excluded.unit, date_value = excluded.date_value,
           not_applicable = excluded.not_applicable, na_reason = excluded.na_reason,
           answered_by = excluded.answered_by, answered_at = excluded.answered_at, tab = excluded.tab,
           version = answer.version + 1
         RETURNING id",
        vec![
            new_id().into(),
            declaration.into(),
            question.code.clone().into(),
            text(&answer.text).into(),
            answer.number.into(),
            unit.into(),
            answer.date.into(),
            answer.not_applicable.into(),
            text(&answer.na_reason).into(),
            act.actor.person.into(),
            act.now.into(),
            tab.into(),
        ],
    )
    .await?;
    let Some(Key { id }) = key else { return Err(Refusal::stale().into()) };
    exec(act.db(), "DELETE FROM answer_choice WHERE answer_id = ?", vec![id.into()]).await?;
    for choice in &answer.choices {
        let row = table::answer_choice::Model { answer_id: id, option_code: choice.clone() };
        insert(act.db(), row).await?;
    }
    Ok(())
}

/// The first answer moves an invited or returned declaration to "in progress".
async fn started(act: &mut Act, declaration: &Declaration) -> Outcome<()> {
    let next = declaration.state.after(Event::Save).ok_or(Refusal::state())?;
    if next == declaration.state {
        return Ok(());
    }
    let moved = exec(
        act.db(),
        "UPDATE declaration SET state = ?, version = version + 1 WHERE id = ? AND state = ?",
        vec![next.into(), declaration.id.into(), declaration.state.into()],
    )
    .await?;
    if moved == 1 {
        let line = act.record("declaration-start", "declaration", declaration.id);
        line.moved(declaration.state, next).about("supplier", declaration.supplier_id);
    }
    Ok(())
}

/// Whether the actor may attach a file to a question of a declaration; returns its supplier. The question must be of
/// its questionnaire and apply, and the declaration must be open for answers. Attaching is answering: an invited or
/// returned declaration is in progress from then on.
pub async fn may_attach(act: &Act, declaration: Id, question: &str) -> Outcome<Id> {
    let declaration = found(act.db(), declaration).await?;
    act.actor.need_for(Permission::CompanyAnswer, declaration.supplier_id)?;
    let next = declaration.state.after(Event::Save).ok_or(Refusal::state())?;
    let questions = questionnaire::rules(act.db(), declaration.questionnaire).await?;
    let asked = questions.iter().find(|q| q.code == question).ok_or(Refusal::NotFound)?;
    let answers = answers(act.db(), declaration.id).await?;
    if !rule::applies(asked, &questions, &answers) {
        return Err(Refusal::state().into());
    }
    exec(
        act.db(),
        "UPDATE declaration SET state = ?, version = version + 1 WHERE id = ? AND state <> ?",
        vec![next.into(), declaration.id.into(), next.into()],
    )
    .await?;
    Ok(declaration.supplier_id)
}
