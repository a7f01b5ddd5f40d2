//! Planning a draw: freezing who may be drawn, with which weight, and how many.

use super::file::population;
use super::rule::{self, Stratum, Unit};
use super::table;
use super::{Kind, State, Strata, risk};
use crate::act::Act;
use crate::calendar::FiscalYear;
use crate::field::{Fields, Problems};
use crate::permission::Permission;
use crate::refusal::{FieldError, Outcome, Refusal};
use crate::store::{exec, insert, number, rows};
use crate::{Id, new_id};
use chrono::{Datelike, NaiveDate};
use sea_orm::FromQueryResult;
use serde::Deserialize;
use std::collections::BTreeMap;
use validator::Validate;

/// The month in which the fiscal year begins.
const FIRST_MONTH: u32 = 4;
/// The most suppliers of one draw.
const MOST: u32 = 5_000;
/// So many rows go into one statement.
const BATCH: usize = 2_000;

#[derive(Deserialize, Validate)]
#[serde(default)]
#[derive(Default)]
struct Form {
    kind: String,
    fiscal_year: String,
    size: String,
    strata: String,
    due_on: String,
    public_source: String,
    public_on: String,
    reason: String,
    replaces: String,
}

struct Plan {
    kind: Kind,
    year: FiscalYear,
    size: u32,
    strata: Strata,
    due_on: NaiveDate,
    public_source: String,
    public_on: NaiveDate,
    reason: String,
    replaces: Option<Id>,
}

/// Freezes the population of a draw: `kind`, `fiscal_year`, `size`, `strata`, `due_on` (last day of the visits),
/// `public_source`, `public_on`, `reason`, `replaces` (the draw it is made instead of, which must have ended without
/// a result).
pub async fn plan(act: &mut Act, fields: &Fields) -> Outcome<Id> {
    act.actor.need(Permission::DrawPlan)?;
    let plan = understand(act, fields).await?;
    let members = members(act, &plan).await?;
    let units: Vec<Unit> = members.iter().map(|m| m.unit(plan.strata)).collect();
    if u64::from(plan.size) > units.len() as u64 {
        let problem = FieldError::new("size", "draw-too-many").with("units", units.len());
        return Err(Refusal::Invalid(vec![problem]).into());
    }
    let sizes = rule::allocate(plan.size, &totals(&units));
    let id = new_id();
    let year = i64::from(plan.year.year());
    let number = format!("D-{year}-{:02}", act.count(&format!("D-{year}"), 1).await?);
    let row = table::draw::Planned {
        id,
        number,
        kind: plan.kind,
        fiscal_year: year,
        size: i64::from(plan.size),
        strata: plan.strata,
        due_on: plan.due_on,
        reason: plan.reason,
        replaces_id: plan.replaces,
        public_source: plan.public_source,
        public_on: plan.public_on,
        population_sha256: population(units.iter(), &sizes),
        planned_by: act.actor.person,
        planned_at: act.now,
    };
    insert(act.db(), row).await?;
    freeze(act, id, &members, plan.strata).await?;
    act.record("draw-plan", "draw", id).moved("", State::Planned);
    if let Some(replaced) = plan.replaces {
        act.record("draw-plan", "draw", replaced);
    }
    Ok(id)
}

async fn understand(act: &Act, fields: &Fields) -> Outcome<Plan> {
    let form: Form = fields.read()?;
    let mut problems = Problems::default();
    let kind = problems.code::<Kind>("kind", &form.kind);
    let strata = problems.code::<Strata>("strata", &form.strata);
    let year = whole(&form.fiscal_year).and_then(|year| FiscalYear::new(year as i32, FIRST_MONTH));
    let this_year = act.today().year();
    let year = year.filter(|year| (this_year - 20..=this_year + 2).contains(&year.year()));
    if year.is_none() {
        problems.add("fiscal_year", "draw-year");
    }
    let size = whole(&form.size).filter(|size| (1..=MOST).contains(size));
    if size.is_none() {
        problems.0.push(FieldError::new("size", "draw-size").with("max", MOST));
    }
    let public_source = problems.required("public_source", &form.public_source, 500);
    let reason = problems.required("reason", &form.reason, 1_000);
    let public_on = problems.date("public_on", &form.public_on);
    if public_on.is_some_and(|day| day < act.today()) {
        problems.add("public_on", "draw-public-on");
    }
    let due_on = problems.date("due_on", &form.due_on);
    if let (Some(due), Some(public)) = (due_on, public_on)
        && due <= public
    {
        problems.add("due_on", "draw-due-on");
    }
    let replaces = replaced(act, &form.replaces, &mut problems).await?;
    if let Some(kind) = kind
        && super::select::checklist(act, kind).await?.is_none()
    {
        problems.add("kind", "draw-checklist");
    }
    problems.done()?;
    match (kind, strata, year, size, due_on, public_on) {
        (Some(kind), Some(strata), Some(year), Some(size), Some(due_on), Some(public_on)) => {
            Ok(Plan { kind, year, size, strata, due_on, public_source, public_on, reason, replaces })
        }
        _ => Err(Refusal::field("kind", "choose").into()),
    }
}

