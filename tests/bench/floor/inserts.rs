//! Raw prepared inserts of rows that are already there into an empty copy of the schema, one statement a row, in one
//! transaction.

use crate::process::{Place, fresh_database};
use entity::store::Store;
use migration::{Migrator, MigratorTrait};
use sea_orm::sqlx::{self, Column, Row, TypeInfo, ValueRef};
use std::time::Instant;

const TABLES: [&str; 12] = [
    "person",
    "import_batch",
    "import_row",
    "supplier",
    "supplier_identifier",
    "supplier_source",
    "supplier_name",
    "site",
    "supplier_category",
    "supplier_region",
    "activity",
    "activity_subject",
];

/// Copies every row; returns the seconds that the inserts took and how many they were.
pub async fn run(place: &Place) -> (f64, usize) {
    let name = format!("probity_floor_{}", uuid::Uuid::new_v4().simple());
    let url = fresh_database(&place.engine, &place.folder.join("floor.db"), &name).await;
    let target = Store::open(&url).await.expect("a database");
    Migrator::up(target.owner(), None).await.expect("a schema");
    let source = Store::open(&place.database_url).await.expect("the database");
    let found =
        if place.engine == "sqlite" { sqlite(&source, &target).await } else { postgres(&source, &target).await };
    target.close().await.expect("closes");
    found
}

async fn sqlite(source: &Store, target: &Store) -> (f64, usize) {
    let from = source.read().get_sqlite_connection_pool();
    let to = target.owner().get_sqlite_connection_pool();
    let mut work = Vec::new();
    for table in TABLES {
        let rows =
            sqlx::query(sqlx::AssertSqlSafe(format!("SELECT * FROM {table}"))).fetch_all(from).await.expect("rows");
        let Some(first) = rows.first() else { continue };
        let names: Vec<&str> = first.columns().iter().map(|c| c.name()).collect();
        let marks = vec!["?"; names.len()].join(", ");
        work.push((
            format!("INSERT INTO {table} ({}) VALUES ({marks}) ON CONFLICT DO NOTHING", names.join(", ")),
            rows,
        ));
    }
    let grams: Vec<(i64, String)> = grams(source).await;
    let count = work.iter().map(|(_, rows)| rows.len()).sum::<usize>() + grams.len();
    let began = Instant::now();
    let mut tx = to.begin().await.expect("a transaction");
    for (sql, rows) in &work {
        for row in rows {
            let mut query = sqlx::query(sqlx::AssertSqlSafe(sql.clone()));
            for i in 0..row.len() {
                let value = row.try_get_raw(i).expect("a value");
                query = match value.type_info().name() {
                    _ if value.is_null() => query.bind(None::<i64>),
                    "BLOB" => query.bind(row.get_unchecked::<Vec<u8>, _>(i)),
                    "INTEGER" | "BIGINT" | "BOOLEAN" => query.bind(row.get_unchecked::<i64, _>(i)),
                    _ => query.bind(row.get_unchecked::<String, _>(i)),
                };
            }
            query.execute(&mut *tx).await.expect("inserted");
        }
    }
    for (seq, grams) in &grams {
        let query = sqlx::query("INSERT INTO supplier_search (rowid, grams) VALUES (?, ?)");
        query.bind(seq).bind(grams).execute(&mut *tx).await.expect("indexed");
    }
    tx.commit().await.expect("committed");
    (began.elapsed().as_secs_f64(), count)
}

async fn grams(source: &Store) -> Vec<(i64, String)> {
    let rows = entity::store::raw(source.read(), "SELECT seq, name_folded FROM supplier", vec![]).await.expect("rows");
    rows.iter()
        .map(|r| {
            let folded: String = r.try_get_by_index(1).expect("a name");
            (r.try_get_by_index(0).expect("a number"), entity::search::grams(&folded).join(" "))
        })
        .collect()
}

async fn postgres(source: &Store, target: &Store) -> (f64, usize) {
    let from = source.read().get_postgres_connection_pool();
    let to = target.owner().get_postgres_connection_pool();
    let mut work = Vec::new();
    for table in TABLES {
        let columns: Vec<(String, String)> = sqlx::query_as(
            "SELECT column_name::text, udt_name::text FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1 ORDER BY ordinal_position",
        )
        .bind(table)
        .fetch_all(from)
        .await
        .expect("columns");
        let texts: Vec<String> = columns.iter().map(|(c, _)| format!("{c}::text")).collect();
        let select = format!("SELECT {} FROM {table}", texts.join(", "));
        let rows = sqlx::query(sqlx::AssertSqlSafe(select)).fetch_all(from).await.expect("rows");
        let values: Vec<Vec<Option<String>>> =
            rows.iter().map(|r| (0..r.len()).map(|i| r.get::<Option<String>, _>(i)).collect()).collect();
        let names: Vec<&str> = columns.iter().map(|(c, _)| c.as_str()).collect();
        let marks: Vec<String> =
            columns.iter().enumerate().map(|(i, (_, t))| format!("${}::text::{t}", i + 1)).collect();
        let sql =
            format!("INSERT INTO {table} ({}) VALUES ({}) ON CONFLICT DO NOTHING", names.join(", "), marks.join(", "));
        work.push((sql, values));
    }
    let count = work.iter().map(|(_, rows)| rows.len()).sum();
    let began = Instant::now();
    let mut tx = to.begin().await.expect("a transaction");
    for (sql, rows) in &work {
        for row in rows {
            let mut query = sqlx::query(sqlx::AssertSqlSafe(sql.clone()));
            for value in row {
                query = query.bind(value.as_deref());
            }
            query.execute(&mut *tx).await.expect("inserted");
        }
    }
    tx.commit().await.expect("committed");
    (began.elapsed().as_secs_f64(), count)
}
