//! What every verb on a check begins and ends with.

use super::{Check, Event, Kind, State, query};
use crate::Id;
use crate::act::Act;
use crate::field::Problems;
use crate::lang::Lang;
use crate::permission::Permission;
use crate::refusal::{FieldError, Outcome, Refusal};
use crate::store::exec;
use chrono::NaiveDate;

/// A check as its assignee works on it; anybody else who may see it is not allowed to.
pub(super) async fn own(act: &Act, kind: Kind, id: Id) -> Outcome<Check> {
    let check = query::show(act.db(), &act.actor, kind, id).await?;
    act.actor.need(Permission::CheckScore)?;
    if check.assigned_to == Some(act.actor.person) {
        Ok(check)
    } else {
        Err(Refusal::NotAllowed("check-not-yours".into()).into())
    }
}

/// Moves a check by an event.
pub(super) async fn enter(act: &Act, check: &Check, event: Event) -> Outcome<State> {
    let next = check.kind.after(check.state, event).ok_or_else(Refusal::state)?;
    let sql = format!("UPDATE {} SET state = ? WHERE id = ?", check.kind.table());
    exec(act.db(), &sql, vec![next.into(), check.id.into()]).await?;
    Ok(next)
}

/// Refuses unless the event can happen now; asked before the form, so that a closed record is not corrected in vain.
pub(super) fn possible(check: &Check, event: Event) -> Outcome<()> {
    match check.kind.after(check.state, event) {
        Some(_) => Ok(()),
        None => Err(Refusal::state().into()),
    }
}

/// A text of several lines.
pub(super) fn lines(problems: &mut Problems, field: &str, text: &str, max: usize, required: bool) -> String {
    match crate::search::clean_lines(text, max) {
        Ok(clean) if clean.is_empty() && required => {
            problems.add(field, "required");
            clean
        }
        Ok(clean) => clean,
        Err(_) => {
            let length = text.chars().count();
            problems.0.push(FieldError::new(field, "too-long").with("max", max).with("length", length));
            String::new()
        }
    }
}

/// A day as a mail in this language says it.
pub(super) fn day_text(lang: Lang, day: NaiveDate) -> String {
    day.format(lang.pick("%Y-%m-%d", "%Y年%-m月%-d日")).to_string()
}
