//! Spend lists: money spent with a supplier in a period. The same supplier, period, unit, category and currency is the
//! same record, whose amount a later list replaces.

use super::RowOutcome;
use super::examine::{Examined, Found, Sorting};
use super::key::{self, Key};
use super::understand::{Line, Problems, shortened};
use super::write::{insert_many, places};
use crate::act::Act;
use crate::calendar::FiscalYear;
use crate::questionnaire::rule::parse_number;
use crate::refusal::{FieldError, Outcome};
use crate::search::fold;
use crate::store::rows;
use crate::{Id, new_id};
use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
use serde::{Deserialize, Serialize};

/// The month in which a fiscal year begins.
const START_MONTH: u32 = 4;

/// An amount as a row describes it.
#[derive(Debug)]
pub struct Row {
    amount: Amount,
    before: Option<Amount>,
}

/// A record of spend.
#[derive(Clone, Debug, PartialEq, FromQueryResult, Serialize, Deserialize)]
pub struct Amount {
    pub supplier_id: Id,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub unit: String,
    pub category: String,
    pub currency: String,
    /// In minor units of the currency (ISO 4217).
    pub minor: i64,
    /// In fen.
    pub rmb_fen: i64,
    pub rate_source: String,
}

struct Typed {
    key: Key,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    unit: String,
    category: Option<String>,
    currency: String,
    minor: i64,
    rmb_fen: i64,
    rate_source: String,
}

/// Decimal places of a currency (ISO 4217, as of 2024).
pub fn exponent(currency: &str) -> u8 {
    match currency {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "VND" | "VUV"
        | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        _ => 2,
    }
}

fn currency(typed: &str) -> Option<String> {
    let code = match fold(typed).as_str() {
        "人民币" | "rmb" | "元" | "人民币元" => "CNY".to_owned(),
        "美元" => "USD".to_owned(),
        "欧元" => "EUR".to_owned(),
        "港币" | "港元" => "HKD".to_owned(),
        "日元" => "JPY".to_owned(),
        other => other.to_uppercase(),
    };
    (code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase())).then_some(code)
}

fn read(line: &mut Line, source: &str, categories: &std::collections::HashMap<String, String>) -> Option<Typed> {
    let key = key::read(line, source);
    let period = period(line);
    let code = line.required("currency", 20);
    let known = code.as_deref().and_then(currency);
    if let (Some(typed), None) = (&code, &known) {
        line.problems.errors.push(FieldError::new("currency", "import-currency").with("value", shortened(typed)));
    }
    let currency = known.unwrap_or_default();
    let minor = money(line, "amount", exponent(&currency), true);
    let given = money(line, "amount-cny", 2, false);
    let rmb_fen = given.or(if currency == "CNY" { minor } else { None });
    if rmb_fen.is_none() && minor.is_some() && !currency.is_empty() {
        line.problems.error("amount-cny", "import-no-rate");
    }
    let category = line.text("category", 100).map(|typed| match categories.get(&fold(&typed)) {
        Some(code) => code.clone(),
        None => "unknown".to_owned(),
    });
    let typed = Typed {
        unit: line.text("unit", 60).unwrap_or_default(),
        rate_source: line
            .text("rate-source", 200)
            .unwrap_or_else(|| if currency == "CNY" { "CNY" } else { "import" }.into()),
        key: key?,
        starts_on: period?.0,
        ends_on: period?.1,
        category,
        currency,
        minor: minor?,
        rmb_fen: rmb_fen?,
    };
    line.problems.errors.is_empty().then_some(typed)
}

fn money(line: &mut Line, column: &str, decimals: u8, required: bool) -> Option<i64> {
    let typed = line.raw(column);
    if typed.is_empty() {
        if required {
            line.problems.error(column, "required");
        }
        return None;
    }
    let found = parse_number(typed, decimals, None).ok();
    if found.is_none() {
        line.problems
            .errors
            .push(FieldError::new(column, "import-amount").with("value", shortened(typed)).with("decimals", decimals));
    }
    found
}

/// A fiscal year (`2023`, `FY2023`, `2023财年`), or a start and an end.
fn period(line: &mut Line) -> Option<(NaiveDate, NaiveDate)> {
    let typed = line.raw("fiscal-year");
    let (from, to) = (line.date("starts-on"), line.date("ends-on"));
    match (from, to) {
        (Some(from), Some(to)) if from <= to => return Some((from, to)),
        (Some(_), Some(_)) => {
            line.problems.error("ends-on", "import-period");
            return None;
        }
        _ => {}
    }
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let year = digits.parse().ok().filter(|_| digits.len() == 4).and_then(|year| FiscalYear::new(year, START_MONTH));
    if year.is_none() {
        line.problems.error(if typed.is_empty() { "starts-on" } else { "fiscal-year" }, "import-period");
    }
    year.map(|year| (year.first_day(), year.last_day()))
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
        let row = read(&mut line, &sorting.source, &sorting.categories);
        typed.push((*number, row, line.problems));
    }
    let keys: Vec<&Key> = typed.iter().filter_map(|(_, row, _)| row.as_ref().map(|r| &r.key)).collect();
    let suppliers = key::find(db, &keys).await?;
    let ids: std::collections::BTreeSet<Id> = suppliers.values().flatten().map(|t| t.id).collect();
    let held = held(db, ids.into_iter().collect()).await?;
    let mut examined = Vec::with_capacity(typed.len());
    for (number, row, mut problems) in typed {
        let target = row.as_ref().and_then(|r| key::one(&suppliers, &r.key, &mut problems.errors));
        examined.push(match (row, target) {
            (Some(row), Some(target)) => judge(sorting, &held, number, row, target, problems),
            _ => {
                Examined { row: number, outcome: RowOutcome::Refused, problems, supplier: None, found: Found::Nothing }
            }
        });
    }
    Ok(examined)
}

