//! The verbs on people and their grants.

use super::grant;
use super::query::{Credentials, credentials_by_id};
use super::table;
use crate::act::Act;
use crate::actor::{Actor, SYSTEM, Scope};
use crate::field::{Fields, Problems};
use crate::instant::Instant;
use crate::lang::Lang;
use crate::permission::{Permission, Role};
use crate::refusal::{Outcome, Refusal};
use crate::store::{Store, exec, insert, number};
use crate::{Id, new_id, session};
use serde::Deserialize;
use validator::Validate;

/// The person in whose name the installation acts; made once, never signs in.
pub async fn ensure_system(store: &Store, now: Instant) -> Outcome<()> {
    exec(
        &store.write,
        "INSERT INTO person (id, email, name, lang, created_at) VALUES (?, '', 'Probity', 'en', ?) ON CONFLICT DO NOTHING",
        vec![SYSTEM.into(), now.into()],
    )
    .await?;
    Ok(())
}

/// Whether anybody but the installation itself is known.
pub async fn anybody(store: &Store) -> Outcome<bool> {
    Ok(number(store.read(), "SELECT count(*) FROM person WHERE id <> ?", vec![SYSTEM.into()]).await? > 0)
}

/// What is typed to create a person of the buyer's side.
#[derive(Clone, Debug, Default, Deserialize, Validate)]
#[serde(default)]
pub struct CreatePerson {
    /// Their name.
    #[validate(length(min = 1, max = 120))]
    pub name: String,
    /// Their e-mail address, with which they sign in.
    #[validate(email, length(max = 254))]
    pub email: String,
    /// Their language.
    pub lang: String,
    /// Their roles.
    pub role: Vec<String>,
}

/// Creates a person with roles, who sets a password through a link sent by mail.
pub async fn create(act: &mut Act, fields: &Fields) -> Outcome<Id> {
    let id = enrol(act, fields).await?;
    invite_to_set_password(act, id).await?;
    Ok(id)
}

/// Creates a person with roles and no way to sign in yet. At the console the grants are in force at once; in the
/// browser deciding roles wait for a second person.
pub async fn enrol(act: &mut Act, fields: &Fields) -> Outcome<Id> {
    act.actor.need(Permission::PersonManage)?;
    let form: CreatePerson = fields.read()?;
    let mut wrong = Problems::default();
    let name = wrong.required("name", &form.name, 120);
    let lang: Option<Lang> = wrong.code("lang", &form.lang);
    let roles: Vec<Role> =
        form.role.iter().filter_map(|r| r.parse().ok()).filter(|r: &Role| !r.of_supplier()).collect();
    if roles.is_empty() {
        wrong.add("role", "choose");
    }
    let email = normal_email(&form.email);
    if taken(act, &email).await? {
        wrong.add("email", "taken");
    }
    let last_day = grant::last_day(act, fields, &roles, &mut wrong);
    wrong.done()?;
    let id = add(act, &email, &name, lang.unwrap_or(Lang::En)).await?;
    act.record("person-create", "person", id);
    for role in roles {
        grant::grant_until(act, id, role, (Scope::All, None), last_day).await?;
    }
    Ok(id)
}

/// Lower-cased and trimmed: one mailbox, one person.
pub fn normal_email(typed: &str) -> String {
    typed.trim().to_lowercase()
}

pub(crate) async fn taken(act: &Act, email: &str) -> Outcome<bool> {
    Ok(number(act.db(), "SELECT count(*) FROM person WHERE email = ?", vec![email.into()]).await? > 0)
}

/// Adds a person without any right.
pub async fn add(act: &Act, email: &str, name: &str, lang: Lang) -> Outcome<Id> {
    if taken(act, email).await? {
        return Err(Refusal::field("email", "taken").into());
    }
    let id = new_id();
    let row = table::person::Model {
        id,
        email: email.to_owned(),
        name: name.to_owned(),
        lang,
        password_hash: None,
        failed_count: 0,
        failed_at: None,
        deactivated_at: None,
        created_at: act.now,
        version: 1,
    };
    insert(act.db(), row).await?;
    Ok(id)
}

/// Takes a role away and ends the person's sessions, so that it takes effect at once.
pub async fn revoke_grant(act: &mut Act, id: Id) -> Outcome<()> {
    act.actor.need(Permission::PersonManage)?;
    let held = super::query::held_grant(act.db(), id).await?.ok_or(Refusal::NotFound)?;
    exec(
        act.db(),
        "UPDATE role_grant SET revoked_by = ?, revoked_at = ? WHERE id = ? AND revoked_at IS NULL",
        vec![act.actor.person.into(), act.now.into(), id.into()],
    )
    .await?;
    session::close_all(act, held.person_id, None).await?;
    act.record("role-revoke", "person", held.person_id);
    Ok(())
}

