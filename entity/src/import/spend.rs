//! Spend lists: money spent with a supplier in a period. The same supplier, period, unit, category and currency is the
//! same record, whose amount a later list replaces.

mod money;

use super::RowOutcome;
use super::about::{self, About, Put, Replacing};
use super::column::{Target, target};
use super::examine::{Found, Sorting};
use super::key::Whom;
use super::understand::{Line, Problems};
use crate::act::Act;
use crate::calendar::FiscalYear;
use crate::instant::Instant;
use crate::refusal::{FieldError, Outcome};
use crate::search::fold;
use crate::statistics::START_MONTH;
use crate::store::exec;
use crate::{Id, new_id};
use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, FromQueryResult};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// The columns beside those that name the supplier.
pub const COLUMNS: &[Target] = &[
    target("fiscal-year", false, &["fiscal_year", "fiscal year", "fy", "year", "财年", "年度", "会计年度"]),
    target("starts-on", false, &["starts_on", "start", "period start", "from", "开始日期", "起始日期", "期间开始"]),
    target("ends-on", false, &["ends_on", "end", "period end", "to", "结束日期", "截止日期", "期间结束"]),
    target("unit", false, &["unit", "business unit", "business_unit", "bu", "业务单元", "事业部", "采购单位"]),
    target("category", false, &["category", "spend category", "品类", "类别", "采购类别"]),
    target("currency", true, &["currency", "currency code", "币种", "货币"]),
    target("amount", true, &["amount", "spend", "value", "金额", "采购金额", "采购额"]),
    target("amount-cny", false, &["amount_cny", "amount_rmb", "cny", "rmb", "人民币金额", "折合人民币", "人民币"]),
    target("rate-source", false, &["rate_source", "rate source", "exchange rate source", "汇率来源"]),
];

/// Spend lists.
pub struct Spend;

/// An amount as a row describes it.
#[derive(Debug)]
pub struct Row {
    amount: Amount,
    before: Option<Amount>,
}

/// A record of spend.
#[derive(Clone, Debug, FromQueryResult, Serialize, Deserialize)]
pub struct Amount {
    id: Id,
    supplier_id: Id,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    unit: String,
    category: String,
    currency: String,
    /// In minor units of the currency (ISO 4217).
    minor: i64,
    /// In fen.
    rmb_fen: i64,
    rate_source: String,
    batch_id: Option<Id>,
    recorded_at: Instant,
}

/// What a row says.
#[derive(Debug)]
pub struct Said {
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    unit: String,
    category: Option<String>,
    currency: String,
    minor: i64,
    rmb_fen: i64,
    rate_source: String,
}

fn read(line: &mut Line, categories: &HashMap<String, String>, today: NaiveDate) -> Option<Said> {
    let period = period(line, today);
    let currency = money::currency(line);
    let minor = money::amount(line, "amount", currency.as_deref().map_or(2, money::exponent));
    if line.raw("amount").is_empty() {
        line.problems.error("amount", "required");
    }
    if minor.is_some_and(|minor| minor < 0) {
        line.problems.warn("amount", "import-amount-negative", line.raw("amount"));
    }
    let rmb_fen = yuan(line, currency.as_deref(), minor);
    let category = line.text("category", 100).map(|typed| match categories.get(&fold(&typed)) {
        Some(code) => code.clone(),
        None => "unknown".to_owned(),
    });
    let unit = line.text("unit", 60).unwrap_or_default();
    let rate = line.text("rate-source", 200);
    let own = if currency.as_deref() == Some("CNY") { "CNY" } else { "import" };
    Some(Said {
        starts_on: period?.0,
        ends_on: period?.1,
        unit,
        category,
        minor: minor?,
        rmb_fen: rmb_fen?,
        rate_source: rate.unwrap_or_else(|| own.to_owned()),
        currency: currency?,
    })
}

/// The amount in fen: as given, or the amount itself when it is in yuan. No rate is ever assumed.
fn yuan(line: &mut Line, currency: Option<&str>, minor: Option<i64>) -> Option<i64> {
    let given = money::amount(line, "amount-cny", 2);
    let own = minor.filter(|_| currency == Some("CNY"));
    if let (Some(given), Some(own)) = (given, own)
        && given != own
    {
        line.problems.error("amount-cny", "import-amount-differs");
    }
    if given.is_none() && own.is_none() && minor.is_some() && currency.is_some() && line.raw("amount-cny").is_empty() {
        line.problems.error("amount-cny", "import-no-rate");
    }
    given.or(own)
}

/// A fiscal year (`2023`, `FY2023`, `2023财年`), or a start and an end.
fn period(line: &mut Line, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let errors = line.problems.errors.len();
    let dates = (line.date("starts-on"), line.date("ends-on"));
    let typed: String = line.raw("fiscal-year").nfkc().collect();
    let (column, found) = match dates {
        (Some(from), Some(to)) => ("ends-on", (from <= to).then_some((from, to))),
        _ if !typed.is_empty() => ("fiscal-year", fiscal_year(&typed)),
        _ => ("starts-on", None),
    };
    // A date that cannot be read has been named already.
    if line.problems.errors.len() > errors {
        return None;
    }
    let code = match found {
        None => "import-period",
        Some((from, to)) if (to - from).num_days() > 366 => "import-period-long",
        Some((from, _)) if from > today => "import-future",
        Some((from, to)) => {
            let year = |day| FiscalYear::of(day, START_MONTH).map(FiscalYear::year);
            if year(from) != year(to) {
                line.problems.warnings.push(FieldError::new(column, "import-period-two-years"));
            }
            return found;
        }
    };
    line.problems.error(column, code);
    None
}

