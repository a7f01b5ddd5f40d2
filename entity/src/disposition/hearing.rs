//! The hearing: proven delivery starts the period; an answer or its end closes it.

use super::propose::Held;
use super::{Delivery, Event, HEARING_DAYS};
use crate::Id;
use crate::act::Act;
use crate::calendar::{add_working_days, china, end_of_day};
use crate::field::{Fields, Problems};
use crate::instant::Instant;
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::remediation::told;
use crate::store::{exec, raw};
use chrono::NaiveDate;

/// Until when a supplier may answer a notice that was delivered on a day: the end of the tenth working day after it.
pub fn hear_until(delivered: NaiveDate, zone: chrono_tz::Tz) -> Instant {
    Instant(end_of_day(add_working_days(delivered, HEARING_DAYS, china()), zone))
}

/// Notes the delivery once: the first proof counts.
async fn delivered(act: &Act, held: &Held, at: Instant, how: Delivery) -> Outcome<()> {
    exec(
        act.db(),
        "UPDATE disposition SET delivered_at = ?, delivered_how = ?, hear_until = ? WHERE id = ? AND delivered_at IS NULL",
        vec![at.into(), how.into(), hear_until(at.day(act.zone), act.zone).into(), held.id.into()],
    )
    .await?;
    Ok(())
}

/// The company confirms that it has read the notice; its period to answer begins.
pub async fn acknowledge(act: &mut Act, id: Id, seen: i64) -> Outcome<Id> {
    let held = Held::for_company(act, id).await?;
    held.next(Event::Hear)?;
    if held.delivered_at.is_some() {
        return Err(Refusal::state().into());
    }
    act.bump("disposition", id, seen).await?;
    delivered(act, &held, act.now, Delivery::Portal).await?;
    act.record("disposition-acknowledge", "disposition", id).about("supplier", held.supplier_id);
    Ok(held.supplier_id)
}

/// The company answers; that closes the hearing, and proves the delivery.
pub async fn statement(act: &mut Act, id: Id, fields: &Fields) -> Outcome<Id> {
    let held = Held::for_company(act, id).await?;
    let next = held.next(Event::Hear)?;
    act.bump("disposition", id, fields.version()).await?;
    let mut wrong = Problems::default();
    let text = told(&mut wrong, "statement", fields.text("statement"));
    wrong.done()?;
    delivered(act, &held, act.now, Delivery::Portal).await?;
    exec(
        act.db(),
        "UPDATE disposition SET statement = ?, statement_by = ?, heard_at = ? WHERE id = ?",
        vec![text.into(), act.actor.person.into(), act.now.into(), id.into()],
    )
    .await?;
    held.step(act, "disposition-statement", next).await?;
    Ok(held.supplier_id)
}

/// Staff record that the notice was delivered outside the portal, and what the supplier answered, if it has.
pub async fn record_delivery(act: &mut Act, id: Id, fields: &Fields) -> Outcome<()> {
    let held = Held::for_staff(act, id, Permission::DispositionPropose).await?;
    let next = held.next(Event::Hear)?;
    act.bump("disposition", id, fields.version()).await?;
    let mut wrong = Problems::default();
    let how: Option<Delivery> = wrong.code("delivered_how", fields.text("delivered_how"));
    let on = wrong.date("delivered_on", fields.text("delivered_on"));
    let noticed = held.noticed_at.map(|at| at.day(act.zone));
    if on.is_some_and(|day| day > act.today() || noticed.is_some_and(|noticed| day < noticed)) {
        wrong.add("delivered_on", "disposition-delivery");
    }
    let said = match fields.text("statement").trim() {
        "" => None,
        text => Some(told(&mut wrong, "statement", text)),
    };
    wrong.done()?;
    let (Some(how), Some(on)) = (how, on) else { return Err(Refusal::state().into()) };
    delivered(act, &held, Instant::start_of(on, act.zone), how).await?;
    match said {
        Some(text) => {
            exec(
                act.db(),
                "UPDATE disposition SET statement = ?, statement_by = ?, heard_at = ? WHERE id = ?",
                vec![text.into(), act.actor.person.into(), act.now.into(), id.into()],
            )
            .await?;
            held.step(act, "disposition-hear", next).await
        }
        None => {
            act.record("disposition-deliver", "disposition", id).about("supplier", held.supplier_id);
            Ok(())
        }
    }
}

/// What the clock does: closes hearings whose period has passed and ends what has come to its date.
pub async fn due(act: &mut Act) -> Outcome<u64> {
    let over = raw(
        act.db(),
        "SELECT id FROM disposition WHERE state = 'noticed' AND hear_until <= ? ORDER BY id LIMIT 100",
        vec![act.now.into()],
    )
    .await?;
    for found in &over {
        let held = Held::load(act, found.try_get_by_index(0)?).await?;
        let next = held.next(Event::Hear)?;
        exec(
            act.db(),
            "UPDATE disposition SET heard_at = ?, version = version + 1 WHERE id = ?",
            vec![act.now.into(), held.id.into()],
        )
        .await?;
        held.step(act, "disposition-period-over", next).await?;
    }
    Ok(over.len() as u64 + super::expire_due(act).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_working_days_over_golden_week() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let zone = chrono_tz::Asia::Shanghai;
        let until = hear_until(day("2022-09-30"), zone);
        // 8 and 9 October 2022 are worked in exchange: the tenth working day is 19 October.
        assert_eq!(until, Instant::start_of(day("2022-10-20"), zone));
    }
}
