//! The register grown a hundredfold: the suppliers that are there, again and again under names made of two of them, so
//! that runs of characters are as frequent as before and the rare name stays rare.

use crate::process::Place;
use entity::Id;
use entity::store::{Store, exec, number, raw};
use entity::supplier::search_index::{folded, lexemes, put_many};
use sea_orm::{ConnectionTrait, DbBackend, TransactionTrait, Value};
use std::time::Instant;

const TIMES: usize = 100;
const BLOCK: usize = 500;

struct Known {
    id: Id,
    name: Vec<char>,
}

/// Grows it and returns how many suppliers there are.
pub async fn grow(place: &Place) -> i64 {
    let began = Instant::now();
    let store = Store::open(&place.database_url).await.expect("the database");
    let known = known(&store).await;
    prepare(&store).await;
    // One transaction: nobody waits for the disk 2,800 times for rows that only a measurement needs.
    let act = store.owner().begin().await.expect("a transaction");
    let indexes = without_indexes(&act).await;
    add(&act, &known).await;
    println!("  {:.0} s for the rows, now their indexes", began.elapsed().as_secs_f64());
    for index in indexes {
        run(&act, &index).await;
    }
    act.commit().await.expect("committed");
    settle(&store).await;
    let suppliers = number(store.read(), "SELECT COUNT(*) FROM supplier", vec![]).await.expect("a number");
    println!("grown to {suppliers} suppliers in {:.0} s", began.elapsed().as_secs_f64());
    store.close().await.expect("closes");
    suppliers
}

async fn run(db: &impl ConnectionTrait, sql: &str) {
    db.execute_unprepared(sql).await.expect(sql);
}

/// Room to work in. SQLite's connection that writes is one, so a setting holds for all that follows.
async fn prepare(store: &Store) {
    if store.backend() == DbBackend::Sqlite {
        run(store.owner(), "PRAGMA cache_size = -1000000").await;
        run(store.owner(), "INSERT INTO supplier_search (supplier_search, rank) VALUES ('hashsize', 268435456)").await;
    }
}

/// Takes the indexes away that only make reading quick, and returns how they are made: built once over all rows they
/// cost a tenth of being kept up row by row.
async fn without_indexes(db: &impl ConnectionTrait) -> Vec<String> {
    let sql = match db.get_database_backend() {
        DbBackend::Postgres => {
            run(db, "SET LOCAL maintenance_work_mem = '1GB'").await;
            "SELECT indexname::TEXT, indexdef FROM pg_indexes WHERE tablename = 'supplier' AND indexdef LIKE 'CREATE INDEX %'"
        }
        _ => {
            "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'supplier' AND sql LIKE 'CREATE INDEX %'"
        }
    };
    let mut made = Vec::new();
    for row in raw(db, sql, vec![]).await.expect("the indexes") {
        let name: String = row.try_get_by_index(0).expect("a name");
        run(db, &format!("DROP INDEX {name}")).await;
        made.push(row.try_get_by_index(1).expect("a definition"));
    }
    made
}

async fn add(db: &impl ConnectionTrait, known: &[Known]) {
    let first = number(db, "SELECT MAX(seq) + 1 FROM supplier", vec![]).await.expect("a number");
    let mut block = Vec::with_capacity(BLOCK);
    for time in 1..TIMES {
        for (i, supplier) in known.iter().enumerate() {
            let seq = first + ((time - 1) * known.len() + i) as i64;
            let other = &known[(i + time * 97) % known.len()];
            let name: String = other.name.iter().take(4).chain(supplier.name.iter().skip(4)).collect();
            block.push((seq, supplier.id, name));
            if block.len() == BLOCK {
                insert(db, &block).await;
                block.clear();
            }
        }
    }
    insert(db, &block).await;
}

/// What the engine's own housekeeping does by itself after a while.
async fn settle(store: &Store) {
    match store.backend() {
        DbBackend::Postgres => run(store.owner(), "VACUUM ANALYZE supplier").await,
        _ => {
            run(store.owner(), "INSERT INTO supplier_search (supplier_search, rank) VALUES ('hashsize', 1048576)")
                .await;
            run(store.owner(), "PRAGMA wal_checkpoint(TRUNCATE)").await;
        }
    }
}

async fn known(store: &Store) -> Vec<Known> {
    let sql = "SELECT id, name FROM supplier WHERE merged_into IS NULL ORDER BY seq";
    let rows = raw(store.read(), sql, vec![]).await.expect("rows");
    let read = |r: &sea_orm::QueryResult| Known {
        id: r.try_get_by_index(0).expect("an id"),
        name: r.try_get_by_index::<String>(1).expect("a name").chars().collect(),
    };
    rows.iter().map(read).collect()
}

/// One statement a block: what differs is given, the rest is copied from the supplier it was made of.
async fn insert(db: &impl ConnectionTrait, block: &[(i64, Id, String)]) {
    if block.is_empty() {
        return;
    }
    let postgres = db.get_database_backend() == DbBackend::Postgres;
    let names: Vec<(i64, String)> = block.iter().map(|(seq, _, name)| (*seq, folded(name, None))).collect();
    let mut values: Vec<Value> = Vec::with_capacity(block.len() * 7);
    for ((seq, like, name), (_, folded)) in block.iter().zip(&names) {
        values.extend([Id::now_v7().into(), (*seq).into(), format!("S-{seq:06}").into()]);
        values.extend([Value::from(*like), name.clone().into(), folded.clone().into()]);
        if postgres {
            values.push(lexemes(folded).into());
        }
    }
    let (row, grams) = match postgres {
        true => (
            "(CAST(? AS UUID), CAST(? AS BIGINT), CAST(? AS TEXT), CAST(? AS UUID), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT))",
            ("grams, ", "CAST(v.column7 AS TSVECTOR), "),
        ),
        false => ("(?, ?, ?, ?, ?, ?)", ("", "")),
    };
    let sql = format!(
        "INSERT INTO supplier ({}id, seq, number, name, name_folded, name_key, lang, country, admin1, city, category,
           standing, provisional, registered_on, invitable, code_state, created_at, changed_at)
         SELECT {}v.column1, v.column2, v.column3, v.column5, v.column6, v.column6, s.lang, s.country, s.admin1, s.city,
           s.category, s.standing, s.provisional, s.registered_on, s.invitable, s.code_state, s.created_at, s.changed_at
         FROM (VALUES {}) AS v JOIN supplier s ON s.id = v.column4",
        grams.0,
        grams.1,
        vec![row; block.len()].join(", ")
    );
    exec(db, &sql, values).await.expect("inserted");
    if !postgres {
        let names: Vec<(i64, &str)> = names.iter().map(|(seq, name)| (*seq, name.as_str())).collect();
        put_many(db, &names).await.expect("indexed");
    }
}
