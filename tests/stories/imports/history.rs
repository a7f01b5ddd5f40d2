//! What happened in earlier years: it stands in each supplier's history, marked as imported, and counts in its year.

use super::{Stage, with_suppliers};
use tests::steps;

const HEAD: &str = "source_id,type,date,until,version,result,score,reason,case\n";

/// The code in force since before the years of the story.
async fn with_versions() -> Stage {
    let stage = with_suppliers().await;
    let versions = steps::publish(&stage.cai).await;
    assert_eq!(versions.len(), 2);
    // The buyer had the code long before the portal.
    stage
        .world
        .act(|act| {
            Box::pin(async move {
                let long_ago = entity::instant::Instant(1_577_836_800_000_000);
                entity::store::exec(
                    act.db(),
                    "UPDATE instrument_version SET effective_at = ?, effective_on = '2020-01-01'",
                    vec![long_ago.into()],
                )
                .await?;
                let first_day = "UPDATE supplier SET registered_on = '2021-01-01', created_at = 0";
                entity::store::exec(act.db(), first_day, vec![]).await?;
                for table in ["supplier_category", "supplier_region"] {
                    let since = format!("UPDATE {table} SET effective_from = '2021-01-01'");
                    entity::store::exec(act.db(), &since, vec![]).await?;
                }
                Ok(())
            })
        })
        .await;
    stage
}

fn list(rows: &str) -> String {
    format!("{HEAD}{rows}")
}

const YEAR: &str = "G-1,signature,2022-06-01,,1,,,,\n\
    S-1,签署,2022年7月1日,,1,,,,\n\
    G-1,spot check,2022-08-01,,,passed,91.5,,\n\
    S-1,飞行检查,2022-08-02,,,未通过,,,\n\
    G-1,audit,2022-09-01,,,passed,,,\n\
    C-1,blacklisting,2022-10-01,,,,,Bribery of a buyer,IC-2022-7\n";

/// Numerator and denominator of a figure as it is exported.
async fn figure(stage: &Stage, id: &str, year: &str) -> (f64, f64) {
    let page = stage.cai.open(&format!("/statistics/{year}")).await;
    let file = stage.cai.submit(&page, "/do/statistics/export", &[("format", "json")]).await;
    let all: serde_json::Value = serde_json::from_str(&file.html).expect("JSON");
    let rows = all["figures"]["rows"].as_array().expect("figures");
    let row = rows.iter().find(|row| row[0] == id).unwrap_or_else(|| panic!("{id}: {rows:?}"));
    (row[5].as_f64().unwrap_or_default(), row[6].as_f64().unwrap_or_default())
}

#[tokio::test(flavor = "multi_thread")]
async fn events_count_in_their_year_and_stand_in_the_suppliers_history() {
    let stage = with_versions().await;
    steps::import(&stage.mei, "spend", "source_id,fiscal_year,currency,amount\nG-1,2023,CNY,75\nS-1,2023,CNY,25\n")
        .await;
    assert_eq!(figure(&stage, "M11", "2023").await.0, 0.0);
    let done = steps::import(&stage.mei, "history", &list(YEAR)).await;
    for (id, numerator) in [("M01", 2.0), ("M11", 2.0), ("M12", 1.0)] {
        assert_eq!(figure(&stage, id, "2023").await.0, numerator, "{id} of the year");
    }
    let (audited, all) = figure(&stage, "M15", "2023").await;
    assert_eq!(audited * 4.0, all * 3.0, "three quarters of the spend were audited");
    for (id, numerator) in [("M01", 0.0), ("M11", 0.0)] {
        assert_eq!(figure(&stage, id, "2022").await.0, numerator, "{id} of the year before");
    }
    let number = stage.world.portal.store.read();
    let number = entity::store::raw(number, "SELECT number FROM import_batch WHERE kind = 'history'", vec![]).await;
    let number: String = number.expect("rows")[0].try_get_by_index(0).expect("a number");
    let golden = stage.supplier("G-1").await;
    let page = stage.mei.open(&format!("/suppliers/{golden}?tab=history")).await;
    page.says("Imported").says(&number).says("enterprise system");
    page.says("Signature").says("Spot check").says("ESG audit").says("2022-08-01").says("Passed");
    let silver = stage.mei.open(&format!("/suppliers/{}?tab=history", stage.supplier("S-1").await)).await;
    silver.says("Failed").keeps_silent_about("ESG audit");
    let copper = stage.mei.open(&format!("/suppliers/{}", stage.supplier("C-1").await)).await;
    copper.says("Blacklisted");

    let same = stage.staged("history", "again.csv", list(YEAR).as_bytes()).await;
    stage.mei.submit(&same, "/do/import/commit", &[]).await.says("Written");
    assert_eq!(stage.count("SELECT COUNT(*) FROM import_row WHERE outcome = 'unchanged'").await, 6, "nothing twice");
    stage.taken_back(&done).await.says("Everything was taken back");
    for (id, numerator) in [("M01", 0.0), ("M11", 0.0), ("M15", 0.0)] {
        assert_eq!(figure(&stage, id, "2023").await.0, numerator, "{id} after the undo");
    }
    stage.mei.open(&format!("/suppliers/{golden}?tab=history")).await.keeps_silent_about("Spot check");
}

