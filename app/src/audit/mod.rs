//! ESG audits on the screen. They share every page with spot checks; only issuing the report is their own.

use crate::route::Access::{SignedIn, Staff};
use crate::route::{Call, Landing, Route, call, page};
use crate::spot_check::{plan, queue, score, settle, show};
use entity::audit;
use entity::checklist::Kind;
use entity::permission::Permission as P;

pub fn pages() -> Vec<Route> {
    vec![
        page("/audits", SignedIn, |v| Box::pin(queue(v, Kind::Audit))),
        page("/audits/plan", Staff(P::CheckAssign), |v| Box::pin(plan(v, Kind::Audit))),
        page("/audits/{id}", SignedIn, |v| Box::pin(show(v, Kind::Audit))),
        page("/audits/{id}/score", Staff(P::CheckScore), |v| Box::pin(score(v, Kind::Audit))),
        page("/audits/{id}/settle", Staff(P::CheckScore), |v| Box::pin(settle(v, Kind::Audit))),
    ]
}

pub fn calls() -> Vec<Call> {
    vec![call("audit/issue", Staff(P::CheckScore), |act, f| {
        Box::pin(async move {
            let id = f.id("id")?;
            audit::issue(act, id, f.version(), &f).await?;
            Ok(Landing::at(format!("/audits/{id}?tab=findings")).saying("audit-issued"))
        })
    })]
}
