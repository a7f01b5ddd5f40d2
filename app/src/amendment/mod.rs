//! Amendments: a company proposes changes of its master data, procurement decides.

mod company;
mod queue;
mod shown;

use crate::route::Access::{Company, Staff};
use crate::route::{Call, Landing, Route, call, company as acting, page};
use entity::Id;
use entity::amendment;
use entity::permission::Permission as P;

pub fn pages() -> Vec<Route> {
    vec![
        page("/amendments", Staff(P::SupplierWrite), |v| Box::pin(queue::list(v))),
        page("/amendments/{id}", Staff(P::SupplierWrite), |v| Box::pin(queue::show(v))),
        page("/s/{supplier}/company/change", Company(P::CompanyRead), |v| Box::pin(company::show(v))),
    ]
}

pub fn calls() -> Vec<Call> {
    vec![
        call("amendment/propose", Company(P::CompanyAnswer), |act, f| {
            Box::pin(async move {
                let supplier = acting(&f)?;
                amendment::propose(act, supplier, &f).await?;
                Ok(at(supplier).saying("amendment-proposed"))
            })
        }),
        call("amendment/revise", Company(P::CompanyAnswer), |act, f| {
            Box::pin(async move {
                let supplier = amendment::revise(act, f.id("id")?, f.version(), &f).await?;
                Ok(at(supplier).saying("amendment-revised"))
            })
        }),
        call("amendment/submit", Company(P::CompanyAnswer), |act, f| {
            Box::pin(async move {
                let supplier = amendment::submit(act, f.id("id")?, f.version()).await?;
                Ok(at(supplier).saying("amendment-submitted"))
            })
        }),
        call("amendment/withdraw", Company(P::CompanyAnswer), |act, f| {
            Box::pin(async move {
                let supplier = amendment::withdraw(act, f.id("id")?, f.version()).await?;
                Ok(at(supplier).saying("amendment-withdrawn"))
            })
        }),
        call("amendment/approve", Staff(P::SupplierWrite), |act, f| {
            Box::pin(async move {
                let id = f.id("id")?;
                amendment::approve(act, id, f.version(), &f).await?;
                Ok(Landing::at(format!("/amendments/{id}")).saying("amendment-approved"))
            })
        }),
        call("amendment/return", Staff(P::SupplierWrite), |act, f| {
            Box::pin(async move {
                let id = f.id("id")?;
                amendment::send_back(act, id, f.version(), &f).await?;
                Ok(Landing::at(format!("/amendments/{id}")).saying("amendment-returned"))
            })
        }),
    ]
}

fn at(supplier: Id) -> Landing {
    Landing::at(format!("/s/{supplier}/company/change"))
}
