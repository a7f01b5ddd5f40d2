//! Draws as lists, pages and files show them.

use super::file::{FORMAT, File, UnitLine};
use super::rule::Unit;
use super::{Kind, State, Strata};
use crate::Id;
use crate::actor::Actor;
use crate::instant::Instant;
use crate::list::{Order, Page, Place, ROWS, Total};
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::store::{Store, number, row, rows};
use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::BTreeMap;

/// A draw. The secrets are for [`super::select`] and, once it is drawn, for the file; no page shows them.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Draw {
    /// The record.
    pub id: Id,
    /// The number that people read out: `D-2023-01`.
    pub number: String,
    /// What the suppliers are visited for.
    pub kind: Kind,
    /// The fiscal year, by the calendar year in which it ends.
    pub fiscal_year: i64,
    /// How many suppliers are drawn.
    pub size: i64,
    /// How the population is divided.
    pub strata: Strata,
    /// Last day of the visits.
    pub due_on: NaiveDate,
    /// Where it stands.
    pub state: State,
    /// Why it is made.
    pub reason: String,
    /// The draw it is made instead of.
    pub replaces_id: Option<Id>,
    /// The number of that draw.
    pub replaces: Option<String>,
    /// Where the public value is found.
    pub public_source: String,
    /// The day of the public value.
    pub public_on: NaiveDate,
    /// The public value.
    pub public_value: Option<String>,
    /// The hash of the frozen population.
    pub population_sha256: String,
    /// The hash of the whole file, once it is drawn.
    pub file_sha256: Option<String>,
    /// Who planned it.
    pub planner: String,
    /// When.
    pub planned_at: Instant,
    /// Who committed first.
    pub first_by: Option<Id>,
    /// Their name.
    pub first_name: Option<String>,
    /// Their commitment.
    pub first_hash: Option<String>,
    pub(super) first_secret: Option<String>,
    /// Who committed second.
    pub second_by: Option<Id>,
    /// Their name.
    pub second_name: Option<String>,
    /// Their commitment.
    pub second_hash: Option<String>,
    pub(super) second_secret: Option<String>,
    /// Until when both must reveal.
    pub reveal_by: Option<Instant>,
    /// The seed.
    pub seed: Option<String>,
    /// When it was drawn.
    pub drawn_at: Option<Instant>,
    /// When the file was opened.
    pub published_at: Option<Instant>,
    /// Why it ended without a result: words, or a code when a clock ran out.
    pub ended_reason: Option<String>,
    /// The version for the next change.
    pub version: i64,
}

impl Draw {
    /// Whether the person has revealed their secret; none when they have not committed.
    pub fn revealed_by(&self, person: Id) -> Option<bool> {
        match (self.first_by == Some(person), self.second_by == Some(person)) {
            (true, _) => Some(self.first_secret.is_some()),
            (_, true) => Some(self.second_secret.is_some()),
            _ => None,
        }
    }

    /// How many of the two secrets are revealed.
    pub fn revealed(&self) -> usize {
        usize::from(self.first_secret.is_some()) + usize::from(self.second_secret.is_some())
    }
}

const SELECT: &str = "SELECT d.id, d.number, d.kind, d.fiscal_year, d.size, d.strata, d.due_on, d.state, d.reason,
  d.replaces_id, r.number AS replaces, d.public_source, d.public_on, d.public_value, d.population_sha256, d.file_sha256,
  p.name AS planner, d.planned_at, d.first_by, a.name AS first_name, d.first_hash, d.first_secret, d.second_by,
  b.name AS second_name, d.second_hash, d.second_secret, d.reveal_by, d.seed, d.drawn_at, d.published_at,
  d.ended_reason, d.version
  FROM draw d JOIN person p ON p.id = d.planned_by LEFT JOIN draw r ON r.id = d.replaces_id
  LEFT JOIN person a ON a.id = d.first_by LEFT JOIN person b ON b.id = d.second_by";

pub(super) async fn find(db: &impl ConnectionTrait, id: Id) -> Outcome<Draw> {
    let found: Option<Draw> = row(db, &format!("{SELECT} WHERE d.id = ?"), vec![id.into()]).await?;
    found.ok_or_else(|| Refusal::NotFound.into())
}

/// One draw.
pub async fn show(store: &Store, actor: &Actor, id: Id) -> Outcome<Draw> {
    actor.need(Permission::DrawRead)?;
    find(store.read(), id).await
}

/// The draws, newest first; `state` and `kind` narrow the list when they are codes.
pub async fn list(store: &Store, actor: &Actor, state: &str, kind: &str, place: &Place) -> Outcome<Page<Draw>> {
    actor.need(Permission::DrawRead)?;
    let mut sql = String::from("1 = 1");
    let mut values: Vec<sea_orm::Value> = Vec::new();
    if let Ok(state) = state.parse::<State>() {
        sql.push_str(" AND d.state = ?");
        values.push(state.into());
    }
    if let Ok(kind) = kind.parse::<Kind>() {
        sql.push_str(" AND d.kind = ?");
        values.push(kind.into());
    }
    let db = store.read();
    let total = number(db, &format!("SELECT COUNT(*) FROM draw d WHERE {sql}"), values.clone()).await?;
    let step = Order { by: "d.planned_at", id: "d.id", down: true }.step::<i64>(place);
    values.extend(step.values.clone());
    let sql = format!("{SELECT} WHERE {sql}{} ORDER BY {} LIMIT {}", step.condition, step.order, ROWS + 1);
    let found: Vec<Draw> = rows(db, &sql, values).await?;
    Ok(step.page(found, ROWS, Total::of(total), |d| (d.planned_at.0.to_string(), d.id)))
}

