//! Tags: procurement's own words about a supplier, each with a reason and an end.

use super::MOST_TAGS;
use super::membership::sortable;
use super::table::supplier_tag;
use crate::act::Act;
use crate::field::{Fields, Problems};
use crate::refusal::{FieldError, Outcome, Refusal};
use crate::store::{exec, insert, number, raw};
use crate::{Id, new_id};

/// Puts a tag on a supplier until a day.
pub async fn add_tag(act: &mut Act, supplier: Id, fields: &Fields) -> Outcome<()> {
    sortable(act, supplier).await?;
    let mut wrong = Problems::default();
    let tag = wrong.required("tag", fields.text("tag"), 40);
    let reason = wrong.required("reason", fields.text("reason"), 500);
    let until = wrong.date("until", fields.text("until"));
    if until.is_some_and(|day| day <= act.today()) {
        wrong.add("until", "classification-past");
    }
    held(act, supplier, &tag, &mut wrong).await?;
    wrong.done()?;
    let until = until.ok_or(Refusal::NotFound)?;
    let id = new_id();
    let row = supplier_tag::Model {
        id,
        supplier_id: supplier,
        tag,
        reason,
        effective_from: act.today(),
        effective_to: until,
        recorded_by: act.actor.person,
        recorded_at: act.now,
        ended_recorded_at: None,
    };
    insert(act.db(), row).await?;
    act.record("supplier-add-tag", "supplier", supplier).about("supplier-tag", id);
    Ok(())
}

/// The same tag is not in force twice, and there are only so many.
async fn held(act: &Act, supplier: Id, tag: &str, wrong: &mut Problems) -> Outcome<()> {
    let sql = "SELECT COUNT(*) FROM supplier_tag WHERE supplier_id = ? AND effective_to > ?";
    let values = vec![supplier.into(), act.today().into()];
    if number(act.db(), sql, values.clone()).await? >= MOST_TAGS {
        wrong.0.push(FieldError::new("tag", "classification-tags").with("max", MOST_TAGS));
    }
    let same = [values, vec![tag.into()]].concat();
    if number(act.db(), &format!("{sql} AND tag = ?"), same).await? > 0 {
        wrong.add("tag", "classification-held");
    }
    Ok(())
}

/// Takes a tag off before its day; returns whose it was.
pub async fn end_tag(act: &mut Act, id: Id) -> Outcome<Id> {
    let found = raw(act.db(), "SELECT supplier_id FROM supplier_tag WHERE id = ?", vec![id.into()]).await?;
    let supplier: Id = found.first().ok_or(Refusal::NotFound)?.try_get_by_index(0)?;
    sortable(act, supplier).await?;
    let ended = exec(
        act.db(),
        "UPDATE supplier_tag SET effective_to = ?, ended_recorded_at = ? WHERE id = ? AND effective_to > ?",
        vec![act.today().into(), act.now.into(), id.into(), act.today().into()],
    )
    .await?;
    if ended == 0 {
        return Err(Refusal::state().into());
    }
    act.record("supplier-end-tag", "supplier", supplier).about("supplier-tag", id);
    Ok(supplier)
}
