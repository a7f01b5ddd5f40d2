//! The list of suppliers: one query for the rows of a page, one for how many match.

use super::search_index::{match_query, tsquery};
use super::{Certainty, CodeState, Filter, Standing};
use crate::Id;
use crate::actor::Actor;
use crate::list::{self, EXACT, Page, Total};
use crate::permission::Permission;
use crate::refusal::Outcome;
use crate::search::fold;
use crate::store::{Store, number, raw, rows};
use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Value};

/// Rows on a page.
pub const PAGE: usize = 50;

/// A supplier as the list shows it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Listed {
    /// The record.
    pub id: Id,
    /// The number that people read out.
    pub number: String,
    /// The legal name in its own script.
    pub name: String,
    /// The Latin name.
    pub name_latin: Option<String>,
    /// Registered country.
    pub country: String,
    /// Main category.
    pub category: String,
    /// Where it stands.
    pub standing: Standing,
    /// Where it stands with the code.
    pub code_state: CodeState,
    /// Whether somebody can be written to.
    pub invitable: bool,
    /// Whether it still lacks an identifier.
    pub provisional: bool,
    /// Since when it is registered.
    pub registered_on: NaiveDate,
    /// What the list is sorted by when it is sorted by name.
    pub name_folded: String,
}

/// A condition and its values, with `s` for the supplier.
#[derive(Clone, Debug, Default)]
pub struct Condition {
    /// The source: the supplier alone, or driven by the search index.
    pub from: String,
    /// The condition after `WHERE`.
    pub sql: String,
    /// Its values, in order.
    pub values: Vec<Value>,
}

impl Condition {
    fn and(&mut self, sql: &str, values: Vec<Value>) {
        self.sql.push_str(" AND ");
        self.sql.push_str(sql);
        self.values.extend(values);
    }
}

/// What the text in the search field turned out to be.
enum Sought {
    Everything,
    Nothing,
    Records(Vec<Id>),
    Name(String),
}

/// One page of the list, as far as the person may see it.
pub async fn list(store: &Store, actor: &Actor, filter: &Filter) -> Outcome<Page<Listed>> {
    actor.need(Permission::SupplierRead)?;
    let db = store.read();
    let sought = sought(db, &filter.text).await?;
    if let Sought::Nothing = sought {
        return Ok(Page { rows: Vec::new(), next: None, total: Total::Exactly(0) });
    }
    let total = Total::of(count(db, actor, filter, &sought).await?);
    // A name that more than EXACT suppliers share is found sooner by walking the sort order than through the index.
    let through_index = total != Total::More;
    let mut condition = condition(db.get_database_backend(), actor, filter, &sought, through_index);
    let (column, down) = filter.sort.column();
    if let Some((value, id)) = list::after(&filter.after) {
        let value: Option<Value> = match column {
            "registered_on" => value.parse::<NaiveDate>().ok().map(Into::into),
            _ => Some(value.into()),
        };
        let way = if down { '<' } else { '>' };
        match value {
            // A number is unique: nothing else decides the order.
            Some(value) if column == "number" => condition.and(&format!("s.number {way} ?"), vec![value]),
            Some(value) => condition.and(&format!("(s.{column}, s.id) {way} (?, ?)"), vec![value, id.into()]),
            None => {}
        }
    }
    let order = match (column, down) {
        ("number", false) => "s.number".to_owned(),
        ("number", true) => "s.number DESC".to_owned(),
        (column, false) => format!("s.{column}, s.id"),
        (column, true) => format!("s.{column} DESC, s.id DESC"),
    };
    let sql = format!(
        "SELECT s.id, s.number, s.name, s.name_latin, s.country, s.category, s.standing, s.code_state, s.invitable,
         s.provisional, s.registered_on, s.name_folded FROM {} WHERE {} ORDER BY {order} LIMIT {}",
        condition.from,
        condition.sql,
        PAGE + 1
    );
    let mut found: Vec<Listed> = rows(db, &sql, condition.values).await?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let next = found.last().filter(|_| more).map(|last| {
        let value = match column {
            "number" => last.number.clone(),
            "registered_on" => last.registered_on.to_string(),
            _ => last.name_folded.clone(),
        };
        list::cursor(&value, last.id)
    });
    Ok(Page { rows: found, next, total })
}

/// The condition of a filter without paging, for whoever acts on a filtered set ("invite these").
pub async fn matching(store: &Store, actor: &Actor, filter: &Filter) -> Outcome<Condition> {
    actor.need(Permission::SupplierRead)?;
    let db = store.read();
    let sought = sought(db, &filter.text).await?;
    Ok(condition(db.get_database_backend(), actor, filter, &sought, true))
}

