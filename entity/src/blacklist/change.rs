//! What integrity does: propose, give notice, record delivery, propose removal; and what the clock does.

use super::table;
use super::{Event, IntegrityEvent, State, rule};
use crate::act::Act;
use crate::field::{Fields, Problems};
use crate::lang::Lang;
use crate::outgoing_mail::Mail;
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::store::{by_id, exec, insert, raw};
use crate::supplier::{self, Standing};
use crate::{Id, new_id};
use chrono::NaiveDate;
use serde::Deserialize;
use validator::Validate;

/// A blacklisting as the verbs read it.
pub(super) use table::blacklisting::Model as Record;

/// The record, whoever asks; the caller decides who may see it.
pub(super) async fn load(act: &Act, id: Id) -> Outcome<Record> {
    by_id::<table::blacklisting::Entity>(act.db(), id).await
}

/// The record, for staff with a right over it.
pub(super) async fn load_for(act: &Act, id: Id, right: Permission) -> Outcome<Record> {
    act.actor.need(Permission::BlacklistRead)?;
    let record = load(act, id).await?;
    act.actor.not_barred(record.supplier_id)?;
    act.actor.need(right)?;
    Ok(record)
}

/// Moves a record on and notes the move in the history.
pub(super) async fn step(act: &mut Act, record: &Record, event: Event, verb: &'static str) -> Outcome<State> {
    let next = record.state.after(event).ok_or_else(Refusal::state)?;
    exec(act.db(), "UPDATE blacklisting SET state = ? WHERE id = ?", vec![next.into(), record.id.into()]).await?;
    act.record(verb, "blacklisting", record.id).moved(record.state, next).about("supplier", record.supplier_id);
    Ok(next)
}

/// Keeps the words of a step for good.
pub(super) async fn note(act: &Act, record: Id, verb: &str, reason: &str) -> Outcome<()> {
    let row = table::blacklist_step::Model {
        id: new_id(),
        blacklisting_id: record,
        verb: verb.to_owned(),
        reason: reason.to_owned(),
        done_by: act.actor.person,
        done_at: act.now,
    };
    insert(act.db(), row).await
}

/// Tells the supplier that something happened to its record.
pub(super) async fn tell(act: &Act, record: &Record, message: &'static str) -> Outcome<()> {
    let known = supplier::known(act.db(), record.supplier_id).await?;
    let path = format!("/s/{}/blacklist/{}", record.supplier_id, record.id);
    supplier::tell(act, record.supplier_id, |lang, email| {
        let mail = Mail::new(message, email, lang).with("supplier", known.name.clone());
        mail.with("number", record.number.clone()).with("path", path.clone())
    })
    .await?;
    Ok(())
}

#[derive(Deserialize, Validate)]
#[serde(default)]
#[derive(Default)]
struct Proposal {
    integrity_event: String,
    happened_on: String,
    #[validate(length(max = 100))]
    case_reference: String,
    grounds: String,
    lang: String,
}

/// Proposes a blacklisting. Only an integrity event can be its reason.
pub async fn propose(act: &mut Act, fields: &Fields) -> Outcome<Id> {
    let brief = supplier::brief(act.db(), &act.actor, fields.id("supplier")?).await?;
    act.actor.need(Permission::BlacklistPropose)?;
    if brief.merged_into.is_some() {
        return Err(Refusal::state().into());
    }
    let form: Proposal = fields.read()?;
    let mut problems = Problems::default();
    let event = problems.code::<IntegrityEvent>("integrity_event", &form.integrity_event);
    if event == Some(IntegrityEvent::Other) {
        problems.add("integrity_event", "choose");
    }
    let happened_on = problems.date("happened_on", &form.happened_on);
    if happened_on.is_some_and(|day| day > act.today()) {
        problems.add("happened_on", "blacklist-future");
    }
    let case = problems.required("case_reference", &form.case_reference, 100);
    let grounds = text(&mut problems, "grounds", &form.grounds, true);
    let lang = form.lang.parse().unwrap_or(Lang::ZhCn);
    problems.done()?;
    let (Some(event), Some(happened_on)) = (event, happened_on) else { return Err(Refusal::state().into()) };
    let open = raw(
        act.db(),
        "SELECT 1 FROM blacklisting WHERE supplier_id = ? AND state NOT IN ('rejected', 'removed')",
        vec![brief.id.into()],
    )
    .await?;
    if !open.is_empty() {
        return Err(Refusal::Conflict("blacklist-open".into()).into());
    }
    let (id, number) = (new_id(), act.number("B", 4).await?);
    let row = table::blacklisting::Proposed {
        id,
        number,
        supplier_id: brief.id,
        integrity_event: event,
        happened_on,
        case_reference: case,
        grounds,
        lang,
        proposed_by: act.actor.person,
        proposed_at: act.now,
        recorded_at: act.now,
    };
    insert(act.db(), row).await?;
    act.record("blacklist-propose", "blacklisting", id).moved("", State::Proposed).about("supplier", brief.id);
    Ok(id)
}

