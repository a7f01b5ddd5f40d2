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
    records(page, "/suppliers/")
}

/// The records on a page, in its order.
fn records(page: &Doc, folder: &str) -> Vec<String> {
    page.links(folder).into_iter().filter(|href| href.len() == folder.len() + 36).collect()
}

/// Walks a list to its end and back and says which rows each page had.
async fn walked(who: &Visitor, at: &str, rows: impl Fn(&Doc) -> Vec<String>) -> Vec<Vec<String>> {
    let mut page = who.open(at).await;
    page.keeps_silent_about("First page").keeps_silent_about("Previous");
    let mut there = vec![rows(&page)];
    while page.text().contains("Next") {
        page = who.open(&page.link("Next")).await;
        page.says("First page").says("Previous");
        there.push(rows(&page));
    }
    let mut all = there.concat();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), there.concat().len(), "each row stands once: {at}");
    assert_eq!(rows(&who.open(&page.link("First page")).await), there[0], "{at}");
    let mut back = vec![rows(&page)];
    while page.text().contains("Previous") {
        page = who.open(&page.link("Previous")).await;
        page.says("Next");
        back.insert(0, rows(&page));
    }
    assert_eq!(back, there, "{at}");
    there
}

fn sizes(pages: &[Vec<String>]) -> Vec<usize> {
    pages.iter().map(Vec::len).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_walked_to_its_end_and_back() {
    let (_world, mei) = register(120).await;
    for sort in ["number", "number-down", "name", "name-down", "registered", "registered-down"] {
        let at = format!("/suppliers?sort={sort}&country=BD");
        mei.open(&at).await.says("120 suppliers");
        assert_eq!(sizes(&walked(&mei, &at, rows).await), [50, 50, 20], "{sort}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn people_and_their_mail_are_walked_and_found() {
    let world = World::new().await;
    world.staff("ada", &[Role::Admin]).await;
    let ada = world.signed_in("ada@buyer.example").await;
    for n in 0..54 {
        let page = ada.open("/people/new").await;
        let role = if n % 2 == 0 { "auditor" } else { "reviewer" };
        let (name, email) = (format!("Person {n:02}"), format!("p_{n:02}@buyer.example"));
        let typed = [("name", name.as_str()), ("email", email.as_str()), ("role[]", role)];
        ada.submit(&page, "/do/person/create", &typed).await;
    }
    let people = |page: &Doc| records(page, "/people/");
    ada.open("/people").await.says("55 people");
    let up = walked(&ada, "/people", people).await;
    assert_eq!(sizes(&up), [50, 5]);
    let mut down = walked(&ada, "/people?sort=-name", people).await.concat();
    down.reverse();
    assert_eq!(down, up.concat());
    ada.open("/people?role=auditor").await.says("27 people").keeps_silent_about("Person 01");
    ada.open("/people?find=p_07").await.says("1 person").says("Person 07");
    ada.open("/people?find=p%2507").await.says("Nobody found");
    let mei = up[1].first().expect("a person").clone();
    let page = ada.open(&mei).await;
    ada.submit(&page, "/do/person/deactivate", &[]).await;
    ada.open("/people?state=inactive").await.says("1 person");
    let addresses = |page: &Doc| {
        let text = page.text();
        text.split_whitespace().filter(|word| word.starts_with("p_")).map(str::to_owned).collect::<Vec<_>>()
    };
    for sort in ["-time", "time"] {
        let pages = walked(&ada, &format!("/mail?tab=waiting&sort={sort}"), addresses).await;
        assert_eq!(sizes(&pages), [50, 4], "{sort}");
    }
    ada.open("/mail?tab=waiting&find=p_07@").await.says("1 record").says("p_07@buyer.example");
}

#[tokio::test(flavor = "multi_thread")]
async fn relationships_and_merges_are_walked_and_found() {
    let (world, mei) = register(102).await;
    world.staff("cai", &[Role::Compliance]).await;
    let cai = world.signed_in("cai@buyer.example").await;
    let suppliers = walked(&mei, "/suppliers?sort=number", rows).await.concat();
    for (n, supplier) in suppliers.iter().enumerate().take(51) {
        let page = mei.open(&format!("{supplier}?tab=duplicates")).await;
        let other = format!("S-{:06}", n + 52);
        let typed = [("other", other.as_str()), ("reason", "One company under two names"), ("keep", "this")];
        mei.submit(&page, "/do/supplier/propose-merge", &typed).await.says("waits for a second person");
    }
    for sort in ["-proposed", "proposed"] {
        let pages = walked(&cai, &format!("/suppliers/merges?sort={sort}"), rows).await;
        assert_eq!(sizes(&pages), [100, 2], "two records a row: {sort}");
    }
    let one = cai.open("/suppliers/merges?find=S-000060").await;
    one.says("1 record").says("S-000009").says("S-000060").keeps_silent_about("S-000061");
    cai.submit(&one, "/do/supplier/decide-merge", &[("decision", "reject")]).await;
    cai.open("/suppliers/merges?tab=rejected").await.says("1 record").says("S-000060");
    cai.open("/suppliers/merges?tab=merged").await.says("No merges here");
    for n in 1..=51 {
        let page = mei.open("/relationships").await;
        let number = format!("S-{n:06}");
        let typed = [("number", number.as_str()), ("particulars", "My sister works there.")];
        mei.submit(&page, "/do/relationship/declare", &typed).await;
    }
    let declared = |page: &Doc| records(page, "/relationships/");
    for sort in ["due", "-due"] {
        let pages = walked(&cai, &format!("/relationships?sort={sort}"), declared).await;
        assert_eq!(sizes(&pages), [50, 1], "{sort}");
    }
    cai.open("/relationships?find=S-000051").await.says("1 record").says("S-000051").keeps_silent_about("S-000050");
    let way = cai.open("/relationships?find=S-000051").await.links("/relationships/").pop().expect("the way to it");
    let page = cai.open(&way).await;
    let verdict = [("outcome", "no-conflict"), ("measure", "She has left the company.")];
    cai.submit(&page, "/do/relationship/judge", &verdict).await;
    cai.open("/relationships?tab=no-conflict").await.says("1 record").says("S-000051");
    cai.open("/relationships").await.says("50 records").keeps_silent_about("S-000051");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_a_supplier_leads_to_its_own_work() {
    let (world, mei) = register(2).await;
    let page = mei.open("/suppliers?sort=number").await;
    let suppliers = rows(&page);
    let page = mei.open(&suppliers[0]).await;
    let way = page.link("Apply for certification");
    let page = mei.open(&way).await;
    let typed = [("statement", "To be admitted to the catalogue.")];
    mei.submit(&page, "/do/certification/apply", &typed).await;
    assert_eq!(world.count("SELECT COUNT(*) FROM certification").await, 1);
    for (supplier, count) in [(&suppliers[0], 1), (&suppliers[1], 0)] {
        let ways = mei.open(supplier).await.links("/certifications?");
        let list = mei.open(ways.first().expect("the way to its applications")).await;
        assert_eq!(records(&list, "/certifications/").len(), count, "{supplier}");
    }
    for list in [
        "/amendments?",
        "/declarations?",
        "/spot-checks?",
        "/audits?",
        "/remediations?",
        "/dispositions?",
        "/blacklist?",
    ] {
        let ways = mei.open(&suppliers[1]).await.links(list);
        let page = mei.open(ways.first().unwrap_or_else(|| panic!("no way to {list}"))).await;
        page.says("S-000002").says("Remove filter");
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
