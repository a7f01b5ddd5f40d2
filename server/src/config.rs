//! Configuration: a flag, else a `PROBITY_*` variable, else the file, else the default. A key nobody knows is an error.

pub mod store;

use lettre::message::Mailbox;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

/// Every key: its name in the file, its variable, its default and what it is.
pub const KEYS: &[(&str, &str, &str, &str)] = &[
    ("database_url", "PROBITY_DATABASE_URL", "sqlite:<data_dir>/probity.db", "SQLite file or PostgreSQL database"),
    ("data_dir", "PROBITY_DATA_DIR", "./data", "folder for the database, evidence, mail and keys"),
    ("listen", "PROBITY_LISTEN", "127.0.0.1:3000", "address to listen on"),
    ("base_url", "PROBITY_BASE_URL", "http://<listen>", "where the portal is reached from outside; stands in links"),
    (
        "store_url",
        "PROBITY_STORE_URL",
        "file:<data_dir>/evidence",
        "where evidence is: file:<folder>, s3://bucket/prefix",
    ),
    ("store_endpoint", "PROBITY_STORE_ENDPOINT", "https://s3.<store_region>.amazonaws.com", "the S3-compatible store"),
    ("store_region", "PROBITY_STORE_REGION", "us-east-1", "the region that requests to the bucket are signed for"),
    ("store_key_id", "PROBITY_STORE_KEY_ID", "", "the name of the key to the bucket"),
    ("store_secret", "PROBITY_STORE_SECRET", "", "the key to the bucket"),
    ("store_addressing", "PROBITY_STORE_ADDRESSING", "path", "where requests name the bucket: path or host"),
    ("smtp_url", "PROBITY_SMTP_URL", "", "mail relay (smtps://user:password@host:465); without it mail becomes files"),
    ("mail_from", "PROBITY_MAIL_FROM", "Probity <probity@localhost>", "sender of all mail"),
    ("mail_per_hour", "PROBITY_MAIL_PER_HOUR", "3000", "how many invitations leave in an hour"),
    ("time_zone", "PROBITY_TIME_ZONE", "Asia/Shanghai", "the buyer's calendar"),
    ("trusted_proxies", "PROBITY_TRUSTED_PROXIES", "", "addresses of reverse proxies, separated by commas"),
    ("development", "PROBITY_DEVELOPMENT", "false", "shows the page of all parts at /ui"),
];

/// Variables that belong to building and testing, not to the running program.
const FOREIGN: &[&str] = &["PROBITY_CONFIG", "PROBITY_SITE_DIR", "PROBITY_BINARY"];

/// What the program runs with.
#[derive(Clone, Debug)]
pub struct Config {
    /// SQLite or PostgreSQL.
    pub database_url: String,
    /// The folder of everything that is not in the database.
    pub data_dir: PathBuf,
    /// Where to listen.
    pub listen: SocketAddr,
    /// Where the portal is reached, without a slash at the end.
    pub base_url: String,
    /// Where evidence is kept, as it was written.
    pub store_url: String,
    /// Where evidence is kept.
    pub store: store::Place,
    /// The mail relay, if there is one.
    pub smtp_url: Option<String>,
    /// The sender of all mail.
    pub mail_from: Mailbox,
    /// How many invitations leave in an hour.
    pub mail_per_hour: i64,
    /// The buyer's calendar.
    pub time_zone: chrono_tz::Tz,
    /// Reverse proxies whose forwarded addresses are believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// Whether development pages are shown.
    pub development: bool,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Entry {
    Text(String),
    Number(i64),
    Flag(bool),
}

impl Config {
    /// Reads flags, variables and the file.
    pub fn read(flags: &BTreeMap<String, String>, file: Option<&Path>) -> Result<Self, String> {
        let mut values: BTreeMap<String, String> = BTreeMap::new();
        if let Some(path) = file {
            let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
            let entries: BTreeMap<String, Entry> =
                toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
            for (key, entry) in entries {
                known(&key).ok_or_else(|| format!("{}: unknown key `{key}`", path.display()))?;
                let value = match entry {
                    Entry::Text(text) => text,
                    Entry::Number(number) => number.to_string(),
                    Entry::Flag(flag) => flag.to_string(),
                };
                values.insert(key, value);
            }
        }
        for (name, value) in std::env::vars() {
            if !name.starts_with("PROBITY_") || name.starts_with("PROBITY_TEST_") || FOREIGN.contains(&name.as_str()) {
                continue;
            }
            let key = KEYS.iter().find(|k| k.1 == name).ok_or_else(|| format!("unknown variable {name}"))?;
            values.insert(key.0.to_owned(), value);
        }
        for (key, value) in flags {
            known(key).ok_or_else(|| format!("unknown key `{key}`"))?;
            values.insert(key.clone(), value.clone());
        }
        Self::understand(&values)
    }

