//! Writing and publishing versions.

use super::table;
use super::{Event, Instrument, State, Text, VersionState, bulk, force};
use crate::act::Act;
use crate::field::{Fields, Problems};
use crate::instant::Instant;
use crate::lang::Lang;
use crate::permission::Permission;
use crate::refusal::{FieldError, Outcome, Refusal};
use crate::store::{exec, insert, number, raw, row};
use crate::{Id, new_id, search};
use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, FromQueryResult};

const MOST_TITLE: usize = 120;
const MOST_BODY: usize = 30_000;

/// A version of an instrument.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Version {
    /// The record.
    pub id: Id,
    /// Of what.
    pub instrument: Instrument,
    /// Its number within the instrument, from 1.
    pub number: i64,
    /// Where it stands.
    pub state: VersionState,
    /// The language that decides when the two texts differ.
    pub prevailing: Lang,
    /// Whether it corrects wording alone and asks for no new signature.
    pub correction: bool,
    /// First day in force.
    pub effective_on: Option<NaiveDate>,
    /// Last day on which signatures of the version before are in force.
    pub resign_by: Option<NaiveDate>,
    /// When it was published.
    pub published_at: Option<Instant>,
    /// For the next change.
    pub version: i64,
}

pub(super) const VERSION: &str =
    "SELECT id, instrument, number, state, prevailing, correction, effective_on, resign_by,
    published_at, version FROM instrument_version";

pub(super) async fn load(db: &impl ConnectionTrait, id: Id) -> Outcome<Version> {
    let found: Option<Version> = row(db, &format!("{VERSION} WHERE id = ?"), vec![id.into()]).await?;
    found.ok_or_else(|| Refusal::NotFound.into())
}

/// The newest published version of an instrument.
pub(super) async fn newest(db: &impl ConnectionTrait, instrument: Instrument) -> Outcome<Option<Version>> {
    row(
        db,
        &format!("{VERSION} WHERE instrument = ? AND state = 'published' ORDER BY number DESC LIMIT 1"),
        vec![instrument.into()],
    )
    .await
}

/// Begins a version with texts that may still be incomplete. One draft an instrument at a time. The Chinese text
/// prevails unless [`edit`] says otherwise.
pub async fn draft(act: &mut Act, instrument: Instrument, en: Text, zh: Text) -> Outcome<Id> {
    act.actor.need(Permission::InstrumentPublish)?;
    let open = number(
        act.db(),
        "SELECT count(*) FROM instrument_version WHERE instrument = ? AND state = 'draft'",
        vec![instrument.into()],
    )
    .await?;
    if open > 0 {
        return Err(Refusal::Conflict("instrument-draft-open".into()).into());
    }
    let last =
        number(act.db(), "SELECT max(number) FROM instrument_version WHERE instrument = ?", vec![instrument.into()])
            .await?;
    let id = new_id();
    let row = table::instrument_version::Drafted {
        id,
        instrument,
        number: last + 1,
        prevailing: Lang::ZhCn,
        drafted_by: act.actor.person,
        drafted_at: act.now,
    };
    insert(act.db(), row).await?;
    write(act, id, &en, &zh).await?;
    act.record("instrument-draft", "instrument-version", id).moved("", VersionState::Draft);
    Ok(id)
}

/// As [`draft`], from a typed form: `instrument`, `title_en`, `body_en`, `title_zh`, `body_zh`, `prevailing`.
pub async fn draft_typed(act: &mut Act, fields: &Fields) -> Outcome<Id> {
    act.actor.need(Permission::InstrumentPublish)?;
    let mut wrong = Problems::default();
    let instrument: Option<Instrument> = wrong.code("instrument", fields.text("instrument"));
    let typed = typed(&mut wrong, fields);
    wrong.done()?;
    let instrument = instrument.ok_or(Refusal::NotFound)?;
    let id = draft(act, instrument, typed.en, typed.zh).await?;
    prevail(act, id, typed.prevailing).await?;
    Ok(id)
}

/// Changes the texts of a draft.
pub async fn edit(act: &mut Act, id: Id, seen: i64, fields: &Fields) -> Outcome<()> {
    act.actor.need(Permission::InstrumentPublish)?;
    let version = load(act.db(), id).await?;
    if version.state != VersionState::Draft {
        return Err(Refusal::state().into());
    }
    act.bump("instrument_version", id, seen).await?;
    let mut wrong = Problems::default();
    let typed = typed(&mut wrong, fields);
    wrong.done()?;
    prevail(act, id, typed.prevailing).await?;
    write(act, id, &typed.en, &typed.zh).await
}

struct Typed {
    en: Text,
    zh: Text,
    prevailing: Lang,
}

fn typed(wrong: &mut Problems, fields: &Fields) -> Typed {
    let mut body = |name: &str| match search::clean_lines(fields.text(name), MOST_BODY) {
        Ok(text) => text,
        Err(long) => {
            wrong.0.push(FieldError::new(name, "too-long").with("max", long.max).with("length", long.found));
            String::new()
        }
    };
    let (body_en, body_zh) = (body("body_en"), body("body_zh"));
    Typed {
        en: Text { title: wrong.required("title_en", fields.text("title_en"), MOST_TITLE), body: body_en },
        zh: Text { title: wrong.required("title_zh", fields.text("title_zh"), MOST_TITLE), body: body_zh },
        prevailing: wrong.code("prevailing", fields.text("prevailing")).unwrap_or(Lang::ZhCn),
    }
}

