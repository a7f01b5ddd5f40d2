//! The migrated schema and the entities say the same: every table, every column, every key.

use entity::schema::{ColumnShape, Holds, TableShape, schema};
use sea_orm::{DbBackend, QueryResult, Value};
use std::collections::{BTreeMap, BTreeSet};
use tests::World;

/// What a database says of a column.
struct Column {
    kind: String,
    nullable: bool,
}

/// What a database says of a table.
#[derive(Default)]
struct Table {
    columns: BTreeMap<String, Column>,
    key: BTreeSet<String>,
}

/// What has no entity on purpose: the table of migrations, and the index of names that each engine keeps its own way.
fn unmodelled(table: &str, column: &str) -> bool {
    table == "seaql_migrations" || table.starts_with("supplier_search") || (table, column) == ("supplier", "grams")
}

const SQLITE: &str = "SELECT m.name, c.name, c.type, c.\"notnull\" = 0 AND c.pk = 0, c.pk > 0
    FROM sqlite_master m JOIN pragma_table_info(m.name) c
    WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'";

const POSTGRES: &str = "SELECT c.table_name::text, c.column_name::text, c.data_type::text, c.is_nullable = 'YES',
      EXISTS (SELECT 1 FROM information_schema.table_constraints t
        JOIN information_schema.key_column_usage k ON k.constraint_name = t.constraint_name
          AND k.table_schema = t.table_schema AND k.table_name = t.table_name
        WHERE t.constraint_type = 'PRIMARY KEY' AND t.table_schema = c.table_schema
          AND t.table_name = c.table_name AND k.column_name = c.column_name)
    FROM information_schema.columns c WHERE c.table_schema = 'public'";

fn of(row: &QueryResult, sqlite: bool) -> Result<(String, String, Column, bool), sea_orm::DbErr> {
    let yes = |at: usize| -> Result<bool, sea_orm::DbErr> {
        if sqlite { Ok(row.try_get_by_index::<i32>(at)? != 0) } else { row.try_get_by_index(at) }
    };
    let column = Column { kind: row.try_get_by_index(2)?, nullable: yes(3)? };
    Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?, column, yes(4)?))
}

async fn migrated(world: &World) -> BTreeMap<String, Table> {
    let store = &world.portal.store;
    let sqlite = store.backend() == DbBackend::Sqlite;
    let sql = if sqlite { SQLITE } else { POSTGRES };
    let mut tables: BTreeMap<String, Table> = BTreeMap::new();
    for row in entity::store::raw(store.owner(), sql, Vec::<Value>::new()).await.expect("the schema") {
        let (table, name, column, key) = of(&row, sqlite).expect("a column");
        if unmodelled(&table, &name) {
            continue;
        }
        let table = tables.entry(table).or_default();
        if key {
            table.key.insert(name.clone());
        }
        table.columns.insert(name, column);
    }
    tables
}

/// How an engine spells what a column holds.
fn spelled(backend: DbBackend, holds: Holds) -> &'static str {
    match (backend, holds) {
        (DbBackend::Postgres, Holds::Id) => "uuid",
        (DbBackend::Postgres, Holds::Bytes) => "bytea",
        (_, Holds::Id | Holds::Bytes) => "blob",
        (_, Holds::Text) => "text",
        (_, Holds::Whole) => "bigint",
        (_, Holds::YesNo) => "boolean",
        (_, Holds::Day) => "date",
    }
}

fn differences(backend: DbBackend, entity: &TableShape, table: &Table) -> Vec<String> {
    let mut found = Vec::new();
    let name = entity.name;
    for ColumnShape { name: column, holds, nullable } in &entity.columns {
        let Some(stored) = table.columns.get(*column) else {
            found.push(format!("{name}.{column} is in the entity alone"));
            continue;
        };
        if stored.nullable != *nullable {
            found.push(format!("{name}.{column} may be empty: entity {nullable}, schema {}", stored.nullable));
        }
        if !stored.kind.eq_ignore_ascii_case(spelled(backend, *holds)) {
            found.push(format!("{name}.{column} holds: entity {holds:?}, schema {}", stored.kind));
        }
    }
    for column in table.columns.keys().filter(|c| !entity.columns.iter().any(|e| e.name == c.as_str())) {
        found.push(format!("{name}.{column} is in the schema alone"));
    }
    let key: BTreeSet<String> = entity.key.iter().map(|c| (*c).to_owned()).collect();
    if key != table.key {
        found.push(format!("{name} is known by: entity {key:?}, schema {:?}", table.key));
    }
    found
}

/// Everything in which the entities and the database of this world differ.
async fn disagreements(world: &World) -> Vec<String> {
    let backend = world.portal.store.backend();
    let mut tables = migrated(world).await;
    assert!(tables.len() > 70, "{}", tables.len());
    let mut found = Vec::new();
    for entity in schema() {
        match tables.remove(entity.name) {
            Some(table) => found.extend(differences(backend, &entity, &table)),
            None => found.push(format!("{} is an entity alone", entity.name)),
        }
    }
    found.extend(tables.keys().map(|name| format!("{name} is a table alone")));
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn the_schema_and_the_entities_agree() {
    let world = World::new().await;
    let found = disagreements(&world).await;
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_on_one_side_alone_is_found() {
    let world = World::new().await;
    for change in [
        "CREATE TABLE stray (id BIGINT PRIMARY KEY)",
        "DROP TABLE done_once",
        "ALTER TABLE mark ADD COLUMN stray TEXT",
        "ALTER TABLE site DROP COLUMN closed_on",
        "ALTER TABLE objection DROP COLUMN decision",
        "ALTER TABLE objection ADD COLUMN decision BIGINT NOT NULL DEFAULT 0",
        "DROP TABLE mark_evidence",
        "CREATE TABLE mark_evidence (check_id {uuid} NOT NULL, item_code TEXT NOT NULL, evidence_id {uuid} NOT NULL,
           PRIMARY KEY (check_id, evidence_id))",
    ] {
        let uuid = if world.portal.store.backend() == DbBackend::Postgres { "UUID" } else { "BLOB" };
        entity::store::exec(world.portal.store.owner(), &change.replace("{uuid}", uuid), vec![]).await.expect(change);
    }
    let found = disagreements(&world).await;
    for expected in [
        "stray is a table alone",
        "done_once is an entity alone",
        "mark.stray is in the schema alone",
        "site.closed_on is in the entity alone",
        "objection.decision may be empty: entity true, schema false",
        "objection.decision holds: entity Text, schema bigint",
        "mark_evidence is known by: entity",
    ] {
        assert!(
            found.iter().any(|line| line.to_lowercase().starts_with(&expected.to_lowercase())),
            "{expected}: {found:?}"
        );
    }
    assert_eq!(found.len(), 7, "{found:?}");
}
