//! Remediation on screen: the reviewers' queue and record, the company's plan and evidence.

mod company;
mod list;
mod show;
pub(crate) mod shown;

use crate::route::{Access, Call, Landing, Route, call, company as acting, page};
use entity::permission::Permission::{CompanyAnswer, CompanyRead, RemediationRead, RemediationReview};
use entity::refusal::Refusal;
use entity::remediation;

pub fn pages() -> Vec<Route> {
    vec![
        page("/remediations", Access::Staff(RemediationRead), |v| Box::pin(list::list(v))),
        page("/remediations/{id}", Access::Staff(RemediationRead), |v| Box::pin(show::show(v))),
        page("/s/{supplier}/remediations", Access::Company(CompanyRead), |v| Box::pin(company::list(v))),
        page("/s/{supplier}/remediations/{id}", Access::Company(CompanyRead), |v| Box::pin(company::show(v))),
    ]
}

pub fn calls() -> Vec<Call> {
    vec![
        call("remediation/submit-plan", Access::Company(CompanyAnswer), |act, f| {
            Box::pin(async move {
                let id = f.id("id")?;
                let supplier = remediation::submit_plan(act, id, &f).await?;
                Ok(Landing::at(format!("/s/{supplier}/remediations/{id}")).saying("remediation-plan-submitted"))
            })
        }),
        call("remediation/submit-evidence", Access::Company(CompanyAnswer), |act, f| {
            Box::pin(async move {
                let (id, supplier) = (f.id("id")?, acting(&f)?);
                remediation::submit_evidence(act, id, &f).await?;
                Ok(Landing::at(format!("/s/{supplier}/remediations/{id}")).saying("remediation-evidence-submitted"))
            })
        }),
        call("remediation/judge-plan", Access::Staff(RemediationReview), |act, f| {
            Box::pin(async move {
                let id = f.id("id")?;
                let notice = match f.text("outcome") {
                    "accept" => {
                        remediation::accept_plan(act, id, f.version()).await?;
                        "remediation-plan-accepted"
                    }
                    "return" => {
                        remediation::return_plan(act, id, &f).await?;
                        "remediation-plan-returned"
                    }
                    _ => return Err(Refusal::field("reason", "choose").into()),
                };
                Ok(Landing::at(format!("/remediations/{id}")).saying(notice))
            })
        }),
        call("remediation/judge-evidence", Access::Staff(RemediationReview), |act, f| {
            Box::pin(async move {
                let id = f.id("id")?;
                let notice = match f.text("outcome") {
                    "verify" => {
                        remediation::verify(act, id, &f).await?;
                        "remediation-verified"
                    }
                    "send-back" => {
                        remediation::send_back(act, id, &f).await?;
                        "remediation-sent-back"
                    }
                    _ => return Err(Refusal::field("reason", "choose").into()),
                };
                Ok(Landing::at(format!("/remediations/{id}")).saying(notice))
            })
        }),
        call("remediation/close", Access::Staff(RemediationReview), |act, f| {
            Box::pin(async move {
                let id = f.id("id")?;
                remediation::close(act, id, f.version()).await?;
                Ok(Landing::at(format!("/remediations/{id}")).saying("remediation-closed"))
            })
        }),
    ]
}
