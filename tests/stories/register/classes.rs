//! Business units, scenarios and tags: kept by the administrator, given by procurement, unseen by the supplier.

use crate::the_loop::{CONTACTS, SUPPLIERS};
use entity::permission::Role;
use tests::{Visitor, World, steps};

struct Stage {
    world: World,
    mei: Visitor,
    xia: Visitor,
    supplier: String,
}

async fn stage() -> Stage {
    let world = World::new().await;
    world.staff("mei", &[Role::Procurement]).await;
    world.staff("xia", &[Role::Admin]).await;
    let mei = world.signed_in("mei@buyer.example").await;
    steps::import(&mei, "suppliers", SUPPLIERS).await;
    steps::import(&mei, "contacts", CONTACTS).await;
    let supplier = world.id("SELECT id FROM supplier WHERE name LIKE 'Golden%'").await;
    let xia = world.signed_in("xia@buyer.example").await;
    Stage { mei, xia, supplier, world }
}

impl Stage {
    fn tab(&self) -> String {
        format!("/suppliers/{}?tab=classification", self.supplier)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_administrator_keeps_the_lists() {
    let stage = stage().await;
    let page = stage.xia.open("/classifications").await;
    page.says("There is no business unit yet");
    let east = [("code", "east"), ("name_en", "East China"), ("name_zh", "华东")];
    let page = stage.xia.submit(&page, "/do/classification/add", &east).await;
    page.says("East China").says("华东");
    let again = stage.xia.submit(&page, "/do/classification/add", &east).await;
    again.says("The code east is in use already");
    let odd = stage.xia.submit(&page, "/do/classification/add", &[("code", "Ost & West"), ("name_en", "x")]).await;
    odd.says("small letters, digits and dashes").says("Enter a value");
    let typed = [("name_en", "Eastern region"), ("name_zh", "东部大区")];
    let page = stage.xia.submit(&page, "/do/classification/rename", &typed).await;
    page.says("Eastern region").keeps_silent_about("East China");
    let page = stage.xia.submit(&page, "/do/classification/retire", &[]).await;
    page.says("Retired");
    let tab = stage.mei.open(&stage.tab()).await;
    let given = [("id", stage.supplier.as_str()), ("kind", "unit"), ("class", "east")];
    stage.mei.post("/do/classification/begin", &given).await;
    assert_eq!(stage.world.count("SELECT COUNT(*) FROM supplier_unit").await, 0, "a retired one is not given");
    tab.says("This supplier belongs to no business unit");
    let page = stage.xia.submit(&page, "/do/classification/revive", &[]).await;
    page.says("Offered");
    stage.xia.open("/classifications?kind=scenario").await.says("Eco-employment").says("生态用工");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_supplier_belongs_from_a_day_to_a_day() {
    let stage = stage().await;
    let yesterday = steps::day(&stage.world, -1);
    let page = stage.mei.open(&stage.tab()).await;
    let typed = [("kind", "scenario"), ("class", "logistics"), ("from", yesterday.as_str())];
    let page = stage.mei.submit(&page, "/do/classification/begin", &typed).await;
    page.says("Logistics").says("in force");
    let twice = stage.mei.submit(&page, "/do/classification/begin", &typed).await;
    twice.says("This is in force already");
    let later = steps::day(&stage.world, 1);
    let typed = [("kind", "scenario"), ("class", "engineering"), ("from", later.as_str())];
    stage.mei.submit(&page, "/do/classification/begin", &typed).await.says("Enter today or an earlier day");
    stage
        .mei
        .open("/suppliers?scenario=logistics")
        .await
        .says("Golden Thread")
        .says("1 supplier")
        .says("Scenario: Logistics");
    stage.mei.open("/suppliers?scenario=engineering").await.says("0 suppliers");
    stage.mei.open(&format!("/suppliers/{}", stage.supplier)).await.says("Scenarios Logistics");
    let page = stage.mei.open(&stage.tab()).await;
    let before = steps::day(&stage.world, -2);
    stage
        .mei
        .submit(&page, "/do/classification/end", &[("until", &before)])
        .await
        .says("Enter that day or a later one");
    let page = stage.mei.submit(&page, "/do/classification/end", &[]).await;
    page.says("Logistics").says("The row stays in the history");
    assert!(!page.has_form("/do/classification/end"), "what has ended is not ended twice");
    stage.mei.open("/suppliers?scenario=logistics").await.says("0 suppliers");
    let history = stage.mei.open(&format!("/suppliers/{}?tab=history", stage.supplier)).await;
    history.says("Added to a scenario").says("Ended a scenario");
    let recorded =
        "SELECT COUNT(*) FROM supplier_scenario WHERE effective_to IS NOT NULL AND ended_recorded_at IS NOT NULL";
    assert_eq!(stage.world.count(recorded).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tag_needs_a_reason_and_an_end_and_the_supplier_never_sees_it() {
    let stage = stage().await;
    let page = stage.mei.open(&stage.tab()).await;
    let bare = stage.mei.submit(&page, "/do/classification/add-tag", &[("tag", "sole source")]).await;
    bare.says("Enter a value");
    assert_eq!(stage.world.count("SELECT COUNT(*) FROM supplier_tag").await, 0);
    let (today, until) = (steps::day(&stage.world, 0), steps::day(&stage.world, 90));
    let past = [("tag", "sole source"), ("reason", "No second mill"), ("until", today.as_str())];
    stage.mei.submit(&page, "/do/classification/add-tag", &past).await.says("Enter a day after today");
    let typed = [("tag", "sole source"), ("reason", "No second mill"), ("until", until.as_str())];
    let page = stage.mei.submit(&page, "/do/classification/add-tag", &typed).await;
    page.says("sole source").says("No second mill");
    stage.mei.submit(&page, "/do/classification/add-tag", &typed).await.says("This is in force already");
    let list = stage.mei.open("/suppliers?tag=sole%20source").await;
    list.says("Golden Thread").says("1 supplier").says("Tag: sole source");
    let golden = stage.supplier.parse().expect("an id");
    stage.world.supplier_person("fatima", golden, Role::SupplierAdmin).await;
    let fatima = stage.world.signed_in("fatima@supplier.example").await;
    for path in ["", "/company", "/instruments", "/declarations", "/checks", "/decisions"] {
        let page = fatima.open(&format!("/s/{}{path}", stage.supplier)).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.html.contains("sole source") && !page.html.contains("No second mill"), "{path} shows a tag");
    }
    let page = stage.mei.submit(&page, "/do/classification/end-tag", &[]).await;
    page.says("ended").says("No second mill");
    stage.mei.open("/suppliers?tag=sole%20source").await.says("0 suppliers");
}
