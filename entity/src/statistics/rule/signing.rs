//! Who has signed: M01, M02, M03, M05, M06.

use super::population::Ground;
use crate::Id;
use crate::statistics::figure::{Figure, Period, Row, Unit};
use crate::statistics::world::Version;
use crate::supplier::Standing;
use std::collections::{BTreeSet, HashMap};

/// The code of conduct, as signatures name it.
pub const ESG_CODE: &str = "esg-code";
/// The integrity letter, as signatures name it.
pub const INTEGRITY_LETTER: &str = "integrity-letter";

/// The suppliers with a signature in force at the end of the last day: signed before it, recorded and not voided at
/// the time of knowledge, and of a version that has not been superseded past the day until which it could stand.
fn signed(ground: &Ground, instrument: &str) -> BTreeSet<Id> {
    let cut = ground.cut;
    let versions: HashMap<Id, &Version> = ground.world.versions.iter().map(|v| (v.id, v)).collect();
    let lapsed = |id: &Id| {
        versions.get(id).is_some_and(|old| {
            ground.world.versions.iter().any(|new| {
                new.instrument == old.instrument
                    && new.number > old.number
                    && !new.correction
                    && new.published_at.is_some_and(|at| cut.knew(at))
                    && new.effective_on.is_some_and(|day| day <= cut.day())
                    && new.resign_by.is_some_and(|day| day < cut.day())
            })
        })
    };
    let lapsed: BTreeSet<Id> = versions.keys().copied().filter(|id| lapsed(id)).collect();
    ground
        .world
        .signatures
        .iter()
        .filter(|s| s.instrument == instrument && cut.by_the_end(s.signed_at) && cut.knew(s.recorded_at))
        .filter(|s| s.voided_at.is_none_or(|at| !cut.knew(at)) && !lapsed.contains(&s.version_id))
        .map(|s| ground.survivor(s.supplier_id))
        .collect()
}

fn share_rows(ground: &Ground, signed: &BTreeSet<Id>, part: &str) -> Vec<Row> {
    let row = |id: &Id| Row { part: part.into(), ..ground.row(*id, signed.contains(id), true) };
    ground.on_day.iter().map(row).collect()
}

/// A change of the signed share as one fraction, in points of the whole or relative to the year before.
fn changes(now: &Figure, last: &Figure) -> [Option<(i64, i64)>; 2] {
    let parts = || Some((now.numerator?, now.denominator?, last.numerator?, last.denominator?));
    let Some((a, b, c, d)) = parts() else { return [None, None] };
    let rise = a * d - c * b;
    [(b * d != 0).then_some((rise, b * d)), (b * c != 0).then_some((rise, b * c))]
}

/// The figures of this group.
pub fn figures(ground: &Ground, before: Option<&Ground>) -> Vec<Figure> {
    let code = signed(ground, ESG_CODE);
    let count: Vec<Row> = ground.on_day.intersection(&code).map(|id| ground.row(*id, true, false)).collect();
    let share = Figure::share("M02", Period::Stock, share_rows(ground, &code, ""));
    let mut both = share_rows(ground, &code, "this-year");
    let fractions = before.map_or([None, None], |before| {
        let rows = share_rows(before, &signed(before, ESG_CODE), "last-year");
        let fractions = changes(&share, &Figure::share("M02", Period::Stock, rows.clone()));
        both.extend(rows);
        fractions
    });
    let spend = ground.in_year.iter().filter(|id| ground.spend(**id) != 0);
    let spend = spend.map(|id| Row { amount: ground.spend(*id), ..ground.row(*id, code.contains(id), true) });
    let letter = signed(ground, INTEGRITY_LETTER);
    let certified = ground.on_day.iter().filter(|id| ground.stands(**id, Standing::Certified));
    let certified = certified.map(|id| ground.row(*id, letter.contains(id), true));
    vec![
        Figure::count("M01", Unit::Suppliers, Period::Stock, count),
        share,
        Figure::change("M03-points", Unit::Points, fractions[0], both.clone()),
        Figure::change("M03-relative", Unit::Percent, fractions[1], both),
        Figure::share("M05", Period::Flow, spend.collect()),
        Figure::share("M06", Period::Stock, certified.collect()),
    ]
}
