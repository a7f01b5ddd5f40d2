//! Applying, screening, deciding.

use super::query::standing_in_the_way;
use super::table::{self, certification::Model as Held};
use super::{Event, State};
use crate::act::Act;
use crate::field::{Fields, Problems};
use crate::outgoing_mail::Mail;
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::remediation::{reason, told};
use crate::store::{by_id, exec, insert, number};
use crate::supplier::{self, Standing, standing};
use crate::{Id, new_id};

/// Applies for a supplier's certification. One application at a time.
pub async fn apply(act: &mut Act, supplier: Id, fields: &Fields) -> Outcome<Id> {
    let known = supplier::brief(act.db(), &act.actor, supplier).await?;
    act.actor.need(Permission::CertificationApply)?;
    let open = number(
        act.db(),
        "SELECT count(*) FROM certification WHERE supplier_id = ? AND state IN ('applied', 'screened')",
        vec![supplier.into()],
    )
    .await?;
    if open > 0 || known.merged_into.is_some() || known.standing == Standing::Certified {
        return Err(Refusal::state().into());
    }
    let mut wrong = Problems::default();
    let statement = told(&mut wrong, "statement", fields.text("statement"));
    wrong.done()?;
    let (id, number) = (new_id(), act.number("CE", 6).await?);
    let row = table::certification::Applied {
        id,
        number,
        supplier_id: supplier,
        applied_by: act.actor.person,
        applied_at: act.now,
        statement,
    };
    insert(act.db(), row).await?;
    act.record("certification-apply", "certification", id).about("supplier", supplier);
    Ok(id)
}

async fn load(act: &Act, id: Id) -> Outcome<Held> {
    let held = by_id::<table::certification::Entity>(act.db(), id).await?;
    act.actor.not_barred(held.supplier_id)?;
    Ok(held)
}

/// Answers the two criteria, each with its reason.
pub async fn screen(act: &mut Act, id: Id, fields: &Fields) -> Outcome<()> {
    act.actor.need(Permission::CertificationApply)?;
    let held = load(act, id).await?;
    let next = held.state.after(Event::Screen).ok_or_else(Refusal::state)?;
    act.bump("certification", id, fields.version()).await?;
    let mut wrong = Problems::default();
    let mut answers = Vec::new();
    for (field, why) in [("environmental", "environmental_reason"), ("social", "social_reason")] {
        let met = match fields.text(field) {
            "yes" => true,
            "no" => false,
            _ => {
                wrong.add(field, "choose");
                false
            }
        };
        answers.push((met, told(&mut wrong, why, fields.text(why))));
    }
    wrong.done()?;
    let [(environmental, e_reason), (social, s_reason)] = &answers[..] else { return Err(Refusal::state().into()) };
    exec(
        act.db(),
        "UPDATE certification SET state = ?, environmental = ?, environmental_reason = ?, social = ?, social_reason = ?,
         screened_by = ?, screened_at = ? WHERE id = ?",
        vec![
            next.into(), (*environmental).into(), e_reason.clone().into(), (*social).into(), s_reason.clone().into(),
            act.actor.person.into(), act.now.into(), id.into(),
        ],
    )
    .await?;
    act.record("certification-screen", "certification", id).moved(held.state, next).about("supplier", held.supplier_id);
    Ok(())
}

/// Certifies: another person than those who applied and screened, and nothing may stand in the way.
pub async fn certify(act: &mut Act, id: Id, fields: &Fields) -> Outcome<()> {
    let held = to_decide(act, id).await?;
    let next = held.state.after(Event::Certify).ok_or_else(Refusal::state)?;
    let found = standing_in_the_way(act.db(), id, held.supplier_id, act.now).await?;
    if let Some(first) = found.first() {
        return Err(Refusal::Conflict(format!("certification-{first}")).into());
    }
    decide(act, id, &held, next, fields, "certification-certify").await?;
    let fact = standing::Fact {
        supplier: held.supplier_id,
        standing: Standing::Certified,
        from: act.today(),
        to: None,
        source_kind: "certification",
        source: id,
    };
    standing::begin(act, fact).await?;
    tell(act, &held, "certification-certified").await
}

/// Rejects with a reason.
pub async fn reject(act: &mut Act, id: Id, fields: &Fields) -> Outcome<()> {
    let held = to_decide(act, id).await?;
    let next = held.state.after(Event::Reject).ok_or_else(Refusal::state)?;
    decide(act, id, &held, next, fields, "certification-reject").await?;
    tell(act, &held, "certification-rejected").await
}

async fn to_decide(act: &Act, id: Id) -> Outcome<Held> {
    act.actor.need(Permission::CertificationDecide)?;
    let held = load(act, id).await?;
    if held.applied_by == act.actor.person || held.screened_by == Some(act.actor.person) {
        return Err(Refusal::second_person().into());
    }
    Ok(held)
}

async fn decide(act: &mut Act, id: Id, held: &Held, next: State, fields: &Fields, verb: &'static str) -> Outcome<()> {
    act.bump("certification", id, fields.version()).await?;
    let reason = reason(fields)?;
    exec(
        act.db(),
        "UPDATE certification SET state = ?, decided_by = ?, decided_at = ?, decision_reason = ? WHERE id = ?",
        vec![next.into(), act.actor.person.into(), act.now.into(), reason.into(), id.into()],
    )
    .await?;
    act.record(verb, "certification", id).moved(held.state, next).about("supplier", held.supplier_id);
    Ok(())
}

async fn tell(act: &Act, held: &Held, message: &'static str) -> Outcome<()> {
    supplier::tell(act, held.supplier_id, |lang, email| {
        Mail::new(message, email, lang)
            .with("number", held.number.clone())
            .with("path", format!("/s/{}/decisions", held.supplier_id))
    })
    .await?;
    Ok(())
}
