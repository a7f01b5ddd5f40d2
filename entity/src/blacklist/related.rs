//! Who else the decider should look at: suppliers that share something with the one proposed.

use crate::Id;
use crate::actor::Actor;
use crate::permission::Permission;
use crate::refusal::Outcome;
use crate::store::{Store, rows};
use crate::supplier::Standing;
use sea_orm::FromQueryResult;

/// A supplier that shares something with another.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Related {
    /// The other supplier.
    pub id: Id,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub standing: Standing,
    /// What they share: `identifier`, `address`, `contact`, `relationship`.
    pub why: String,
}

const QUERIES: [(&str, &str, usize); 5] = [
    (
        "identifier",
        "s.id IN (SELECT o.supplier_id FROM supplier_identifier i JOIN supplier_identifier o ON o.value = i.value
           WHERE i.supplier_id = ?)",
        1,
    ),
    (
        "address",
        "s.address IS NOT NULL AND s.address <> '' AND EXISTS (SELECT 1 FROM supplier t WHERE t.id = ?
           AND t.country = s.country AND t.address = s.address)",
        1,
    ),
    (
        "address",
        "s.id IN (SELECT o.supplier_id FROM site i JOIN site o ON o.address = i.address AND o.country = i.country
           WHERE i.supplier_id = ? AND i.address <> '')",
        1,
    ),
    (
        "contact",
        "s.id IN (SELECT o.supplier_id FROM contact i JOIN contact o ON o.email = i.email WHERE i.supplier_id = ?)",
        1,
    ),
    (
        "relationship",
        "s.id IN (SELECT other_supplier_id FROM relationship WHERE supplier_id = ? AND other_supplier_id IS NOT NULL
           UNION SELECT supplier_id FROM relationship WHERE other_supplier_id = ?)",
        2,
    ),
];

/// The suppliers related to one, each reason a row, by number; at most 50 of each reason.
pub async fn related(store: &Store, actor: &Actor, supplier: Id) -> Outcome<Vec<Related>> {
    actor.need(Permission::BlacklistRead)?;
    actor.not_barred(supplier)?;
    let mut found: Vec<Related> = Vec::new();
    for (why, condition, marks) in QUERIES {
        let mut values = vec![supplier.into(); marks];
        values.push(supplier.into());
        let sql = format!(
            "SELECT s.id, s.number, s.name, s.standing, '{why}' AS why FROM supplier s
             WHERE {condition} AND s.id <> ? AND s.merged_into IS NULL ORDER BY s.seq LIMIT 50"
        );
        let some: Vec<Related> = rows(store.read(), &sql, values).await?;
        for other in some.into_iter().filter(|o| !actor.is_barred(o.id)) {
            if !found.iter().any(|f| f.id == other.id && f.why == other.why) {
                found.push(other);
            }
        }
    }
    found.sort_by(|a, b| a.number.cmp(&b.number));
    Ok(found)
}
