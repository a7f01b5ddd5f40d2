//! FY2021 to FY2023, scene by scene.

use super::cast::{self, Login, SUPPLIERS};
use super::declaring;
use super::drawing::{self, Until};
use super::putting_right::{self, dispose, remedy};
use super::stage::{Firm, Stage};
use super::visits::{self, Marks};
use super::{admission, barring, register, signing};
use chrono::NaiveDate;
use entity::Id;
use entity::checklist::Kind;
use entity::instrument::Instrument;
use entity::refusal::Outcome;
use entity::{blacklist, certification, declaration, disposition, draw, remediation};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// Suppliers in business for which somebody acts, in order.
pub fn acting(stage: &Stage<'_>) -> Vec<Firm> {
    stage.firms.iter().filter(|f| stage.admin(f.id).is_some() && !stage.barred.contains(&f.id)).cloned().collect()
}

/// The three years.
pub async fn play(stage: &mut Stage<'_>, logins: &mut Vec<Login>) -> Outcome<()> {
    register::suppliers(stage).await?;
    stage.go(day(2021, 3, 8));
    let code = signing::publish(stage, Instrument::EsgCode, None).await?;
    let letter = signing::publish(stage, Instrument::IntegrityLetter, None).await?;
    stage.go(day(2021, 3, 22));
    register::former_years(stage).await?;
    let named: Vec<Firm> = SUPPLIERS.iter().step_by(2).map(|(n, ..)| stage.firm(*n)).collect();
    stage.go(day(2021, 4, 1));
    signing::invite(stage, code, named.iter().map(|f| f.id).collect()).await?;
    cast::suppliers(stage, logins).await?;
    for firm in &named {
        stage.pass(1);
        signing::sign(stage, firm, code).await?;
    }
    let mut asked = 0;
    for m in 4..=10 {
        stage.go(day(2021, m, 12));
        signing::wave(stage, code, asked, 10).await?;
        asked += 10;
    }
    letters(stage, letter, 3, 16).await?;
    first_year(stage).await?;
    for m in 2..=3 {
        stage.go(day(2022, m, 24));
        signing::wave(stage, code, asked, 10).await?;
        asked += 10;
    }
    stage.go(day(2022, 4, 11));
    register::spend_of(stage, 0).await?;
    for m in 4..=7 {
        stage.go(day(2022, m, 14));
        signing::wave(stage, code, asked, 10).await?;
        asked += 10;
    }
    register::duplicates(stage).await?;
    letters(stage, letter, 2, 14).await?;
    for m in 9..=12 {
        stage.go(day(2022, m, 1));
        signing::wave(stage, code, asked, 16).await?;
        asked += 16;
        if m == 9 {
            second_year(stage).await?;
        }
    }
    stage.go(day(2023, 1, 4));
    let second = signing::second_version(stage, code).await?;
    let left = signing::second_round(stage, second).await?;
    stage.go(day(2023, 4, 12));
    register::spend_of(stage, 1).await?;
    for firm in left.iter().step_by(2) {
        stage.pass(3);
        signing::sign(stage, firm, second).await?;
    }
    stage.go(day(2023, 12, 1));
    stage.night().await
}

/// The integrity letter goes to whoever acts for a supplier; most sign, and procurement applies for some of them.
async fn letters(stage: &mut Stage<'_>, letter: Id, leave: usize, certified: usize) -> Outcome<()> {
    let firms = acting(stage);
    signing::invite(stage, letter, firms.iter().map(|f| f.id).collect()).await?;
    let mut signed = Vec::new();
    for (place, firm) in firms.into_iter().enumerate() {
        if place % (leave + 2) == leave || signed_already(stage, &firm, letter).await? {
            continue;
        }
        signing::sign(stage, &firm, letter).await?;
        signed.push(firm);
    }
    stage.pass(7);
    for (place, firm) in signed.iter().take(certified).enumerate() {
        let to = if place == 5 { certification::State::Rejected } else { certification::State::Certified };
        admission::certify(stage, firm, to).await?;
    }
    Ok(())
}

