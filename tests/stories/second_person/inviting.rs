//! An invitation is a grant: whoever sent one does not take it up.

use super::alone;
use tests::steps;

#[tokio::test(flavor = "multi_thread")]
async fn nobody_invites_themselves_to_a_company() {
    let alone = alone().await;
    let solo = &alone.solo;
    let page = solo.open(&format!("/suppliers/{}?tab=contacts", alone.supplier)).await;
    solo.submit(&page, "/do/supplier/end-contact", &[]).await;
    let page = solo.open(&page.path).await;
    let typed = [("name", "Solo"), ("email", "solo@buyer.example")];
    solo.submit(&page, "/do/supplier/add-contact", &typed).await.says("solo@buyer.example");
    let versions = steps::publish(solo).await;
    steps::invite(solo, &versions[0]).await;
    let link = steps::invited(&alone.world, "solo@buyer.example").await;
    let token = link.rsplit('/').next().expect("a secret");
    let before = alone.world.rows().await;
    let answer = solo.post("/do/invitation/accept", &[("token", token)]).await;
    assert_eq!(answer.status, 403, "{}", answer.text());
    answer.says("The second signature must be another person's");
    assert_eq!(before, alone.world.rows().await);
}
