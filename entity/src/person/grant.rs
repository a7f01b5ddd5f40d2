//! Granting a role from a person's page.

use super::change;
use crate::Id;
use crate::act::Act;
use crate::actor::Scope;
use crate::field::{Fields, Problems};
use crate::permission::{Permission, Role};
use crate::refusal::{Outcome, Refusal};
use crate::session;
use crate::store::number;

/// Grants a role of the buyer's side to somebody else; one that is held already is refused at the field.
pub async fn grant_role(act: &mut Act, person: Id, fields: &Fields) -> Outcome<()> {
    act.actor.need(Permission::PersonManage)?;
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
            "SELECT count(*) FROM role_grant WHERE person_id = ? AND role = ? AND scope_kind = 'all' AND revoked_at IS NULL",
            vec![person.into(), role.into()],
        )
        .await?;
        if held > 0 {
            wrong.add("role", "person-held");
        }
    }
    wrong.done()?;
    let role = role.ok_or(Refusal::NotFound)?;
    change::grant(act, person, role, Scope::All, None).await?;
    // Whoever holds an old session does not come into the new rights with it.
    session::close_all(act, person, None).await
}
