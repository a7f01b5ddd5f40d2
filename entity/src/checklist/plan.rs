//! How a check comes into being and to the person who does it.

use super::step::{enter, lines, possible};
use super::{Check, Event, Kind, latest, query};
use crate::act::Act;
use crate::field::{Fields, Problems};
use crate::permission::{Permission, Role};
use crate::refusal::{Outcome, Refusal};
use crate::store::{exec, raw};
use crate::{Id, new_id, supplier};
use chrono::NaiveDate;

/// A check to be made.
pub struct New {
    /// Which kind.
    pub kind: Kind,
    /// Of which supplier.
    pub supplier: Id,
    /// At which site, if that is known.
    pub site: Option<Id>,
    /// The draw that selected it.
    pub draw: Option<Id>,
    /// The last day for the visit.
    pub due_on: NaiveDate,
    /// Risk; larger comes first in the queue.
    pub risk: i64,
    /// Why, outside a draw.
    pub reason: Option<String>,
}

/// Writes a new check that waits for somebody. The verb that calls it (a draw, [`plan`]) records it.
pub async fn put(act: &Act, new: New) -> Outcome<Id> {
    let id = new_id();
    let number = act.number(new.kind.prefix(), 6).await?;
    let checklist = latest(act.db(), new.kind).await?;
    // Only audits have kinds of their own so far: the ESG audit.
    let (column, mark) = if new.kind == Kind::Audit { (", kind", ", 'esg-audit'") } else { ("", "") };
    let planner = new.draw.is_none().then_some(act.actor.person);
    exec(
        act.db(),
        &format!(
            "INSERT INTO {} (id, number, supplier_id, site_id, draw_id, checklist_id, state, due_on, risk, planned_by,
               plan_reason, recorded_at{column}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?{mark})",
            new.kind.table()
        ),
        vec![
            id.into(),
            number.into(),
            new.supplier.into(),
            new.site.into(),
            new.draw.into(),
            checklist.into(),
            new.kind.begin().into(),
            new.due_on.into(),
            new.risk.into(),
            planner.into(),
            new.reason.into(),
            act.now.into(),
        ],
    )
    .await?;
    Ok(id)
}

/// Plans a single check outside a draw: `number` of the supplier, `site`, `due_on`, `reason`.
pub async fn plan(act: &mut Act, kind: Kind, fields: &Fields) -> Outcome<Id> {
    act.actor.need(Permission::CheckAssign)?;
    let mut problems = Problems::default();
    let supplier = by_number(act, fields.text("number")).await?;
    if supplier.is_none() {
        problems.add("number", "check-supplier");
    }
    let site = match supplier {
        Some(supplier) => site_of(act, supplier, fields.text("site"), &mut problems).await?,
        None => None,
    };
    let due_on = problems.date("due_on", fields.text("due_on"));
    if due_on.is_some_and(|day| day < act.today()) {
        problems.add("due_on", "check-past");
    }
    let reason = lines(&mut problems, "reason", fields.text("reason"), 2_000, true);
    problems.done()?;
    let (Some(supplier), Some(due_on)) = (supplier, due_on) else { return Err(Refusal::NotFound.into()) };
    let id = put(act, New { kind, supplier, site, draw: None, due_on, risk: 0, reason: Some(reason) }).await?;
    act.record("check-plan", kind.code(), id).moved("", kind.begin()).about("supplier", supplier);
    Ok(id)
}

async fn by_number(act: &Act, typed: &str) -> Outcome<Option<Id>> {
    let number = typed.trim().to_uppercase();
    let found =
        raw(act.db(), "SELECT id FROM supplier WHERE number = ? AND merged_into IS NULL", vec![number.into()]).await?;
    let Some(row) = found.first() else { return Ok(None) };
    let id: Id = row.try_get_by_index(0)?;
    match supplier::brief(act.db(), &act.actor, id).await {
        Ok(brief) => Ok(Some(brief.id)),
        Err(crate::refusal::Stop::Refused(Refusal::NotFound)) => Ok(None),
        Err(other) => Err(other),
    }
}

