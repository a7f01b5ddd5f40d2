//! After the result: remediation under way, verified, closed.

use super::step::enter;
use super::{Check, Event, Kind, State, find, show};
use crate::Id;
use crate::act::Act;
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::store::{number, raw};
use sea_orm::ConnectionTrait;

struct Remediations {
    all: i64,
    begun: i64,
    closed: i64,
}

async fn remediations(db: &impl ConnectionTrait, source: Id) -> Outcome<Remediations> {
    let count = async |also: &str| {
        number(db, &format!("SELECT COUNT(*) FROM remediation WHERE source_id = ?{also}"), vec![source.into()]).await
    };
    Ok(Remediations {
        all: count("").await?,
        begun: count(" AND state <> 'opened'").await?,
        closed: count(" AND state = 'closed'").await?,
    })
}

/// Where the remediations of a check have brought it by now.
async fn follow(act: &Act, kind: Kind, id: Id, found: &Remediations) -> Outcome<Check> {
    let mut check = find(act.db(), kind, id).await?;
    if found.begun > 0 && kind.after(check.state, Event::Remedy).is_some() {
        check.state = enter(act, &check, Event::Remedy).await?;
    }
    let put_right = found.closed == found.all && (found.all > 0 || check.passed == Some(true));
    if put_right && kind.after(check.state, Event::Verify).is_some() {
        check.state = enter(act, &check, Event::Verify).await?;
    }
    Ok(check)
}

/// Follows the remediations of a check: it is in remediation once the supplier has answered the first finding, and an
/// audit is verified once all are closed. Called by the clock; may be called by whatever moves a remediation.
pub async fn progress(act: &mut Act, kind: Kind, id: Id) -> Outcome<bool> {
    let before = find(act.db(), kind, id).await?.state;
    let found = remediations(act.db(), id).await?;
    let check = follow(act, kind, id, &found).await?;
    if check.state == before {
        return Ok(false);
    }
    act.record("check-progress", kind.code(), id).moved(before, check.state).about("supplier", check.supplier_id);
    Ok(true)
}

/// Moves every check whose remediations have moved.
pub async fn due(act: &mut Act) -> Outcome<u64> {
    let mut moved = 0;
    for kind in Kind::ALL {
        let sql = format!(
            "SELECT c.id FROM {} c WHERE (c.state IN ('passed', 'failed', 'issued')
               AND EXISTS (SELECT 1 FROM remediation r WHERE r.source_id = c.id AND r.state <> 'opened'))
             OR (c.state IN ('issued', 'remediation') AND {}
               AND (c.passed = TRUE OR EXISTS (SELECT 1 FROM remediation r WHERE r.source_id = c.id))
               AND NOT EXISTS (SELECT 1 FROM remediation r WHERE r.source_id = c.id AND r.state <> 'closed'))
             ORDER BY c.id LIMIT 200",
            kind.table(),
            if *kind == Kind::Audit { "TRUE" } else { "FALSE" }
        );
        for row in raw(act.db(), &sql, vec![]).await? {
            moved += u64::from(progress(act, *kind, row.try_get_by_index(0)?).await?);
        }
    }
    Ok(moved)
}

/// Closes a check. Its remediations are closed; a failed one has at least one remediation and a decided disposition.
/// An audit is closed by somebody other than its auditor.
pub async fn close(act: &mut Act, kind: Kind, id: Id, seen: i64) -> Outcome<()> {
    let check = show(act.db(), &act.actor, kind, id).await?;
    if !act.actor.may(Permission::CheckScore) {
        act.actor.need(Permission::CheckAssign)?;
    }
    let person = Some(act.actor.person);
    if kind == Kind::Audit && (check.assigned_to == person || check.scored_by == person) {
        return Err(Refusal::second_person().into());
    }
    act.bump(kind.table(), id, seen).await?;
    let before = check.state;
    let found = remediations(act.db(), id).await?;
    let check = follow(act, kind, id, &found).await?;
    if !matches!(check.state, State::Passed | State::Failed | State::Issued | State::Remediation | State::Verified) {
        return Err(Refusal::state().into());
    }
    if let Some(code) = obstacle(act.db(), &check).await? {
        return Err(Refusal::Conflict(code.into()).into());
    }
    let next = enter(act, &check, Event::Close).await?;
    crate::store::exec(
        act.db(),
        &format!("UPDATE {} SET closed_at = ?, closed_by = ? WHERE id = ?", kind.table()),
        vec![act.now.into(), person.into(), id.into()],
    )
    .await?;
    act.record("check-close", kind.code(), id).moved(before, next).about("supplier", check.supplier_id);
    Ok(())
}

/// What keeps a check from being closed, as the code of the refusal.
pub async fn obstacle(db: &impl ConnectionTrait, check: &Check) -> Outcome<Option<&'static str>> {
    let found = remediations(db, check.id).await?;
    let failed = check.passed != Some(true);
    if found.closed < found.all || (failed && found.all == 0) {
        return Ok(Some("check-open-remediation"));
    }
    // A disposition that rests on this check has been decided, for or against.
    let sql = "SELECT COUNT(*) FROM disposition WHERE source_id = ? AND decided_at IS NOT NULL";
    let disposed = !failed || number(db, sql, vec![check.id.into()]).await? > 0;
    Ok((!disposed).then_some("check-needs-disposition"))
}
