//! The journal against the database and the evidence store.

use crate::client::Entry;
use crate::prepare::Task;
use entity::Id;
use entity::receipt::{self, Key};
use entity::store::{Store, number, raw};
use sea_orm::{DbBackend, QueryResult};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use tests::program::Installation;

fn text(row: &QueryResult, column: usize) -> String {
    row.try_get_by_index(column).expect("a text")
}

fn id(row: &QueryResult, column: usize) -> Id {
    row.try_get_by_index(column).expect("an id")
}

/// Asserts that they say the same.
pub async fn compare(at: &Installation, work: &[Task], journal: &[Entry]) {
    assert_eq!(journal.len(), work.len(), "every declaration was told to be handed in");
    let store = Store::open(&at.database_url).await.expect("the database");
    if store.backend() == DbBackend::Sqlite {
        let sound = raw(store.owner(), "PRAGMA integrity_check", vec![]).await.expect("a check");
        assert_eq!(text(&sound[0], 0), "ok");
        assert!(raw(store.owner(), "PRAGMA foreign_key_check", vec![]).await.expect("a check").is_empty());
    }
    submissions(at, &store, journal).await;
    files(at, &store, journal).await;
    let half = |sql: &'static str| number(store.read(), sql, vec![]);
    let states = "SELECT count(*) FROM declaration WHERE state <> 'submitted' OR submitted_at IS NULL";
    assert_eq!(half(states).await.expect("a count"), 0);
    let tokens = "SELECT count(*) FROM done_once WHERE landing = ''";
    assert_eq!(half(tokens).await.expect("a count"), 0, "no form was taken without its change");
    for (verb, lines) in [("declaration-submit", work.len()), ("evidence-add", work.len())] {
        let sql = "SELECT count(*) FROM activity WHERE verb = ?";
        let found = number(store.read(), sql, vec![verb.into()]).await.expect("a count");
        assert_eq!(found, lines as i64, "lines of history: {verb}");
    }
    store.close().await.expect("closes");
}

async fn submissions(at: &Installation, store: &Store, journal: &[Entry]) {
    let key = Key::read(&std::fs::read(at.folder.join("keys/receipt.pk8")).expect("the key")).expect("a key");
    let keys = vec![key.public().to_vec()];
    let sql = "SELECT s.declaration_id, r.number, s.sha256, s.document, r.document FROM submission s
               JOIN receipt r ON r.id = s.receipt_id AND r.subject_id = s.id";
    let rows = raw(store.read(), sql, vec![]).await.expect("rows");
    assert_eq!(
        number(store.read(), "SELECT count(*) FROM submission", vec![]).await.expect("a count"),
        rows.len() as i64
    );
    assert_eq!(number(store.read(), "SELECT count(*) FROM receipt", vec![]).await.expect("a count"), rows.len() as i64);
    let found: BTreeMap<Id, [String; 2]> = rows.iter().map(|r| (id(r, 0), [text(r, 1), text(r, 2)])).collect();
    let told: BTreeMap<Id, [String; 2]> =
        journal.iter().map(|e| (e.declaration, [e.receipt.clone(), e.document.clone()])).collect();
    assert_eq!(rows.len(), found.len(), "no declaration was handed in twice");
    assert_eq!(found, told, "receipts are what the clients were told");
    for row in &rows {
        assert_eq!(hash(text(row, 3).as_bytes()), text(row, 2));
        let payload = receipt::verify(&text(row, 4), &keys).expect("the receipt holds");
        assert_eq!(payload["document_sha256"].as_str(), Some(text(row, 2).as_str()));
    }
}

async fn files(at: &Installation, store: &Store, journal: &[Entry]) {
    let sql = "SELECT a.declaration_id, e.sha256, e.store_key, e.size FROM evidence e
               JOIN answer_evidence a ON a.evidence_id = e.id";
    let rows = raw(store.read(), sql, vec![]).await.expect("rows");
    assert_eq!(
        number(store.read(), "SELECT count(*) FROM evidence", vec![]).await.expect("a count"),
        rows.len() as i64
    );
    let found: BTreeMap<Id, String> = rows.iter().map(|r| (id(r, 0), text(r, 1))).collect();
    let told: BTreeMap<Id, String> = journal.iter().map(|e| (e.declaration, e.file.clone())).collect();
    assert_eq!(rows.len(), found.len(), "no file was added twice");
    assert_eq!(found, told, "files are those that the clients sent");
    let folder = at.folder.join("evidence");
    let mut named = BTreeSet::new();
    for row in &rows {
        let path = folder.join(text(row, 2));
        let bytes = std::fs::read(&path).expect("the file of a row is there");
        assert_eq!(bytes.len() as i64, row.try_get_by_index::<i64>(3).expect("a size"));
        assert_eq!(hash(&bytes), text(row, 1), "{}", path.display());
        named.insert(path);
    }
    let mut objects = BTreeSet::new();
    below(&folder.join("evidence"), &mut objects);
    assert_eq!(objects, named, "no object stands in the store without a row");
}

fn below(folder: &Path, found: &mut BTreeSet<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.path() {
            path if path.is_dir() => below(&path, found),
            path => drop(found.insert(path)),
        }
    }
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}
