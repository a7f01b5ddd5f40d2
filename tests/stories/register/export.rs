//! The register leaves as a file: what the list shows, in its order, nothing that a person is barred from.

use entity::permission::Role;
use std::collections::BTreeSet;
use tests::{Visitor, World, steps};

/// More than are fetched at a time, twice.
const COUNT: usize = 2_300;

async fn stage() -> (World, Visitor) {
    let world = World::new().await;
    world.staff("mei", &[Role::Procurement]).await;
    let mei = world.signed_in("mei@buyer.example").await;
    let mut list = String::from("name,country,city,uscc,source_id\n=1+1 Calculating Ltd,BD,Dhaka,,C-1\n");
    for n in 1..COUNT {
        let country = if n % 2 == 0 { "VN" } else { "BD" };
        list.push_str(&format!("Lantern {:04} Ltd,{country},\"Town, {n}\",,L-{n}\n", (n * 7_919) % COUNT));
    }
    steps::import(&mei, "suppliers", &list).await;
    (world, mei)
}

/// The lines of a file below its header, each as its first two cells.
fn lines(csv: &str) -> Vec<(String, String)> {
    let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{FEFF}').as_bytes());
    assert_eq!(reader.headers().expect("a header").len(), 19);
    let records = reader.records().map(|record| record.expect("a line"));
    records.map(|record| (record[0].to_owned(), record[1].to_owned())).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_leaves_as_it_is_narrowed_and_sorted() {
    let (world, mei) = stage().await;
    let page = mei.open("/suppliers?sort=name-down").await;
    let file = mei.submit(&page, "/do/supplier/export", &[("format", "csv")]).await;
    assert!(file.headers["content-disposition"].contains("probity-suppliers-"));
    let all = lines(&file.html);
    assert_eq!(all.len(), COUNT);
    assert_eq!(all.iter().map(|(number, _)| number).collect::<BTreeSet<_>>().len(), COUNT, "each once");
    let names: Vec<&String> = all.iter().map(|(_, name)| name).filter(|name| name.starts_with("Lantern")).collect();
    assert!(names.windows(2).all(|two| two[0] > two[1]), "last first");
    assert!(all.iter().any(|(_, name)| name == "'=1+1 Calculating Ltd"), "nothing is calculated");
    assert!(file.html.contains("\"Town, 1\""));

    let page = mei.open("/suppliers?country=vn").await;
    let file = mei.submit(&page, "/do/supplier/export", &[("format", "csv")]).await;
    assert_eq!(lines(&file.html).len(), (COUNT - 1) / 2);
    let workbook = mei.submit(&page, "/do/supplier/export", &[("format", "xlsx")]).await;
    assert!(workbook.html.starts_with("PK"), "a workbook");
    let exports = "SELECT COUNT(*) FROM activity WHERE verb = 'supplier-export'";
    assert_eq!(world.count(exports).await, 3, "each is recorded");

    let page = mei.open("/suppliers?q=lantern&country=cn").await;
    assert!(!page.has_form("/do/supplier/export"), "nothing matches");
    let answer = mei.post("/do/supplier/export", &[("format", "pdf"), ("_page", "/suppliers")]).await;
    assert!(!answer.headers.contains_key("content-disposition"));
    answer.says("Choose");
    assert_eq!(world.count(exports).await, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_barred_from_a_supplier_does_not_take_it_along() {
    let (world, mei) = stage().await;
    let number = world.texts("SELECT number FROM supplier WHERE name LIKE '=1%'").await.remove(0);
    let page = mei.open("/relationships").await;
    let typed = [("number", number.as_str()), ("particulars", "My sister works there.")];
    mei.submit(&page, "/do/relationship/declare", &typed).await;
    let page = mei.open("/suppliers").await;
    let file = mei.submit(&page, "/do/supplier/export", &[("format", "csv")]).await;
    assert_eq!(lines(&file.html).len(), COUNT - 1);
    assert!(!file.html.contains("Calculating"));
}
