//! The steps of a draw after its plan.

use super::query::{self, Draw};
use super::{Event, Kind, REVEAL_HOURS, State, VALUE_DAYS, rule, select};
use crate::Id;
use crate::act::Act;
use crate::field::{Fields, Problems};
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::store::{exec, number, raw};
use chrono::Days;
use sea_orm::ConnectionTrait;

async fn open(act: &Act, id: Id) -> Outcome<Draw> {
    act.actor.need(Permission::DrawPlan)?;
    query::find(act.db(), id).await
}

/// The state after an event and the new version, or why not.
async fn step(act: &Act, draw: &Draw, event: Event, seen: i64) -> Outcome<State> {
    let next = draw.state.after(event).ok_or_else(Refusal::state)?;
    act.bump("draw", draw.id, seen).await?;
    Ok(next)
}

/// Keeps the hash of a secret that was made on the person's own machine: `hash`. The second is another person's and
/// another hash. Both stand before the public value is entered, and by the end of its day.
pub async fn commit(act: &mut Act, id: Id, seen: i64, fields: &Fields) -> Outcome<()> {
    let draw = open(act, id).await?;
    let person = act.actor.person;
    if draw.first_by == Some(person) {
        return Err(Refusal::second_person().into());
    }
    if act.today() > draw.public_on {
        return Err(Refusal::Conflict("draw-too-late".into()).into());
    }
    let next = step(act, &draw, Event::Commit, seen).await?;
    let mut problems = Problems::default();
    let hash = hexadecimal(&mut problems, "hash", fields.text("hash"));
    if draw.first_hash.as_deref() == Some(hash.as_str()) {
        problems.add("hash", "draw-same-hash");
    }
    problems.done()?;
    if next == State::HalfCommitted {
        exec(
            act.db(),
            "UPDATE draw SET state = ?, first_by = ?, first_hash = ? WHERE id = ?",
            vec![next.into(), person.into(), hash.into(), id.into()],
        )
        .await?;
    } else {
        exec(
            act.db(),
            "UPDATE draw SET state = ?, second_by = ?, second_hash = ?, committed_at = ?, reveal_by = ? WHERE id = ?",
            vec![
                next.into(),
                person.into(),
                hash.into(),
                act.now.into(),
                act.now.plus_hours(REVEAL_HOURS).into(),
                id.into(),
            ],
        )
        .await?;
    }
    act.record("draw-commit", "draw", id).moved(draw.state, next);
    Ok(())
}

/// 64 hexadecimal digits: 32 bytes.
fn hexadecimal(problems: &mut Problems, field: &str, typed: &str) -> String {
    let digits: String = typed.trim().to_lowercase();
    if digits.is_empty() {
        problems.add(field, "required");
    } else if hex::decode(&digits).map_or(0, |bytes| bytes.len()) != 32 {
        problems.add(field, "draw-hexadecimal");
    }
    digits
}

/// Reveals one's own secret: `secret`. It must hash to one's commitment. With the last thing that was missing, the
/// draw is made.
pub async fn reveal(act: &mut Act, id: Id, seen: i64, fields: &Fields) -> Outcome<()> {
    let draw = open(act, id).await?;
    let person = act.actor.person;
    let (hash, kept, first) = match (draw.first_by == Some(person), draw.second_by == Some(person)) {
        (true, _) => (&draw.first_hash, &draw.first_secret, true),
        (_, true) => (&draw.second_hash, &draw.second_secret, false),
        _ => return Err(Refusal::NotAllowed("draw-own-secret".into()).into()),
    };
    if draw.state != State::Committed || kept.is_some() || draw.reveal_by.is_some_and(|by| act.now > by) {
        return Err(Refusal::state().into());
    }
    act.bump("draw", id, seen).await?;
    let mut problems = Problems::default();
    let secret = hexadecimal(&mut problems, "secret", fields.text("secret"));
    let bytes = hex::decode(&secret).unwrap_or_default();
    if problems.0.is_empty() && *hash != Some(hex::encode(rule::commitment(&bytes))) {
        problems.add("secret", "draw-secret");
    }
    problems.done()?;
    let column = if first { "first_secret" } else { "second_secret" };
    exec(act.db(), &format!("UPDATE draw SET {column} = ? WHERE id = ?"), vec![secret.into(), id.into()]).await?;
    act.record("draw-reveal", "draw", id);
    let now = query::find(act.db(), id).await?;
    select::when_ready(act, &now).await?;
    Ok(())
}

