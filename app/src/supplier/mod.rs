//! The supplier register: the list, a supplier's page, entering and changing records, duplicates and merges, and the
//! company's own view of its record.

mod company;
mod duplicates;
mod edit;
mod list;
mod merges;
pub mod part;
mod show;
mod tab;

use crate::route::Access::{Company, Staff};
use crate::route::{Call, Landing, Route, call, page};
use entity::Id;
use entity::field::Fields;
use entity::permission::Permission as P;
use entity::refusal::Outcome;
use entity::supplier::{self, MergeDecision};

pub fn pages() -> Vec<Route> {
    vec![
        page("/suppliers", Staff(P::SupplierRead), |v| Box::pin(list::list(v))),
        page("/suppliers/new", Staff(P::SupplierWrite), |v| Box::pin(edit::new(v))),
        page("/suppliers/merges", Staff(P::SupplierMerge), |v| Box::pin(merges::merges(v))),
        page("/suppliers/duplicates", Staff(P::SupplierMerge), |v| Box::pin(duplicates::duplicates(v))),
        page("/suppliers/{id}", Staff(P::SupplierRead), |v| Box::pin(show::show(v))),
        page("/suppliers/{id}/edit", Staff(P::SupplierWrite), |v| Box::pin(edit::edit(v))),
        page("/s/{supplier}/company", Company(P::CompanyRead), |v| Box::pin(company::company(v))),
    ]
}

pub fn calls() -> Vec<Call> {
    vec![
        call("supplier/create", Staff(P::SupplierWrite), |act, f| {
            Box::pin(async move {
                let id = supplier::create(act, &f).await?;
                Ok(Landing::at(format!("/suppliers/{id}")).saying("supplier-created"))
            })
        }),
        call("supplier/change", Staff(P::SupplierWrite), |act, f| {
            Box::pin(async move {
                let id = f.id("id")?;
                supplier::change(act, id, f.version(), &f).await?;
                Ok(Landing::at(format!("/suppliers/{id}")).saying("supplier-changed"))
            })
        }),
        call("supplier/add-contact", Staff(P::SupplierWrite), |act, f| {
            Box::pin(async move {
                let id = f.id("id")?;
                supplier::add_contact(act, id, &f).await?;
                Ok(tab(id, "contacts").saying("supplier-contact-added"))
            })
        }),
        call("supplier/end-contact", Staff(P::SupplierWrite), |act, f| {
            Box::pin(async move {
                let id = supplier::end_contact(act, f.id("contact")?).await?;
                Ok(tab(id, "contacts").saying("supplier-contact-ended"))
            })
        }),
        call("supplier/add-site", Staff(P::SupplierWrite), |act, f| {
            Box::pin(async move {
                let id = f.id("id")?;
                supplier::add_site(act, id, &f).await?;
                Ok(tab(id, "sites").saying("supplier-site-added"))
            })
        }),
        call("supplier/close-site", Staff(P::SupplierWrite), |act, f| {
            Box::pin(async move {
                let id = supplier::close_site(act, f.id("site")?).await?;
                Ok(tab(id, "sites").saying("supplier-site-closed"))
            })
        }),
        call("supplier/leave", Staff(P::SupplierWrite), |act, f| {
            Box::pin(async move {
                let id = f.id("id")?;
                supplier::leave(act, id, f.version(), &f).await?;
                Ok(tab(id, "standing").saying("supplier-left"))
            })
        }),
        call("supplier/come-back", Staff(P::SupplierWrite), |act, f| {
            Box::pin(async move {
                let id = f.id("id")?;
                supplier::come_back(act, id, f.version(), &f).await?;
                Ok(tab(id, "standing").saying("supplier-came-back"))
            })
        }),
        call("supplier/propose-merge", Staff(P::SupplierMerge), |act, f| {
            Box::pin(async move {
                let id = f.id("id")?;
                let other = supplier::record_by_number(act, f.text("other")).await?;
                let (survivor, merged) = if f.text("keep") == "other" { (other, id) } else { (id, other) };
                supplier::propose_merge(act, survivor, &[merged], f.text("reason")).await?;
                Ok(tab(id, "duplicates").saying("supplier-merge-proposed"))
            })
        }),
        call("supplier/propose-merges", Staff(P::SupplierMerge), |act, f| {
            Box::pin(async move {
                supplier::propose_merge(act, f.id("survivor")?, &members(&f)?, f.text("reason")).await?;
                Ok(Landing::at("/suppliers/merges").saying("supplier-merge-proposed"))
            })
        }),
        call("supplier/decide-merge", Staff(P::SupplierMerge), |act, f| {
            Box::pin(async move {
                let decision =
                    if f.text("decision") == "accept" { MergeDecision::Accept } else { MergeDecision::Reject };
                supplier::decide_merge(act, f.id("id")?, f.version(), decision).await?;
                Ok(Landing::at("/suppliers/merges").saying("supplier-merge-decided"))
            })
        }),
        call("supplier/undo-merge", Staff(P::SupplierMerge), |act, f| {
            Box::pin(async move {
                supplier::undo_merge(act, f.id("id")?, f.version()).await?;
                Ok(Landing::at("/suppliers/merges").saying("supplier-merge-undone"))
            })
        }),
    ]
}

/// A view of a supplier's page.
fn tab(supplier: Id, name: &str) -> Landing {
    Landing::at(format!("/suppliers/{supplier}?tab={name}"))
}

/// The records of a group of duplicates, as its form carries them.
fn members(fields: &Fields) -> Outcome<Vec<Id>> {
    let ids = fields.all("merged[]").iter().map(|id| id.parse()).collect::<Result<_, _>>();
    ids.map_err(|_| entity::refusal::Refusal::NotFound.into())
}
