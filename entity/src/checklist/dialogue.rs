//! What the supplier says: its comment before the result, its objection after it.

use super::step::{enter, lines};
use super::table;
use super::{Check, Event, Kind, Objection, State, company_show, objection, show};
use crate::act::Act;
use crate::calendar::{add_working_days, china};
use crate::field::{Fields, Problems};
use crate::instant::Instant;
use crate::outgoing_mail::Mail;
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::store::{exec, insert};
use crate::{Id, new_id, supplier};
use chrono::NaiveDate;
use chrono_tz::Tz;

/// Working days in which a supplier may object to a result.
const OBJECTION_DAYS: u32 = 10;

/// The supplier's comment on a score or on drafted findings: `comment`.
pub async fn comment(act: &mut Act, supplier: Id, kind: Kind, id: Id, fields: &Fields) -> Outcome<()> {
    let check = company_show(act.db(), &act.actor, supplier, kind, id).await?;
    act.actor.need_for(Permission::CompanyAnswer, supplier)?;
    if !check.comment_open(act.now) {
        return Err(Refusal::Conflict("check-comment-over".into()).into());
    }
    act.bump(kind.table(), id, fields.version()).await?;
    let mut problems = Problems::default();
    let text = lines(&mut problems, "comment", fields.text("comment"), 5_000, true);
    problems.done()?;
    // After a score was taken back the supplier comments again; what it said before stays.
    let text = match &check.comment {
        Some(before) => format!("{before}\n\n{text}"),
        None => text,
    };
    exec(
        act.db(),
        &format!("UPDATE {} SET comment = ?, commented_at = ? WHERE id = ?", kind.table()),
        vec![text.into(), act.now.into(), id.into()],
    )
    .await?;
    let next = enter(act, &check, Event::Comment).await?;
    act.record("check-comment", kind.code(), id).moved(check.state, next).about("supplier", supplier);
    Ok(())
}

/// The last day for an objection to a result.
fn objection_until(check: &Check, zone: Tz) -> Option<NaiveDate> {
    Some(add_working_days(check.settled_at?.day(zone), OBJECTION_DAYS, china()))
}

/// The last day on which the company may object, when it still may.
pub fn may_object(check: &Check, raised: Option<&Objection>, now: Instant, zone: Tz) -> Option<NaiveDate> {
    let until = objection_until(check, zone)?;
    let out = matches!(check.state, State::OutOfScope | State::Cancelled);
    (raised.is_none() && !out && check.batch_id.is_none() && now.day(zone) <= until).then_some(until)
}

/// The supplier objects to a score or finding: `text`. Once for each check, within ten working days of the result.
pub async fn object(act: &mut Act, supplier: Id, kind: Kind, id: Id, fields: &Fields) -> Outcome<()> {
    let check = company_show(act.db(), &act.actor, supplier, kind, id).await?;
    act.actor.need_for(Permission::CompanySign, supplier)?;
    let raised = objection(act.db(), id).await?;
    if may_object(&check, raised.as_ref(), act.now, act.zone).is_none() {
        return Err(Refusal::Conflict("check-objection-over".into()).into());
    }
    let mut problems = Problems::default();
    let text = lines(&mut problems, "text", fields.text("text"), 5_000, true);
    problems.done()?;
    let row = table::objection::Model {
        id: new_id(),
        source_kind: kind,
        source_id: id,
        supplier_id: supplier,
        text,
        raised_by: act.actor.person,
        raised_at: act.now,
        decision: None,
        decision_reason: None,
        corrected_passed: None,
        decided_by: None,
        decided_at: None,
    };
    insert(act.db(), row).await?;
    act.record("check-object", kind.code(), id).about("supplier", supplier);
    Ok(())
}

/// Decides an objection: `decision` (upheld, rejected), `reason`, and `corrected` (passed, failed) where the result
/// itself was wrong. Whoever took part does not decide. The first result stays.
pub async fn decide_objection(act: &mut Act, kind: Kind, id: Id, fields: &Fields) -> Outcome<()> {
    let check = show(act.db(), &act.actor, kind, id).await?;
    if !act.actor.may(Permission::CheckScore) {
        act.actor.need(Permission::CheckAssign)?;
    }
    let person = Some(act.actor.person);
    if [check.assigned_to, check.scored_by, check.planned_by].contains(&person) {
        return Err(Refusal::second_person().into());
    }
    let raised = objection(act.db(), id).await?.ok_or(Refusal::NotFound)?;
    if raised.decision.is_some() {
        return Err(Refusal::state().into());
    }
    let mut problems = Problems::default();
    let decision = fields.text("decision");
    if !matches!(decision, "upheld" | "rejected") {
        problems.add("decision", "choose");
    }
    let corrected = match (decision, fields.text("corrected")) {
        (_, "") => None,
        ("upheld", "passed") => Some(true),
        ("upheld", "failed") => Some(false),
        _ => {
            problems.add("corrected", "check-corrected");
            None
        }
    };
    let reason = lines(&mut problems, "reason", fields.text("reason"), 5_000, true);
    problems.done()?;
    let changed = exec(
        act.db(),
        "UPDATE objection SET decision = ?, decision_reason = ?, corrected_passed = ?, decided_by = ?, decided_at = ?
         WHERE id = ? AND decision IS NULL",
        vec![decision.into(), reason.into(), corrected.into(), person.into(), act.now.into(), raised.id.into()],
    )
    .await?;
    if changed != 1 {
        return Err(Refusal::stale().into());
    }
    supplier::tell(act, check.supplier_id, |lang, email| {
        Mail::new("check-objection", email, lang)
            .with("supplier", &check.supplier)
            .with("number", &check.number)
            .with("path", check.company_href())
    })
    .await?;
    act.record("check-decide-objection", kind.code(), id).about("supplier", check.supplier_id);
    Ok(())
}
