//! Imports: the list of batches, a new file, what a file says, writing it and taking it back.

mod list;
mod new;
mod past;
mod problems;
mod refused;
mod show;
mod steps;

use crate::route::Access::Staff;
use crate::route::{Call, Landing, Route, call, page};
use crate::words::Words;
use entity::Id;
use entity::import::{self, Batch};
use entity::permission::Permission::{SupplierImport, SupplierMerge};

/// Whoever imports may also decide about undoing; a second person who decides need not import.
pub fn pages() -> Vec<Route> {
    vec![
        page("/imports", Staff(SupplierMerge), |v| Box::pin(list::list(v))),
        page("/imports/new", Staff(SupplierImport), |v| Box::pin(new::new(v))),
        page("/imports/{id}", Staff(SupplierMerge), |v| Box::pin(show::show(v))),
        page("/imports/{id}/refused.csv", Staff(SupplierMerge), |v| Box::pin(refused::file(v))),
    ]
}

pub use past::{origin, past};

/// What a column is called in the file, or what it means when the file has none.
pub fn column(w: Words, batch: &Batch, code: &str) -> String {
    match code {
        "" => String::new(),
        code => batch.column_label(code).unwrap_or_else(|| w.code("import-column", code)),
    }
}

fn at(id: Id) -> Landing {
    Landing::at(format!("/imports/{id}"))
}

pub fn calls() -> Vec<Call> {
    vec![
        call("import/map", Staff(SupplierImport), |act, f| {
            Box::pin(async move {
                let id = f.id("id")?;
                import::map(act, id, &f).await?;
                Ok(at(id).saying("import-mapped"))
            })
        }),
        call("import/commit", Staff(SupplierImport), |act, f| {
            Box::pin(async move {
                let id = f.id("id")?;
                import::commit(act, id, f.version(), f.ticked("good_rows")).await?;
                Ok(at(id).saying("import-committed"))
            })
        }),
        call("import/discard", Staff(SupplierImport), |act, f| {
            Box::pin(async move {
                import::discard(act, f.id("id")?, f.version()).await?;
                Ok(Landing::at("/imports").saying("import-discarded"))
            })
        }),
        call("import/propose-undo", Staff(SupplierMerge), |act, f| {
            Box::pin(async move {
                let id = f.id("id")?;
                import::propose_undo(act, id, f.version()).await?;
                Ok(at(id).saying("import-undo-proposed"))
            })
        }),
        call("import/keep", Staff(SupplierMerge), |act, f| {
            Box::pin(async move {
                let id = f.id("id")?;
                import::keep(act, id, f.version()).await?;
                Ok(at(id).saying("import-kept"))
            })
        }),
        call("import/undo", Staff(SupplierMerge), |act, f| {
            Box::pin(async move {
                let id = f.id("id")?;
                import::undo(act, id, f.version()).await?;
                Ok(at(id).saying("import-undone"))
            })
        }),
    ]
}
