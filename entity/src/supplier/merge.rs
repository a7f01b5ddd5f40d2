//! Two records of one legal entity become one, by two people, and can become two again.
//!
//! `proposed → merged | rejected`, `merged → undone`. The merged record stays, empty, and points to its survivor.

use super::table;
use super::{CodeState, alike, merge_rows, search_index, standing};
use crate::act::Act;
use crate::field::Problems;
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::store::{by_id, exec, insert, raw};
use crate::{Id, new_id};
use std::collections::HashMap;

use super::MergeState;

/// The end of a merge that a second person decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeDecision {
    /// The two are one.
    Accept,
    /// They are not.
    Reject,
}

/// Either record of a merge.
async fn side(act: &Act, id: Id) -> Outcome<table::supplier::Model> {
    act.actor.not_barred(id)?;
    by_id::<table::supplier::Entity>(act.db(), id).await
}

async fn found(act: &Act, merge: Id) -> Outcome<table::supplier_merge::Model> {
    act.actor.need(Permission::SupplierMerge)?;
    let found = by_id::<table::supplier_merge::Entity>(act.db(), merge).await?;
    act.actor.not_barred(found.survivor_id)?;
    act.actor.not_barred(found.merged_id)?;
    Ok(found)
}

/// Proposes that `merged` are the same legal entity as `survivor`, which keeps its number.
pub async fn propose_merge(act: &mut Act, survivor: Id, merged: &[Id], reason: &str) -> Outcome<()> {
    act.actor.need(Permission::SupplierMerge)?;
    let kept = side(act, survivor).await?;
    let mut problems = Problems::default();
    let reason = problems.required("reason", reason, 500);
    let others: Vec<Id> = merged.iter().copied().filter(|id| *id != survivor).collect();
    if others.is_empty() {
        problems.add("merged", "supplier-merge-other");
    }
    problems.done()?;
    if kept.merged_into.is_some() {
        return Err(Refusal::state().into());
    }
    for other in others {
        let other = side(act, other).await?;
        if other.merged_into.is_some() || waiting(act, survivor, other.id).await? {
            return Err(Refusal::state().into());
        }
        let id = new_id();
        let row = table::supplier_merge::Model {
            id,
            survivor_id: survivor,
            merged_id: other.id,
            reason: reason.clone(),
            state: MergeState::Proposed,
            proposed_by: act.actor.person,
            proposed_at: act.now,
            decided_by: None,
            decided_at: None,
            undone_by: None,
            undone_at: None,
            version: 1,
        };
        insert(act.db(), row).await?;
        act.record("supplier-propose-merge", "supplier", survivor)
            .about("supplier", other.id)
            .about("supplier-merge", id);
    }
    Ok(())
}

/// Whether a merge of these two, either way round, or another of the one that would go, waits for a decision.
async fn waiting(act: &Act, survivor: Id, merged: Id) -> Outcome<bool> {
    let found = raw(
        act.db(),
        "SELECT 1 FROM supplier_merge WHERE state = 'proposed'
         AND (merged_id = ? OR merged_id = ? OR (survivor_id = ? AND merged_id <> ?))",
        vec![merged.into(), survivor.into(), merged.into(), merged.into()],
    )
    .await?;
    Ok(!found.is_empty())
}

/// A second person decides. The records of the merged one follow the survivor.
pub async fn decide_merge(act: &mut Act, id: Id, seen: i64, decision: MergeDecision) -> Outcome<()> {
    let merge = found(act, id).await?;
    if merge.proposed_by == act.actor.person {
        return Err(Refusal::second_person().into());
    }
    let next = merge.state.after(decision).ok_or_else(Refusal::state)?;
    act.bump("supplier_merge", id, seen).await?;
    exec(
        act.db(),
        "UPDATE supplier_merge SET state = ?, decided_by = ?, decided_at = ? WHERE id = ?",
        vec![next.into(), act.actor.person.into(), act.now.into(), id.into()],
    )
    .await?;
    if decision == MergeDecision::Accept {
        join(act, id, &merge).await?;
    }
    let verb = match decision {
        MergeDecision::Accept => "supplier-merge",
        MergeDecision::Reject => "supplier-reject-merge",
    };
    act.record(verb, "supplier-merge", id)
        .moved(merge.state, next)
        .about("supplier", merge.survivor_id)
        .about("supplier", merge.merged_id);
    Ok(())
}

async fn join(act: &mut Act, id: Id, merge: &table::supplier_merge::Model) -> Outcome<()> {
    let (kept, gone) = (side(act, merge.survivor_id).await?, side(act, merge.merged_id).await?);
    if kept.merged_into.is_some() || gone.merged_into.is_some() {
        return Err(Refusal::state().into());
    }
    merge_rows::follow(act, id, kept.id, gone.id).await?;
    let name = super::new::begin_name(act, kept.id, "merged", &gone.name, act.today()).await?;
    merge_rows::note(act, id, "merged-name", name, "").await?;
    if stronger(gone.code_state, kept.code_state) {
        merge_rows::note(act, id, "code-state", kept.id, kept.code_state.code()).await?;
        set_code_state(act, kept.id, gone.code_state).await?;
    }
    exec(
        act.db(),
        "UPDATE supplier SET merged_into = ?, changed_at = ?, version = version + 1 WHERE id = ?",
        vec![kept.id.into(), act.now.into(), gone.id.into()],
    )
    .await?;
    search_index::take_out(act.db(), gone.seq).await?;
    settle(act, kept.id, gone.id).await
}

