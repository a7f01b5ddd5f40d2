//! What the supplier does: acknowledge, state its case, appeal.

use super::change::{Record, deliver, load, step, text};
use super::table;
use super::{Event, State, rule};
use crate::act::Act;
use crate::field::{Fields, Problems};
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::store::{exec, insert, raw};
use crate::{Id, new_id};

/// A record that the company may know of: one about itself of which it has been given notice.
async fn own(act: &Act, supplier: Id, id: Id, right: Permission) -> Outcome<Record> {
    act.actor.need_for(Permission::CompanyRead, supplier)?;
    let record = load(act, id).await?;
    if record.supplier_id != supplier || record.state == State::Proposed {
        return Err(Refusal::NotFound.into());
    }
    act.actor.need_for(right, supplier)?;
    Ok(record)
}

/// Confirms that the notice has been received: the time to answer starts. Sent twice, it counts once.
pub async fn acknowledge(act: &mut Act, supplier: Id, id: Id) -> Outcome<()> {
    let record = own(act, supplier, id, Permission::CompanyAnswer).await?;
    if record.state != State::Noticed {
        return Err(Refusal::state().into());
    }
    if record.delivered_at.is_some() {
        return Ok(());
    }
    exec(act.db(), "UPDATE blacklisting SET version = version + 1 WHERE id = ?", vec![id.into()]).await?;
    deliver(act, &record, "blacklist-acknowledge").await
}

/// Answers the notice.
pub async fn state_case(act: &mut Act, supplier: Id, id: Id, version: i64, fields: &Fields) -> Outcome<()> {
    let record = own(act, supplier, id, Permission::CompanySign).await?;
    let late = record.hear_until.is_some_and(|until| until <= act.now);
    if record.state != State::Noticed || late {
        return Err(Refusal::state().into());
    }
    act.bump("blacklisting", id, version).await?;
    let mut problems = Problems::default();
    let statement = text(&mut problems, "statement", fields.text("statement"), true);
    problems.done()?;
    step(act, &record, Event::Hear, "blacklist-state-case").await?;
    let delivered = record.delivered_at.unwrap_or(act.now);
    let until = record.hear_until.unwrap_or_else(|| rule::until(act.now, rule::HEARING, act.zone));
    exec(
        act.db(),
        "UPDATE blacklisting SET statement = ?, statement_by = ?, heard_at = ?, delivered_at = ?, hear_until = ? WHERE id = ?",
        vec![
            statement.into(), act.actor.person.into(), act.now.into(), delivered.into(), until.into(), id.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Appeals against a blacklisting in force, once, within 15 working days of the decision.
pub async fn appeal(act: &mut Act, supplier: Id, id: Id, version: i64, fields: &Fields) -> Outcome<()> {
    let record = own(act, supplier, id, Permission::CompanySign).await?;
    let late = record.approved_at.is_none_or(|at| rule::until(at, rule::APPEAL, act.zone) <= act.now);
    let before = raw(act.db(), "SELECT 1 FROM blacklist_appeal WHERE blacklisting_id = ?", vec![id.into()]).await?;
    if record.state != State::Active || late || !before.is_empty() {
        return Err(Refusal::state().into());
    }
    act.bump("blacklisting", id, version).await?;
    let mut problems = Problems::default();
    let words = text(&mut problems, "text", fields.text("text"), true);
    problems.done()?;
    step(act, &record, Event::Appeal, "blacklist-appeal").await?;
    let row = table::blacklist_appeal::Model {
        id: new_id(),
        blacklisting_id: id,
        text: words,
        raised_by: act.actor.person,
        raised_at: act.now,
        decision: None,
        decision_reason: None,
        decided_by: None,
        decided_at: None,
    };
    insert(act.db(), row).await
}
