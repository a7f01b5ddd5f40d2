//! Invitations: how the first person of a supplier comes in, and how they bring colleagues.
//!
//! `sent → used | not mine | replaced | expired`. The link lives 30 days; opening it changes nothing, a POST does; an
//! expired one offers a new one to the same address. "Not my company" is an answer, not a failure.

use super::change::{add, normal_email, taken};
use super::table;
use crate::act::Act;
use crate::actor::Scope;
use crate::instant::Instant;
use crate::lang::Lang;
use crate::outgoing_mail::Mail;
use crate::permission::{Permission, Role};
use crate::refusal::{Outcome, Refusal};
use crate::store::{Store, exec, insert, row};
use crate::{Id, new_id, session};
use sea_orm::FromQueryResult;

/// How long an invitation link lives.
pub const INVITATION_DAYS: i64 = 30;

/// An invitation as the person who opens the link sees it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Invitation {
    /// The record.
    pub id: Id,
    /// To whom it was sent.
    pub email: String,
    /// For which supplier.
    pub supplier_id: Id,
    /// The supplier's name in its own script.
    pub supplier: String,
    /// As what.
    pub role: Role,
    /// Who sent it.
    pub invited_by: Id,
    /// In which language it was written.
    pub lang: Lang,
    /// Until when it can be used.
    pub expires_at: Instant,
    /// When it was used.
    pub used_at: Option<Instant>,
    /// When somebody answered that it is not their company.
    pub not_mine_at: Option<Instant>,
    /// When a newer one took its place.
    pub replaced_at: Option<Instant>,
}

impl Invitation {
    /// Whether it can still be used.
    pub fn open(&self, now: Instant) -> bool {
        self.used_at.is_none() && self.not_mine_at.is_none() && self.replaced_at.is_none() && self.expires_at > now
    }
}

const SELECT: &str =
    "SELECT i.id, i.email, i.supplier_id, s.name AS supplier, i.role, i.invited_by, i.lang, i.expires_at, i.used_at,
    i.not_mine_at, i.replaced_at FROM invitation i JOIN supplier s ON s.id = i.supplier_id WHERE i.token_hash = ?";

/// The invitation behind a link, in whatever state; nothing is changed by looking.
pub async fn invitation(store: &Store, token: &str) -> Outcome<Option<Invitation>> {
    row(store.read(), SELECT, vec![session::digest(token).into()]).await
}

/// Writes an invitation and puts its mail into the outbox. An older open one for the same address and supplier is replaced.
pub async fn invite(act: &mut Act, supplier: Id, email: &str, role: Role, lang: Lang, mail: Mail) -> Outcome<()> {
    let token = session::secret();
    let email = normal_email(email);
    exec(
        act.db(),
        "UPDATE invitation SET replaced_at = ? WHERE supplier_id = ? AND email = ? AND used_at IS NULL AND replaced_at IS NULL",
        vec![act.now.into(), supplier.into(), email.clone().into()],
    )
    .await?;
    let row = table::invitation::Model {
        id: new_id(),
        token_hash: session::digest(&token),
        email,
        supplier_id: supplier,
        role,
        lang,
        invited_by: act.actor.person,
        created_at: act.now,
        expires_at: act.now.plus_days(INVITATION_DAYS),
        used_by: None,
        used_at: None,
        not_mine_at: None,
        replaced_at: None,
    };
    insert(act.db(), row).await?;
    act.mail(mail.supplier(supplier).with("path", "/invitations/{secret}").secret(token)).await
}

/// A supplier admin invites a colleague.
pub async fn invite_colleague(act: &mut Act, supplier: Id, fields: &crate::field::Fields) -> Outcome<()> {
    act.actor.need_for(Permission::CompanyInvite, supplier)?;
    let form: InviteColleague = fields.read()?;
    let role: Role = if form.role == "supplier-admin" { Role::SupplierAdmin } else { Role::SupplierMember };
    let already = "SELECT count(*) FROM role_grant g JOIN person p ON p.id = g.person_id
                   WHERE p.email = ? AND g.scope_id = ? AND g.role = ? AND g.revoked_at IS NULL AND g.ends_on IS NULL";
    let held = vec![normal_email(&form.email).into(), supplier.into(), role.into()];
    if crate::store::number(act.db(), already, held).await? > 0 {
        return Err(Refusal::field("email", "colleague-already").into());
    }
    let lang = act.actor.lang;
    let company = crate::supplier::company(act.db(), &act.actor, supplier).await?;
    let mail = Mail::new("colleague", normal_email(&form.email), lang)
        .with("inviter", act.actor.name.clone())
        .with("supplier", company.name);
    invite(act, supplier, &form.email, role, lang, mail).await?;
    act.record("colleague-invite", "supplier", supplier);
    Ok(())
}

