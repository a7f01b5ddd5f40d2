//! The blacklist: proposals, hearings, decisions, appeals, removals.

mod company;
mod decision;
mod list;
mod propose;
mod show;

use crate::route::Access::{Company, Staff};
use crate::route::{Call, Landing, Route, call, company, page};
use entity::act::{Act, Boxed};
use entity::blacklist;
use entity::field::Fields;
use entity::permission::Permission::{
    BlacklistApprove, BlacklistPropose, BlacklistRead, CompanyAnswer, CompanyRead, CompanySign,
};
use entity::refusal::Outcome;

pub fn pages() -> Vec<Route> {
    vec![
        page("/blacklist", Staff(BlacklistRead), |v| Box::pin(list::list(v))),
        page("/blacklist/new", Staff(BlacklistPropose), |v| Box::pin(propose::propose(v))),
        page("/blacklist/{id}", Staff(BlacklistRead), |v| Box::pin(show::show(v))),
        page("/s/{supplier}/blacklist/{id}", Company(CompanyRead), |v| Box::pin(company::show(v))),
    ]
}

pub fn calls() -> Vec<Call> {
    vec![
        call("blacklist/propose", Staff(BlacklistPropose), |act, f| {
            Box::pin(async move {
                let id = blacklist::propose(act, &f).await?;
                Ok(Landing::at(format!("/blacklist/{id}")).saying("blacklist-proposed"))
            })
        }),
        call("blacklist/notice", Staff(BlacklistPropose), |act, f| {
            staff(act, f, "blacklist-noticed", |act, f| {
                Box::pin(async move { blacklist::notice(act, f.id("id")?, f.version()).await })
            })
        }),
        call("blacklist/delivered", Staff(BlacklistPropose), |act, f| {
            staff(act, f, "blacklist-delivered", |act, f| {
                Box::pin(async move { blacklist::delivered(act, f.id("id")?, f.version(), &f).await })
            })
        }),
        call("blacklist/suspend", Staff(BlacklistApprove), |act, f| {
            staff(act, f, "blacklist-suspended", |act, f| {
                Box::pin(async move { blacklist::suspend(act, f.id("id")?, f.version(), &f).await })
            })
        }),
        call("blacklist/approve", Staff(BlacklistApprove), |act, f| {
            staff(act, f, "blacklist-approved", |act, f| {
                Box::pin(async move { blacklist::approve(act, f.id("id")?, f.version(), &f).await })
            })
        }),
        call("blacklist/reject", Staff(BlacklistApprove), |act, f| {
            staff(act, f, "blacklist-rejected", |act, f| {
                Box::pin(async move { blacklist::reject(act, f.id("id")?, f.version(), &f).await })
            })
        }),
        call("blacklist/propose-removal", Staff(BlacklistPropose), |act, f| {
            staff(act, f, "blacklist-removal-proposed", |act, f| {
                Box::pin(async move { blacklist::propose_removal(act, f.id("id")?, f.version(), &f).await })
            })
        }),
        call("blacklist/remove", Staff(BlacklistApprove), |act, f| {
            staff(act, f, "blacklist-removed", |act, f| {
                Box::pin(async move { blacklist::remove(act, f.id("id")?, f.version(), &f).await })
            })
        }),
        call("blacklist/keep", Staff(BlacklistApprove), |act, f| {
            staff(act, f, "blacklist-kept", |act, f| {
                Box::pin(async move { blacklist::keep(act, f.id("id")?, f.version(), &f).await })
            })
        }),
        call("blacklist/decide-appeal", Staff(BlacklistApprove), |act, f| {
            staff(act, f, "blacklist-appeal-decided", |act, f| {
                Box::pin(async move { blacklist::decide_appeal(act, f.id("id")?, f.version(), &f).await })
            })
        }),
        call("blacklist/acknowledge", Company(CompanyAnswer), |act, f| {
            own(act, f, "blacklist-acknowledged", |act, f| {
                Box::pin(async move { blacklist::acknowledge(act, company(&f)?, f.id("id")?).await })
            })
        }),
        call("blacklist/state-case", Company(CompanySign), |act, f| {
            own(act, f, "blacklist-stated", |act, f| {
                Box::pin(async move { blacklist::state_case(act, company(&f)?, f.id("id")?, f.version(), &f).await })
            })
        }),
        call("blacklist/appeal", Company(CompanySign), |act, f| {
            own(act, f, "blacklist-appealed", |act, f| {
                Box::pin(async move { blacklist::appeal(act, company(&f)?, f.id("id")?, f.version(), &f).await })
            })
        }),
    ]
}

type Verb = for<'a> fn(&'a mut Act, Fields) -> Boxed<'a, Outcome<()>>;

/// Runs a verb of staff and lands on the record.
fn staff<'a>(act: &'a mut Act, f: Fields, notice: &'static str, verb: Verb) -> Boxed<'a, Outcome<Landing>> {
    Box::pin(async move {
        let to = format!("/blacklist/{}", f.id("id")?);
        verb(act, f).await?;
        Ok(Landing::at(to).saying(notice))
    })
}

/// Runs a verb of the company and lands on its page of the record.
fn own<'a>(act: &'a mut Act, f: Fields, notice: &'static str, verb: Verb) -> Boxed<'a, Outcome<Landing>> {
    Box::pin(async move {
        let to = format!("/s/{}/blacklist/{}", company(&f)?, f.id("id")?);
        verb(act, f).await?;
        Ok(Landing::at(to).saying(notice))
    })
}
