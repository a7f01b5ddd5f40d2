//! What a person typed when they were refused, so that the page can show it again.
//!
//! The id is random and part of the address the person is sent back to. An attempt of a signed-in person is shown to
//! that person alone; after a lost session it waits for them to sign in. It lives an hour and never holds a password.

pub(crate) mod table;

use crate::Id;
use crate::field::Fields;
use crate::instant::Instant;
use crate::refusal::{FieldError, Outcome, Refusal};
use crate::store::{Store, exec, insert, row};
use sea_orm::FromQueryResult;

/// The last attempt at a form.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// Which form: `supplier/create`.
    pub call: String,
    /// What was typed.
    pub fields: Fields,
    /// Why it was refused; none after a lost session.
    pub refusal: Option<Refusal>,
}

impl Attempt {
    /// What is wrong with a field.
    pub fn error(&self, field: &str) -> Option<&FieldError> {
        match &self.refusal {
            Some(Refusal::Invalid(errors)) => errors.iter().find(|e| e.field == field),
            _ => None,
        }
    }
}

/// Keeps an attempt and returns its id. Fields whose name speaks of a password or secret are left out.
pub async fn keep(
    store: &Store,
    person: Option<Id>,
    page: &str,
    call: &str,
    fields: &Fields,
    refusal: Option<&Refusal>,
    now: Instant,
) -> Outcome<Id> {
    let id = Id::from_bytes(rand::random());
    let kept: Vec<&(String, String)> = fields
        .0
        .iter()
        .filter(|(n, _)| !n.contains("password") && !n.contains("secret") && !n.starts_with('_'))
        .collect();
    exec(&store.write, "DELETE FROM attempt WHERE created_at < ?", vec![now.plus_hours(-1).into()]).await?;
    let row = table::attempt::Model {
        id,
        person_id: person,
        page: page.to_owned(),
        call: call.to_owned(),
        fields: serde_json::to_string(&kept)?,
        refusal: serde_json::to_string(&refusal)?,
        created_at: now,
    };
    insert(&store.write, row).await?;
    Ok(id)
}

/// Keeps an attempt inside an act, for a form whose good fields are saved while the others go back to the page.
pub async fn keep_within(
    act: &crate::act::Act,
    page: &str,
    call: &str,
    fields: &Fields,
    refusal: &Refusal,
) -> Outcome<Id> {
    let id = Id::from_bytes(rand::random());
    let kept: Vec<&(String, String)> = fields.0.iter().filter(|(n, _)| !n.starts_with('_')).collect();
    let row = table::attempt::Model {
        id,
        person_id: Some(act.actor.person),
        page: page.to_owned(),
        call: call.to_owned(),
        fields: serde_json::to_string(&kept)?,
        refusal: serde_json::to_string(refusal)?,
        created_at: act.now,
    };
    insert(act.db(), row).await?;
    Ok(id)
}

/// The attempt with this id, if it is this person's (or nobody's) and not older than an hour.
pub async fn find(store: &Store, id: Id, person: Option<Id>, now: Instant) -> Outcome<Option<Attempt>> {
    #[derive(FromQueryResult)]
    struct Kept {
        person_id: Option<Id>,
        call: String,
        fields: String,
        refusal: String,
    }
    let kept: Option<Kept> = row(
        store.read(),
        "SELECT person_id, call, fields, refusal FROM attempt WHERE id = ? AND created_at >= ?",
        vec![id.into(), now.plus_hours(-1).into()],
    )
    .await?;
    match kept {
        Some(kept) if kept.person_id.is_none() || kept.person_id == person => Ok(Some(Attempt {
            call: kept.call,
            fields: Fields(serde_json::from_str(&kept.fields)?),
            refusal: serde_json::from_str(&kept.refusal)?,
        })),
        _ => Ok(None),
    }
}
