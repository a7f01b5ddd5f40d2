//! Which suppliers an invitation means, and how many of them it reaches.

use crate::Id;
use crate::actor::Actor;
use crate::field::Fields;
use crate::permission::Permission;
use crate::refusal::Outcome;
use crate::store::{Store, number, raw, rows};
use sea_orm::{FromQueryResult, Value};

/// Which suppliers are meant; empty parts do not narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The registered country.
    pub country: String,
    /// The main category.
    pub category: String,
    /// Where the supplier stands.
    pub standing: String,
    /// Where it stands with the ESG code.
    pub code_state: String,
    /// These alone.
    pub ids: Vec<Id>,
}

impl Selection {
    /// Reads `country`, `category`, `standing`, `code_state` and any number of `supplier_id[]`.
    pub fn read(fields: &Fields) -> Self {
        let text = |name: &str| fields.text(name).trim().to_owned();
        Self {
            country: text("country").to_uppercase(),
            category: text("category"),
            standing: text("standing"),
            code_state: text("code_state"),
            ids: fields.all("supplier_id[]").iter().filter_map(|id| id.parse().ok()).take(5_000).collect(),
        }
    }

    /// A condition on `s`, the supplier. Those that have left or were removed are never meant.
    pub(super) fn condition(&self, actor: &Actor) -> (String, Vec<Value>) {
        let mut sql = String::from("s.merged_into IS NULL AND s.standing NOT IN ('left', 'eliminated', 'blacklisted')");
        let mut values: Vec<Value> = Vec::new();
        let parts = [
            ("country", &self.country),
            ("category", &self.category),
            ("standing", &self.standing),
            ("code_state", &self.code_state),
        ];
        for (column, wanted) in parts.into_iter().filter(|(_, wanted)| !wanted.is_empty()) {
            sql.push_str(&format!(" AND s.{column} = ?"));
            values.push(wanted.clone().into());
        }
        for (word, ids) in [("IN", &self.ids), ("NOT IN", &actor.barred)] {
            if !ids.is_empty() {
                sql.push_str(&format!(" AND s.id {word} ({})", vec!["?"; ids.len()].join(", ")));
                values.extend(ids.iter().map(|id| Value::from(*id)));
            }
        }
        (sql, values)
    }
}

pub(super) const REACHABLE: &str = "(s.invitable = TRUE OR EXISTS (SELECT 1 FROM role_grant r WHERE r.scope_id = s.id
    AND r.scope_kind = 'supplier' AND r.revoked_at IS NULL))";
pub(super) const ASKED: &str = "EXISTS (SELECT 1 FROM signing n WHERE n.supplier_id = s.id AND n.version_id = ?)";

/// How many suppliers an invitation would reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Would be invited.
    pub can: i64,
    /// Have no contact that mail reaches.
    pub cannot: i64,
    /// Have been invited to this version before.
    pub already: i64,
}

/// How many suppliers an invitation would reach.
pub async fn reach(store: &Store, actor: &Actor, version: Id, selection: &Selection) -> Outcome<Reach> {
    actor.need(Permission::SupplierInvite)?;
    let (meant, values) = selection.condition(actor);
    let count = async |more: String, last: Vec<Value>| {
        let sql = format!("SELECT count(*) FROM supplier s WHERE {meant} AND {more}");
        number(store.read(), &sql, [values.clone(), last].concat()).await
    };
    Ok(Reach {
        can: count(format!("{REACHABLE} AND NOT {ASKED}"), vec![version.into()]).await?,
        cannot: count(format!("NOT {REACHABLE}"), vec![]).await?,
        already: count(ASKED.to_owned(), vec![version.into()]).await?,
    })
}

/// What the parts of a selection can be narrowed to.
#[derive(Clone, Debug)]
pub struct Choices {
    /// Countries that occur in the register.
    pub countries: Vec<String>,
    /// Categories with their names.
    pub categories: Vec<Category>,
}

/// A category with its names.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Category {
    /// The code.
    pub code: String,
    /// Its English name.
    pub name_en: String,
    /// Its Chinese name.
    pub name_zh: String,
}

/// What the parts of a selection can be narrowed to.
pub async fn choices(store: &Store, actor: &Actor) -> Outcome<Choices> {
    actor.need(Permission::InstrumentRead)?;
    let sql = "SELECT DISTINCT country FROM supplier WHERE merged_into IS NULL ORDER BY country";
    let countries = raw(store.read(), sql, vec![]).await?;
    Ok(Choices {
        countries: countries.iter().map(|r| r.try_get_by_index(0)).collect::<Result<_, _>>()?,
        categories: rows(store.read(), "SELECT code, name_en, name_zh FROM category ORDER BY code", vec![]).await?,
    })
}
