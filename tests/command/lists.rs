//! Real lists, when the folder `../shared/data` stands beside the repository. Fewer rows than the lists hold is a
//! failure; without the folder there is nothing to read, and the summary says so.

use serde_json::Value;
use std::path::Path;
use tests::program::{Installation, say, shared_data};

async fn read(at: &Installation, file: &Path, flags: &[&str], code: i32) -> Value {
    let path = file.display().to_string();
    let ran = at.run(&[&["import", "suppliers", &path, "--json"][..], flags].concat()).await.ends_with(code);
    let answer = ran.json();
    say(&format!("read {}: {} rows", file.file_name().unwrap_or_default().display(), answer["rows"]));
    answer
}

fn count(answer: &Value, key: &str) -> i64 {
    answer[key].as_i64().expect("a count")
}

#[tokio::test(flavor = "multi_thread")]
async fn fourteen_thousand_suppliers_go_in_and_a_second_time_change_nothing() {
    let Some(data) = shared_data() else {
        return say("skipped: ../shared/data is not there");
    };
    let at = Installation::new().await;
    let file = data.join("suppliers/global_suppliers_14000.csv");
    let first = read(&at, &file, &["--commit"], 0).await;
    assert_eq!(count(&first, "rows"), 14_000);
    assert_eq!(count(&first, "created"), 14_000);
    let groups = first["possible_duplicates"].as_array().expect("groups");
    let members: usize = groups.iter().map(|g| g.as_array().expect("a group").len()).sum();
    assert_eq!((groups.len(), members), (363, 999));
    let second = read(&at, &file, &["--commit"], 0).await;
    assert_eq!(count(&second, "unchanged"), 14_000);
    assert_eq!((count(&second, "created"), count(&second, "updated")), (0, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn workbooks_and_lists_of_other_shapes_are_read_whole() {
    let Some(data) = shared_data() else {
        return say("skipped: ../shared/data is not there");
    };
    let at = Installation::new().await;
    let suppliers = data.join("suppliers");
    assert_eq!(count(&read(&at, &suppliers.join("nike_factories_2021-02.xls"), &[], 0).await, "rows"), 498);
    assert_eq!(count(&read(&at, &suppliers.join("cn_enterprises_2019.csv"), &[], 0).await, "rows"), 6_812);

    let mut lists: Vec<_> =
        std::fs::read_dir(suppliers.join("osh_lists")).expect("a folder").flatten().map(|e| e.path()).collect();
    lists.sort();
    assert!(lists.len() >= 16, "{lists:?}");
    let mut by_stem = std::collections::BTreeMap::new();
    for list in &lists {
        let rows = count(&read(&at, list, &[], 0).await, "rows");
        assert!(rows > 0, "{}", list.display());
        let stem = list.file_stem().expect("a name").to_owned();
        assert_eq!(*by_stem.entry(stem).or_insert(rows), rows, "{}: as its twin", list.display());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_of_another_kind_is_refused_row_by_row() {
    let Some(data) = shared_data() else {
        return say("skipped: ../shared/data is not there");
    };
    let at = Installation::new().await;
    let answer = read(&at, &data.join("sanctions/worldbank_ineligible_2025-01-07.xlsx"), &["--commit"], 2).await;
    let errors = answer["errors"].as_array().expect("errors");
    assert!(!errors.is_empty());
    let clear = |error: &Value| {
        let text = |key: &str| error[key].as_str().is_some_and(|t| !t.is_empty());
        error["row"].as_i64().is_some() && text("column") && text("code") && text("message")
    };
    assert!(errors.iter().all(clear), "{errors:?}");
}
