//! Spot checks and audits: M11, M12, M15, M16, M17.

use super::population::Ground;
use crate::Id;
use crate::statistics::figure::{Figure, Period, Row, Unit};
use crate::statistics::world::{Audit, Check, Ending};
use std::collections::{BTreeMap, BTreeSet};

/// The kind of audit that M15, M16 and M17 speak of.
pub const ESG_AUDIT: &str = "esg-audit";

/// The figures of this group.
pub fn figures(ground: &Ground) -> Vec<Figure> {
    [checks(ground), audits(ground)].concat()
}

/// A completed check with a result: scored, or refused, which counts as failed.
fn passed(check: &Check) -> Option<bool> {
    match check.ending {
        Ending::Scored => check.passed,
        Ending::Refused => Some(false),
        Ending::OutOfScope | Ending::Cancelled => None,
    }
}

fn checks(ground: &Ground) -> Vec<Figure> {
    let cut = ground.cut;
    let known = |c: &&Check| cut.happened(c.ended_at) && cut.knew(c.recorded_at);
    let ended: Vec<&Check> = ground.world.checks.iter().filter(known).collect();
    let completed: Vec<(&Check, bool)> = ended.iter().filter_map(|c| Some((*c, passed(c)?))).collect();
    let ending = |which: Ending| -> Vec<Row> {
        let rows = ended.iter().filter(|c| c.ending == which);
        rows.map(|c| ground.record("spot-check", c.id, c.supplier_id, true, false)).collect()
    };
    // A supplier with several checks is as good as the worst of them.
    let mut worst: BTreeMap<Id, bool> = BTreeMap::new();
    for (check, passed) in &completed {
        *worst.entry(ground.survivor(check.supplier_id)).or_insert(true) &= passed;
    }
    let done = completed.iter().map(|(c, _)| ground.record("spot-check", c.id, c.supplier_id, true, false));
    let rated = completed.iter().map(|(c, ok)| ground.record("spot-check", c.id, c.supplier_id, *ok, true));
    let reached = ground.in_year.iter().map(|id| ground.row(*id, worst.contains_key(id), true));
    let by_worst = worst.iter().map(|(id, ok)| ground.row(*id, *ok, true));
    let count = |id, rows| Figure::count(id, Unit::Checks, Period::Flow, rows);
    vec![
        count("M11", done.collect()),
        Figure::share("M11-suppliers", Period::Flow, reached.collect()),
        count("M11-refused", ending(Ending::Refused)),
        count("M11-out-of-scope", ending(Ending::OutOfScope)),
        count("M11-cancelled", ending(Ending::Cancelled)),
        Figure::share("M12", Period::Flow, rated.collect()),
        Figure::share("M12-suppliers", Period::Flow, by_worst.collect()),
    ]
}

fn audits(ground: &Ground) -> Vec<Figure> {
    let cut = ground.cut;
    let known = |a: &&Audit| a.kind == ESG_AUDIT && cut.happened(a.issued_at) && cut.knew(a.recorded_at);
    let issued: Vec<&Audit> = ground.world.audits.iter().filter(known).collect();
    let audited: BTreeSet<Id> = issued.iter().map(|a| ground.survivor(a.supplier_id)).collect();
    let heads = ground.in_year.iter().map(|id| ground.row(*id, audited.contains(id), true));
    let spend = ground.in_year.iter().filter(|id| ground.spend(**id) != 0);
    let spend = spend.map(|id| Row { amount: ground.spend(*id), ..ground.row(*id, audited.contains(id), true) });
    let failed = issued.iter().filter(|a| a.passed == Some(false)).map(|a| (a.id, a.supplier_id)).collect();
    let failed_checks = |c: &&Check| cut.happened(c.ended_at) && cut.knew(c.recorded_at) && passed(c) == Some(false);
    let failed_checks = ground.world.checks.iter().filter(failed_checks).map(|c| (c.id, c.supplier_id)).collect();
    vec![
        Figure::share("M15", Period::Flow, spend.collect()),
        Figure::share("M16", Period::Flow, heads.collect()),
        Figure::share("M17", Period::Flow, followed_up(ground, failed)),
        Figure::share("M17-checks", Period::Flow, followed_up(ground, failed_checks)),
    ]
}

/// A failed supplier has been followed up when each of its failures has a remediation and a decided disposition.
fn followed_up(ground: &Ground, failed: Vec<(Id, Id)>) -> Vec<Row> {
    let (world, cut) = (ground.world, ground.cut);
    let remedied: BTreeSet<Id> =
        world.remediations.iter().filter(|r| cut.knew(r.opened_at)).map(|r| r.source_id).collect();
    let disposed: BTreeSet<Id> =
        world.dispositions.iter().filter(|d| cut.knew(d.decided_at)).map(|d| d.source_id).collect();
    let mut suppliers: BTreeMap<Id, bool> = BTreeMap::new();
    for (source, supplier) in failed {
        let followed = remedied.contains(&source) && disposed.contains(&source);
        *suppliers.entry(ground.survivor(supplier)).or_insert(true) &= followed;
    }
    suppliers.into_iter().map(|(id, followed)| ground.row(id, followed, true)).collect()
}
