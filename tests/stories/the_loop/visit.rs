//! From the draw to the result of the visit.

use super::Stage;
use entity::draw::rule::commitment;
use tests::steps::{self, PDF, day};
use tests::{Doc, Visitor};

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Two people draw everybody; returns the address of the check of Golden Thread.
pub async fn is_drawn(stage: &Stage) -> String {
    let (cai, chen) = (&stage.cai, &stage.chen);
    let page = cai.open("/draws/new").await;
    let (today, due) = (day(&stage.world, 0), day(&stage.world, 14));
    let plan = [
        ("kind", "spot-check"),
        ("size", "2"),
        ("strata", "all"),
        ("public_source", "Closing value of a public index"),
        ("public_on", today.as_str()),
        ("due_on", due.as_str()),
        ("reason", "The unannounced visits of this quarter"),
    ];
    let draw = cai.submit(&page, "/do/draw/plan", &plan).await;
    let at = format!("/draws/{}", draw.id());
    let secrets = [[7_u8; 32], [9; 32]];
    for (who, secret) in [cai, chen].into_iter().zip(&secrets) {
        let hash = hexadecimal(&commitment(secret));
        let page = who.open(&at).await;
        who.submit(&page, "/do/draw/commit", &[("hash", &hash)]).await;
    }
    let page = cai.open(&at).await;
    let wrong = cai.submit(&page, "/do/draw/reveal", &[("secret", &hexadecimal(&[1; 32]))]).await;
    wrong.says("There is a problem");
    for (who, secret) in [cai, chen].into_iter().zip(&secrets) {
        let page = who.open(&at).await;
        who.submit(&page, "/do/draw/reveal", &[("secret", &hexadecimal(secret))]).await;
    }
    let page = cai.open(&at).await;
    let drawn = cai.submit(&page, "/do/draw/value", &[("public_value", "3128.42")]).await;
    drawn.says("Golden Thread").says("Silver Loom");
    for check in drawn.links("/spot-checks/") {
        if cai.open(&check).await.text().contains("Golden Thread") {
            return check;
        }
    }
    panic!("Golden Thread is drawn: {}", drawn.text())
}

/// One zero-tolerance item is not met, one other is met in part, the rest is met.
pub async fn is_visited(stage: &Stage, fatima: &Visitor, supplier: &str, check: &str) {
    let ana = &stage.ana;
    let page = ana.open(check).await;
    let page = ana.submit(&page, "/do/check/claim", &[]).await;
    let mut page = ana.submit(&page, "/do/check/start", &[]).await;
    let items = steps::forms(&page, "/do/check/marks", "item");
    assert!(items.len() > 20, "a checklist: {items:?}");
    for item in &items {
        let mark = match item.as_str() {
            "SC-01" => "not-met",
            "SC-20" => "partly",
            _ => "met",
        };
        page = marked(ana, &page, item, mark).await;
    }
    let lacking = ana.submit(&page, "/do/check/score", &[]).await;
    lacking.says("There is a problem");
    let typed = [("code", "SC-01"), ("shows_people.SC-01", "no")];
    let page = ana.upload(&lacking, "/do/evidence/add", &typed, &[("file.SC-01", "gate.pdf", PDF)]).await;
    ana.submit(&page, "/do/check/score", &[]).await.says("Scored");

    let list = fatima.open(&format!("/s/{supplier}/checks")).await;
    let mine = list.links(&format!("/s/{supplier}/checks/")).pop().expect("the check is told");
    let page = fatima.open(&mine).await;
    fatima.submit(&page, "/do/check/comment", &[("comment", "The gate log was with the police.")]).await;
    let page = ana.open(&format!("{check}/settle")).await;
    page.says("The gate log was with the police.");
    ana.submit(&page, "/do/spot-check/settle", &[]).await.says("Failed");
    fatima.open(&mine).await.says("Failed");
}

async fn marked(ana: &Visitor, page: &Doc, item: &str, mark: &str) -> Doc {
    let (field, note) = (format!("m.{item}"), format!("n.{item}"));
    let said = if mark == "met" { "" } else { "Seen at the gate and in the records of March." };
    ana.submit(page, "/do/check/marks", &[("item", item), (&field, mark), (&note, said)]).await
}
