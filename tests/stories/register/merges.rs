//! Two records of one legal entity become one and two again: what belonged to the one that went follows and comes back.

use crate::the_loop::{CONTACTS, SUPPLIERS};
use entity::permission::Role;
use entity::store::{exec, raw};
use std::collections::BTreeSet;
use tests::{Visitor, World, steps};

struct Stage {
    world: World,
    mei: Visitor,
    cai: Visitor,
    golden: String,
    silver: String,
}

async fn stage() -> Stage {
    let world = World::new().await;
    world.staff("mei", &[Role::Procurement]).await;
    world.staff("cai", &[Role::Compliance]).await;
    let (mei, cai) = (world.signed_in("mei@buyer.example").await, world.signed_in("cai@buyer.example").await);
    steps::import(&mei, "suppliers", SUPPLIERS).await;
    steps::import(&mei, "contacts", CONTACTS).await;
    let golden = world.id("SELECT id FROM supplier WHERE name LIKE 'Golden%'").await;
    let silver = world.id("SELECT id FROM supplier WHERE name LIKE 'Silver%'").await;
    Stage { mei, cai, golden, silver, world }
}

impl Stage {
    /// Silver goes into Golden, by two people.
    async fn merge(&self) {
        let number = self.mei.open(&format!("/suppliers/{}", self.silver)).await.text();
        let number = number.split_whitespace().find(|w| w.starts_with("S-0")).expect("a number").to_owned();
        let page = self.mei.open(&format!("/suppliers/{}?tab=duplicates", self.golden)).await;
        let typed = [("other", number.as_str()), ("reason", "One company under two names"), ("keep", "this")];
        self.mei.submit(&page, "/do/supplier/propose-merge", &typed).await;
        let page = self.cai.open("/suppliers/merges").await;
        self.cai.submit(&page, "/do/supplier/decide-merge", &[("decision", "accept")]).await.says("has been recorded");
    }

    async fn unmerge(&self) {
        let page = self.cai.open("/suppliers/merges?tab=merged").await;
        self.cai.submit(&page, "/do/supplier/undo-merge", &[]).await.says("stand apart again");
    }

