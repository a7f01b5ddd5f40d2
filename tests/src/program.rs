//! The program as an operator starts it: the real binary with a data folder and a database of its own.

use crate::portal::postgres;
use serde_json::Value;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::{Duration, Instant};
use tokio::process::{Child, Command};

/// A data folder and a database that belong to one test.
pub struct Installation {
    /// The data folder.
    pub folder: PathBuf,
    /// The database.
    pub database_url: String,
}

/// What a command left behind.
pub struct Ran {
    /// Its exit code.
    pub code: i32,
    /// What it printed.
    pub out: String,
    /// What it complained about.
    pub err: String,
}

/// The binary beside the tests.
pub fn binary() -> PathBuf {
    let here = std::env::current_exe().expect("the tests have a path");
    let folder = here.parent().and_then(|deps| deps.parent()).expect("a target folder");
    let path = folder.join("probity");
    assert!(path.exists(), "{} is missing: cargo build -p server --bin probity", path.display());
    path
}

/// The folder of real lists beside the repository, if it is there.
pub fn shared_data() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    folder.exists().then_some(folder)
}

impl Installation {
    /// A fresh one, on SQLite or PostgreSQL by `PROBITY_TEST_DATABASE`.
    pub async fn new() -> Self {
        let name = format!("probity_{}", uuid::Uuid::new_v4().simple());
        let url = postgres(&name).await;
        Self::at(name, url)
    }

    /// A fresh one on SQLite.
    pub fn on_sqlite() -> Self {
        Self::at(format!("probity_{}", uuid::Uuid::new_v4().simple()), None)
    }

    fn at(name: String, url: Option<String>) -> Self {
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).expect("a folder");
        let database_url = url.unwrap_or_else(|| format!("sqlite:{}", folder.join("probity.db").display()));
        Self { folder, database_url }
    }

    /// The program with a subcommand.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(binary());
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("PROBITY_")) {
            command.env_remove(name);
        }
        command.args(args).env("PROBITY_DATA_DIR", &self.folder).env("PROBITY_DATABASE_URL", &self.database_url);
        command.kill_on_drop(true);
        command
    }

    /// Runs a subcommand to its end.
    pub async fn run(&self, args: &[&str]) -> Ran {
        let output = self.command(args).output().await.expect("the program runs");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Ran { code: output.status.code().unwrap_or(-1), out: text(&output.stdout), err: text(&output.stderr) }
    }

    /// Serves on a port and waits for the first good answer.
    pub async fn serve(&self, port: u16) -> Child {
        let child = self
            .command(&["serve", "--set", &format!("listen=127.0.0.1:{port}")])
            .env("RUST_LOG", "error")
            .stdout(Stdio::null())
            .spawn()
            .expect("the program starts");
        let (client, began) = (reqwest::Client::new(), Instant::now());
        let url = format!("http://127.0.0.1:{port}/sign-in");
        while !client.get(&url).send().await.is_ok_and(|answer| answer.status().is_success()) {
            assert!(began.elapsed() < Duration::from_secs(30), "the program does not answer");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        child
    }
}

impl Ran {
    /// What it printed, as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {}{}", self.out, self.err))
    }

    /// Asserts the exit code.
    #[track_caller]
    pub fn ends_with(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        self
    }
}

impl Drop for Installation {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Says something in the summary of a run, where the output of tests that pass is otherwise left out.
pub fn say(words: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stdout(), "{words}");
}

/// A port that was free a moment ago. It lies below those that the kernel gives to clients: a client that knocks while
/// nobody listens could otherwise be given the very port it knocks at, and talk to itself.
pub fn free_port() -> u16 {
    let first = 20_000 + (std::process::id() % 10_000) as u16;
    (first..32_000).find(|port| std::net::TcpListener::bind(("127.0.0.1", *port)).is_ok()).expect("a free port")
}
