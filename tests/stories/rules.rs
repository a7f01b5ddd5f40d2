//! Rules of the house that can be read off the source and the engine.

use migration::{Migrator, MigratorTrait};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use tests::World;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace").to_path_buf()
}

fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut waiting = vec![root().join(folder)];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = fs::read_to_string(&path).expect("a source file");
                found.push((path, text));
            }
        }
    }
    assert!(!found.is_empty());
    found
}

/// The string literals that follow `before` in a text, white space aside.
fn literals(text: &str, before: &str) -> BTreeSet<String> {
    text.split(before)
        .skip(1)
        .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next().map(str::to_owned))
        .collect()
}

fn has_text(key: &str) -> bool {
    let w = |lang| app::words::Words(lang);
    let known = |words: app::words::Words| {
        let probe: Vec<(&str, &str)> = [
            "min", "max", "length", "seconds", "name", "supplier", "count", "number", "day", "code", "reason", "value",
            "column", "row", "limit", "unit", "file", "until", "due", "share", "question", "kind", "size", "allowed",
        ]
        .iter()
        .map(|n| (*n, "1"))
        .collect();
        words.lookup(key, &probe).is_some()
    };
    known(w(app::words::Lang::En)) && known(w(app::words::Lang::ZhCn))
}

#[test]
fn every_verb_of_the_history_has_a_text() {
    let mut missing = BTreeSet::new();
    let mut seen = 0;
    for (_, text) in sources("entity/src") {
        for verb in literals(&text, "act.record(") {
            seen += 1;
            if !has_text(&format!("verb-{verb}")) {
                missing.insert(verb);
            }
        }
    }
    assert!(seen > 10);
    assert!(missing.is_empty(), "no text for {missing:?}");
}

#[test]
fn every_mistake_and_every_notice_has_a_text() {
    let mut missing = BTreeSet::new();
    for (_, text) in sources("entity/src") {
        for code in ["Refusal::NotAllowed(", "Refusal::Conflict("].iter().flat_map(|b| literals(&text, b)) {
            if !has_text(&format!("not-allowed-{code}")) && !has_text(&format!("conflict-{code}")) {
                missing.insert(code);
            }
        }
    }
    for (_, text) in sources("app/src") {
        for notice in literals(&text, ".saying(") {
            if !has_text(&format!("notice-{notice}")) {
                missing.insert(notice);
            }
        }
    }
    assert!(missing.is_empty(), "no text for {missing:?}");
}

#[test]
fn sql_is_written_in_entity_and_migration_alone() {
    for folder in ["app/src", "server/src"] {
        for (path, text) in sources(folder) {
            for word in ["SELECT ", "INSERT INTO", "DELETE FROM", "UPDATE "] {
                let lines: Vec<&str> =
                    text.lines().filter(|l| l.contains(word) && !l.trim_start().starts_with("//")).collect();
                // The dispatcher keeps the one-use tokens; the backup asks the engine for a copy.
                let known = path.ends_with("server/src/call.rs") || path.ends_with("server/src/backup.rs");
                assert!(lines.is_empty() || known, "{} writes SQL: {lines:?}", path.display());
            }
        }
    }
}

#[test]
fn only_one_place_draws_a_text_area() {
    for (path, text) in sources("app/src") {
        assert!(!text.contains("<textarea") || path.ends_with("ui/text_area.rs"), "{}", path.display());
        let raw = text.contains("inner_html");
        assert!(!raw || path.ends_with("ui/text_area.rs") || path.ends_with("ui/shell.rs"), "{}", path.display());
    }
}

#[test]
fn every_word_of_the_glossary_has_its_folder() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let glossary = text.split("## Glossary").nth(1).and_then(|t| t.split("\n## ").next()).expect("a glossary");
    let mut seen = 0;
    for name in glossary.split('`').skip(1).step_by(2) {
        seen += 1;
        assert!(
            root().join("entity/src").join(name).exists() || root().join(format!("entity/src/{name}.rs")).exists(),
            "{name}"
        );
    }
    assert!(seen >= 15);
}

#[test]
fn one_version_of_what_must_not_be_two() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).expect("Cargo.lock");
    for name in ["sqlx-core", "libsqlite3-sys", "axum", "leptos", "sea-orm"] {
        assert_eq!(lock.matches(&format!("name = \"{name}\"\n")).count(), 1, "{name}");
    }
    assert!(!lock.contains("name = \"openssl-sys\""));
    assert!(!lock.contains("name = \"aws-lc-sys\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_schema_goes_up_down_and_up() {
    let world = World::new().await;
    Migrator::down(world.portal.store.owner(), None).await.expect("down");
    Migrator::up(world.portal.store.owner(), None).await.expect("up again");
    assert_eq!(world.count("SELECT count(*) FROM supplier").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_is_new_enough_and_durable() {
    let world = World::new().await;
    if world.portal.store.backend() != sea_orm::DbBackend::Sqlite {
        return;
    }
    let text = |sql: &'static str| {
        let store = world.portal.store.clone();
        async move {
            let row = entity::store::raw(store.owner(), sql, vec![]).await.expect("a row").remove(0);
            row.try_get_by_index::<String>(0)
                .or_else(|_| row.try_get_by_index::<i64>(0).map(|n| n.to_string()))
                .expect("a value")
        }
    };
    let version: Vec<u32> = text("SELECT sqlite_version()").await.split('.').filter_map(|p| p.parse().ok()).collect();
    assert!(version >= vec![3, 51, 3], "{version:?}");
    assert_eq!(text("PRAGMA journal_mode").await, "wal");
    assert_eq!(text("PRAGMA synchronous").await, "2");
    assert_eq!(text("PRAGMA foreign_keys").await, "1");
}
