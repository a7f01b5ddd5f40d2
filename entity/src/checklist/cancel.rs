//! The other outcomes of a visit. Nothing takes the place of a check that ends here; each count is shown apart.

use super::step::{enter, lines, own, possible};
use super::{Check, Event, Kind, show};
use crate::Id;
use crate::act::Act;
use crate::field::{Fields, Problems};
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::store::exec;

fn reason(fields: &Fields) -> Outcome<String> {
    let mut problems = Problems::default();
    let reason = lines(&mut problems, "reason", fields.text("reason"), 2_000, true);
    problems.done()?;
    Ok(reason)
}

async fn set_reason(act: &Act, check: &Check, reason: String) -> Outcome<()> {
    let sql = format!("UPDATE {} SET outcome_reason = ? WHERE id = ?", check.kind.table());
    exec(act.db(), &sql, vec![reason.into(), check.id.into()]).await?;
    Ok(())
}

/// The site did not let the visit happen: counts as failed on this day, and is shown apart.
pub async fn refused(act: &mut Act, kind: Kind, id: Id, fields: &Fields) -> Outcome<()> {
    let check = own(act, kind, id).await?;
    possible(&check, Event::Refuse)?;
    act.bump(kind.table(), id, fields.version()).await?;
    set_reason(act, &check, reason(fields)?).await?;
    exec(
        act.db(),
        &format!(
            "UPDATE {} SET passed = FALSE, scored_by = ?, {} = ?, {} = ? WHERE id = ?",
            kind.table(),
            kind.scored(),
            kind.settled()
        ),
        vec![act.actor.person.into(), act.now.into(), act.now.into(), id.into()],
    )
    .await?;
    let next = enter(act, &check, Event::Refuse).await?;
    act.record("check-refused", kind.code(), id).moved(check.state, next).about("supplier", check.supplier_id);
    Ok(())
}

/// The site is closed or does no work for the buyer.
pub async fn out_of_scope(act: &mut Act, kind: Kind, id: Id, fields: &Fields) -> Outcome<()> {
    let check = own(act, kind, id).await?;
    possible(&check, Event::LeaveOut)?;
    act.bump(kind.table(), id, fields.version()).await?;
    set_reason(act, &check, reason(fields)?).await?;
    let next = enter(act, &check, Event::LeaveOut).await?;
    act.record("check-out-of-scope", kind.code(), id).moved(check.state, next).about("supplier", check.supplier_id);
    Ok(())
}

/// Proposes to call a check off: by whoever has it or plans checks, with a reason.
pub async fn propose_cancel(act: &mut Act, kind: Kind, id: Id, fields: &Fields) -> Outcome<()> {
    let check = show(act.db(), &act.actor, kind, id).await?;
    if check.assigned_to != Some(act.actor.person) {
        act.actor.need(Permission::CheckAssign)?;
    }
    possible(&check, Event::Cancel)?;
    if check.cancel_proposed_by.is_some() {
        return Err(Refusal::state().into());
    }
    act.bump(kind.table(), id, fields.version()).await?;
    set_reason(act, &check, reason(fields)?).await?;
    exec(
        act.db(),
        &format!("UPDATE {} SET cancel_proposed_by = ? WHERE id = ?", kind.table()),
        vec![act.actor.person.into(), id.into()],
    )
    .await?;
    act.record("check-propose-cancel", kind.code(), id).about("supplier", check.supplier_id);
    Ok(())
}

/// Calls a check off as second person.
pub async fn cancel(act: &mut Act, kind: Kind, id: Id, seen: i64) -> Outcome<()> {
    let check = proposed(act, kind, id).await?;
    if check.cancel_proposed_by == Some(act.actor.person) {
        return Err(Refusal::second_person().into());
    }
    possible(&check, Event::Cancel)?;
    act.bump(kind.table(), id, seen).await?;
    exec(
        act.db(),
        &format!("UPDATE {} SET cancelled_by = ? WHERE id = ?", kind.table()),
        vec![act.actor.person.into(), id.into()],
    )
    .await?;
    let next = enter(act, &check, Event::Cancel).await?;
    act.record("check-cancel", kind.code(), id).moved(check.state, next).about("supplier", check.supplier_id);
    Ok(())
}

/// Keeps a check that was proposed to be called off.
pub async fn keep(act: &mut Act, kind: Kind, id: Id, seen: i64) -> Outcome<()> {
    let check = proposed(act, kind, id).await?;
    act.bump(kind.table(), id, seen).await?;
    exec(
        act.db(),
        &format!("UPDATE {} SET cancel_proposed_by = NULL, outcome_reason = NULL WHERE id = ?", kind.table()),
        vec![id.into()],
    )
    .await?;
    act.record("check-keep", kind.code(), id).about("supplier", check.supplier_id);
    Ok(())
}

async fn proposed(act: &Act, kind: Kind, id: Id) -> Outcome<Check> {
    let check = show(act.db(), &act.actor, kind, id).await?;
    act.actor.need(Permission::CheckAssign)?;
    if check.cancel_proposed_by.is_none() || check.state.ended() {
        return Err(Refusal::state().into());
    }
    Ok(check)
}
