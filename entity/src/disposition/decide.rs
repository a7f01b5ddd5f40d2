//! Deciding, lifting and ending.

use super::propose::Held;
use super::{Event, Kind, State, WARNING_DAYS};
use crate::Id;
use crate::act::Act;
use crate::field::Fields;
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::remediation::reason;
use crate::store::{exec, raw};
use crate::supplier::{Standing, standing};
use chrono::{Days, NaiveDate};

/// When a disposition that is decided today runs. A freeze keeps its length when its first day has passed meanwhile.
pub(super) fn runs(
    kind: Kind,
    starts: Option<NaiveDate>,
    ends: Option<NaiveDate>,
    today: NaiveDate,
) -> (NaiveDate, NaiveDate) {
    match (kind, starts, ends) {
        (Kind::Freeze, Some(starts), Some(ends)) => {
            let first = starts.max(today);
            (first, first + (ends - starts))
        }
        _ => (today, today + Days::new(WARNING_DAYS)),
    }
}

async fn decided_by_another(act: &Act, id: Id) -> Outcome<Held> {
    let held = Held::for_staff(act, id, Permission::DispositionDecide).await?;
    if held.proposed_by == act.actor.person {
        return Err(Refusal::second_person().into());
    }
    Ok(held)
}

/// Decides as the second person, with a reason that the supplier reads: in force or rejected.
pub async fn decide(act: &mut Act, id: Id, fields: &Fields) -> Outcome<()> {
    let held = decided_by_another(act, id).await?;
    let enforce = match fields.text("outcome") {
        "in-force" => true,
        "rejected" => false,
        _ => return Err(Refusal::field("outcome", "choose").into()),
    };
    let next = held.next(if enforce { Event::Enforce } else { Event::Reject })?;
    act.bump("disposition", id, fields.version()).await?;
    let reason = reason(fields)?;
    exec(
        act.db(),
        "UPDATE disposition SET decided_by = ?, decided_at = ?, decision_reason = ? WHERE id = ?",
        vec![act.actor.person.into(), act.now.into(), reason.into(), id.into()],
    )
    .await?;
    if enforce {
        begin(act, &held).await?;
    }
    let verb = if enforce { "disposition-enforce" } else { "disposition-reject" };
    held.step(act, verb, next).await?;
    // A proposal that was rejected before its notice is not known to the supplier.
    if held.noticed_at.is_some() {
        held.tell(act, "disposition-decided").await?;
    }
    Ok(())
}

async fn begin(act: &Act, held: &Held) -> Outcome<()> {
    let (first, end) = runs(held.kind, held.starts_on, held.ends_on, act.today());
    exec(
        act.db(),
        "UPDATE disposition SET in_force_on = ?, starts_on = ?, ends_on = ? WHERE id = ?",
        vec![act.today().into(), first.into(), end.into(), held.id.into()],
    )
    .await?;
    if held.kind == Kind::Freeze {
        let fact = standing::Fact {
            supplier: held.supplier_id,
            standing: Standing::Frozen,
            from: first,
            to: Some(end),
            source_kind: "disposition",
            source: held.id,
        };
        standing::begin(act, fact).await?;
    }
    Ok(())
}

/// Lifts a disposition before its date, with a reason: as its decision, not by who proposed it.
pub async fn lift(act: &mut Act, id: Id, fields: &Fields) -> Outcome<()> {
    let held = decided_by_another(act, id).await?;
    let next = held.next(Event::Lift)?;
    act.bump("disposition", id, fields.version()).await?;
    let reason = reason(fields)?;
    exec(
        act.db(),
        "UPDATE disposition SET lifted_by = ?, lifted_at = ?, lift_reason = ? WHERE id = ?",
        vec![act.actor.person.into(), act.now.into(), reason.into(), id.into()],
    )
    .await?;
    standing::end(act, held.supplier_id, id, act.today()).await?;
    held.step(act, "disposition-lift", next).await?;
    held.tell(act, "disposition-lifted").await
}

/// Ends what has come to its date; the fact of a freeze ends by itself, here the record follows.
pub async fn expire_due(act: &mut Act) -> Outcome<u64> {
    let over = raw(
        act.db(),
        "SELECT id FROM disposition WHERE state = 'in-force' AND ends_on <= ? ORDER BY id LIMIT 100",
        vec![act.today().into()],
    )
    .await?;
    for found in &over {
        let held = Held::load(act, found.try_get_by_index(0)?).await?;
        let next: State = held.next(Event::Expire)?;
        exec(
            act.db(),
            "UPDATE disposition SET expired_at = ?, version = version + 1 WHERE id = ?",
            vec![act.now.into(), held.id.into()],
        )
        .await?;
        standing::refresh(act, held.supplier_id).await?;
        held.step(act, "disposition-expire", next).await?;
    }
    Ok(over.len() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_late_decision_keeps_the_length_of_a_freeze() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let (starts, ends) = (Some(day("2023-01-01")), Some(day("2023-04-01")));
        assert_eq!(runs(Kind::Freeze, starts, ends, day("2022-12-01")), (day("2023-01-01"), day("2023-04-01")));
        assert_eq!(runs(Kind::Freeze, starts, ends, day("2023-01-11")), (day("2023-01-11"), day("2023-04-11")));
        assert_eq!(runs(Kind::Warning, None, None, day("2023-01-01")), (day("2023-01-01"), day("2024-01-01")));
    }
}
