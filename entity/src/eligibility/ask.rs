//! Asking, and what was answered.

use super::table;
use super::{Answer, ReasonClass};
use crate::act::Act;
use crate::actor::Actor;
use crate::field::Problems;
use crate::instant::Instant;
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::store::{Store, insert, raw, row, rows};
use crate::supplier::{Standing, identifier, standing};
use crate::{Id, new_id, search};
use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, FromQueryResult, Value};

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// A supplier's number: `S-004217`.
    Number(String),
    /// An identifier of a legal entity, of any scheme.
    Identifier(String),
    /// A whole name, in any script; present or former.
    Name(String),
    /// Whichever of the three fits.
    Any(String),
}

impl Question {
    fn text(&self) -> &str {
        match self {
            Self::Number(text) | Self::Identifier(text) | Self::Name(text) | Self::Any(text) => text,
        }
    }
}

/// What the records say.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The word.
    pub answer: Answer,
    /// The supplier, when one fits.
    pub supplier: Option<Id>,
    /// What a freeze covers.
    pub scope: Option<String>,
    /// Last day of a freeze.
    pub until: Option<NaiveDate>,
    /// Why not.
    pub reason_class: Option<ReasonClass>,
}

/// Answers a question and keeps it. `token` is the program's, when a program asks.
pub async fn ask(act: &mut Act, question: &Question, token: Option<Id>) -> Outcome<(Id, Finding)> {
    act.actor.need(Permission::EligibilityAsk)?;
    let mut problems = Problems::default();
    let typed = problems.required("q", question.text(), 200);
    problems.done()?;
    let finding = find(act, question).await?;
    let id = new_id();
    let row = table::eligibility_query::Model {
        id,
        asked_at: act.now,
        person_id: act.actor.person,
        token_id: token,
        query: typed,
        supplier_id: finding.supplier,
        answer: finding.answer,
        scope: finding.scope.clone(),
        until_on: finding.until,
        reason_class: finding.reason_class,
    };
    insert(act.db(), row).await?;
    let line = act.record("eligibility-ask", "eligibility-query", id);
    if let Some(supplier) = finding.supplier {
        line.about("supplier", supplier);
    }
    Ok((id, finding))
}

async fn find(act: &Act, question: &Question) -> Outcome<Finding> {
    let none = |answer| Finding { answer, supplier: None, scope: None, until: None, reason_class: None };
    let found = matches(act, question).await?;
    // A supplier that the person is barred from looks like one that is not there.
    let found: Vec<Id> = found.into_iter().filter(|id| !act.actor.is_barred(*id)).collect();
    match found[..] {
        [] => Ok(none(Answer::NotRegistered)),
        [one] => judge(act, one).await,
        _ => Ok(none(Answer::Ambiguous)),
    }
}

/// The distinct suppliers that fit, merged ones through the record that stands for them.
async fn matches(act: &Act, question: &Question) -> Outcome<Vec<Id>> {
    let by_number = |text: &str| ("s.number = ?".to_owned(), vec![text.trim().to_uppercase()]);
    let by_identifier = |text: &str| {
        let sql = "s.id IN (SELECT supplier_id FROM supplier_identifier WHERE value = ?)";
        (sql.to_owned(), vec![identifier::normalise(text)])
    };
    let by_name = |text: &str| {
        let (folded, plain) = (search::fold(text), text.trim().to_owned());
        // `name_folded` holds the folded name and, after a space that no folded name contains, the folded Latin one.
        let sql = "s.name_folded = ? OR s.name_key = ? OR s.name_folded LIKE ?
            OR s.id IN (SELECT supplier_id FROM supplier_name WHERE name = ?)";
        let latin = if folded.is_empty() { String::new() } else { format!("% {folded}") };
        (sql.to_owned(), vec![folded.clone(), folded, latin, plain])
    };
    let tries = match question {
        Question::Number(text) => vec![by_number(text)],
        Question::Identifier(text) => vec![by_identifier(text)],
        Question::Name(text) => vec![by_name(text)],
        Question::Any(text) => vec![by_number(text), by_identifier(text), by_name(text)],
    };
    for (condition, texts) in tries {
        if texts.iter().any(String::is_empty) {
            continue;
        }
        let sql = format!("SELECT DISTINCT COALESCE(s.merged_into, s.id) FROM supplier s WHERE {condition}");
        let found = raw(act.db(), &sql, texts.into_iter().map(Value::from).collect()).await?;
        if !found.is_empty() {
            return Ok(found.iter().map(|r| r.try_get_by_index(0)).collect::<Result<_, _>>()?);
        }
    }
    Ok(Vec::new())
}

