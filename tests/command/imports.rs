//! `probity import suppliers`: preview, refusals, good rows, and the answer for programs.

use serde_json::Value;
use tests::program::{Installation, Ran};

const GOOD: &str = "name,country,category\n东莞灯塔新材料有限公司,CN,raw-materials\nLantern Parts Ltd,GB,components\n";
const MIXED: &str =
    "name,country,category\nLantern Parts Ltd,GB,components\n,GB,components\nNowhere Ltd,Atlantis,components\n";

async fn import(at: &Installation, name: &str, bytes: &[u8], flags: &[&str]) -> Ran {
    let path = at.folder.join(name);
    std::fs::write(&path, bytes).expect("a file");
    let path = path.display().to_string();
    at.run(&[&["import", "suppliers", &path][..], flags].concat()).await
}

fn counts(answer: &Value) -> [i64; 4] {
    ["rows", "created", "updated", "unchanged"].map(|key| answer[key].as_i64().expect("a count"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_previewed_then_written_once() {
    let at = Installation::new().await;
    let preview = import(&at, "good.csv", GOOD.as_bytes(), &["--json"]).await.ends_with(0).json();
    assert_eq!(counts(&preview), [2, 2, 0, 0]);
    let mut keys: Vec<&str> = preview.as_object().expect("an object").keys().map(String::as_str).collect();
    keys.sort();
    assert_eq!(keys, ["created", "errors", "possible_duplicates", "rows", "unchanged", "updated", "warnings"]);

    let again = import(&at, "good.csv", GOOD.as_bytes(), &["--json", "--commit"]).await.ends_with(0).json();
    assert_eq!(counts(&again), [2, 2, 0, 0], "a preview writes nothing");
    let same = import(&at, "good.csv", GOOD.as_bytes(), &["--json", "--commit"]).await.ends_with(0).json();
    assert_eq!(counts(&same), [2, 0, 0, 2]);
}

#[tokio::test(flavor = "multi_thread")]
async fn refused_rows_are_named_and_the_good_ones_wait_for_the_word() {
    let at = Installation::new().await;
    let answer = import(&at, "mixed.csv", MIXED.as_bytes(), &["--json", "--commit"]).await.ends_with(2).json();
    let errors = answer["errors"].as_array().expect("errors");
    assert_eq!(errors.len(), 2, "{answer}");
    assert_eq!((errors[0]["row"].as_i64(), errors[0]["code"].as_str()), (Some(3), Some("required")));
    assert_eq!((errors[1]["row"].as_i64(), errors[1]["code"].as_str()), (Some(4), Some("import-country")));
    for error in errors {
        let text = |key: &str| error[key].as_str().is_some_and(|text| !text.is_empty());
        assert!(text("column") && text("message"), "{error}");
    }
    let good = import(&at, "mixed.csv", MIXED.as_bytes(), &["--json", "--commit", "--good-rows"]).await;
    assert_eq!(counts(&good.ends_with(2).json()), [3, 1, 0, 0], "nothing was written before");
    let same = import(&at, "mixed.csv", MIXED.as_bytes(), &["--json", "--commit", "--good-rows"]).await;
    assert_eq!(counts(&same.ends_with(2).json()), [3, 0, 0, 1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failed_check_digit_is_a_warning() {
    let at = Installation::new().await;
    let list = "name,country,uscc\n东莞灯塔新材料有限公司,CN,91350100M000100Y44\n";
    let answer = import(&at, "uscc.csv", list.as_bytes(), &["--json"]).await.ends_with(0).json();
    assert_eq!(counts(&answer), [1, 1, 0, 0]);
    assert_eq!(answer["warnings"].as_array().map(Vec::len), Some(1), "{answer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_ends_with_one_and_a_sentence() {
    let at = Installation::new().await;
    for (name, bytes) in [
        ("empty.csv", &b""[..]),
        ("broken.xlsx", b"PK\x03\x04 and then nothing"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 short"),
    ] {
        let ran = import(&at, name, bytes, &["--json"]).await.ends_with(1);
        assert!(ran.out.is_empty(), "{name}: {}", ran.out);
        assert!(ran.err.contains(name) && !ran.err.contains("panicked"), "{name}: {}", ran.err);
    }
    let missing = at.run(&["import", "suppliers", "nowhere.csv", "--json"]).await.ends_with(1);
    assert!(missing.err.contains("nowhere.csv"), "{}", missing.err);
}
