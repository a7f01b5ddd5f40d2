//! What compliance decides, each time as another person than the one who asked for it.

use super::change::{Record, bar, load_for, note, reason, release, step, tell, text};
use super::{Event, State, rule};
use crate::Id;
use crate::act::Act;
use crate::field::{Fields, Problems};
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::store::{exec, raw};
use crate::supplier::Standing;

async fn load(act: &Act, id: Id) -> Outcome<Record> {
    load_for(act, id, Permission::BlacklistApprove).await
}

fn another(act: &Act, first: &[Option<Id>]) -> Outcome<()> {
    if first.contains(&Some(act.actor.person)) { Err(Refusal::second_person().into()) } else { Ok(()) }
}

/// Suspends the supplier until the decision, for at most 20 working days, once.
pub async fn suspend(act: &mut Act, id: Id, version: i64, fields: &Fields) -> Outcome<()> {
    let record = load(act, id).await?;
    another(act, &[Some(record.proposed_by)])?;
    if !record.state.open() || record.interim_until.is_some() {
        return Err(Refusal::state().into());
    }
    act.bump("blacklisting", id, version).await?;
    let last = rule::working_day(act.today(), rule::INTERIM);
    let mut problems = Problems::default();
    let why = text(&mut problems, "reason", fields.text("reason"), true);
    let until = problems.date("until", fields.text("until"));
    if until.is_some_and(|day| day < act.today() || day > last) {
        problems.add("until", "blacklist-interim");
    }
    problems.done()?;
    let Some(until) = until else { return Err(Refusal::field("until", "required").into()) };
    exec(act.db(), "UPDATE blacklisting SET interim_until = ? WHERE id = ?", vec![until.into(), id.into()]).await?;
    bar(act, &record, Standing::Frozen, until.succ_opt()).await?;
    note(act, id, "suspend", &why).await?;
    act.record("blacklist-suspend", "blacklisting", id).about("supplier", record.supplier_id);
    tell(act, &record, "blacklist-suspended").await
}

/// Puts the blacklisting in force, open-ended, with a day on which it is looked at again.
pub async fn approve(act: &mut Act, id: Id, version: i64, fields: &Fields) -> Outcome<()> {
    let record = load(act, id).await?;
    another(act, &[Some(record.proposed_by)])?;
    record.state.after(Event::Approve).ok_or_else(Refusal::state)?;
    act.bump("blacklisting", id, version).await?;
    let mut problems = Problems::default();
    let why = text(&mut problems, "reason", fields.text("reason"), true);
    let review = problems.date("review_on", fields.text("review_on"));
    if review.is_some_and(|day| !rule::sound_review(day, act.today())) {
        problems.add("review_on", "blacklist-review");
    }
    problems.done()?;
    step(act, &record, Event::Approve, "blacklist-approve").await?;
    exec(
        act.db(),
        "UPDATE blacklisting SET approved_by = ?, approved_at = ?, decision_reason = ?, active_on = ?, review_on = ? WHERE id = ?",
        vec![
            act.actor.person.into(), act.now.into(), why.clone().into(), act.today().into(), review.into(), id.into(),
        ],
    )
    .await?;
    note(act, id, "approve", &why).await?;
    release(act, &record).await?;
    bar(act, &record, Standing::Blacklisted, None).await?;
    tell(act, &record, "blacklist-active").await
}

/// Turns the proposal down; a suspension ends.
pub async fn reject(act: &mut Act, id: Id, version: i64, fields: &Fields) -> Outcome<()> {
    let record = load(act, id).await?;
    another(act, &[Some(record.proposed_by)])?;
    record.state.after(Event::Reject).ok_or_else(Refusal::state)?;
    act.bump("blacklisting", id, version).await?;
    let why = reason(fields)?;
    step(act, &record, Event::Reject, "blacklist-reject").await?;
    exec(
        act.db(),
        "UPDATE blacklisting SET approved_by = ?, approved_at = ?, decision_reason = ? WHERE id = ?",
        vec![act.actor.person.into(), act.now.into(), why.clone().into(), id.into()],
    )
    .await?;
    note(act, id, "reject", &why).await?;
    release(act, &record).await?;
    // A supplier that never heard of the proposal does not learn of it by its end.
    if record.state == State::Proposed && record.interim_until.is_none() {
        Ok(())
    } else {
        tell(act, &record, "blacklist-rejected").await
    }
}

/// Removes a blacklisting whose removal another person proposed.
pub async fn remove(act: &mut Act, id: Id, version: i64, fields: &Fields) -> Outcome<()> {
    let record = load(act, id).await?;
    another(act, &[record.removal_proposed_by])?;
    record.state.after(Event::Remove).ok_or_else(Refusal::state)?;
    act.bump("blacklisting", id, version).await?;
    let why = reason(fields)?;
    step(act, &record, Event::Remove, "blacklist-remove").await?;
    note(act, id, "remove", &why).await?;
    removed(act, &record).await
}

async fn removed(act: &Act, record: &Record) -> Outcome<()> {
    exec(
        act.db(),
        "UPDATE blacklisting SET removed_by = ?, removed_at = ?, removed_on = ? WHERE id = ?",
        vec![act.actor.person.into(), act.now.into(), act.today().into(), record.id.into()],
    )
    .await?;
    release(act, record).await?;
    tell(act, record, "blacklist-removed").await
}

/// Turns a proposed removal down.
pub async fn keep(act: &mut Act, id: Id, version: i64, fields: &Fields) -> Outcome<()> {
    let record = load(act, id).await?;
    another(act, &[record.removal_proposed_by])?;
    record.state.after(Event::Keep).ok_or_else(Refusal::state)?;
    act.bump("blacklisting", id, version).await?;
    let why = reason(fields)?;
    step(act, &record, Event::Keep, "blacklist-keep").await?;
    note(act, id, "keep", &why).await
}

/// Decides an appeal, as somebody who took no part so far.
pub async fn decide_appeal(act: &mut Act, id: Id, version: i64, fields: &Fields) -> Outcome<()> {
    let record = load(act, id).await?;
    if record.state != State::Appeal {
        return Err(Refusal::state().into());
    }
    another(act, &[Some(record.proposed_by), record.approved_by, record.removal_proposed_by])?;
    let took_part = raw(
        act.db(),
        "SELECT 1 FROM blacklist_step WHERE blacklisting_id = ? AND done_by = ?",
        vec![id.into(), act.actor.person.into()],
    )
    .await?;
    if !took_part.is_empty() {
        return Err(Refusal::second_person().into());
    }
    act.bump("blacklisting", id, version).await?;
    let mut problems = Problems::default();
    let why = text(&mut problems, "reason", fields.text("reason"), true);
    let upheld = match fields.text("decision") {
        "upheld" => true,
        "dismissed" => false,
        _ => {
            problems.add("decision", "choose");
            false
        }
    };
    problems.done()?;
    let (event, verb) =
        if upheld { (Event::Uphold, "blacklist-uphold") } else { (Event::Dismiss, "blacklist-dismiss") };
    step(act, &record, event, verb).await?;
    exec(
        act.db(),
        "UPDATE blacklist_appeal SET decision = ?, decision_reason = ?, decided_by = ?, decided_at = ?
         WHERE blacklisting_id = ? AND decided_at IS NULL",
        vec![fields.text("decision").into(), why.clone().into(), act.actor.person.into(), act.now.into(), id.into()],
    )
    .await?;
    note(act, id, if upheld { "uphold" } else { "dismiss" }, &why).await?;
    if upheld { removed(act, &record).await } else { tell(act, &record, "blacklist-dismissed").await }
}