    fn understand(values: &BTreeMap<String, String>) -> Result<Self, String> {
        let text = |key: &str| values.get(key).map(|v| v.trim().to_owned()).filter(|v| !v.is_empty());
        let data_dir = PathBuf::from(text("data_dir").unwrap_or_else(|| "./data".into()));
        let listen: SocketAddr = parse("listen", &text("listen").unwrap_or_else(|| "127.0.0.1:3000".into()))?;
        let base_url = text("base_url").unwrap_or_else(|| format!("http://{listen}"));
        if !base_url.starts_with("http://") && !base_url.starts_with("https://") {
            return Err("base_url: must begin with http:// or https://".into());
        }
        let database_url =
            text("database_url").unwrap_or_else(|| format!("sqlite:{}", data_dir.join("probity.db").display()));
        if !["sqlite:", "postgres:", "postgresql:"].iter().any(|scheme| database_url.starts_with(scheme)) {
            return Err("database_url: must begin with sqlite: or postgres:".into());
        }
        let trusted_proxies = text("trusted_proxies")
            .unwrap_or_default()
            .split(',')
            .map(str::trim)
            .filter(|p| !p.is_empty())
            .map(|p| parse("trusted_proxies", p))
            .collect::<Result<_, _>>()?;
        let smtp_url = text("smtp_url");
        if smtp_url.as_ref().is_some_and(|url| !url.starts_with("smtp://") && !url.starts_with("smtps://")) {
            return Err("smtp_url: must begin with smtp:// or smtps://".into());
        }
        let mail_from: Mailbox =
            parse("mail_from", &text("mail_from").unwrap_or_else(|| "Probity <probity@localhost>".into()))?;
        let mail_per_hour = parse("mail_per_hour", &text("mail_per_hour").unwrap_or_else(|| "3000".into()))?;
        if mail_per_hour < 1 {
            return Err("mail_per_hour: must be at least 1".into());
        }
        Ok(Self {
            store_url: text("store_url").unwrap_or_else(|| store::default_url(&data_dir)),
            store: store::understand(values, &data_dir)?,
            smtp_url,
            mail_from,
            mail_per_hour,
            time_zone: parse("time_zone", &text("time_zone").unwrap_or_else(|| "Asia/Shanghai".into()))?,
            development: parse("development", &text("development").unwrap_or_else(|| "false".into()))?,
            base_url: base_url.trim_end_matches('/').to_owned(),
            database_url,
            data_dir,
            listen,
            trusted_proxies,
        })
    }

    /// Where files on their way to a bucket are collected.
    pub fn uploading(&self) -> PathBuf {
        self.data_dir.join("uploading")
    }

    /// Each key with its value, passwords in addresses hidden.
    pub fn redacted(&self) -> Vec<(&'static str, String)> {
        let mut shown = vec![
            ("database_url", hide(&self.database_url)),
            ("data_dir", self.data_dir.display().to_string()),
            ("listen", self.listen.to_string()),
            ("base_url", self.base_url.clone()),
            ("store_url", self.store_url.clone()),
            ("smtp_url", self.smtp_url.as_deref().map(hide).unwrap_or_default()),
            ("mail_from", self.mail_from.to_string()),
            ("mail_per_hour", self.mail_per_hour.to_string()),
            ("time_zone", self.time_zone.to_string()),
            ("trusted_proxies", self.trusted_proxies.iter().map(|p| p.to_string()).collect::<Vec<_>>().join(",")),
            ("development", self.development.to_string()),
        ];
        if let store::Place::Bucket(bucket) = &self.store {
            shown.extend([
                ("store_endpoint", bucket.endpoint.clone()),
                ("store_region", bucket.region.clone()),
                ("store_key_id", bucket.key_id.clone()),
                ("store_secret", format!("{:?}", bucket.secret)),
                ("store_addressing", if bucket.in_host { "host" } else { "path" }.to_owned()),
            ]);
        }
        shown
    }
}

fn known(key: &str) -> Option<()> {
    KEYS.iter().any(|k| k.0 == key).then_some(())
}

fn parse<T: std::str::FromStr>(key: &str, text: &str) -> Result<T, String> {
    text.parse().map_err(|_| format!("{key}: `{text}` is not a valid value"))
}

fn hide(url: &str) -> String {
    match (url.find("://"), url.rfind('@')) {
        (Some(start), Some(end)) if end > start => format!("{}***{}", &url[..start + 3], &url[end..]),
        _ => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flags(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(k, v)| (k.to_string(), v.to_string())).collect()
    }

    #[test]
    fn defaults_follow_the_data_folder_and_the_address() {
        let config = Config::understand(&flags(&[("data_dir", "/tmp/x"), ("listen", "127.0.0.1:4000")])).unwrap();
        assert_eq!(config.database_url, "sqlite:/tmp/x/probity.db");
        assert_eq!(config.base_url, "http://127.0.0.1:4000");
    }

    #[test]
    fn an_unknown_key_and_a_bad_value_are_named() {
        assert!(Config::read(&flags(&[("colour", "red")]), None).unwrap_err().contains("colour"));
        for (key, value) in [
            ("time_zone", "Mars/Base"),
            ("smtp_url", "http://mail.example"),
            ("mail_from", "Probity"),
            ("mail_per_hour", "0"),
        ] {
            assert!(Config::understand(&flags(&[(key, value)])).unwrap_err().contains(key), "{key}");
        }
    }

    #[test]
    fn secrets_are_hidden() {
        assert_eq!(hide("postgres://u:secret@db/probity"), "postgres://***@db/probity");
    }
}
