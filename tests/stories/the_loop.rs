//! One supplier through the whole loop, from a line of a list to the figures of the year.

mod audit;
mod blacklist;
mod published;
mod remedy;
mod visit;

use entity::permission::Role;
use tests::{Visitor, World, steps};

/// Two suppliers.
pub const SUPPLIERS: &str = "name,country,city,category,source_id\n\
    Golden Thread Textiles Ltd,BD,Dhaka,manufacturing,G-1\n\
    Silver Loom Company Ltd,BD,Gazipur,manufacturing,S-1\n";
/// Their contacts.
pub const CONTACTS: &str = "source,source_id,email,contact_name,lang\n\
    enterprise system,G-1,fatima@golden.example,Fatima,en\n\
    enterprise system,S-1,sam@silver.example,Sam,en\n";

/// A portal and the buyer's people.
pub struct Stage {
    pub world: World,
    pub mei: Visitor,
    pub rui: Visitor,
    pub ana: Visitor,
    pub cai: Visitor,
    pub chen: Visitor,
    pub ida: Visitor,
}

pub async fn stage() -> Stage {
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
    everything(&stage).await;
    figures(&stage).await;
}

/// The whole loop up to the figures; returns the supplier's person.
pub async fn everything(stage: &Stage) -> Visitor {
    let fatima = joins(stage).await;
    let supplier = fatima.open("/").await.id();
    signs(stage, &fatima, &supplier).await;
    declares(stage, &fatima, &supplier).await;
    let check = visit::is_drawn(stage, "spot-check").await;
    visit::is_visited(stage, &fatima, &supplier, &check).await;
    remedy::puts_right(stage, &fatima, &supplier).await;
    remedy::is_warned(stage, &fatima, &supplier, &check).await;
    fatima
}

/// What the loop does not need: an audit, a certification, a declared relationship, a proposed blacklisting.
pub async fn more(stage: &Stage, fatima: &Visitor) {
    let supplier = fatima.open("/").await.id();
    let number = stage.mei.open(&format!("/suppliers/{supplier}")).await.text();
    let number = number.split_whitespace().find(|w| w.starts_with("S-")).expect("a number").to_owned();
    let page = stage.cai.open(&format!("/audits/plan?number={number}")).await;
    let due = steps::day(&stage.world, 30);
    let typed = [("due_on", due.as_str()), ("reason", "The audit of the year")];
    stage.cai.submit(&page, "/do/check/plan", &typed).await.says("Golden Thread");
    let page = stage.mei.open(&format!("/certifications/new?supplier={supplier}")).await;
    stage.mei.submit(&page, "/do/certification/apply", &[("statement", "A core supplier of knitted goods.")]).await;
    let page = fatima.open(&format!("/s/{supplier}/relationships")).await;
    let typed = [("email", "chen@buyer.example"), ("kind", "staff"), ("particulars", "The owner is a cousin.")];
    fatima.submit(&page, "/do/relationship/declare-company", &typed).await;
    crate::register::amendments::hands_in(fatima, &supplier, "Golden Thread Mills Ltd").await;
    let page = stage.ida.open(&format!("/blacklist/new?supplier={supplier}")).await;
    let happened = steps::day(&stage.world, -30);
    let typed = [
        ("integrity_event", "fraud"),
        ("happened_on", happened.as_str()),
        ("case_reference", "IC-8"),
        ("grounds", "An invoice for goods that never came."),
    ];
    let page = stage.ida.submit(&page, "/do/blacklist/propose", &typed).await;
    stage.ida.submit(&page, "/do/blacklist/notice", &[]).await;
}

async fn figures(stage: &Stage) {
    let years = stage.cai.open("/statistics").await;
    let year = years.links("/statistics/").into_iter().next().expect("a year");
    let page = stage.cai.open(&year).await;
    page.says("M11").says("M17");
    for format in ["csv", "json"] {
        let file = stage.cai.submit(&page, "/do/statistics/export", &[("format", format)]).await;
        assert_eq!(file.status, 200);
        assert!(file.html.contains("M01") && file.headers["content-disposition"].contains("probity-statistics"));
    }
    assert_eq!(stage.world.count("SELECT COUNT(*) FROM statistics_export").await, 2, "every export is recorded");
}

pub async fn joins(stage: &Stage) -> Visitor {
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

pub async fn signs(stage: &Stage, fatima: &Visitor, supplier: &str) {
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
    let base = list.link("Self-assessment of the year");
    let check = steps::answer(fatima, &base).await;
    let done = fatima.submit(&check, "/do/declaration/submit", &[("confirm", "1")]).await;
    done.says("receipt");
    let again = fatima.submit(&check, "/do/declaration/submit", &[("confirm", "1")]).await;
    assert_eq!(again.text(), done.text(), "the same form sent twice is one submission with one receipt");
    assert_eq!(stage.world.count("SELECT COUNT(*) FROM submission").await, 1);

    let home = fatima.open(&base).await;
    fatima.submit(&home, "/do/declaration/recall", &[]).await.says("Self-assessment of the year");
    let check = fatima.open(&format!("{base}/check")).await;
    fatima.submit(&check, "/do/declaration/submit", &[("confirm", "1")]).await.says("receipt");
    is_reviewed(stage, fatima, &base).await;
}

async fn is_reviewed(stage: &Stage, fatima: &Visitor, base: &str) {
    let id = base.rsplit('/').next().expect("an id");
    let record = format!("/declarations/{id}");
    let rui = &stage.rui;
    rui.open("/declarations").await.says("Golden Thread");
    let page = rui.open(&record).await;
    let page = rui.submit(&page, "/do/declaration/review", &[]).await;
    let note = [("question", "E1.5"), ("comment.E1.5", "Name the offence and its date."), ("returned.E1.5", "1")];
    let page = rui.submit(&page, "/do/declaration/note", &note).await;
    let reason = [("return_reason", "One answer does not say what happened.")];
    rui.submit(&page, "/do/declaration/return", &reason).await.says("Returned");

    fatima.open(&format!("{base}/result")).await.says("Name the offence and its date.");
    let tasks = fatima.open(base).await;
    let section = tasks.links(&format!("{base}/")).into_iter().find(|l| l.ends_with("environment-management"));
    let page = fatima.open(&section.expect("the section is open again")).await;
    let better = [("a.E1.5", "In May 2025 a drain leaked; the pipe was replaced within a week.")];
    fatima.submit(&page, "/do/declaration/save", &better).await;
    let check = fatima.open(&format!("{base}/check")).await;
    fatima.submit(&check, "/do/declaration/submit", &[("confirm", "1")]).await.says("receipt");

    let page = rui.open(&record).await;
    let page = rui.submit(&page, "/do/declaration/review", &[]).await;
    let reason = [("accept_reason", "Complete, and the evidence fits.")];
    rui.submit(&page, "/do/declaration/accept", &reason).await.says("Accepted");
    fatima.open(&format!("{base}/result")).await.says("Accepted");
}
