//! Who has declared what, and how lists leave out what an actor is barred from.

use super::{Kind, State};
use crate::Id;
use crate::actor::Actor;
use crate::instant::Instant;
use crate::list::{EXACT, Order, Page, Place, ROWS, Total};
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::store::{Store, number, rows};
use crate::supplier::named;
use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, FromQueryResult, Value};

/// The end of a condition that leaves out the suppliers an actor is barred from; adds its values. `column` is a
/// literal of the caller.
pub fn hidden(actor: &Actor, column: &'static str, values: &mut Vec<Value>) -> String {
    if actor.barred.is_empty() {
        return String::new();
    }
    values.extend(actor.barred.iter().map(|id| Value::from(*id)));
    format!(" AND {column} NOT IN ({})", vec!["?"; actor.barred.len()].join(", "))
}

/// A relationship as the list and its page show it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Listed {
    /// The record.
    pub id: Id,
    /// The supplier it concerns.
    pub supplier_id: Id,
    /// Its name in its own script.
    pub supplier: String,
    /// Its number.
    pub number: String,
    /// Who is related to whom.
    pub kind: Kind,
    /// The other supplier, when it was recognised.
    pub other: Option<String>,
    /// The member of staff, when recognised.
    pub person_id: Option<Id>,
    /// Their name.
    pub person: Option<String>,
    /// What was declared.
    pub particulars: String,
    /// Where it stands.
    pub state: State,
    /// Who declared it.
    pub declared_by: Id,
    /// Their name.
    pub declarer: String,
    /// When.
    pub declared_at: Instant,
    /// By when it must be judged.
    pub judge_by: NaiveDate,
    /// Who judged it.
    pub judge: Option<String>,
    /// The measure, or the reason of the judgement.
    pub measure: Option<String>,
    /// The version for the next change.
    pub version: i64,
}

const LISTED: &str = "SELECT r.id, r.supplier_id, s.name AS supplier, s.number, r.kind, o.name AS other, r.person_id,
    p.name AS person, r.particulars, r.state, r.declared_by, d.name AS declarer, r.declared_at, r.judge_by,
    j.name AS judge, r.measure, r.version
    FROM relationship r JOIN supplier s ON s.id = r.supplier_id JOIN person d ON d.id = r.declared_by
    LEFT JOIN supplier o ON o.id = r.other_supplier_id LEFT JOIN person p ON p.id = r.person_id
    LEFT JOIN person j ON j.id = r.judged_by";

/// What the list shows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// The state of its relationships; all without one.
    pub state: Option<State>,
    /// Part of the supplier's name, or its number; empty for all.
    pub find: String,
    /// The last to be judged first.
    pub descending: bool,
    /// Which page.
    pub place: Place,
}

/// What the actor may read: everything they can judge, and what they declared themselves.
fn wanted(actor: &Actor, filter: &Filter) -> Outcome<(String, Vec<Value>)> {
    if !actor.is_staff() {
        return Err(Refusal::NotAllowed("role".into()).into());
    }
    let mut values: Vec<Value> = vec![actor.person.into()];
    let mut seen = "r.declared_by = ?".to_owned();
    if actor.may(Permission::CertificationDecide) {
        let open = hidden(actor, "r.supplier_id", &mut values);
        seen = format!("({seen} OR (r.state <> ''{open}))");
    }
    if let Some(state) = filter.state {
        seen.push_str(" AND r.state = ?");
        values.push(state.into());
    }
    seen.push_str(&named(&filter.find, &mut values));
    Ok((seen, values))
}

/// One page of what the actor may read, by the day on which it must be judged.
pub async fn list(store: &Store, actor: &Actor, filter: &Filter) -> Outcome<Page<Listed>> {
    let (wanted, mut values) = wanted(actor, filter)?;
    let total = counted(store, &wanted, values.clone()).await?;
    let order = Order { by: "r.judge_by", id: "r.id", down: filter.descending };
    let step = order.step::<NaiveDate>(&filter.place);
    values.extend(step.values.clone());
    let sql = format!("{LISTED} WHERE {wanted}{} ORDER BY {} LIMIT {}", step.condition, step.order, ROWS + 1);
    let found: Vec<Listed> = rows(store.read(), &sql, values).await?;
    Ok(step.page(found, ROWS, total, |r| (r.judge_by.to_string(), r.id)))
}

async fn counted(store: &Store, wanted: &str, values: Vec<Value>) -> Outcome<Total> {
    let sql = format!(
        "SELECT count(*) FROM (SELECT 1 AS one FROM relationship r JOIN supplier s ON s.id = r.supplier_id
         WHERE {wanted} LIMIT {}) counted",
        EXACT + 1
    );
    Ok(Total::of(number(store.read(), &sql, values).await?))
}

/// How many relationships each state has, as far as the actor may read them.
pub async fn counts(store: &Store, actor: &Actor) -> Outcome<Vec<(State, Total)>> {
    let mut found = Vec::new();
    for state in State::ALL {
        let (wanted, values) = wanted(actor, &Filter { state: Some(*state), ..Filter::default() })?;
        found.push((*state, counted(store, &wanted, values).await?));
    }
    Ok(found)
}

/// One relationship that the actor may judge.
pub async fn one(store: &Store, actor: &Actor, id: Id) -> Outcome<Listed> {
    actor.need(Permission::CertificationDecide)?;
    let found: Vec<Listed> = rows(store.read(), &format!("{LISTED} WHERE r.id = ?"), vec![id.into()]).await?;
    let found = found.into_iter().next().ok_or(Refusal::NotFound)?;
    actor.not_barred(found.supplier_id)?;
    Ok(found)
}

/// What a company has declared itself. Declarations of staff about themselves are not for the company.
pub async fn of_company(store: &Store, actor: &Actor, supplier: Id) -> Outcome<Vec<Listed>> {
    actor.need_for(Permission::CompanyRead, supplier)?;
    rows(
        store.read(),
        &format!("{LISTED} WHERE r.supplier_id = ? AND r.kind <> 'own' ORDER BY r.declared_at DESC, r.id LIMIT 200"),
        vec![supplier.into()],
    )
    .await
}

/// Whether a supplier has a conflict that stands in the way of certification.
pub async fn open_conflict(db: &impl ConnectionTrait, supplier: Id) -> Outcome<bool> {
    let found = number(
        db,
        "SELECT count(*) FROM relationship WHERE (supplier_id = ? OR other_supplier_id = ?)
         AND state IN ('declared', 'prohibited')",
        vec![supplier.into(), supplier.into()],
    )
    .await?;
    Ok(found > 0)
}
