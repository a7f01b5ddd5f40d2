//! What every other capability needs to know of a supplier, and how it is told something.

use super::Standing;
use crate::Id;
use crate::act::Act;
use crate::actor::Actor;
use crate::lang::Lang;
use crate::outgoing_mail::Mail;
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::store::{raw, row};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// A supplier in a line.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Brief {
    /// The record.
    pub id: Id,
    /// The number that people read out: `S-004217`.
    pub number: String,
    /// The legal name in its own script.
    pub name: String,
    /// The Latin name, if there is one.
    pub name_latin: Option<String>,
    /// The registered country (ISO 3166, two letters).
    pub country: String,
    /// The main category.
    pub category: String,
    /// Where it stands.
    pub standing: Standing,
    /// The language it is written to.
    pub lang: Lang,
    /// The record it was merged into.
    pub merged_into: Option<Id>,
    /// The version for the next change.
    pub version: i64,
}

const SELECT: &str = "SELECT id, number, name, name_latin, country, category, standing, lang, merged_into, version FROM supplier WHERE id = ?";

/// A supplier as staff see it; one that the person is barred from looks like a missing one.
pub async fn brief(db: &impl ConnectionTrait, actor: &Actor, id: Id) -> Outcome<Brief> {
    actor.need(Permission::SupplierRead)?;
    actor.not_barred(id)?;
    known(db, id).await
}

/// A supplier as its own people see it.
pub async fn company(db: &impl ConnectionTrait, actor: &Actor, id: Id) -> Outcome<Brief> {
    actor.need_for(Permission::CompanyRead, id)?;
    known(db, id).await
}

/// A supplier whose visibility the caller has already decided.
pub async fn known(db: &impl ConnectionTrait, id: Id) -> Outcome<Brief> {
    let found: Option<Brief> = row(db, SELECT, vec![id.into()]).await?;
    found.ok_or_else(|| Refusal::NotFound.into())
}

/// The supplier with a number, as staff see it; none when there is none or the person may not see it.
pub async fn by_number(db: &impl ConnectionTrait, actor: &Actor, number: &str) -> Outcome<Option<Brief>> {
    actor.need(Permission::SupplierRead)?;
    let found = raw(
        db,
        "SELECT id FROM supplier WHERE number = ? AND merged_into IS NULL",
        vec![number.trim().to_uppercase().into()],
    )
    .await?;
    let Some(id) = found.first().map(|r| r.try_get_by_index(0)).transpose()? else { return Ok(None) };
    Ok(if actor.is_barred(id) { None } else { Some(known(db, id).await?) })
}

/// The sites of a supplier that are open on a day: id and name.
pub async fn open_sites(db: &impl ConnectionTrait, supplier: Id, day: chrono::NaiveDate) -> Outcome<Vec<(Id, String)>> {
    let found = raw(
        db,
        "SELECT id, name FROM site WHERE supplier_id = ? AND (closed_on IS NULL OR closed_on > ?) ORDER BY name, id",
        vec![supplier.into(), day.into()],
    )
    .await?;
    let sites: Result<_, sea_orm::DbErr> =
        found.iter().map(|r| Ok((r.try_get_by_index(0)?, r.try_get_by_index(1)?))).collect();
    Ok(sites?)
}

/// Writes a mail to everybody who acts for a supplier, each in their own language; to its contacts when nobody does yet.
/// `compose` gets the language and the address and returns the mail.
pub async fn tell(act: &Act, supplier: Id, compose: impl Fn(Lang, &str) -> Mail) -> Outcome<u64> {
    let mut people = raw(
        act.db(),
        "SELECT DISTINCT p.email, p.lang FROM role_grant g JOIN person p ON p.id = g.person_id
         WHERE g.scope_id = ? AND g.scope_kind = 'supplier' AND g.revoked_at IS NULL AND p.deactivated_at IS NULL ORDER BY p.email",
        vec![supplier.into()],
    )
    .await?;
    if people.is_empty() {
        people = raw(
            act.db(),
            "SELECT email, lang FROM contact WHERE supplier_id = ? AND ended_at IS NULL AND bounced_at IS NULL ORDER BY email",
            vec![supplier.into()],
        )
        .await?;
    }
    for person in &people {
        let email: String = person.try_get_by_index(0)?;
        act.mail(compose(person.try_get_by_index(1)?, &email).supplier(supplier)).await?;
    }
    Ok(people.len() as u64)
}
