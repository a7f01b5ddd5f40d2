//! Spot checks on the screen, and the pages that audits share with them: queue, record, scoring, result, and the
//! company's side.

mod action;
mod call;
mod company;
mod part;
mod plan;
mod queue;
mod score;
mod settle;
mod show;

use crate::route::Access::{Company, SignedIn, Staff};
use crate::route::{Call, Landing, Route, call, page};
use entity::checklist::Kind;
use entity::permission::Permission as P;
use entity::spot_check;

pub use plan::plan;
pub use queue::queue;
pub use score::score;
pub use settle::settle;
pub use show::show;

pub fn pages() -> Vec<Route> {
    vec![
        // Inspectors have no right to read all checks; the queries show them their own.
        page("/spot-checks", SignedIn, |v| Box::pin(queue(v, Kind::SpotCheck))),
        page("/spot-checks/plan", Staff(P::CheckAssign), |v| Box::pin(plan(v, Kind::SpotCheck))),
        page("/spot-checks/{id}", SignedIn, |v| Box::pin(show(v, Kind::SpotCheck))),
        page("/spot-checks/{id}/score", Staff(P::CheckScore), |v| Box::pin(score(v, Kind::SpotCheck))),
        page("/spot-checks/{id}/settle", Staff(P::CheckScore), |v| Box::pin(settle(v, Kind::SpotCheck))),
        page("/s/{supplier}/checks", Company(P::CompanyRead), |v| Box::pin(company::list(v))),
        page("/s/{supplier}/checks/{kind}/{id}", Company(P::CompanyRead), |v| Box::pin(company::show(v))),
    ]
}

pub fn calls() -> Vec<Call> {
    let mut calls = call::calls();
    calls.push(call("spot-check/settle", Staff(P::CheckScore), |act, f| {
        Box::pin(async move {
            let id = f.id("id")?;
            spot_check::settle(act, id, f.version(), &f).await?;
            Ok(Landing::at(format!("/spot-checks/{id}?tab=findings")).saying("check-settled"))
        })
    }));
    calls
}
