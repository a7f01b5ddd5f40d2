//! A supplier leaves and comes back: what it was before stands again, and whoever invites or draws passes it over.

use crate::the_loop::{CONTACTS, SUPPLIERS};
use entity::permission::Role;
use tests::{World, steps};

#[tokio::test(flavor = "multi_thread")]
async fn a_supplier_leaves_and_comes_back() {
    let world = World::new().await;
    world.staff("mei", &[Role::Procurement]).await;
    world.staff("cai", &[Role::Compliance]).await;
    let (mei, cai) = (world.signed_in("mei@buyer.example").await, world.signed_in("cai@buyer.example").await);
    steps::import(&mei, "suppliers", SUPPLIERS).await;
    steps::import(&mei, "contacts", CONTACTS).await;
    let golden = world.id("SELECT id FROM supplier WHERE name LIKE 'Golden%'").await;
    let address = format!("/suppliers/{golden}?tab=standing");

    let page = mei.open(&address).await;
    let late = [("left_on", "2999-01-01"), ("reason", "")];
    let page = mei.submit(&page, "/do/supplier/leave", &late).await;
    page.says("today or an earlier day").says("Reason");
    let gone = [("left_on", steps::day(&world, -3)), ("reason", "The contract has ended.".to_owned())];
    let gone = gone.each_ref().map(|(name, value)| (*name, value.as_str()));
    let page = mei.submit(&page, "/do/supplier/leave", &gone).await;
    page.says("supplier left").says("The contract has ended.");
    mei.open("/suppliers?standing=left").await.says("Golden Thread");
    assert!(!page.has_form("/do/supplier/leave"), "nobody leaves twice");

    let versions = steps::publish(&cai).await;
    steps::invite(&mei, &versions[0]).await.says("Silver Loom").keeps_silent_about("Golden Thread");
    let question = [("q", "Golden Thread Textiles Ltd")];
    let asked = mei.open("/eligibility").await;
    mei.submit(&asked, "/do/eligibility/ask", &question).await.says("Not eligible");

    let page = mei.open(&address).await;
    let early = [("returned_on", steps::day(&world, -4)), ("reason", "A new contract.".to_owned())];
    let early = early.each_ref().map(|(name, value)| (*name, value.as_str()));
    let page = mei.submit(&page, "/do/supplier/come-back", &early).await;
    page.says(&steps::day(&world, -3));
    let today = [("returned_on", steps::day(&world, 0)), ("reason", "A new contract.".to_owned())];
    let today = today.each_ref().map(|(name, value)| (*name, value.as_str()));
    mei.submit(&page, "/do/supplier/come-back", &today).await.says("came back").says("A new contract.");
    mei.open("/suppliers?standing=registered").await.says("Golden Thread");
    let acts = "SELECT COUNT(*) FROM activity WHERE verb IN ('supplier-leave', 'supplier-come-back')";
    assert_eq!(world.count(acts).await, 2);
}