    /// How many rows of a table name a supplier in a column.
    async fn named(&self, table: &str, column: &str, supplier: &str) -> i64 {
        let id: entity::Id = supplier.parse().expect("an id");
        let sql = format!("SELECT COUNT(*) FROM {table} WHERE {column} = ?");
        entity::store::number(self.world.portal.store.read(), &sql, vec![id.into()]).await.expect("a count")
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn tags_tasks_and_relationships_follow_the_survivor_and_come_back() {
    let stage = stage().await;
    let (golden, silver) = (stage.golden.clone(), stage.silver.clone());
    let page = stage.mei.open(&format!("/suppliers/{silver}?tab=classification")).await;
    let until = steps::day(&stage.world, 30);
    let tag = [("tag", "watch"), ("reason", "Late deliveries"), ("until", until.as_str())];
    let page = stage.mei.submit(&page, "/do/classification/add-tag", &tag).await;
    stage.mei.submit(&page, "/do/classification/begin", &[("kind", "scenario"), ("class", "logistics")]).await;
    for version in steps::publish(&stage.cai).await {
        steps::invite(&stage.mei, &version).await;
    }
    let sam = steps::register(&stage.world, "sam@silver.example", "Sam").await;
    let receipt = steps::sign(&sam, &silver).await;
    receipt.says("Receipt");
    // Golden declares that it is related to Silver.
    let fatima = steps::register(&stage.world, "fatima@golden.example", "Fatima").await;
    let page = fatima.open(&format!("/s/{golden}/relationships")).await;
    let typed = [("kind", "supplier"), ("other", "Silver Loom Company Ltd"), ("particulars", "The same owner.")];
    fatima.submit(&page, "/do/relationship/declare-company", &typed).await;
    let followed = [
        ("supplier_tag", "supplier_id", 1),
        ("supplier_scenario", "supplier_id", 1),
        ("signature", "supplier_id", 1),
        ("relationship", "other_supplier_id", 1),
        ("role_grant", "scope_id", 1),
        ("contact", "supplier_id", 1),
        ("site", "supplier_id", 1),
    ];
    for (table, column, count) in followed {
        assert_eq!(stage.named(table, column, &silver).await, count, "{table}.{column} before");
    }
    let open = "SELECT COUNT(*) FROM signing WHERE state IN ('invited', 'viewed')";
    assert_eq!(stage.world.count(open).await, 3, "one of four is signed");
    let before = stage.world.rows().await;

    let home = format!("/s/{golden}");
    fatima.open(&home).await.says("Read and sign the ESG code");
    stage.merge().await;
    for (table, column, _) in followed {
        assert_eq!(stage.named(table, column, &silver).await, 0, "{table}.{column} after");
    }
    stage.mei.open("/suppliers").await.says("1 supplier");
    stage.mei.open("/suppliers?tag=watch").await.says("Golden Thread");
    stage.mei.open(&format!("/suppliers/{silver}")).await.says("Golden Thread").says("Signed");
    let asked = fatima.open(&home).await;
    asked.says("Read and sign the integrity letter").keeps_silent_about("Read and sign the ESG code");
    sam.open(&format!("/s/{golden}/company")).await.says("Golden Thread");

    stage.unmerge().await;
    for (table, column, count) in followed {
        assert_eq!(stage.named(table, column, &silver).await, count, "{table}.{column} again");
    }
    assert_eq!(stage.world.count(open).await, 3, "each is asked for what it has not signed");
    fatima.open(&home).await.says("Read and sign the ESG code");
    stage.mei.open("/suppliers").await.says("2 suppliers");
    stage.mei.open("/suppliers?tag=watch").await.says("Silver Loom");
    let after = stage.world.rows().await;
    for (table, rows) in before {
        let history =
            ["activity", "activity_subject", "done_once", "session", "outgoing_mail"].contains(&table.as_str());
        assert!(history || table.starts_with("supplier_merge") || after[&table] == rows, "{table} has other rows");
    }
}

/// A column that names a supplier and is forgotten would leave rows behind when two records become one.
#[tokio::test(flavor = "multi_thread")]
async fn every_column_that_names_a_supplier_follows_or_stays_on_purpose() {
    let world = World::new().await;
    let db = world.portal.store.read();
    let sql = match world.portal.store.backend() {
        sea_orm::DbBackend::Sqlite => {
            "SELECT m.name, k.\"from\" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) k
             WHERE m.type = 'table' AND k.\"table\" = 'supplier'"
        }
        _ => {
            "SELECT CAST(c.conrelid::regclass AS TEXT), CAST(a.attname AS TEXT) FROM pg_constraint c
             JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
             WHERE c.contype = 'f' AND c.confrelid = 'supplier'::regclass"
        }
    };
    let mut found = BTreeSet::new();
    for row in raw(db, sql, vec![]).await.expect("rows") {
        let (table, column): (String, String) =
            (row.try_get_by_index(0).expect("a"), row.try_get_by_index(1).expect("b"));
        found.insert((table, column));
    }
    let known: BTreeSet<(String, String)> = entity::supplier::follows()
        .into_iter()
        .chain(entity::supplier::STAYS.iter().copied())
        .map(|(table, column)| (table.to_owned(), column.to_owned()))
        .collect();
    let forgotten: Vec<_> = found.difference(&known).collect();
    assert!(found.len() > 20 && forgotten.is_empty(), "{forgotten:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_blacklisting_survives_a_merge() {
    let stage = stage().await;
    let id = entity::new_id();
    let silver: entity::Id = stage.silver.parse().expect("an id");
    let fact =
        "INSERT INTO standing_fact (id, supplier_id, standing, effective_from, source_kind, source_id, recorded_at)
                VALUES (?, ?, 'blacklisted', ?, 'import', ?, 1)";
    let day = chrono::NaiveDate::from_ymd_opt(2024, 1, 1).expect("a day");
    exec(stage.world.portal.store.owner(), fact, vec![id.into(), silver.into(), day.into(), id.into()])
        .await
        .expect("a fact");
    stage.merge().await;
    stage.mei.open(&format!("/suppliers/{}", stage.golden)).await.says("Blacklisted");
    stage.unmerge().await;
    stage.mei.open(&format!("/suppliers/{}", stage.golden)).await.keeps_silent_about("Blacklisted");
    stage.mei.open(&format!("/suppliers/{}", stage.silver)).await.says("Blacklisted");
}
