//! A mail is lost. Procurement asks again: the supplier gets a new link, and the old one is good for nothing.

use crate::the_loop::{CONTACTS, SUPPLIERS};
use entity::permission::Role;
use tests::{World, steps};

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_invitation_is_sent_again_and_ends_the_old_link() {
    let world = World::new().await;
    world.staff("mei", &[Role::Procurement]).await;
    world.staff("cai", &[Role::Compliance]).await;
    let (mei, cai) = (world.signed_in("mei@buyer.example").await, world.signed_in("cai@buyer.example").await);
    steps::import(&mei, "suppliers", SUPPLIERS).await;
    steps::import(&mei, "contacts", CONTACTS).await;
    let versions = steps::publish(&cai).await;
    steps::invite(&mei, &versions[0]).await;
    let lost = steps::invited(&world, "fatima@golden.example").await;
    let other = steps::invited(&world, "sam@silver.example").await;

    let signing = "SELECT g.id FROM signing g JOIN supplier s ON s.id = g.supplier_id WHERE s.name LIKE 'Golden%'";
    let address = format!("/instruments/signings/{}", world.id(signing).await);
    let page = mei.open(&address).await;
    let page = mei.submit(&page, "/do/instrument/invite-again", &[("due_on", "2001-01-01")]).await;
    page.says("today or a later day");
    mei.submit(&page, "/do/instrument/invite-again", &[("due_on", &steps::day(&world, 20))]).await;

    let stranger = world.visitor();
    assert!(!stranger.open(&lost).await.has_form("/do/invitation/register"), "the lost link has ended");
    assert!(stranger.open(&other).await.has_form("/do/invitation/register"), "nobody else's link has");
    let fatima = steps::register(&world, "fatima@golden.example", "Fatima Rahman").await;

    // She has opened the text, and is asked once more: what was opened stays opened, and she gets a letter, no link.
    let supplier = world.id("SELECT id FROM supplier WHERE name LIKE 'Golden%'").await;
    let list = fatima.open(&format!("/s/{supplier}/instruments")).await;
    let text = fatima.submit(&list, "/do/instrument/open", &[]).await;
    let page = mei.open(&address).await;
    mei.submit(&page, "/do/instrument/invite-again", &[("due_on", &steps::day(&world, 25))]).await;
    let state = "SELECT state FROM signing g JOIN supplier s ON s.id = g.supplier_id WHERE s.name LIKE 'Golden%'";
    assert_eq!(world.texts(state).await, ["viewed"]);
    let letters =
        "SELECT COUNT(*) FROM outgoing_mail WHERE email = 'fatima@golden.example' AND message = 'sign-request'";
    assert_eq!(world.count(letters).await, 1);
    let acts = "SELECT COUNT(*) FROM activity WHERE verb = 'signing-invite-again'";
    assert_eq!(world.count(acts).await, 2);
    let sam = "SELECT COUNT(*) FROM outgoing_mail WHERE email = 'sam@silver.example'";
    assert_eq!(world.count(sam).await, 1, "nobody else is asked again");
    let text = fatima.open(&text.path).await;
    let signed = [("title", "General manager"), ("authority", "yes")];
    fatima.submit(&text, "/do/instrument/sign", &signed).await.says("Signature");
}