fn fiscal_year(typed: &str) -> Option<(NaiveDate, NaiveDate)> {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let year = digits.parse().ok().filter(|year| digits.len() == 4 && *year >= 1900)?;
    let year = FiscalYear::new(year, START_MONTH)?;
    Some((year.first_day(), year.last_day()))
}

impl About for Spend {
    type Said = Said;
    type Recorded = Vec<Amount>;

    fn read(line: &mut Line, sorting: &Sorting) -> Option<Said> {
        read(line, &sorting.categories, sorting.today)
    }

    async fn recorded(db: &impl ConnectionTrait, of: Vec<Id>) -> Outcome<Vec<Amount>> {
        let select =
            "SELECT id, supplier_id, starts_on, ends_on, unit, category, currency, minor, rmb_fen, rate_source,
            batch_id, recorded_at FROM spend";
        about::of(db, select, &of).await
    }

    fn judge(
        sorting: &mut Sorting,
        recorded: &Vec<Amount>,
        (number, whom, said): (i64, &Whom, Said),
        problems: &mut Problems,
    ) -> (RowOutcome, Found) {
        let mut amount = Amount {
            id: new_id(),
            supplier_id: whom.id,
            starts_on: said.starts_on,
            ends_on: said.ends_on,
            unit: said.unit,
            category: said.category.unwrap_or_else(|| whom.category.clone()),
            currency: said.currency,
            minor: said.minor,
            rmb_fen: said.rmb_fen,
            rate_source: said.rate_source,
            batch_id: None,
            recorded_at: Instant(0),
        };
        // Two amounts for one key cannot both be right; the file has to say which, or their sum.
        if let Some((first, same)) = sorting.take(&amount.key(), &amount.minor.to_string(), number) {
            return problems.repeated("amount", same, "import-amount-twice", first);
        }
        let before = recorded.iter().find(|held| held.key() == amount.key()).cloned();
        let outcome = match &before {
            None => RowOutcome::Create,
            Some(held) if held.says() == amount.says() => RowOutcome::Unchanged,
            Some(held) => {
                amount.id = held.id;
                RowOutcome::Update
            }
        };
        (outcome, Found::Spend(Box::new(Row { amount, before })))
    }
}

impl Amount {
    fn key(&self) -> String {
        let Self { supplier_id, starts_on, ends_on, unit, category, currency, .. } = self;
        format!("{supplier_id}\n{starts_on}\n{ends_on}\n{unit}\n{category}\n{currency}")
    }

    fn says(&self) -> (i64, i64, &str) {
        (self.minor, self.rmb_fen, &self.rate_source)
    }
}

impl Replacing for Spend {
    const TABLE: &'static str = "spend";
    const COLUMNS: &'static str =
        "id, supplier_id, starts_on, ends_on, unit, category, currency, minor, rmb_fen, rate_source, batch_id,
        recorded_at";
    const CONFLICT: &'static str = "ON CONFLICT (supplier_id, starts_on, ends_on, unit, category, currency) DO UPDATE
        SET minor = excluded.minor, rmb_fen = excluded.rmb_fen, rate_source = excluded.rate_source,
          batch_id = excluded.batch_id, recorded_at = excluded.recorded_at";
    const UNTOUCHED: &'static str = "t.recorded_at = b.committed_at";

    fn put(found: Found, batch: Id, now: Instant) -> Outcome<Option<Put>> {
        let Found::Spend(row) = found else { return Ok(None) };
        let before = row.before.map(|before| serde_json::to_string(&before)).transpose()?;
        let a = row.amount;
        let values = vec![
            a.supplier_id.into(),
            a.starts_on.into(),
            a.ends_on.into(),
            a.unit.into(),
            a.category.into(),
            a.currency.into(),
            a.minor.into(),
            a.rmb_fen.into(),
            a.rate_source.into(),
            batch.into(),
            now.into(),
        ];
        Ok(Some(Put { record: a.id, before, values }))
    }

    /// Also the time at which it was recorded: what was known then is known again.
    async fn restore(act: &Act, record: Id, before: &str) -> Outcome<()> {
        let b: Amount = serde_json::from_str(before)?;
        exec(
            act.db(),
            "UPDATE spend SET minor = ?, rmb_fen = ?, rate_source = ?, batch_id = ?, recorded_at = ? WHERE id = ?",
            vec![
                b.minor.into(),
                b.rmb_fen.into(),
                b.rate_source.into(),
                b.batch_id.into(),
                b.recorded_at.into(),
                record.into(),
            ],
        )
        .await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
