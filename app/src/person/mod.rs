//! The people of the buyer's side and their roles; and the outbox.

mod list;
mod mail;
mod show;

use crate::route::{Access, Call, Landing, Route, call, page};
use entity::permission::Permission::{MailRead, PersonConfirm, PersonManage};
use entity::person;

pub fn pages() -> Vec<Route> {
    vec![
        // Those who manage and those who confirm both read; the query asks for either right.
        page("/people", Access::SignedIn, |v| Box::pin(list::list(v))),
        page("/people/new", Access::Staff(PersonManage), |v| Box::pin(list::new(v))),
        page("/people/{id}", Access::SignedIn, |v| Box::pin(show::show(v))),
        page("/mail", Access::Staff(MailRead), |v| Box::pin(mail::outbox(v))),
    ]
}

pub fn calls() -> Vec<Call> {
    vec![
        call("person/create", Access::Staff(PersonManage), |act, f| {
            Box::pin(async move {
                let id = person::create(act, &f).await?;
                Ok(Landing::at(format!("/people/{id}")).saying("person-created"))
            })
        }),
        call("person/grant", Access::Staff(PersonManage), |act, f| {
            Box::pin(async move {
                let id = f.id("id")?;
                person::grant_role(act, id, &f).await?;
                Ok(Landing::at(format!("/people/{id}")).saying("person-granted"))
            })
        }),
        call("person/confirm", Access::Staff(PersonConfirm), |act, f| {
            Box::pin(async move {
                person::confirm_grant(act, f.id("grant")?).await?;
                Ok(Landing::at("/people").saying("person-confirmed"))
            })
        }),
        call("person/revoke", Access::Staff(PersonManage), |act, f| {
            Box::pin(async move {
                let id = f.id("id")?;
                person::revoke_grant(act, f.id("grant")?).await?;
                Ok(Landing::at(format!("/people/{id}")).saying("person-revoked"))
            })
        }),
        call("person/deactivate", Access::Staff(PersonManage), |act, f| {
            Box::pin(async move {
                let id = f.id("id")?;
                person::deactivate(act, id, f.version()).await?;
                Ok(Landing::at(format!("/people/{id}")).saying("person-deactivated"))
            })
        }),
    ]
}
