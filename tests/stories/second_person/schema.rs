//! The schema refuses one person's two signatures by itself, whatever a verb would let through.

use crate::doors::cast;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, TransactionTrait};

/// Table, first signature, second signature.
const PAIRS: &[(&str, &str, &str)] = &[
    ("role_grant", "person_id", "granted_by"),
    ("role_grant", "granted_by", "confirmed_by"),
    ("role_grant", "person_id", "confirmed_by"),
    ("import_batch", "committed_by", "undone_by"),
    ("import_batch", "undo_proposed_by", "undone_by"),
    ("supplier_merge", "proposed_by", "decided_by"),
    ("signature", "person_id", "voided_by"),
    ("signing_reply", "replied_by", "decided_by"),
    ("declaration", "reviewer_id", "na_confirmed_by"),
    ("declaration", "decided_by", "na_confirmed_by"),
    ("draw", "first_by", "second_by"),
    ("spot_check", "cancel_proposed_by", "cancelled_by"),
    ("audit", "cancel_proposed_by", "cancelled_by"),
    ("audit", "assigned_to", "closed_by"),
    ("audit", "scored_by", "closed_by"),
    ("objection", "raised_by", "decided_by"),
    ("remediation", "auditor_id", "verified_by"),
    ("disposition", "proposed_by", "decided_by"),
    ("disposition", "proposed_by", "lifted_by"),
    ("certification", "applied_by", "decided_by"),
    ("certification", "screened_by", "decided_by"),
    ("relationship", "declared_by", "judged_by"),
    ("relationship", "person_id", "judged_by"),
    ("blacklisting", "proposed_by", "approved_by"),
    ("blacklisting", "removal_proposed_by", "removed_by"),
    ("blacklist_appeal", "raised_by", "decided_by"),
];

/// Rows that the loop does not leave behind, with what else they must hold.
const MISSING: &[&str] = &[
    "INSERT INTO supplier_merge (id, survivor_id, merged_id, reason, state, proposed_by, proposed_at)
     SELECT a.id, a.id, b.id, '', 'proposed', p.id, 0 FROM supplier a, supplier b, person p
     WHERE a.name LIKE 'Golden%' AND b.name LIKE 'Silver%' AND p.email = 'cai@buyer.example'",
    "INSERT INTO signing_reply (id, signing_id, kind, reason, replied_by, replied_at)
     SELECT g.id, g.id, 'clarification', '', p.id, 0 FROM signing g, person p WHERE p.email = 'cai@buyer.example'",
    "INSERT INTO objection (id, source_kind, source_id, supplier_id, text, raised_by, raised_at)
     SELECT c.id, 'spot-check', c.id, c.supplier_id, '', p.id, 0 FROM spot_check c, person p
     WHERE p.email = 'cai@buyer.example'",
    "INSERT INTO blacklist_appeal (id, blacklisting_id, text, raised_by, raised_at)
     SELECT b.id, b.id, '', p.id, 0 FROM blacklisting b, person p WHERE p.email = 'cai@buyer.example'",
];

#[tokio::test(flavor = "multi_thread")]
async fn the_schema_refuses_the_second_signature_of_the_first_signer() {
    let cast = cast().await;
    let db = cast.world.portal.store.owner();
    for sql in MISSING {
        db.execute_unprepared(sql).await.expect("a row");
    }
    cast.world.staff("one", &[]).await;
    cast.world.staff("two", &[]).await;
    let who = |name: &str| format!("(SELECT id FROM person WHERE email = '{name}@buyer.example')");
    for (table, first, second) in PAIRS {
        assert!(cast.world.count(&format!("SELECT COUNT(*) FROM {table}")).await > 0, "{table} has a row");
        let alone = format!("UPDATE {table} SET {first} = {0}, {second} = {0}", who("one"));
        let refused = tried(db, &alone).await.expect_err(&format!("{table}: {second} is another person than {first}"));
        assert!(refused.to_string().to_lowercase().contains("check constraint"), "{table}.{second}: {refused}");
        // The same by two people is possible, so it is the person that was refused.
        let both = format!("UPDATE {table} SET {first} = {}, {second} = {}", who("one"), who("two"));
        tried(db, &both).await.unwrap_or_else(|error| panic!("{table}.{second} by two: {error}"));
    }
}

/// Runs a statement and takes it back.
async fn tried(db: &DatabaseConnection, sql: &str) -> Result<(), DbErr> {
    let tx = db.begin().await?;
    let done = tx.execute_unprepared(sql).await.map(|_| ());
    tx.rollback().await?;
    done
}
