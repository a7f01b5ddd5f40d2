//! Lists are walked by key in both directions, and sorted as people count.

use entity::permission::Role;
use entity::store::exec;
use tests::{Doc, Visitor, World, steps};

async fn register(count: usize) -> (World, Visitor) {
    let world = World::new().await;
    world.staff("mei", &[Role::Procurement]).await;
    let mei = world.signed_in("mei@buyer.example").await;
    steps::import(&mei, "suppliers", &list(0, count)).await;
    (world, mei)
}

/// A list of suppliers with names in which the order of the letters is not the order of the numbers.
fn list(from: usize, count: usize) -> String {
    let lines = (from..from + count).map(|n| {
        let name = format!("{}{n:03} Trading Company Ltd", char::from(b'Z' - (n % 26) as u8));
        format!("{name},BD,Dhaka,manufacturing,T-{n}\n")
    });
    format!("name,country,city,category,source_id\n{}", lines.collect::<String>())
}

/// The suppliers on a page, in its order.
fn rows(page: &Doc) -> Vec<String> {
    page.links("/suppliers/").into_iter().filter(|href| href.len() == "/suppliers/".len() + 36).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_walked_to_its_end_and_back() {
    let (_world, mei) = register(120).await;
    for sort in ["number", "number-down", "name", "name-down", "registered", "registered-down"] {
        let mut page = mei.open(&format!("/suppliers?sort={sort}&country=BD")).await;
        page.says("120 suppliers").keeps_silent_about("First page").keeps_silent_about("Previous");
        let mut there = vec![rows(&page)];
        while page.text().contains("Next") {
            page = mei.open(&page.link("Next")).await;
            page.says("First page").says("Previous");
            there.push(rows(&page));
        }
        assert_eq!(there.iter().map(Vec::len).collect::<Vec<_>>(), [50, 50, 20], "{sort}");
        let mut all = there.concat();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 120, "each supplier stands on one page: {sort}");
        assert_eq!(rows(&mei.open(&page.link("First page")).await), there[0], "{sort}");
        let mut back = vec![rows(&page)];
        while page.text().contains("Previous") {
            page = mei.open(&page.link("Previous")).await;
            page.says("Next");
            back.insert(0, rows(&page));
        }
        assert_eq!(back, there, "{sort}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_are_sorted_as_numbers_and_counted_in_words() {
    let (world, mei) = register(1).await;
    mei.open("/suppliers").await.says("1 supplier").keeps_silent_about("1 suppliers");
    exec(world.portal.store.owner(), "UPDATE counter SET value = 999998 WHERE name = 'S'", vec![]).await.expect("set");
    steps::import(&mei, "suppliers", &list(1, 3)).await;
    let text = mei.open("/suppliers?sort=number").await.text();
    let at = |number: &str| text.find(number).unwrap_or_else(|| panic!("{number} is listed: {text}"));
    let order = ["S-000001", "S-999999", "S-1000000", "S-1000001"].map(at);
    assert!(order.is_sorted(), "{order:?}");
    let text = mei.open("/suppliers?sort=number-down").await.text();
    let at = |number: &str| text.find(number).unwrap_or_else(|| panic!("{number} is listed: {text}"));
    assert!(["S-1000001", "S-1000000", "S-999999", "S-000001"].map(at).is_sorted());
    mei.open("/suppliers").await.says("4 suppliers");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_stated_is_not_said_to_be_none() {
    let (world, mei) = register(1).await;
    let id = world.id("SELECT id FROM supplier").await;
    mei.open(&format!("/suppliers/{id}")).await.says("Workers Not stated");
}