async fn prevail(act: &Act, id: Id, lang: Lang) -> Outcome<()> {
    exec(act.db(), "UPDATE instrument_version SET prevailing = ? WHERE id = ?", vec![lang.into(), id.into()]).await?;
    Ok(())
}

async fn write(act: &Act, id: Id, en: &Text, zh: &Text) -> Outcome<()> {
    for (lang, text) in [(Lang::En, en), (Lang::ZhCn, zh)] {
        exec(
            act.db(),
            "INSERT INTO instrument_text (version_id, lang, title, body, sha256) VALUES (?, ?, ?, ?, ?)
             ON CONFLICT (version_id, lang) DO UPDATE SET title = excluded.title, body = excluded.body,
               sha256 = excluded.sha256",
            vec![id.into(), lang.into(), text.title.clone().into(), text.body.clone().into(), text.sha256().into()],
        )
        .await?;
    }
    Ok(())
}

/// Publishes a draft: `effective_on`, and either `resign_by` (when it replaces a version) or `correction`. What was
/// asked for older versions and not yet signed is asked no longer, unless this is a correction.
pub async fn publish(act: &mut Act, id: Id, seen: i64, fields: &Fields) -> Outcome<()> {
    act.actor.need(Permission::InstrumentPublish)?;
    let version = load(act.db(), id).await?;
    if version.state != VersionState::Draft {
        return Err(Refusal::state().into());
    }
    act.bump("instrument_version", id, seen).await?;
    let before = newest(act.db(), version.instrument).await?;
    let terms = terms(act, id, before.as_ref(), fields).await?;
    let lapses = terms.resign_by.and_then(|d| d.succ_opt()).map(|d| Instant::start_of(d, act.zone));
    exec(
        act.db(),
        "UPDATE instrument_version SET state = ?, correction = ?, effective_on = ?, resign_by = ?, effective_at = ?,
           lapses_at = ?, published_by = ?, published_at = ? WHERE id = ?",
        vec![
            VersionState::Published.into(),
            terms.correction.into(),
            terms.effective_on.into(),
            terms.resign_by.into(),
            Instant::start_of(terms.effective_on, act.zone).into(),
            lapses.into(),
            act.actor.person.into(),
            act.now.into(),
            id.into(),
        ],
    )
    .await?;
    let line = act
        .record("instrument-publish", "instrument-version", id)
        .moved(VersionState::Draft, VersionState::Published)
        .id();
    if !terms.correction {
        let open: Vec<State> = State::ALL
            .iter()
            .copied()
            .filter(|s| s.after(Event::Supersede).is_some() && !matches!(s, State::Signed | State::Equivalent))
            .collect();
        supersede(act, line, version.instrument, version.number, &open).await?;
    }
    Ok(())
}

struct Terms {
    effective_on: NaiveDate,
    resign_by: Option<NaiveDate>,
    correction: bool,
}

async fn terms(act: &Act, id: Id, before: Option<&Version>, fields: &Fields) -> Outcome<Terms> {
    let mut wrong = Problems::default();
    let effective = wrong.date("effective_on", fields.text("effective_on"));
    let correction = fields.ticked("correction");
    if correction && before.is_none() {
        wrong.add("correction", "instrument-nothing-to-correct");
    }
    let resign_by =
        if before.is_some() && !correction { wrong.date("resign_by", fields.text("resign_by")) } else { None };
    if let (Some(day), Some(last)) = (effective, before.and_then(|b| b.effective_on))
        && day < last
    {
        wrong.add("effective_on", "instrument-before-last");
    }
    if let Some(day) = resign_by
        && (effective.is_some_and(|e| day <= e) || day < act.today())
    {
        wrong.add("resign_by", "instrument-resign-early");
    }
    let texts = super::query::texts(act.db(), id).await?;
    if texts.len() < Lang::ALL.len() || texts.iter().any(|t| !t.text().is_complete()) {
        wrong.add("effective_on", "instrument-incomplete");
    }
    wrong.done()?;
    let effective_on = effective.ok_or_else(|| Refusal::field("effective_on", "date"))?;
    Ok(Terms { effective_on, resign_by, correction })
}

/// Ends the signings of versions older than `number` that are in one of `states`.
pub(super) async fn supersede(
    act: &mut Act,
    line: Id,
    instrument: Instrument,
    number: i64,
    states: &[State],
) -> Outcome<u64> {
    let list = states.iter().map(|s| format!("'{s}'")).collect::<Vec<_>>().join(", ");
    let which = format!("g.instrument = ? AND v.number < ? AND g.state IN ({list})");
    let values = || vec![instrument.into(), number.into()];
    let found = bulk::link(act, line, "g.state", "'superseded'", &which, values()).await?;
    if found == 0 {
        return Ok(0);
    }
    exec(
        act.db(),
        &format!(
            "UPDATE signing SET state = 'superseded', settled_at = ?, version = version + 1 WHERE id IN (
               SELECT g.id FROM signing g JOIN instrument_version v ON v.id = g.version_id WHERE {which})"
        ),
        [vec![act.now.into()], values()].concat(),
    )
    .await?;
    if instrument == Instrument::EsgCode {
        let sql = "SELECT DISTINCT supplier_id FROM signing WHERE instrument = ? AND state = 'superseded'
            AND settled_at = ?";
        let rows = raw(act.db(), sql, vec![instrument.into(), act.now.into()]).await?;
        let suppliers = rows.iter().map(|r| r.try_get_by_index(0)).collect::<Result<Vec<Id>, _>>()?;
        force::project(act, &suppliers).await?;
    }
    Ok(found)
}