/// A text of several lines from a form, at most 4,000 characters.
pub(super) fn text(problems: &mut Problems, field: &str, typed: &str, required: bool) -> String {
    match crate::search::clean_lines(typed, 4_000) {
        Ok(text) if text.is_empty() && required => {
            problems.add(field, "required");
            text
        }
        Ok(text) => text,
        Err(_) => problems.optional(field, typed, 4_000),
    }
}

/// The reason that a form carries in `reason`.
pub(super) fn reason(fields: &Fields) -> Outcome<String> {
    let mut problems = Problems::default();
    let reason = text(&mut problems, "reason", fields.text("reason"), true);
    problems.done()?;
    Ok(reason)
}

/// Gives the supplier notice by mail. Its time to answer starts when delivery is proven.
pub async fn notice(act: &mut Act, id: Id, version: i64) -> Outcome<()> {
    let record = load_for(act, id, Permission::BlacklistPropose).await?;
    act.bump("blacklisting", id, version).await?;
    step(act, &record, Event::Notice, "blacklist-notice").await?;
    exec(act.db(), "UPDATE blacklisting SET noticed_at = ? WHERE id = ?", vec![act.now.into(), id.into()]).await?;
    tell(act, &record, "blacklist-notice").await
}

/// Records proof of delivery by another way (registered mail, handed over).
pub async fn delivered(act: &mut Act, id: Id, version: i64, fields: &Fields) -> Outcome<()> {
    let record = load_for(act, id, Permission::BlacklistPropose).await?;
    if record.state != State::Noticed || record.delivered_at.is_some() {
        return Err(Refusal::state().into());
    }
    act.bump("blacklisting", id, version).await?;
    let proof = reason(fields)?;
    note(act, id, "delivered", &proof).await?;
    deliver(act, &record, "blacklist-delivered").await
}

/// Starts the time in which the supplier may answer.
pub(super) async fn deliver(act: &mut Act, record: &Record, verb: &'static str) -> Outcome<()> {
    let until = rule::until(act.now, rule::HEARING, act.zone);
    exec(
        act.db(),
        "UPDATE blacklisting SET delivered_at = ?, hear_until = ? WHERE id = ?",
        vec![act.now.into(), until.into(), record.id.into()],
    )
    .await?;
    act.record(verb, "blacklisting", record.id).about("supplier", record.supplier_id);
    Ok(())
}

/// Proposes that a blacklisting in force be removed.
pub async fn propose_removal(act: &mut Act, id: Id, version: i64, fields: &Fields) -> Outcome<()> {
    let record = load_for(act, id, Permission::BlacklistPropose).await?;
    act.bump("blacklisting", id, version).await?;
    let reason = reason(fields)?;
    step(act, &record, Event::ProposeRemoval, "blacklist-propose-removal").await?;
    exec(
        act.db(),
        "UPDATE blacklisting SET removal_reason = ?, removal_proposed_by = ?, removal_proposed_at = ? WHERE id = ?",
        vec![reason.clone().into(), act.actor.person.into(), act.now.into(), id.into()],
    )
    .await?;
    note(act, id, "propose-removal", &reason).await
}

/// Closes hearings whose time is over. Run by the clock.
pub async fn due(act: &mut Act) -> Outcome<u64> {
    let found = raw(
        act.db(),
        "SELECT id FROM blacklisting WHERE state = 'noticed' AND hear_until IS NOT NULL AND hear_until <= ?",
        vec![act.now.into()],
    )
    .await?;
    for row in &found {
        let record = load(act, row.try_get_by_index(0)?).await?;
        step(act, &record, Event::Hear, "blacklist-hearing-over").await?;
        exec(
            act.db(),
            "UPDATE blacklisting SET heard_at = ?, version = version + 1 WHERE id = ?",
            vec![act.now.into(), record.id.into()],
        )
        .await?;
    }
    Ok(found.len() as u64)
}

/// Ends whatever bars the supplier because of this record, from today on.
pub(super) async fn release(act: &Act, record: &Record) -> Outcome<()> {
    supplier::standing::end(act, record.supplier_id, record.id, act.today()).await
}

/// Bars the supplier because of this record.
pub(super) async fn bar(act: &Act, record: &Record, standing: Standing, to: Option<NaiveDate>) -> Outcome<()> {
    let fact = supplier::standing::Fact {
        supplier: record.supplier_id,
        standing,
        from: act.today(),
        to,
        source_kind: "blacklisting",
        source: record.id,
    };
    supplier::standing::begin(act, fact).await
}
