//! The supplier's side: putting an amendment together, handing it in, taking it back.

use super::query::{Amendment, Values, find};
use super::table::amendment;
use super::{Event, State};
use crate::act::Act;
use crate::field::{Fields, Problems};
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::store::{exec, insert, number, row};
use crate::supplier::{COUNTRIES, Record};
use crate::{Id, new_id, supplier};

struct Typed {
    values: Values,
    statement: String,
}

/// What the company typed. The same as what the register says already is no proposal.
async fn understood(act: &Act, supplier: Id, fields: &Fields) -> Outcome<Typed> {
    let mut wrong = Problems::default();
    let some = |text: String| Some(text).filter(|t| !t.is_empty());
    let country = fields.text("country").trim().to_uppercase();
    if !COUNTRIES.contains(&country.as_str()) {
        wrong.add("country", "choose");
    }
    let values = Values {
        name: wrong.required("name", fields.text("name"), 300),
        name_latin: some(wrong.optional("name_latin", fields.text("name_latin"), 300)),
        country,
        admin1: some(wrong.optional("admin1", fields.text("admin1"), 120)),
        city: some(wrong.optional("city", fields.text("city"), 120)),
        address: some(wrong.optional("address", fields.text("address"), 500)),
    };
    let statement = wrong.required("statement", fields.text("statement"), 2_000);
    let now: Option<Record> = row(act.db(), supplier::RECORD, vec![supplier.into()]).await?;
    if Values::of(&now.ok_or(Refusal::NotFound)?) == values {
        wrong.add("name", "amendment-same");
    }
    wrong.done()?;
    Ok(Typed { values, statement })
}

/// Begins an amendment; its proof is added before it is handed in.
pub async fn propose(act: &mut Act, supplier: Id, fields: &Fields) -> Outcome<Id> {
    act.actor.need_for(Permission::CompanyAnswer, supplier)?;
    let open = "SELECT COUNT(*) FROM amendment WHERE supplier_id = ? AND state IN ('draft', 'submitted', 'returned')";
    if number(act.db(), open, vec![supplier.into()]).await? > 0 {
        return Err(Refusal::state().into());
    }
    let Typed { values, statement } = understood(act, supplier, fields).await?;
    let id = new_id();
    let row = amendment::Model {
        id,
        number: act.number("CH", 6).await?,
        supplier_id: supplier,
        state: State::Draft,
        name: values.name,
        name_latin: values.name_latin,
        country: values.country,
        admin1: values.admin1,
        city: values.city,
        address: values.address,
        statement,
        proposed_by: act.actor.person,
        proposed_at: act.now,
        submitted_at: None,
        decided_by: None,
        decided_at: None,
        decision_reason: None,
        before_values: None,
        version: 1,
    };
    insert(act.db(), row).await?;
    act.record("amendment-propose", "amendment", id).about("supplier", supplier);
    Ok(id)
}

/// An amendment of a company for which the actor may do this now, with the state that follows.
async fn own(act: &Act, id: Id, event: Event) -> Outcome<(Amendment, State)> {
    let found = find(act.db(), id).await?;
    act.actor.need_for(Permission::CompanyAnswer, found.supplier_id)?;
    let next = found.state.after(event).ok_or_else(Refusal::state)?;
    Ok((found, next))
}

/// Changes what is proposed.
pub async fn revise(act: &mut Act, id: Id, seen: i64, fields: &Fields) -> Outcome<Id> {
    let (found, _) = own(act, id, Event::Revise).await?;
    let Typed { values, statement } = understood(act, found.supplier_id, fields).await?;
    act.bump("amendment", id, seen).await?;
    exec(
        act.db(),
        "UPDATE amendment SET name = ?, name_latin = ?, country = ?, admin1 = ?, city = ?, address = ?, statement = ?
         WHERE id = ?",
        vec![
            values.name.into(),
            values.name_latin.into(),
            values.country.into(),
            values.admin1.into(),
            values.city.into(),
            values.address.into(),
            statement.into(),
            id.into(),
        ],
    )
    .await?;
    act.record("amendment-revise", "amendment", id).about("supplier", found.supplier_id);
    Ok(found.supplier_id)
}

/// Hands it in; without a file there is nothing that proves it.
pub async fn submit(act: &mut Act, id: Id, seen: i64) -> Outcome<Id> {
    let (found, next) = own(act, id, Event::Submit).await?;
    let files = "SELECT COUNT(*) FROM amendment_evidence WHERE amendment_id = ?";
    if number(act.db(), files, vec![id.into()]).await? == 0 {
        return Err(Refusal::field("file", "amendment-proof").into());
    }
    act.bump("amendment", id, seen).await?;
    exec(
        act.db(),
        "UPDATE amendment SET state = ?, submitted_at = ? WHERE id = ?",
        vec![next.into(), act.now.into(), id.into()],
    )
    .await?;
    act.record("amendment-submit", "amendment", id).moved(found.state, next).about("supplier", found.supplier_id);
    Ok(found.supplier_id)
}

/// Takes it back; what was said stays in the history.
pub async fn withdraw(act: &mut Act, id: Id, seen: i64) -> Outcome<Id> {
    let (found, next) = own(act, id, Event::Withdraw).await?;
    act.bump("amendment", id, seen).await?;
    exec(act.db(), "UPDATE amendment SET state = ? WHERE id = ?", vec![next.into(), id.into()]).await?;
    act.record("amendment-withdraw", "amendment", id).moved(found.state, next).about("supplier", found.supplier_id);
    Ok(found.supplier_id)
}

/// Whether the actor may add proof or take it away now; returns whose it is.
pub async fn may_attach(act: &Act, id: Id) -> Outcome<Id> {
    Ok(own(act, id, Event::Revise).await?.0.supplier_id)
}
