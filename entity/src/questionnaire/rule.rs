//! What a questionnaire asks, what is still missing from its answers, and how they score.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

mod number;
mod score;
pub use number::parse_number;
pub use score::{ItemScore, Rating, Total, rating, score};

codes! {
    /// How a question is answered.
    pub enum Kind {
        /// Yes or no; its options have the codes `yes` and `no`.
        YesNo => "yes_no",
        /// One of the options.
        OneOf => "one_of",
        /// Any number of the options.
        ManyOf => "many_of",
        /// A number, stored scaled by its decimals.
        Number => "number",
        /// Free text.
        Text => "text",
        /// A day.
        Date => "date",
        /// Files alone.
        File => "file",
    }
}

/// One option of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Its code, unique in the question.
    pub code: String,
    /// The points it brings.
    pub points: u32,
    /// Whether it stands alone, such as "none of these".
    pub exclusive: bool,
}

/// Stands for "any answer" in [`Question::evidence`].
pub const ANY: &str = "any";

/// One question of one version, without its texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Its code, unique in the questionnaire.
    pub code: String,
    /// How it is answered.
    pub kind: Kind,
    /// Its share of the score; 0 is asked for information only.
    pub weight: u32,
    /// Whether it must be answered wherever it applies.
    pub required: bool,
    /// The earlier question it depends on and the choices that open it; without choices, any
    /// answer does.
    pub depends_on: Option<(String, Vec<String>)>,
    /// The choices that ask for a file, or [`ANY`].
    pub evidence: Vec<String>,
    /// The options of the kinds that have some.
    pub options: Vec<Choice>,
    /// The unit of a number.
    pub unit: Option<String>,
    /// The smallest number, scaled like the answer.
    pub min: Option<i64>,
    /// The largest number, scaled like the answer.
    pub max: Option<i64>,
    /// Decimal places of a number: 125 with 1 is 12.5.
    pub decimals: u8,
    /// The ticked points of many options that earn full marks; more bring nothing further. Without it
    /// all of them are needed.
    pub best_of_many: Option<u32>,
}

/// What has been answered to one question so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The codes of the chosen options.
    pub choices: Vec<String>,
    /// Text, or a remark on the choice.
    pub text: String,
    /// A number scaled by the question's decimals.
    pub number: Option<i64>,
    /// A day.
    pub date: Option<NaiveDate>,
    /// Said not to apply.
    pub not_applicable: bool,
    /// Why it does not apply.
    pub na_reason: String,
    /// How many files are attached.
    pub files: usize,
}

/// Answers by the code of their question.
pub type Answers = BTreeMap<String, Answer>;

impl Question {
    /// Whether the answer says what the question asks, right or wrong.
    pub fn is_answered_by(&self, answer: &Answer) -> bool {
        match self.kind {
            Kind::YesNo | Kind::OneOf | Kind::ManyOf => !answer.choices.is_empty(),
            Kind::Number => answer.number.is_some(),
            Kind::Text => !answer.text.trim().is_empty(),
            Kind::Date => answer.date.is_some(),
            Kind::File => answer.files > 0,
        }
    }

    /// Whether this answer asks for a file.
    pub fn asks_evidence_for(&self, answer: &Answer) -> bool {
        self.evidence.iter().any(|code| code == ANY || answer.choices.contains(code))
    }
}

/// Whether the question is to be answered: what it depends on applies itself, is not "not
/// applicable", and has one of the opening choices. A chain that leads nowhere opens nothing.
pub fn applies(question: &Question, questions: &[Question], answers: &Answers) -> bool {
    let mut question = question;
    for _ in 0..=questions.len() {
        let Some((code, opening)) = &question.depends_on else {
            return true;
        };
        let parent = questions.iter().find(|q| q.code == *code);
        let (Some(parent), Some(answer)) = (parent, answers.get(code)) else {
            return false;
        };
        let opens = opening.is_empty() || answer.choices.iter().any(|c| opening.contains(c));
        if answer.not_applicable || !parent.is_answered_by(answer) || !opens {
            return false;
        }
        question = parent;
    }
    false
}

/// Everything that stands against submitting, as (question, problem), in the order of the
/// questions. The problems: `required`, `na_reason_required`, `one_only`, `unknown_choice`,
/// `exclusive`, `below_min`, `above_max`, `evidence_required`.
pub fn problems(questions: &[Question], answers: &Answers) -> Vec<(String, &'static str)> {
    let empty = Answer::default();
    questions
        .iter()
        .filter(|question| applies(question, questions, answers))
        .flat_map(|question| {
            let answer = answers.get(&question.code).unwrap_or(&empty);
            let found = problems_of(question, answer).into_iter();
            found.map(|problem| (question.code.clone(), problem))
        })
        .collect()
}

