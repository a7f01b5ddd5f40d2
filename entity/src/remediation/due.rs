//! What the clock does: one mail a week before a date, one when it has passed. None on the day of the step itself, whose
//! own mail has just named the date.

use super::State;
use super::open::said;
use crate::Id;
use crate::act::Act;
use crate::instant::Instant;
use crate::outgoing_mail::Mail;
use crate::refusal::Outcome;
use crate::store::{exec, rows};
use crate::supplier;
use chrono::{Days, NaiveDate};
use sea_orm::FromQueryResult;

/// A reminder goes out this many days before a date.
const AHEAD: u64 = 7;

#[derive(FromQueryResult)]
struct Owed {
    id: Id,
    number: String,
    supplier_id: Id,
    state: State,
    plan_due: Option<NaiveDate>,
    complete_due: NaiveDate,
}

/// Reminds suppliers of what they owe within a week and of what is overdue, each once. Returns how many it reminded.
pub async fn due(act: &mut Act) -> Outcome<u64> {
    let (today, soon) = (act.today(), act.today() + Days::new(AHEAD));
    let morning = Instant::start_of(today, act.zone);
    let owed: Vec<Owed> = rows(
        act.db(),
        "SELECT id, number, supplier_id, state, plan_due, complete_due FROM remediation
         WHERE (state IN ('opened', 'plan-returned') AND plan_due <= ? AND opened_at < ?
                AND (reminded_on IS NULL OR (plan_due < ? AND reminded_on <= plan_due)))
            OR (state IN ('plan-accepted', 'sent-back') AND complete_due <= ? AND plan_accepted_at < ?
                AND (reminded_on IS NULL OR (complete_due < ? AND reminded_on <= complete_due)))
         ORDER BY id LIMIT 200",
        vec![soon.into(), morning.into(), today.into(), soon.into(), morning.into(), today.into()],
    )
    .await?;
    for one in &owed {
        let Some(date) = one.state.owed_by(one.plan_due, one.complete_due) else { continue };
        exec(act.db(), "UPDATE remediation SET reminded_on = ? WHERE id = ?", vec![today.into(), one.id.into()])
            .await?;
        let message = if date < today { "remediation-overdue" } else { "remediation-reminder" };
        supplier::tell(act, one.supplier_id, |lang, email| {
            Mail::new(message, email, lang)
                .with("number", one.number.clone())
                .with("due", said(lang, date))
                .with("path", format!("/s/{}/remediations/{}", one.supplier_id, one.id))
        })
        .await?;
        act.record("remediation-remind", "remediation", one.id);
    }
    Ok(owed.len() as u64)
}