/// Makes two records of one again: what came from the merged record goes back, unless it moved on since.
pub async fn undo_merge(act: &mut Act, id: Id, seen: i64) -> Outcome<()> {
    let merge = found(act, id).await?;
    if merge.state != MergeState::Merged {
        return Err(Refusal::state().into());
    }
    let (kept, gone) = (side(act, merge.survivor_id).await?, side(act, merge.merged_id).await?);
    if kept.merged_into.is_some() || gone.merged_into != Some(kept.id) {
        return Err(Refusal::state().into());
    }
    act.bump("supplier_merge", id, seen).await?;
    exec(
        act.db(),
        "UPDATE supplier_merge SET state = ?, undone_by = ?, undone_at = ? WHERE id = ?",
        vec![MergeState::Undone.into(), act.actor.person.into(), act.now.into(), id.into()],
    )
    .await?;
    exec(
        act.db(),
        "UPDATE supplier SET merged_into = NULL, changed_at = ?, version = version + 1 WHERE id = ?",
        vec![act.now.into(), gone.id.into()],
    )
    .await?;
    merge_rows::go_back(act, id, kept.id, gone.id).await?;
    if let Some(before) = merge_rows::noted(act, id, "code-state").await? {
        set_code_state(act, kept.id, before.parse()?).await?;
    }
    search_index::put(act.db(), gone.seq, &gone.name_folded).await?;
    settle(act, kept.id, gone.id).await?;
    act.record("supplier-undo-merge", "supplier-merge", id)
        .moved(MergeState::Merged, MergeState::Undone)
        .about("supplier", kept.id)
        .about("supplier", gone.id);
    Ok(())
}

/// Recomputes what is a projection of the rows that moved.
async fn settle(act: &mut Act, kept: Id, gone: Id) -> Outcome<()> {
    for supplier in [kept, gone] {
        standing::refresh(act, supplier).await?;
        super::refresh_invitable(act, supplier).await?;
        exec(
            act.db(),
            "UPDATE supplier SET provisional = NOT EXISTS (SELECT 1 FROM supplier_identifier i
               WHERE i.supplier_id = supplier.id AND i.scheme <> 'other') WHERE id = ?",
            vec![supplier.into()],
        )
        .await?;
    }
    Ok(())
}

async fn set_code_state(act: &Act, supplier: Id, state: CodeState) -> Outcome<()> {
    exec(act.db(), "UPDATE supplier SET code_state = ? WHERE id = ?", vec![state.into(), supplier.into()]).await?;
    Ok(())
}

/// Whether the merged record's word about the code outweighs the survivor's: a signature stays a signature.
fn stronger(one: CodeState, other: CodeState) -> bool {
    let rank = |state| match state {
        CodeState::None => 0,
        CodeState::Invited => 1,
        CodeState::Viewed => 2,
        CodeState::Clarification => 3,
        CodeState::Declined => 4,
        CodeState::Equivalent => 5,
        CodeState::Signed => 6,
    };
    rank(one) > rank(other)
}

/// A record by the number or id that a person typed, for proposing a merge.
pub async fn record_by_number(act: &Act, typed: &str) -> Outcome<Id> {
    act.actor.need(Permission::SupplierMerge)?;
    let typed = typed.trim();
    if let Ok(id) = typed.parse() {
        return Ok(side(act, id).await?.id);
    }
    let found = raw(act.db(), "SELECT id FROM supplier WHERE number = ?", vec![typed.to_uppercase().into()]).await?;
    match found.first() {
        Some(row) => {
            let id = row.try_get_by_index(0)?;
            act.actor.not_barred(id)?;
            Ok(id)
        }
        None => Err(Refusal::field("other", "supplier-merge-number").into()),
    }
}

/// Which records have been merged, and into which: the last survivor of each.
pub async fn survivors(db: &impl sea_orm::ConnectionTrait) -> Outcome<HashMap<Id, Id>> {
    let found = raw(db, "SELECT id, merged_into FROM supplier WHERE merged_into IS NOT NULL", vec![]).await?;
    let mut into: HashMap<Id, Id> = HashMap::new();
    for row in &found {
        into.insert(row.try_get_by_index(0)?, row.try_get_by_index(1)?);
    }
    let last = |id: &Id| std::iter::successors(Some(*id), |id| into.get(id).copied()).last().unwrap_or(*id);
    Ok(into.keys().map(|id| (*id, last(id))).collect())
}

/// The records that may be the same legal entity as this one.
pub async fn candidates(
    store: &crate::store::Store,
    actor: &crate::actor::Actor,
    record: &super::Record,
) -> Outcome<Vec<super::Alike>> {
    actor.need(Permission::SupplierRead)?;
    alike(store.read(), actor, &record.country, &record.name, Some(record.id)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_survives_a_merge() {
        assert!(stronger(CodeState::Signed, CodeState::Invited));
        assert!(!stronger(CodeState::Invited, CodeState::Signed));
        assert!(!stronger(CodeState::Signed, CodeState::Signed));
    }
}
