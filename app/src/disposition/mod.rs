//! Dispositions on screen: proposing, hearing, deciding; and what a company reads of the decisions about it.

mod company;
mod list;
mod propose;
mod show;

use crate::route::{Access, Call, Landing, Route, call, page};
use entity::disposition;
use entity::permission::Permission::{
    CompanyAnswer, CompanyRead, DispositionDecide, DispositionPropose, DispositionRead,
};

pub fn pages() -> Vec<Route> {
    vec![
        page("/dispositions", Access::Staff(DispositionRead), |v| Box::pin(list::list(v))),
        page("/dispositions/new", Access::Staff(DispositionPropose), |v| Box::pin(propose::new(v))),
        page("/dispositions/{id}", Access::Staff(DispositionRead), |v| Box::pin(show::show(v))),
        page("/s/{supplier}/decisions", Access::Company(CompanyRead), |v| Box::pin(company::list(v))),
        page("/s/{supplier}/decisions/{id}", Access::Company(CompanyRead), |v| Box::pin(company::show(v))),
    ]
}

pub fn calls() -> Vec<Call> {
    vec![
        call("disposition/propose", Access::Staff(DispositionPropose), |act, f| {
            Box::pin(async move {
                let id = disposition::propose(act, f.id("about")?, &f).await?;
                Ok(Landing::at(format!("/dispositions/{id}")).saying("disposition-proposed"))
            })
        }),
        call("disposition/notice", Access::Staff(DispositionPropose), |act, f| {
            Box::pin(async move {
                let id = f.id("id")?;
                disposition::notice(act, id, f.version()).await?;
                Ok(Landing::at(format!("/dispositions/{id}")).saying("disposition-noticed"))
            })
        }),
        call("disposition/record-delivery", Access::Staff(DispositionPropose), |act, f| {
            Box::pin(async move {
                let id = f.id("id")?;
                disposition::record_delivery(act, id, &f).await?;
                Ok(Landing::at(format!("/dispositions/{id}")).saying("saved"))
            })
        }),
        call("disposition/decide", Access::Staff(DispositionDecide), |act, f| {
            Box::pin(async move {
                let id = f.id("id")?;
                disposition::decide(act, id, &f).await?;
                Ok(Landing::at(format!("/dispositions/{id}")).saying("disposition-decided"))
            })
        }),
        call("disposition/lift", Access::Staff(DispositionDecide), |act, f| {
            Box::pin(async move {
                let id = f.id("id")?;
                disposition::lift(act, id, &f).await?;
                Ok(Landing::at(format!("/dispositions/{id}")).saying("disposition-lifted"))
            })
        }),
        call("disposition/acknowledge", Access::Company(CompanyAnswer), |act, f| {
            Box::pin(async move {
                let id = f.id("id")?;
                let supplier = disposition::acknowledge(act, id, f.version()).await?;
                Ok(Landing::at(format!("/s/{supplier}/decisions/{id}")).saying("disposition-read"))
            })
        }),
        call("disposition/answer", Access::Company(CompanyAnswer), |act, f| {
            Box::pin(async move {
                let id = f.id("id")?;
                let supplier = disposition::statement(act, id, &f).await?;
                Ok(Landing::at(format!("/s/{supplier}/decisions/{id}")).saying("disposition-answered"))
            })
        }),
    ]
}