/// How many match, counted no further than one beyond [`EXACT`].
async fn count(db: &impl ConnectionTrait, actor: &Actor, filter: &Filter, sought: &Sought) -> Outcome<i64> {
    let most = EXACT + 1;
    // One or two characters are in the index themselves, and merged records are not: nothing is left to verify.
    if let Sought::Name(name) = sought
        && name.chars().count() <= 2
        && !filter.is_narrowed()
        && actor.barred.is_empty()
    {
        let (sql, query) = match db.get_database_backend() {
            DbBackend::Postgres => ("SELECT 1 FROM supplier WHERE grams @@ CAST(? AS TSQUERY)", tsquery(name)),
            _ => ("SELECT 1 FROM supplier_search WHERE supplier_search MATCH ?", match_query(name)),
        };
        return number(db, &format!("SELECT COUNT(*) FROM ({sql} LIMIT {most}) AS counted"), vec![query.into()]).await;
    }
    let condition = condition(db.get_database_backend(), actor, filter, sought, true);
    let sql = format!(
        "SELECT COUNT(*) FROM (SELECT 1 FROM {} WHERE {} LIMIT {most}) AS counted",
        condition.from, condition.sql
    );
    number(db, &sql, condition.values).await
}

/// A text with a digit and no letter outside ASCII may be a number or an identifier; else it is part of a name. The
/// number of a merged record leads to its survivor.
async fn sought(db: &impl ConnectionTrait, text: &str) -> Outcome<Sought> {
    if text.is_empty() {
        return Ok(Sought::Everything);
    }
    if text.is_ascii() && text.len() >= 4 && text.bytes().any(|b| b.is_ascii_digit()) {
        let found = raw(
            db,
            "SELECT COALESCE(merged_into, id) FROM supplier WHERE number = ?
             UNION SELECT supplier_id FROM supplier_identifier WHERE value = ? LIMIT 50",
            vec![text.to_uppercase().into(), super::identifier::normalise(text).into()],
        )
        .await?;
        if !found.is_empty() {
            let ids = found.iter().map(|r| r.try_get_by_index(0)).collect::<Result<_, sea_orm::DbErr>>()?;
            return Ok(Sought::Records(ids));
        }
    }
    let folded = fold(text);
    Ok(if folded.is_empty() { Sought::Nothing } else { Sought::Name(folded) })
}

fn condition(backend: DbBackend, actor: &Actor, filter: &Filter, sought: &Sought, through_index: bool) -> Condition {
    let mut c = Condition { from: "supplier s".into(), sql: "s.merged_into IS NULL".into(), values: Vec::new() };
    match sought {
        Sought::Everything => {}
        Sought::Nothing => c.and("1 = 0", vec![]),
        Sought::Records(ids) => c.and(&format!("s.id IN ({})", marks(ids.len())), values(ids)),
        Sought::Name(name) => {
            if through_index && backend == DbBackend::Postgres {
                c.and("s.grams @@ CAST(? AS TSQUERY)", vec![tsquery(name).into()]);
            } else if through_index {
                // SQLite keeps the order of a cross join, so that the index drives.
                c.from = "supplier_search f CROSS JOIN supplier s ON s.seq = f.rowid".into();
                c.and("f.supplier_search MATCH ?", vec![match_query(name).into()]);
            }
            // Folded text holds letters and digits only: no wildcard can come in.
            c.and("s.name_folded LIKE ?", vec![format!("%{name}%").into()]);
        }
    }
    if let Some(country) = &filter.country {
        c.and("s.country = ?", vec![country.clone().into()]);
    }
    if let Some(standing) = filter.standing {
        c.and("s.standing = ?", vec![standing.into()]);
    }
    if let Some(category) = &filter.category {
        c.and("s.category = ?", vec![category.clone().into()]);
    }
    if let Some(invitable) = filter.invitable {
        c.and("s.invitable = ?", vec![invitable.into()]);
    }
    if let Some(code) = filter.code {
        c.and("s.code_state = ?", vec![code.into()]);
    }
    match filter.certainty {
        Some(Certainty::Provisional) => c.and("s.provisional = ?", vec![true.into()]),
        Some(Certainty::Confirmed) => c.and("s.provisional = ?", vec![false.into()]),
        Some(Certainty::Duplicate) => c.and(
            "EXISTS (SELECT 1 FROM supplier o WHERE o.country = s.country AND o.name_key = s.name_key
               AND o.merged_into IS NULL AND o.id <> s.id)",
            vec![],
        ),
        None => {}
    }
    if !actor.barred.is_empty() {
        c.and(&format!("s.id NOT IN ({})", marks(actor.barred.len())), values(&actor.barred));
    }
    c
}

/// As many question marks as there are values.
pub(super) fn marks(count: usize) -> String {
    vec!["?"; count].join(", ")
}

pub(super) fn values(ids: &[Id]) -> Vec<Value> {
    ids.iter().map(|id| (*id).into()).collect()
}