async fn site_of(act: &Act, supplier: Id, typed: &str, problems: &mut Problems) -> Outcome<Option<Id>> {
    if typed.is_empty() {
        return Ok(None);
    }
    let Ok(site) = typed.parse::<Id>() else {
        problems.add("site", "choose");
        return Ok(None);
    };
    let found = raw(
        act.db(),
        "SELECT id FROM site WHERE id = ? AND supplier_id = ? AND (closed_on IS NULL OR closed_on > ?)",
        vec![site.into(), supplier.into(), act.today().into()],
    )
    .await?;
    if found.is_empty() {
        problems.add("site", "choose");
        return Ok(None);
    }
    Ok(Some(site))
}

/// Takes a check from the queue.
pub async fn claim(act: &mut Act, kind: Kind, id: Id, seen: i64) -> Outcome<()> {
    act.actor.need(Permission::CheckRead)?;
    act.actor.need(Permission::CheckScore)?;
    let check = query::show(act.db(), &act.actor, kind, id).await?;
    if check.state != kind.begin() {
        return Err(Refusal::state().into());
    }
    act.bump(kind.table(), id, seen).await?;
    let person = act.actor.person;
    give(act, &check, person, "check-claim").await
}

/// Gives checks to a person who may score and has no declared relationship to any of the suppliers: `ids[]`, `person`.
/// All of them or none.
pub async fn assign(act: &mut Act, kind: Kind, fields: &Fields) -> Outcome<u64> {
    act.actor.need(Permission::CheckAssign)?;
    let ids = fields.all("ids[]");
    let mut checks = Vec::new();
    for id in &ids {
        let id = id.parse().map_err(|_| Refusal::NotFound)?;
        let check = query::show(act.db(), &act.actor, kind, id).await?;
        possible(&check, Event::Assign)?;
        checks.push(check);
    }
    let mut problems = Problems::default();
    if ids.is_empty() {
        problems.add("ids", "check-none-ticked");
    }
    let person = fields.text("person").parse::<Id>().ok();
    match person {
        Some(person) if may_score(act, person).await? => {
            for check in &checks {
                if barred(act, person, check.supplier_id).await? {
                    let problem = crate::refusal::FieldError::new("person", "check-relationship");
                    problems.0.push(problem.with("number", &check.number));
                }
            }
        }
        _ => problems.add("person", "choose"),
    }
    problems.done()?;
    let Some(person) = person else { return Err(Refusal::NotFound.into()) };
    for check in &checks {
        act.bump(kind.table(), check.id, check.version).await?;
        give(act, check, person, "check-assign").await?;
    }
    Ok(checks.len() as u64)
}

async fn give(act: &mut Act, check: &Check, person: Id, verb: &'static str) -> Outcome<()> {
    let next = enter(act, check, Event::Assign).await?;
    exec(
        act.db(),
        &format!("UPDATE {} SET assigned_to = ?, assigned_at = ? WHERE id = ?", check.kind.table()),
        vec![person.into(), act.now.into(), check.id.into()],
    )
    .await?;
    let line = act.record(verb, check.kind.code(), check.id).moved(check.state, next);
    line.about("supplier", check.supplier_id).about("person", person);
    Ok(())
}

/// Whether a person holds a role today that may score.
async fn may_score(act: &Act, person: Id) -> Outcome<bool> {
    let found = raw(
        act.db(),
        "SELECT g.role FROM role_grant g JOIN person p ON p.id = g.person_id
         WHERE g.person_id = ? AND g.revoked_at IS NULL AND g.confirmed_at IS NOT NULL AND p.deactivated_at IS NULL
         AND g.starts_on <= ? AND (g.ends_on IS NULL OR g.ends_on > ?)",
        vec![person.into(), act.today().into(), act.today().into()],
    )
    .await?;
    for row in found {
        if row.try_get_by_index::<Role>(0)?.may(Permission::CheckScore) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a declared relationship keeps a person from a supplier; it does until it is judged to be none.
async fn barred(act: &Act, person: Id, supplier: Id) -> Outcome<bool> {
    let found = raw(
        act.db(),
        "SELECT id FROM relationship WHERE person_id = ? AND supplier_id = ? AND state <> 'no-conflict'",
        vec![person.into(), supplier.into()],
    )
    .await?;
    Ok(!found.is_empty())
}
