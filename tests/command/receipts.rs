//! A receipt is checked by a script of forty lines that knows nothing of the server, and by the server's own rule; both
//! refuse any change.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use entity::receipt;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;
use tests::program::Installation;

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn accepted(receipt: &Path, keys: Option<&Path>) -> bool {
    let mut python = Command::new("python3");
    python.arg(file("verify_receipt.py")).arg(receipt).args(keys);
    python.output().expect("python3 runs").status.success()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_golden_receipt_holds_and_a_changed_one_is_refused() {
    let (golden, keys) = (file("golden/receipt-1.json"), file("golden/keys-1.json"));
    assert!(accepted(&golden, None) && accepted(&golden, Some(&keys)));
    let text = std::fs::read_to_string(&golden).expect("the receipt");
    let value: Value = serde_json::from_str(&text).expect("JSON");
    let public = STANDARD.decode(value["public_key"].as_str().expect("a key")).expect("base64");
    let payload = receipt::verify(&text, std::slice::from_ref(&public)).expect("the portal takes it too");
    assert_eq!(payload["receipt"], "R-000042");

    let at = Installation::on_sqlite();
    let copy = at.folder.join("changed.json");
    for i in (0..text.len()).step_by(29) {
        let mut bytes = text.clone().into_bytes();
        bytes[i] ^= 1;
        std::fs::write(&copy, &bytes).expect("a file");
        assert!(!accepted(&copy, None), "byte {i}");
        let changed = String::from_utf8_lossy(&bytes).into_owned();
        assert!(receipt::verify(&changed, std::slice::from_ref(&public)).is_none(), "byte {i}");
    }
    std::fs::write(&copy, r#"{"keys":[{"key_id":"0000000000000000","public_key":"AAAA"}]}"#).expect("a file");
    assert!(!accepted(&golden, Some(&copy)), "the key is not one of the installation");
}
