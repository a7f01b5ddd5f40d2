//! From the draw to the result of the visit.

use super::Stage;
use entity::draw::rule::commitment;
use tests::steps::{self, PDF, day};
use tests::{Doc, Visitor};

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Freezes a population of everybody on the form at an address; `more` says what the plan names otherwise. Returns the
/// page of the draw.
pub async fn is_planned(stage: &Stage, form: &str, more: &[(&str, &str)]) -> Doc {
    let page = stage.cai.open(form).await;
    let (today, due) = (day(&stage.world, 0), day(&stage.world, 14));
    let mut plan = vec![
        ("kind", "spot-check"),
        ("size", "2"),
        ("strata", "all"),
        ("public_source", "Closing value of a public index"),
        ("public_on", today.as_str()),
        ("due_on", due.as_str()),
        ("reason", "The visits of this quarter"),
    ];
    plan.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
    plan.extend(more);
    stage.cai.submit(&page, "/do/draw/plan", &plan).await
}

/// Two people commit, each to a secret of their own.
pub async fn is_committed(stage: &Stage, at: &str) {
    for (who, secret) in [&stage.cai, &stage.chen].into_iter().zip(&SECRETS) {
        let hash = hexadecimal(&commitment(secret));
        let page = who.open(at).await;
        who.submit(&page, "/do/draw/commit", &[("hash", &hash)]).await;
    }
}

/// Both reveal and the public value is entered; returns the page of the draw that was made.
pub async fn is_revealed(stage: &Stage, at: &str) -> Doc {
    let (cai, chen) = (&stage.cai, &stage.chen);
    let page = cai.open(at).await;
    let wrong = cai.submit(&page, "/do/draw/reveal", &[("secret", &hexadecimal(&[1; 32]))]).await;
    wrong.says("There is a problem");
    for (who, secret) in [cai, chen].into_iter().zip(&SECRETS) {
        let page = who.open(at).await;
        who.submit(&page, "/do/draw/reveal", &[("secret", &hexadecimal(secret))]).await;
    }
    let page = cai.open(at).await;
    cai.submit(&page, "/do/draw/value", &[("public_value", "3128.42")]).await
}

const SECRETS: [[u8; 32]; 2] = [[7; 32], [9; 32]];

/// Two people draw everybody; returns the address of the check of Golden Thread.
pub async fn is_drawn(stage: &Stage, kind: &str) -> String {
    let draw = is_planned(stage, "/draws/new", &[("kind", kind)]).await;
    let at = format!("/draws/{}", draw.id());
    is_committed(stage, &at).await;
    let drawn = is_revealed(stage, &at).await;
    drawn.says("Golden Thread").says("Silver Loom");
    for check in drawn.links(&format!("/{kind}s/")) {
        if stage.cai.open(&check).await.text().contains("Golden Thread") {
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

pub async fn marked(ana: &Visitor, page: &Doc, item: &str, mark: &str) -> Doc {
    let (field, note) = (format!("m.{item}"), format!("n.{item}"));
    let said = if mark == "met" { "" } else { "Seen at the gate and in the records of March." };
    ana.submit(page, "/do/check/marks", &[("item", item), (&field, mark), (&note, said)]).await
}
