//! The ESG code and the integrity letter on screen: publishing, inviting, reading, signing, receipts.

mod company;
mod draft;
mod invite;
mod list;
mod part;
mod receipt;
mod replies;
mod show;
mod signing;
pub mod verify;

use crate::route::Access::{Anyone, Company, SignedIn, Staff};
use crate::route::{self, Call, Landing, Route, call, page};
use entity::field::Fields;
use entity::instrument::{self, Reply, Selection};
use entity::permission::Permission as P;
use entity::refusal::Outcome;

pub fn pages() -> Vec<Route> {
    vec![
        page("/instruments", Staff(P::InstrumentRead), |v| Box::pin(list::list(v))),
        page("/instruments/new", Staff(P::InstrumentPublish), |v| Box::pin(draft::new(v))),
        page("/instruments/versions/{id}", Staff(P::InstrumentRead), |v| Box::pin(show::show(v))),
        page("/instruments/signings/{id}", Staff(P::InstrumentRead), |v| Box::pin(signing::show(v))),
        page("/s/{supplier}/instruments", Company(P::CompanyRead), |v| Box::pin(company::list(v))),
        page("/s/{supplier}/instruments/{signing}", Company(P::CompanyRead), |v| Box::pin(company::text(v))),
        page("/s/{supplier}/instruments/{signing}/text.md", Company(P::CompanyRead), |v| Box::pin(company::file(v))),
        page("/s/{supplier}/receipts/{id}", Company(P::CompanyRead), |v| Box::pin(receipt::company(v))),
        page("/s/{supplier}/receipts/{id}/receipt.json", Company(P::CompanyRead), |v| {
            Box::pin(receipt::company_file(v))
        }),
        page("/receipts/{id}", SignedIn, |v| Box::pin(receipt::staff(v))),
        page("/receipts/{id}/receipt.json", SignedIn, |v| Box::pin(receipt::staff_file(v))),
        page("/verify", Anyone, |v| Box::pin(verify::ask(v))),
    ]
}

pub fn calls() -> Vec<Call> {
    [staff_calls(), company_calls()].concat()
}

fn staff_calls() -> Vec<Call> {
    vec![
        call("instrument/draft", Staff(P::InstrumentPublish), |act, f| {
            Box::pin(async move {
                let id = instrument::draft_typed(act, &f).await?;
                Ok(Landing::at(format!("/instruments/versions/{id}")).saying("instrument-drafted"))
            })
        }),
        call("instrument/edit", Staff(P::InstrumentPublish), |act, f| {
            Box::pin(async move {
                instrument::edit(act, f.id("id")?, f.version(), &f).await?;
                Ok(Landing::at(format!("/instruments/versions/{}", f.text("id"))).saying("saved"))
            })
        }),
        call("instrument/publish", Staff(P::InstrumentPublish), |act, f| {
            Box::pin(async move {
                instrument::publish(act, f.id("id")?, f.version(), &f).await?;
                let to = format!("/instruments/versions/{}?tab=invite", f.text("id"));
                Ok(Landing::at(to).saying("instrument-published"))
            })
        }),
        call("instrument/invite", Staff(P::SupplierInvite), |act, f| {
            Box::pin(async move {
                instrument::invite(act, f.id("id")?, &Selection::read(&f), &f).await?;
                Ok(Landing::at(format!("/instruments/versions/{}", f.text("id"))).saying("instrument-invited"))
            })
        }),
        call("instrument/invite-again", Staff(P::SupplierInvite), |act, f| {
            Box::pin(async move {
                instrument::invite_again(act, f.id("id")?, f.version(), &f).await?;
                Ok(signing_page(&f).saying("instrument-invited"))
            })
        }),
        call("instrument/answer", Staff(P::SigningDecide), |act, f| {
            Box::pin(async move {
                instrument::answer(act, f.id("id")?, f.version(), &f).await?;
                Ok(signing_page(&f).saying("signing-answered"))
            })
        }),
        call("instrument/decide-equivalent", Staff(P::SigningDecide), |act, f| {
            Box::pin(async move {
                instrument::decide_equivalent(act, f.id("id")?, f.version(), &f).await?;
                Ok(signing_page(&f).saying("signing-decided"))
            })
        }),
        call("instrument/void", Staff(P::SigningDecide), |act, f| {
            Box::pin(async move {
                instrument::void(act, f.id("id")?, f.version(), &f).await?;
                Ok(signing_page(&f).saying("signing-voided"))
            })
        }),
    ]
}

fn signing_page(fields: &Fields) -> Landing {
    Landing::at(format!("/instruments/signings/{}", fields.text("id")))
}

fn company_calls() -> Vec<Call> {
    vec![
        call("instrument/open", Company(P::CompanyRead), |act, f| {
            Box::pin(async move {
                instrument::view(act, route::company(&f)?, f.id("id")?).await?;
                text_page(&f)
            })
        }),
        call("instrument/sign", Company(P::CompanySign), |act, f| {
            Box::pin(async move {
                let supplier = route::company(&f)?;
                let receipt = instrument::sign(act, supplier, f.id("id")?, f.version(), &f).await?;
                Ok(Landing::at(format!("/s/{supplier}/receipts/{receipt}")).saying("instrument-signed"))
            })
        }),
        call("instrument/decline", Company(P::CompanySign), |act, f| {
            Box::pin(async move {
                let supplier = route::company(&f)?;
                instrument::reply(act, supplier, f.id("id")?, f.version(), Reply::Decline, &f).await?;
                Ok(text_page(&f)?.saying("instrument-replied"))
            })
        }),
        call("instrument/ask", Company(P::CompanyAnswer), |act, f| {
            Box::pin(async move {
                let supplier = route::company(&f)?;
                instrument::reply(act, supplier, f.id("id")?, f.version(), Reply::Clarification, &f).await?;
                Ok(text_page(&f)?.saying("instrument-replied"))
            })
        }),
        call("instrument/offer-equivalent", Company(P::CompanySign), |act, f| {
            Box::pin(async move {
                let supplier = route::company(&f)?;
                instrument::reply(act, supplier, f.id("id")?, f.version(), Reply::Equivalent, &f).await?;
                Ok(text_page(&f)?.saying("instrument-replied"))
            })
        }),
    ]
}

fn text_page(fields: &Fields) -> Outcome<Landing> {
    Ok(Landing::at(format!("/s/{}/instruments/{}", route::company(fields)?, fields.id("id")?)))
}
