//! An act: who does something, at what time, in which transaction. The only way to a writable transaction.

use crate::actor::Actor;
use crate::instant::Instant;
use crate::refusal::{Outcome, Refusal, Stop};
use crate::store::{Store, exec, number};
use crate::{Id, activity, outgoing_mail};
use sea_orm::{DatabaseTransaction, DbBackend, SqliteTransactionMode, TransactionOptions, TransactionTrait};
use std::future::Future;
use std::pin::Pin;

/// One act in progress. Everything a verb writes goes through [`Act::db`]; the line of history it leaves is written last.
pub struct Act {
    tx: DatabaseTransaction,
    /// Who acts.
    pub actor: Actor,
    /// When: the one clock of the act, in microseconds.
    pub now: Instant,
    /// The buyer's calendar.
    pub zone: chrono_tz::Tz,
    /// Where the request came from; empty for jobs and the command line.
    pub origin: Origin,
    /// The key that signs receipts.
    pub key: Option<std::sync::Arc<crate::receipt::Key>>,
    /// How many invitations may leave in an hour; the rows of a round are due one after the other.
    pub pace: i64,
    line: Option<activity::Line>,
}

/// Where a request came from. Kept with a signature, never shown to strangers.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The client's network address.
    pub address: String,
    /// What the client calls itself.
    pub agent: String,
}

/// A future in a box, as verbs hand it to [`change`].
pub type Boxed<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Runs one verb in one transaction: commits when it succeeds, leaves nothing behind when it does not.
///
/// The line of history is the last statement, so that a transaction that the database has given up fails there and
/// not at a commit that only seems to succeed.
pub async fn change<T, F>(store: &Store, actor: &Actor, now: Instant, zone: chrono_tz::Tz, verb: F) -> Outcome<T>
where
    F: for<'a> FnOnce(&'a mut Act) -> Boxed<'a, Outcome<T>>,
{
    change_from(store, actor, now, zone, Origin::default(), verb).await
}

/// As [`change`], with where the request came from.
pub async fn change_from<T, F>(
    store: &Store,
    actor: &Actor,
    now: Instant,
    zone: chrono_tz::Tz,
    origin: Origin,
    verb: F,
) -> Outcome<T>
where
    F: for<'a> FnOnce(&'a mut Act) -> Boxed<'a, Outcome<T>>,
{
    let tx = store
        .write
        .begin_with_options(TransactionOptions {
            sqlite_transaction_mode: (store.backend() == DbBackend::Sqlite).then_some(SqliteTransactionMode::Immediate),
            ..Default::default()
        })
        .await?;
    let mut act =
        Act { tx, actor: actor.clone(), now, zone, origin, key: store.key.clone(), pace: store.pace, line: None };
    match verb(&mut act).await {
        Ok(value) => {
            if let Some(line) = act.line.take() {
                activity::write(&act, line).await?;
            }
            act.tx.commit().await?;
            Ok(value)
        }
        Err(stop) => {
            act.tx.rollback().await?;
            Err(stop)
        }
    }
}

impl Act {
    /// The transaction.
    pub fn db(&self) -> &DatabaseTransaction {
        &self.tx
    }

    /// Which engine this is.
    pub fn backend(&self) -> DbBackend {
        use sea_orm::ConnectionTrait;
        self.tx.get_database_backend()
    }

    /// Today in the buyer's calendar.
    pub fn today(&self) -> chrono::NaiveDate {
        self.now.day(self.zone)
    }

    /// Names the act in the history. One line an act: a later call adds its subject to the line, the first verb stays.
    pub fn record(&mut self, verb: &'static str, kind: &'static str, subject: Id) -> &mut activity::Line {
        let line = self.line.get_or_insert_with(|| activity::Line::new(verb));
        line.about(kind, subject);
        line
    }

    /// Puts a mail into the outbox; it leaves when the act has been committed.
    pub async fn mail(&self, mail: outgoing_mail::Mail) -> Outcome<()> {
        outgoing_mail::put(self, mail).await
    }

    /// The next number that people read out: `S-004217` for prefix `S` and width 6.
    pub async fn number(&self, prefix: &str, width: usize) -> Outcome<String> {
        let value = self.count(prefix, 1).await?;
        Ok(format!("{prefix}-{value:0width$}"))
    }

    /// Takes a block of `count` numbers from a counter and returns the first.
    pub async fn count(&self, name: &str, count: i64) -> Outcome<i64> {
        exec(
            &self.tx,
            "INSERT INTO counter (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = counter.value + ?",
            vec![name.into(), count.into(), count.into()],
        )
        .await?;
        let last = number(&self.tx, "SELECT value FROM counter WHERE name = ?", vec![name.into()]).await?;
        Ok(last - count + 1)
    }

    /// Moves the version of a record from the one the person saw to the next; a different version is a conflict.
    /// `table` is a literal of the caller, never text from outside.
    pub async fn bump(&self, table: &'static str, id: Id, seen: i64) -> Outcome<()> {
        let changed = exec(
            &self.tx,
            &format!("UPDATE {table} SET version = version + 1 WHERE id = ? AND version = ?"),
            vec![id.into(), seen.into()],
        )
        .await?;
        if changed == 1 { Ok(()) } else { Err(Stop::Refused(Refusal::stale())) }
    }
}
