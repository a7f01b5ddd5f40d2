//! `probity migrate`, `export statistics`, `backup` and `restore`.

use serde_json::Value;
use tests::program::Installation;

const LIST: &str = "name,country\nLantern Parts Ltd,GB\n";

async fn with_a_supplier() -> Installation {
    let at = Installation::new().await;
    import(&at, "created", 1).await;
    at
}

async fn import(at: &Installation, key: &str, expected: i64) {
    let path = at.folder.join("list.csv");
    std::fs::write(&path, LIST).expect("a file");
    let ran = at.run(&["import", "suppliers", &path.display().to_string(), "--commit", "--json"]).await;
    assert_eq!(ran.ends_with(0).json()[key].as_i64(), Some(expected), "{key}");
}

#[tokio::test(flavor = "multi_thread")]
async fn migrating_twice_is_migrating_once() {
    let at = with_a_supplier().await;
    for _ in 0..2 {
        at.run(&["migrate"]).await.ends_with(0);
    }
    import(&at, "unchanged", 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_figures_of_a_year_come_in_three_formats() {
    let at = with_a_supplier().await;
    for (format, begins) in [("xlsx", &b"PK\x03\x04"[..]), ("csv", "\u{feff}".as_bytes()), ("json", b"{")] {
        let out = at.folder.join(format!("figures.{format}"));
        let shown = out.display().to_string();
        let args = ["export", "statistics", "--year", "2023", "--format", format, "--out", &shown];
        let ran = at.run(&args).await.ends_with(0);
        assert!(ran.out.starts_with("X-") && ran.out.contains(&shown), "{}", ran.out);
        let bytes = std::fs::read(&out).expect("a file");
        assert!(bytes.starts_with(begins), "{format}");
    }
    let json: Value =
        serde_json::from_slice(&std::fs::read(at.folder.join("figures.json")).expect("a file")).expect("JSON");
    let figures = json["figures"].as_array().or(json["figures"]["rows"].as_array()).expect("figures");
    let text = json["figures"].to_string();
    assert!(figures.len() >= 15, "{text}");
    for id in ["M01", "M02", "M03", "M05", "M06", "M11", "M12", "M15", "M16", "M17", "M18", "M19", "M24"] {
        assert!(text.contains(id), "{id}");
    }
    at.run(&["export", "statistics", "--year", "2023", "--format", "pdf", "--out", "x.pdf"]).await.ends_with(2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_comes_back_whole_and_a_damaged_one_does_not() {
    let at = with_a_supplier().await;
    let (source, archive) = (at.folder.join("evidence/evidence/a"), at.folder.join("backup.zip"));
    std::fs::create_dir_all(&source).expect("a folder");
    std::fs::write(source.join("b"), "evidence ".repeat(1000)).expect("a file");
    let shown = archive.display().to_string();
    at.run(&["backup", &shown]).await.ends_with(0);
    at.run(&["backup", &shown]).await.ends_with(1);
    assert!(
        !std::fs::read_dir(&at.folder)
            .expect("a folder")
            .flatten()
            .any(|e| { e.file_name().to_string_lossy().contains("partial") })
    );

    let back = Installation::new().await;
    let ran = back.run(&["restore", &shown]).await.ends_with(0);
    assert!(ran.out.contains("every hash as in the manifest"), "{}", ran.out);
    let kept = std::fs::read_to_string(back.folder.join("evidence/evidence/a/b")).expect("the file");
    assert_eq!(kept, "evidence ".repeat(1000));
    let key = |at: &Installation| std::fs::read(at.folder.join("keys/receipt.pk8")).expect("a key");
    assert_eq!(key(&at), key(&back), "receipts of before still verify");
    import(&back, "unchanged", 1).await;
    back.run(&["restore", &shown]).await.ends_with(1);

    let whole = std::fs::read(&archive).expect("the archive");
    for part in 1..8 {
        let mut bytes = whole.clone();
        let at = bytes.len() * part / 8;
        bytes[at] ^= 1;
        let damaged = Installation::new().await;
        let path = damaged.folder.join("damaged.zip");
        std::fs::write(&path, bytes).expect("a file");
        let ran = damaged.run(&["restore", &path.display().to_string()]).await.ends_with(1);
        assert!(!ran.err.contains("panicked"), "{}", ran.err);
        assert!(!damaged.folder.join("probity.db").exists(), "nothing is left to be served");
    }
}
