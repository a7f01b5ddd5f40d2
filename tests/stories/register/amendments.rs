//! A supplier proposes a change of its record with proof; procurement approves it or sends it back.

use crate::the_loop::{CONTACTS, SUPPLIERS};
use entity::permission::Role;
use tests::{Doc, Visitor, World, steps};

/// Proposes another name, adds the proof and hands it in.
pub async fn hands_in(who: &Visitor, supplier: &str, name: &str) -> Doc {
    let page = who.open(&format!("/s/{supplier}/company/change")).await;
    let typed = [("name", name), ("statement", "Renamed in the register of companies; new licence attached.")];
    let page = who.submit(&page, "/do/amendment/propose", &typed).await;
    page.says(name).says("Add the proof");
    let file = [("file", "licence.pdf", steps::PDF)];
    let page = who.upload(&page, "/do/evidence/add", &[("shows_people", "no")], &file).await;
    page.says("licence.pdf");
    let page = who.submit(&page, "/do/amendment/submit", &[]).await;
    page.says("Procurement is checking this change");
    page
}

struct Stage {
    world: World,
    mei: Visitor,
    fatima: Visitor,
    supplier: String,
}

async fn stage() -> Stage {
    let world = World::new().await;
    world.staff("mei", &[Role::Procurement]).await;
    let mei = world.signed_in("mei@buyer.example").await;
    steps::import(&mei, "suppliers", SUPPLIERS).await;
    steps::import(&mei, "contacts", CONTACTS).await;
    let supplier = world.id("SELECT id FROM supplier WHERE name LIKE 'Golden%'").await;
    world.supplier_person("fatima", supplier.parse().expect("an id"), Role::SupplierAdmin).await;
    let fatima = world.signed_in("fatima@supplier.example").await;
    Stage { world, mei, fatima, supplier }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_approved_change_is_in_the_record_and_the_old_name_stays() {
    let stage = stage().await;
    hands_in(&stage.fatima, &stage.supplier, "Golden Thread Mills Ltd").await;
    let record = format!("/suppliers/{}", stage.supplier);
    stage.mei.open(&record).await.keeps_silent_about("Golden Thread Mills");
    let list = stage.mei.open("/suppliers").await;
    list.says("Proposed changes (1)");
    let queue = stage.mei.open("/amendments").await;
    queue.says("1 change").says("Golden Thread Textiles");
    let page = stage.mei.open(&queue.link("CH-000001")).await;
    page.says("Golden Thread Textiles Ltd")
        .says("Golden Thread Mills Ltd")
        .says("licence.pdf")
        .says("new licence attached");
    let file = stage.mei.open(&page.link("licence.pdf")).await;
    assert_eq!(file.status, 200, "procurement reads the proof");
    let page = stage.mei.submit(&page, "/do/amendment/approve", &[]).await;
    page.says("Approved").says("Golden Thread Textiles Ltd");
    assert!(!page.has_form("/do/amendment/approve"));
    stage.mei.open(&record).await.says("Golden Thread Mills Ltd").says("Golden Thread Textiles Ltd");
    stage.mei.open(&format!("{record}?tab=history")).await.says("Approved a change of the record");
    stage.mei.open("/suppliers?q=mills").await.says("1 supplier");
    stage.mei.open("/amendments?tab=all&find=mills").await.says("CH-000001").says("1 change");
    stage.fatima.open(&format!("/s/{}/company/change", stage.supplier)).await.says("CH-000001").says("Approved");
    let letters = stage.world.letters().await;
    assert!(letters.iter().any(|l| l.contains("CH-000001") && l.contains("fatima@supplier.example")), "told by mail");
    let ended =
        "SELECT COUNT(*) FROM supplier_name WHERE name = 'Golden Thread Textiles Ltd' AND effective_to IS NOT NULL";
    assert_eq!(stage.world.count(ended).await, 1, "the old name has its end");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_handed_in_without_proof_and_what_is_returned_has_its_reason() {
    let stage = stage().await;
    let page = stage.fatima.open(&format!("/s/{}/company/change", stage.supplier)).await;
    let same = stage.fatima.submit(&page, "/do/amendment/propose", &[("statement", "Nothing")]).await;
    same.says("This is what the record says already");
    let typed = [("address", "12 Mill Road"), ("statement", "We have moved.")];
    let page = stage.fatima.submit(&page, "/do/amendment/propose", &typed).await;
    stage.fatima.submit(&page, "/do/amendment/submit", &[]).await.says("Add at least one file that proves the change");
    let draft = stage.world.id("SELECT id FROM amendment").await;
    assert_eq!(stage.mei.open(&format!("/amendments/{draft}")).await.status, 404, "a draft is the supplier's own");
    let file = [("file", "lease.pdf", steps::PDF)];
    let page = stage.fatima.upload(&page, "/do/evidence/add", &[("shows_people", "no")], &file).await;
    let submitted = stage.fatima.submit(&page, "/do/amendment/submit", &[]).await;
    assert!(!submitted.has_form("/do/amendment/revise"), "what procurement reads does not change under it");
    let page = stage.mei.open(&format!("/amendments/{draft}")).await;
    stage.mei.submit(&page, "/do/amendment/return", &[]).await.says("Enter a value");
    let reason = [("reason", "A lease is not the register's notice.")];
    stage.mei.submit(&page, "/do/amendment/return", &reason).await.says("Returned");
    let page = stage.fatima.open(&format!("/s/{}/company/change", stage.supplier)).await;
    page.says("A lease is not the register's notice.");
    let page = stage.fatima.submit(&page, "/do/amendment/revise", &[("address", "14 Mill Road")]).await;
    page.says("14 Mill Road");
    let page = stage.fatima.submit(&page, "/do/amendment/submit", &[]).await;
    let stale = stage.mei.post("/do/amendment/approve", &[("id", &draft), ("version", "1")]).await;
    assert_eq!(stale.status, 409, "somebody who saw an older version decides nothing");
    let done = stage.fatima.submit(&page, "/do/amendment/withdraw", &[]).await;
    done.says("Withdrawn");
    stage.mei.open(&format!("/suppliers/{}", stage.supplier)).await.keeps_silent_about("Mill Road");
}
