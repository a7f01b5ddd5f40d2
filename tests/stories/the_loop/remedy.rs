//! From the findings to the decision that follows them.

use super::Stage;
use entity::act::change;
use entity::actor::Actor;
use entity::instant::Instant;
use entity::refusal::{Outcome, Refusal};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tests::Visitor;
use tests::steps::{PDF, day};

pub async fn puts_right(stage: &Stage, fatima: &Visitor, supplier: &str) {
    let list = fatima.open(&format!("/s/{supplier}/remediations")).await;
    let mut found = list.links(&format!("/s/{supplier}/remediations/"));
    found.dedup();
    assert_eq!(found.len(), 2, "one remediation for each finding: {}", list.text());
    assert_eq!(reminders_in(stage, 0).await, 0, "the letter of the finding has just named the date");
    assert!(reminders_in(stage, 13).await > 0, "one is due within a week by then");
    for mine in found {
        let theirs = format!("/remediations/{}", mine.rsplit('/').next().expect("an id"));
        one(stage, fatima, &mine, &theirs).await;
    }
}

/// How many reminders the clock would send in so many days; nothing of it is kept.
async fn reminders_in(stage: &Stage, days: i64) -> u64 {
    let sent = Arc::new(AtomicU64::new(0));
    let (counted, at) = (Arc::clone(&sent), Instant::now().plus_days(days));
    let portal = &stage.world.portal;
    let undone: Outcome<()> = change(&portal.store, &Actor::system(), at, portal.config.time_zone, move |act| {
        Box::pin(async move {
            counted.store(entity::remediation::due(act).await?, Ordering::SeqCst);
            Err(Refusal::NotFound.into())
        })
    })
    .await;
    assert!(undone.is_err(), "it was taken back");
    sent.load(Ordering::SeqCst)
}

async fn one(stage: &Stage, fatima: &Visitor, mine: &str, theirs: &str) {
    is_proven(stage, fatima, mine, theirs).await;
    let own = stage.ana.open(theirs).await;
    assert!(!own.has_form("/do/remediation/judge-evidence"), "who found it does not verify it");
    is_verified(stage, theirs).await;
}

/// The plan, accepted, and the evidence.
pub async fn is_proven(stage: &Stage, fatima: &Visitor, mine: &str, theirs: &str) {
    let rui = &stage.rui;
    let tomorrow = day(&stage.world, 1);
    let plan = [
        ("cause", "The log was not kept at the gate."),
        ("action", "A bound log is kept at the gate."),
        ("prevention", "The shift lead signs it each day."),
        ("owner", "Plant manager"),
        ("owner_due", tomorrow.as_str()),
    ];
    let page = fatima.open(mine).await;
    fatima.submit(&page, "/do/remediation/submit-plan", &plan).await.says("plan");
    let page = rui.open(theirs).await;
    rui.submit(&page, "/do/remediation/judge-plan", &[("outcome", "accept")]).await;

    let page = fatima.open(mine).await;
    let page = fatima.upload(&page, "/do/evidence/add", &[("shows_people", "no")], &[("file", "log.pdf", PDF)]).await;
    page.says("log.pdf");
    fatima.submit(&page, "/do/remediation/submit-evidence", &[("note", "Photographs of the log.")]).await;
}

/// Verified by another than the auditor, and closed.
pub async fn is_verified(stage: &Stage, theirs: &str) {
    let rui = &stage.rui;
    let page = rui.open(theirs).await;
    let verdict = [("outcome", "verify"), ("reason", "The log was seen for two weeks.")];
    let page = rui.submit(&page, "/do/remediation/judge-evidence", &verdict).await;
    rui.submit(&page, "/do/remediation/close", &[]).await.says("Closed");
}

pub async fn is_warned(stage: &Stage, fatima: &Visitor, supplier: &str, check: &str) {
    let (mei, cai) = (&stage.mei, &stage.cai);
    stage.world.work().await;
    let early = cai.open(check).await;
    assert!(!early.has_form("/do/check/close"), "a failed check is not closed without a disposition: {}", early.text());
    early.says("needs a decided disposition");
    let before = stage.world.rows().await;
    let (kind, table) = if check.starts_with("/audits/") { ("audit", "audit") } else { ("spot-check", "spot_check") };
    let version = stage.world.count(&format!("SELECT MAX(version) FROM {table}")).await.to_string();
    let fields = [("kind", kind), ("id", check.rsplit('/').next().expect("an id")), ("version", &version)];
    let refused = cai.post("/do/check/close", &fields).await;
    assert_eq!(refused.status, 409, "{}", refused.text());
    refused.says("needs a decided disposition");
    assert_eq!(before, stage.world.rows().await);

    let way = mei.open(check).await.links("/dispositions/new").pop().expect("the way to a disposition");
    let page = mei.open(&way).await;
    let typed = [("kind", "warning"), ("reason", "A zero-tolerance item was not met.")];
    let page = mei.submit(&page, "/do/disposition/propose", &typed).await;
    let record = page.path.split('?').next().expect("a path").to_owned();
    mei.submit(&page, "/do/disposition/notice", &[]).await;

    let mine = format!("/s/{supplier}/decisions/{}", record.rsplit('/').next().expect("an id"));
    let page = fatima.open(&mine).await;
    let page = fatima.submit(&page, "/do/disposition/acknowledge", &[]).await;
    let typed = [("statement", "We have put everything right.")];
    fatima.submit(&page, "/do/disposition/answer", &typed).await;

    let page = cai.open(&record).await;
    page.says("We have put everything right.");
    let typed = [("outcome", "in-force"), ("reason", "The item is of zero tolerance.")];
    cai.submit(&page, "/do/disposition/decide", &typed).await.says("In force");
    fatima.open(&mine).await.says("The item is of zero tolerance.");

    let page = cai.open(check).await;
    cai.submit(&page, "/do/check/close", &[]).await.says("Closed");
}