/// A stratum of a draw.
#[derive(Clone, Debug, FromQueryResult)]
pub struct StratumLine {
    /// Its name: a country, a category, `all` or `unknown`.
    pub stratum: String,
    /// How many suppliers it holds.
    pub units: i64,
    /// The sum of their weights.
    pub weight: i64,
    /// How many were drawn; 0 before.
    pub selected: i64,
}

/// The strata of a draw. The caller has found the draw by [`show`].
pub async fn strata(store: &Store, id: Id) -> Outcome<Vec<StratumLine>> {
    rows(
        store.read(),
        "SELECT stratum, COUNT(*) AS units, CAST(SUM(weight) AS BIGINT) AS weight,
           CAST(SUM(CASE WHEN selected THEN 1 ELSE 0 END) AS BIGINT) AS selected
         FROM draw_unit WHERE draw_id = ? GROUP BY stratum ORDER BY stratum",
        vec![id.into()],
    )
    .await
}

/// A drawn supplier.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Line {
    /// The supplier.
    pub supplier_id: Id,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Its stratum.
    pub stratum: String,
    /// Its weight.
    pub weight: i64,
    /// Its risk, 1 to 5.
    pub risk: i64,
    /// Its inclusion probability in units of 2⁻⁵².
    pub inclusion: i64,
    /// The visit.
    pub check_id: Option<Id>,
    /// The visit's number.
    pub check_number: Option<String>,
}

/// Who was drawn. Before publication only those who plan draws may know; suppliers that the person is barred from are
/// left out.
pub async fn visited(store: &Store, actor: &Actor, draw: &Draw) -> Outcome<Vec<Line>> {
    let open = draw.state == State::Published || (draw.state == State::Drawn && actor.may(Permission::DrawPlan));
    if !open {
        return Ok(Vec::new());
    }
    let table = match draw.kind {
        Kind::SpotCheck => "spot_check",
        Kind::Audit => "audit",
    };
    let mut found: Vec<Line> = rows(
        store.read(),
        &format!(
            "SELECT u.supplier_id, s.number, s.name, u.stratum, u.weight, u.risk, COALESCE(u.inclusion, 0) AS inclusion,
               c.id AS check_id, c.number AS check_number
             FROM draw_unit u JOIN supplier s ON s.id = u.supplier_id
             LEFT JOIN {table} c ON c.draw_id = u.draw_id AND c.supplier_id = u.supplier_id
             WHERE u.draw_id = ? AND u.selected ORDER BY u.stratum, s.seq"
        ),
        vec![draw.id.into()],
    )
    .await?;
    found.retain(|line| !actor.is_barred(line.supplier_id));
    Ok(found)
}

/// A member of the frozen population.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct Frozen {
    pub supplier_id: Id,
    pub stratum: String,
    pub weight: i64,
    pub risk: i64,
    pub inclusion: Option<i64>,
    pub selected: bool,
}

impl Frozen {
    pub fn unit(&self) -> Unit {
        Unit { id: *self.supplier_id.as_bytes(), stratum: self.stratum.clone(), weight: self.weight as u64 }
    }
}

pub(super) async fn units(db: &impl ConnectionTrait, id: Id) -> Outcome<Vec<Frozen>> {
    rows(
        db,
        "SELECT supplier_id, stratum, weight, risk, inclusion, selected FROM draw_unit WHERE draw_id = ? ORDER BY supplier_id",
        vec![id.into()],
    )
    .await
}

/// What the file says besides the selection.
pub(super) fn head(draw: &Draw) -> File {
    let both = |a: &Option<String>, b: &Option<String>| [a, b].into_iter().flatten().cloned().collect();
    File {
        format: FORMAT.into(),
        number: draw.number.clone(),
        kind: draw.kind.code().into(),
        fiscal_year: draw.fiscal_year,
        public_source: draw.public_source.clone(),
        public_on: draw.public_on.to_string(),
        population_sha256: draw.population_sha256.clone(),
        secrets: both(&draw.first_secret, &draw.second_secret),
        commitments: both(&draw.first_hash, &draw.second_hash),
        public_value: draw.public_value.clone().unwrap_or_default(),
        sizes: BTreeMap::new(),
        seed: draw.seed.clone().unwrap_or_default(),
        units: Vec::new(),
    }
}

pub(super) fn bytes(file: &File) -> Outcome<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(file)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The file of a published draw: its name and content. Its hash has been on the draw's page since it was drawn.
pub async fn document(store: &Store, actor: &Actor, id: Id) -> Outcome<(String, Vec<u8>)> {
    let draw = show(store, actor, id).await?;
    if draw.state != State::Published {
        return Err(Refusal::Conflict("draw-not-published".into()).into());
    }
    let frozen = units(store.read(), id).await?;
    let mut file = head(&draw);
    for unit in frozen {
        *file.sizes.entry(unit.stratum.clone()).or_default() += u32::from(unit.selected);
        file.units.push(UnitLine {
            id: unit.supplier_id,
            stratum: unit.stratum,
            weight: unit.weight as u64,
            pi: unit.inclusion.unwrap_or(0) as u64,
            selected: unit.selected,
        });
    }
    file.units.sort_by_key(|line| line.id);
    Ok((format!("{}.json", draw.number), bytes(&file)?))
}
