//! Reading a questionnaire, in one language.

use super::rule::{Choice, Question};
use super::table::{question_option, question_text, question_version, questionnaire_section, questionnaire_version};
use crate::Id;
use crate::lang::Lang;
use crate::refusal::Outcome;
use crate::store::{by_id, rows};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};
use std::collections::BTreeMap;

/// A questionnaire in the language of its reader.
#[derive(Clone, Debug)]
pub struct Questionnaire {
    /// The version.
    pub id: Id,
    /// Its code.
    pub code: String,
    /// The number of the version.
    pub number: i64,
    /// Its title.
    pub title: String,
    /// Its sections in order.
    pub sections: Vec<Section>,
}

/// A section with its questions.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its code, which is part of addresses.
    pub code: String,
    /// `E`, `S`, `G` or free.
    pub pillar: String,
    /// Its title.
    pub title: String,
    /// Its questions in order.
    pub questions: Vec<Asked>,
}

/// A question with its texts.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The question without texts, as the rules see it.
    pub rule: Question,
    /// The clause of the supplier ESG code of conduct.
    pub clause: String,
    /// What is asked.
    pub text: String,
    /// How to understand it.
    pub hint: String,
    /// What good evidence looks like.
    pub example: String,
    /// What the reviewer looks for.
    pub look: String,
    /// The text of each option, by its code, in order.
    pub labels: Vec<(String, String)>,
}

impl Asked {
    /// The text of an option.
    pub fn label(&self, code: &str) -> String {
        self.labels.iter().find(|(c, _)| c == code).map_or_else(|| code.to_owned(), |(_, label)| label.clone())
    }
}

impl Section {
    /// The codes of its questions.
    pub fn codes(&self) -> Vec<&str> {
        self.questions.iter().map(|q| q.rule.code.as_str()).collect()
    }
}

impl Questionnaire {
    /// Every question as the rules see it, in order.
    pub fn rules(&self) -> Vec<Question> {
        self.sections.iter().flat_map(|s| &s.questions).map(|q| q.rule.clone()).collect()
    }

    /// A question by its code, with its section.
    pub fn find(&self, code: &str) -> Option<(&Section, &Asked)> {
        self.sections.iter().find_map(|s| s.questions.iter().find(|q| q.rule.code == code).map(|q| (s, q)))
    }
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

impl question_version::Model {
    fn rule(&self, options: &[question_option::Model]) -> Question {
        let small = |n: i64| u32::try_from(n).unwrap_or_default();
        Question {
            code: self.code.clone(),
            kind: self.kind,
            weight: small(self.weight),
            required: self.required,
            depends_on: self.depends_on.clone().map(|q| (q, words(self.depends_answers.as_deref().unwrap_or("")))),
            evidence: words(&self.evidence_for),
            options: options
                .iter()
                .map(|o| Choice { code: o.code.clone(), points: small(o.points), exclusive: o.exclusive })
                .collect(),
            unit: self.unit.clone(),
            min: self.minimum,
            max: self.maximum,
            decimals: u8::try_from(self.decimals).unwrap_or_default(),
            best_of_many: self.best_of_many.map(small),
        }
    }
}

async fn questions(db: &impl ConnectionTrait, version: Id) -> Outcome<Vec<question_version::Model>> {
    Ok(question_version::Entity::find()
        .filter(question_version::Column::VersionId.eq(version))
        .order_by_asc(question_version::Column::Position)
        .all(db)
        .await?)
}

async fn options(db: &impl ConnectionTrait, version: Id) -> Outcome<BTreeMap<Id, Vec<question_option::Model>>> {
    let found: Vec<question_option::Model> = rows(
        db,
        "SELECT o.* FROM question_option o JOIN question_version q ON q.id = o.question_id
         WHERE q.version_id = ? ORDER BY q.position, o.position",
        vec![version.into()],
    )
    .await?;
    let mut by_question: BTreeMap<Id, Vec<question_option::Model>> = BTreeMap::new();
    for option in found {
        by_question.entry(option.question_id).or_default().push(option);
    }
    Ok(by_question)
}

/// The questions of a version as the rules see them, in order.
pub async fn rules(db: &impl ConnectionTrait, version: Id) -> Outcome<Vec<Question>> {
    let options = options(db, version).await?;
    let found = questions(db, version).await?;
    Ok(found.iter().map(|q| q.rule(options.get(&q.id).map_or(&[], Vec::as_slice))).collect())
}

/// A version with its texts in one language.
pub async fn load(db: &impl ConnectionTrait, version: Id, lang: Lang) -> Outcome<Questionnaire> {
    let head = by_id::<questionnaire_version::Entity>(db, version).await?;
    let sections = questionnaire_section::Entity::find()
        .filter(questionnaire_section::Column::VersionId.eq(version))
        .order_by_asc(questionnaire_section::Column::Position)
        .all(db)
        .await?;
    let texts: Vec<question_text::Model> = rows(
        db,
        "SELECT t.* FROM question_text t JOIN question_version q ON q.id = t.question_id WHERE q.version_id = ? AND t.lang = ?",
        vec![version.into(), lang.into()],
    )
    .await?;
    let mut texts: BTreeMap<Id, question_text::Model> = texts.into_iter().map(|t| (t.question_id, t)).collect();
    let options = options(db, version).await?;
    let mut asked: Vec<(String, Asked)> = Vec::new();
    for q in questions(db, version).await? {
        let options = options.get(&q.id).map_or(&[][..], Vec::as_slice);
        let Some(text) = texts.remove(&q.id) else { continue };
        let labels =
            options.iter().map(|o| (o.code.clone(), lang.pick(o.label_en.clone(), o.label_zh.clone()))).collect();
        let question_text::Model { text, hint, example, look, .. } = text;
        let (rule, clause) = (q.rule(options), q.clause.clone());
        asked.push((q.section_code, Asked { rule, clause, text, hint, example, look, labels }));
    }
    let sections = sections
        .into_iter()
        .map(|s| Section {
            questions: asked.iter().filter(|(code, _)| *code == s.code).map(|(_, q)| q.clone()).collect(),
            title: lang.pick(s.title_en, s.title_zh),
            pillar: s.pillar,
            code: s.code,
        })
        .collect();
    let title = lang.pick(head.title_en, head.title_zh);
    Ok(Questionnaire { id: version, code: head.code, number: head.number, title, sections })
}

/// A published version in a line.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Version {
    /// The version.
    pub id: Id,
    /// Its code.
    pub code: String,
    /// Its number.
    pub number: i64,
    /// Its English title.
    pub title_en: String,
    /// Its Chinese title.
    pub title_zh: String,
}

/// Every published version, newest first.
pub async fn versions(db: &impl ConnectionTrait) -> Outcome<Vec<Version>> {
    rows(
        db,
        "SELECT id, code, number, title_en, title_zh FROM questionnaire_version ORDER BY published_at DESC, number DESC",
        vec![],
    )
    .await
}
