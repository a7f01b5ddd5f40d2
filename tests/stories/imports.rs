//! Lists that come in by form: who may take one back, what an import of earlier years leaves, and files that are not
//! what they seem.

mod files;
mod history;
mod once;
mod undo;

use entity::permission::Role;
use tests::{Doc, Visitor, World, steps};

const SUPPLIERS: &str = "name,country,city,category,workers,source_id\n\
    Golden Thread Textiles Ltd,BD,Dhaka,manufacturing,100,G-1\n\
    Silver Loom Company Ltd,BD,Gazipur,manufacturing,200,S-1\n\
    Copper Button Works Ltd,BD,Sylhet,manufacturing,300,C-1\n";

/// A portal, somebody who imports, and a second person.
struct Stage {
    world: World,
    mei: Visitor,
    cai: Visitor,
}

async fn stage() -> Stage {
    let world = World::new().await;
    world.staff("mei", &[Role::Procurement]).await;
    world.staff("cai", &[Role::Compliance]).await;
    let (mei, cai) = (world.signed_in("mei@buyer.example").await, world.signed_in("cai@buyer.example").await);
    Stage { world, mei, cai }
}

/// Three suppliers, and those who look after them.
async fn with_suppliers() -> Stage {
    let stage = stage().await;
    steps::import(&stage.mei, "suppliers", SUPPLIERS).await;
    stage
}

impl Stage {
    /// Stages a list; returns the page of the batch.
    async fn staged(&self, kind: &str, name: &str, bytes: &[u8]) -> Doc {
        staged(&self.mei, kind, name, bytes).await
    }

    /// Imports a list and lets the second person take it back; returns the page of the batch.
    async fn taken_back(&self, page: &Doc) -> Doc {
        let at = page.path.split('?').next().expect("a path").to_owned();
        let page = self.mei.open(&at).await;
        assert!(!page.has_form("/do/import/undo"), "whoever wrote it does not undo it");
        let page = self.cai.open(&at).await;
        let done = self.cai.submit(&page, "/do/import/undo", &[]).await;
        done.says("Undone");
        done
    }

    /// The number of rows a question finds.
    async fn count(&self, sql: &str) -> i64 {
        self.world.count(sql).await
    }

    /// A supplier by the id of the source.
    async fn supplier(&self, source_id: &str) -> String {
        self.world.id(&format!("SELECT supplier_id FROM supplier_source WHERE source_id = '{source_id}'")).await
    }
}

async fn staged(who: &Visitor, kind: &str, name: &str, bytes: &[u8]) -> Doc {
    let page = who.open("/imports/new").await;
    let typed = [("kind", kind), ("source", "enterprise system")];
    who.upload(&page, "/do/import/stage", &typed, &[("file", name, bytes)]).await
}
