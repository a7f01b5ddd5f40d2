//! Carrying a draw out: the seed, the selection, the visits it leads to.

use super::file::{self, File, lines, population};
use super::query::{Draw, units};
use super::rule::{self, Unit};
use super::{Event, Kind, State, plan};
use crate::act::Act;
use crate::refusal::{Outcome, Refusal, Stop};
use crate::store::{exec, raw};
use crate::supplier::survivors;
use crate::{Id, new_id};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// So many rows go into one statement.
const BATCH: usize = 2_000;

/// The newest checklist that visits of this kind are scored by.
pub(super) async fn checklist(act: &Act, kind: Kind) -> Outcome<Option<Id>> {
    let code = match kind {
        Kind::SpotCheck => "spot-check",
        Kind::Audit => "esg-audit",
    };
    let found = raw(
        act.db(),
        "SELECT id FROM checklist_version WHERE code = ? ORDER BY number DESC LIMIT 1",
        vec![code.into()],
    )
    .await?;
    Ok(found.first().map(|row| row.try_get_by_index(0)).transpose()?)
}

/// Draws, if both secrets and the public value are there; otherwise nothing happens yet.
pub(super) async fn when_ready(act: &mut Act, draw: &Draw) -> Outcome<bool> {
    let (Some(first), Some(second), Some(public)) = (&draw.first_secret, &draw.second_secret, &draw.public_value)
    else {
        return Ok(false);
    };
    let next = draw.state.after(Event::Draw).ok_or_else(Refusal::state)?;
    let frozen = units(act.db(), draw.id).await?;
    let population_now: Vec<Unit> = frozen.iter().map(|u| u.unit()).collect();
    let sizes = rule::allocate(draw.size as u32, &plan::totals(&population_now));
    if population(population_now.iter(), &sizes) != draw.population_sha256 {
        return Err(Stop::Broken(format!("draw {}: the frozen population has been changed", draw.number)));
    }
    let secret = |text: &str| hex::decode(text).map_err(|e| Stop::Broken(e.to_string()));
    let seed = rule::seed(&secret(first)?, &secret(second)?, public.as_bytes());
    let drawn = rule::draw(&population_now, &sizes, &seed)
        .map_err(|fault| Stop::Broken(format!("draw {}: {fault:?}", draw.number)))?;
    let file = File { sizes, seed: hex::encode(seed), units: lines(&drawn), ..super::query::head(draw) };
    let document = super::query::bytes(&file)?;
    exec(
        act.db(),
        "UPDATE draw SET state = ?, seed = ?, drawn_at = ?, file_sha256 = ? WHERE id = ?",
        vec![
            next.into(),
            file.seed.as_str().into(),
            act.now.into(),
            hex::encode(Sha256::digest(&document)).into(),
            draw.id.into(),
        ],
    )
    .await?;
    let risks: BTreeMap<Id, i64> = frozen.iter().map(|u| (u.supplier_id, u.risk)).collect();
    keep(act, draw.id, &file.units, &risks).await?;
    visits(act, draw, &file.units, &risks).await?;
    act.record("draw-select", "draw", draw.id).moved(State::Committed, next);
    Ok(true)
}

/// Writes what was decided about each supplier.
async fn keep(act: &Act, id: Id, lines: &[file::UnitLine], risks: &BTreeMap<Id, i64>) -> Outcome<()> {
    for batch in lines.chunks(BATCH) {
        let places = vec!["(?, ?, ?, ?, ?, ?, ?)"; batch.len()].join(", ");
        let mut values = Vec::with_capacity(batch.len() * 7);
        for line in batch {
            values.extend([
                id.into(),
                line.id.into(),
                line.stratum.as_str().into(),
                (line.weight as i64).into(),
                risks.get(&line.id).copied().unwrap_or(0).into(),
                (line.pi as i64).into(),
                line.selected.into(),
            ]);
        }
        exec(
            act.db(),
            &format!(
                "INSERT INTO draw_unit (draw_id, supplier_id, stratum, weight, risk, inclusion, selected) VALUES {places}
                 ON CONFLICT (draw_id, supplier_id) DO UPDATE SET inclusion = excluded.inclusion, selected = excluded.selected"
            ),
            values,
        )
        .await?;
    }
    Ok(())
}

/// A visit for each drawn supplier, at its first open site, due on the plan's day. Nobody is told: it is unannounced.
async fn visits(act: &Act, draw: &Draw, lines: &[file::UnitLine], risks: &BTreeMap<Id, i64>) -> Outcome<()> {
    let Some(checklist) = checklist(act, draw.kind).await? else {
        return Err(Refusal::field("kind", "draw-checklist").into());
    };
    // A record that was merged since the population was frozen is visited as its survivor, and once.
    let merged = survivors(act.db()).await?;
    let mut selected: Vec<(Id, Id)> = Vec::new();
    for drawn in lines.iter().filter(|line| line.selected).map(|line| line.id) {
        let supplier = merged.get(&drawn).copied().unwrap_or(drawn);
        if !selected.iter().any(|(one, _)| *one == supplier) {
            selected.push((supplier, drawn));
        }
    }
    let sites = first_sites(act, &selected).await?;
    let (prefix, table, kind, mark) = match draw.kind {
        Kind::SpotCheck => ("SPC", "spot_check", "", ""),
        Kind::Audit => ("AUD", "audit", ", kind", ", 'esg-audit'"),
    };
    let begin = match draw.kind {
        Kind::SpotCheck => "drawn",
        Kind::Audit => "planned",
    };
    let first = act.count(prefix, selected.len() as i64).await?;
    for ((supplier, drawn), number) in selected.into_iter().zip(first..) {
        exec(
            act.db(),
            &format!(
                "INSERT INTO {table} (id, number, supplier_id, site_id, draw_id, checklist_id, state, due_on, risk, recorded_at{kind})
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?{mark})"
            ),
            vec![
                new_id().into(), format!("{prefix}-{number:06}").into(), supplier.into(),
                sites.get(&supplier).copied().into(), draw.id.into(), checklist.into(), begin.into(),
                draw.due_on.into(), risks.get(&drawn).copied().unwrap_or(0).into(), act.now.into(),
            ],
        )
        .await?;
    }
    Ok(())
}

/// The first open site of each supplier.
async fn first_sites(act: &Act, selected: &[(Id, Id)]) -> Outcome<BTreeMap<Id, Id>> {
    let mut sites: BTreeMap<Id, Id> = BTreeMap::new();
    for some in selected.chunks(BATCH) {
        let marks = vec!["?"; some.len()].join(", ");
        let sql = format!(
            "SELECT supplier_id, id FROM site WHERE (closed_on IS NULL OR closed_on > ?) AND supplier_id IN ({marks}) ORDER BY id"
        );
        let values = std::iter::once(act.today().into()).chain(some.iter().map(|(id, _)| (*id).into())).collect();
        for row in raw(act.db(), &sql, values).await? {
            sites.entry(row.try_get_by_index(0)?).or_insert(row.try_get_by_index(1)?);
        }
    }
    Ok(sites)
}
