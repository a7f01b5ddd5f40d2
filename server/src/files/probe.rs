//! Whether the store does what the portal asks of it, tried out with a small object.

use super::{Files, text};
use crate::config::Config;
use crate::config::store::Place;
use entity::new_id;
use futures_util::TryStreamExt;

/// What stores and the line to them say, and what helps.
const CAUSES: &[(&str, &str)] = &[
    ("NoSuchBucket", "there is no such bucket; create it, or correct store_url"),
    ("InvalidAccessKeyId", "the store does not know store_key_id"),
    ("SignatureDoesNotMatch", "store_secret does not belong to store_key_id"),
    ("RequestTimeTooSkewed", "the clock of this machine is wrong"),
    ("AuthorizationHeaderMalformed", "the bucket is not in store_region"),
    ("configured region", "the bucket is not in store_region, or not at store_endpoint"),
    ("SecondLevelDomainForbidden", "this store wants the bucket in the host name: store_addressing = host"),
    ("AccessDenied", "the key may not do this; it must be allowed to put, get, delete and list objects"),
    ("certificate", "the certificate of the store is not trusted; SSL_CERT_FILE can name another authority"),
    ("Connect", "nothing answers at store_endpoint"),
    ("timed out", "nothing answers at store_endpoint"),
];

/// Tries the store out; says what it can do or what is wrong.
pub async fn probe(config: &Config) -> Result<String, String> {
    // What is made in the data folder here would belong to whoever asks, and not to who serves.
    if let Place::Folder(folder) = &config.store
        && !folder.exists()
    {
        return Ok(format!("{} will be made when the portal is first served", folder.display()));
    }
    let files = Files::open(&config.store, std::env::temp_dir())?;
    // What is left of an attempt that breaks off is cleared away with other uploads.
    let (first, second) = (format!("quarantine/{}", new_id()), format!("quarantine/{}", new_id()));
    let tried = attempt(&files, &first, &second).await;
    if tried.as_ref().is_err_and(|(step, _)| *step != "written") {
        for key in [&first, &second] {
            let _ = files.delete(key).await;
        }
    }
    match tried {
        Ok(()) => Ok("can be written, moved, listed, read back and deleted".into()),
        Err((step, said)) => Err(format!("{}: an object could not be {step}: {}", config.store_url, explained(&said))),
    }
}

async fn attempt(files: &Files, first: &str, second: &str) -> Result<(), (&'static str, String)> {
    let sent = new_id().to_string();
    let written = async {
        let mut writer = files.write(first).await?;
        writer.write(sent.as_bytes()).await?;
        writer.finish().await
    };
    written.await.map_err(|e| ("written", e))?;
    files.rename(first, second).await.map_err(|e| ("moved", e))?;
    let found = files.list("quarantine").await.map_err(|e| ("listed", e))?;
    if !found.iter().any(|object| object.key == second) {
        return Err(("listed", "it is not in the list".into()));
    }
    let read: Vec<bytes::Bytes> = match files.stream(second).await {
        Ok(stream) => stream.try_collect().await.map_err(|e| ("read back", text(e)))?,
        Err(said) => return Err(("read back", said)),
    };
    if read.concat() != sent.as_bytes() {
        return Err(("read back", "it is not what was written".into()));
    }
    files.delete(second).await.map_err(|e| ("deleted", e))
}

/// The remedy first, then what was said.
fn explained(said: &str) -> String {
    match CAUSES.iter().find(|(code, _)| said.contains(code)) {
        Some((_, remedy)) => format!("{remedy} ({said})"),
        None => said.to_owned(),
    }
}