/// Enters the public value as it was published: `public_value`. Possible from its day on, once.
pub async fn value(act: &mut Act, id: Id, seen: i64, fields: &Fields) -> Outcome<()> {
    let draw = open(act, id).await?;
    if draw.state != State::Committed || draw.public_value.is_some() {
        return Err(Refusal::state().into());
    }
    if act.today() < draw.public_on {
        return Err(Refusal::Conflict("draw-too-early".into()).into());
    }
    act.bump("draw", id, seen).await?;
    let mut problems = Problems::default();
    let value = problems.required("public_value", fields.text("public_value"), 500);
    problems.done()?;
    exec(act.db(), "UPDATE draw SET public_value = ? WHERE id = ?", vec![value.into(), id.into()]).await?;
    act.record("draw-value", "draw", id);
    let now = query::find(act.db(), id).await?;
    select::when_ready(act, &now).await?;
    Ok(())
}

/// Opens the whole file, once no visit of the draw is unannounced any more.
pub async fn publish(act: &mut Act, id: Id, seen: i64) -> Outcome<()> {
    let draw = open(act, id).await?;
    if unsettled(act.db(), &draw).await? > 0 {
        return Err(Refusal::Conflict("draw-unsettled".into()).into());
    }
    let next = step(act, &draw, Event::Publish, seen).await?;
    exec(
        act.db(),
        "UPDATE draw SET state = ?, published_at = ? WHERE id = ?",
        vec![next.into(), act.now.into(), id.into()],
    )
    .await?;
    act.record("draw-publish", "draw", id).moved(draw.state, next);
    Ok(())
}

/// How many visits of a draw have no result yet; its file is published after the last.
pub async fn unsettled(db: &impl ConnectionTrait, draw: &Draw) -> Outcome<i64> {
    let sql = match draw.kind {
        Kind::SpotCheck => {
            "SELECT COUNT(*) FROM spot_check WHERE draw_id = ? AND settled_at IS NULL
             AND state NOT IN ('closed', 'refused', 'out-of-scope', 'cancelled')"
        }
        Kind::Audit => {
            "SELECT COUNT(*) FROM audit WHERE draw_id = ? AND issued_at IS NULL
             AND state NOT IN ('closed', 'refused', 'out-of-scope', 'cancelled')"
        }
    };
    number(db, sql, vec![draw.id.into()]).await
}

/// Ends a draw before it is made: `reason`. It stays in the list; a new one names it.
pub async fn abort(act: &mut Act, id: Id, seen: i64, fields: &Fields) -> Outcome<()> {
    let draw = open(act, id).await?;
    let next = step(act, &draw, Event::Abort, seen).await?;
    let mut problems = Problems::default();
    let reason = problems.required("reason", fields.text("reason"), 1_000);
    problems.done()?;
    exec(
        act.db(),
        "UPDATE draw SET state = ?, ended_reason = ? WHERE id = ?",
        vec![next.into(), reason.into(), id.into()],
    )
    .await?;
    act.record("draw-abort", "draw", id).moved(draw.state, next);
    Ok(())
}

/// Abandons the draws whose clock ran out: not committed by the end of the day of the public value, not revealed in 48 hours,
/// no public value after 14 days. The reason is kept as a code.
pub async fn due(act: &mut Act) -> Outcome<u64> {
    let today = act.today();
    let value_by = today.checked_sub_days(Days::new(VALUE_DAYS)).unwrap_or(today);
    let late = [
        (
            "not-committed",
            "SELECT id, state FROM draw WHERE state IN ('planned', 'half-committed') AND public_on < ?",
            today.into(),
        ),
        (
            "not-revealed",
            "SELECT id, state FROM draw WHERE state = 'committed' AND reveal_by < ?
             AND (first_secret IS NULL OR second_secret IS NULL)",
            act.now.into(),
        ),
        (
            "no-value",
            "SELECT id, state FROM draw WHERE state = 'committed' AND public_value IS NULL AND public_on < ?",
            value_by.into(),
        ),
    ];
    let mut moved = 0;
    for (reason, sql, bound) in late {
        for row in raw(act.db(), sql, vec![bound]).await? {
            let (id, state): (Id, State) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            let Some(next) = state.after(Event::Lapse) else { continue };
            let changed = exec(
                act.db(),
                "UPDATE draw SET state = ?, ended_reason = ?, version = version + 1 WHERE id = ? AND state = ?",
                vec![next.into(), reason.into(), id.into(), state.into()],
            )
            .await?;
            if changed == 1 {
                act.record("draw-abandon", "draw", id).moved(state, next);
                moved += 1;
            }
        }
    }
    Ok(moved)
}
