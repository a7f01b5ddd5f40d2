//! The last weeks: work that waits for somebody, in every state in which it can wait.

use super::declaring;
use super::drawing::{self, Until};
use super::putting_right::{self, dispose};
use super::stage::{Firm, Stage};
use super::story::{acting, case, half};
use super::visits::{self, Marks};
use super::{admission, barring, register, sorting};
use entity::blacklist::State as Barred;
use entity::calendar::FiscalYear;
use entity::certification::State as Admitted;
use entity::checklist::{Kind, State};
use entity::declaration::State as Declared;
use entity::disposition::State as Disposed;
use entity::draw;
use entity::instant::Instant;
use entity::refusal::{Outcome, Stop};
use entity::statistics::START_MONTH;

/// The demo's present begins so many days before the day on which it is built.
const DAYS: i64 = 120;

/// Plays the present.
pub async fn play(stage: &mut Stage<'_>) -> Outcome<()> {
    let now = Instant::now();
    let today = now.day(stage.portal.config.time_zone);
    let year =
        FiscalYear::of(today, START_MONTH).ok_or_else(|| Stop::Broken(format!("no fiscal year of {today}")))?.year();
    stage.go(now.plus_days(-DAYS).day(stage.portal.config.time_zone));
    stage.night().await?;
    declarations(stage, year).await?;
    draws(stage, year).await?;
    spot_checks(stage, year).await?;
    audits(stage, year).await?;
    decisions(stage).await?;
    sorting::classes(stage).await?;
    sorting::amendments(stage).await?;
    sorting::departures(stage).await?;
    register::lists(stage).await?;
    stage.night().await?;
    if stage.now() > now {
        return Err(Stop::Broken(format!("the demo ran ahead of the clock: {}", stage.today())));
    }
    Ok(())
}

/// A campaign that is under way.
async fn declarations(stage: &mut Stage<'_>, year: i32) -> Outcome<()> {
    let firms: Vec<Firm> = acting(stage).into_iter().take(30).collect();
    declaring::open(stage, year, [150, 180], &firms).await?;
    let ends = [
        Declared::InProgress,
        Declared::Submitted,
        Declared::Returned,
        Declared::InReview,
        Declared::Accepted,
        Declared::CannotAnswer,
        Declared::Withdrawn,
    ];
    for (place, firm) in firms.iter().enumerate().take(17) {
        let to = if place < 14 { ends[place % ends.len()] } else { ends[place - 14] };
        declaring::bring(stage, firm, to, false).await?;
    }
    Ok(())
}

/// Draws on their way.
async fn draws(stage: &mut Stage<'_>, year: i32) -> Outcome<()> {
    for (kind, until) in [
        (draw::Kind::SpotCheck, Until::Planned),
        (draw::Kind::Audit, Until::Planned),
        (draw::Kind::SpotCheck, Until::Half),
        (draw::Kind::Audit, Until::Half),
        (draw::Kind::SpotCheck, Until::Committed),
        (draw::Kind::Audit, Until::Committed),
    ] {
        drawing::draw(stage, kind, (12, 240, year), until).await?;
    }
    Ok(())
}

async fn spot_checks(stage: &mut Stage<'_>, year: i32) -> Outcome<()> {
    let id = drawing::draw(stage, draw::Kind::SpotCheck, (20, 3, year), Until::Drawn).await?;
    let found = drawing::drawn(stage, id).await?;
    let plan = [
        (Marks::Poor, State::Remediation),
        (Marks::Poor, State::Remediation),
        (Marks::Poor, State::Failed),
        (Marks::Poor, State::Failed),
        (Marks::Minor, State::Commented),
        (Marks::Clean, State::Commented),
        (Marks::Clean, State::Passed),
        (Marks::Minor, State::Passed),
        (Marks::Poor, State::Scored),
        (Marks::Clean, State::Scored),
        (Marks::Minor, State::InField),
        (Marks::Clean, State::InField),
        (Marks::Clean, State::Assigned),
        (Marks::Clean, State::Assigned),
        (Marks::Clean, State::Refused),
        (Marks::Clean, State::OutOfScope),
        (Marks::Clean, State::Cancelled),
    ];
    visit(stage, Kind::SpotCheck, &found, &plan).await
}

async fn visit(
    stage: &mut Stage<'_>,
    kind: Kind,
    found: &[(entity::Id, Firm)],
    plan: &[(Marks, State)],
) -> Outcome<()> {
    for (one, (marks, to)) in found.iter().zip(plan) {
        match to {
            State::Refused | State::OutOfScope | State::Cancelled => {
                visits::ends(stage, kind, one.0, one.1.n, *to).await?;
            }
            _ => visits::visit(stage, kind, one, *marks, *to).await?,
        }
        if *to == State::Remediation {
            let open = putting_right::opened(stage, one).await?;
            half(stage, &one.1, open).await?;
        }
    }
    stage.night().await
}

async fn audits(stage: &mut Stage<'_>, year: i32) -> Outcome<()> {
    let id = drawing::draw(stage, draw::Kind::Audit, (20, 3, year), Until::Drawn).await?;
    let found = drawing::drawn(stage, id).await?;
    let plan = [
        (Marks::Minor, State::Remediation),
        (Marks::Poor, State::Remediation),
        (Marks::Minor, State::Issued),
        (Marks::Minor, State::Issued),
        (Marks::Minor, State::Commented),
        (Marks::Clean, State::Commented),
        (Marks::Clean, State::Drafted),
        (Marks::Poor, State::Drafted),
        (Marks::Clean, State::InField),
        (Marks::Minor, State::InField),
        (Marks::Clean, State::Assigned),
        (Marks::Clean, State::Assigned),
        (Marks::Clean, State::Refused),
        (Marks::Clean, State::OutOfScope),
        (Marks::Clean, State::Cancelled),
        (Marks::Clean, State::Refused),
        (Marks::Clean, State::OutOfScope),
        (Marks::Clean, State::Cancelled),
    ];
    visit(stage, Kind::Audit, &found, &plan).await
}

/// Dispositions, admissions, relationships and blacklistings that wait for somebody.
async fn decisions(stage: &mut Stage<'_>) -> Outcome<()> {
    let firms: Vec<Firm> = acting(stage).into_iter().skip(70).collect();
    for (place, to) in [Disposed::Proposed, Disposed::Noticed, Disposed::Heard, Disposed::InForce]
        .into_iter()
        .cycle()
        .take(8)
        .enumerate()
    {
        let freeze = (place % 2 == 1).then_some(180);
        dispose(stage, &firms[place], None, freeze, to).await?;
    }
    for (place, to) in
        [Admitted::Applied, Admitted::Screened, Admitted::Applied, Admitted::Screened].into_iter().enumerate()
    {
        admission::certify(stage, &firms[10 + place], to).await?;
    }
    for (place, outcome) in
        [None, Some("no-conflict"), Some("managed"), Some("prohibited")].into_iter().cycle().take(8).enumerate()
    {
        let (firm, other) = (firms[16 + place].clone(), firms[30].clone());
        admission::relate(stage, &firm, &other, outcome).await?;
    }
    let cases = [Barred::Proposed, Barred::Noticed, Barred::Heard, Barred::Active, Barred::Appeal, Barred::UnderReview];
    for (place, to) in cases.into_iter().cycle().take(12).enumerate() {
        let firm = case(stage, 140 + place * 4);
        barring::bar(stage, &firm, to, 1).await?;
    }
    Ok(())
}