fn judge(
    sorting: &mut Sorting,
    held: &[Amount],
    number: i64,
    typed: Typed,
    target: &key::Target,
    mut problems: Problems,
) -> Examined {
    let amount = Amount {
        supplier_id: target.id,
        starts_on: typed.starts_on,
        ends_on: typed.ends_on,
        unit: typed.unit,
        category: typed.category.unwrap_or_else(|| target.category.clone()),
        currency: typed.currency,
        minor: typed.minor,
        rmb_fen: typed.rmb_fen,
        rate_source: typed.rate_source,
    };
    let supplier = Some(target.id);
    // Two amounts for one key cannot both be right; the file has to say which, or their sum.
    if let Some((first, same)) = sorting.take(&amount.key(), &format!("{}", amount.minor), number) {
        let (list, code, outcome) = match same {
            true => (&mut problems.warnings, "import-repeated", RowOutcome::Unchanged),
            false => (&mut problems.errors, "import-amount-twice", RowOutcome::Refused),
        };
        list.push(FieldError::new("amount", code).with("first", first));
        return Examined { row: number, outcome, problems, supplier, found: Found::Nothing };
    }
    let before = held.iter().find(|h| h.key() == amount.key()).cloned();
    let outcome = match &before {
        None => RowOutcome::Create,
        Some(before) if *before == amount => RowOutcome::Unchanged,
        Some(_) => RowOutcome::Update,
    };
    Examined { row: number, outcome, problems, supplier, found: Found::Spend(Box::new(Row { amount, before })) }
}

impl Amount {
    fn key(&self) -> String {
        let Self { supplier_id, starts_on, ends_on, unit, category, currency, .. } = self;
        format!("{supplier_id}\n{starts_on}\n{ends_on}\n{unit}\n{category}\n{currency}")
    }
}

async fn held(db: &impl ConnectionTrait, suppliers: Vec<Id>) -> Outcome<Vec<Amount>> {
    if suppliers.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT supplier_id, starts_on, ends_on, unit, category, currency, minor, rmb_fen, rate_source FROM spend WHERE supplier_id IN ({})",
        places(suppliers.len())
    );
    rows(db, &sql, suppliers.into_iter().map(Value::from).collect()).await
}

/// Writes examined rows; returns what updates replaced, by row of the file.
pub async fn write(act: &Act, batch: Id, examined: Vec<Examined>) -> Outcome<Vec<(i64, String)>> {
    let mut replaced = Vec::new();
    let mut written = Vec::new();
    for row in examined {
        if !matches!(row.outcome, RowOutcome::Create | RowOutcome::Update) {
            continue;
        }
        let Found::Spend(spend) = row.found else { continue };
        if let Some(before) = &spend.before {
            replaced.push((row.row, serde_json::to_string(before)?));
        }
        written.push(values(spend.amount, Some(batch), act.now));
    }
    put(act, written).await?;
    Ok(replaced)
}

/// The values of a record, in the order of [`put`].
pub fn values(amount: Amount, batch: Option<Id>, now: crate::instant::Instant) -> Vec<Value> {
    vec![
        new_id().into(),
        amount.supplier_id.into(),
        amount.starts_on.into(),
        amount.ends_on.into(),
        amount.unit.into(),
        amount.category.into(),
        amount.currency.into(),
        amount.minor.into(),
        amount.rmb_fen.into(),
        amount.rate_source.into(),
        batch.into(),
        now.into(),
    ]
}

/// Writes records; one with the same key gets the new amount.
pub async fn put(act: &Act, rows: Vec<Vec<Value>>) -> Outcome<u64> {
    insert_many(
        act.db(),
        "spend (id, supplier_id, starts_on, ends_on, unit, category, currency, minor, rmb_fen, rate_source, batch_id, recorded_at)",
        "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        "ON CONFLICT (supplier_id, starts_on, ends_on, unit, category, currency) DO UPDATE SET minor = excluded.minor,
           rmb_fen = excluded.rmb_fen, rate_source = excluded.rate_source, recorded_at = excluded.recorded_at",
        rows,
    )
    .await
}

#[cfg(test)]
mod tests;
