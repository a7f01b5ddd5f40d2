//! What has to exist before an event of the past can be recorded, and what is recorded already.

use super::Event;
use crate::Id;
use crate::import::write::places;
use crate::instant::Instant;
use crate::instrument::Instrument;
use crate::lang::Lang;
use crate::refusal::{FieldError, Outcome};
use crate::store::{raw, rows};
use chrono::NaiveDate;
use chrono_tz::Tz;
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
use std::collections::HashMap;

/// What an event rests on.
#[derive(Clone, Debug)]
pub enum Ground {
    /// The text that was signed.
    Text(Text),
    /// The checklist of a check.
    Checklist(Id),
    /// Nothing but itself.
    Itself,
}

/// A published text of an instrument.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Text {
    instrument: Instrument,
    number: i64,
    /// The version.
    pub id: Id,
    /// Its language.
    pub lang: Lang,
    /// Of the text.
    pub sha256: String,
    prevailing: Lang,
    effective_at: Option<Instant>,
    /// When an older version lapsed because of this one.
    lapses_at: Option<Instant>,
    correction: bool,
}

/// The texts and checklists that there are, and the events of some suppliers.
pub struct Register {
    texts: Vec<Text>,
    checklists: HashMap<String, Id>,
    /// (supplier, code, day) → particulars.
    recorded: HashMap<(Id, String, Instant), String>,
}

impl Register {
    /// What is recorded of an event.
    pub fn known(&self, supplier: Id, code: &str, at: Instant) -> Option<&String> {
        self.recorded.get(&(supplier, code.to_owned(), at))
    }

    /// What an event rests on, with a doubt that does not refuse it; or why it cannot be recorded.
    pub fn ground(&self, event: &Event, at: Instant, zone: Tz) -> Result<(Ground, Option<FieldError>), FieldError> {
        match event {
            Event::Signature { instrument, number, lang } => self.text(*instrument, *number, *lang, at, zone),
            Event::Check { kind, .. } => match self.checklists.get(kind.checklist()) {
                Some(checklist) => Ok((Ground::Checklist(*checklist), None)),
                None => Err(FieldError::new("kind", "import-no-checklist")),
            },
            Event::Blacklisting { .. } => Ok((Ground::Itself, None)),
        }
    }

    fn text(
        &self,
        instrument: Instrument,
        number: i64,
        lang: Option<Lang>,
        at: Instant,
        zone: Tz,
    ) -> Result<(Ground, Option<FieldError>), FieldError> {
        let of = || self.texts.iter().filter(|text| text.instrument == instrument);
        let version: Vec<&Text> = of().filter(|text| text.number == number).collect();
        let Some(first) = version.first() else {
            return Err(FieldError::new("version", "import-no-version").with("value", number));
        };
        let wanted = lang.unwrap_or(first.prevailing);
        let Some(text) = version.iter().find(|text| text.lang == wanted) else {
            return Err(FieldError::new("lang", "import-no-text").with("value", number));
        };
        let newer = of().filter(|text| text.number > number && !text.correction);
        if let Some(lapsed) = newer.filter_map(|text| text.lapses_at).min().filter(|lapsed| *lapsed <= at) {
            let error = FieldError::new("version", "import-version-over").with("value", number);
            return Err(error.with("day", lapsed.day(zone)));
        }
        let early = text.effective_at.filter(|effective| *effective > at).map(|effective| {
            let doubt = FieldError::new("on", "import-version-early").with("value", number);
            doubt.with("day", effective.day(zone))
        });
        Ok((Ground::Text((*text).clone()), early))
    }
}

/// Loads what there is, and what is recorded of some suppliers.
pub async fn load(db: &impl ConnectionTrait, suppliers: &[Id]) -> Outcome<Register> {
    let texts = rows(
        db,
        "SELECT v.instrument, v.number, v.id, t.lang, t.sha256, v.prevailing, v.effective_at, v.lapses_at, v.correction
         FROM instrument_version v JOIN instrument_text t ON t.version_id = v.id
         WHERE v.published_at IS NOT NULL ORDER BY v.number, t.lang",
        vec![],
    )
    .await?;
    let mut checklists = HashMap::new();
    for row in raw(db, "SELECT code, id FROM checklist_version ORDER BY number", vec![]).await? {
        checklists.insert(row.try_get_by_index(0)?, row.try_get_by_index(1)?);
    }
    let recorded = if suppliers.is_empty() { HashMap::new() } else { recorded(db, suppliers).await? };
    Ok(Register { texts, checklists, recorded })
}

/// An imported event, as it was typed.
#[derive(FromQueryResult)]
struct Recorded {
    supplier_id: Id,
    kind: String,
    /// The version of an instrument.
    number: i64,
    at: Instant,
    passed: Option<bool>,
    score: Option<i64>,
    until: Option<NaiveDate>,
    grounds: String,
    reference: String,
}

const NOTHING: &str = "CAST(NULL AS DATE) AS until, '' AS grounds, '' AS reference";

/// Events are recorded at the start of their day, so that the same row is found again.
async fn recorded(db: &impl ConnectionTrait, suppliers: &[Id]) -> Outcome<HashMap<(Id, String, Instant), String>> {
    let unmarked = "CAST(NULL AS BOOLEAN) AS passed, CAST(NULL AS BIGINT) AS score";
    let checks = |table: &str, kind: &str, at: &str| {
        format!(
            "SELECT supplier_id, '{kind}' AS kind, CAST(0 AS BIGINT) AS number, {at} AS at, passed, score_num AS score, {NOTHING} FROM {table}"
        )
    };
    let questions = [
        format!(
            "SELECT supplier_id, instrument AS kind, (SELECT v.number FROM instrument_version v WHERE v.id = version_id)
               AS number, signed_at AS at, {unmarked}, {NOTHING} FROM signature"
        ),
        checks("spot_check", "spot-check", "scored_at"),
        checks("audit", "audit", "issued_at"),
        format!(
            "SELECT supplier_id, 'blacklisting' AS kind, CAST(0 AS BIGINT) AS number, approved_at AS at, {unmarked}, removed_on AS until,
               grounds, case_reference AS reference FROM blacklisting"
        ),
    ];
    let mut found = HashMap::new();
    for question in questions {
        let sql = format!("{question} WHERE batch_id IS NOT NULL AND supplier_id IN ({})", places(suppliers.len()));
        let values = suppliers.iter().map(|id| Value::from(*id)).collect();
        for r in rows::<Recorded>(db, &sql, values).await? {
            let event = match (r.kind.parse::<Instrument>(), r.kind.parse()) {
                (Ok(instrument), _) => Event::Signature { instrument, number: r.number, lang: None },
                (_, Ok(kind)) => Event::Check { kind, passed: r.passed.unwrap_or_default(), score: r.score },
                _ => Event::Blacklisting { until: r.until, grounds: r.grounds, reference: r.reference },
            };
            found.insert((r.supplier_id, event.code(), r.at), event.particulars());
        }
    }
    Ok(found)
}
