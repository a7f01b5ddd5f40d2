//! Proposing a disposition and noticing the supplier.

use super::table;
use super::{Event, FreezeScope, Kind, State};
use crate::act::Act;
use crate::field::{Fields, Problems};
use crate::outgoing_mail::Mail;
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::remediation::told;
use crate::store::{by_id, exec, insert, raw};
use crate::supplier;
use crate::{Id, new_id};
use chrono::NaiveDate;
use sea_orm::ConnectionTrait;
use serde::Deserialize;
use validator::Validate;

/// What is typed to propose a disposition.
#[derive(Clone, Debug, Default, Deserialize, Validate)]
#[serde(default)]
pub struct Proposal {
    /// Warning or freeze.
    pub kind: String,
    /// What happened and which rule it broke; the supplier reads it.
    pub reason: String,
    /// What a freeze reaches.
    pub freeze_scope: String,
    /// First day of a freeze.
    pub starts_on: String,
    /// First day after a freeze.
    pub ends_on: String,
    /// The check or audit it follows from, if there is one.
    pub source_id: String,
}

/// The check or audit that a disposition follows from: its kind (`spot-check`, `audit`) and number, if it exists and
/// belongs to the supplier.
pub async fn source_of(db: &impl ConnectionTrait, supplier: Id, id: Id) -> Outcome<Option<(&'static str, String)>> {
    for (kind, table) in [("spot-check", "spot_check"), ("audit", "audit")] {
        let sql = format!("SELECT number FROM {table} WHERE id = ? AND supplier_id = ?");
        if let Some(found) = raw(db, &sql, vec![id.into(), supplier.into()]).await?.first() {
            return Ok(Some((kind, found.try_get_by_index(0)?)));
        }
    }
    Ok(None)
}

struct Freeze {
    scope: Option<FreezeScope>,
    starts: Option<NaiveDate>,
    ends: Option<NaiveDate>,
}

fn freeze(act: &Act, wrong: &mut Problems, form: &Proposal) -> Freeze {
    let scope = wrong.code("freeze_scope", &form.freeze_scope);
    let starts = wrong.date("starts_on", &form.starts_on);
    let ends = wrong.date("ends_on", &form.ends_on);
    if starts.is_some_and(|day| day < act.today()) {
        wrong.add("starts_on", "disposition-past");
    }
    if let (Some(starts), Some(ends)) = (starts, ends)
        && ends <= starts
    {
        wrong.add("ends_on", "disposition-order");
    }
    Freeze { scope, starts, ends }
}

/// Proposes a disposition against a supplier; nobody there learns of it before the notice.
pub async fn propose(act: &mut Act, supplier: Id, fields: &Fields) -> Outcome<Id> {
    let known = supplier::brief(act.db(), &act.actor, supplier).await?;
    act.actor.need(Permission::DispositionPropose)?;
    if known.merged_into.is_some() {
        return Err(Refusal::state().into());
    }
    let form: Proposal = fields.read()?;
    let mut wrong = Problems::default();
    let kind: Option<Kind> = wrong.code("kind", &form.kind);
    let reason = told(&mut wrong, "reason", &form.reason);
    let freeze = match kind {
        Some(Kind::Freeze) => freeze(act, &mut wrong, &form),
        _ => Freeze { scope: None, starts: None, ends: None },
    };
    let source_id: Option<Id> = form.source_id.parse().ok();
    let source = match source_id {
        Some(id) => source_of(act.db(), supplier, id).await?,
        None => None,
    };
    wrong.done()?;
    let (id, number) = (new_id(), act.number("DI", 6).await?);
    let row = table::disposition::Proposed {
        id,
        number,
        supplier_id: supplier,
        source_kind: source.as_ref().map(|(kind, _)| kind.to_string()),
        source_id: source_id.filter(|_| source.is_some()),
        kind: kind.unwrap_or(Kind::Warning),
        freeze_scope: freeze.scope,
        starts_on: freeze.starts,
        ends_on: freeze.ends,
        reason,
        lang: act.actor.lang,
        proposed_by: act.actor.person,
        proposed_at: act.now,
    };
    insert(act.db(), row).await?;
    act.record("disposition-propose", "disposition", id).about("supplier", supplier);
    Ok(id)
}

/// A disposition as its verbs need it.
pub(super) use table::disposition::Model as Held;

impl Held {
    pub async fn load(act: &Act, id: Id) -> Outcome<Self> {
        by_id::<table::disposition::Entity>(act.db(), id).await
    }

    /// For staff with a permission.
    pub async fn for_staff(act: &Act, id: Id, permission: Permission) -> Outcome<Self> {
        act.actor.need(Permission::DispositionRead)?;
        let held = Self::load(act, id).await?;
        act.actor.not_barred(held.supplier_id)?;
        act.actor.need(permission)?;
        Ok(held)
    }

    /// For the company, which knows of it once it has been noticed.
    pub async fn for_company(act: &Act, id: Id) -> Outcome<Self> {
        let held = Self::load(act, id).await?;
        act.actor.need_for(Permission::CompanyAnswer, held.supplier_id)?;
        if held.noticed_at.is_none() {
            return Err(Refusal::NotFound.into());
        }
        Ok(held)
    }

    pub fn next(&self, event: Event) -> Outcome<State> {
        self.state.after(event).ok_or_else(|| Refusal::state().into())
    }

    pub async fn step(&self, act: &mut Act, verb: &'static str, next: State) -> Outcome<()> {
        exec(act.db(), "UPDATE disposition SET state = ? WHERE id = ?", vec![next.into(), self.id.into()]).await?;
        act.record(verb, "disposition", self.id).moved(self.state, next).about("supplier", self.supplier_id);
        Ok(())
    }

    pub async fn tell(&self, act: &Act, message: &'static str) -> Outcome<()> {
        supplier::tell(act, self.supplier_id, |lang, email| {
            Mail::new(message, email, lang)
                .with("number", self.number.clone())
                .with("path", format!("/s/{}/decisions/{}", self.supplier_id, self.id))
        })
        .await?;
        Ok(())
    }
}

/// Notices the supplier: from now on its people can read the proposal and answer.
pub async fn notice(act: &mut Act, id: Id, seen: i64) -> Outcome<()> {
    let held = Held::for_staff(act, id, Permission::DispositionPropose).await?;
    let next = held.next(Event::Notice)?;
    act.bump("disposition", id, seen).await?;
    exec(act.db(), "UPDATE disposition SET noticed_at = ? WHERE id = ?", vec![act.now.into(), id.into()]).await?;
    held.step(act, "disposition-notice", next).await?;
    held.tell(act, "disposition-noticed").await
}
