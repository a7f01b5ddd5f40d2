//! The list of suppliers: one query for the rows of a page, one for how many match.

use super::search_index::{match_query, tsquery};
use super::{Certainty, CodeState, Filter, Standing};
use crate::Id;
use crate::actor::Actor;
use crate::list::{EXACT, Order, Page, Place, ROWS, Step, Total, Turn};
use crate::permission::Permission;
use crate::refusal::Outcome;
use crate::search::{LONGEST_GRAM, fold};
use crate::store::{Store, number, raw, rows};
use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Value};

/// A supplier as the list shows it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Listed {
    /// The record.
    pub id: Id,
    /// What the list is sorted by when it is sorted by number.
    pub seq: i64,
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
pub(super) enum Sought {
    Everything,
    Nothing,
    Records(Vec<Id>),
    Name(String),
}

/// One page of the list, as far as the person may see it.
pub async fn list(store: &Store, actor: &Actor, filter: &Filter, place: &Place) -> Outcome<Page<Listed>> {
    actor.need(Permission::SupplierRead)?;
    let db = store.read();
    let mut sought = sought(db, &filter.text).await?;
    let total = match few(db, actor, filter, &sought).await? {
        Some(ids) => {
            let total = Total::Exactly(ids.len() as i64);
            sought = if ids.is_empty() { Sought::Nothing } else { Sought::Records(ids) };
            total
        }
        None => Total::of(count(db, actor, filter, &sought).await?),
    };
    if let Sought::Nothing = sought {
        return Ok(Page { rows: Vec::new(), turn: Turn::default(), total: Total::Exactly(0) });
    }
    // A name that more than EXACT suppliers share is found sooner by walking the sort order than through the index.
    let through_index = total != Total::More;
    let mut condition = condition(db.get_database_backend(), actor, filter, &sought, through_index);
    let step = step(filter, place);
    condition.sql.push_str(&step.condition);
    condition.values.extend(step.values.clone());
    let sql = format!(
        "SELECT s.id, s.seq, s.number, s.name, s.name_latin, s.country, s.category, s.standing, s.code_state, s.invitable,
         s.provisional, s.registered_on, s.name_folded FROM {} WHERE {} ORDER BY {} LIMIT {}",
        condition.from,
        condition.sql,
        step.order,
        ROWS + 1
    );
    let found: Vec<Listed> = rows(db, &sql, condition.values).await?;
    Ok(step.page(found, ROWS, total, |s| (filter.sort.value(s.seq, s.registered_on, &s.name_folded), s.id)))
}

/// Most names that are searched for are those of a handful. Who they are is then known after one walk through the
/// index, which need not be walked again to count and to sort them. None when they are more than a page.
async fn few(db: &impl ConnectionTrait, actor: &Actor, filter: &Filter, sought: &Sought) -> Outcome<Option<Vec<Id>>> {
    let Sought::Name(_) = sought else { return Ok(None) };
    let condition = condition(db.get_database_backend(), actor, filter, sought, true);
    let sql = format!("SELECT s.id FROM {} WHERE {} LIMIT {}", condition.from, condition.sql, ROWS + 1);
    let found = raw(db, &sql, condition.values).await?;
    if found.len() > ROWS {
        return Ok(None);
    }
    Ok(Some(found.iter().map(|r| r.try_get_by_index(0)).collect::<Result<_, sea_orm::DbErr>>()?))
}

pub(super) fn step(filter: &Filter, place: &Place) -> Step {
    let (column, down) = filter.sort.column();
    match column {
        "seq" => Order { by: "s.seq", id: "", down }.step::<i64>(place),
        "registered_on" => Order { by: "s.registered_on", id: "s.id", down }.step::<NaiveDate>(place),
        _ => Order { by: "s.name_folded", id: "s.id", down }.step::<String>(place),
    }
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
    // Few characters are in the index themselves, and merged records are not: nothing is left to verify.
    if let Sought::Name(name) = sought
        && name.chars().count() <= LONGEST_GRAM
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
pub(super) async fn sought(db: &impl ConnectionTrait, text: &str) -> Outcome<Sought> {
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

pub(super) fn condition(
    backend: DbBackend,
    actor: &Actor,
    filter: &Filter,
    sought: &Sought,
    through_index: bool,
) -> Condition {
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
    sorted(&mut c, filter);
    if !actor.barred.is_empty() {
        c.and(&format!("s.id NOT IN ({})", marks(actor.barred.len())), values(&actor.barred));
    }
    c
}

/// What the supplier belongs to on the day, and the tags on it.
fn sorted(c: &mut Condition, filter: &Filter) {
    let lists = [(&filter.unit, "supplier_unit", "business_unit"), (&filter.scenario, "supplier_scenario", "scenario")];
    for (code, members, list) in lists {
        if let Some(code) = code {
            c.and(
                &format!(
                    "s.id IN (SELECT m.supplier_id FROM {members} m JOIN {list} k ON k.id = m.class_id WHERE k.code = ?
                       AND m.effective_from <= ? AND (m.effective_to IS NULL OR m.effective_to > ?))"
                ),
                vec![code.clone().into(), filter.today.into(), filter.today.into()],
            );
        }
    }
    if let Some(tag) = &filter.tag {
        c.and(
            "s.id IN (SELECT t.supplier_id FROM supplier_tag t WHERE t.tag = ? AND t.effective_from <= ? AND t.effective_to > ?)",
            vec![tag.clone().into(), filter.today.into(), filter.today.into()],
        );
    }
}

/// As many question marks as there are values.
pub(super) fn marks(count: usize) -> String {
    vec!["?"; count].join(", ")
}

pub(super) fn values(ids: &[Id]) -> Vec<Value> {
    ids.iter().map(|id| (*id).into()).collect()
}