/// Ends a person's access and sessions; what they did stays.
pub async fn deactivate(act: &mut Act, id: Id, seen: i64) -> Outcome<()> {
    act.actor.need(Permission::PersonManage)?;
    if id == act.actor.person || id == SYSTEM {
        return Err(Refusal::second_person().into());
    }
    act.bump("person", id, seen).await?;
    exec(act.db(), "UPDATE person SET deactivated_at = ? WHERE id = ?", vec![act.now.into(), id.into()]).await?;
    session::close_all(act, id, None).await?;
    act.record("person-deactivate", "person", id);
    Ok(())
}

/// Puts a new hash in place and ends the person's other sessions.
pub async fn set_password(act: &mut Act, person: Id, hash: String, keep: Option<&str>) -> Outcome<()> {
    exec(
        act.db(),
        "UPDATE person SET password_hash = ?, failed_count = 0, failed_at = NULL WHERE id = ?",
        vec![hash.into(), person.into()],
    )
    .await?;
    session::close_all(act, person, keep).await?;
    act.record("password-set", "person", person);
    Ok(())
}

/// Replaces the hash of an unchanged password that was made with older parameters.
pub async fn rehash(act: &mut Act, person: Id, hash: String) -> Outcome<()> {
    exec(act.db(), "UPDATE person SET password_hash = ? WHERE id = ?", vec![hash.into(), person.into()]).await?;
    Ok(())
}

/// Changes the language of one's own pages and mail.
pub async fn choose_lang(act: &mut Act, lang: Lang) -> Outcome<()> {
    let person = act.actor.person;
    exec(act.db(), "UPDATE person SET lang = ? WHERE id = ?", vec![lang.into(), person.into()]).await?;
    Ok(())
}

/// Counts a failed sign-in. The wait before the next try grows with the count (see [`Credentials::wait`]); after 100
/// in a row only a password reset helps.
pub async fn sign_in_failed(act: &mut Act, person: Id) -> Outcome<()> {
    exec(
        act.db(),
        "UPDATE person SET failed_count = failed_count + 1, failed_at = ? WHERE id = ?",
        vec![act.now.into(), person.into()],
    )
    .await?;
    Ok(())
}

/// Opens a session after the password was right.
pub async fn signed_in(act: &mut Act, person: Id, staff: bool) -> Outcome<String> {
    exec(act.db(), "UPDATE person SET failed_count = 0, failed_at = NULL WHERE id = ?", vec![person.into()]).await?;
    session::open(act, person, staff).await
}

/// Sends a link with which the person sets a password; it lives 60 minutes (7 days for a new person).
pub async fn invite_to_set_password(act: &mut Act, person: Id) -> Outcome<()> {
    let known: Credentials = credentials_by_id(act.db(), person).await?.ok_or(Refusal::NotFound)?;
    let token = session::secret();
    let fresh = known.password_hash.is_none();
    let until = if fresh { act.now.plus_days(7) } else { act.now.plus_hours(1) };
    exec(
        act.db(),
        "UPDATE password_reset SET expires_at = ? WHERE person_id = ? AND used_at IS NULL AND expires_at > ?",
        vec![act.now.into(), person.into(), act.now.into()],
    )
    .await?;
    let row = table::password_reset::Model {
        id: new_id(),
        token_hash: session::digest(&token),
        person_id: person,
        created_at: act.now,
        expires_at: until,
        used_at: None,
    };
    insert(act.db(), row).await?;
    let message = if fresh { "welcome" } else { "password-reset" };
    act.mail(
        crate::outgoing_mail::Mail::new(message, known.email, known.lang)
            .with("name", known.name)
            .with("path", "/set-password/{secret}")
            .secret(token),
    )
    .await?;
    act.record("password-invite", "person", person);
    Ok(())
}

/// Uses a link once: puts the new password in place.
pub async fn reset_password(act: &mut Act, token: &str, hash: String) -> Outcome<Id> {
    let person =
        super::query::reset_for(act.db(), token, act.now).await?.ok_or(Refusal::Conflict("link-expired".into()))?;
    let used = exec(
        act.db(),
        "UPDATE password_reset SET used_at = ? WHERE token_hash = ? AND used_at IS NULL",
        vec![act.now.into(), session::digest(token).into()],
    )
    .await?;
    if used == 0 {
        return Err(Refusal::Conflict("link-expired".into()).into());
    }
    set_password(act, person, hash, None).await?;
    Ok(person)
}

impl Actor {
    /// The actor that a person would be right now; for acts that begin before there is a session.
    pub fn stranger(person: Id, name: String, email: String, lang: Lang) -> Self {
        Self { person, name, email, lang, grants: Vec::new(), barred: Vec::new(), installation: false }
    }
}
