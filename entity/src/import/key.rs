//! Finding the supplier that a row of contacts, spend or history is about.

use super::column::{Target, target};
use super::supplier::register::owners;
use super::understand::{Line, shortened};
use super::write::{pairs, places};
use crate::Id;
use crate::refusal::{FieldError, Outcome};
use crate::search::duplicate_key;
use crate::store::raw;
use crate::supplier::identifier::normalise;
use sea_orm::{ConnectionTrait, Value};
use std::collections::HashMap;

pub const SOURCE: Target = target("source", false, &["source", "来源", "数据来源", "来源系统"]);
pub const SOURCE_ID: Target = target(
    "source-id",
    false,
    &[
        "source_row_id",
        "source_id",
        "os_id",
        "external_id",
        "vendor_id",
        "vendor code",
        "supplier code",
        "来源编号",
        "供应商编码",
        "供应商代码",
        "外部编号",
    ],
);
pub const NAME: &[&str] = &[
    "name",
    "supplier_name",
    "supplier name",
    "legal_name",
    "company name",
    "company",
    "factory name",
    "factory_name",
    "vendor name",
    "企业名称",
    "供应商名称",
    "公司名称",
    "单位名称",
    "名称",
    "工厂名称",
    "企業名稱",
    "公司名稱",
    "firm name",
    "unvan",
    "tên công ty",
];
pub const COUNTRY: Target = target(
    "country",
    false,
    &[
        "country_code",
        "country",
        "country/region",
        "country code",
        "country_name",
        "iso2",
        "nation",
        "国家",
        "国家/地区",
        "国家或地区",
        "国别",
        "國家",
        "ülke",
        "país",
        "pays",
        "land",
    ],
);
pub const USCC: Target = target(
    "uscc",
    false,
    &["统一社会信用代码", "uscc", "unified social credit code", "社会信用代码", "信用代码", "統一社會信用代碼"],
);
pub const LEI: Target = target("lei", false, &["lei", "legal entity identifier", "法人识别编码", "全球法人识别编码"]);
pub const TAX_ID: Target = target(
    "tax-id",
    false,
    &[
        "tax_id",
        "tax id",
        "tax number",
        "vat number",
        "vat",
        "registration number",
        "registration_no",
        "税号",
        "纳税人识别号",
        "注册号",
    ],
);

/// How the rows of a list about known suppliers say whom they are about.
pub const COLUMNS: &[Target] = &[
    target("number", false, &["number", "supplier number", "supplier_no", "供应商编号", "编号"]),
    USCC,
    LEI,
    TAX_ID,
    SOURCE,
    SOURCE_ID,
    target("name", false, NAME),
    COUNTRY,
];

/// How a row names its supplier, the surest way first.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// By the number of the register.
    Number(String),
    /// By an identifier of any register.
    Identifier(String),
    /// By the source's own id.
    Source(String, String),
    /// By name and country.
    Name(String, String),
}

/// A supplier that rows are about.
#[derive(Clone, Debug)]
pub struct Whom {
    /// The record.
    pub id: Id,
    /// Its main category.
    pub category: String,
    /// The language it is written to.
    pub lang: crate::lang::Lang,
}

/// Reads the key of a row; a row without one is refused.
pub fn read(line: &mut Line, source: &str) -> Option<Key> {
    if let Some(number) = line.text("number", 40) {
        return Some(Key::Number(number.to_uppercase()));
    }
    for column in ["uscc", "lei", "tax-id"] {
        if let Some(typed) = line.text(column, 100) {
            return Some(Key::Identifier(normalise(&typed)));
        }
    }
    if let Some(id) = line.text("source-id", 200) {
        return Some(Key::Source(line.text("source", 100).unwrap_or_else(|| source.to_owned()), id));
    }
    let name = line.text("name", 300);
    let typed = line.text("country", 100);
    let country = typed.as_deref().map(super::country);
    match (name, country) {
        (Some(name), Some(Some(country))) => Some(Key::Name(country.to_owned(), duplicate_key(&name))),
        (Some(_), Some(None)) => {
            let typed = shortened(&typed.unwrap_or_default());
            let error = FieldError::new("country", "import-country").with("value", typed);
            line.problems.errors.push(error);
            None
        }
        _ => {
            line.problems.error("number", "import-no-supplier");
            None
        }
    }
}