/// The code's second version, which had to be signed by the first day of 2022.
async fn with_a_newer_version(stage: &Stage) {
    stage
        .world
        .act(|act| {
            Box::pin(async move {
                let (id, lapses) = (entity::new_id(), entity::instant::Instant(1_640_995_200_000_000));
                let columns =
                    "instrument, state, prevailing, correction, effective_on, effective_at, drafted_by, drafted_at,
                    published_by, published_at";
                let version = format!(
                    "INSERT INTO instrument_version (id, number, resign_by, lapses_at, {columns})
                     SELECT ?, 2, '2021-12-31', ?, {columns} FROM instrument_version WHERE instrument = 'esg-code'"
                );
                entity::store::exec(act.db(), &version, vec![id.into(), lapses.into()]).await?;
                let text = "INSERT INTO instrument_text (version_id, lang, title, body, sha256)
                    SELECT ?, t.lang, t.title, t.body, t.sha256 FROM instrument_text t JOIN instrument_version v
                      ON v.id = t.version_id WHERE v.instrument = 'esg-code' AND v.number = 1";
                entity::store::exec(act.db(), text, vec![id.into()]).await
            })
        })
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_wrong_row_says_where_why_and_what_to_do() {
    let stage = with_versions().await;
    with_a_newer_version(&stage).await;
    let wrong = list(
        "G-1,signature,2022-06-01,,1,,,,\n\
         G-1,signature,2022-06-01,,9,,,,\n\
         X-9,audit,2022-06-01,,,passed,,,\n\
         G-1,audit,44713,,,passed,,,\n\
         G-1,audit,soon,,,passed,,,\n\
         G-1,audit,2999-01-01,,,passed,,,\n\
         G-1,visit,2022-06-01,,,passed,,,\n\
         G-1,audit,2022-06-01,,,,,,\n\
         G-1,blacklisting,2022-06-01,2022-05-01,,,,Bribery,\n\
         G-1,spot check,2022-06-02,,,passed,,,\n\
         G-1,spot check,2022-06-02,,,failed,,,\n\
         S-1,signature,2021-06-01,,1,,,,\n\
         S-1,signature,2022-06-01,,2,,,,\n",
    );
    let page = stage.staged("history", "wrong.csv", wrong.as_bytes()).await;
    for words in [
        "Version 1 had lapsed by then",
        "Version 9 is not published here",
        "No supplier of the register fits",
        "Format the column as a date",
        "Enter a date such as",
        "This day is in the future",
        "Write signature, spot check, audit or blacklisting",
        "Write passed or failed",
        "Enter a last day after the first",
        "says something else about the same event",
    ] {
        page.says(words);
    }
    assert_eq!(stage.count("SELECT refused FROM import_batch WHERE kind = 'history'").await, 10);
    let file = page.links("/imports/").into_iter().find(|href| href.ends_with("refused.csv")).expect("the bad rows");
    let file = stage.mei.open(&file).await;
    assert_eq!(file.html.lines().count(), 11, "the header and ten rows: {}", file.html);
    assert!(file.html.contains("version: Version 1 had lapsed by then"), "{}", file.html);
    stage.mei.submit(&page, "/do/import/commit", &[]).await.says("Written");
    assert_eq!(stage.count("SELECT COUNT(*) FROM signature").await, 2);
    assert_eq!(stage.count("SELECT COUNT(*) FROM spot_check").await, 1);
    assert_eq!(
        stage.count("SELECT COUNT(*) FROM audit").await + stage.count("SELECT COUNT(*) FROM blacklisting").await,
        0
    );
    assert_eq!(
        stage.count("SELECT COUNT(*) FROM supplier WHERE code_state = 'signed'").await,
        1,
        "version 2 alone is in force"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn imported_records_open_like_any_other() {
    let stage = with_versions().await;
    stage.world.staff("ana", &[entity::permission::Role::Auditor]).await;
    stage.world.staff("ida", &[entity::permission::Role::Integrity]).await;
    steps::import(&stage.mei, "history", &list(YEAR)).await;
    let ana = stage.world.signed_in("ana@buyer.example").await;
    let ida = stage.world.signed_in("ida@buyer.example").await;
    for (who, table, at) in
        [(&ana, "spot_check", "spot-checks"), (&ana, "audit", "audits"), (&ida, "blacklisting", "blacklist")]
    {
        let id = stage.world.id(&format!("SELECT id FROM {table}")).await;
        let page = who.open(&format!("/{at}/{id}")).await;
        assert_eq!(page.status, 200, "{at}: {}", page.text());
        page.says("Imported").says("enterprise system");
    }
}
