//! Procurement's side: approving, which changes the register, or sending back with a reason.

use super::Event;
use super::query::{Amendment, Values, find};
use crate::act::Act;
use crate::field::{Fields, Problems};
use crate::outgoing_mail::Mail;
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::store::{exec, row};
use crate::supplier::{self, Record};
use crate::{Id, amendment::State};

/// An amendment that procurement may decide now, with the state that follows.
async fn waiting(act: &Act, id: Id, event: Event) -> Outcome<(Amendment, State)> {
    let found = find(act.db(), id).await?;
    act.actor.not_barred(found.supplier_id)?;
    act.actor.need(Permission::SupplierWrite)?;
    if found.proposed_by == act.actor.person {
        return Err(Refusal::second_person().into());
    }
    let next = found.state.after(event).ok_or_else(Refusal::state)?;
    Ok((found, next))
}

/// Approves: the values stand in the register from a day on, and the old ones stay in its history.
pub async fn approve(act: &mut Act, id: Id, seen: i64, fields: &Fields) -> Outcome<()> {
    let (found, next) = waiting(act, id, Event::Approve).await?;
    let now: Record =
        row(act.db(), supplier::RECORD, vec![found.supplier_id.into()]).await?.ok_or(Refusal::NotFound)?;
    let before = serde_json::to_string(&Values::of(&now))?;
    act.bump("amendment", id, seen).await?;
    act.record("amendment-approve", "amendment", id).moved(found.state, next).about("supplier", found.supplier_id);
    supplier::change(act, found.supplier_id, now.version, &typed(&found, &now, fields.text("effective_on"))).await?;
    exec(
        act.db(),
        "UPDATE amendment SET state = ?, decided_by = ?, decided_at = ?, before_values = ? WHERE id = ?",
        vec![next.into(), act.actor.person.into(), act.now.into(), before.into(), id.into()],
    )
    .await?;
    tell(act, &found, "amendment-approved").await
}

/// What procurement would have typed into the record: what is proposed, and what is not touched as it stands.
fn typed(found: &Amendment, now: &Record, effective_on: &str) -> Fields {
    let values = found.values();
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let pairs = [
        ("name", values.name.clone()),
        ("name_latin", text(&values.name_latin)),
        ("country", values.country.clone()),
        ("admin1", text(&values.admin1)),
        ("city", text(&values.city)),
        ("address", text(&values.address)),
        ("product", text(&now.product)),
        ("category", now.category.clone()),
        ("lang", now.lang.code().to_owned()),
        ("workers", now.workers_total.map(|n| n.to_string()).unwrap_or_default()),
        ("effective_on", effective_on.to_owned()),
    ];
    Fields(pairs.map(|(name, value)| (name.to_owned(), value)).to_vec())
}

/// Sends it back with a reason that the supplier reads.
pub async fn send_back(act: &mut Act, id: Id, seen: i64, fields: &Fields) -> Outcome<()> {
    let (found, next) = waiting(act, id, Event::Return).await?;
    let mut wrong = Problems::default();
    let reason = wrong.required("reason", fields.text("reason"), 2_000);
    wrong.done()?;
    act.bump("amendment", id, seen).await?;
    exec(
        act.db(),
        "UPDATE amendment SET state = ?, decided_by = ?, decided_at = ?, decision_reason = ? WHERE id = ?",
        vec![next.into(), act.actor.person.into(), act.now.into(), reason.into(), id.into()],
    )
    .await?;
    act.record("amendment-return", "amendment", id).moved(found.state, next).about("supplier", found.supplier_id);
    tell(act, &found, "amendment-returned").await
}

async fn tell(act: &Act, found: &Amendment, message: &'static str) -> Outcome<()> {
    supplier::tell(act, found.supplier_id, |lang, email| {
        Mail::new(message, email, lang)
            .with("number", found.number.clone())
            .with("path", format!("/s/{}/company/change", found.supplier_id))
    })
    .await?;
    Ok(())
}