async fn judge(act: &Act, supplier: Id) -> Outcome<Finding> {
    let standing = standing::at(act.db(), supplier, act.today()).await?;
    let reason_class = match standing {
        Standing::Blacklisted => Some(ReasonClass::Integrity),
        Standing::Eliminated => Some(ReasonClass::Elimination),
        Standing::Left => Some(ReasonClass::Left),
        Standing::Frozen | Standing::Certified | Standing::Registered => None,
    };
    let mut finding =
        Finding { answer: Answer::Eligible, supplier: Some(supplier), scope: None, until: None, reason_class };
    if reason_class.is_some() {
        finding.answer = Answer::NotEligible;
    } else if standing == Standing::Frozen {
        finding.answer = Answer::Frozen;
        (finding.scope, finding.until) = freeze(act.db(), supplier, act.today()).await?;
    }
    Ok(finding)
}

/// What the freeze that lasts longest covers, and its last day.
async fn freeze(
    db: &impl ConnectionTrait,
    supplier: Id,
    day: NaiveDate,
) -> Outcome<(Option<String>, Option<NaiveDate>)> {
    let found = raw(
        db,
        "SELECT d.freeze_scope, f.effective_to FROM standing_fact f LEFT JOIN disposition d ON d.id = f.source_id
         WHERE f.supplier_id = ? AND f.standing = 'frozen' AND f.effective_from <= ?
           AND (f.effective_to IS NULL OR f.effective_to > ?)",
        vec![supplier.into(), day.into(), day.into()],
    )
    .await?;
    let mut longest: Option<(Option<String>, Option<NaiveDate>)> = None;
    for row in found {
        let to: Option<NaiveDate> = row.try_get_by_index(1)?;
        let length = |to: Option<NaiveDate>| to.unwrap_or(NaiveDate::MAX);
        if longest.as_ref().is_none_or(|(_, other)| length(to) > length(*other)) {
            longest = Some((row.try_get_by_index(0)?, to));
        }
    }
    let (scope, to) = longest.unwrap_or_default();
    // A suspension before a decision names no scope: it covers everything.
    Ok((Some(scope.filter(|s| !s.is_empty()).unwrap_or_else(|| "all".into())), to.and_then(|day| day.pred_opt())))
}

/// A kept question.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Asked {
    /// The record.
    pub id: Id,
    /// When.
    pub asked_at: Instant,
    /// What was typed.
    pub query: String,
    /// The answer.
    pub answer: Answer,
    /// What a freeze covers.
    pub scope: Option<String>,
    /// Last day of a freeze.
    pub until_on: Option<NaiveDate>,
    /// Why not.
    pub reason_class: Option<String>,
    /// The supplier.
    pub supplier_id: Option<Id>,
    /// Its number.
    pub supplier_number: Option<String>,
    /// Its name.
    pub supplier_name: Option<String>,
    /// Where it stands today.
    pub standing: Option<Standing>,
}

const ASKED: &str = "SELECT q.id, q.asked_at, q.query, q.answer, q.scope, q.until_on, q.reason_class, q.supplier_id,
    s.number AS supplier_number, s.name AS supplier_name, s.standing
  FROM eligibility_query q LEFT JOIN supplier s ON s.id = q.supplier_id WHERE q.person_id = ?";

/// One of a person's own questions.
pub async fn asked(store: &Store, actor: &Actor, id: Id) -> Outcome<Asked> {
    actor.need(Permission::EligibilityAsk)?;
    let found: Option<Asked> =
        row(store.read(), &format!("{ASKED} AND q.id = ?"), vec![actor.person.into(), id.into()]).await?;
    found.filter(|q| q.supplier_id.is_none_or(|s| !actor.is_barred(s))).ok_or_else(|| Refusal::NotFound.into())
}

/// A person's own last questions, newest first.
pub async fn recent(store: &Store, actor: &Actor) -> Outcome<Vec<Asked>> {
    actor.need(Permission::EligibilityAsk)?;
    let sql = format!("{ASKED} ORDER BY q.asked_at DESC, q.id DESC LIMIT 20");
    let found: Vec<Asked> = rows(store.read(), &sql, vec![actor.person.into()]).await?;
    Ok(found.into_iter().filter(|q| q.supplier_id.is_none_or(|s| !actor.is_barred(s))).collect())
}

/// What a program reads.
pub async fn reply(act: &Act, finding: &Finding) -> Outcome<serde_json::Value> {
    let number = match finding.supplier {
        Some(id) => Some(crate::supplier::known(act.db(), id).await?.number),
        None => None,
    };
    Ok(serde_json::json!({
        "answer": finding.answer,
        "supplier": number,
        "scope": finding.scope,
        "until": finding.until,
        "reason_class": finding.reason_class,
    }))
}
