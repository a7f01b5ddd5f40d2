//! Declarations on the screen: the supplier's task list and question pages, the reviewer's queue and record, the
//! campaigns.

mod campaign;
mod check;
mod company;
mod fieldset;
mod queue;
mod record;
mod result;
mod section;
mod shown;

use self::fieldset::ADD_EVIDENCE;
use crate::route::Access::{Company, Staff};
use crate::route::{Call, Landing, Route, call, company as acting, page};
use crate::visit::encode;
use entity::Id;
use entity::act::Act;
use entity::attempt;
use entity::declaration;
use entity::field::Fields;
use entity::permission::Permission as P;
use entity::refusal::{Outcome, Refusal};

pub fn pages() -> Vec<Route> {
    let own = Company(P::CompanyRead);
    let staff = Staff(P::DeclarationRead);
    vec![
        page("/s/{supplier}/declarations", own, |v| Box::pin(company::list(v))),
        page("/s/{supplier}/declarations/{id}", own, |v| Box::pin(company::tasks(v))),
        page("/s/{supplier}/declarations/{id}/check", own, |v| Box::pin(check::check(v))),
        page("/s/{supplier}/declarations/{id}/submitted", own, |v| Box::pin(check::submitted(v))),
        page("/s/{supplier}/declarations/{id}/result", own, |v| Box::pin(result::result(v))),
        page("/s/{supplier}/declarations/{id}/{section}", own, |v| Box::pin(section::section(v))),
        page("/campaigns", staff, |v| Box::pin(campaign::list(v))),
        page("/campaigns/{id}", staff, |v| Box::pin(campaign::show(v))),
        page("/declarations", staff, |v| Box::pin(queue::list(v))),
        page("/declarations/{id}", staff, |v| Box::pin(record::show(v))),
    ]
}

pub fn calls() -> Vec<Call> {
    let answer = Company(P::CompanyAnswer);
    let sign = Company(P::CompanySign);
    let review = Staff(P::DeclarationReview);
    let open = Staff(P::CampaignOpen);
    vec![
        call("declaration/save", answer, |act, f| Box::pin(save(act, f))),
        call("declaration/submit", sign, |act, f| {
            Box::pin(async move {
                let (supplier, id) = (acting(&f)?, f.id("id")?);
                declaration::submit(act, supplier, id, &f).await?;
                Ok(Landing::at(format!("{}/submitted", home(supplier, id))))
            })
        }),
        call("declaration/recall", sign, |act, f| {
            Box::pin(async move {
                let (supplier, id) = (acting(&f)?, f.id("id")?);
                declaration::recall(act, supplier, id, f.version()).await?;
                Ok(Landing::at(home(supplier, id)).saying("declaration-recalled"))
            })
        }),
        call("declaration/cannot", sign, |act, f| {
            Box::pin(async move {
                let (supplier, id) = (acting(&f)?, f.id("id")?);
                declaration::cannot_answer(act, supplier, id, &f).await?;
                Ok(Landing::at(home(supplier, id)).saying("declaration-cannot"))
            })
        }),
        call("declaration/review", review, |act, f| {
            Box::pin(async move {
                declaration::start_review(act, f.id("id")?, f.version()).await?;
                Ok(Landing::at(format!("/declarations/{}", f.id("id")?)).saying("declaration-review"))
            })
        }),
        call("declaration/note", review, |act, f| {
            Box::pin(async move {
                let (id, question) = (f.id("id")?, f.text("question"));
                declaration::note(act, id, question, &f).await?;
                Ok(Landing::at(format!("/declarations/{id}#{}", anchor(question))).saying("declaration-note"))
            })
        }),
        call("declaration/return", review, |act, f| {
            Box::pin(async move {
                declaration::send_back(act, f.id("id")?, &f).await?;
                Ok(Landing::at(format!("/declarations/{}", f.id("id")?)).saying("declaration-returned"))
            })
        }),
        call("declaration/confirm", review, |act, f| {
            Box::pin(async move {
                declaration::confirm_not_applicable(act, f.id("id")?, f.version()).await?;
                Ok(Landing::at(format!("/declarations/{}", f.id("id")?)).saying("declaration-confirmed"))
            })
        }),
        call("declaration/accept", review, |act, f| {
            Box::pin(async move {
                declaration::accept(act, f.id("id")?, &f).await?;
                Ok(Landing::at(format!("/declarations/{}", f.id("id")?)).saying("declaration-accepted"))
            })
        }),
        call("declaration/withdraw", open, |act, f| {
            Box::pin(async move {
                declaration::withdraw(act, f.id("id")?, &f).await?;
                Ok(Landing::at(format!("/declarations/{}", f.id("id")?)).saying("declaration-withdrawn"))
            })
        }),
        call("campaign/open", open, |act, f| {
            Box::pin(async move {
                let id = declaration::open(act, &f).await?;
                Ok(Landing::at(format!("/campaigns/{id}")).saying("campaign-opened"))
            })
        }),
        call("campaign/close", open, |act, f| {
            Box::pin(async move {
                declaration::close(act, f.id("id")?, f.version()).await?;
                Ok(Landing::at(format!("/campaigns/{}", f.id("id")?)).saying("campaign-closed"))
            })
        }),
    ]
}

/// Saves what can be saved. What cannot goes back to the page as an attempt, so that the good answers are on disk and
/// the others are shown with what is wrong.
async fn save(act: &mut Act, f: Fields) -> Outcome<Landing> {
    let (supplier, id) = (acting(&f)?, f.id("id")?);
    let wrong = declaration::save(act, supplier, id, &f).await?;
    let step = |section: &str| format!("{}/{}", home(supplier, id), encode(section));
    let from = if f.text("from") == "check" { "&from=check" } else { "" };
    let one = |question: &str| format!("{}?question={}{from}", step(f.text("section")), encode(question));
    let here = match f.text("question") {
        "" => step(f.text("section")),
        question => one(question),
    };
    if !wrong.is_empty() {
        let attempt = attempt::keep_within(act, &here, "declaration/save", &f, &Refusal::Invalid(wrong)).await?;
        let mark = if here.contains('?') { '&' } else { '?' };
        return Ok(Landing::at(format!("{here}{mark}attempt={attempt}")));
    }
    match f.text("then") {
        "next" => {}
        then if then.starts_with(ADD_EVIDENCE) => return Ok(Landing::at(one(&then[ADD_EVIDENCE.len()..]))),
        "stay" => return Ok(Landing::at(here).saying("declaration-saved")),
        // A draft that saves itself says so on the page.
        _ => return Ok(Landing::at(here)),
    }
    Ok(Landing::at(match (from, f.text("next_question"), f.text("next")) {
        ("&from=check", ..) => step("check"),
        (_, "", "") => home(supplier, id),
        (_, "", next) => step(next),
        (_, question, _) => one(question),
    }))
}

/// The task list of a declaration.
pub(crate) fn home(supplier: Id, id: Id) -> String {
    format!("/s/{supplier}/declarations/{id}")
}

/// Where a question stands on a page.
pub(crate) fn anchor(question: &str) -> String {
    format!("q-{}", question.replace('.', "-"))
}
