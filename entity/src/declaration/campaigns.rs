//! Campaigns as they are listed, with their declarations counted by state.

use super::State;
use crate::Id;
use crate::actor::Actor;
use crate::instant::Instant;
use crate::lang::Lang;
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::store::{Store, rows};
use chrono::NaiveDate;
use sea_orm::FromQueryResult;
use std::collections::BTreeMap;

/// A campaign in a line, with its declarations counted by state.
#[derive(Clone, Debug)]
pub struct Campaign {
    /// The record.
    pub id: Id,
    /// The number that people read out: `C-0003`.
    pub number: String,
    /// Its English title.
    pub title_en: String,
    /// Its Chinese title.
    pub title_zh: String,
    /// The version of the questionnaire.
    pub questionnaire: Id,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day in time.
    pub ends_on: NaiveDate,
    /// Last day on which late answers are taken.
    pub closes_on: NaiveDate,
    /// Who opened it.
    pub opener: String,
    /// When.
    pub opened_at: Instant,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    /// The version for the next change.
    pub version: i64,
    /// Declarations by state.
    pub counts: BTreeMap<State, i64>,
}

impl Campaign {
    /// The title in a language.
    pub fn title(&self, lang: Lang) -> &str {
        lang.pick(&self.title_en, &self.title_zh)
    }

    /// How many suppliers were asked.
    pub fn asked(&self) -> i64 {
        self.counts.values().sum()
    }

    /// How many have handed in, whatever came of it.
    pub fn handed_in(&self) -> i64 {
        [State::Submitted, State::InReview, State::Returned, State::Accepted]
            .iter()
            .filter_map(|state| self.counts.get(state))
            .sum()
    }
}

#[derive(FromQueryResult)]
struct Row {
    id: Id,
    number: String,
    title_en: String,
    title_zh: String,
    questionnaire_version_id: Id,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    closes_on: NaiveDate,
    opener: String,
    opened_at: Instant,
    closed_at: Option<Instant>,
    version: i64,
}

#[derive(FromQueryResult)]
struct Count {
    campaign_id: Id,
    state: State,
    number: i64,
}

/// Every campaign, newest first.
pub async fn campaigns(store: &Store, actor: &Actor) -> Outcome<Vec<Campaign>> {
    actor.need(Permission::DeclarationRead)?;
    let found: Vec<Row> = rows(
        store.read(),
        "SELECT c.id, c.number, c.title_en, c.title_zh, c.questionnaire_version_id, c.starts_on, c.ends_on, c.closes_on,
           p.name AS opener, c.opened_at, c.closed_at, c.version
         FROM campaign c JOIN person p ON p.id = c.opened_by ORDER BY c.opened_at DESC, c.id DESC",
        vec![],
    )
    .await?;
    let counts: Vec<Count> = rows(
        store.read(),
        "SELECT d.campaign_id, d.state, CAST(count(*) AS BIGINT) AS number FROM declaration d
         JOIN supplier s ON s.id = d.supplier_id WHERE s.merged_into IS NULL GROUP BY d.campaign_id, d.state",
        vec![],
    )
    .await?;
    let counted = |id: Id| counts.iter().filter(|c| c.campaign_id == id).map(|c| (c.state, c.number)).collect();
    Ok(found
        .into_iter()
        .map(|r| Campaign {
            counts: counted(r.id),
            id: r.id,
            number: r.number,
            title_en: r.title_en,
            title_zh: r.title_zh,
            questionnaire: r.questionnaire_version_id,
            starts_on: r.starts_on,
            ends_on: r.ends_on,
            closes_on: r.closes_on,
            opener: r.opener,
            opened_at: r.opened_at,
            closed_at: r.closed_at,
            version: r.version,
        })
        .collect())
}

/// One campaign.
pub async fn campaign(store: &Store, actor: &Actor, id: Id) -> Outcome<Campaign> {
    campaigns(store, actor).await?.into_iter().find(|c| c.id == id).ok_or_else(|| Refusal::NotFound.into())
}

/// The categories by which suppliers can be chosen: code, English and Chinese name.
pub async fn categories(store: &Store) -> Outcome<Vec<(String, String, String)>> {
    #[derive(FromQueryResult)]
    struct Category {
        code: String,
        name_en: String,
        name_zh: String,
    }
    let found: Vec<Category> =
        rows(store.read(), "SELECT code, name_en, name_zh FROM category ORDER BY code", vec![]).await?;
    Ok(found.into_iter().map(|c| (c.code, c.name_en, c.name_zh)).collect())
}
