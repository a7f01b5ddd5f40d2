//! The blacklist: who asked for something never decides it, and an appeal is decided by somebody who took no part.

use super::{ALL, refused};
use crate::the_loop::{CONTACTS, SUPPLIERS, stage};
use tests::steps::{self, day};

#[tokio::test(flavor = "multi_thread")]
async fn an_appeal_and_a_removal_are_decided_by_others() {
    let stage = stage().await;
    let (world, cai, chen) = (&stage.world, &stage.cai, &stage.chen);
    world.staff("solo", ALL).await;
    let solo = world.signed_in("solo@buyer.example").await;
    steps::import(&stage.mei, "suppliers", SUPPLIERS).await;
    steps::import(&stage.mei, "contacts", CONTACTS).await;
    let versions = steps::publish(cai).await;
    steps::invite(&stage.mei, &versions[0]).await;
    let sam = steps::register(world, "sam@silver.example", "Sam Chowdhury").await;
    let supplier = sam.open("/").await.id();

    let page = solo.open(&format!("/blacklist/new?supplier={supplier}")).await;
    let happened = day(world, -30);
    let typed = [
        ("integrity_event", "collusion"),
        ("happened_on", happened.as_str()),
        ("case_reference", "IC-10"),
        ("grounds", "Two bids came from one desk."),
    ];
    let page = solo.submit(&page, "/do/blacklist/propose", &typed).await;
    let id = page.id();
    solo.submit(&page, "/do/blacklist/notice", &[]).await;
    let mine = format!("/s/{supplier}/blacklist/{id}");
    let page = sam.open(&mine).await;
    sam.submit(&page, "/do/blacklist/state-case", &[("statement", "The desks are neighbours.")]).await;
    let reason = [("reason", "The file is clear.")];
    refused(world, &solo, "/do/blacklist/approve", "blacklisting", &id, &reason).await;

    let record = format!("/blacklist/{id}");
    let page = cai.open(&record).await;
    cai.submit(&page, "/do/blacklist/approve", &reason).await.says("The supplier is blacklisted");
    let page = sam.open(&mine).await;
    sam.submit(&page, "/do/blacklist/appeal", &[("text", "One of the bids was not ours.")]).await;
    let verdict = [("decision", "dismissed"), ("reason", "Both bear the same hand.")];
    for who in [&solo, cai] {
        assert!(!who.open(&record).await.has_form("/do/blacklist/decide-appeal"));
        refused(world, who, "/do/blacklist/decide-appeal", "blacklisting", &id, &verdict).await;
    }
    let page = chen.open(&record).await;
    chen.submit(&page, "/do/blacklist/decide-appeal", &verdict).await;

    let page = solo.open(&record).await;
    let page = solo.submit(&page, "/do/blacklist/propose-removal", &[("reason", "The owner has changed.")]).await;
    assert!(!page.has_form("/do/blacklist/remove"), "who proposed the removal does not decide it");
    for call in ["remove", "keep"] {
        refused(world, &solo, &format!("/do/blacklist/{call}"), "blacklisting", &id, &reason).await;
    }
    let page = cai.open(&record).await;
    cai.submit(&page, "/do/blacklist/remove", &[("reason", "A new owner, proven.")]).await.says("removed");
}
