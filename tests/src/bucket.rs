//! An S3-compatible store for one test: a process of its own, which can be killed.

use serde_json::Value;
use std::path::Path;
use std::process::Stdio;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};

/// A store with one bucket.
pub struct Bucket {
    child: Child,
    ask: ChildStdin,
    answers: Lines<BufReader<ChildStdout>>,
    about: Value,
}

impl Bucket {
    /// Starts one on a free port.
    pub async fn start() -> Self {
        Self::with(&[]).await
    }

    /// Starts one that speaks TLS with a certificate of its own, which is written to a file.
    pub async fn with_tls(certificate: &Path) -> Self {
        Self::with(&[certificate]).await
    }

    async fn with(args: &[&Path]) -> Self {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let found =
            Command::new(here.join("setup/store.sh")).stderr(Stdio::inherit()).output().await.expect("installs");
        assert!(found.status.success(), "tests/setup/store.sh installs the store");
        let python = String::from_utf8_lossy(&found.stdout).trim().to_owned();
        let mut command = Command::new(python);
        command.arg(here.join("store/serve.py")).args(args).kill_on_drop(true);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the store starts");
        let (ask, out) = (child.stdin.take().expect("an input"), child.stdout.take().expect("an output"));
        let mut answers = BufReader::new(out).lines();
        let line = answers.next_line().await.expect("it speaks").expect("the store starts");
        Self { child, ask, answers, about: serde_json::from_str(&line).expect("JSON") }
    }

    /// The configuration of a portal that keeps its evidence there, below a prefix.
    pub fn keys(&self, prefix: &str) -> Vec<(&'static str, String)> {
        let about = |key: &str| self.about[key].as_str().expect("it says").to_owned();
        vec![
            ("store_url", format!("s3://{}/{prefix}", about("bucket"))),
            ("store_endpoint", about("endpoint")),
            ("store_key_id", about("key_id")),
            ("store_secret", about("secret")),
        ]
    }

    /// The same as variables.
    pub fn variables(&self, prefix: &str) -> Vec<(String, String)> {
        self.keys(prefix).into_iter().map(|(key, value)| (format!("PROBITY_{}", key.to_uppercase()), value)).collect()
    }

    async fn inside(&mut self) -> Value {
        self.ask.write_all(b"?\n").await.expect("it listens");
        let line = self.answers.next_line().await.expect("it speaks").expect("it is there");
        serde_json::from_str(&line).expect("JSON")
    }

    /// The keys of the objects that it holds, in order.
    pub async fn objects(&mut self) -> Vec<String> {
        let mut keys: Vec<String> =
            self.inside().await["objects"].as_object().expect("objects").keys().cloned().collect();
        keys.sort();
        keys
    }

    /// How many parts of unfinished uploads it holds.
    pub async fn parts(&mut self) -> usize {
        self.inside().await["parts"].as_array().expect("parts").len()
    }

    /// Ends it as a power cut does.
    pub async fn kill(&mut self) {
        self.child.kill().await.expect("it ends");
    }
}
