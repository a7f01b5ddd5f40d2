//! Records that may be one legal entity: the same country and the same folded name. They are offered, never merged
//! silently.

use super::Standing;
use super::list::{marks, values};
use crate::Id;
use crate::actor::Actor;
use crate::list::{EXACT, Order, Page, Place, Total};
use crate::permission::Permission;
use crate::refusal::Outcome;
use crate::store::{Store, number, rows};
use sea_orm::{FromQueryResult, Value};

/// Groups on a page.
pub const GROUPS: usize = 25;

/// A record of a group.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Member {
    /// The record.
    pub id: Id,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Its registered country.
    pub country: String,
    /// What its folded name is compared by.
    pub name_key: String,
    /// Its city.
    pub city: Option<String>,
    /// Its address.
    pub address: Option<String>,
    /// Its category.
    pub category: String,
    /// Where it stands.
    pub standing: Standing,
    /// Whether a merge of it waits for a second person.
    pub waiting: bool,
}

/// Records with the same country and folded name.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its records, lowest number first.
    pub members: Vec<Member>,
}

#[derive(FromQueryResult)]
struct Key {
    country: String,
    name_key: String,
}

/// A page of groups.
pub async fn duplicates(store: &Store, actor: &Actor, place: &Place) -> Outcome<Page<Group>> {
    actor.need(Permission::SupplierMerge)?;
    let db = store.read();
    let mut and = String::new();
    let mut bound: Vec<Value> = Vec::new();
    if !actor.barred.is_empty() {
        and.push_str(&format!(" AND id NOT IN ({})", marks(actor.barred.len())));
        bound.extend(values(&actor.barred));
    }
    let groups = "GROUP BY country, name_key HAVING COUNT(*) > 1";
    let total = number(
        db,
        &format!(
            "SELECT COUNT(*) FROM (SELECT 1 FROM supplier WHERE merged_into IS NULL{and} {groups} LIMIT {}) AS counted",
            EXACT + 1
        ),
        bound.clone(),
    )
    .await?;
    let step = Order { by: "country || ' ' || name_key", id: "", down: false }.step::<String>(place);
    and.push_str(&step.condition);
    bound.extend(step.values.clone());
    let found: Vec<Key> = rows(
        db,
        &format!(
            "SELECT country, name_key FROM supplier WHERE merged_into IS NULL{and} {groups} ORDER BY {} LIMIT {}",
            step.order,
            GROUPS + 1
        ),
        bound,
    )
    .await?;
    let key = |k: &Key| (format!("{} {}", k.country, k.name_key), Id::nil());
    let page = step.page(found, GROUPS, Total::of(total), key);
    Ok(Page { rows: members(store, actor, page.rows).await?, turn: page.turn, total: page.total })
}

async fn members(store: &Store, actor: &Actor, keys: Vec<Key>) -> Outcome<Vec<Group>> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let wanted = vec!["(?, ?)"; keys.len()].join(", ");
    let bound = keys.into_iter().flat_map(|k| [Value::from(k.country), Value::from(k.name_key)]).collect();
    let found: Vec<Member> = rows(
        store.read(),
        &format!(
            "SELECT id, number, name, country, name_key, city, address, category, standing,
               EXISTS (SELECT 1 FROM supplier_merge m WHERE m.state = 'proposed'
                 AND (m.survivor_id = supplier.id OR m.merged_id = supplier.id)) AS waiting
             FROM supplier WHERE merged_into IS NULL AND (country, name_key) IN (VALUES {wanted}) ORDER BY country, name_key, seq"
        ),
        bound,
    )
    .await?;
    let mut groups: Vec<Group> = Vec::new();
    for member in found.into_iter().filter(|m| !actor.is_barred(m.id)) {
        match groups
            .last_mut()
            .filter(|g| g.members.last().is_some_and(|l| l.country == member.country && l.name_key == member.name_key))
        {
            Some(group) => group.members.push(member),
            None => groups.push(Group { members: vec![member] }),
        }
    }
    Ok(groups)
}