fn problems_of(question: &Question, answer: &Answer) -> Vec<&'static str> {
    if answer.not_applicable {
        let silent = answer.na_reason.trim().is_empty();
        return silent.then_some("na_reason_required").into_iter().collect();
    }
    if !question.is_answered_by(answer) {
        return question.required.then_some("required").into_iter().collect();
    }
    let option = |code: &String| question.options.iter().find(|o| o.code == *code);
    let chosen = &answer.choices;
    let several = chosen.len() > 1;
    let single = matches!(question.kind, Kind::YesNo | Kind::OneOf);
    let alone = chosen.iter().filter_map(option).any(|o| o.exclusive);
    let number = answer.number.filter(|_| question.kind == Kind::Number);
    let below = number.zip(question.min).is_some_and(|(n, min)| n < min);
    let above = number.zip(question.max).is_some_and(|(n, max)| n > max);
    [
        (single && several, "one_only"),
        (chosen.iter().any(|code| option(code).is_none()), "unknown_choice"),
        (question.kind == Kind::ManyOf && several && alone, "exclusive"),
        (below, "below_min"),
        (above, "above_max"),
        (answer.files == 0 && question.asks_evidence_for(answer), "evidence_required"),
    ]
    .into_iter()
    .filter_map(|(holds, problem)| holds.then_some(problem))
    .collect()
}

/// The weight said not to apply, and the weight of everything that was asked.
pub fn not_applicable_share(questions: &[Question], answers: &Answers) -> (u32, u32) {
    let asked = questions.iter().filter(|question| applies(question, questions, answers));
    asked.fold((0, 0), |(set_aside, all), question| {
        let aside = answers.get(&question.code).is_some_and(|answer| answer.not_applicable);
        (set_aside + if aside { question.weight } else { 0 }, all + question.weight)
    })
}

/// Whether so much is said not to apply, above 30 % of the weight, that a second person confirms.
pub fn needs_second_person(questions: &[Question], answers: &Answers) -> bool {
    let (set_aside, all) = not_applicable_share(questions, answers);
    100 * u64::from(set_aside) > 30 * u64::from(all)
}

codes! {
    /// Where a section stands, as in GOV.UK's pattern "Complete multiple tasks".
    pub enum SectionStatus {
        /// Nothing is answered.
        NotYetStarted => "not-yet-started",
        /// Some of it is answered, and nothing of that is wrong.
        InProgress => "in-progress",
        /// Nothing is missing.
        Completed => "completed",
        /// All of it depends on an earlier answer that is still to come.
        CannotStartYet => "cannot-start-yet",
        /// Something that was answered is wrong or incomplete.
        Problem => "problem",
    }
}

/// The status of the section that holds the questions with these codes. A section of which
/// nothing applies any more is completed.
pub fn section_status(codes: &[&str], questions: &[Question], answers: &Answers) -> SectionStatus {
    let section = || questions.iter().filter(|q| codes.contains(&q.code.as_str()));
    let (asked, closed): (Vec<_>, Vec<_>) = section().partition(|q| applies(q, questions, answers));
    let touched = |q: &Question| answers.get(&q.code).is_some_and(|a| a.not_applicable || q.is_answered_by(a));
    if asked.is_empty() && closed.iter().any(|q| waits(q, questions, answers)) {
        return SectionStatus::CannotStartYet;
    }
    if !asked.is_empty() && !asked.iter().any(|q| touched(q)) {
        return SectionStatus::NotYetStarted;
    }
    let mut found = problems(questions, answers);
    found.retain(|(code, _)| codes.contains(&code.as_str()));
    let untouched = asked.iter().any(|q| q.required && !touched(q));
    match (found.iter().any(|(_, problem)| *problem != "required"), untouched) {
        (true, _) => SectionStatus::Problem,
        (false, true) => SectionStatus::InProgress,
        (false, false) => SectionStatus::Completed,
    }
}

/// Whether an answer still to come may open the question: up its chain stands one that applies
/// and is not answered yet.
fn waits(question: &Question, questions: &[Question], answers: &Answers) -> bool {
    let mut question = question;
    for _ in 0..questions.len() {
        let parent = question.depends_on.as_ref();
        let Some(parent) = parent.and_then(|(code, _)| questions.iter().find(|q| q.code == *code)) else {
            return false;
        };
        if applies(parent, questions, answers) {
            let answer = answers.get(&parent.code);
            return answer.is_none_or(|a| !a.not_applicable && !parent.is_answered_by(a));
        }
        question = parent;
    }
    false
}

#[cfg(test)]
mod tests;
