//! One declaration, for its supplier or for staff, and what belongs to it.

use super::State;
use crate::Id;
use crate::actor::Actor;
use crate::instant::Instant;
use crate::lang::Lang;
use crate::permission::Permission;
use crate::questionnaire::rule::Rating;
use crate::refusal::{Outcome, Refusal};
use crate::store::{Store, row, rows};
use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, FromQueryResult};

/// A declaration with the campaign it answers.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Declaration {
    /// The record.
    pub id: Id,
    /// The number that people read out: `D-000123`.
    pub number: String,
    /// The campaign.
    pub campaign_id: Id,
    /// The campaign's number.
    pub campaign: String,
    /// The campaign's English title.
    pub title_en: String,
    /// The campaign's Chinese title.
    pub title_zh: String,
    /// The last day on which late answers are taken.
    pub closes_on: NaiveDate,
    /// The version of the questionnaire.
    pub questionnaire: Id,
    /// Whose it is.
    pub supplier_id: Id,
    /// Where it stands.
    pub state: State,
    /// The last day on which it is in time.
    pub due_on: NaiveDate,
    /// When the supplier was asked.
    pub invited_at: Instant,
    /// When it was last handed in.
    pub submitted_at: Option<Instant>,
    /// Handed in after the day it was due.
    pub late: bool,
    /// Who reviews.
    pub reviewer_id: Option<Id>,
    /// Their name.
    pub reviewer: Option<String>,
    /// When it was returned or accepted.
    pub decided_at: Option<Instant>,
    /// Why.
    pub decision_reason: Option<String>,
    /// The score's numerator.
    pub score_num: Option<i64>,
    /// The score's denominator.
    pub score_den: Option<i64>,
    /// The rating, self-declared.
    pub rating: Option<Rating>,
    /// Why the supplier cannot answer, or why the request was withdrawn.
    pub cannot_reason: Option<String>,
    /// The second person who confirmed what is said not to apply.
    pub na_confirmed_by: Option<Id>,
    /// The version for the next change.
    pub version: i64,
}

impl Declaration {
    /// The campaign's title.
    pub fn title(&self, lang: Lang) -> &str {
        lang.pick(&self.title_en, &self.title_zh)
    }
}

const SELECT: &str = "SELECT d.id, d.number, d.campaign_id, c.number AS campaign, c.title_en, c.title_zh, c.closes_on,
   c.questionnaire_version_id AS questionnaire, d.supplier_id, d.state, d.due_on, d.invited_at, d.submitted_at, d.late,
   d.reviewer_id, r.name AS reviewer, d.decided_at, d.decision_reason, d.score_num, d.score_den, d.rating,
   d.cannot_reason, d.na_confirmed_by, d.version
 FROM declaration d JOIN campaign c ON c.id = d.campaign_id LEFT JOIN person r ON r.id = d.reviewer_id";

pub(super) async fn found(db: &impl ConnectionTrait, id: Id) -> Outcome<Declaration> {
    let found: Option<Declaration> = row(db, &format!("{SELECT} WHERE d.id = ?"), vec![id.into()]).await?;
    found.ok_or_else(|| Refusal::NotFound.into())
}

/// A declaration as the people of its company see it. Another company's looks like a missing one.
pub async fn of_company(db: &impl ConnectionTrait, actor: &Actor, supplier: Id, id: Id) -> Outcome<Declaration> {
    actor.need_for(Permission::CompanyRead, supplier)?;
    let declaration = found(db, id).await?;
    if declaration.supplier_id == supplier { Ok(declaration) } else { Err(Refusal::NotFound.into()) }
}

/// A declaration as staff see it; that of a supplier the person is barred from looks like a missing one.
pub async fn for_staff(db: &impl ConnectionTrait, actor: &Actor, id: Id) -> Outcome<Declaration> {
    actor.need(Permission::DeclarationRead)?;
    let declaration = found(db, id).await?;
    actor.not_barred(declaration.supplier_id)?;
    Ok(declaration)
}

/// Every declaration of a company, for its own people, newest first.
pub async fn of_supplier(store: &Store, actor: &Actor, supplier: Id) -> Outcome<Vec<Declaration>> {
    actor.need_for(Permission::CompanyRead, supplier)?;
    rows(
        store.read(),
        &format!("{SELECT} WHERE d.supplier_id = ? ORDER BY d.invited_at DESC, d.id DESC"),
        vec![supplier.into()],
    )
    .await
}

/// A frozen version of a declaration.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Submission {
    /// The record.
    pub id: Id,
    /// The first, second … of its declaration.
    pub number: i64,
    /// The hash of the frozen document.
    pub sha256: String,
    /// Who handed it in.
    pub submitted_by: Id,
    /// Their name.
    pub submitter: String,
    /// When.
    pub submitted_at: Instant,
    /// When it was taken back.
    pub recalled_at: Option<Instant>,
    /// When it was returned.
    pub returned_at: Option<Instant>,
    /// Its receipt.
    pub receipt_id: Option<Id>,
    /// The receipt's number.
    pub receipt: Option<String>,
}

/// The submissions of a declaration whose visibility the caller has decided, newest first.
pub async fn submissions(db: &impl ConnectionTrait, declaration: Id) -> Outcome<Vec<Submission>> {
    rows(
        db,
        "SELECT s.id, s.number, s.sha256, s.submitted_by, p.name AS submitter, s.submitted_at, s.recalled_at,
           s.returned_at, s.receipt_id, r.number AS receipt
         FROM submission s JOIN person p ON p.id = s.submitted_by LEFT JOIN receipt r ON r.id = s.receipt_id
         WHERE s.declaration_id = ? ORDER BY s.number DESC",
        vec![declaration.into()],
    )
    .await
}

/// What a reviewer noted on a question.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Note {
    /// The submission it is about.
    pub submission_number: i64,
    /// The question's code.
    pub question_code: String,
    /// What was noted; the supplier reads it once it is returned or accepted.
    pub comment: String,
    /// Whether the question goes back.
    pub returned: bool,
    /// Who wrote it.
    pub writer: String,
    /// When.
    pub written_at: Instant,
}

/// The notes on the last submission of a declaration whose visibility the caller has decided.
pub async fn notes(db: &impl ConnectionTrait, declaration: Id) -> Outcome<Vec<Note>> {
    rows(
        db,
        "SELECT n.submission_number, n.question_code, n.comment, n.returned, p.name AS writer, n.written_at
         FROM review_note n JOIN person p ON p.id = n.written_by
         WHERE n.declaration_id = ? AND n.submission_number = (
           SELECT max(s.number) FROM submission s WHERE s.declaration_id = n.declaration_id)
         ORDER BY n.question_code",
        vec![declaration.into()],
    )
    .await
}
