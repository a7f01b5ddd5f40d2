//! Two records of one legal entity become one, by two people, and can become two again.
//!
//! `proposed → merged | rejected`, `merged → undone`. The merged record stays, empty, and points to its survivor.

use super::{CodeState, alike, merge_rows, search_index, standing};
use crate::act::Act;
use crate::field::Problems;
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::store::{exec, raw, row};
use crate::{Id, new_id};
use sea_orm::FromQueryResult;

use super::MergeState;

/// The end of a merge that a second person decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeDecision {
    /// The two are one.
    Accept,
    /// They are not.
    Reject,
}

#[derive(FromQueryResult)]
struct Merge {
    survivor_id: Id,
    merged_id: Id,
    state: MergeState,
    proposed_by: Id,
}

/// What a merge needs to know of either record.
#[derive(FromQueryResult)]
struct Side {
    id: Id,
    seq: i64,
    name: String,
    name_folded: String,
    merged_into: Option<Id>,
    code_state: CodeState,
}

async fn side(act: &Act, id: Id) -> Outcome<Side> {
    act.actor.not_barred(id)?;
    let found = row(
        act.db(),
        "SELECT id, seq, name, name_folded, merged_into, code_state FROM supplier WHERE id = ?",
        vec![id.into()],
    )
    .await?;
    found.ok_or_else(|| Refusal::NotFound.into())
}

async fn found(act: &Act, merge: Id) -> Outcome<Merge> {
    act.actor.need(Permission::SupplierMerge)?;
    let found: Option<Merge> = row(
        act.db(),
        "SELECT survivor_id, merged_id, state, proposed_by FROM supplier_merge WHERE id = ?",
        vec![merge.into()],
    )
    .await?;
    let found = found.ok_or(Refusal::NotFound)?;
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
        exec(
            act.db(),
            "INSERT INTO supplier_merge (id, survivor_id, merged_id, reason, state, proposed_by, proposed_at)
             VALUES (?, ?, ?, ?, ?, ?, ?)",
            vec![
                id.into(),
                survivor.into(),
                other.id.into(),
                reason.clone().into(),
                MergeState::Proposed.into(),
                act.actor.person.into(),
                act.now.into(),
            ],
        )
        .await?;
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

async fn join(act: &mut Act, id: Id, merge: &Merge) -> Outcome<()> {
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
