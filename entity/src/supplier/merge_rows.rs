//! Which rows follow a survivor, and how they find their way back.
//!
//! A row that the survivor has already (the same contact, the same campaign) stays with the merged record. Draws stay
//! as they were planned, because their population is frozen; the visits that come of them are the survivor's. Spend of the same period, unit and category is added up, because both were spent.

use super::table;
use crate::Id;
use crate::act::Act;
use crate::refusal::Outcome;
use crate::store::{exec, insert, raw};

/// A table whose rows belong to a supplier: its name, the column, and when a row cannot move (`o` is the survivor's).
struct Owned {
    table: &'static str,
    column: &'static str,
    clash: &'static str,
}

const fn owned(table: &'static str) -> Owned {
    Owned { table, column: "supplier_id", clash: "" }
}

const fn unless(table: &'static str, clash: &'static str) -> Owned {
    Owned { table, column: "supplier_id", clash }
}

const OWNED: &[Owned] = &[
    owned("site"),
    unless("contact", "o.email = t.email"),
    unless(
        "spend",
        "o.starts_on = t.starts_on AND o.ends_on = t.ends_on AND o.unit = t.unit AND o.category = t.category
         AND o.currency = t.currency",
    ),
    owned("signature"),
    unless("signing", "o.version_id = t.version_id"),
    owned("receipt"),
    unless("declaration", "o.campaign_id = t.campaign_id"),
    owned("evidence"),
    owned("spot_check"),
    owned("audit"),
    owned("finding"),
    owned("objection"),
    owned("remediation"),
    owned("disposition"),
    owned("certification"),
    owned("amendment"),
    owned("relationship"),
    Owned { table: "relationship", column: "other_supplier_id", clash: "" },
    owned("blacklisting"),
    owned("standing_fact"),
    owned("departure"),
    unless("supplier_tag", "o.tag = t.tag AND o.effective_to = t.effective_to"),
    unless("supplier_unit", "o.class_id = t.class_id AND o.effective_to IS NULL"),
    unless("supplier_scenario", "o.class_id = t.class_id AND o.effective_to IS NULL"),
    owned("invitation"),
    Owned {
        table: "role_grant",
        column: "scope_id",
        clash: "o.person_id = t.person_id AND o.role = t.role AND o.revoked_at IS NULL",
    },
];

/// Rows known by two texts instead of an id.
const KEYED: &[(&str, &str, &str)] =
    &[("supplier_identifier", "scheme", "value"), ("supplier_source", "source", "source_id")];

/// What stays where it was: how the merged record was known, and draws, whose frozen population is hashed. Columns that
/// name a supplier and stand neither here nor among those that follow fail the story of the merge.
pub const STAYS: &[(&str, &str)] = &[
    ("draw_unit", "supplier_id"),
    ("supplier", "merged_into"),
    ("supplier_category", "supplier_id"),
    ("supplier_merge", "merged_id"),
    ("supplier_merge", "survivor_id"),
    ("supplier_name", "supplier_id"),
    ("supplier_region", "supplier_id"),
];

/// Every column whose rows follow a survivor: table and column.
pub fn follows() -> Vec<(&'static str, &'static str)> {
    let keyed = KEYED.iter().map(|(table, ..)| (*table, "supplier_id"));
    OWNED.iter().map(|owned| (owned.table, owned.column)).chain(keyed).collect()
}

/// The name under which a moved row is noted.
fn place(table: &str, column: &str) -> String {
    format!("{table}.{column}")
}

/// Every row of `gone` that can follow `kept` does, and is noted.
pub(super) async fn follow(act: &Act, merge: Id, kept: Id, gone: Id) -> Outcome<()> {
    for Owned { table, column, clash } in OWNED {
        let mut values = vec![merge.into(), place(table, column).into(), gone.into()];
        let mut unless = String::new();
        if !clash.is_empty() {
            unless = format!(" AND NOT EXISTS (SELECT 1 FROM {table} o WHERE o.{column} = ? AND {clash})");
            values.push(kept.into());
        }
        exec(
            act.db(),
            &format!(
                "INSERT INTO supplier_merge_moved (merge_id, table_name, row_id)
                 SELECT ?, ?, t.id FROM {table} t WHERE t.{column} = ?{unless}"
            ),
            values,
        )
        .await?;
        repoint(act, merge, table, column, gone, kept).await?;
    }
    answer_once(act, merge, kept, gone).await?;
    for (table, first, second) in KEYED {
        exec(
            act.db(),
            &format!(
                "INSERT INTO supplier_merge_key (merge_id, table_name, first_key, second_key)
                 SELECT ?, ?, t.{first}, t.{second} FROM {table} t WHERE t.supplier_id = ?"
            ),
            vec![merge.into(), (*table).into(), gone.into()],
        )
        .await?;
        repoint_keyed(act, merge, table, first, second, gone, kept).await?;
    }
    add_spend(act, kept, gone, '+').await
}

