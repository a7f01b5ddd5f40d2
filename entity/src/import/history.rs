//! What happened in earlier years: signatures, spot checks, audits, blacklistings. Each record keeps the batch it came
//! with, which marks it as imported; figures take its own date, snapshots the time of the import.

use super::RowOutcome;
use super::examine::{Examined, Found, Sorting};
use super::key::{self, Key};
use super::understand::{Line, Problems, shortened};
use super::write::places;
use crate::Id;
use crate::instant::Instant;
use crate::lang::Lang;
use crate::refusal::{FieldError, Outcome};
use crate::search::fold;
use crate::store::raw;
use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, Value};
use std::collections::{BTreeSet, HashMap, HashSet};

/// An event as a row describes it.
#[derive(Debug)]
pub struct Row {
    /// Whom it is about.
    pub supplier: Id,
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
        /// `esg-code` or `integrity-letter`.
        instrument: &'static str,
        /// The version's number.
        number: i64,
        /// The language of the text.
        lang: Lang,
    },
    /// A spot check or audit was passed or failed.
    Check {
        /// An audit, not a spot check.
        audit: bool,
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
    /// What a row of this kind is called in keys.
    pub fn code(&self) -> String {
        match self {
            Self::Signature { instrument, number, .. } => format!("signature {instrument} {number}"),
            Self::Check { audit: true, .. } => "audit".into(),
            Self::Check { .. } => "spot-check".into(),
            Self::Blacklisting { .. } => "blacklisting".into(),
        }
    }
}

fn read(line: &mut Line, source: &str, today: NaiveDate) -> Option<(Key, NaiveDate, Event)> {
    let key = key::read(line, source);
    let on = line.date("on");
    if line.raw("on").is_empty() {
        line.problems.error("on", "required");
    }
    if on.is_some_and(|day| day > today) {
        line.problems.error("on", "import-future");
    }
    let event = match fold(line.raw("kind")).as_str() {
        "signature" | "signed" | "签署" | "签名" => signature(line),
        "spotcheck" | "飞行检查" | "抽查" => check(line, false),
        "audit" | "esgaudit" | "稽核" | "审核" => check(line, true),
        "blacklisting" | "blacklist" | "黑名单" => blacklisting(line, on),
        _ => {
            line.problems.error("kind", "import-history-kind");
            None
        }
    };
    let found = (key?, on?, event?);
    line.problems.errors.is_empty().then_some(found)
}

fn signature(line: &mut Line) -> Option<Event> {
    let instrument = match fold(line.raw("instrument")).as_str() {
        "" | "esgcode" | "code" | "esg准则" | "esg行为准则" | "供应商esg行为准则" | "准则" => {
            Some("esg-code")
        }
        "integrityletter" | "letter" | "廉正约定函" | "廉洁约定函" | "约定函" => Some("integrity-letter"),
        _ => {
            line.problems.error("instrument", "choose");
            None
        }
    };
    let number = line.raw("version").trim_start_matches(['v', 'V']).parse().ok().filter(|n| *n > 0);
    if number.is_none() {
        line.problems.error("version", "number");
    }
    Some(Event::Signature { instrument: instrument?, number: number?, lang: line.lang("lang").unwrap_or(Lang::ZhCn) })
}

fn check(line: &mut Line, audit: bool) -> Option<Event> {
    let passed = match fold(line.raw("passed")).as_str() {
        "passed" | "pass" | "yes" | "true" | "1" | "y" | "通过" | "合格" | "是" => Some(true),
        "failed" | "fail" | "no" | "false" | "0" | "n" | "未通过" | "不通过" | "不合格" | "否" => Some(false),
        _ => {
            line.problems.error("passed", "import-passed");
            None
        }
    };
    Some(Event::Check { audit, passed: passed?, score: line.number("score", 1, 0..=1000) })
}

fn blacklisting(line: &mut Line, on: Option<NaiveDate>) -> Option<Event> {
    let until = line.date("until");
    if let (Some(from), Some(to)) = (on, until)
        && to <= from
    {
        line.problems.error("until", "import-period");
    }
    let grounds = line.required("grounds", 2000);
    let reference = line.text("reference", 200).unwrap_or_default();
    Some(Event::Blacklisting { until, grounds: grounds?, reference })
}

/// What has to exist before an event of the past can be recorded, and what is recorded already.
struct Register {
    versions: HashSet<(String, i64)>,
    checklists: HashSet<String>,
    recorded: HashSet<(Id, String, i64)>,
}

