//! Self-assessments, remediations and the blacklist: M18, M19, M24.

use super::population::Ground;
use crate::Id;
use crate::instant::Instant;
use crate::statistics::figure::{Figure, Period, Row, Unit};
use crate::statistics::world::{Blacklisting, Remediation, Submission};
use std::collections::HashMap;

/// The figures of this group.
pub fn figures(ground: &Ground) -> Vec<Figure> {
    [declarations(ground), remediations(ground), blacklist(ground)].concat()
}

/// Whole days between two times, by the buyer's calendar.
fn days(ground: &Ground, from: Instant, to: Instant) -> i64 {
    (to.day(ground.cut.zone) - from.day(ground.cut.zone)).num_days()
}

fn declarations(ground: &Ground) -> Vec<Figure> {
    let cut = ground.cut;
    let mut submissions: HashMap<Id, Vec<&Submission>> = HashMap::new();
    for submission in ground.world.submissions.iter().filter(|s| cut.knew(s.submitted_at)) {
        submissions.entry(submission.declaration_id).or_default().push(submission);
    }
    let [mut invited, mut submitted, mut reviewed, mut accepted, mut returned, mut answered, mut waits] =
        [const { Vec::new() }; 7];
    for declaration in &ground.world.declarations {
        let own = submissions.get(&declaration.id).map_or(&[][..], |s| s.as_slice());
        let row =
            |denominator| ground.record("declaration", declaration.id, declaration.supplier_id, true, denominator);
        let first = own.iter().map(|s| s.submitted_at).min().filter(|at| cut.happened(*at));
        if cut.happened(declaration.invited_at) {
            invited.push(row(false));
            answered.push(Row { numerator: first.is_some(), ..row(true) });
        }
        submitted.extend(first.map(|_| row(false)));
        let accepted_at = declaration.accepted_at.filter(|at| cut.happened(*at));
        accepted.extend(accepted_at.map(|_| row(false)));
        let back: Vec<_> = own.iter().filter(|s| s.returned_at.is_some_and(|at| cut.happened(at))).collect();
        if !back.is_empty() {
            returned.push(row(false));
        }
        if accepted_at.is_some() || !back.is_empty() {
            reviewed.push(row(false));
        }
        let ends = back.iter().filter_map(|s| Some((s.submitted_at, s.returned_at?)));
        let last = own.iter().map(|s| s.submitted_at).max();
        for (from, to) in ends.chain(last.zip(accepted_at)) {
            waits.push(Row { amount: days(ground, from, to), ..row(false) });
        }
    }
    let count = |id, rows| Figure::count(id, Unit::Declarations, Period::Flow, rows);
    vec![
        count("M18-invited", invited),
        count("M18-submitted", submitted),
        count("M18-reviewed", reviewed),
        count("M18-accepted", accepted),
        count("M18-returned", returned),
        Figure::share("M18", Period::Flow, answered),
        Figure::median("M18-days", Period::Flow, waits),
    ]
}

fn remediations(ground: &Ground) -> Vec<Figure> {
    let cut = ground.cut;
    let known: Vec<&Remediation> = ground.world.remediations.iter().filter(|r| cut.by_the_end(r.opened_at)).collect();
    let row = |r: &Remediation, numerator, denominator| {
        ground.record("remediation", r.id, r.supplier_id, numerator, denominator)
    };
    let closed = |r: &Remediation| r.closed_at.filter(|at| cut.by_the_end(*at));
    let in_time = |r: &Remediation| closed(r).is_some_and(|at| at.day(cut.zone) <= r.complete_due);
    let opened = known.iter().filter(|r| cut.happened(r.opened_at)).map(|r| row(r, true, false));
    let done: Vec<&&Remediation> = known.iter().filter(|r| closed(r).is_some_and(|at| cut.happened(at))).collect();
    let overdue = known.iter().filter(|r| closed(r).is_none() && r.complete_due <= cut.over());
    let due = known.iter().filter(|r| cut.year.contains(r.complete_due) && r.complete_due <= cut.over());
    let due = due.map(|r| row(r, in_time(r), true));
    let waits = done.iter().filter_map(|r| {
        let amount = days(ground, r.opened_at, closed(r)?);
        Some(Row { amount, ..row(r, true, false) })
    });
    let sent_back = done.iter().map(|r| row(r, r.sent_back_count > 0, true));
    let count = |id, period, rows| Figure::count(id, Unit::Remediations, period, rows);
    vec![
        count("M19-opened", Period::Flow, opened.collect()),
        count("M19-closed", Period::Flow, done.iter().map(|r| row(r, true, false)).collect()),
        count("M19-overdue", Period::Stock, overdue.map(|r| row(r, true, false)).collect()),
        Figure::share("M19", Period::Flow, due.collect()),
        Figure::median("M19-days", Period::Flow, waits.collect()),
        Figure::share("M19-sent-back", Period::Flow, sent_back.collect()),
    ]
}

fn blacklist(ground: &Ground) -> Vec<Figure> {
    let cut = ground.cut;
    let known: Vec<&Blacklisting> = ground.world.blacklistings.iter().filter(|b| cut.knew(b.known_at)).collect();
    let removed = |b: &Blacklisting| b.removed_on.filter(|_| b.removed_at.is_none_or(|at| cut.knew(at)));
    let rows = |keep: &dyn Fn(&Blacklisting) -> bool| -> Vec<Row> {
        let row = |b: &&Blacklisting| Row {
            part: b.integrity_event.clone(),
            ..ground.record("blacklisting", b.id, b.supplier_id, true, false)
        };
        known.iter().filter(|b| keep(b)).map(row).collect()
    };
    let active = |b: &Blacklisting| b.active_on <= cut.day() && removed(b).is_none_or(|day| day > cut.day());
    let count = |id, period, rows| Figure::count(id, Unit::Blacklistings, period, rows);
    vec![
        count("M24-added", Period::Flow, rows(&|b| cut.year.contains(b.active_on))),
        count("M24-removed", Period::Flow, rows(&|b| removed(b).is_some_and(|day| cut.year.contains(day)))),
        count("M24-active", Period::Stock, rows(&active)),
    ]
}
