//! What staff see of instruments, their versions and texts.

use super::publish::{VERSION, Version, load};
use super::{Instrument, State, Text, force};
use crate::Id;
use crate::actor::Actor;
use crate::instant::Instant;
use crate::lang::Lang;
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::store::{Store, number, raw, row, rows};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::BTreeMap;

/// The text of a version in one language.
#[derive(Clone, Debug, FromQueryResult)]
pub struct VersionText {
    /// The language.
    pub lang: Lang,
    /// Its title.
    pub title: String,
    /// Its body in a small part of Markdown.
    pub body: String,
    /// The SHA-256 of its file.
    pub sha256: String,
}

impl VersionText {
    /// Title and body alone.
    pub fn text(&self) -> Text {
        Text { title: self.title.clone(), body: self.body.clone() }
    }
}

const TEXT: &str = "SELECT lang, title, body, sha256 FROM instrument_text WHERE version_id = ?";

/// The texts of a version, English first.
pub(super) async fn texts(db: &impl ConnectionTrait, version: Id) -> Outcome<Vec<VersionText>> {
    rows(db, &format!("{TEXT} ORDER BY lang"), vec![version.into()]).await
}

/// The text of a version in a language.
pub(super) async fn text(db: &impl ConnectionTrait, version: Id, lang: Lang) -> Outcome<VersionText> {
    let found: Option<VersionText> =
        row(db, &format!("{TEXT} AND lang = ?"), vec![version.into(), lang.into()]).await?;
    found.ok_or_else(|| Refusal::NotFound.into())
}

/// How many signings of a version are in each state.
pub type Counts = BTreeMap<State, i64>;

/// An instrument as staff see it at a glance.
#[derive(Clone, Debug)]
pub struct Overview {
    /// Which.
    pub instrument: Instrument,
    /// Suppliers with a signature in force now.
    pub signed: i64,
    /// Its versions, newest first, each with its signings by state.
    pub versions: Vec<(Version, Counts)>,
}

/// Both instruments.
pub async fn overview(store: &Store, actor: &Actor, now: Instant) -> Outcome<Vec<Overview>> {
    actor.need(Permission::InstrumentRead)?;
    let mut found = Vec::new();
    for instrument in Instrument::ALL {
        let versions: Vec<Version> = rows(
            store.read(),
            &format!("{VERSION} WHERE instrument = ? ORDER BY number DESC"),
            vec![(*instrument).into()],
        )
        .await?;
        let mut with_counts = Vec::new();
        for version in versions {
            let counts = counts(store, version.id).await?;
            with_counts.push((version, counts));
        }
        found.push(Overview {
            instrument: *instrument,
            signed: force::suppliers_signed(store.read(), *instrument, now).await?,
            versions: with_counts,
        });
    }
    Ok(found)
}

async fn counts(store: &Store, version: Id) -> Outcome<Counts> {
    let found = raw(
        store.read(),
        "SELECT g.state, count(*) FROM signing g JOIN supplier s ON s.id = g.supplier_id
         WHERE g.version_id = ? AND s.merged_into IS NULL GROUP BY g.state",
        vec![version.into()],
    )
    .await?;
    let mut counts = Counts::new();
    for row in found {
        counts.insert(row.try_get_by_index(0)?, row.try_get_by_index(1)?);
    }
    Ok(counts)
}

/// A version with everything that its page shows.
#[derive(Clone, Debug)]
pub struct VersionDetail {
    /// The version.
    pub version: Version,
    /// Its texts, English first.
    pub texts: Vec<VersionText>,
    /// Its signings by state.
    pub counts: Counts,
    /// Signatures of it that were brought in by an import.
    pub imported: i64,
    /// The newest published version of the instrument, which may be this one.
    pub newest: Option<Version>,
}

impl VersionDetail {
    /// The text in a language.
    pub fn text(&self, lang: Lang) -> Option<&VersionText> {
        self.texts.iter().find(|t| t.lang == lang)
    }

    /// Whether suppliers can be invited to it: it is the newest that is published.
    pub fn is_current(&self) -> bool {
        self.newest.as_ref().is_some_and(|n| n.id == self.version.id)
    }
}

/// A version with everything that its page shows.
pub async fn version(store: &Store, actor: &Actor, id: Id) -> Outcome<VersionDetail> {
    actor.need(Permission::InstrumentRead)?;
    let version = load(store.read(), id).await?;
    Ok(VersionDetail {
        texts: texts(store.read(), id).await?,
        counts: counts(store, id).await?,
        imported: number(
            store.read(),
            "SELECT count(*) FROM signature WHERE version_id = ? AND signing_id IS NULL",
            vec![id.into()],
        )
        .await?,
        newest: super::publish::newest(store.read(), version.instrument).await?,
        version,
    })
}

/// What the form of a new version begins with: the texts of the newest published one.
pub async fn newest_texts(store: &Store, actor: &Actor, instrument: Instrument) -> Outcome<Vec<VersionText>> {
    actor.need(Permission::InstrumentPublish)?;
    match super::publish::newest(store.read(), instrument).await? {
        Some(version) => texts(store.read(), version.id).await,
        None => Ok(Vec::new()),
    }
}
