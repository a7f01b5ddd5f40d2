//! The verbs on the lists themselves.

use super::{Entry, Kind};
use crate::act::Act;
use crate::actor::Actor;
use crate::field::{Fields, Problems};
use crate::permission::Permission;
use crate::refusal::{FieldError, Outcome, Refusal};
use crate::store::{exec, number, raw};
use crate::{Id, new_id};

struct Names {
    en: String,
    zh: String,
}

fn names(fields: &Fields, wrong: &mut Problems) -> Names {
    Names {
        en: wrong.required("name_en", fields.text("name_en"), 80),
        zh: wrong.required("name_zh", fields.text("name_zh"), 80),
    }
}

/// A code stands in addresses: small letters, digits and dashes.
fn code(fields: &Fields, wrong: &mut Problems) -> String {
    let code = wrong.required("code", &fields.text("code").to_lowercase(), 40);
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !code.is_empty() && !code.chars().all(plain) {
        wrong.add("code", "classification-code");
    }
    code
}

/// Adds an entry to a list.
pub async fn add(act: &mut Act, kind: Kind, fields: &Fields) -> Outcome<()> {
    act.actor.need(Permission::ClassificationKeep)?;
    let mut wrong = Problems::default();
    let code = code(fields, &mut wrong);
    let names = names(fields, &mut wrong);
    let sql = format!("SELECT COUNT(*) FROM {} WHERE code = ?", kind.table());
    if number(act.db(), &sql, vec![code.clone().into()]).await? > 0 {
        wrong.0.push(FieldError::new("code", "classification-taken").with("code", &code));
    }
    wrong.done()?;
    let id = put(act, kind, &code, &names).await?;
    act.record("classification-add", kind.code(), id);
    Ok(())
}

async fn put(act: &Act, kind: Kind, code: &str, names: &Names) -> Outcome<Id> {
    let id = new_id();
    exec(
        act.db(),
        &format!("INSERT INTO {} (id, code, name_en, name_zh, created_at) VALUES (?, ?, ?, ?, ?)", kind.table()),
        vec![id.into(), code.into(), names.en.clone().into(), names.zh.clone().into(), act.now.into()],
    )
    .await?;
    Ok(id)
}

/// Gives an entry other names; its code stays, so that addresses and imports keep their meaning.
pub async fn rename(act: &mut Act, kind: Kind, id: Id, seen: i64, fields: &Fields) -> Outcome<()> {
    act.actor.need(Permission::ClassificationKeep)?;
    exists(act, kind, id).await?;
    let mut wrong = Problems::default();
    let names = names(fields, &mut wrong);
    wrong.done()?;
    act.bump(kind.table(), id, seen).await?;
    exec(
        act.db(),
        &format!("UPDATE {} SET name_en = ?, name_zh = ? WHERE id = ?", kind.table()),
        vec![names.en.into(), names.zh.into(), id.into()],
    )
    .await?;
    act.record("classification-rename", kind.code(), id);
    Ok(())
}

/// Offers an entry no more. Where it is in use it stays until procurement ends it.
pub async fn retire(act: &mut Act, kind: Kind, id: Id, seen: i64) -> Outcome<()> {
    offer(act, kind, id, seen, false).await
}

/// Offers a retired entry again.
pub async fn revive(act: &mut Act, kind: Kind, id: Id, seen: i64) -> Outcome<()> {
    offer(act, kind, id, seen, true).await
}

async fn offer(act: &mut Act, kind: Kind, id: Id, seen: i64, again: bool) -> Outcome<()> {
    act.actor.need(Permission::ClassificationKeep)?;
    if exists(act, kind, id).await? != again {
        return Err(Refusal::state().into());
    }
    act.bump(kind.table(), id, seen).await?;
    let retired = if again { None } else { Some(act.now.0) };
    let sql = format!("UPDATE {} SET retired_at = ? WHERE id = ?", kind.table());
    exec(act.db(), &sql, vec![retired.into(), id.into()]).await?;
    act.record(if again { "classification-revive" } else { "classification-retire" }, kind.code(), id);
    Ok(())
}

/// Whether an entry is retired; not found when there is none.
async fn exists(act: &Act, kind: Kind, id: Id) -> Outcome<bool> {
    let sql = format!("SELECT retired_at FROM {} WHERE id = ?", kind.table());
    let found = raw(act.db(), &sql, vec![id.into()]).await?;
    let retired: Option<i64> = found.first().ok_or(Refusal::NotFound)?.try_get_by_index(0)?;
    Ok(retired.is_some())
}

/// Loads the shipped scenarios. The installation alone does this, once.
pub async fn load_scenarios(act: &mut Act, entries: Vec<Entry>) -> Outcome<()> {
    let system = Actor::system();
    if act.actor.person != system.person {
        return Err(Refusal::NotAllowed("role".into()).into());
    }
    for Entry { code, en, zh } in entries {
        put(act, Kind::Scenario, &code, &Names { en, zh }).await?;
    }
    act.record("classification-load", "person", system.person);
    Ok(())
}
