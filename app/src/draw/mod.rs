//! Draws: the list, the plan, and the page on which two people take one through its steps.

mod company;
mod list;
mod new;
mod result;
mod show;
mod step;

use crate::route::Access::{Company, Staff};
use crate::route::{Call, Landing, Route, call, page};
use crate::ui::Tone;
use entity::draw::{self, State};
use entity::permission::Permission as P;

/// The pages.
pub fn pages() -> Vec<Route> {
    vec![
        page("/draws", Staff(P::DrawRead), |v| Box::pin(list::list(v))),
        page("/draws/new", Staff(P::DrawPlan), |v| Box::pin(new::new(v))),
        page("/draws/{id}", Staff(P::DrawRead), |v| Box::pin(show::show(v))),
        page("/draws/{id}/draw.json", Staff(P::DrawRead), |v| Box::pin(show::document(v))),
        page("/s/{supplier}/draws", Company(P::CompanyRead), |v| Box::pin(company::list(v))),
        page("/s/{supplier}/draws/{id}", Company(P::CompanyRead), |v| Box::pin(company::show(v))),
    ]
}

/// The calls.
pub fn calls() -> Vec<Call> {
    vec![
        call("draw/plan", Staff(P::DrawPlan), |act, f| {
            Box::pin(async move {
                let id = draw::plan(act, &f).await?;
                Ok(Landing::at(format!("/draws/{id}")).saying("draw-planned"))
            })
        }),
        call("draw/commit", Staff(P::DrawPlan), |act, f| {
            Box::pin(async move {
                let id = f.id("id")?;
                draw::commit(act, id, f.version(), &f).await?;
                Ok(Landing::at(format!("/draws/{id}")).saying("draw-committed"))
            })
        }),
        call("draw/reveal", Staff(P::DrawPlan), |act, f| {
            Box::pin(async move {
                let id = f.id("id")?;
                draw::reveal(act, id, f.version(), &f).await?;
                Ok(Landing::at(format!("/draws/{id}")).saying("draw-revealed"))
            })
        }),
        call("draw/value", Staff(P::DrawPlan), |act, f| {
            Box::pin(async move {
                let id = f.id("id")?;
                draw::value(act, id, f.version(), &f).await?;
                Ok(Landing::at(format!("/draws/{id}")).saying("draw-value-entered"))
            })
        }),
        call("draw/publish", Staff(P::DrawPlan), |act, f| {
            Box::pin(async move {
                let id = f.id("id")?;
                draw::publish(act, id, f.version()).await?;
                Ok(Landing::at(format!("/draws/{id}")).saying("draw-published"))
            })
        }),
        call("draw/abort", Staff(P::DrawPlan), |act, f| {
            Box::pin(async move {
                let id = f.id("id")?;
                draw::abort(act, id, f.version(), &f).await?;
                Ok(Landing::at(format!("/draws/{id}")).saying("draw-aborted"))
            })
        }),
    ]
}

/// How a state looks; its word says the same.
fn tone(state: State) -> Tone {
    match state {
        State::Planned | State::HalfCommitted => Tone::Info,
        State::Committed => Tone::Warn,
        State::Drawn | State::Published => Tone::Good,
        State::Abandoned => Tone::Bad,
        State::Aborted => Tone::Neutral,
    }
}
