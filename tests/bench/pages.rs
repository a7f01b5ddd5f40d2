//! A page of the supplier list, in processor time of the server, against the bare handler.

use crate::floor::list;
use crate::process::{Place, Server, cpu_seconds};
use crate::table::Line;
use entity::store::{Store, raw};
use std::process::Stdio;

const ROUND: usize = 150;

/// The names of the six queries and where they are.
fn addresses(two: &str, rare: &str, cursor: &str) -> Vec<(&'static str, String)> {
    vec![
        ("none", "/suppliers".into()),
        ("country", "/suppliers?country=CN".into()),
        ("status + sort", "/suppliers?standing=registered&sort=name".into()),
        ("two-character name", format!("/suppliers?q={}", app::visit::encode(two))),
        ("rare name", format!("/suppliers?q={}", app::visit::encode(rare))),
        ("page 200", format!("/suppliers?after={cursor}")),
    ]
}

/// Who asks for the six pages, and what a page of each cost at 14,000 suppliers.
pub struct Asked {
    visitor: tests::Visitor,
    addresses: Vec<(&'static str, String)>,
    seconds: Vec<f64>,
}

/// Measures the six queries.
pub async fn measure(place: &Place, server: &Server) -> (Vec<Line>, Asked) {
    let printed = place
        .run(&["user", "create", "--email", "bench@buyer.example", "--name", "Bench", "--role", "procurement"])
        .await;
    let password = printed.trim().rsplit(' ').next().expect("a password").to_owned();
    let visitor = server.visitor();
    visitor.sign_in("bench@buyer.example", &password).await;
    let store = Store::open(&place.database_url).await.expect("the database");
    let (two, (rare, first)) = ("东莞", rare_name(&store).await);
    let after = row_before_page(&store, 200).await;
    let cursor = entity::list::cursor(&after.0, after.1);
    let mut floor = Floor::start(place, &visitor.cookie("probity"), (&rare, first), &after).await;
    let mut asked = Asked { visitor, addresses: addresses(two, &rare, &cursor), seconds: Vec::new() };
    let mut lines = Vec::new();
    for (i, (name, address)) in asked.addresses.iter().enumerate() {
        let page = asked.visitor.open(address).await;
        assert_eq!(page.status, 200, "{address}");
        let ours = asked.visitor.cpu_for(server.pid(), address).await;
        let bare = floor.visitor.cpu_for(floor.pid(), &format!("/{i}")).await;
        asked.seconds.push(ours);
        lines.push(Line {
            work: format!("supplier list, {name}, {}", place.engine),
            found: ours / bare,
            most: 3.0,
            unit: "×",
            note: format!("{:.2} ms against {:.2} ms of processor time a page", ours * 1e3, bare * 1e3),
        });
    }
    floor.child.kill().await.expect("it ends");
    (lines, asked)
}

/// The same six pages of a register that has grown, against what they cost before.
pub async fn again(place: &Place, server: &Server, asked: &Asked, suppliers: i64) -> Vec<Line> {
    let mut lines = Vec::new();
    for ((name, address), before) in asked.addresses.iter().zip(&asked.seconds) {
        assert_eq!(asked.visitor.open(address).await.status, 200, "{address}");
        let now = asked.visitor.cpu_for(server.pid(), address).await;
        lines.push(Line {
            work: format!("supplier list of {suppliers}, {name}, {}", place.engine),
            found: now / before,
            most: 1.5,
            unit: "×",
            note: format!("{:.2} ms against {:.2} ms at 14,000", now * 1e3, before * 1e3),
        });
    }
    lines
}

trait Costs {
    async fn cpu_for(&self, pid: u32, address: &str) -> f64;
}

impl Costs for tests::Visitor {
    /// Seconds of processor time a request costs the process, over a round after a warm-up.
    async fn cpu_for(&self, pid: u32, address: &str) -> f64 {
        for _ in 0..20 {
            self.send(reqwest::Method::GET, address, None).await;
        }
        let before = cpu_seconds(pid);
        for _ in 0..ROUND {
            self.send(reqwest::Method::GET, address, None).await;
        }
        ((cpu_seconds(pid) - before) / ROUND as f64).max(1e-6)
    }
}

struct Floor {
    child: tokio::process::Child,
    visitor: tests::Visitor,
}

impl Floor {
    async fn start(place: &Place, token: &str, rare: (&str, entity::Id), after: &(String, entity::Id)) -> Self {
        let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a port").port();
        let child = tokio::process::Command::new(std::env::current_exe().expect("the bench"))
            .args(["floor", &place.database_url, token, rare.0, &rare.1.to_string()])
            .args([&after.0, &after.1.to_string(), &port.to_string()])
            .stdout(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("the floor starts");
        let url = format!("http://127.0.0.1:{port}");
        let client = reqwest::Client::new();
        while client.get(format!("{url}/0")).send().await.is_err() {
            tokio::task::yield_now().await;
        }
        Self { child, visitor: tests::Visitor::new(url) }
    }

    fn pid(&self) -> u32 {
        self.child.id().expect("it runs")
    }
}

/// The floor's own process: `bench floor <database> <token> <rare> <its id> <seq> <id> <port>`.
pub async fn floor(args: &[String]) {
    let store = Store::open(&args[0]).await.expect("the database");
    let id = |at: usize| args[at].parse().expect("an id");
    let cases = list::cases(store.backend(), "东莞", &args[2], id(3), (args[4].clone(), id(5)));
    list::serve(store, args[1].clone(), cases, args[6].parse().expect("a port")).await;
}

/// A run of characters that few names have, and a supplier that has it.
async fn rare_name(store: &Store) -> (String, entity::Id) {
    let found =
        raw(store.read(), "SELECT name_folded, id FROM supplier ORDER BY seq LIMIT 1 OFFSET 7000", vec![]).await;
    let row = &found.expect("rows")[0];
    let name: String = row.try_get_by_index(0).expect("a name");
    let rare = name.split(' ').next().unwrap_or(&name).chars().take(8).collect();
    (rare, row.try_get_by_index(1).expect("an id"))
}

async fn row_before_page(store: &Store, page: i64) -> (String, entity::Id) {
    let offset = (page - 1) * 50 - 1;
    let found = raw(
        store.read(),
        "SELECT seq, id FROM supplier WHERE merged_into IS NULL ORDER BY seq LIMIT 1 OFFSET ?",
        vec![offset.into()],
    )
    .await
    .expect("rows");
    (found[0].try_get_by_index::<i64>(0).expect("a place").to_string(), found[0].try_get_by_index(1).expect("an id"))
}
