//! What happened in earlier years: signatures, spot checks, audits, blacklistings. Each record keeps the batch it came
//! with, which marks it as imported; figures take its own date, snapshots the time of the import.

mod register;
#[cfg(test)]
mod tests;
mod undo;
mod write;

pub use self::undo::undo;
pub use write::write;

use super::RowOutcome;
use super::about::About;
use super::column::{Target, target};
use super::examine::{Found, Sorting};
use super::key::Whom;
use super::understand::{Line, Problems};
use crate::act::Act;
use crate::instant::Instant;
use crate::instrument::{Instrument, refresh_code_states};
use crate::lang::Lang;
use crate::questionnaire::rule::parse_number;
use crate::refusal::{FieldError, Outcome};
use crate::search::fold;
use crate::{Id, checklist};
use chrono::NaiveDate;
use register::{Ground, Register};
use sea_orm::ConnectionTrait;
use unicode_normalization::UnicodeNormalization;

/// The columns beside those that name the supplier.
pub const COLUMNS: &[Target] = &[
    target("kind", true, &["kind", "type", "event", "类型", "事项", "记录类型"]),
    target(
        "on",
        true,
        &[
            "date",
            "on",
            "signed_on",
            "scored_on",
            "issued_on",
            "signed date",
            "日期",
            "签署日期",
            "发生日期",
            "生效日期",
        ],
    ),
    target("until", false, &["until", "to", "end", "removed_on", "截止日期", "解除日期"]),
    target("instrument", false, &["instrument", "文书", "准则", "文件"]),
    target("version", false, &["version", "version number", "版本", "版本号"]),
    target("lang", false, &["lang", "language", "语言"]),
    target("passed", false, &["passed", "result", "outcome", "结果", "是否通过", "结论"]),
    target("score", false, &["score", "score_pct", "得分", "分数"]),
    target("grounds", false, &["grounds", "reason", "事由", "原因", "理由"]),
    target("reference", false, &["reference", "case", "case_reference", "案件编号", "文号"]),
];

/// Lists of what happened.
pub struct History;

/// An event as a row describes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// The day it happened.
    pub on: NaiveDate,
    /// What happened.
    pub event: Event,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// An instrument was signed.
    Signature {
        /// Which.
        instrument: Instrument,
        /// The version's number.
        number: i64,
        /// The language of the text; the prevailing one when the row does not say.
        lang: Option<Lang>,
    },
    /// A spot check or an audit was passed or failed.
    Check {
        /// Which of the two.
        kind: checklist::Kind,
        /// Whether it was passed.
        passed: bool,
        /// In tenths of a percent, if it is known.
        score: Option<i64>,
    },
    /// A blacklisting was in force.
    Blacklisting {
        /// First day no longer in force.
        until: Option<NaiveDate>,
        /// Why.
        grounds: String,
        /// The case.
        reference: String,
    },
}

impl Event {
    /// What can happen to a supplier once a day.
    pub fn code(&self) -> String {
        match self {
            Self::Signature { instrument, number, .. } => format!("{instrument} {number}"),
            Self::Check { kind, .. } => kind.to_string(),
            Self::Blacklisting { .. } => "blacklisting".into(),
        }
    }

    /// What else is said of it: the same event with other particulars contradicts the first.
    pub fn particulars(&self) -> String {
        match self {
            Self::Signature { .. } => String::new(),
            Self::Check { passed, score, .. } => format!("{passed} {score:?}"),
            Self::Blacklisting { until, grounds, reference } => format!("{until:?} {reference} {grounds}"),
        }
    }
}

/// An event with what it rests on.
#[derive(Debug)]
pub struct Row {
    /// Whom it is about.
    pub supplier: Id,
    /// What happened.
    pub said: Said,
    /// The text that was signed, or the checklist.
    pub ground: Ground,
}

