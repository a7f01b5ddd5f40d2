//! The queue: what waits for whom, by due day or risk.

use super::query::select;
use super::{Check, Kind};
use crate::Id;
use crate::actor::Actor;
use crate::instant::Instant;
use crate::list::{EXACT, Order, Page, Place, ROWS, Total};
use crate::permission::Permission;
use crate::refusal::Outcome;
use crate::store::{Store, number, rows};
use crate::supplier::named;
use chrono::NaiveDate;
use sea_orm::Value;

codes! {
    /// A view of the queue.
    pub enum Tab {
        /// What I have to do.
        Mine => "mine",
        /// What nobody has yet.
        ToClaim => "to-claim",
        /// Visits under way.
        InField => "in-field",
        /// The supplier may comment.
        WithSupplier => "with-supplier",
        /// The result can be given.
        ToSettle => "to-settle",
        /// Findings are being put right.
        Remediation => "remediation",
        /// Every one of them.
        All => "all",
    }
}

/// What is asked of the queue; it stands in the address.
#[derive(Clone, Debug)]
pub struct Filter {
    /// The view.
    pub tab: Tab,
    /// A part of the supplier's name.
    pub name: String,
    /// The supplier's registered country.
    pub country: String,
    /// Due on this day or before.
    pub due: Option<NaiveDate>,
    /// By risk, the largest first, instead of by due day.
    pub by_risk: bool,
    /// Which page.
    pub place: Place,
}

struct Where {
    sql: Vec<String>,
    values: Vec<Value>,
}

impl Where {
    fn and(&mut self, sql: &str, values: Vec<Value>) {
        self.sql.push(sql.to_owned());
        self.values.extend(values);
    }

    fn text(&self) -> String {
        self.sql.join(" AND ")
    }
}

/// What this person may see at all.
fn scope(actor: &Actor) -> Outcome<Where> {
    let mut conditions = Where { sql: vec!["s.merged_into IS NULL".into()], values: Vec::new() };
    if !actor.may(Permission::CheckRead) {
        actor.need(Permission::CheckScore)?;
        conditions.and("c.assigned_to = ?", vec![actor.person.into()]);
    }
    if !actor.barred.is_empty() {
        let marks = vec!["?"; actor.barred.len()].join(", ");
        let barred = actor.barred.iter().map(|id| (*id).into()).collect();
        conditions.and(&format!("c.supplier_id NOT IN ({marks})"), barred);
    }
    Ok(conditions)
}

fn in_tab(conditions: &mut Where, tab: Tab, person: Id, now: Instant) {
    let waiting = "('scored', 'findings-drafted')";
    match tab {
        Tab::Mine => conditions.and(
            "c.assigned_to = ? AND c.state IN ('assigned', 'in-field', 'scored', 'findings-drafted', 'supplier-comments')",
            vec![person.into()],
        ),
        Tab::ToClaim => conditions.and("c.state IN ('drawn', 'planned')", vec![]),
        Tab::InField => conditions.and("c.state = 'in-field'", vec![]),
        Tab::WithSupplier => {
            conditions.and(&format!("c.state IN {waiting} AND c.comment_until > ?"), vec![now.into()]);
        }
        Tab::ToSettle => conditions.and(
            &format!("(c.state = 'supplier-comments' OR (c.state IN {waiting} AND c.comment_until <= ?))"),
            vec![now.into()],
        ),
        Tab::Remediation => {
            conditions.and("c.state IN ('passed', 'failed', 'issued', 'remediation', 'verified')", vec![]);
        }
        Tab::All => {}
    }
}

async fn count(store: &Store, kind: Kind, conditions: &Where) -> Outcome<i64> {
    let sql = format!(
        "SELECT COUNT(*) FROM (SELECT c.id FROM {} c JOIN supplier s ON s.id = c.supplier_id WHERE {} LIMIT {}) q",
        kind.table(),
        conditions.text(),
        EXACT + 1
    );
    number(store.read(), &sql, conditions.values.clone()).await
}

/// How many checks each view holds, without the filters.
pub async fn counts(store: &Store, actor: &Actor, kind: Kind, now: Instant) -> Outcome<Vec<(Tab, Total)>> {
    let mut found = Vec::new();
    for tab in Tab::ALL {
        let mut conditions = scope(actor)?;
        in_tab(&mut conditions, *tab, actor.person, now);
        found.push((*tab, Total::of(count(store, kind, &conditions).await?)));
    }
    Ok(found)
}

/// One page of a view.
pub async fn list(store: &Store, actor: &Actor, kind: Kind, filter: &Filter, now: Instant) -> Outcome<Page<Check>> {
    let mut conditions = scope(actor)?;
    in_tab(&mut conditions, filter.tab, actor.person, now);
    let mut typed = Vec::new();
    let text = named(&filter.name, &mut typed);
    if let Some(text) = text.strip_prefix(" AND ") {
        conditions.and(text, typed);
    }
    if !filter.country.is_empty() {
        conditions.and("s.country = ?", vec![filter.country.to_uppercase().into()]);
    }
    if let Some(due) = filter.due {
        conditions.and("c.due_on <= ?", vec![due.into()]);
    }
    let total = Total::of(count(store, kind, &conditions).await?);
    let step = match filter.by_risk {
        true => Order { by: "c.risk", id: "c.id", down: true }.step::<i64>(&filter.place),
        false => Order { by: "c.due_on", id: "c.id", down: false }.step::<NaiveDate>(&filter.place),
    };
    conditions.values.extend(step.values.clone());
    let condition = conditions.text() + &step.condition;
    let sql = format!("{} WHERE {condition} ORDER BY {} LIMIT {}", select(kind), step.order, ROWS + 1);
    let found: Vec<Check> = rows(store.read(), &sql, conditions.values).await?;
    let key = |c: &Check| (if filter.by_risk { c.risk.to_string() } else { c.due_on.to_string() }, c.id);
    Ok(step.page(found, ROWS, total, key))
}