/// A supplier admin takes away the access of a colleague; what they did stays. Nobody does it to themselves, so that
/// one admin always remains.
pub async fn remove_colleague(act: &mut Act, supplier: Id, person: Id) -> Outcome<()> {
    act.actor.need_for(Permission::CompanyInvite, supplier)?;
    let held = exec(
        act.db(),
        "UPDATE role_grant SET revoked_by = ?, revoked_at = ?
         WHERE person_id = ? AND person_id <> ? AND scope_id = ? AND scope_kind = ? AND revoked_at IS NULL",
        vec![
            act.actor.person.into(),
            act.now.into(),
            person.into(),
            act.actor.person.into(),
            supplier.into(),
            Scope::Supplier.into(),
        ],
    )
    .await?;
    if held == 0 {
        return Err(Refusal::NotFound.into());
    }
    session::close_all(act, person, None).await?;
    act.record("colleague-remove", "supplier", supplier).about("person", person);
    Ok(())
}

/// What is typed to invite a colleague.
#[derive(Clone, Debug, Default, serde::Deserialize, validator::Validate)]
#[serde(default)]
pub struct InviteColleague {
    /// Their e-mail address.
    #[validate(email, length(max = 254))]
    pub email: String,
    /// Admin or member.
    pub role: String,
}

/// Takes up an invitation as somebody new: makes the person with the password's hash and the grant.
pub async fn accept_as_new(act: &mut Act, token: &str, name: &str, hash: String) -> Outcome<(Id, Id)> {
    let found = usable(act, token).await?;
    if taken(act, &found.email).await? {
        return Err(Refusal::Conflict("sign-in-first".into()).into());
    }
    let person = add(act, &found.email, name, found.lang).await?;
    exec(act.db(), "UPDATE person SET password_hash = ? WHERE id = ?", vec![hash.into(), person.into()]).await?;
    join(act, &found, token, person).await?;
    Ok((person, found.supplier_id))
}

/// Takes up an invitation as the person who is signed in (sister companies). It must have been sent to them.
pub async fn accept(act: &mut Act, token: &str) -> Outcome<Id> {
    let found = usable(act, token).await?;
    if found.email != act.actor.email {
        return Err(Refusal::NotAllowed("other-address".into()).into());
    }
    let person = act.actor.person;
    // An invitation is a grant, and nobody grants a role to themselves.
    if found.invited_by == person {
        return Err(Refusal::second_person().into());
    }
    join(act, &found, token, person).await?;
    Ok(found.supplier_id)
}

async fn usable(act: &Act, token: &str) -> Outcome<Invitation> {
    let found: Option<Invitation> = row(act.db(), SELECT, vec![session::digest(token).into()]).await?;
    let found = found.ok_or(Refusal::NotFound)?;
    if found.open(act.now) { Ok(found) } else { Err(Refusal::Conflict("link-expired".into()).into()) }
}

async fn join(act: &mut Act, found: &Invitation, token: &str, person: Id) -> Outcome<()> {
    exec(
        act.db(),
        "UPDATE invitation SET used_by = ?, used_at = ? WHERE token_hash = ?",
        vec![person.into(), act.now.into(), session::digest(token).into()],
    )
    .await?;
    // The invitation itself is the grant by whoever invited; the person who joins does not grant it to themselves.
    exec(
        act.db(),
        "INSERT INTO role_grant (id, person_id, role, scope_kind, scope_id, starts_on, granted_by, granted_at, confirmed_at)
         SELECT ?, ?, role, ?, supplier_id, ?, invited_by, ?, ? FROM invitation WHERE token_hash = ?",
        vec![
            new_id().into(), person.into(), Scope::Supplier.into(), act.today().into(), act.now.into(), act.now.into(),
            session::digest(token).into(),
        ],
    )
    .await?;
    act.record("invitation-accept", "supplier", found.supplier_id).about("person", person);
    Ok(())
}

/// "Not my company": the link ends and procurement sees the answer on the supplier's page.
pub async fn not_mine(act: &mut Act, token: &str) -> Outcome<()> {
    let found = usable(act, token).await?;
    exec(
        act.db(),
        "UPDATE invitation SET not_mine_at = ? WHERE token_hash = ?",
        vec![act.now.into(), session::digest(token).into()],
    )
    .await?;
    exec(
        act.db(),
        "UPDATE contact SET bounced_at = ?, bounce = 'not-mine' WHERE supplier_id = ? AND email = ?",
        vec![act.now.into(), found.supplier_id.into(), found.email.clone().into()],
    )
    .await?;
    exec(
        act.db(),
        "UPDATE supplier SET invitable = (merged_into IS NULL AND EXISTS (SELECT 1 FROM contact c
           WHERE c.supplier_id = supplier.id AND c.ended_at IS NULL AND c.bounced_at IS NULL)) WHERE id = ?",
        vec![found.supplier_id.into()],
    )
    .await?;
    act.record("invitation-not-mine", "supplier", found.supplier_id);
    Ok(())
}

/// Sends a new link to the same address in place of one that ran out. The link itself is the right to ask.
pub async fn renew(act: &mut Act, token: &str) -> Outcome<()> {
    let found: Option<Invitation> = row(act.db(), SELECT, vec![session::digest(token).into()]).await?;
    let found = found.ok_or(Refusal::NotFound)?;
    if found.used_at.is_some() || found.not_mine_at.is_some() {
        return Err(Refusal::state().into());
    }
    let mail = Mail::new("invitation", found.email.clone(), found.lang).with("supplier", found.supplier.clone());
    invite(act, found.supplier_id, &found.email, found.role, found.lang, mail).await?;
    act.record("invitation-renew", "supplier", found.supplier_id);
    Ok(())
}