async fn signed_already(stage: &Stage<'_>, firm: &Firm, version: Id) -> Outcome<bool> {
    use entity::instrument::{State, mine};
    let Some(who) = stage.admin(firm.id) else { return Ok(true) };
    let mine = mine(&stage.portal.store, &who, firm.id).await?;
    Ok(!mine.signings.iter().any(|(l, _)| l.version_id == version && matches!(l.state, State::Invited | State::Viewed)))
}

/// A campaign with its answers: so many accepted, a few that end otherwise, the rest runs out.
async fn campaign(stage: &mut Stage<'_>, year: i32, asked: usize, accepted: usize) -> Outcome<()> {
    use declaration::State;
    let firms: Vec<Firm> = acting(stage).into_iter().filter(|f| f.n % 13 != 6).take(asked).collect();
    declaring::open(stage, year, [60, 80], &firms).await?;
    for (place, firm) in firms.iter().enumerate() {
        if place % 4 == 3 {
            stage.pass(2);
        }
        let to = match place {
            p if p < accepted => State::Accepted,
            p if p < accepted + 3 => State::CannotAnswer,
            p if p < accepted + 5 => State::Withdrawn,
            p if p < accepted + 8 => State::InProgress,
            p if p == accepted + 8 => State::Returned,
            _ => State::Expired,
        };
        declaring::bring(stage, firm, to, place % 7 == 4).await?;
    }
    Ok(())
}

/// FY2022: the first campaign, the first draw, what came of it.
async fn first_year(stage: &mut Stage<'_>) -> Outcome<()> {
    stage.go(day(2021, 11, 8));
    campaign(stage, 2022, 34, 14).await?;
    let lost = drawing::draw(stage, draw::Kind::SpotCheck, (24, 5, 2022), Until::Planned).await?;
    let ended = drawing::draw(stage, draw::Kind::SpotCheck, (24, 20, 2022), Until::Half).await?;
    drawing::abort(stage, ended).await?;
    stage.pass(7);
    stage.night().await?;
    let _ = lost;
    let id = drawing::draw(stage, draw::Kind::SpotCheck, (26, 4, 2022), Until::Drawn).await?;
    let mut found = drawing::drawn(stage, id).await?;
    let out = found.split_off(found.len().saturating_sub(3));
    for ((check, firm), end) in out.iter().zip(otherwise()) {
        visits::ends(stage, Kind::SpotCheck, *check, firm.n, end).await?;
    }
    visits::tour(stage, Kind::SpotCheck, &found, &[Marks::Grave, Marks::Minor]).await?;
    right(stage, &found[0], true).await?;
    right(stage, &found[1], false).await?;
    for (check, firm) in found.iter().skip(2) {
        visits::close(stage, Kind::SpotCheck, *check, firm.n).await?;
    }
    drawing::publish(stage, id).await?;
    cases(stage, &[(40, blacklist::State::Removed), (66, blacklist::State::Active)]).await
}

fn otherwise() -> [entity::checklist::State; 3] {
    use entity::checklist::State;
    [State::Refused, State::OutOfScope, State::Cancelled]
}

/// Everything that a visit found is put right, the supplier is disposed of, the visit is closed.
async fn right(stage: &mut Stage<'_>, visit: &(Id, Firm), disposed: bool) -> Outcome<()> {
    let (check, firm) = visit;
    stage.pass(2);
    for id in putting_right::opened(stage, visit).await? {
        remedy(stage, firm, id, remediation::State::Closed).await?;
    }
    if disposed {
        dispose(stage, firm, Some(*check), None, disposition::State::InForce).await?;
    }
    visits::close(stage, Kind::SpotCheck, *check, firm.n).await
}

async fn cases(stage: &mut Stage<'_>, cases: &[(usize, blacklist::State)]) -> Outcome<()> {
    for (place, (from, to)) in cases.iter().enumerate() {
        let firm = case(stage, *from);
        barring::bar(stage, &firm, *to, place).await?;
    }
    Ok(())
}

