//! Publishing a checklist and reading one back.

use super::table;
use super::{Kind, Parsed};
use crate::act::Act;
use crate::finding::rule::Severity;
use crate::lang::Lang;
use crate::refusal::{Outcome, Refusal, Stop};
use crate::store::{by_id, insert, raw, rows};
use crate::{Id, new_id};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// A published checklist in one language.
#[derive(Clone, Debug)]
pub struct Checklist {
    /// The version's record.
    pub id: Id,
    /// Which checklist.
    pub code: String,
    /// Which version.
    pub number: i64,
    /// The score to be reached, in whole per cent.
    pub pass_mark: i64,
    /// What it is called.
    pub title: String,
    /// What is looked at, in order.
    pub items: Vec<Item>,
}

/// One item in one language.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Item {
    /// Its code.
    pub code: String,
    /// 1 to 5.
    pub weight: i64,
    /// Whether failing it fails the check whatever the score.
    pub zero_tolerance: bool,
    /// The clause of the ESG code.
    pub clause: String,
    /// The severity proposed for its finding.
    pub severity: Severity,
    /// What its finding is about.
    pub finding_kind: String,
    /// What must be so.
    pub text: String,
    /// How to look.
    pub look: String,
}

/// Publishes a version. The same version again changes nothing.
pub async fn publish(act: &mut Act, parsed: Parsed) -> Outcome<Id> {
    if let Some(fault) = parsed.fault() {
        return Err(Stop::Broken(fault));
    }
    let known = raw(
        act.db(),
        "SELECT id FROM checklist_version WHERE code = ? AND number = ?",
        vec![parsed.code.clone().into(), parsed.number.into()],
    )
    .await?;
    if let Some(row) = known.first() {
        return Ok(row.try_get_by_index(0)?);
    }
    let id = new_id();
    let version = table::checklist_version::Model {
        id,
        code: parsed.code,
        number: parsed.number,
        pass_mark: parsed.pass_mark,
        title_en: parsed.title.en,
        title_zh: parsed.title.zh,
        published_at: act.now,
    };
    insert(act.db(), version).await?;
    for (position, item) in (1_i64..).zip(parsed.items) {
        let row = table::checklist_item::Model {
            id: new_id(),
            version_id: id,
            position,
            code: item.code,
            weight: item.weight,
            zero_tolerance: item.zero_tolerance,
            clause: item.clause,
            severity: item.severity,
            finding_kind: item.kind,
            text_en: item.text.en,
            text_zh: item.text.zh,
            look_en: item.look.en,
            look_zh: item.look.zh,
        };
        insert(act.db(), row).await?;
    }
    act.record("checklist-publish", "checklist", id);
    Ok(id)
}

/// The newest version by which a kind of check is scored; a conflict while none is published.
pub async fn latest(db: &impl ConnectionTrait, kind: Kind) -> Outcome<Id> {
    let found = raw(
        db,
        "SELECT id FROM checklist_version WHERE code = ? ORDER BY number DESC LIMIT 1",
        vec![kind.checklist().into()],
    )
    .await?;
    match found.first() {
        Some(row) => Ok(row.try_get_by_index(0)?),
        None => Err(Refusal::Conflict("check-no-checklist".into()).into()),
    }
}

/// A published version in one language.
pub async fn load(db: &impl ConnectionTrait, version: Id, lang: Lang) -> Outcome<Checklist> {
    let head = by_id::<table::checklist_version::Entity>(db, version).await?;
    let (text, look) = lang.pick(("text_en", "look_en"), ("text_zh", "look_zh"));
    let items = rows(
        db,
        &format!(
            "SELECT code, weight, zero_tolerance, clause, severity, finding_kind, {text} AS text, {look} AS look
             FROM checklist_item WHERE version_id = ? ORDER BY position"
        ),
        vec![version.into()],
    )
    .await?;
    Ok(Checklist {
        id: version,
        code: head.code,
        number: head.number,
        pass_mark: head.pass_mark,
        title: lang.pick(head.title_en, head.title_zh),
        items,
    })
}
