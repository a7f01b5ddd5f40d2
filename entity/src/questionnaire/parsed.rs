//! A questionnaire as its file says it, before it is published.

use super::rule::Kind;
use serde::Deserialize;

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Both {
    /// English.
    pub en: String,
    /// Simplified Chinese.
    pub zh: String,
}

/// One version of a questionnaire.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parsed {
    /// Its code, the same for all versions.
    pub code: String,
    /// The number of the version, from 1.
    pub number: i64,
    /// Its title.
    pub title: Both,
    /// Its sections in order.
    pub section: Vec<ParsedSection>,
}

/// A section.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParsedSection {
    /// Its code, which is part of addresses.
    pub code: String,
    /// `E`, `S`, `G` or free.
    pub pillar: String,
    /// Its title.
    pub title: Both,
    /// Its questions in order.
    pub question: Vec<ParsedQuestion>,
}

/// A question.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParsedQuestion {
    /// Its code, unique in the questionnaire.
    pub code: String,
    /// How it is answered.
    pub kind: Kind,
    /// Its share of the score.
    pub weight: u32,
    /// Whether it must be answered wherever it applies.
    pub required: bool,
    /// The clause of the supplier ESG code of conduct that it asks about.
    pub clause: String,
    /// The unit of a number.
    pub unit: Option<String>,
    /// The smallest number, in whole units.
    pub min: Option<i64>,
    /// The largest number, in whole units.
    pub max: Option<i64>,
    /// Decimal places of a number.
    #[serde(default)]
    pub decimals: u8,
    /// The ticked points that earn full marks.
    pub best_of_many: Option<u32>,
    /// The earlier answer that opens it.
    pub depends_on: Option<Dependence>,
    /// The options that ask for a file, or `any`.
    #[serde(default)]
    pub evidence: Vec<String>,
    /// The options of the kinds that have some.
    #[serde(default)]
    pub option: Vec<ParsedOption>,
    /// What is asked.
    pub text: Both,
    /// How to understand it.
    pub hint: Both,
    /// What good evidence looks like.
    pub example: Both,
    /// What the reviewer looks for.
    pub look: Both,
}

/// The earlier answer that opens a question.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dependence {
    /// The earlier question.
    pub question: String,
    /// The options that open it; without any, every answer does.
    #[serde(default)]
    pub answers: Vec<String>,
}

/// An option.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParsedOption {
    /// Its code, unique in the question.
    pub code: String,
    /// The points it brings.
    pub points: u32,
    /// Its English text.
    pub en: String,
    /// Its Chinese text.
    pub zh: String,
    /// Whether it stands alone.
    #[serde(default)]
    pub exclusive: bool,
}
