//! The outbox as people read it, page by page.

use crate::Id;
use crate::actor::Actor;
use crate::instant::Instant;
use crate::lang::Lang;
use crate::list::{EXACT, Order, Page, Place, ROWS, Total};
use crate::permission::Permission;
use crate::refusal::Outcome;
use crate::search::holding;
use crate::store::{Store, number, rows};
use sea_orm::FromQueryResult;

/// A mail as the outbox page lists it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Listed {
    /// The row.
    pub id: Id,
    /// Which message.
    pub message: String,
    /// To whom.
    pub email: String,
    /// In which language.
    pub lang: Lang,
    /// The supplier it concerns.
    pub supplier_id: Option<Id>,
    /// When it is due.
    pub due_at: Instant,
    /// When it left.
    pub sent_at: Option<Instant>,
    /// When it was given up.
    pub failed_at: Option<Instant>,
    /// Why the last try failed.
    pub failure: Option<String>,
    /// JSON object of the values that its text names.
    pub particulars: String,
}

impl Listed {
    /// The values that its text names, so that a list can show the subject line.
    pub fn values(&self) -> Vec<(String, String)> {
        let read: std::collections::BTreeMap<String, String> =
            serde_json::from_str(&self.particulars).unwrap_or_default();
        read.into_iter().collect()
    }
}

codes! {
    /// Which part of the outbox.
    pub enum Box {
        /// Not sent yet.
        Waiting => "waiting",
        /// Sent.
        Sent => "sent",
        /// Given up: bounces.
        Failed => "failed",
    }
}

impl Box {
    fn condition(self) -> &'static str {
        match self {
            Self::Waiting => "sent_at IS NULL AND failed_at IS NULL",
            Self::Sent => "sent_at IS NOT NULL",
            Self::Failed => "failed_at IS NOT NULL",
        }
    }

    /// The time that its list shows.
    fn time(self) -> &'static str {
        match self {
            Self::Waiting => "due_at",
            Self::Sent => "sent_at",
            Self::Failed => "failed_at",
        }
    }

    /// When that was.
    pub fn time_of(self, mail: &Listed) -> Option<Instant> {
        match self {
            Self::Waiting => Some(mail.due_at),
            Self::Sent => mail.sent_at,
            Self::Failed => mail.failed_at,
        }
    }
}

/// What the list of mails shows.
#[derive(Clone, Debug)]
pub struct Filter {
    /// The part of the outbox.
    pub part: Box,
    /// Part of the address; empty for all.
    pub find: String,
    /// The oldest first.
    pub oldest: bool,
    /// Which page.
    pub place: Place,
}

/// A page of a part of the outbox.
pub async fn list(store: &Store, actor: &Actor, filter: &Filter) -> Outcome<Page<Listed>> {
    actor.need(Permission::MailRead)?;
    let mut wanted = filter.part.condition().to_owned();
    let mut values = Vec::new();
    if !filter.find.trim().is_empty() {
        wanted.push_str(" AND email LIKE ? ESCAPE '!'");
        values.push(sea_orm::Value::from(holding(&filter.find)));
    }
    let counted = number(
        store.read(),
        &format!(
            "SELECT count(*) FROM (SELECT 1 AS one FROM outgoing_mail WHERE {wanted} LIMIT {}) counted",
            EXACT + 1
        ),
        values.clone(),
    )
    .await?;
    let step = Order { by: filter.part.time(), id: "id", down: !filter.oldest }.step::<i64>(&filter.place);
    values.extend(step.values.clone());
    let sql = format!(
        "SELECT id, message, email, lang, supplier_id, due_at, sent_at, failed_at, failure, particulars
         FROM outgoing_mail WHERE {wanted}{} ORDER BY {} LIMIT {}",
        step.condition,
        step.order,
        ROWS + 1
    );
    let found: Vec<Listed> = rows(store.read(), &sql, values).await?;
    let key = |mail: &Listed| (filter.part.time_of(mail).unwrap_or(mail.due_at).0.to_string(), mail.id);
    Ok(step.page(found, ROWS, Total::of(counted), key))
}

/// How many mails are in a part of the outbox.
pub async fn count(store: &Store, actor: &Actor, which: Box) -> Outcome<i64> {
    actor.need(Permission::MailRead)?;
    number(store.read(), &format!("SELECT count(*) FROM outgoing_mail WHERE {}", which.condition()), vec![]).await
}