/// The suppliers behind keys; several for a name that is not unique.
pub async fn find(db: &impl ConnectionTrait, keys: &[&Key]) -> Outcome<HashMap<Key, Vec<Whom>>> {
    let mut ids: Vec<(Key, Id)> = Vec::new();
    let text =
        |pick: fn(&Key) -> Option<&String>| -> Vec<String> { keys.iter().filter_map(|k| pick(k)).cloned().collect() };
    let numbers = text(|k| if let Key::Number(n) = k { Some(n) } else { None });
    for (number, id) in single(db, "SELECT number, id FROM supplier WHERE number IN", numbers).await? {
        ids.push((Key::Number(number), id));
    }
    let values = text(|k| if let Key::Identifier(v) = k { Some(v) } else { None });
    for (value, id) in single(db, "SELECT value, supplier_id FROM supplier_identifier WHERE value IN", values).await? {
        ids.push((Key::Identifier(value), id));
    }
    let sources: Vec<(&str, &str)> = keys
        .iter()
        .filter_map(|k| if let Key::Source(s, i) = k { Some((s.as_str(), i.as_str())) } else { None })
        .collect();
    for ((source, source_id), id) in owners(db, "supplier_source", ("source", "source_id"), &sources).await? {
        ids.push((Key::Source(source, source_id), id));
    }
    let names: Vec<Value> = keys
        .iter()
        .filter_map(|k| if let Key::Name(c, n) = k { Some([Value::from(c.clone()), n.clone().into()]) } else { None })
        .flatten()
        .collect();
    if !names.is_empty() {
        let sql = format!(
            "SELECT s.country, s.name_key, s.id FROM (VALUES {}) AS k CROSS JOIN supplier s
             WHERE s.country = k.column1 AND s.name_key = k.column2 AND s.merged_into IS NULL",
            pairs(names.len() / 2)
        );
        for row in raw(db, &sql, names).await? {
            ids.push((Key::Name(row.try_get_by_index(0)?, row.try_get_by_index(1)?), row.try_get_by_index(2)?));
        }
    }
    with_records(db, ids).await
}

async fn single(db: &impl ConnectionTrait, sql: &str, keys: Vec<String>) -> Outcome<Vec<(String, Id)>> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!("{sql} ({})", places(keys.len()));
    let found = raw(db, &sql, keys.into_iter().map(Value::from).collect()).await?;
    let pair = |row: &sea_orm::QueryResult| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?));
    Ok(found.iter().map(pair).collect::<Result<_, sea_orm::DbErr>>()?)
}

/// Loads the records; a merged one stands for its survivor.
async fn with_records(db: &impl ConnectionTrait, ids: Vec<(Key, Id)>) -> Outcome<HashMap<Key, Vec<Whom>>> {
    let mut found: HashMap<Key, Vec<Whom>> = HashMap::new();
    if ids.is_empty() {
        return Ok(found);
    }
    let sql = format!(
        "SELECT s.id, t.id, t.category, t.lang FROM supplier s JOIN supplier t ON t.id = COALESCE(s.merged_into, s.id) WHERE s.id IN ({})",
        places(ids.len())
    );
    let mut records: HashMap<Id, Whom> = HashMap::new();
    for row in raw(db, &sql, ids.iter().map(|(_, id)| Value::from(*id)).collect()).await? {
        let target =
            Whom { id: row.try_get_by_index(1)?, category: row.try_get_by_index(2)?, lang: row.try_get_by_index(3)? };
        records.insert(row.try_get_by_index(0)?, target);
    }
    for (key, id) in ids {
        if let Some(target) = records.get(&id) {
            let held = found.entry(key).or_default();
            if !held.iter().any(|t| t.id == target.id) {
                held.push(target.clone());
            }
        }
    }
    Ok(found)
}

/// The one supplier behind the key of a row, or why there is none.
pub fn one<'a>(found: &'a HashMap<Key, Vec<Whom>>, key: &Key, line_errors: &mut Vec<FieldError>) -> Option<&'a Whom> {
    let column = match key {
        Key::Number(_) => "number",
        Key::Identifier(_) => "tax-id",
        Key::Source(..) => "source-id",
        Key::Name(..) => "name",
    };
    match found.get(key).map(Vec::as_slice) {
        Some([target]) => Some(target),
        Some([_, ..]) => {
            line_errors.push(FieldError::new(column, "import-several-suppliers"));
            None
        }
        _ => {
            line_errors.push(FieldError::new(column, "import-unknown-supplier"));
            None
        }
    }
}
