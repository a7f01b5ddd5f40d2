//! The plan: what the supplier will do, and whether it is enough.

use super::Event;
use super::open::{Held, told};
use crate::Id;
use crate::act::Act;
use crate::field::{Fields, Problems};
use crate::finding::{self, rule::latest_in_plan};
use crate::refusal::{FieldError, Outcome};
use crate::store::{by_id, exec};
use serde::Deserialize;
use validator::Validate;

/// What is typed as a plan.
#[derive(Clone, Debug, Default, Deserialize, Validate)]
#[serde(default)]
pub struct Plan {
    /// What made it possible, not who did it.
    pub cause: String,
    /// What is done about it.
    pub action: String,
    /// What keeps it from happening again.
    pub prevention: String,
    /// Who answers for it at the supplier.
    pub owner: String,
    /// By when, at the latest the maximum of the finding's severity.
    pub owner_due: String,
}

/// The supplier submits a plan; a returned one is replaced, its reason stays in the steps.
pub async fn submit_plan(act: &mut Act, id: Id, fields: &Fields) -> Outcome<Id> {
    let held = Held::for_company(act, id).await?;
    let next = held.next(Event::SubmitPlan)?;
    act.bump("remediation", id, fields.version()).await?;
    let severity = by_id::<finding::table::finding::Entity>(act.db(), held.finding_id).await?.severity;
    let latest = latest_in_plan(severity, held.complete_due, act.today());
    let form: Plan = fields.read()?;
    let mut wrong = Problems::default();
    let cause = told(&mut wrong, "cause", &form.cause);
    let action = told(&mut wrong, "action", &form.action);
    let prevention = told(&mut wrong, "prevention", &form.prevention);
    let owner = wrong.required("owner", &form.owner, 120);
    let due = wrong.date("owner_due", &form.owner_due);
    if let Some(due) = due {
        if due < act.today() {
            wrong.add("owner_due", "remediation-past");
        } else if due > latest {
            wrong.0.push(FieldError::new("owner_due", "remediation-late").with("latest", latest));
        }
    }
    wrong.done()?;
    exec(
        act.db(),
        "UPDATE remediation SET cause = ?, action = ?, prevention = ?, owner = ?, owner_due = ?, plan_submitted_at = ? WHERE id = ?",
        vec![
            cause.into(), action.into(), prevention.into(), owner.into(), due.into(), act.now.into(), id.into(),
        ],
    )
    .await?;
    held.step(act, "remediation-plan-submit", next, None).await?;
    Ok(held.supplier_id)
}

/// Accepts the plan: its date becomes the agreed completion, moved by the days the plan waited here.
pub async fn accept_plan(act: &mut Act, id: Id, seen: i64) -> Outcome<()> {
    let held = Held::for_review(act, id).await?;
    let next = held.next(Event::AcceptPlan)?;
    act.bump("remediation", id, seen).await?;
    let agreed = held.owner_due.unwrap_or(held.complete_due) + held.waited(act, held.plan_submitted_at);
    exec(
        act.db(),
        "UPDATE remediation SET plan_accepted_at = ?, complete_due = ? WHERE id = ?",
        vec![act.now.into(), agreed.into(), id.into()],
    )
    .await?;
    held.step(act, "remediation-plan-accept", next, None).await?;
    held.tell(act, "remediation-plan-accepted", Some(agreed)).await
}

/// Returns the plan with a reason; the supplier's dates move by the days the plan waited here.
pub async fn return_plan(act: &mut Act, id: Id, fields: &Fields) -> Outcome<()> {
    let held = Held::for_review(act, id).await?;
    let next = held.next(Event::ReturnPlan)?;
    act.bump("remediation", id, fields.version()).await?;
    let reason = super::open::reason(fields)?;
    let waited = held.waited(act, held.plan_submitted_at);
    let (plan, complete) = (held.plan_due.map(|due| due + waited), held.complete_due + waited);
    exec(
        act.db(),
        "UPDATE remediation SET plan_due = ?, complete_due = ? WHERE id = ?",
        vec![plan.into(), complete.into(), id.into()],
    )
    .await?;
    held.step(act, "remediation-plan-return", next, Some(reason)).await?;
    held.tell(act, "remediation-plan-returned", Some(plan.unwrap_or(complete))).await
}
