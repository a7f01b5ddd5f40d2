//! The one shape of a kind of list: its columns, how rows are understood, how they are written, how they go back.

use super::column::Target;
use super::examine::{Examined, Sorting, Written};
use super::query::Batch;
use super::undo::Back;
use super::{Kind, about, contact, history, key, spend, supplier};
use crate::Id;
use crate::act::Act;
use crate::refusal::Outcome;
use sea_orm::ConnectionTrait;

/// What the columns of such a file may mean, in the order of the form.
pub fn targets(kind: Kind) -> impl Iterator<Item = &'static Target> {
    let (whom, own): (&[Target], &[Target]) = match kind {
        Kind::Suppliers => (&[], supplier::COLUMNS),
        Kind::Contacts => (key::COLUMNS, contact::COLUMNS),
        Kind::Spend => (key::COLUMNS, spend::COLUMNS),
        Kind::History => (key::COLUMNS, history::COLUMNS),
    };
    whom.iter().chain(own)
}

/// Finds out what rows would do, without changing anything.
pub(super) async fn examine(
    sorting: &mut Sorting,
    db: &impl ConnectionTrait,
    rows: &[(i64, Vec<String>)],
) -> Outcome<Vec<Examined>> {
    match sorting.kind {
        Kind::Suppliers => supplier::examine(sorting, db, rows).await,
        Kind::Contacts => about::examine::<contact::Contacts>(sorting, db, rows).await,
        Kind::Spend => about::examine::<spend::Spend>(sorting, db, rows).await,
        Kind::History => about::examine::<history::History>(sorting, db, rows).await,
    }
}

/// Writes examined rows; returns the records they made and what they replaced.
pub(super) async fn write(act: &Act, batch: &Batch, rows: Vec<Examined>) -> Outcome<Vec<Written>> {
    match batch.kind {
        Kind::Suppliers => supplier::write(act, batch.id, rows).await,
        Kind::Contacts => about::write::<contact::Contacts>(act, batch.id, rows).await,
        Kind::Spend => about::write::<spend::Spend>(act, batch.id, rows).await,
        Kind::History => history::write(act, batch.id, rows).await,
    }
}

/// Brings what follows from the records of a batch up to date, once all are written or taken back.
pub(super) async fn settle(act: &Act, batch: &Batch, suppliers: &[Id]) -> Outcome<()> {
    match batch.kind {
        Kind::Contacts => contact::settle(act, suppliers).await,
        Kind::History => history::settle(act, suppliers).await,
        Kind::Suppliers | Kind::Spend => Ok(()),
    }
}

/// Takes back what nobody touched since; returns those rows.
pub(super) async fn undo(act: &Act, batch: &Batch) -> Outcome<Vec<Back>> {
    match batch.kind {
        Kind::Suppliers => supplier::undo(act, batch).await,
        Kind::Contacts => about::undo::<contact::Contacts>(act, batch).await,
        Kind::Spend => about::undo::<spend::Spend>(act, batch).await,
        Kind::History => history::undo(act, batch).await,
    }
}
