//! Certification and declared relationships on screen.

mod list;
mod relationship;
mod show;

use crate::route::{Access, Call, Landing, Route, call, company as acting, page};
use entity::permission::Permission::{CertificationApply, CertificationDecide, CompanyAnswer, CompanyRead};
use entity::refusal::Refusal;
use entity::{certification, relationship as declared};

pub fn pages() -> Vec<Route> {
    vec![
        // Applicants and deciders both read; the query asks for either right.
        page("/certifications", Access::SignedIn, |v| Box::pin(list::list(v))),
        page("/certifications/new", Access::Staff(CertificationApply), |v| Box::pin(show::new(v))),
        page("/certifications/{id}", Access::SignedIn, |v| Box::pin(show::show(v))),
        page("/relationships", Access::SignedIn, |v| Box::pin(relationship::list(v))),
        page("/relationships/{id}", Access::Staff(CertificationDecide), |v| Box::pin(relationship::show(v))),
        page("/s/{supplier}/relationships", Access::Company(CompanyRead), |v| Box::pin(relationship::company(v))),
    ]
}

pub fn calls() -> Vec<Call> {
    vec![
        call("certification/apply", Access::Staff(CertificationApply), |act, f| {
            Box::pin(async move {
                let id = certification::apply(act, f.id("about")?, &f).await?;
                Ok(Landing::at(format!("/certifications/{id}")).saying("certification-applied"))
            })
        }),
        call("certification/screen", Access::Staff(CertificationApply), |act, f| {
            Box::pin(async move {
                let id = f.id("id")?;
                certification::screen(act, id, &f).await?;
                Ok(Landing::at(format!("/certifications/{id}")).saying("saved"))
            })
        }),
        call("certification/decide", Access::Staff(CertificationDecide), |act, f| {
            Box::pin(async move {
                let id = f.id("id")?;
                match f.text("outcome") {
                    "certify" => certification::certify(act, id, &f).await?,
                    "reject" => certification::reject(act, id, &f).await?,
                    _ => return Err(Refusal::field("reason", "choose").into()),
                }
                Ok(Landing::at(format!("/certifications/{id}")).saying("certification-decided"))
            })
        }),
        call("relationship/declare", Access::SignedIn, |act, f| {
            Box::pin(async move {
                declared::declare(act, &f).await?;
                Ok(Landing::at("/relationships").saying("relationship-declared"))
            })
        }),
        call("relationship/declare-company", Access::Company(CompanyAnswer), |act, f| {
            Box::pin(async move {
                let supplier = acting(&f)?;
                declared::declare_by_company(act, supplier, &f).await?;
                Ok(Landing::at(format!("/s/{supplier}/relationships")).saying("relationship-declared"))
            })
        }),
        call("relationship/judge", Access::Staff(CertificationDecide), |act, f| {
            Box::pin(async move {
                let id = f.id("id")?;
                declared::judge(act, id, &f).await?;
                Ok(Landing::at("/relationships").saying("relationship-judged"))
            })
        }),
    ]
}
