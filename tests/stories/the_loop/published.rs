//! A draw in public: hashes before the visits, afterwards the whole file for assurers and each supplier's own line.
//! A draw that was not revealed in time stays in the list with its reason, and the next one names it.

use super::visit::{is_committed, is_planned, is_revealed};
use super::{Stage, joins, stage};
use entity::act::change;
use entity::actor::Actor;
use entity::instant::Instant;
use entity::permission::Role;
use tests::program::binary;
use tests::{Doc, Visitor};

#[tokio::test(flavor = "multi_thread")]
async fn a_draw_is_published_to_assurers_whole_and_to_each_supplier_its_line() {
    let stage = stage().await;
    let fatima = joins(&stage).await;
    stage.world.staff("sol", &[Role::Assurer]).await;
    let sol = stage.world.signed_in("sol@buyer.example").await;
    let supplier = fatima.open("/").await.id();
    // One of the two is drawn, so that the other's line says that it was not.
    let plan = is_planned(&stage, "/draws/new", &[("size", "1")]).await;
    let (at, mine) = (format!("/draws/{}", plan.id()), format!("/s/{supplier}/draws/{}", plan.id()));
    is_committed(&stage, &at).await;
    let committed = fatima.open(&mine).await;
    committed.says("First commitment").says("Second commitment").keeps_silent_about("Your identifier");
    let population = digits(&committed, 64);

    let drawn = is_revealed(&stage, &at).await;
    let waiting = fatima.open(&mine).await;
    waiting.keeps_silent_about("Your identifier").says("Hash of the file");
    for secret in ["07", "09"] {
        waiting.keeps_silent_about(&secret.repeat(32));
    }
    waiting.keeps_silent_about("3128.42");
    fatima.open(&format!("/s/{supplier}/draws")).await.says("Known after the visits");
    let hash = file_hash(&stage).await;
    waiting.says(&hash);
    let sealed = sol.open(&format!("{at}/draw.json")).await;
    assert_eq!(sealed.status, 409, "the file is sealed before the visits: {}", sealed.text());
    sol.open(&at).await.keeps_silent_about("Golden Thread").says(&hash);
    assert!(!drawn.has_form("/do/draw/publish"), "not offered before its time");
    drawn.says("not settled yet");
    let before = stage.world.rows().await;
    let draw = at.rsplit('/').next().expect("an id");
    let version = stage.world.count("SELECT MAX(version) FROM draw").await.to_string();
    let early = stage.cai.post("/do/draw/publish", &[("id", draw), ("version", &version)]).await;
    assert_eq!(early.status, 409, "{}", early.text());
    early.says("Some visits of this draw are not settled");
    assert_eq!(before, stage.world.rows().await);

    is_settled(&stage, &drawn).await;
    let page = stage.cai.open(&at).await;
    stage.cai.submit(&page, "/do/draw/publish", &[]).await.says("Published");
    let line = fatima.open(&mine).await;
    line.says("Your identifier").says(&supplier).says("0.5000").says(&"07".repeat(32)).says("3128.42").says(&hash);
    assert!(population.iter().all(|hash| line.text().contains(hash)), "what stood here before stands here still");
    let selected = stage.world.count("SELECT COUNT(*) FROM draw_unit u JOIN supplier s ON s.id = u.supplier_id WHERE u.selected AND s.name LIKE 'Golden%'").await;
    line.says(if selected == 1 { "Your company Drawn" } else { "Your company Not drawn" });
    line.keeps_silent_about("Silver Loom");
    let other = stage.world.id("SELECT id FROM supplier WHERE name LIKE 'Silver%'").await;
    line.keeps_silent_about(&other);
    fatima.open(&format!("/s/{supplier}/draws")).await.says("Published").says("drawn");
    is_repeated(&stage, &sol, &at, &hash).await;
}

/// Every run of hexadecimal digits of a length on a page.
fn digits(doc: &Doc, length: usize) -> Vec<String> {
    let text = doc.text();
    let found: Vec<String> = text
        .split_whitespace()
        .filter(|w| w.len() == length && w.chars().all(|c| c.is_ascii_hexdigit()))
        .map(str::to_owned)
        .collect();
    assert!(found.len() >= 3, "the hashes are on {}: {text}", doc.path);
    found
}

