//! A second person takes a list back: what nobody touched since goes, the rest is listed.

use super::{Stage, stage, with_suppliers};
use tests::steps;

const CHANGED: &str = "name,country,city,workers,source_id\n\
    Golden Thread Textiles Ltd,BD,Chittagong,111,G-1\n\
    Silver Loom Company Ltd,BD,Khulna,222,S-1\n\
    Bronze Needle House Ltd,BD,Rangpur,50,B-1\n";

#[tokio::test(flavor = "multi_thread")]
async fn new_suppliers_go_unless_somebody_has_worked_with_them() {
    let stage = stage().await;
    let done = steps::import(&stage.mei, "suppliers", super::SUPPLIERS).await;
    let kept = stage.supplier("G-1").await;
    let page = stage.mei.open(&format!("/suppliers/{kept}/edit")).await;
    stage.mei.submit(&page, "/do/supplier/change", &[("city", "Rajshahi")]).await.says("Rajshahi");
    let done = stage.taken_back(&done).await;
    done.says("Stayed because somebody has worked with it since").says("Golden Thread Textiles Ltd");
    assert_eq!(stage.count("SELECT COUNT(*) FROM supplier").await, 1);
    assert_eq!(stage.count("SELECT COUNT(*) FROM import_row WHERE outcome = 'undone'").await, 2);
    for table in ["supplier_source", "supplier_name", "site", "supplier_category", "supplier_region"] {
        assert_eq!(stage.count(&format!("SELECT COUNT(DISTINCT supplier_id) FROM {table}")).await, 1, "{table}");
    }
    let list = stage.mei.open("/suppliers?q=silver").await;
    assert!(list.links("/suppliers/").iter().all(|href| href.len() != "/suppliers/".len() + 36), "the index forgot it");
    // The same file again brings back what went.
    steps::import(&stage.mei, "suppliers", super::SUPPLIERS).await;
    assert_eq!(stage.count("SELECT COUNT(*) FROM supplier").await, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn changed_suppliers_get_their_values_back_unless_they_were_changed_again() {
    let stage = with_suppliers().await;
    let done = steps::import(&stage.mei, "suppliers", CHANGED).await;
    assert_eq!(stage.count("SELECT workers_total FROM supplier WHERE city = 'Khulna'").await, 222);
    let edited = stage.supplier("G-1").await;
    let page = stage.mei.open(&format!("/suppliers/{edited}/edit")).await;
    stage.mei.submit(&page, "/do/supplier/change", &[("city", "Rajshahi")]).await.says("Rajshahi");
    let done = stage.taken_back(&done).await;
    done.says("Golden Thread Textiles Ltd").keeps_silent_about("Everything was taken back");
    let workers = |city: &str| format!("SELECT workers_total FROM supplier WHERE city = '{city}'");
    assert_eq!(stage.count(&workers("Gazipur")).await, 200, "as it was before the list");
    assert_eq!(stage.count(&workers("Rajshahi")).await, 111, "edited since: left alone");
    assert_eq!(stage.count("SELECT COUNT(*) FROM supplier").await, 3, "the new one has gone");
}

#[tokio::test(flavor = "multi_thread")]
async fn contacts_go_back_one_by_one() {
    let stage = with_suppliers().await;
    let first = "source_id,email,contact,phone\nG-1,fatima@golden.example,Fatima,1\n";
    steps::import(&stage.mei, "contacts", first).await;
    let second = "source_id,email,contact,phone\nG-1,fatima@golden.example,Fatima,2\n\
        S-1,sam@silver.example,Sam,3\nC-1,cora@copper.example,Cora,4\n";
    let done = steps::import(&stage.mei, "contacts", second).await;
    // Another list about the same supplier is no work with its contacts; ending one is.
    let spend = "source_id,fiscal_year,currency,amount\nG-1,2023,CNY,10\n";
    steps::import(&stage.mei, "spend", spend).await;
    let page = stage.mei.open(&format!("/suppliers/{}?tab=contacts", stage.supplier("C-1").await)).await;
    stage.mei.submit(&page, "/do/supplier/end-contact", &[]).await;
    let done = stage.taken_back(&done).await;
    done.says("cora@copper.example");
    assert_eq!(
        stage.count("SELECT COUNT(*) FROM contact WHERE email = 'fatima@golden.example' AND phone = '1'").await,
        1
    );
    assert_eq!(stage.count("SELECT COUNT(*) FROM contact WHERE email = 'sam@silver.example'").await, 0);
    assert_eq!(stage.count("SELECT COUNT(*) FROM contact WHERE email = 'cora@copper.example'").await, 1);
    assert_eq!(
        stage.count("SELECT COUNT(*) FROM supplier WHERE invitable").await,
        1,
        "Silver Loom can no longer be invited"
    );
    assert_eq!(stage.count("SELECT COUNT(*) FROM import_row WHERE outcome = 'undone'").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn amounts_go_back_to_the_list_before_and_a_later_list_is_not_overwritten() {
    let stage = with_suppliers().await;
    let amount = |golden: u32, silver: u32| {
        format!("source_id,fiscal_year,currency,amount\nG-1,2023,CNY,{golden}\nS-1,2023,CNY,{silver}\n")
    };
    let of = "SELECT CAST(COALESCE(SUM(minor), 0) AS BIGINT) FROM spend";
    let first = steps::import(&stage.mei, "spend", &amount(10, 20)).await;
    let second = steps::import(&stage.mei, "spend", &amount(11, 20)).await;
    assert_eq!(stage.count(of).await, 3_100);
    let page = stage.taken_back(&first).await;
    page.says("Stayed because somebody has worked with it since");
    assert_eq!(stage.count(of).await, 1_100, "Silver Loom's amount has gone; the later list keeps its own");
    stage.taken_back(&second).await.says("Everything was taken back");
    assert_eq!(stage.count(of).await, 1_000, "the amount of the first list stands again");
}

#[tokio::test(flavor = "multi_thread")]
async fn events_of_every_kind_go_with_what_rested_on_them() {
    let stage = with_suppliers().await;
    steps::publish(&stage.cai).await;
    let list = "source_id,type,date,version,result,reason,instrument\n\
        G-1,signature,2022-06-01,1,,,\nG-1,spot check,2022-06-02,,failed,,\nS-1,audit,2022-06-03,,passed,,\n\
        C-1,blacklisting,2022-06-04,,,Bribery,\n";
    let done = steps::import(&stage.mei, "history", list).await;
    let barred = "SELECT COUNT(*) FROM supplier WHERE standing = 'blacklisted'";
    let signed = "SELECT COUNT(*) FROM supplier WHERE code_state = 'signed'";
    assert_eq!(stage.count(barred).await, 1);
    stage.taken_back(&done).await.says("Everything was taken back");
    for table in ["signature", "spot_check", "audit", "blacklisting", "standing_fact"] {
        assert_eq!(stage.count(&format!("SELECT COUNT(*) FROM {table}")).await, 0, "{table}");
    }
    assert_eq!((stage.count(barred).await, stage.count(signed).await), (0, 0));
    assert_eq!(stage.count("SELECT COUNT(*) FROM import_row WHERE outcome = 'undone'").await, 3 + 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_wrote_it_is_refused_and_the_command_lines_needs_two() {
    let stage = with_suppliers().await;
    let batch = stage.world.id("SELECT id FROM import_batch").await;
    let version = stage.count("SELECT version FROM import_batch").await.to_string();
    let fields = [("id", batch.as_str()), ("version", version.as_str())];
    let before = stage.world.rows().await;
    let answer = stage.mei.post("/do/import/undo", &fields).await;
    assert_eq!(answer.status, 403, "{}", answer.text());
    answer.says("The second signature must be another person's");
    assert_eq!(before, stage.world.rows().await, "nothing was written");
    by_command(&stage).await;
}

/// Nobody is known to have written what the command line wrote: one proposes, another decides.
async fn by_command(stage: &Stage) {
    let id: entity::Id = stage.world.id("SELECT id FROM import_batch").await.parse().expect("an id");
    stage
        .world
        .act(move |act| {
            Box::pin(async move {
                let values = vec![act.actor.person.into(), id.into()];
                entity::store::exec(act.db(), "UPDATE import_batch SET committed_by = ? WHERE id = ?", values).await
            })
        })
        .await;
    let at = format!("/imports/{id}");
    let page = stage.cai.open(&at).await;
    assert!(!page.has_form("/do/import/undo"), "one person alone does not: {}", page.text());
    let page = stage.cai.submit(&page, "/do/import/propose-undo", &[]).await;
    assert!(!page.has_form("/do/import/undo"), "nor the one who proposed it");
    let page = stage.mei.open(&at).await;
    stage.mei.submit(&page, "/do/import/undo", &[]).await.says("Everything was taken back");
}