/// A whole number as people type it.
fn whole(typed: &str) -> Option<u32> {
    use unicode_normalization::UnicodeNormalization;
    let plain: String = typed.nfkc().filter(|c| !c.is_whitespace() && *c != ',').collect();
    plain.parse().ok()
}

async fn replaced(act: &Act, typed: &str, problems: &mut Problems) -> Outcome<Option<Id>> {
    if typed.is_empty() {
        return Ok(None);
    }
    let id: Option<Id> = typed.parse().ok();
    let ended = match id {
        Some(id) => {
            number(
                act.db(),
                "SELECT COUNT(*) FROM draw WHERE id = ? AND state IN ('abandoned', 'aborted')",
                vec![id.into()],
            )
            .await?
        }
        None => 0,
    };
    if ended == 0 {
        problems.add("replaces", "choose");
    }
    Ok(id)
}

#[derive(FromQueryResult)]
struct Member {
    id: Id,
    country: String,
    category: String,
    fen: i64,
}

impl Member {
    fn risk(&self) -> u8 {
        risk::risk(&self.country, &self.category)
    }

    fn stratum(&self, strata: Strata) -> &str {
        let name = match strata {
            Strata::Region => self.country.as_str(),
            Strata::Category => self.category.as_str(),
            Strata::All => "all",
        };
        if name.is_empty() { "unknown" } else { name }
    }

    fn unit(&self, strata: Strata) -> Unit {
        Unit {
            id: *self.id.as_bytes(),
            stratum: self.stratum(strata).to_owned(),
            weight: rule::weight(self.fen, self.risk()),
        }
    }
}

/// Population P: everybody in a category that counts (an unknown one does) who has not left for good, with the spend
/// of the year's periods.
async fn members(act: &Act, plan: &Plan) -> Outcome<Vec<Member>> {
    rows(
        act.db(),
        "SELECT s.id, s.country, s.category, CAST(COALESCE(p.fen, 0) AS BIGINT) AS fen
         FROM supplier s LEFT JOIN category c ON c.code = s.category
         LEFT JOIN (SELECT supplier_id, SUM(rmb_fen) AS fen FROM spend WHERE starts_on >= ? AND ends_on <= ?
                    GROUP BY supplier_id) p ON p.supplier_id = s.id
         WHERE s.merged_into IS NULL AND s.standing NOT IN ('blacklisted', 'eliminated', 'left')
           AND COALESCE(c.counts, TRUE)
         ORDER BY s.id",
        vec![plan.year.first_day().into(), plan.year.last_day().into()],
    )
    .await
}

pub(super) fn totals(units: &[Unit]) -> BTreeMap<String, Stratum> {
    let mut totals: BTreeMap<String, Stratum> = BTreeMap::new();
    for unit in units {
        let total = totals.entry(unit.stratum.clone()).or_insert(Stratum { units: 0, weight: 0 });
        total.units += 1;
        total.weight = total.weight.saturating_add(unit.weight);
    }
    totals
}

async fn freeze(act: &Act, id: Id, members: &[Member], strata: Strata) -> Outcome<()> {
    for batch in members.chunks(BATCH) {
        let places = vec!["(?, ?, ?, ?, ?)"; batch.len()].join(", ");
        let mut values = Vec::with_capacity(batch.len() * 5);
        for member in batch {
            let unit = member.unit(strata);
            values.extend([
                id.into(),
                member.id.into(),
                unit.stratum.into(),
                (unit.weight as i64).into(),
                i64::from(member.risk()).into(),
            ]);
        }
        exec(
            act.db(),
            &format!("INSERT INTO draw_unit (draw_id, supplier_id, stratum, weight, risk) VALUES {places}"),
            values,
        )
        .await?;
    }
    Ok(())
}
