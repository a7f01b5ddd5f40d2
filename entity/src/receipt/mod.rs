//! Receipts: what the portal has on disk, signed with the installation's key, to be verified by anyone who holds it.
//!
//! The document is canonical JSON (keys sorted, no white space, one newline at the end): a single changed byte fails.
//! Personal data do not stand in a receipt; a salted commitment to them does, so that it still verifies after erasure.

pub(crate) mod table;

use crate::act::Act;
use crate::refusal::{Outcome, Refusal, Stop};
use crate::store::{Store, insert, row};
use crate::{Id, new_id};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use sea_orm::FromQueryResult;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// The installation's signing key.
pub struct Key(Ed25519KeyPair);

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Key({})", self.id())
    }
}

impl Key {
    /// A new key as PKCS#8 bytes.
    pub fn generate() -> Option<Vec<u8>> {
        Some(Ed25519KeyPair::generate_pkcs8(&ring::rand::SystemRandom::new()).ok()?.as_ref().to_vec())
    }

    /// Reads PKCS#8 bytes.
    pub fn read(pkcs8: &[u8]) -> Option<Self> {
        Ed25519KeyPair::from_pkcs8(pkcs8).ok().map(Self)
    }

    /// The raw public key.
    pub fn public(&self) -> &[u8] {
        self.0.public_key().as_ref()
    }

    /// The first 16 hexadecimal digits of the SHA-256 of the raw public key.
    pub fn id(&self) -> String {
        key_id(self.public())
    }

    /// The id of any raw public key.
    pub fn id_of(public: &[u8]) -> String {
        key_id(public)
    }

    /// Signs a payload into a whole receipt document.
    pub fn sign(&self, payload: Value) -> String {
        let signature = self.0.sign(canonical(&payload).as_bytes());
        let document = json!({
            "format": "probity-receipt-1",
            "key_id": self.id(),
            "public_key": STANDARD.encode(self.public()),
            "payload": payload,
            "signature": STANDARD.encode(signature.as_ref()),
        });
        canonical(&document) + "\n"
    }
}

fn key_id(public: &[u8]) -> String {
    hex::encode(Sha256::digest(public))[..16].to_owned()
}

/// JSON with sorted keys and no white space, the same in every language.
pub fn canonical(value: &Value) -> String {
    match value {
        Value::Object(map) => {
            let mut keys: Vec<&String> = map.keys().collect();
            keys.sort();
            let fields: Vec<String> =
                keys.into_iter().map(|k| format!("{}:{}", Value::String(k.clone()), canonical(&map[k]))).collect();
            format!("{{{}}}", fields.join(","))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(canonical).collect::<Vec<_>>().join(",")),
        other => other.to_string(),
    }
}

/// Checks a receipt document against the keys of this installation; returns its payload when it holds.
pub fn verify(document: &str, keys: &[Vec<u8>]) -> Option<Value> {
    let value: Value = serde_json::from_str(document).ok()?;
    if canonical(&value) + "\n" != document || value["format"] != "probity-receipt-1" {
        return None;
    }
    let public = STANDARD.decode(value["public_key"].as_str()?).ok()?;
    if key_id(&public) != value["key_id"].as_str()? || !keys.contains(&public) {
        return None;
    }
    let signature = STANDARD.decode(value["signature"].as_str()?).ok()?;
    UnparsedPublicKey::new(&ED25519, &public).verify(canonical(&value["payload"]).as_bytes(), &signature).ok()?;
    Some(value["payload"].clone())
}

/// What a payload states, as names and texts in the order of their names.
pub fn lines(payload: &Value) -> Vec<(String, String)> {
    let Value::Object(map) = payload else { return Vec::new() };
    let mut lines: Vec<(String, String)> = map
        .iter()
        .map(|(name, value)| (name.clone(), value.as_str().map_or_else(|| value.to_string(), str::to_owned)))
        .collect();
    lines.sort();
    lines
}

impl Receipt {
    /// The whole document: format, key, payload, signature.
    pub fn parts(&self) -> Outcome<Value> {
        Ok(serde_json::from_str(&self.document)?)
    }

    /// What the receipt states.
    pub fn lines(&self) -> Outcome<Vec<(String, String)>> {
        Ok(lines(&self.parts()?["payload"]))
    }

    /// The id of the key and the signature, as texts.
    pub fn proof(&self) -> Outcome<(String, String)> {
        let parts = self.parts()?;
        let text = |name: &str| parts[name].as_str().unwrap_or_default().to_owned();
        Ok((text("key_id"), text("signature")))
    }
}

/// Issues a receipt for something done in this act. `payload` gets the number, the kind and the time added.
pub async fn issue(act: &Act, kind: &str, subject: Id, supplier: Id, mut payload: Value) -> Outcome<Issued> {
    let key = act.key.as_ref().ok_or_else(|| Stop::Broken("no signing key is loaded".into()))?;
    let number = act.number("R", 6).await?;
    if let Value::Object(map) = &mut payload {
        map.insert("receipt".into(), number.clone().into());
        map.insert("kind".into(), kind.into());
        map.insert("issued_at".into(), act.now.rfc3339(act.zone).into());
    }
    let document = key.sign(payload);
    let id = new_id();
    let row = table::receipt::Model {
        id,
        number: number.clone(),
        kind: kind.to_owned(),
        subject_id: subject,
        supplier_id: supplier,
        document,
        issued_at: act.now,
    };
    insert(act.db(), row).await?;
    Ok(Issued { id, number })
}

/// A receipt that was just issued.
#[derive(Clone, Debug)]
pub struct Issued {
    /// The record.
    pub id: Id,
    /// The number that people read out: `R-000042`.
    pub number: String,
}

/// A stored receipt.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Receipt {
    /// The record.
    pub id: Id,
    /// The number that people read out.
    pub number: String,
    /// What it is for: `signature` or `submission`.
    pub kind: String,
    /// The signature or submission.
    pub subject_id: Id,
    /// Whose it is.
    pub supplier_id: Id,
    /// The signed document.
    pub document: String,
}

/// The receipt, for its supplier or for staff that may read the supplier.
pub async fn show(store: &Store, actor: &crate::actor::Actor, id: Id) -> Outcome<Receipt> {
    use crate::permission::Permission;
    let found: Option<Receipt> = row(
        store.read(),
        "SELECT id, number, kind, subject_id, supplier_id, document FROM receipt WHERE id = ?",
        vec![id.into()],
    )
    .await?;
    match found {
        Some(r) if actor.may_for(Permission::CompanyRead, r.supplier_id) => Ok(r),
        Some(r) if actor.may(Permission::SupplierRead) && !actor.is_barred(r.supplier_id) => Ok(r),
        _ => Err(Refusal::NotFound.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receipt_holds_and_any_changed_byte_is_refused() {
        let key = Key::read(&Key::generate().unwrap()).unwrap();
        let keys = vec![key.public().to_vec()];
        let document = key.sign(json!({"supplier": "东莞新材料有限公司", "b": 1, "a": [true, null]}));
        assert!(verify(&document, &keys).is_some());
        for i in 0..document.len() {
            let mut bytes = document.clone().into_bytes();
            bytes[i] ^= 1;
            if let Ok(changed) = String::from_utf8(bytes) {
                assert!(verify(&changed, &keys).is_none(), "byte {i}");
            }
        }
        let other = Key::read(&Key::generate().unwrap()).unwrap();
        assert!(verify(&other.sign(json!({})), &keys).is_none());
    }
}
