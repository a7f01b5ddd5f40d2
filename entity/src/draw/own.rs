//! What a company learns of the draws it stood in: before the visits hashes alone, after the publication its own line.

use super::{Kind, State, Strata};
use crate::Id;
use crate::actor::Actor;
use crate::instant::Instant;
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::store::{Store, row, rows};
use chrono::NaiveDate;
use sea_orm::FromQueryResult;

/// A draw whose frozen population holds the company.
#[derive(Clone, Debug, FromQueryResult)]
pub struct OwnDraw {
    /// The draw.
    pub id: Id,
    /// Its number.
    pub number: String,
    /// What the suppliers are visited for.
    pub kind: Kind,
    /// The fiscal year.
    pub fiscal_year: i64,
    /// How the population is divided.
    pub strata: Strata,
    /// Where it stands.
    pub state: State,
    /// When the population was frozen.
    pub planned_at: Instant,
    /// Where the public value is found.
    pub public_source: String,
    /// The day of the public value.
    pub public_on: NaiveDate,
    /// The hash of the frozen population.
    pub population_sha256: String,
    /// The first commitment.
    pub first_hash: Option<String>,
    /// The second commitment.
    pub second_hash: Option<String>,
    /// The hash of the whole file.
    pub file_sha256: Option<String>,
    /// When the file was opened.
    pub published_at: Option<Instant>,
    /// The first secret; like all below it, known once the draw is published.
    pub first_secret: Option<String>,
    /// The second secret.
    pub second_secret: Option<String>,
    /// The public value.
    pub public_value: Option<String>,
    /// The seed.
    pub seed: Option<String>,
    /// The company's stratum.
    pub stratum: Option<String>,
    /// Its weight.
    pub weight: Option<i64>,
    /// Its inclusion probability in units of 2⁻⁵².
    pub inclusion: Option<i64>,
    /// Whether it was drawn.
    pub selected: Option<bool>,
}

/// What is not yet published does not leave the database.
const OWN: &str = "SELECT d.id, d.number, d.kind, d.fiscal_year, d.strata, d.state, d.planned_at, d.public_source,
    d.public_on, d.population_sha256, d.first_hash, d.second_hash, d.file_sha256, d.published_at,
    CASE WHEN d.state = 'published' THEN d.first_secret END AS first_secret,
    CASE WHEN d.state = 'published' THEN d.second_secret END AS second_secret,
    CASE WHEN d.state = 'published' THEN d.public_value END AS public_value,
    CASE WHEN d.state = 'published' THEN d.seed END AS seed,
    CASE WHEN d.state = 'published' THEN u.stratum END AS stratum,
    CASE WHEN d.state = 'published' THEN u.weight END AS weight,
    CASE WHEN d.state = 'published' THEN u.inclusion END AS inclusion,
    CASE WHEN d.state = 'published' THEN u.selected END AS selected
    FROM draw d JOIN draw_unit u ON u.draw_id = d.id AND u.supplier_id = ?";

/// So many draws are shown; an installation makes a few each year.
const MOST: i64 = 200;

/// The draws that the company stood in, newest first; `kind` narrows the list when it is a code.
pub async fn company_list(store: &Store, actor: &Actor, supplier: Id, kind: &str) -> Outcome<Vec<OwnDraw>> {
    actor.need_for(Permission::CompanyRead, supplier)?;
    let mut values: Vec<sea_orm::Value> = vec![supplier.into()];
    let mut narrowed = "";
    if let Ok(kind) = kind.parse::<Kind>() {
        narrowed = " WHERE d.kind = ?";
        values.push(kind.into());
    }
    values.push(MOST.into());
    rows(store.read(), &format!("{OWN}{narrowed} ORDER BY d.planned_at DESC, d.id DESC LIMIT ?"), values).await
}

/// One of them.
pub async fn company_show(store: &Store, actor: &Actor, supplier: Id, id: Id) -> Outcome<OwnDraw> {
    actor.need_for(Permission::CompanyRead, supplier)?;
    let found = row(store.read(), &format!("{OWN} WHERE d.id = ?"), vec![supplier.into(), id.into()]).await?;
    found.ok_or_else(|| Refusal::NotFound.into())
}
