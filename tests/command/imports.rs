//! `probity import suppliers`: preview, refusals, good rows, and the answer for programs.

use serde_json::Value;
use tests::program::{Installation, Ran};

const GOOD: &str = "name,country,category\n东莞灯塔新材料有限公司,CN,raw-materials\nLantern Parts Ltd,GB,components\n";
const MIXED: &str =
    "name,country,category\nLantern Parts Ltd,GB,components\n,GB,components\nNowhere Ltd,Atlantis,components\n";

async fn import(at: &Installation, name: &str, bytes: &[u8], flags: &[&str]) -> Ran {
    bring(at, "suppliers", name, bytes, flags).await
}

async fn bring(at: &Installation, kind: &str, name: &str, bytes: &[u8], flags: &[&str]) -> Ran {
    let path = at.folder.join(name);
    std::fs::write(&path, bytes).expect("a file");
    let path = path.display().to_string();
    at.run(&[&["import", kind, &path][..], flags].concat()).await
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
    for kind in ["suppliers", "contacts", "spend", "history"] {
        let wide = format!("{}\n{}\n", vec!["c"; 300].join(","), vec!["x"; 300].join(","));
        for (name, bytes, words) in [
            ("empty.csv", &b""[..], "The file is empty"),
            ("header.csv", b"name,country,email\n", "no row below it"),
            ("wide.csv", wide.as_bytes(), "too many columns"),
        ] {
            let ran = bring(&at, kind, name, bytes, &["--json", "--commit"]).await.ends_with(1);
            assert!(ran.out.is_empty() && ran.err.contains(words), "{kind} {name}: {}{}", ran.out, ran.err);
        }
        let folder = at.folder.display().to_string();
        let ran = at.run(&["import", kind, &folder, "--json"]).await.ends_with(1);
        assert!(ran.err.contains("a folder or a device"), "{kind}: {}", ran.err);
    }
    let missing = at.run(&["import", "suppliers", "nowhere.csv", "--json"]).await.ends_with(1);
    assert!(missing.err.contains("nowhere.csv"), "{}", missing.err);
}

const FIRM: &str = "name,country,source_id\nLantern Parts Ltd,GB,L-1\n";
const FROM: [&str; 4] = ["--json", "--source", "erp", "--commit"];

fn codes(answer: &Value) -> Vec<(i64, String)> {
    let errors = answer["errors"].as_array().expect("errors");
    errors.iter().map(|e| (e["row"].as_i64().expect("a row"), e["code"].as_str().expect("a code").to_owned())).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_kind_of_list_is_written_once_and_names_its_wrong_rows() {
    let at = Installation::new().await;
    import(&at, "firm.csv", FIRM.as_bytes(), &FROM).await.ends_with(0);
    let good = [FROM.as_slice(), &["--good-rows"]].concat();
    for (kind, list, wrong) in [
        (
            "contacts",
            "source_id,email,contact\nL-1,a@x.example,A\nL-1,b@x.example c@x.example,B\nX-9,d@x.example,D\n",
            ["import-several-addresses", "import-unknown-supplier"],
        ),
        (
            "spend",
            "source_id,fiscal_year,currency,amount\nL-1,2023,CNY,\"1,234.50\"\nL-1,2023,QQQ,1\nL-1,2099,CNY,1\n",
            ["import-currency", "import-future"],
        ),
        (
            "history",
            "source_id,type,date,result\nL-1,audit,2022-09-01,passed\nL-1,audit,44713,passed\nL-1,signature,2022-09-01,\n",
            ["import-date-serial", "import-version"],
        ),
    ] {
        let file = format!("{kind}.csv");
        let refused = bring(&at, kind, &file, list.as_bytes(), &FROM).await.ends_with(2).json();
        assert_eq!(codes(&refused), [(3, wrong[0].to_owned()), (4, wrong[1].to_owned())], "{kind}: {refused}");
        let written = bring(&at, kind, &file, list.as_bytes(), &good).await.ends_with(2).json();
        assert_eq!(counts(&written), [3, 1, 0, 0], "{kind}: {written}");
        let same = bring(&at, kind, &file, list.as_bytes(), &good).await.ends_with(2).json();
        assert_eq!(counts(&same), [3, 0, 0, 1], "{kind}: {same}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_without_its_columns_says_so_once() {
    let at = Installation::new().await;
    let answer =
        bring(&at, "spend", "colours.csv", b"colour,taste\nred,sweet\n", &["--json"]).await.ends_with(2).json();
    let warnings = answer["warnings"].as_array().expect("warnings");
    let columns: Vec<&str> = warnings.iter().filter_map(|w| w["column"].as_str()).collect();
    assert_eq!(columns, ["Currency", "Amount", "Supplier number"], "{answer}");
}
