//! A role until a day: an assurer looks in for the weeks of the engagement, and not a day longer.

use entity::permission::Role;
use entity::store::exec;
use tests::{World, steps};

#[tokio::test(flavor = "multi_thread")]
async fn an_assurer_looks_in_until_the_last_day() {
    let world = World::new().await;
    world.staff("xia", &[Role::Admin]).await;
    let grace = world.staff("grace", &[Role::Committee]).await;
    let xia = world.signed_in("xia@buyer.example").await;

    let page = xia.open(&format!("/people/{grace}")).await;
    let page = xia.submit(&page, "/do/person/grant", &[("role", "assurer"), ("last_day", "")]).await;
    page.says("Last day");
    let past = steps::day(&world, -1);
    let page = xia.submit(&page, "/do/person/grant", &[("role", "assurer"), ("last_day", &past)]).await;
    page.says("today or a later day");
    let last = steps::day(&world, 20);
    let page = xia.submit(&page, "/do/person/grant", &[("role", "assurer"), ("last_day", &last)]).await;
    page.says(&last);

    let visitor = world.signed_in("grace@buyer.example").await;
    assert_eq!(visitor.open("/declarations").await.status, 200, "an assurer reads declarations");
    // The day after the last one has come.
    let ended = "UPDATE role_grant SET ends_on = ? WHERE role = 'assurer'";
    let today: chrono::NaiveDate = steps::day(&world, 0).parse().expect("a day");
    exec(world.portal.store.owner(), ended, vec![today.into()]).await.expect("ended");
    assert_eq!(visitor.open("/declarations").await.status, 403, "the very next page is closed");
    assert_eq!(visitor.open("/statistics").await.status, 200, "what the committee reads stays open");

    let page = xia.open(&format!("/people/{grace}")).await;
    page.says("Ended");
    xia.submit(&page, "/do/person/grant", &[("role", "assurer"), ("last_day", &last)]).await.says(&last);
    assert_eq!(world.count("SELECT COUNT(*) FROM role_grant WHERE role = 'assurer'").await, 2, "granted anew");
}
