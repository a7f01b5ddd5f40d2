//! The reviewers' queue: declarations with filters, sort and pages in the address.

use super::State;
use crate::Id;
use crate::actor::Actor;
use crate::field::Fields;
use crate::instant::Instant;
use crate::list::{EXACT, Order, Page, Place, ROWS, Total};
use crate::permission::Permission;
use crate::questionnaire::rule::Rating;
use crate::refusal::Outcome;
use crate::search::fold;
use crate::store::{Store, number, rows};
use chrono::NaiveDate;
use sea_orm::{FromQueryResult, Value};
use std::collections::BTreeMap;

codes! {
    /// Which part of the queue.
    pub enum Tab {
        /// Handed in, waiting for a reviewer.
        ToReview => "to-review",
        /// Being read.
        InReview => "in-review",
        /// All of them.
        All => "all",
    }
}

codes! {
    /// In which order.
    pub enum Sort {
        /// Due first comes first.
        Due => "due",
        /// Due last comes first.
        DueLast => "-due",
    }
}

/// What is looked for.
#[derive(Clone, Debug)]
pub struct Filter {
    /// The part of the queue.
    pub tab: Tab,
    /// In which order.
    pub sort: Sort,
    /// One campaign.
    pub campaign: Option<Id>,
    /// One state.
    pub state: Option<State>,
    /// One rating.
    pub rating: Option<Rating>,
    /// Part of a supplier's name, or its number.
    pub supplier: String,
    /// Only late ones.
    pub late: bool,
    /// Which page.
    pub place: Place,
}

impl Filter {
    /// Reads the query of an address; what cannot be understood does not filter.
    pub fn read(query: &Fields) -> Self {
        Self {
            tab: query.text("tab").parse().unwrap_or(Tab::ToReview),
            sort: query.text("sort").parse().unwrap_or(Sort::Due),
            campaign: query.text("campaign").parse().ok(),
            state: query.text("state").parse().ok(),
            rating: query.text("rating").parse().ok(),
            supplier: query.text("supplier").trim().chars().take(200).collect(),
            late: query.ticked("late"),
            place: Place::read(query),
        }
    }
}

/// A declaration in the queue.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Queued {
    /// The record.
    pub id: Id,
    /// The number that people read out.
    pub number: String,
    /// Where it stands.
    pub state: State,
    /// The last day in time.
    pub due_on: NaiveDate,
    /// Handed in after that.
    pub late: bool,
    /// When it was handed in.
    pub submitted_at: Option<Instant>,
    /// The rating, self-declared.
    pub rating: Option<Rating>,
    /// The score's numerator.
    pub score_num: Option<i64>,
    /// The score's denominator.
    pub score_den: Option<i64>,
    /// Whose it is.
    pub supplier_id: Id,
    /// Its name.
    pub supplier: String,
    /// Its number.
    pub supplier_number: String,
    /// The campaign's number.
    pub campaign: String,
    /// Who reviews.
    pub reviewer: Option<String>,
}

const FROM: &str = "FROM declaration d JOIN supplier s ON s.id = d.supplier_id JOIN campaign c ON c.id = d.campaign_id
 LEFT JOIN person r ON r.id = d.reviewer_id WHERE s.merged_into IS NULL";

/// The conditions that say which suppliers and which filters; the tab is added by [`queue`].
fn conditions(actor: &Actor, filter: &Filter) -> (String, Vec<Value>) {
    let (mut sql, mut values) = (String::new(), Vec::<Value>::new());
    if !actor.barred.is_empty() {
        sql.push_str(&format!(" AND d.supplier_id NOT IN ({})", vec!["?"; actor.barred.len()].join(", ")));
        values.extend(actor.barred.iter().map(|id| Value::from(*id)));
    }
    if let Some(campaign) = filter.campaign {
        sql.push_str(" AND d.campaign_id = ?");
        values.push(campaign.into());
    }
    if let Some(rating) = filter.rating {
        sql.push_str(" AND d.rating = ?");
        values.push(rating.into());
    }
    if filter.late {
        sql.push_str(" AND d.late = TRUE");
    }
    if !filter.supplier.is_empty() {
        // A folded name holds letters and digits alone, so nothing in it is a wildcard.
        let folded = fold(&filter.supplier);
        sql.push_str(" AND (s.number = ?");
        values.push(filter.supplier.to_uppercase().into());
        if !folded.is_empty() {
            sql.push_str(" OR s.name_folded LIKE ?");
            values.push(format!("%{folded}%").into());
        }
        sql.push(')');
    }
    (sql, values)
}

/// One page of the queue.
pub async fn queue(store: &Store, actor: &Actor, filter: &Filter) -> Outcome<Page<Queued>> {
    actor.need(Permission::DeclarationRead)?;
    let (mut sql, mut values) = conditions(actor, filter);
    let state = match filter.tab {
        Tab::ToReview => Some(State::Submitted),
        Tab::InReview => Some(State::InReview),
        Tab::All => filter.state,
    };
    if let Some(state) = state {
        sql.push_str(" AND d.state = ?");
        values.push(state.into());
    }
    let counted = format!("SELECT count(*) FROM (SELECT 1 AS one {FROM}{sql} LIMIT {}) found", EXACT + 1);
    let total = Total::of(number(store.read(), &counted, values.clone()).await?);
    let order = Order { by: "d.due_on", id: "d.id", down: filter.sort == Sort::DueLast };
    let step = order.step::<NaiveDate>(&filter.place);
    values.extend(step.values.clone());
    let found: Vec<Queued> = rows(
        store.read(),
        &format!(
            "SELECT d.id, d.number, d.state, d.due_on, d.late, d.submitted_at, d.rating, d.score_num, d.score_den,
               s.id AS supplier_id, s.name AS supplier, s.number AS supplier_number, c.number AS campaign,
               r.name AS reviewer {FROM}{sql}{} ORDER BY {} LIMIT {}",
            step.condition,
            step.order,
            ROWS + 1
        ),
        values,
    )
    .await?;
    Ok(step.page(found, ROWS, total, |d| (d.due_on.to_string(), d.id)))
}

/// How many declarations of each state match the other filters.
pub async fn counts(store: &Store, actor: &Actor, filter: &Filter) -> Outcome<BTreeMap<State, i64>> {
    actor.need(Permission::DeclarationRead)?;
    #[derive(FromQueryResult)]
    struct Count {
        state: State,
        number: i64,
    }
    let (sql, values) = conditions(actor, filter);
    let found: Vec<Count> = rows(
        store.read(),
        &format!("SELECT d.state, CAST(count(*) AS BIGINT) AS number {FROM}{sql} GROUP BY d.state"),
        values,
    )
    .await?;
    Ok(found.into_iter().map(|c| (c.state, c.number)).collect())
}
