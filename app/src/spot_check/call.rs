//! What the forms of both kinds post to. A form carries `kind` and `id`.

use crate::route::Access::{Company, SignedIn, Staff};
use crate::route::{Call, Landing, call, company};
use entity::Id;
use entity::checklist::{self, Kind};
use entity::field::Fields;
use entity::permission::Permission as P;
use entity::refusal::{Outcome, Refusal};

fn kind(fields: &Fields) -> Outcome<Kind> {
    fields.text("kind").parse().map_err(|_| Refusal::NotFound.into())
}

fn which(fields: &Fields) -> Outcome<(Kind, Id)> {
    Ok((kind(fields)?, fields.id("id")?))
}

fn record(kind: Kind, id: Id) -> String {
    format!("/{}/{id}", kind.path())
}

pub fn calls() -> Vec<Call> {
    [field_work(), ways_out(), dialogue()].concat()
}

fn field_work() -> Vec<Call> {
    vec![
        call("check/plan", Staff(P::CheckAssign), |act, f| {
            Box::pin(async move {
                let kind = kind(&f)?;
                let id = checklist::plan(act, kind, &f).await?;
                Ok(Landing::at(record(kind, id)).saying("check-planned"))
            })
        }),
        call("check/claim", Staff(P::CheckScore), |act, f| {
            Box::pin(async move {
                let (kind, id) = which(&f)?;
                checklist::claim(act, kind, id, f.version()).await?;
                Ok(Landing::at(record(kind, id)).saying("check-claimed"))
            })
        }),
        call("check/assign", Staff(P::CheckAssign), |act, f| {
            Box::pin(async move {
                let kind = kind(&f)?;
                checklist::assign(act, kind, &f).await?;
                Ok(Landing::at(format!("/{}?tab=all", kind.path())).saying("check-assigned"))
            })
        }),
        call("check/start", Staff(P::CheckScore), |act, f| {
            Box::pin(async move {
                let (kind, id) = which(&f)?;
                checklist::start(act, kind, id, f.version(), &f).await?;
                Ok(Landing::at(format!("{}/score", record(kind, id))).saying("check-started"))
            })
        }),
        call("check/marks", Staff(P::CheckScore), |act, f| {
            Box::pin(async move {
                let (kind, id) = which(&f)?;
                checklist::save_marks(act, kind, id, &f).await?;
                let next: String = f.text("next").chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
                Ok(Landing::at(format!("{}/score#item-{next}", record(kind, id))))
            })
        }),
        call("check/score", Staff(P::CheckScore), |act, f| {
            Box::pin(async move {
                let (kind, id) = which(&f)?;
                checklist::score(act, kind, id, f.version()).await?;
                Ok(Landing::at(record(kind, id)).saying("check-scored"))
            })
        }),
        call("check/revise", Staff(P::CheckScore), |act, f| {
            Box::pin(async move {
                let (kind, id) = which(&f)?;
                checklist::revise(act, kind, id, &f).await?;
                Ok(Landing::at(format!("{}/score", record(kind, id))).saying("check-revised"))
            })
        }),
        call("check/close", SignedIn, |act, f| {
            Box::pin(async move {
                let (kind, id) = which(&f)?;
                checklist::close(act, kind, id, f.version()).await?;
                Ok(Landing::at(record(kind, id)).saying("check-closed"))
            })
        }),
    ]
}

fn ways_out() -> Vec<Call> {
    vec![
        call("check/refused", Staff(P::CheckScore), |act, f| {
            Box::pin(async move {
                let (kind, id) = which(&f)?;
                checklist::refused(act, kind, id, &f).await?;
                Ok(Landing::at(record(kind, id)).saying("saved"))
            })
        }),
        call("check/out-of-scope", Staff(P::CheckScore), |act, f| {
            Box::pin(async move {
                let (kind, id) = which(&f)?;
                checklist::out_of_scope(act, kind, id, &f).await?;
                Ok(Landing::at(record(kind, id)).saying("saved"))
            })
        }),
        call("check/propose-cancel", SignedIn, |act, f| {
            Box::pin(async move {
                let (kind, id) = which(&f)?;
                checklist::propose_cancel(act, kind, id, &f).await?;
                Ok(Landing::at(record(kind, id)).saying("check-cancel-proposed"))
            })
        }),
        call("check/cancel", Staff(P::CheckAssign), |act, f| {
            Box::pin(async move {
                let (kind, id) = which(&f)?;
                checklist::cancel(act, kind, id, f.version()).await?;
                Ok(Landing::at(record(kind, id)).saying("saved"))
            })
        }),
        call("check/keep", Staff(P::CheckAssign), |act, f| {
            Box::pin(async move {
                let (kind, id) = which(&f)?;
                checklist::keep(act, kind, id, f.version()).await?;
                Ok(Landing::at(record(kind, id)).saying("saved"))
            })
        }),
    ]
}

fn dialogue() -> Vec<Call> {
    vec![
        call("check/comment", Company(P::CompanyAnswer), |act, f| {
            Box::pin(async move {
                let (supplier, (kind, id)) = (company(&f)?, which(&f)?);
                checklist::comment(act, supplier, kind, id, &f).await?;
                Ok(Landing::at(format!("/s/{supplier}/checks/{kind}/{id}")).saying("check-commented"))
            })
        }),
        call("check/object", Company(P::CompanySign), |act, f| {
            Box::pin(async move {
                let (supplier, (kind, id)) = (company(&f)?, which(&f)?);
                checklist::object(act, supplier, kind, id, &f).await?;
                Ok(Landing::at(format!("/s/{supplier}/checks/{kind}/{id}")).saying("check-objected"))
            })
        }),
        call("check/decide-objection", SignedIn, |act, f| {
            Box::pin(async move {
                let (kind, id) = which(&f)?;
                checklist::decide_objection(act, kind, id, &f).await?;
                Ok(Landing::at(format!("{}?tab=comment", record(kind, id))).saying("saved"))
            })
        }),
    ]
}