/// Every noted row that is still with the survivor goes back.
pub(super) async fn go_back(act: &Act, merge: Id, kept: Id, gone: Id) -> Outcome<()> {
    // What clashed is what still stays with the merged record; it must be taken off before the others come back.
    add_spend(act, kept, gone, '-').await?;
    for Owned { table, column, .. } in OWNED {
        repoint(act, merge, table, column, kept, gone).await?;
    }
    for (table, first, second) in KEYED {
        repoint_keyed(act, merge, table, first, second, kept, gone).await?;
    }
    ask_again(act, merge).await?;
    exec(
        act.db(),
        "DELETE FROM supplier_name WHERE id IN (SELECT row_id FROM supplier_merge_moved
         WHERE merge_id = ? AND table_name = 'merged-name')",
        vec![merge.into()],
    )
    .await?;
    Ok(())
}

async fn repoint(act: &Act, merge: Id, table: &str, column: &str, from: Id, to: Id) -> Outcome<()> {
    exec(
        act.db(),
        &format!(
            "UPDATE {table} SET {column} = ? WHERE {column} = ? AND id IN (
               SELECT row_id FROM supplier_merge_moved WHERE merge_id = ? AND table_name = ?)"
        ),
        vec![to.into(), from.into(), merge.into(), place(table, column).into()],
    )
    .await?;
    Ok(())
}

async fn repoint_keyed(act: &Act, merge: Id, table: &str, first: &str, second: &str, from: Id, to: Id) -> Outcome<()> {
    exec(
        act.db(),
        &format!(
            "UPDATE {table} SET supplier_id = ? WHERE supplier_id = ? AND EXISTS (
               SELECT 1 FROM supplier_merge_key m WHERE m.merge_id = ? AND m.table_name = ?
               AND m.first_key = {table}.{first} AND m.second_key = {table}.{second})"
        ),
        vec![to.into(), from.into(), merge.into(), table.into()],
    )
    .await?;
    Ok(())
}

/// Where both were asked to sign one text and the merged record has, the survivor is asked no more.
async fn answer_once(act: &Act, merge: Id, kept: Id, gone: Id) -> Outcome<()> {
    let asked = "supplier_id = ? AND state IN ('invited', 'viewed') AND EXISTS (SELECT 1 FROM signing g
        WHERE g.supplier_id = ? AND g.version_id = signing.version_id AND g.state IN ('signed', 'equivalent'))";
    exec(
        act.db(),
        &format!(
            "INSERT INTO supplier_merge_moved (merge_id, table_name, row_id, before_value)
             SELECT ?, 'signing-state', id, state FROM signing WHERE {asked}"
        ),
        vec![merge.into(), kept.into(), gone.into()],
    )
    .await?;
    exec(
        act.db(),
        &format!("UPDATE signing SET state = 'superseded', version = version + 1 WHERE {asked}"),
        vec![kept.into(), gone.into()],
    )
    .await?;
    Ok(())
}

/// The survivor is asked again for what only the merged record had signed.
async fn ask_again(act: &Act, merge: Id) -> Outcome<()> {
    exec(
        act.db(),
        "UPDATE signing SET version = version + 1, state = (SELECT m.before_value FROM supplier_merge_moved m
           WHERE m.merge_id = ? AND m.table_name = 'signing-state' AND m.row_id = signing.id)
         WHERE state = 'superseded' AND id IN (SELECT m.row_id FROM supplier_merge_moved m
           WHERE m.merge_id = ? AND m.table_name = 'signing-state')",
        vec![merge.into(), merge.into()],
    )
    .await?;
    Ok(())
}

/// Adds the spend that stayed with the merged record to the survivor's row of the same key, or takes it off again.
async fn add_spend(act: &Act, kept: Id, gone: Id, sign: char) -> Outcome<()> {
    let same =
        "m.supplier_id = ? AND m.starts_on = spend.starts_on AND m.ends_on = spend.ends_on AND m.unit = spend.unit
                AND m.category = spend.category AND m.currency = spend.currency";
    exec(
        act.db(),
        &format!(
            "UPDATE spend SET minor = minor {sign} (SELECT m.minor FROM spend m WHERE {same}),
               rmb_fen = rmb_fen {sign} (SELECT m.rmb_fen FROM spend m WHERE {same})
             WHERE supplier_id = ? AND EXISTS (SELECT 1 FROM spend m WHERE {same})"
        ),
        vec![gone.into(), gone.into(), kept.into(), gone.into()],
    )
    .await?;
    Ok(())
}

/// Notes something else that a merge changed.
pub(super) async fn note(act: &Act, merge: Id, what: &str, row: Id, before: &str) -> Outcome<()> {
    let row = table::supplier_merge_moved::Model {
        merge_id: merge,
        table_name: what.to_owned(),
        row_id: row,
        before_value: Some(before.to_owned()),
    };
    insert(act.db(), row).await
}

/// What was noted.
pub(super) async fn noted(act: &Act, merge: Id, what: &str) -> Outcome<Option<String>> {
    let found = raw(
        act.db(),
        "SELECT before_value FROM supplier_merge_moved WHERE merge_id = ? AND table_name = ?",
        vec![merge.into(), what.into()],
    )
    .await?;
    Ok(found.first().map(|r| r.try_get_by_index(0)).transpose()?.flatten())
}
