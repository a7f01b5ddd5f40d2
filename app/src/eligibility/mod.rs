//! Asking whether business may be done with a supplier, by people and by programs.

mod ask;
mod token;

pub use token::made;

use crate::route::Access::Staff;
use crate::route::{Call, Landing, Route, call, page};
use entity::eligibility::{self, Question};
use entity::permission::Permission::EligibilityAsk;

pub fn pages() -> Vec<Route> {
    vec![
        page("/eligibility", Staff(EligibilityAsk), |v| Box::pin(ask::ask(v))),
        page("/tokens", Staff(EligibilityAsk), |v| Box::pin(token::list(v))),
    ]
}

pub fn calls() -> Vec<Call> {
    vec![
        call("eligibility/ask", Staff(EligibilityAsk), |act, f| {
            Box::pin(async move {
                let (id, _) = eligibility::ask(act, &Question::Any(f.text("q").to_owned()), None).await?;
                Ok(Landing::at(format!("/eligibility?asked={id}")))
            })
        }),
        call("token/revoke", Staff(EligibilityAsk), |act, f| {
            Box::pin(async move {
                eligibility::revoke(act, f.id("id")?).await?;
                Ok(Landing::at("/tokens").saying("token-revoked"))
            })
        }),
    ]
}
