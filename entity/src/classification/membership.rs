//! Where a supplier belongs: beginning and ending a dated row.

use super::Kind;
use crate::act::Act;
use crate::field::{Fields, Problems};
use crate::permission::Permission;
use crate::refusal::{FieldError, Outcome, Refusal};
use crate::store::{exec, raw};
use crate::{Id, new_id, supplier};
use chrono::NaiveDate;

/// The day that was typed, today when none was; never one that is still to come.
pub(super) fn day(act: &Act, wrong: &mut Problems, field: &str, typed: &str) -> Option<NaiveDate> {
    if typed.trim().is_empty() {
        return Some(act.today());
    }
    let day = wrong.date(field, typed)?;
    if day > act.today() {
        wrong.add(field, "supplier-future");
        return None;
    }
    Some(day)
}

/// A supplier that procurement may sort.
pub(super) async fn sortable(act: &Act, id: Id) -> Outcome<()> {
    let found = supplier::brief(act.db(), &act.actor, id).await?;
    act.actor.need(Permission::SupplierWrite)?;
    if found.merged_into.is_some() { Err(Refusal::state().into()) } else { Ok(()) }
}

/// From a day on the supplier belongs to a unit or a scenario.
pub async fn begin(act: &mut Act, kind: Kind, supplier: Id, fields: &Fields) -> Outcome<()> {
    sortable(act, supplier).await?;
    let mut wrong = Problems::default();
    let class = offered(act, kind, fields.text("class")).await?;
    if class.is_none() {
        wrong.add("class", "choose");
    }
    let from = day(act, &mut wrong, "from", fields.text("from"));
    if let (Some(class), Some(from)) = (class, from) {
        free(act, kind, supplier, class, from, &mut wrong).await?;
    }
    wrong.done()?;
    let (Some(class), Some(from)) = (class, from) else { return Err(Refusal::NotFound.into()) };
    exec(
        act.db(),
        &format!(
            "INSERT INTO {} (id, supplier_id, class_id, effective_from, recorded_at) VALUES (?, ?, ?, ?, ?)",
            kind.members()
        ),
        vec![new_id().into(), supplier.into(), class.into(), from.into(), act.now.into()],
    )
    .await?;
    act.record(verb(kind, true), "supplier", supplier).about(kind.code(), class);
    Ok(())
}

/// The entry with a code, if it is still offered.
async fn offered(act: &Act, kind: Kind, code: &str) -> Outcome<Option<Id>> {
    let sql = format!("SELECT id FROM {} WHERE code = ? AND retired_at IS NULL", kind.table());
    let found = raw(act.db(), &sql, vec![code.trim().into()]).await?;
    Ok(found.first().map(|row| row.try_get_by_index(0)).transpose()?)
}

/// One thing is said once for one day: not while it is in force, and not behind the day on which it last ended.
async fn free(act: &Act, kind: Kind, supplier: Id, class: Id, from: NaiveDate, wrong: &mut Problems) -> Outcome<()> {
    let sql = format!("SELECT effective_to FROM {} WHERE supplier_id = ? AND class_id = ?", kind.members());
    for row in raw(act.db(), &sql, vec![supplier.into(), class.into()]).await? {
        match row.try_get_by_index::<Option<NaiveDate>>(0)? {
            None => {
                wrong.add("class", "classification-held");
                return Ok(());
            }
            Some(ended) if from < ended => {
                wrong.0.push(FieldError::new("from", "supplier-before-current").with("day", ended));
                return Ok(());
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// From a day on the supplier belongs there no more; returns whose row it was.
pub async fn end(act: &mut Act, kind: Kind, row: Id, fields: &Fields) -> Outcome<Id> {
    let sql =
        format!("SELECT supplier_id, class_id, effective_from, effective_to FROM {} WHERE id = ?", kind.members());
    let found = raw(act.db(), &sql, vec![row.into()]).await?;
    let found = found.first().ok_or(Refusal::NotFound)?;
    let (supplier, class): (Id, Id) = (found.try_get_by_index(0)?, found.try_get_by_index(1)?);
    sortable(act, supplier).await?;
    let (began, ended): (NaiveDate, Option<NaiveDate>) = (found.try_get_by_index(2)?, found.try_get_by_index(3)?);
    if ended.is_some() {
        return Err(Refusal::state().into());
    }
    let mut wrong = Problems::default();
    let until = day(act, &mut wrong, "until", fields.text("until"));
    if until.is_some_and(|until| until < began) {
        wrong.0.push(FieldError::new("until", "supplier-before-current").with("day", began));
    }
    wrong.done()?;
    let until = until.ok_or(Refusal::NotFound)?;
    exec(
        act.db(),
        &format!("UPDATE {} SET effective_to = ?, ended_recorded_at = ? WHERE id = ?", kind.members()),
        vec![until.into(), act.now.into(), row.into()],
    )
    .await?;
    act.record(verb(kind, false), "supplier", supplier).about(kind.code(), class);
    Ok(supplier)
}

fn verb(kind: Kind, begins: bool) -> &'static str {
    match (kind, begins) {
        (Kind::Unit, true) => "supplier-begin-unit",
        (Kind::Unit, false) => "supplier-end-unit",
        (Kind::Scenario, true) => "supplier-begin-scenario",
        (Kind::Scenario, false) => "supplier-end-scenario",
    }
}
