//! What happens by the clock: signatures lapse when the re-sign-by date has passed, and who has not signed is reminded.

use super::publish::supersede;
use super::{Instrument, State, invite};
use crate::Id;
use crate::act::Act;
use crate::instant::Instant;
use crate::lang::Lang;
use crate::outgoing_mail::Mail;
use crate::refusal::Outcome;
use crate::store::{exec, raw, rows};
use crate::supplier;
use chrono::{Days, NaiveDate};
use sea_orm::FromQueryResult;

/// A reminder leaves this many days before the due date.
const REMIND_DAYS: u64 = 7;

/// Nobody is reminded of what they were asked less than this many days ago.
const LEAVE_ALONE_DAYS: i64 = 3;

/// Ends signings whose signatures have lapsed and reminds suppliers; returns how many moved. Doing it again changes
/// nothing. One act has one line of history, which names a supplier once: a second kind of move waits for the next act.
pub async fn due(act: &mut Act) -> Outcome<u64> {
    for instrument in Instrument::ALL {
        let moved = lapse(act, *instrument).await?;
        if moved > 0 {
            return Ok(moved);
        }
    }
    remind(act).await
}

async fn lapse(act: &mut Act, instrument: Instrument) -> Outcome<u64> {
    // The newest version whose re-sign-by date has passed, if anything older still stands.
    let found = raw(
        act.db(),
        "SELECT n.id, n.number FROM instrument_version n WHERE n.instrument = ? AND n.state = 'published'
         AND n.correction = FALSE AND n.lapses_at <= ? AND EXISTS (
           SELECT 1 FROM signing g JOIN instrument_version v ON v.id = g.version_id
           WHERE g.instrument = n.instrument AND v.number < n.number AND g.state IN ('signed', 'equivalent'))
         ORDER BY n.number DESC LIMIT 1",
        vec![instrument.into(), act.now.into()],
    )
    .await?;
    let Some(first) = found.first() else { return Ok(0) };
    let (id, number): (Id, i64) = (first.try_get_by_index(0)?, first.try_get_by_index(1)?);
    let line = act.record("signing-lapse", "instrument-version", id).id();
    supersede(act, line, instrument, number, &[State::Signed, State::Equivalent]).await
}

#[derive(FromQueryResult)]
struct Waiting {
    id: Id,
    supplier_id: Id,
    supplier: String,
    due_on: NaiveDate,
    title_en: String,
    title_zh: String,
}

async fn remind(act: &mut Act) -> Outcome<u64> {
    let Some(horizon) = act.today().checked_add_days(Days::new(REMIND_DAYS)) else { return Ok(0) };
    let waiting: Vec<Waiting> = rows(
        act.db(),
        "SELECT g.id, g.supplier_id, s.name AS supplier, g.due_on, e.title AS title_en, z.title AS title_zh
         FROM signing g JOIN supplier s ON s.id = g.supplier_id AND s.merged_into IS NULL AND s.standing <> 'left'
         JOIN instrument_text e ON e.version_id = g.version_id AND e.lang = 'en'
         JOIN instrument_text z ON z.version_id = g.version_id AND z.lang = 'zh-CN'
         WHERE g.state IN ('invited', 'viewed') AND g.reminded_at IS NULL AND g.due_on <= ? AND g.invited_at <= ?
         ORDER BY g.due_on, g.id LIMIT 200",
        vec![horizon.into(), act.now.plus_days(-LEAVE_ALONE_DAYS).into()],
    )
    .await?;
    for (place, one) in waiting.iter().enumerate() {
        let at = Instant(act.now.0 + place as i64 * (3_600_000_000 / act.pace.max(1)));
        supplier::tell(act, one.supplier_id, |lang: Lang, email| {
            Mail::new("sign-reminder", email, lang)
                .with("supplier", one.supplier.clone())
                .with("title", lang.pick(one.title_en.clone(), one.title_zh.clone()))
                .with("due", invite::day(one.due_on, lang))
                .with("path", format!("/s/{}/instruments", one.supplier_id))
                .due(at)
        })
        .await?;
        exec(act.db(), "UPDATE signing SET reminded_at = ? WHERE id = ?", vec![act.now.into(), one.id.into()]).await?;
        act.record("signing-remind", "signing", one.id).about("supplier", one.supplier_id);
    }
    Ok(waiting.len() as u64)
}