/// Finds out what the rows would do.
pub async fn examine(
    sorting: &mut Sorting,
    db: &impl ConnectionTrait,
    chunk: &[(i64, Vec<String>)],
) -> Outcome<Vec<Examined>> {
    let mut typed = Vec::with_capacity(chunk.len());
    for (number, cells) in chunk {
        let mut line = Line::new(cells, &sorting.mapping);
        let row = read(&mut line, &sorting.source, sorting.today);
        typed.push((*number, row, line.problems));
    }
    let keys: Vec<&Key> = typed.iter().filter_map(|(_, row, _)| row.as_ref().map(|(key, ..)| key)).collect();
    let suppliers: HashMap<Key, Vec<key::Target>> = key::find(db, &keys).await?;
    let ids: BTreeSet<Id> = suppliers.values().flatten().map(|t| t.id).collect();
    let register = register(db, ids.into_iter().collect()).await?;
    let mut examined = Vec::with_capacity(typed.len());
    for (number, row, mut problems) in typed {
        let target = row.as_ref().and_then(|(key, ..)| key::one(&suppliers, key, &mut problems.errors));
        examined.push(match (row, target) {
            (Some((_, on, event)), Some(target)) => {
                judge(sorting, &register, number, Row { supplier: target.id, on, event }, problems)
            }
            _ => {
                Examined { row: number, outcome: RowOutcome::Refused, problems, supplier: None, found: Found::Nothing }
            }
        });
    }
    Ok(examined)
}

/// The checklist of a check of an earlier year.
pub(super) fn checklist(audit: bool) -> &'static str {
    let kind = if audit { crate::checklist::Kind::Audit } else { crate::checklist::Kind::SpotCheck };
    kind.checklist()
}

fn judge(sorting: &mut Sorting, register: &Register, number: i64, row: Row, mut problems: Problems) -> Examined {
    let supplier = Some(row.supplier);
    let missing = match &row.event {
        Event::Signature { instrument, number, .. }
            if !register.versions.contains(&(instrument.to_string(), *number)) =>
        {
            Some(("version", "import-no-version"))
        }
        Event::Check { audit, .. } if !register.checklists.contains(checklist(*audit)) => {
            Some(("kind", "import-no-checklist"))
        }
        _ => None,
    };
    let code = row.event.code();
    let at = Instant::start_of(row.on, sorting.zone).0;
    let repeated = sorting.take(&format!("{}\n{code}\n{at}", row.supplier), "", number);
    let outcome = if let Some((column, code)) = missing {
        problems.errors.push(FieldError::new(column, code).with("value", shortened(&row.event.code())));
        RowOutcome::Refused
    } else if let Some((first, _)) = repeated {
        problems.warnings.push(FieldError::new("on", "import-repeated").with("first", first));
        RowOutcome::Unchanged
    } else if register.recorded.contains(&(row.supplier, code, at)) {
        RowOutcome::Unchanged
    } else {
        RowOutcome::Create
    };
    Examined { row: number, outcome, problems, supplier, found: Found::History(Box::new(row)) }
}

/// Events are recorded at the start of their day, so that the same row is found again.
async fn register(db: &impl ConnectionTrait, suppliers: Vec<Id>) -> Outcome<Register> {
    let mut found = Register { versions: HashSet::new(), checklists: HashSet::new(), recorded: HashSet::new() };
    for row in
        raw(db, "SELECT instrument, number FROM instrument_version WHERE published_at IS NOT NULL", vec![]).await?
    {
        found.versions.insert((row.try_get_by_index(0)?, row.try_get_by_index(1)?));
    }
    for row in raw(db, "SELECT DISTINCT code FROM checklist_version", vec![]).await? {
        found.checklists.insert(row.try_get_by_index(0)?);
    }
    if suppliers.is_empty() {
        return Ok(found);
    }
    let among = places(suppliers.len());
    let questions = [
        format!(
            "SELECT s.supplier_id, s.signed_at, s.instrument, v.number FROM signature s JOIN instrument_version v ON v.id = s.version_id
             WHERE s.batch_id IS NOT NULL AND s.supplier_id IN ({among})"
        ),
        format!("SELECT supplier_id, scored_at FROM spot_check WHERE batch_id IS NOT NULL AND supplier_id IN ({among})"),
        format!("SELECT supplier_id, issued_at FROM audit WHERE batch_id IS NOT NULL AND supplier_id IN ({among})"),
        format!("SELECT supplier_id, approved_at FROM blacklisting WHERE batch_id IS NOT NULL AND supplier_id IN ({among})"),
    ];
    for (kind, sql) in questions.iter().enumerate() {
        for row in raw(db, sql, suppliers.iter().map(|id| Value::from(*id)).collect()).await? {
            let code = match kind {
                0 => {
                    let (instrument, number): (String, i64) = (row.try_get_by_index(2)?, row.try_get_by_index(3)?);
                    format!("signature {instrument} {number}")
                }
                1 => "spot-check".to_owned(),
                2 => "audit".to_owned(),
                _ => "blacklisting".to_owned(),
            };
            let at: Option<i64> = row.try_get_by_index(1)?;
            found.recorded.insert((row.try_get_by_index(0)?, code, at.unwrap_or_default()));
        }
    }
    Ok(found)
}