async fn file_hash(stage: &Stage) -> String {
    let rows = entity::store::raw(stage.world.portal.store.read(), "SELECT file_sha256 FROM draw", vec![]).await;
    rows.expect("rows")[0].try_get_by_index(0).expect("a hash")
}

/// The one visit of the draw turns out to be of a closed site, which settles it.
async fn is_settled(stage: &Stage, drawn: &Doc) {
    let check = drawn.links("/spot-checks/").into_iter().next().expect("a visit");
    let page = stage.ana.open(&check).await;
    let page = stage.ana.submit(&page, "/do/check/claim", &[]).await;
    stage.ana.submit(&page, "/do/check/out-of-scope", &[("reason", "The site has been closed since spring.")]).await;
}

/// Assurers and compliance get the whole file; the program and the script repeat it, and refuse a changed one.
async fn is_repeated(stage: &Stage, sol: &Visitor, at: &str, hash: &str) {
    for who in [sol, &stage.cai] {
        let file = who.open(&format!("{at}/draw.json")).await;
        assert_eq!(file.status, 200);
        let path = std::env::temp_dir().join(format!("draw-{}.json", entity::new_id()));
        std::fs::write(&path, &file.html).expect("written");
        let sum: String =
            <sha2::Sha256 as sha2::Digest>::digest(file.html.as_bytes()).iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(sum, hash, "the file is the one whose hash stood there before the visits");
        assert!(verifies(&path).await, "probity draw verify and the script accept {}", file.html);
        std::fs::write(&path, file.html.replacen("\"selected\": false", "\"selected\": true", 1)).expect("written");
        assert!(!verifies(&path).await, "and refuse another choice");
        let _ = std::fs::remove_file(&path);
    }
}

async fn verifies(path: &std::path::Path) -> bool {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/verify_draw.py");
    let own =
        tokio::process::Command::new(binary()).args(["draw", "verify"]).arg(path).output().await.expect("it runs");
    let other = tokio::process::Command::new("python3").arg(script).arg(path).output().await.expect("python3 runs");
    assert_eq!(own.status.success(), other.status.success(), "both verifiers agree");
    own.status.success()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draw_that_was_not_revealed_stays_listed_and_the_next_one_names_it() {
    let stage = stage().await;
    let fatima = joins(&stage).await;
    let supplier = fatima.open("/").await.id();
    let plan = is_planned(&stage, "/draws/new", &[]).await;
    let at = format!("/draws/{}", plan.id());
    is_committed(&stage, &at).await;
    let page = stage.cai.open(&at).await;
    stage.cai.submit(&page, "/do/draw/reveal", &[("secret", &"07".repeat(32))]).await;
    let after = |hours| clock(&stage, hours);
    assert_eq!(after(47).await, 0, "48 hours are not over");
    assert_eq!(after(49).await, 1);

    let why = "The secrets were not both revealed within 48 hours.";
    let ended = stage.cai.open(&at).await;
    ended.says("Abandoned").says(why);
    assert!(!ended.has_form("/do/draw/reveal") && !ended.has_form("/do/draw/value"), "nothing can be done with it");
    stage.ana.open("/draws").await.says("Abandoned").says(why);
    fatima.open(&format!("/s/{supplier}/draws")).await.says("Abandoned");

    let again = is_planned(&stage, &ended.link("Plan a new draw instead"), &[]).await;
    let number = ended.text().split_whitespace().find(|w| w.starts_with("D-")).expect("a number").to_owned();
    again.says("Instead of").says(&number);
    assert_eq!(again.link(&number), at, "and leads to it");
    stage.cai.open("/draws").await.says(why);
    assert_eq!(stage.world.count("SELECT COUNT(*) FROM draw").await, 2);
}

/// What the worker does so many hours from now; returns how many draws it ended.
async fn clock(stage: &Stage, hours: i64) -> u64 {
    let portal = &stage.world.portal;
    let (now, zone) = (Instant::now().plus_hours(hours), portal.config.time_zone);
    let due = change(&portal.store, &Actor::system(), now, zone, |act| Box::pin(entity::draw::due(act))).await;
    due.expect("the clock")
}