/// A supplier with somebody who acts for it, from a place in the list on.
pub fn case(stage: &Stage<'_>, from: usize) -> Firm {
    let found = stage.firms.iter().find(|f| f.n >= from && stage.admin(f.id).is_some());
    found.cloned().unwrap_or_else(|| stage.firm(from))
}

/// FY2023: audits of who is bought from most, the second campaign and draw.
async fn second_year(stage: &mut Stage<'_>) -> Outcome<()> {
    audits(stage).await?;
    campaign(stage, 2023, 70, 34).await?;
    let lost = drawing::draw(stage, draw::Kind::Audit, (12, 4, 2023), Until::Half).await?;
    let ended = drawing::draw(stage, draw::Kind::Audit, (12, 30, 2023), Until::Planned).await?;
    drawing::abort(stage, ended).await?;
    stage.pass(6);
    stage.night().await?;
    let _ = lost;
    let id = drawing::draw(stage, draw::Kind::SpotCheck, (34, 4, 2023), Until::Drawn).await?;
    let mut found = drawing::drawn(stage, id).await?;
    let out = found.split_off(found.len().saturating_sub(1));
    visits::ends(stage, Kind::SpotCheck, out[0].0, out[0].1.n, otherwise()[1]).await?;
    let marks = [Marks::Poor, Marks::Poor, Marks::Minor, Marks::Minor];
    visits::tour(stage, Kind::SpotCheck, &found, &marks).await?;
    right(stage, &found[0], true).await?;
    let open = putting_right::opened(stage, &found[1]).await?;
    half(stage, &found[1].1, open).await?;
    dispose(stage, &found[1].1, Some(found[1].0), Some(90), disposition::State::InForce).await?;
    dispose(stage, &found[2].1, Some(found[2].0), Some(60), disposition::State::Lifted).await?;
    dispose(stage, &found[3].1, None, Some(60), disposition::State::Lifted).await?;
    for (_, firm) in found.iter().skip(4).take(2) {
        dispose(stage, firm, None, None, disposition::State::Rejected).await?;
    }
    for (check, firm) in found.iter().skip(4).step_by(2) {
        visits::close(stage, Kind::SpotCheck, *check, firm.n).await?;
    }
    drawing::publish(stage, id).await?;
    cases(stage, &[(44, blacklist::State::Rejected), (52, blacklist::State::Removed), (60, blacklist::State::Rejected)])
        .await
}

/// One remediation in each state.
pub async fn half(stage: &mut Stage<'_>, firm: &Firm, open: Vec<Id>) -> Outcome<()> {
    for (id, to) in open.into_iter().zip(remediation::State::ALL.iter().rev()) {
        remedy(stage, firm, id, *to).await?;
    }
    Ok(())
}

/// Audits of suppliers that make up 28 % of the year's spend; some are verified, some closed.
async fn audits(stage: &mut Stage<'_>) -> Outcome<()> {
    let total: i64 = stage.firms.iter().map(|f| f.spend[1]).sum();
    let mut ranked = stage.firms.clone();
    ranked.sort_by_key(|f| std::cmp::Reverse(f.spend[1]));
    let (mut covered, mut chosen) = (0, Vec::new());
    for (rank, firm) in ranked.into_iter().enumerate() {
        if rank % 3 != 0 && covered * 100 < total * 28 {
            covered += firm.spend[1];
            let id = visits::plan(stage, Kind::Audit, &firm).await?;
            chosen.push((id, firm));
        }
    }
    chosen.sort_by_key(|(_, firm)| stage.admin(firm.id).is_none());
    visits::tour(stage, Kind::Audit, &chosen, &[Marks::Poor, Marks::Minor, Marks::Minor]).await?;
    let firm = chosen[1].1.clone();
    for id in putting_right::opened(stage, &chosen[1]).await? {
        remedy(stage, &firm, id, remediation::State::Closed).await?;
    }
    dispose(stage, &chosen[0].1, Some(chosen[0].0), None, disposition::State::InForce).await?;
    stage.night().await?;
    for (check, firm) in chosen.iter().skip(3).step_by(3) {
        visits::close(stage, Kind::Audit, *check, firm.n).await?;
    }
    Ok(())
}
