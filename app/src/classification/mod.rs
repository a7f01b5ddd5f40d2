//! Business units, scenarios and tags: the lists that the administrator keeps, and what a supplier belongs to.

mod list;
pub mod tab;

use crate::route::Access::Staff;
use crate::route::{Call, Landing, Route, call, page};
use entity::Id;
use entity::classification::{self, Kind};
use entity::field::Fields;
use entity::permission::Permission as P;
use entity::refusal::{Outcome, Refusal};

pub fn pages() -> Vec<Route> {
    vec![page("/classifications", Staff(P::ClassificationKeep), |v| Box::pin(list::list(v)))]
}

pub fn calls() -> Vec<Call> {
    [keeping(), sorting()].concat()
}

/// The lists themselves.
fn keeping() -> Vec<Call> {
    vec![
        call("classification/add", Staff(P::ClassificationKeep), |act, f| {
            Box::pin(async move {
                let kind = kind(&f)?;
                classification::add(act, kind, &f).await?;
                Ok(kept(kind).saying("classification-added"))
            })
        }),
        call("classification/rename", Staff(P::ClassificationKeep), |act, f| {
            Box::pin(async move {
                let kind = kind(&f)?;
                classification::rename(act, kind, f.id("id")?, f.version(), &f).await?;
                Ok(kept(kind).saying("classification-renamed"))
            })
        }),
        call("classification/retire", Staff(P::ClassificationKeep), |act, f| {
            Box::pin(async move {
                let kind = kind(&f)?;
                classification::retire(act, kind, f.id("id")?, f.version()).await?;
                Ok(kept(kind).saying("classification-retired"))
            })
        }),
        call("classification/revive", Staff(P::ClassificationKeep), |act, f| {
            Box::pin(async move {
                let kind = kind(&f)?;
                classification::revive(act, kind, f.id("id")?, f.version()).await?;
                Ok(kept(kind).saying("classification-revived"))
            })
        }),
    ]
}

/// What a supplier belongs to.
fn sorting() -> Vec<Call> {
    vec![
        call("classification/begin", Staff(P::SupplierWrite), |act, f| {
            Box::pin(async move {
                let supplier = f.id("id")?;
                classification::begin(act, kind(&f)?, supplier, &f).await?;
                Ok(sorted(supplier).saying("classification-begun"))
            })
        }),
        call("classification/end", Staff(P::SupplierWrite), |act, f| {
            Box::pin(async move {
                let supplier = classification::end(act, kind(&f)?, f.id("row")?, &f).await?;
                Ok(sorted(supplier).saying("classification-ended"))
            })
        }),
        call("classification/add-tag", Staff(P::SupplierWrite), |act, f| {
            Box::pin(async move {
                let supplier = f.id("id")?;
                classification::add_tag(act, supplier, &f).await?;
                Ok(sorted(supplier).saying("classification-tagged"))
            })
        }),
        call("classification/end-tag", Staff(P::SupplierWrite), |act, f| {
            Box::pin(async move {
                let supplier = classification::end_tag(act, f.id("row")?).await?;
                Ok(sorted(supplier).saying("classification-untagged"))
            })
        }),
    ]
}

fn kind(fields: &Fields) -> Outcome<Kind> {
    fields.text("kind").parse().map_err(|_| Refusal::NotFound.into())
}

fn kept(kind: Kind) -> Landing {
    Landing::at(format!("/classifications?kind={kind}"))
}

fn sorted(supplier: Id) -> Landing {
    Landing::at(format!("/suppliers/{supplier}?tab=classification"))
}
