//! A supplier onto the blacklist, heard first, and off it again by two.

use super::{CONTACTS, SUPPLIERS, stage};
use tests::steps::{self, day};

#[tokio::test(flavor = "multi_thread")]
async fn a_supplier_is_heard_blacklisted_and_taken_off_again_by_two() {
    let stage = stage().await;
    let (mei, cai, chen, ida) = (&stage.mei, &stage.cai, &stage.chen, &stage.ida);
    steps::import(mei, "suppliers", SUPPLIERS).await;
    steps::import(mei, "contacts", CONTACTS).await;
    let versions = steps::publish(cai).await;
    steps::invite(mei, &versions[0]).await;
    let sam = steps::register(&stage.world, "sam@silver.example", "Sam Chowdhury").await;
    let supplier = sam.open("/").await.id();
    let eligible = ask(mei).await;
    assert!(!eligible.contains("Not eligible"), "{eligible}");

    let page = ida.open(&format!("/blacklist/new?supplier={supplier}")).await;
    let happened = day(&stage.world, -30);
    let typed = [
        ("integrity_event", "bribery"),
        ("happened_on", happened.as_str()),
        ("case_reference", "IC-7"),
        ("grounds", "A buyer was offered money for an order."),
    ];
    let page = ida.submit(&page, "/do/blacklist/propose", &typed).await;
    let record = page.path.split('?').next().expect("a path").to_owned();
    ida.submit(&page, "/do/blacklist/notice", &[]).await;

    let mine = format!("/s/{supplier}/blacklist/{}", record.rsplit('/').next().expect("an id"));
    let page = sam.open(&mine).await;
    page.says("A buyer was offered money for an order.");
    let page = sam.submit(&page, "/do/blacklist/acknowledge", &[]).await;
    sam.submit(&page, "/do/blacklist/state-case", &[("statement", "It was a loan.")]).await;

    let page = cai.open(&record).await;
    page.says("It was a loan.");
    let typed = [("reason", "The messages prove the offer.")];
    cai.submit(&page, "/do/blacklist/approve", &typed).await.says("The supplier is blacklisted");
    let answer = ask(mei).await;
    assert!(answer.contains("Not eligible"), "{answer}");

    let page = ida.open(&record).await;
    ida.submit(&page, "/do/blacklist/propose-removal", &[("reason", "The owner has changed.")]).await;
    let page = chen.open(&record).await;
    chen.submit(&page, "/do/blacklist/remove", &[("reason", "A new owner, proven.")]).await.says("removed");
    let answer = ask(mei).await;
    assert!(!answer.contains("Not eligible"), "{answer}");
}

/// What the page answers on Silver Loom, without the questions of before.
async fn ask(who: &tests::Visitor) -> String {
    let page = who.open("/eligibility").await;
    let answered = who.submit(&page, "/do/eligibility/ask", &[("q", "Silver Loom Company Ltd")]).await;
    let text = answered.text();
    text.split("Your last questions").next().unwrap_or_default().to_owned()
}
