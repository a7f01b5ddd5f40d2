//! Declaring and judging.

use super::table;
use super::{Event, JUDGE_DAYS, Kind, State};
use crate::act::Act;
use crate::calendar::{add_working_days, china};
use crate::field::{Fields, Problems};
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::remediation::told;
use crate::store::{by_id, exec, insert, raw};
use crate::{Id, new_id, person};

struct Declared {
    supplier: Id,
    kind: Kind,
    other: Option<Id>,
    person: Option<Id>,
    particulars: String,
}

/// A member of staff declares a relationship of their own to a supplier; from here on its records are closed to them.
pub async fn declare(act: &mut Act, fields: &Fields) -> Outcome<Id> {
    if !act.actor.is_staff() {
        return Err(Refusal::NotAllowed("role".into()).into());
    }
    let mut wrong = Problems::default();
    let supplier = numbered(act, &mut wrong, "number", fields.text("number")).await?;
    let particulars = told(&mut wrong, "particulars", fields.text("particulars"));
    wrong.done()?;
    let supplier = supplier.ok_or(Refusal::NotFound)?;
    let person = Some(act.actor.person);
    write(act, Declared { supplier, kind: Kind::Own, other: None, person, particulars }).await
}

/// A company declares a link to a member of staff or to another supplier. Whether a named address belongs to a member
/// of staff is not said: the answer is the same.
pub async fn declare_by_company(act: &mut Act, supplier: Id, fields: &Fields) -> Outcome<Id> {
    act.actor.need_for(Permission::CompanyAnswer, supplier)?;
    let mut wrong = Problems::default();
    let kind: Option<Kind> = wrong.code("kind", fields.text("kind"));
    let kind = kind.filter(|k| *k != Kind::Own);
    let named = match kind {
        Some(Kind::Staff) => wrong.required("email", fields.text("email"), 254),
        Some(Kind::Supplier) => wrong.required("other", fields.text("other"), 200),
        _ => String::new(),
    };
    if kind.is_none() && wrong.0.is_empty() {
        wrong.add("kind", "choose");
    }
    let particulars = told(&mut wrong, "particulars", fields.text("particulars"));
    wrong.done()?;
    let kind = kind.ok_or(Refusal::NotFound)?;
    let (mut person, mut other) = (None, None);
    if kind == Kind::Staff {
        person = staff(act, &named).await?;
    } else {
        other = other_supplier(act, supplier, &named).await?;
    }
    // What was typed stays readable for whoever judges, whether or not it was found.
    let particulars = format!("{named}\n{particulars}");
    write(act, Declared { supplier, kind, other, person, particulars }).await
}

async fn write(act: &mut Act, declared: Declared) -> Outcome<Id> {
    let (id, until) = (new_id(), add_working_days(act.today(), JUDGE_DAYS, china()));
    let row = table::relationship::Model {
        id,
        supplier_id: declared.supplier,
        kind: declared.kind,
        other_supplier_id: declared.other,
        person_id: declared.person,
        particulars: declared.particulars,
        state: State::Declared,
        declared_by: act.actor.person,
        declared_at: act.now,
        judge_by: until,
        judged_by: None,
        judged_at: None,
        measure: None,
        version: 1,
    };
    insert(act.db(), row).await?;
    let line = act.record("relationship-declare", "relationship", id);
    line.about("supplier", declared.supplier);
    if let Some(person) = declared.person {
        line.about("person", person);
    }
    Ok(id)
}

async fn numbered(act: &Act, wrong: &mut Problems, field: &str, typed: &str) -> Outcome<Option<Id>> {
    let typed = wrong.required(field, typed, 60).to_uppercase();
    let found =
        raw(act.db(), "SELECT id FROM supplier WHERE number = ? AND merged_into IS NULL", vec![typed.clone().into()])
            .await?;
    let found = found.first().map(|r| r.try_get_by_index(0)).transpose()?;
    if found.is_none() && !typed.is_empty() {
        wrong.add(field, "relationship-number");
    }
    Ok(found)
}

async fn staff(act: &Act, email: &str) -> Outcome<Option<Id>> {
    let found = raw(
        act.db(),
        "SELECT p.id FROM person p WHERE p.email = ? AND EXISTS (SELECT 1 FROM role_grant g WHERE g.person_id = p.id
         AND g.role NOT IN ('supplier-admin', 'supplier-member') AND g.revoked_at IS NULL)",
        vec![person::normal_email(email).into()],
    )
    .await?;
    Ok(found.first().map(|r| r.try_get_by_index(0)).transpose()?)
}

async fn other_supplier(act: &Act, own: Id, named: &str) -> Outcome<Option<Id>> {
    let found = raw(
        act.db(),
        "SELECT id FROM supplier WHERE (number = ? OR name = ?) AND merged_into IS NULL AND id <> ? ORDER BY id LIMIT 1",
        vec![named.to_uppercase().into(), named.into(), own.into()],
    )
    .await?;
    Ok(found.first().map(|r| r.try_get_by_index(0)).transpose()?)
}

/// Judges a declared relationship: neither who declared it nor whom it is about. What follows must be said.
pub async fn judge(act: &mut Act, id: Id, fields: &Fields) -> Outcome<()> {
    act.actor.need(Permission::CertificationDecide)?;
    let held = by_id::<table::relationship::Entity>(act.db(), id).await?;
    if held.declared_by == act.actor.person || held.person_id == Some(act.actor.person) {
        return Err(Refusal::second_person().into());
    }
    act.actor.not_barred(held.supplier_id)?;
    let event = match fields.text("outcome") {
        "no-conflict" => Some(Event::Clear),
        "managed" => Some(Event::Manage),
        "prohibited" => Some(Event::Prohibit),
        _ => None,
    };
    let possible = held.state.after(Event::Clear).is_some();
    if !possible {
        return Err(Refusal::state().into());
    }
    act.bump("relationship", id, fields.version()).await?;
    let mut wrong = Problems::default();
    if event.is_none() {
        wrong.add("outcome", "choose");
    }
    let measure = told(&mut wrong, "measure", fields.text("measure"));
    wrong.done()?;
    let next = event.and_then(|event| held.state.after(event)).ok_or_else(Refusal::state)?;
    exec(
        act.db(),
        "UPDATE relationship SET state = ?, measure = ?, judged_by = ?, judged_at = ? WHERE id = ?",
        vec![next.into(), measure.into(), act.actor.person.into(), act.now.into(), id.into()],
    )
    .await?;
    act.record("relationship-judge", "relationship", id).moved(held.state, next).about("supplier", held.supplier_id);
    Ok(())
}
