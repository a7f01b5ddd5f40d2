//! The program under measurement: its data folder, its process, its time and memory as the kernel counts them.

use crate::table::Line;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::{Duration, Instant};
use tests::Visitor;
use tokio::process::{Child, Command};

/// SQLite, and PostgreSQL when a cluster is named.
pub fn engines() -> Vec<String> {
    let mut found = vec!["sqlite".to_owned()];
    if std::env::var("PROBITY_TEST_POSTGRES").is_ok() {
        found.push("postgres".to_owned());
    }
    found
}

/// A database and a data folder of the bench.
pub struct Place {
    /// `sqlite` or `postgres`.
    pub engine: String,
    /// The data folder.
    pub folder: PathBuf,
    /// The database.
    pub database_url: String,
}

/// The release program.
pub fn program() -> PathBuf {
    let here = std::env::current_exe().expect("the bench has a path");
    here.parent().expect("a folder").join("probity")
}

impl Place {
    /// A fresh one.
    pub async fn new(engine: &str) -> Self {
        let name = format!("probity_bench_{}", uuid::Uuid::new_v4().simple());
        let folder = std::env::temp_dir().join(&name);
        std::fs::create_dir_all(&folder).expect("a folder");
        let database_url = fresh_database(engine, &folder.join("probity.db"), &name).await;
        Self { engine: engine.to_owned(), folder, database_url }
    }

    /// The program with a subcommand.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(program());
        command.args(args);
        for (name, _) in std::env::vars().filter(|(n, _)| n.starts_with("PROBITY_")) {
            command.env_remove(name);
        }
        command.env("PROBITY_DATA_DIR", &self.folder).env("PROBITY_DATABASE_URL", &self.database_url);
        command
    }

    /// Runs a subcommand to its end and returns what it printed.
    pub async fn run(&self, args: &[&str]) -> String {
        let output = self.command(args).output().await.expect("the program runs");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{args:?}: {text}{}", String::from_utf8_lossy(&output.stderr));
        text
    }

    /// Serves, and waits for the first good answer.
    pub async fn serve(&self) -> Server {
        self.serve_with(vec![]).await
    }

    /// As [`Place::serve`], with more variables.
    pub async fn serve_with(&self, variables: Vec<(String, String)>) -> Server {
        let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a free port").port();
        let url = format!("http://127.0.0.1:{port}");
        let began = Instant::now();
        let child = self
            .command(&["serve", "--set", &format!("listen=127.0.0.1:{port}")])
            .envs(variables)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("the program starts");
        let client = reqwest::Client::new();
        loop {
            if client.get(format!("{url}/sign-in")).send().await.is_ok_and(|r| r.status().is_success()) {
                break;
            }
            assert!(began.elapsed() < Duration::from_secs(30), "the program does not answer");
            tokio::task::yield_now().await;
        }
        Server { child, url, started: began.elapsed(), engine: self.engine.clone() }
    }
}

/// A database nobody has used yet.
pub async fn fresh_database(engine: &str, file: &std::path::Path, name: &str) -> String {
    if engine == "sqlite" {
        return format!("sqlite:{}", file.display());
    }
    use sea_orm::{ConnectionTrait, Database};
    let url = std::env::var("PROBITY_TEST_POSTGRES").expect("the cluster");
    let admin = Database::connect(&url).await.expect("the cluster answers");
    admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.expect("a database");
    format!("{}/{name}", url.rsplit_once('/').expect("a database in the address").0)
}

/// A serving program.
pub struct Server {
    child: Child,
    /// Where it is.
    pub url: String,
    started: Duration,
    /// On which engine.
    pub engine: String,
}

impl Server {
    /// How long the start took.
    pub fn start_line(&self) -> Line {
        Line {
            work: format!("start to first 200, {}", self.engine),
            found: self.started.as_secs_f64(),
            most: 0.5,
            unit: "s",
            note: "schema already made".into(),
        }
    }

    /// The process.
    pub fn pid(&self) -> u32 {
        self.child.id().expect("it runs")
    }

    /// A visitor of it.
    pub fn visitor(&self) -> Visitor {
        Visitor::new(self.url.clone())
    }

    /// Ends it.
    pub async fn stop(mut self) {
        self.child.kill().await.expect("it ends");
    }
}

/// Seconds of processor time all threads of a process have used, to the nanosecond.
pub fn cpu_seconds(pid: u32) -> f64 {
    let pid = nix::unistd::Pid::from_raw(i32::try_from(pid).expect("a process id"));
    let clock = nix::time::ClockId::pid_cpu_clock_id(pid).expect("the clock of the process");
    Duration::from(clock.now().expect("the process is there")).as_secs_f64()
}

/// A line of `/proc/<pid>/status` in megabytes: `VmRSS` now, `VmHWM` at its highest.
pub fn memory_mb(pid: u32, line: &str) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).expect("the process is there");
    let found = status.lines().find(|l| l.starts_with(line)).expect("the line");
    found.split_whitespace().nth(1).and_then(|n| n.parse::<f64>().ok()).expect("a number") / 1024.0
}
