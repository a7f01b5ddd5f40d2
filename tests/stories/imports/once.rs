//! The same file twice: a double click is one batch, two people have one each.

use super::{staged, with_suppliers};
use tests::Visitor;

async fn batches(stage: &super::Stage) -> i64 {
    stage.count("SELECT COUNT(*) FROM import_batch WHERE kind = 'contacts'").await
}

const LIST: &[u8] = b"source_id,email\nG-1,fatima@golden.example\n";

async fn sent(who: &Visitor, page: &tests::Doc) -> tests::Doc {
    let typed = [("kind", "contacts"), ("source", "enterprise system")];
    who.upload(page, "/do/import/stage", &typed, &[("file", "contacts.csv", LIST)]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_sent_twice_is_one_batch() {
    let stage = with_suppliers().await;
    let page = stage.mei.open("/imports/new").await;
    let (one, two) = tokio::join!(sent(&stage.mei, &page), sent(&stage.mei, &page));
    assert_eq!(one.path, two.path);
    assert_eq!(batches(&stage).await, 1);
    assert_eq!(
        stage
            .count(
                "SELECT COUNT(*) FROM import_row r JOIN import_batch b ON b.id = r.batch_id WHERE b.kind = 'contacts'"
            )
            .await,
        1
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_file_again_leads_to_the_batch_until_something_was_done_with_it() {
    let stage = with_suppliers().await;
    let first = staged(&stage.mei, "contacts", "contacts.csv", LIST).await;
    let again = staged(&stage.mei, "contacts", "copy of contacts.csv", LIST).await;
    assert_eq!(first.path, again.path);
    again.says("You have brought this file already");
    stage.mei.submit(&again, "/do/import/map", &[("column-number", "")]).await;
    let anew = staged(&stage.mei, "contacts", "contacts.csv", LIST).await;
    assert_ne!(first.path, anew.path, "the first has been changed since");
    stage.mei.submit(&anew, "/do/import/commit", &[]).await.says("Written");
    let after = staged(&stage.mei, "contacts", "contacts.csv", LIST).await;
    assert_ne!(anew.path, after.path);
    after.says("Unchanged");
    assert_eq!(batches(&stage).await, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_people_have_one_each() {
    let stage = with_suppliers().await;
    stage.world.staff("ben", &[entity::permission::Role::Procurement]).await;
    let ben = stage.world.signed_in("ben@buyer.example").await;
    let one = staged(&stage.mei, "contacts", "contacts.csv", LIST).await;
    let other = staged(&ben, "contacts", "contacts.csv", LIST).await;
    assert_ne!(one.path, other.path);
    assert_eq!(batches(&stage).await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tab_that_is_behind_writes_nothing() {
    let stage = with_suppliers().await;
    let behind = staged(&stage.mei, "contacts", "contacts.csv", LIST).await;
    let page = stage.mei.open(behind.path.split('?').next().expect("a path")).await;
    stage.mei.submit(&page, "/do/import/map", &[("column-number", "")]).await;
    let answer = stage.mei.submit(&behind, "/do/import/commit", &[]).await;
    answer.says("There is a problem");
    assert_eq!(stage.count("SELECT COUNT(*) FROM contact").await, 0);
}
