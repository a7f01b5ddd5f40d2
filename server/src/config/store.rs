//! Where evidence is kept: in a folder, or in a bucket of an S3-compatible store.

use http::Uri;
use std::collections::BTreeMap;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

/// A place for evidence.
#[derive(Clone, Debug)]
pub enum Place {
    /// A folder of this machine.
    Folder(PathBuf),
    /// A bucket.
    Bucket(Bucket),
}

/// A bucket and how it is reached.
#[derive(Clone, Debug)]
pub struct Bucket {
    /// Its name.
    pub name: String,
    /// What every key begins with; may be empty.
    pub prefix: String,
    /// Scheme, host and port of the store.
    pub endpoint: String,
    /// The region that requests are signed for.
    pub region: String,
    /// The name of the key.
    pub key_id: String,
    /// The key.
    pub secret: Secret,
    /// Whether the bucket stands in the host name, and not in the path.
    pub in_host: bool,
}

/// Something that is never shown.
#[derive(Clone)]
pub struct Secret(pub String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("***")
    }
}

impl Bucket {
    /// The address under which keys are found.
    pub fn address(&self) -> String {
        match (self.in_host, self.endpoint.split_once("://")) {
            (true, Some((scheme, host))) => format!("{scheme}://{}.{host}", self.name),
            _ => self.endpoint.clone(),
        }
    }
}

/// Understands `store_url` and the keys that belong to it.
pub fn understand(values: &BTreeMap<String, String>, data_dir: &Path) -> Result<Place, String> {
    let text = |key: &str| values.get(key).map(|v| v.trim()).filter(|v| !v.is_empty());
    let url = text("store_url").map_or_else(|| default_url(data_dir), str::to_owned);
    let Some(path) = url.strip_prefix("s3://") else {
        let folder = url.strip_prefix("file:").ok_or("store_url: must begin with file: or s3://")?;
        let belong = ["store_endpoint", "store_region", "store_key_id", "store_secret", "store_addressing"];
        return match belong.into_iter().find(|key| text(key).is_some()) {
            Some(key) => Err(format!("{key}: has a meaning only with a store_url that begins with s3://")),
            None => Ok(Place::Folder(folder.strip_prefix("//").unwrap_or(folder).into())),
        };
    };
    let (name, prefix) = path.split_once('/').unwrap_or((path, ""));
    if !is_bucket(name) {
        return Err(format!(
            "store_url: `{name}` is not the name of a bucket; write s3://bucket or s3://bucket/prefix"
        ));
    }
    let region = text("store_region").unwrap_or("us-east-1").to_owned();
    let secret = |key: &str| text(key).map(str::to_owned).ok_or_else(|| format!("{key}: a bucket needs one"));
    Ok(Place::Bucket(Bucket {
        name: name.to_owned(),
        prefix: prefix.trim_matches('/').to_owned(),
        endpoint: match text("store_endpoint") {
            Some(given) => endpoint(given)?,
            None => format!("https://s3.{region}.amazonaws.com"),
        },
        key_id: secret("store_key_id")?,
        secret: Secret(secret("store_secret")?),
        in_host: match text("store_addressing").unwrap_or("path") {
            "path" => false,
            "host" => true,
            other => return Err(format!("store_addressing: `{other}` is neither path nor host")),
        },
        region,
    }))
}

/// Where evidence is kept when nothing is said.
pub fn default_url(data_dir: &Path) -> String {
    format!("file:{}", data_dir.join("evidence").display())
}

fn is_bucket(name: &str) -> bool {
    let fine = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.');
    (3..=63).contains(&name.len()) && name.chars().all(fine) && !name.starts_with(['-', '.'])
}

/// Evidence goes over the net encrypted, so plain HTTP is for a store on this machine alone.
fn endpoint(given: &str) -> Result<String, String> {
    let wrong = || "store_endpoint: write https://host or https://host:port".to_owned();
    let uri: Uri = given.parse().map_err(|_| wrong())?;
    let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else { return Err(wrong()) };
    if authority.as_str().contains('@') || !matches!(uri.path(), "" | "/") || uri.query().is_some() {
        return Err(wrong());
    }
    let host = authority.host().trim_matches(['[', ']']);
    let here = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
    match scheme {
        "https" => {}
        "http" if here => {}
        "http" => return Err(format!("store_endpoint: {host} is another machine; only https:// may leave this one")),
        _ => return Err(wrong()),
    }
    Ok(format!("{scheme}://{authority}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(pairs: &[(&str, &str)]) -> Result<Place, String> {
        let values = pairs.iter().map(|(k, v)| (k.to_string(), v.to_string())).collect();
        understand(&values, Path::new("/data"))
    }

    fn bucket(more: &[(&str, &str)]) -> Result<Bucket, String> {
        let whole = [("store_url", "s3://files/a/b/"), ("store_key_id", "AK"), ("store_secret", "hush")];
        match place(&[&whole, more].concat())? {
            Place::Bucket(bucket) => Ok(bucket),
            Place::Folder(folder) => Err(folder.display().to_string()),
        }
    }

    #[test]
    fn a_bucket_has_a_name_a_prefix_and_an_address() {
        let aws = bucket(&[("store_region", "eu-west-1")]).unwrap();
        assert_eq!((aws.name.as_str(), aws.prefix.as_str()), ("files", "a/b"));
        assert_eq!(aws.address(), "https://s3.eu-west-1.amazonaws.com");
        let oss = [("store_endpoint", "https://oss-cn-shanghai.example/"), ("store_addressing", "host")];
        assert_eq!(bucket(&oss).unwrap().address(), "https://files.oss-cn-shanghai.example");
    }

    #[test]
    fn plain_http_stays_on_this_machine() {
        for here in ["http://127.0.0.1:9000", "http://[::1]:9000", "http://localhost"] {
            assert_eq!(bucket(&[("store_endpoint", here)]).unwrap().endpoint, here);
        }
        for there in ["http://minio.example", "http://10.0.0.1:9000", "http://localhost.example"] {
            assert!(bucket(&[("store_endpoint", there)]).unwrap_err().contains("https"), "{there}");
        }
        for odd in ["minio.example", "https://me:hush@minio.example", "https://minio.example/path", "ftp://x"] {
            let wrong = bucket(&[("store_endpoint", odd)]).unwrap_err();
            assert!(wrong.contains("store_endpoint") && !wrong.contains("hush"), "{odd}: {wrong}");
        }
    }

    #[test]
    fn what_is_missing_or_has_no_meaning_is_named() {
        assert!(place(&[("store_url", "s3://files")]).unwrap_err().contains("store_key_id"));
        assert!(place(&[("store_url", "s3://Files_1")]).unwrap_err().contains("Files_1"));
        assert!(place(&[("store_url", "gs://files")]).unwrap_err().contains("store_url"));
        assert!(place(&[("store_secret", "hush")]).unwrap_err().contains("store_secret"));
        assert!(bucket(&[("store_addressing", "both")]).unwrap_err().contains("store_addressing"));
        assert!(matches!(place(&[]).unwrap(), Place::Folder(folder) if folder == Path::new("/data/evidence")));
    }

    #[test]
    fn a_key_is_never_shown() {
        assert!(!format!("{:?}", bucket(&[]).unwrap()).contains("hush"));
    }
}
