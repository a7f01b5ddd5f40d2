//! What stands around every capability: the frame, the home pages, signing in, and the pages for what went wrong.

mod agent;
pub mod frame;
mod home;
mod privacy;
pub mod refused;
mod sign_in;
mod waiting;

use crate::route::Access::{Anyone, SignedIn};
use crate::route::{Call, Landing, Route, call, page};
use entity::person;

pub fn pages() -> Vec<Route> {
    vec![
        page("/", Anyone, |v| Box::pin(home::start(v))),
        page("/home", SignedIn, |v| Box::pin(home::staff(v))),
        page("/s/{supplier}", SignedIn, |v| Box::pin(home::company(v))),
        page("/sign-in", Anyone, |v| Box::pin(sign_in::sign_in(v))),
        page("/forgot-password", Anyone, |v| Box::pin(sign_in::forgot(v))),
        page("/set-password/{token}", Anyone, |v| Box::pin(sign_in::set_password(v))),
        page("/invitations/{token}", Anyone, |v| Box::pin(sign_in::invitation(v))),
        page("/privacy", Anyone, |v| Box::pin(privacy::notice(v))),
        page("/account", SignedIn, |v| Box::pin(sign_in::account(v))),
        page("/ui", Anyone, |v| Box::pin(home::parts(v))),
    ]
}

pub fn calls() -> Vec<Call> {
    vec![
        call("invitation/accept", SignedIn, |act, f| {
            Box::pin(async move {
                let supplier = person::accept(act, f.text("token")).await?;
                Ok(Landing::at(format!("/s/{supplier}")).saying("invitation-accepted"))
            })
        }),
        call("invitation/not-mine", Anyone, |act, f| {
            Box::pin(async move {
                person::not_mine(act, f.text("token")).await?;
                Ok(Landing::at(format!("/invitations/{}", f.text("token"))))
            })
        }),
        call("invitation/renew", Anyone, |act, f| {
            Box::pin(async move {
                person::renew(act, f.text("token")).await?;
                Ok(Landing::at(format!("/invitations/{}?sent=1", f.text("token"))))
            })
        }),
        call(
            "colleague/invite",
            crate::route::Access::Company(entity::permission::Permission::CompanyInvite),
            |act, f| {
                Box::pin(async move {
                    let supplier = crate::route::company(&f)?;
                    person::invite_colleague(act, supplier, &f).await?;
                    Ok(Landing::at(format!("/s/{supplier}/company")).saying("colleague-invited"))
                })
            },
        ),
        call(
            "colleague/remove",
            crate::route::Access::Company(entity::permission::Permission::CompanyInvite),
            |act, f| {
                Box::pin(async move {
                    let supplier = crate::route::company(&f)?;
                    person::remove_colleague(act, supplier, f.id("id")?).await?;
                    Ok(Landing::at(format!("/s/{supplier}/company")).saying("colleague-removed"))
                })
            },
        ),
    ]
}
