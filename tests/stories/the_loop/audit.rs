//! An ESG audit from the draw to its close: announced, issued with its findings, put right, verified and closed by
//! others than its auditor.

use super::visit::{is_drawn, marked};
use super::{Stage, joins, remedy, stage};
use tests::steps::{self, PDF};
use tests::{Doc, Visitor};

#[tokio::test(flavor = "multi_thread")]
async fn an_audit_goes_from_the_draw_to_its_close() {
    let stage = stage().await;
    let fatima = joins(&stage).await;
    let supplier = fatima.open("/").await.id();
    let audit = is_drawn(&stage, "audit").await;
    let mine = is_assigned(&stage, &fatima, &supplier, &audit).await;
    is_issued(&stage, &fatima, &audit, &mine).await;
    is_put_right(&stage, &fatima, &supplier, &audit).await;
    is_closed(&stage, &fatima, &supplier, &audit, &mine).await;
}

/// From the queue to somebody, from which day on the supplier knows of it; returns the supplier's page.
async fn is_assigned(stage: &Stage, fatima: &Visitor, supplier: &str, audit: &str) -> String {
    let (ana, cai) = (&stage.ana, &stage.cai);
    let queue = ana.open("/audits?tab=all").await;
    queue.says("Golden Thread").says("Silver Loom").says("Planned");
    ana.open("/spot-checks?tab=all").await.keeps_silent_about("Golden Thread");
    let list = format!("/s/{supplier}/checks");
    fatima.open(&list).await.keeps_silent_about("AUD-");
    let page = cai.open(audit).await;
    let ana_id = stage.world.id("SELECT id FROM person WHERE email = 'ana@buyer.example'").await;
    cai.submit(&page, "/do/check/assign", &[("person", &ana_id)]).await;
    cai.open(audit).await.says("Assigned");
    let work = cai.open(&format!("/people/{ana_id}")).await;
    work.says("Open work").says("AUD-");
    assert_eq!(work.links("/audits/"), [audit], "what somebody else takes over when she leaves");
    let told = fatima.open(&list).await;
    told.says("AUD-").says("Assigned");
    told.links(&format!("/s/{supplier}/checks/audit/")).pop().expect("an audit is announced")
}

/// In the field by the same checklist engine, drafted, commented, issued.
async fn is_issued(stage: &Stage, fatima: &Visitor, audit: &str, mine: &str) {
    let ana = &stage.ana;
    let page = ana.open(audit).await;
    let mut page = ana.submit(&page, "/do/check/start", &[]).await;
    fatima.open(mine).await.says("In field");
    let items = steps::forms(&page, "/do/check/marks", "item");
    assert!(items.len() >= 25, "a checklist of its own: {items:?}");
    for item in &items {
        let mark = if item == "AU-01" { "not-met" } else { "met" };
        page = marked(ana, &page, item, mark).await;
    }
    let typed = [("code", "AU-01"), ("shows_people.AU-01", "no")];
    let page = ana.upload(&page, "/do/evidence/add", &typed, &[("file.AU-01", "papers.pdf", PDF)]).await;
    ana.submit(&page, "/do/check/score", &[]).await.says("Findings drafted");

    let early = ana.post("/do/audit/issue", &[("id", id(audit)), ("version", "9")]).await;
    assert_eq!(early.status, 409, "the supplier has its say before the report: {}", early.text());
    let page = fatima.open(mine).await;
    fatima.submit(&page, "/do/check/comment", &[("comment", "The papers were with the lawyer.")]).await;
    let page = ana.open(&format!("{audit}/settle")).await;
    page.says("The papers were with the lawyer.");
    ana.submit(&page, "/do/audit/issue", &[]).await.says("Issued");
    for page in [fatima.open(mine).await, stage.cai.open(&format!("{audit}?tab=findings")).await] {
        page.says("F-000001");
    }
}

/// One remediation for the finding; the auditor is refused its verification.
async fn is_put_right(stage: &Stage, fatima: &Visitor, supplier: &str, audit: &str) {
    let list = fatima.open(&format!("/s/{supplier}/remediations")).await;
    let mut found = list.links(&format!("/s/{supplier}/remediations/"));
    found.dedup();
    assert_eq!(found.len(), 1, "{}", list.text());
    let theirs = format!("/remediations/{}", id(&found[0]));
    remedy::is_proven(stage, fatima, &found[0], &theirs).await;
    stage.world.work().await;
    stage.cai.open(audit).await.says("Remediation");

    let ana = &stage.ana;
    assert!(!ana.open(&theirs).await.has_form("/do/remediation/judge-evidence"));
    for outcome in ["verify", "send-back"] {
        let typed = [("outcome", outcome), ("reason", "I have seen it.")];
        is_refused(stage, ana, "/do/remediation/judge-evidence", "remediation", &theirs, &typed).await;
    }
    remedy::is_verified(stage, &theirs).await;
    stage.world.work().await;
    stage.cai.open(audit).await.says("Verified");
}

/// A failed audit is closed with a decided disposition, by somebody other than its auditor.
async fn is_closed(stage: &Stage, fatima: &Visitor, supplier: &str, audit: &str, mine: &str) {
    let ana = &stage.ana;
    assert!(!ana.open(audit).await.has_form("/do/check/close"), "the auditor does not close");
    is_refused(stage, ana, "/do/check/close", "audit", audit, &[("kind", "audit")]).await;
    remedy::is_warned(stage, fatima, supplier, audit).await;
    fatima.open(mine).await.says("Closed").says("The papers were with the lawyer.");
    ana.open(audit).await.says("Closed");
    assert_eq!(stage.world.count("SELECT COUNT(*) FROM audit WHERE state = 'closed' AND issued_at > 0").await, 1);
}

async fn is_refused(stage: &Stage, who: &Visitor, call: &str, table: &str, at: &str, typed: &[(&str, &str)]) -> Doc {
    // Only the audit of Golden Thread has moved on.
    let version = stage.world.count(&format!("SELECT MAX(version) FROM {table}")).await.to_string();
    let mut fields = vec![("id", id(at)), ("version", version.as_str())];
    fields.extend(typed);
    let before = stage.world.rows().await;
    let answer = who.post(call, &fields).await;
    assert_eq!(answer.status, 403, "{call}: {}", answer.text());
    answer.says("The second signature must be another person's");
    assert_eq!(before, stage.world.rows().await, "{call} wrote nothing");
    answer
}

fn id(at: &str) -> &str {
    at.rsplit('/').next().unwrap_or_default()
}
