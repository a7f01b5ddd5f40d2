//! The two connections to the database: one that writes, one that only reads.

use crate::refusal::{Outcome, Refusal};
use sea_orm::{
    ActiveModelTrait, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr, EntityTrait,
    ExecResult, FromQueryResult, Insert, IntoActiveModel, PrimaryKeyTrait, QueryResult, Statement, Value,
};
use std::time::Duration;

/// Where the records are. SQLite: one connection writes, several read; PostgreSQL: one pool behind both.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) write: DatabaseConnection,
    read: DatabaseConnection,
    pub(crate) key: Option<std::sync::Arc<crate::receipt::Key>>,
    pub(crate) pace: i64,
}

/// How many invitations leave in an hour unless the configuration says otherwise.
pub const MAILS_PER_HOUR: i64 = 3_000;

impl Store {
    /// Opens the database at `url` (`sqlite:` or `postgres:`).
    pub async fn open(url: &str) -> Result<Self, DbErr> {
        if url.starts_with("sqlite:") {
            let write = Database::connect(sqlite(url, 1, false)).await?;
            let read = Database::connect(sqlite(url, 4, true)).await?;
            Ok(Self { write, read, key: None, pace: MAILS_PER_HOUR })
        } else {
            let mut options = ConnectOptions::new(url);
            options
                .max_connections(10)
                .sqlx_logging(false)
                // One that was just used is not asked first whether it lives: a page asks several questions at once.
                .test_before_acquire_if_idle_for(Duration::from_secs(1))
                .acquire_timeout(Duration::from_secs(30));
            let pool = Database::connect(options).await?;
            Ok(Self { write: pool.clone(), read: pool, key: None, pace: MAILS_PER_HOUR })
        }
    }

    /// Loads the key that signs receipts.
    pub fn with_key(mut self, key: crate::receipt::Key) -> Self {
        self.key = Some(std::sync::Arc::new(key));
        self
    }

    /// Sets how many invitations leave in an hour.
    pub fn with_pace(mut self, mails_per_hour: i64) -> Self {
        self.pace = mails_per_hour.max(1);
        self
    }

    /// The connection for reading; writes fail on it (SQLite) or are not done through it (PostgreSQL).
    pub fn read(&self) -> &DatabaseConnection {
        &self.read
    }

    /// For migrations and for the engine's own chores (backup); verbs use an act.
    pub fn owner(&self) -> &DatabaseConnection {
        &self.write
    }

    /// Which engine this is.
    pub fn backend(&self) -> DbBackend {
        self.read.get_database_backend()
    }

    /// Closes both pools.
    pub async fn close(self) -> Result<(), DbErr> {
        self.read.close().await?;
        self.write.close().await
    }
}

/// Durable and strict: a commit is on disk before it is acknowledged, foreign keys hold, and a foreign schema is
/// not trusted. The busy timeout stands before WAL because switching to WAL itself may have to wait.
fn sqlite(url: &str, connections: u32, read_only: bool) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .sqlx_logging(false)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .acquire_timeout(Duration::from_secs(30))
        .map_sqlx_sqlite_opts(move |sqlite| {
            let sqlite = sqlite
                .busy_timeout(Duration::from_secs(30))
                .pragma("journal_mode", "WAL")
                .pragma("synchronous", "FULL")
                .pragma("foreign_keys", "ON")
                .pragma("trusted_schema", "OFF")
                .pragma("cell_size_check", "ON")
                .pragma("secure_delete", "ON")
                .pragma("cache_size", "-8000")
                .create_if_missing(!read_only);
            if read_only { sqlite.pragma("query_only", "ON") } else { sqlite }
        });
    options
}

/// A statement with `?` for each value, spelled as the engine wants it.
pub fn statement(backend: DbBackend, sql: &str, values: Vec<Value>) -> Statement {
    if backend != DbBackend::Postgres {
        return Statement::from_sql_and_values(backend, sql, values);
    }
    let mut numbered = String::with_capacity(sql.len() + 16);
    for (count, part) in sql.split('?').enumerate() {
        if count > 0 {
            numbered.push('$');
            numbered.push_str(&count.to_string());
        }
        numbered.push_str(part);
    }
    Statement::from_sql_and_values(backend, numbered, values)
}

/// Adds one row. It is made whole, so that a column added to a table does not compile until every place that makes a
/// row of it says what stands there.
pub(crate) async fn insert<A>(db: &impl ConnectionTrait, row: impl IntoActiveModel<A>) -> Outcome<()>
where
    A: ActiveModelTrait,
{
    Insert::<A>::one(row).exec_without_returning(db).await?;
    Ok(())
}

/// The record of a table with this id, whole. Who may see it is for the caller to decide.
pub(crate) async fn by_id<E>(db: &impl ConnectionTrait, id: crate::Id) -> Outcome<E::Model>
where
    E: EntityTrait,
    <E::PrimaryKey as PrimaryKeyTrait>::ValueType: From<crate::Id>,
{
    E::find_by_id(id).one(db).await?.ok_or_else(|| Refusal::NotFound.into())
}

/// Every row of a query as `T`. `?` stands for a value on both engines.
pub async fn rows<T: FromQueryResult>(db: &impl ConnectionTrait, sql: &str, values: Vec<Value>) -> Outcome<Vec<T>> {
    let found = db.query_all_raw(statement(db.get_database_backend(), sql, values)).await?;
    Ok(found.iter().map(|row| T::from_query_result(row, "")).collect::<Result<_, DbErr>>()?)
}

/// The first row of a query as `T`, if there is one.
pub async fn row<T: FromQueryResult>(db: &impl ConnectionTrait, sql: &str, values: Vec<Value>) -> Outcome<Option<T>> {
    let found = db.query_one_raw(statement(db.get_database_backend(), sql, values)).await?;
    Ok(found.map(|row| T::from_query_result(&row, "")).transpose()?)
}

/// The raw rows of a query, read by position.
pub async fn raw(db: &impl ConnectionTrait, sql: &str, values: Vec<Value>) -> Outcome<Vec<QueryResult>> {
    Ok(db.query_all_raw(statement(db.get_database_backend(), sql, values)).await?)
}

/// The first column of the first row as a whole number (`count(*)`, `max(…)`); 0 without a row or a value.
pub async fn number(db: &impl ConnectionTrait, sql: &str, values: Vec<Value>) -> Outcome<i64> {
    let found = db.query_one_raw(statement(db.get_database_backend(), sql, values)).await?;
    Ok(found.map(|row| row.try_get_by_index::<Option<i64>>(0)).transpose()?.flatten().unwrap_or(0))
}

/// Runs a statement that changes rows; returns how many.
pub async fn exec(db: &impl ConnectionTrait, sql: &str, values: Vec<Value>) -> Outcome<u64> {
    let done: ExecResult = db.execute_raw(statement(db.get_database_backend(), sql, values)).await?;
    Ok(done.rows_affected())
}

/// The version of a record, for whoever changes it without a form before them. `table` is a literal of the caller.
pub async fn version(db: &impl ConnectionTrait, table: &'static str, id: crate::Id) -> Outcome<i64> {
    number(db, &format!("SELECT version FROM {table} WHERE id = ?"), vec![id.into()]).await
}

/// How many records of a table stand in each state. `table` is a literal of the caller.
pub async fn states(db: &impl ConnectionTrait, table: &'static str) -> Outcome<Vec<(String, i64)>> {
    let found = raw(db, &format!("SELECT state, COUNT(*) FROM {table} GROUP BY state ORDER BY state"), vec![]).await?;
    Ok(found
        .iter()
        .map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
        .collect::<Result<_, DbErr>>()?)
}
