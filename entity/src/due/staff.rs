//! What waits for a person of the buyer.

use super::source::{LISTS, SOURCES, Source};
use crate::Id;
use crate::actor::Actor;
use crate::instant::Instant;
use crate::refusal::Outcome;
use crate::relationship::hidden;
use crate::store::{Store, number, rows};
use chrono::NaiveDate;
use sea_orm::{FromQueryResult, Value};

/// A heap of work of one kind.
#[derive(Clone, Debug)]
pub struct Heap {
    /// What it is; its title is `due-<code>`.
    pub kind: &'static str,
    /// Where it is worked on.
    pub href: &'static str,
    /// How much of it.
    pub count: i64,
}

/// One piece of work of a heap.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// The heap it lies on.
    pub kind: &'static str,
    /// Its own page.
    pub href: String,
    /// What names the record.
    pub number: String,
    /// The supplier it concerns.
    pub supplier: String,
    /// By when it is to be done.
    pub due_on: Option<NaiveDate>,
    /// Since when it has waited, where no day is set.
    pub since: Option<Instant>,
}

#[derive(FromQueryResult)]
struct Found {
    id: Id,
    number: String,
    supplier: String,
    due_on: Option<NaiveDate>,
    since: Option<Instant>,
}

/// The heaps that a person may work on, and of all their pieces the `most` that come first by their day.
pub async fn staff(store: &Store, actor: &Actor, most: usize) -> Outcome<(Vec<Heap>, Vec<Waiting>)> {
    let (mut heaps, mut pieces) = (Vec::new(), Vec::new());
    for source in SOURCES.iter().filter(|source| actor.may(source.need)) {
        let mut values = about(actor, source.which);
        let which = format!("{}{}", source.which, hidden(actor, "x.supplier_id", &mut values));
        let from = format!("FROM {} x JOIN supplier s ON s.id = x.supplier_id WHERE {which}", source.table);
        let count = number(store.read(), &format!("SELECT count(*) {from}"), values.clone()).await?;
        if count == 0 {
            continue;
        }
        heaps.push(Heap { kind: source.kind, href: source.list, count });
        values.push((most as i64).into());
        let sql =
            format!("SELECT x.id, s.name AS supplier, {} {from} ORDER BY due_on, since, x.id LIMIT ?", source.columns);
        let found: Vec<Found> = rows(store.read(), &sql, values).await?;
        pieces.extend(found.into_iter().map(|f| piece(source, f)));
    }
    for (_, kind, href, sql) in LISTS.into_iter().filter(|(need, ..)| actor.may(*need)) {
        let count = number(store.read(), sql, about(actor, sql)).await?;
        if count > 0 {
            heaps.push(Heap { kind, href, count });
        }
    }
    pieces.sort_by_key(|piece| piece.due_on.or(piece.since.map(|at| at.day(chrono_tz::UTC))));
    pieces.truncate(most);
    Ok((heaps, pieces))
}

/// The values of a condition that may ask for the person.
fn about(actor: &Actor, sql: &str) -> Vec<Value> {
    if sql.contains('?') { vec![actor.person.into()] } else { Vec::new() }
}

fn piece(source: &Source, found: Found) -> Waiting {
    Waiting {
        kind: source.kind,
        href: format!("/{}/{}", source.each, found.id),
        number: found.number,
        supplier: found.supplier,
        due_on: found.due_on,
        since: found.since,
    }
}
