//! One supplier through the whole loop, from a line of a list to the figures of the year.

use entity::permission::Role;
use tests::{Visitor, World, steps};

const SUPPLIERS: &str = "name,country,city,category,source_id\n\
    Golden Thread Textiles Ltd,BD,Dhaka,production,G-1\n\
    Silver Loom Company Ltd,BD,Gazipur,production,S-1\n";
const CONTACTS: &str = "source,source_id,email,contact_name,lang\n\
    enterprise system,G-1,fatima@golden.example,Fatima,en\n\
    enterprise system,S-1,sam@silver.example,Sam,en\n";

struct Stage {
    world: World,
    mei: Visitor,
    rui: Visitor,
    ana: Visitor,
    cai: Visitor,
    chen: Visitor,
    ida: Visitor,
}

async fn stage() -> Stage {
    let world = World::new().await;
    world.staff("mei", &[Role::Procurement]).await;
    world.staff("rui", &[Role::Reviewer]).await;
    world.staff("ana", &[Role::Auditor]).await;
    world.staff("cai", &[Role::Compliance]).await;
    world.staff("chen", &[Role::Compliance]).await;
    world.staff("ida", &[Role::Integrity]).await;
    let [mei, rui, ana, cai, chen, ida] =
        ["mei", "rui", "ana", "cai", "chen", "ida"].map(|n| format!("{n}@buyer.example"));
    Stage {
        mei: world.signed_in(&mei).await,
        rui: world.signed_in(&rui).await,
        ana: world.signed_in(&ana).await,
        cai: world.signed_in(&cai).await,
        chen: world.signed_in(&chen).await,
        ida: world.signed_in(&ida).await,
        world,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_supplier_goes_through_the_whole_loop() {
    let stage = stage().await;
    let fatima = joins(&stage).await;
    let supplier = fatima.open("/").await.id();
    signs(&stage, &fatima, &supplier).await;
    declares(&stage, &fatima, &supplier).await;
}

async fn joins(stage: &Stage) -> Visitor {
    steps::import(&stage.mei, "suppliers", SUPPLIERS).await.says("2");
    steps::import(&stage.mei, "contacts", CONTACTS).await;
    let again = stage.mei.open("/suppliers?q=golden").await;
    again.says("Golden Thread Textiles Ltd");
    let versions = steps::publish(&stage.cai).await;
    for version in &versions {
        steps::invite(&stage.mei, version).await.says("Golden Thread Textiles Ltd");
    }
    steps::register(&stage.world, "fatima@golden.example", "Fatima Rahman").await
}

async fn signs(stage: &Stage, fatima: &Visitor, supplier: &str) {
    let receipt = steps::sign(fatima, supplier).await;
    receipt.says("Signature");
    let json = fatima.open(&format!("{}/receipt.json", receipt.path)).await.html;
    steps::sign(fatima, supplier).await.says("Signature");

    let stranger = stage.world.visitor();
    let page = stranger.open("/verify").await;
    stranger.submit(&page, "/verify", &[("document", &json)]).await.says("Golden Thread Textiles Ltd");
    let changed = json.replacen("Golden", "Olden", 1);
    assert_ne!(json, changed);
    stranger.submit(&page, "/verify", &[("document", &changed)]).await.keeps_silent_about("Olden Thread Textiles Ltd,");
    assert!(verified(&json).await, "the small verifier agrees");
    assert!(!verified(&changed).await, "and refuses a changed byte");
}

/// Whether `tests/verify_receipt.py` takes the receipt for genuine.
async fn verified(json: &str) -> bool {
    let path = std::env::temp_dir().join(format!("receipt-{}.json", entity::new_id()));
    std::fs::write(&path, json).expect("written");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/verify_receipt.py");
    let done = tokio::process::Command::new("python3").arg(script).arg(&path).output().await.expect("python3 runs");
    let _ = std::fs::remove_file(&path);
    done.status.success()
}

async fn declares(stage: &Stage, fatima: &Visitor, supplier: &str) {
    steps::campaign(&stage.world, &stage.cai).await;
    let list = fatima.open(&format!("/s/{supplier}/declarations")).await;
    let base = list.link("Self-assessment");
    let check = steps::answer(fatima, &base).await;
    let done = fatima.submit(&check, "/do/declaration/submit", &[("confirm", "1")]).await;
    done.says("receipt");
}
