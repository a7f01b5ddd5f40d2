//! A supplier that leaves, by its own or by mutual decision, and one that comes back. Both have a day of their own: the
//! figures count a supplier as in scope until the day on which it left.

use super::brief::{Brief, brief};
use super::standing::{Fact, Standing, begin, end};
use super::table;
use crate::act::Act;
use crate::field::{Fields, Problems};
use crate::permission::Permission;
use crate::refusal::{FieldError, Outcome, Refusal};
use crate::store::{exec, insert, row};
use crate::{Id, new_id};
use chrono::NaiveDate;
use sea_orm::FromQueryResult;

/// The longest reason, in characters.
const REASON: usize = 2_000;

#[derive(FromQueryResult)]
struct Last {
    id: Id,
    left_on: NaiveDate,
    returned_on: Option<NaiveDate>,
}

/// Records that a supplier has left. The form has `left_on`, not after today, and `reason`.
pub async fn leave(act: &mut Act, id: Id, seen: i64, fields: &Fields) -> Outcome<()> {
    let supplier = visible(act, id).await?;
    let last = last(act, id).await?;
    if last.as_ref().is_some_and(|l| l.returned_on.is_none()) {
        return Err(Refusal::state().into());
    }
    let since = last.and_then(|l| l.returned_on);
    let (left_on, reason) = understood(act, fields, "left_on", since)?;
    act.bump("supplier", id, seen).await?;
    let departure = table::departure::Model {
        id: new_id(),
        supplier_id: id,
        left_on,
        reason,
        recorded_by: act.actor.person,
        recorded_at: act.now,
        returned_on: None,
        return_reason: None,
        return_recorded_by: None,
        return_recorded_at: None,
    };
    let source = departure.id;
    insert(act.db(), departure).await?;
    let fact =
        Fact { supplier: id, standing: Standing::Left, from: left_on, to: None, source_kind: "departure", source };
    begin(act, fact).await?;
    let now = super::known(act.db(), id).await?.standing;
    act.record("supplier-leave", "supplier", id).moved(supplier.standing, now);
    Ok(())
}

/// Records that a supplier that had left is one again. The form has `returned_on`, not after today, and `reason`.
pub async fn come_back(act: &mut Act, id: Id, seen: i64, fields: &Fields) -> Outcome<()> {
    let supplier = visible(act, id).await?;
    let Some(Last { id: departure, left_on, returned_on: None }) = last(act, id).await? else {
        return Err(Refusal::state().into());
    };
    let (returned_on, reason) = understood(act, fields, "returned_on", Some(left_on))?;
    act.bump("supplier", id, seen).await?;
    exec(
        act.db(),
        "UPDATE departure SET returned_on = ?, return_reason = ?, return_recorded_by = ?, return_recorded_at = ? WHERE id = ?",
        vec![returned_on.into(), reason.into(), act.actor.person.into(), act.now.into(), departure.into()],
    )
    .await?;
    end(act, id, departure, returned_on).await?;
    let now = super::known(act.db(), id).await?.standing;
    act.record("supplier-come-back", "supplier", id).moved(supplier.standing, now);
    Ok(())
}

async fn visible(act: &Act, id: Id) -> Outcome<Brief> {
    act.actor.not_barred(id)?;
    act.actor.need(Permission::SupplierWrite)?;
    let supplier = brief(act.db(), &act.actor, id).await?;
    if supplier.merged_into.is_some() {
        return Err(Refusal::state().into());
    }
    Ok(supplier)
}

async fn last(act: &Act, supplier: Id) -> Outcome<Option<Last>> {
    let sql = "SELECT id, left_on, returned_on FROM departure WHERE supplier_id = ?
               ORDER BY CASE WHEN returned_on IS NULL THEN 0 ELSE 1 END, returned_on DESC LIMIT 1";
    row(act.db(), sql, vec![supplier.into()]).await
}

/// The day and the reason; a day before `since` would change what was recorded earlier.
fn understood(act: &Act, fields: &Fields, day: &str, since: Option<NaiveDate>) -> Outcome<(NaiveDate, String)> {
    let mut wrong = Problems::default();
    let on = wrong.date(day, fields.text(day));
    if on.is_some_and(|on| on > act.today()) {
        wrong.add(day, "supplier-future");
    }
    if let (Some(on), Some(since)) = (on, since)
        && on < since
    {
        wrong.0.push(FieldError::new(day, "supplier-before-current").with("day", since));
    }
    let reason = wrong.required("reason", fields.text("reason"), REASON);
    wrong.done()?;
    Ok((on.ok_or(Refusal::NotFound)?, reason))
}
