//! Granting roles: to somebody else, a deciding one with a second person, until a last day where there is one.

use super::table;
use crate::act::Act;
use crate::actor::Scope;
use crate::field::{Fields, Problems};
use crate::permission::{Permission, Role};
use crate::refusal::{Outcome, Refusal};
use crate::session;
use crate::store::{exec, insert, number};
use crate::{Id, new_id};
use chrono::NaiveDate;

/// Grants a role of the buyer's side to somebody else; one that is held already is refused at the field.
pub async fn grant_role(act: &mut Act, person: Id, fields: &Fields) -> Outcome<()> {
    act.actor.need(Permission::PersonManage)?;
    if person == act.actor.person {
        return Err(Refusal::second_person().into());
    }
    let known =
        number(act.db(), "SELECT count(*) FROM person WHERE id = ? AND deactivated_at IS NULL", vec![person.into()])
            .await?;
    if known == 0 {
        return Err(Refusal::NotFound.into());
    }
    let mut wrong = Problems::default();
    let role: Option<Role> = wrong.code("role", fields.text("role"));
    if role.is_some_and(Role::of_supplier) {
        wrong.add("role", "choose");
    }
    if let Some(role) = role {
        let held = number(
            act.db(),
            "SELECT count(*) FROM role_grant WHERE person_id = ? AND role = ? AND scope_kind = 'all' AND revoked_at IS NULL
             AND (ends_on IS NULL OR ends_on > ?)",
            vec![person.into(), role.into(), act.today().into()],
        )
        .await?;
        if held > 0 {
            wrong.add("role", "person-held");
        }
    }
    let last_day = last_day(act, fields, role.as_slice(), &mut wrong);
    wrong.done()?;
    let role = role.ok_or(Refusal::NotFound)?;
    grant_until(act, person, role, (Scope::All, None), last_day).await?;
    // Whoever holds an old session does not come into the new rights with it.
    session::close_all(act, person, None).await
}

/// The last day on which roles are held; none when they have no end. An assurer looks in until a day.
pub(super) fn last_day(act: &Act, fields: &Fields, roles: &[Role], wrong: &mut Problems) -> Option<NaiveDate> {
    let typed = fields.text("last_day");
    let needed = roles.contains(&Role::Assurer) && !act.actor.is_system();
    if typed.trim().is_empty() && !needed {
        return None;
    }
    let found = wrong.date("last_day", typed)?;
    if found < act.today() {
        wrong.add("last_day", "person-last-day");
    }
    Some(found)
}

/// Grants a role without an end. Not to oneself; a deciding role waits for [`confirm_grant`], except at the console.
pub async fn grant(act: &mut Act, person: Id, role: Role, scope: Scope, scope_id: Option<Id>) -> Outcome<Id> {
    grant_until(act, person, role, (scope, scope_id), None).await
}

/// The same until a last day, with which the rights end by themselves.
pub(super) async fn grant_until(
    act: &mut Act,
    person: Id,
    role: Role,
    (scope, scope_id): (Scope, Option<Id>),
    last_day: Option<NaiveDate>,
) -> Outcome<Id> {
    if person == act.actor.person {
        return Err(Refusal::second_person().into());
    }
    let id = new_id();
    let at_once = !role.deciding() || act.actor.is_system();
    let row = table::role_grant::Model {
        id,
        person_id: person,
        role,
        scope_kind: scope,
        scope_id,
        starts_on: act.today(),
        ends_on: last_day.and_then(|day| day.succ_opt()),
        granted_by: act.actor.person,
        granted_at: act.now,
        confirmed_by: None,
        confirmed_at: at_once.then_some(act.now),
        revoked_by: None,
        revoked_at: None,
    };
    insert(act.db(), row).await?;
    act.record("role-grant", "person", person);
    Ok(id)
}

/// Confirms the grant of a deciding role: neither the one who granted it nor the one who receives it.
pub async fn confirm_grant(act: &mut Act, id: Id) -> Outcome<()> {
    act.actor.need(Permission::PersonConfirm)?;
    let waiting = super::query::waiting_grant(act.db(), id).await?.ok_or(Refusal::NotFound)?;
    if waiting.granted_by == act.actor.person || waiting.person_id == act.actor.person {
        return Err(Refusal::second_person().into());
    }
    let done = exec(
        act.db(),
        "UPDATE role_grant SET confirmed_by = ?, confirmed_at = ? WHERE id = ? AND confirmed_at IS NULL AND revoked_at IS NULL",
        vec![act.actor.person.into(), act.now.into(), id.into()],
    )
    .await?;
    if done == 0 {
        return Err(Refusal::state().into());
    }
    session::close_all(act, waiting.person_id, None).await?;
    act.record("role-confirm", "person", waiting.person_id);
    Ok(())
}
