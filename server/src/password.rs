//! Passwords: what may be one, and its argon2id hash. Only as many are hashed at once as there are cores.

use crate::boot::Portal;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use entity::refusal::{FieldError, Outcome, Refusal, Stop};

/// 19 MiB, two passes: the floor that OWASP names, 67 ms here.
fn argon() -> Argon2<'static> {
    let params = Params::new(19_456, 2, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// Parts that make a password easy to guess for anyone who knows where it is used, or that Chinese lists begin with.
const EASY: &[&str] = &[
    "probity",
    "supplier",
    "gongyingshang",
    "password",
    "mima",
    "woaini",
    "5201314",
    "1314520",
    "147258",
    "qwerty",
    "123456",
    "666666",
    "888888",
    "admin",
    "asdfgh",
    "zxcvbn",
    "abc123",
    "iloveyou",
    "wodemima",
    "zhongguo",
];

/// What is wrong with a password: length first (NIST SP 800-63B-4: at least 15 characters when it is the only
/// factor, no composition rules), then how easily it is guessed. `own` are words of the person and the company.
pub fn problem(password: &str, own: &[&str]) -> Option<FieldError> {
    let normal = normal(password);
    if normal.chars().count() < 15 {
        return Some(FieldError::new("password", "password-short"));
    }
    if normal.len() > 256 {
        return Some(FieldError::new("password", "password-long"));
    }
    let lower = normal.to_lowercase();
    let mut rest = lower.clone();
    for part in EASY.iter().copied().chain(own.iter().copied().filter(|w| w.chars().count() >= 3)) {
        rest = rest.replace(&part.to_lowercase(), "");
    }
    let variety = rest.chars().collect::<std::collections::BTreeSet<_>>().len();
    let weak = rest.chars().count() < 8 || variety < 5 || u8::from(zxcvbn::zxcvbn(&normal, own).score()) < 3;
    weak.then(|| FieldError::new("password", "password-weak"))
}

/// One password, however the keyboard composes its characters.
fn normal(password: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    password.nfc().collect()
}

/// Hashes a password.
pub async fn hash(portal: &Portal, password: &str) -> Outcome<String> {
    let password = normal(password);
    with_a_core(portal, move || {
        let salt = SaltString::encode_b64(&rand::random::<[u8; 16]>()).map_err(|e| Stop::Broken(e.to_string()))?;
        Ok(argon().hash_password(password.as_bytes(), &salt).map_err(|e| Stop::Broken(e.to_string()))?.to_string())
    })
    .await
}

/// Compares a password with a hash. Without a hash the same work is done, so that an unknown address takes as long.
pub async fn matches(portal: &Portal, password: &str, hash: Option<String>) -> Outcome<bool> {
    let password = normal(password);
    with_a_core(portal, move || match hash {
        Some(hash) => {
            let parsed = PasswordHash::new(&hash).map_err(|e| Stop::Broken(e.to_string()))?;
            Ok(argon().verify_password(password.as_bytes(), &parsed).is_ok())
        }
        None => {
            let salt = SaltString::encode_b64(&[7; 16]).map_err(|e| Stop::Broken(e.to_string()))?;
            let _ = argon().hash_password(password.as_bytes(), &salt);
            Ok(false)
        }
    })
    .await
}

async fn with_a_core<T: Send + 'static>(
    portal: &Portal,
    work: impl FnOnce() -> Outcome<T> + Send + 'static,
) -> Outcome<T> {
    let permit = tokio::time::timeout(std::time::Duration::from_secs(10), portal.hashing.acquire()).await;
    let _permit = match permit {
        Ok(Ok(permit)) => permit,
        _ => return Err(Refusal::NotAllowed("rate".into()).into()),
    };
    tokio::task::spawn_blocking(work).await.map_err(|e| Stop::Broken(e.to_string()))?
}

/// A random password that people can read out from a console: four groups of five.
pub fn random() -> String {
    const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
    let mut groups = Vec::new();
    for _ in 0..4 {
        let group: String = (0..5).map(|_| LETTERS[rand::random_range(0..LETTERS.len())] as char).collect();
        groups.push(group);
    }
    groups.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_passwords() {
        let code = |p: &str| problem(p, &["Lantern", "wei.zhang"]).map(|e| e.code);
        assert_eq!(code("short one"), Some("password-short".into()));
        assert_eq!(code(&"x".repeat(300)), Some("password-long".into()));
        assert_eq!(code("aaaaaaaaaaaaaaaaaaaa"), Some("password-weak".into()));
        assert_eq!(code("woaini1314520woaini"), Some("password-weak".into()));
        assert_eq!(code("Lantern-Lantern-2024"), Some("password-weak".into()));
        assert_eq!(code("copper river seldom tidy"), None);
        assert_eq!(code("山高水长春风十里不如见你呀好"), Some("password-short".into()));
        assert_eq!(code("山高水长春风十里不如见你呀好吗"), None);
        assert!(problem(&random(), &[]).is_none());
    }
}
