//! `probity draw`: a secret made on one's own machine, and the repetition of a published draw.

use sha2::{Digest, Sha256};
use std::path::PathBuf;
use tests::program::Installation;

fn golden(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("golden").join(name)
}

#[tokio::test(flavor = "multi_thread")]
async fn published_draws_are_repeated_and_changed_ones_refused() {
    let at = Installation::on_sqlite();
    for name in ["draw-1.json", "draw-2.json"] {
        let path = golden(name);
        let ran = at.run(&["draw", "verify", &path.display().to_string()]).await.ends_with(0);
        assert_eq!(ran.out.trim(), "OK");

        let text = std::fs::read_to_string(&path).expect("a golden file");
        let seed = serde_json::from_str::<serde_json::Value>(&text).expect("JSON")["seed"].clone();
        let seed = seed.as_str().expect("a seed");
        let other = if seed.starts_with('0') { "1" } else { "0" };
        for (what, changed) in [
            ("who was drawn", text.replacen("\"selected\": false", "\"selected\": true", 1)),
            ("the seed", text.replace(seed, &format!("{other}{}", &seed[1..]))),
            ("the public value", text.replacen("\"public_value\": \"", "\"public_value\": \"1", 1)),
            ("half of the file", text[..text.len() / 2].to_owned()),
        ] {
            assert_ne!(changed, text, "{what}");
            let copy = at.folder.join("changed.json");
            std::fs::write(&copy, changed).expect("a file");
            let ran = at.run(&["draw", "verify", &copy.display().to_string()]).await;
            assert_eq!(ran.code, 1, "{name} with {what} changed: {}", ran.out);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_commitment_is_the_hash_of_a_secret_that_only_its_owner_reads() {
    let at = Installation::on_sqlite();
    let path = at.folder.join("secret");
    let shown = path.display().to_string();
    let ran = at.run(&["draw", "commit", "--out", &shown]).await.ends_with(0);
    let secret = std::fs::read_to_string(&path).expect("the secret");
    assert_eq!(secret.trim().len(), 64);
    assert!(!ran.out.contains(secret.trim()), "the screen keeps silent about it");
    let bytes: Vec<u8> =
        (0..32).map(|i| u8::from_str_radix(&secret[2 * i..2 * i + 2], 16).expect("hexadecimal digits")).collect();
    let hash: String =
        Sha256::digest([b"probity-commit-1", &bytes[..]].concat()).iter().map(|b| format!("{b:02x}")).collect();
    assert!(ran.out.contains(&hash), "{}", ran.out);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o600);
    }
    at.run(&["draw", "commit", "--out", &shown]).await.ends_with(1);
    assert_eq!(std::fs::read_to_string(&path).expect("the secret"), secret, "and is not overwritten");
}