fn read(line: &mut Line, today: NaiveDate) -> Option<Said> {
    let on = line.date("on");
    if line.raw("on").is_empty() {
        line.problems.error("on", "required");
    }
    if on.is_some_and(|day| day > today) {
        line.problems.error("on", "import-future");
    }
    let event = match fold(line.raw("kind")).as_str() {
        "signature" | "signed" | "签署" | "签名" => signature(line),
        "spotcheck" | "飞行检查" | "飞检" | "抽查" => check(line, checklist::Kind::SpotCheck),
        "audit" | "esgaudit" | "稽核" | "审核" => check(line, checklist::Kind::Audit),
        "blacklisting" | "blacklist" | "黑名单" => blacklisting(line, on),
        _ => {
            line.problems.error("kind", "import-history-kind");
            None
        }
    };
    Some(Said { on: on?, event: event? })
}

fn signature(line: &mut Line) -> Option<Event> {
    let instrument = match fold(line.raw("instrument")).as_str() {
        "" | "esgcode" | "code" | "esg准则" | "esg行为准则" | "供应商esg行为准则" | "准则" => {
            Some(Instrument::EsgCode)
        }
        "integrityletter" | "letter" | "诚信约定函" | "廉正约定函" | "廉洁约定函" | "约定函" => {
            Some(Instrument::IntegrityLetter)
        }
        _ => {
            line.problems.error("instrument", "import-instrument");
            None
        }
    };
    let typed: String = line.raw("version").nfkc().collect();
    let number = parse_number(typed.trim_start_matches(['v', 'V']), 0, None).ok().filter(|number| *number > 0);
    if number.is_none() {
        line.problems.error("version", "import-version");
    }
    Some(Event::Signature { instrument: instrument?, number: number?, lang: line.lang("lang") })
}

fn check(line: &mut Line, kind: checklist::Kind) -> Option<Event> {
    let passed = match fold(line.raw("passed")).as_str() {
        "passed" | "pass" | "yes" | "true" | "1" | "y" | "通过" | "合格" | "是" => Some(true),
        "failed" | "fail" | "no" | "false" | "0" | "n" | "未通过" | "不通过" | "不合格" | "否" => Some(false),
        _ => {
            line.problems.error("passed", "import-passed");
            None
        }
    };
    Some(Event::Check { kind, passed: passed?, score: line.number("score", 1, 0..=1000) })
}

fn blacklisting(line: &mut Line, on: Option<NaiveDate>) -> Option<Event> {
    let until = line.date("until");
    if let (Some(from), Some(to)) = (on, until)
        && to <= from
    {
        line.problems.error("until", "import-until");
    }
    let grounds = line.required("grounds", 2000);
    let reference = line.text("reference", 200).unwrap_or_default();
    Some(Event::Blacklisting { until, grounds: grounds?, reference })
}

impl About for History {
    type Said = Said;
    type Recorded = Register;

    fn read(line: &mut Line, sorting: &Sorting) -> Option<Said> {
        read(line, sorting.today)
    }

    async fn recorded(db: &impl ConnectionTrait, of: Vec<Id>) -> Outcome<Register> {
        register::load(db, &of).await
    }

    fn judge(
        sorting: &mut Sorting,
        register: &Register,
        (number, whom, said): (i64, &Whom, Said),
        problems: &mut Problems,
    ) -> (RowOutcome, Found) {
        let (code, particulars) = (said.event.code(), said.event.particulars());
        let at = Instant::start_of(said.on, sorting.zone);
        let ground = match register.ground(&said.event, at, sorting.zone) {
            Ok((ground, doubt)) => {
                problems.warnings.extend(doubt);
                ground
            }
            Err(error) => {
                problems.errors.push(error);
                return (RowOutcome::Refused, Found::Nothing);
            }
        };
        if let Some((first, same)) = sorting.take(&format!("{}\n{code}\n{}", whom.id, at.0), &particulars, number) {
            return problems.repeated("on", same, "import-history-twice", first);
        }
        match register.known(whom.id, &code, at) {
            Some(known) if *known == particulars => (RowOutcome::Unchanged, Found::Nothing),
            Some(_) => {
                problems.errors.push(FieldError::new("on", "import-history-known"));
                (RowOutcome::Refused, Found::Nothing)
            }
            None => (RowOutcome::Create, Found::History(Box::new(Row { supplier: whom.id, said, ground }))),
        }
    }
}

/// Refreshes where suppliers stand with the code.
pub async fn settle(act: &Act, suppliers: &[Id]) -> Outcome<()> {
    refresh_code_states(act, suppliers).await
}
