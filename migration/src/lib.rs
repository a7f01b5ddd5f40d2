//! The schema of Probity: one migration per capability, then dated ones.
//!
//! The statements are plain SQL that SQLite and PostgreSQL both understand. Two words stand for what they
//! spell differently: `{uuid}` and `{bytes}`. Instants are microseconds since 1970 in UTC, money is in minor
//! units, ratios are two integers: no type whose meaning depends on the engine is used.

pub use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

mod m0001_person;
mod m0002_activity;
mod m0003_classification;
mod m0003_import;
mod m0003_supplier;
mod m0004_instrument;
mod m0005_amendment;
mod m0005_declaration;
mod m0006_draw;
mod m0007_inspection;
mod m0008_remediation;
mod m0009_disposition;
mod m0010_blacklist;
mod m0011_statistics;

/// Runs every migration in order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_person::Migration),
            Box::new(m0002_activity::Migration),
            Box::new(m0003_import::Migration),
            Box::new(m0003_supplier::Migration),
            Box::new(m0003_classification::Migration),
            Box::new(m0004_instrument::Migration),
            Box::new(m0005_declaration::Migration),
            Box::new(m0005_amendment::Migration),
            Box::new(m0006_draw::Migration),
            Box::new(m0007_inspection::Migration),
            Box::new(m0008_remediation::Migration),
            Box::new(m0009_disposition::Migration),
            Box::new(m0010_blacklist::Migration),
            Box::new(m0011_statistics::Migration),
        ]
    }
}

/// Runs each statement of `sql`; statements are separated by a semicolon at the end of a line.
pub(crate) async fn run(manager: &SchemaManager<'_>, sql: &str) -> Result<(), DbErr> {
    let (uuid, bytes) = match manager.get_database_backend() {
        DbBackend::Postgres => ("UUID", "BYTEA"),
        _ => ("BLOB", "BLOB"),
    };
    for statement in sql.split(";\n").map(str::trim).filter(|s| !s.is_empty()) {
        let statement = statement.replace("{uuid}", uuid).replace("{bytes}", bytes);
        manager.get_connection().execute_unprepared(&statement).await?;
    }
    Ok(())
}

/// Drops the named tables, last made first.
pub(crate) async fn drop(manager: &SchemaManager<'_>, tables: &[&str]) -> Result<(), DbErr> {
    for table in tables.iter().rev() {
        manager.get_connection().execute_unprepared(&format!("DROP TABLE {table}")).await?;
    }
    Ok(())
}

/// A migration made of one SQL text and the tables it makes, in order.
macro_rules! capability {
    ($tables:expr, $sql:expr) => {
        use sea_orm_migration::prelude::*;

        #[derive(DeriveMigrationName)]
        pub struct Migration;

        #[async_trait::async_trait]
        impl MigrationTrait for Migration {
            fn use_transaction(&self) -> Option<bool> {
                Some(true)
            }

            async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
                crate::run(manager, $sql).await
            }

            async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
                crate::drop(manager, &$tables).await
            }
        }
    };
}
pub(crate) use capability;
