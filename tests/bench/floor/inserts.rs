//! Raw prepared inserts of rows that are already there into an empty copy of the schema, one statement a row, in one
//! transaction.

use crate::process::{Place, fresh_database};
use entity::store::Store;
use entity::supplier::search_index::tokens;
use migration::{Migrator, MigratorTrait};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use sea_orm::sqlx::{self, Row};
use std::path::Path;
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
    let file = place.folder.join("floor.db");
    if place.engine == "sqlite" {
        target.close().await.expect("closes");
        return sqlite(&place.folder.join("probity.db"), &file);
    }
    let source = Store::open(&place.database_url).await.expect("the database");
    let found = postgres(&source, &target).await;
    target.close().await.expect("closes");
    found
}

fn sqlite(source: &Path, target: &Path) -> (f64, usize) {
    let from = Connection::open(source).expect("the database");
    let mut to = Connection::open(target).expect("a database");
    // As the program writes: a commit is on disk.
    to.execute_batch("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -8000").expect("set");
    let work: Vec<(String, Vec<Vec<Value>>)> = TABLES.iter().map(|table| read(&from, table)).collect();
    let grams = grams(&from);
    let count = work.iter().map(|(_, rows)| rows.len()).sum::<usize>() + grams.len();
    let began = Instant::now();
    let tx = to.transaction().expect("a transaction");
    for (sql, rows) in &work {
        let mut insert = tx.prepare(sql).expect("a statement");
        for row in rows {
            insert.execute(params_from_iter(row)).expect("inserted");
        }
    }
    let mut index = tx.prepare("INSERT INTO supplier_search (rowid, grams) VALUES (?, ?)").expect("a statement");
    for (seq, grams) in &grams {
        index.execute((seq, grams)).expect("indexed");
    }
    drop(index);
    tx.commit().expect("committed");
    (began.elapsed().as_secs_f64(), count)
}

/// The statement that inserts a row of the table, and every row there is.
fn read(from: &Connection, table: &str) -> (String, Vec<Vec<Value>>) {
    let mut select = from.prepare(&format!("SELECT * FROM {table}")).expect("a statement");
    let names: Vec<String> = select.column_names().iter().map(|name| (*name).to_owned()).collect();
    let width = names.len();
    let row = |row: &rusqlite::Row| (0..width).map(|i| row.get(i)).collect::<Result<Vec<Value>, _>>();
    let rows = select.query_map([], row).expect("rows").collect::<Result<_, _>>().expect("values");
    let marks = vec!["?"; width].join(", ");
    (format!("INSERT INTO {table} ({}) VALUES ({marks}) ON CONFLICT DO NOTHING", names.join(", ")), rows)
}

fn grams(from: &Connection) -> Vec<(i64, String)> {
    let mut select = from.prepare("SELECT seq, name_folded FROM supplier").expect("a statement");
    let row = |row: &rusqlite::Row| Ok((row.get(0)?, tokens(&row.get::<_, String>(1)?)));
    select.query_map([], row).expect("rows").collect::<Result<_, _>>().expect("values")
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
