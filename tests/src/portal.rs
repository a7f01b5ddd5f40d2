//! A portal for one story: the real router on a free port, SQLite or PostgreSQL by `PROBITY_TEST_DATABASE`.

use crate::visitor::Visitor;
use entity::Id;
use entity::act::{Act, Boxed, change};
use entity::actor::{Actor, Scope};
use entity::instant::Instant;
use entity::lang::Lang;
use entity::permission::Role;
use entity::refusal::Outcome;
use entity::{outgoing_mail, person};
use sea_orm::{ConnectionTrait, Database};
use server::boot::{self, Portal};
use server::config::Config;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

/// The password of everybody in a story.
pub const PASSWORD: &str = "copper river seldom tidy";

/// A running portal.
pub struct World {
    /// What the server shares.
    pub portal: Arc<Portal>,
    /// Where it listens.
    pub address: SocketAddr,
    folder: PathBuf,
}

/// The people of the buyer in a story, by role.
pub struct Cast {
    /// Each role's person.
    pub people: BTreeMap<&'static str, Id>,
}

impl World {
    /// Starts a portal with an empty register and one person of each role.
    pub async fn new() -> Self {
        Self::with(vec![]).await
    }

    /// As [`World::new`], with more of a configuration.
    pub async fn with(more: Vec<(&'static str, String)>) -> Self {
        // As the program does first of all.
        let _ = rustls::crypto::ring::default_provider().install_default();
        server::import::child::set_program(program());
        let name = format!("probity_{}", uuid::Uuid::new_v4().simple());
        let folder = std::env::temp_dir().join(&name);
        let mut keys = BTreeMap::from([
            ("data_dir".to_owned(), folder.display().to_string()),
            ("listen".to_owned(), "127.0.0.1:0".to_owned()),
        ]);
        keys.extend(more.into_iter().map(|(key, value)| (key.to_owned(), value)));
        if let Some(url) = postgres(&name).await {
            keys.insert("database_url".into(), url);
        }
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        keys.insert("base_url".into(), format!("http://{address}"));
        let config = Config::read(&keys, None).expect("a configuration");
        let portal = boot::open(config).await.expect("a portal");
        tokio::spawn(server::web::serve(Arc::clone(&portal), listener));
        Self { portal, address, folder }
    }

    /// Runs a verb as the installation.
    pub async fn act<T, F>(&self, verb: F) -> T
    where
        F: for<'a> FnOnce(&'a mut Act) -> Boxed<'a, Outcome<T>>,
    {
        self.act_as(&Actor::system(), verb).await.expect("the verb is allowed")
    }

    /// Runs a verb as somebody.
    pub async fn act_as<T, F>(&self, actor: &Actor, verb: F) -> Outcome<T>
    where
        F: for<'a> FnOnce(&'a mut Act) -> Boxed<'a, Outcome<T>>,
    {
        change(&self.portal.store, actor, Instant::now(), self.portal.config.time_zone, verb).await
    }

    /// A person of the buyer with a role; their address is `<name>@buyer.example`.
    pub async fn staff(&self, name: &'static str, roles: &'static [Role]) -> Id {
        let hash = server::password::hash(&self.portal, PASSWORD).await.expect("a hash");
        self.act(move |act| {
            Box::pin(async move {
                let id = person::add(act, &format!("{name}@buyer.example"), name, Lang::En).await?;
                for role in roles {
                    person::grant(act, id, *role, Scope::All, None).await?;
                }
                person::set_password(act, id, hash, None).await?;
                Ok(id)
            })
        })
        .await
    }

    /// A person of a supplier; their address is `<name>@supplier.example`.
    pub async fn supplier_person(&self, name: &'static str, supplier: Id, role: Role) -> Id {
        let hash = server::password::hash(&self.portal, PASSWORD).await.expect("a hash");
        self.act(move |act| {
            Box::pin(async move {
                let id = person::add(act, &format!("{name}@supplier.example"), name, Lang::En).await?;
                person::grant(act, id, role, Scope::Supplier, Some(supplier)).await?;
                person::set_password(act, id, hash, None).await?;
                Ok(id)
            })
        })
        .await
    }

    /// A visitor who is nobody yet.
    pub fn visitor(&self) -> Visitor {
        Visitor::new(format!("http://{}", self.address))
    }

    /// A visitor who has signed in.
    pub async fn signed_in(&self, email: &str) -> Visitor {
        let visitor = self.visitor();
        visitor.sign_in(email, PASSWORD).await;
        visitor
    }

    /// Sends what is in the outbox and returns the letters in the mail folder as text, newest last.
    pub async fn letters(&self) -> Vec<String> {
        server::mail::drain(&self.portal).await.expect("mail drains");
        let folder = self.folder.join("mail");
        let mut found: Vec<PathBuf> =
            std::fs::read_dir(folder).map(|d| d.filter_map(|e| Some(e.ok()?.path())).collect()).unwrap_or_default();
        found.sort_by_key(|p| std::fs::metadata(p).and_then(|m| m.modified()).ok());
        found.iter().filter_map(|p| std::fs::read_to_string(p).ok()).map(|letter| unfold(&letter)).collect()
    }

    /// Does what the clock asks, as the worker does every few seconds.
    pub async fn work(&self) {
        server::job::moves(&self.portal).await.expect("the moves of the clock");
    }

    /// How many rows a table has.
    pub async fn count(&self, sql: &str) -> i64 {
        entity::store::number(self.portal.store.read(), sql, vec![]).await.expect("a count")
    }

    /// The id in the first row of a query.
    pub async fn id(&self, sql: &str) -> String {
        let rows = entity::store::raw(self.portal.store.read(), sql, vec![]).await.expect("rows");
        let id: Id = rows.first().unwrap_or_else(|| panic!("a row: {sql}")).try_get_by_index(0).expect("an id");
        id.to_string()
    }

    /// How many rows each table has.
    pub async fn rows(&self) -> BTreeMap<String, i64> {
        let mut counts = BTreeMap::new();
        for table in self.tables().await {
            let count = self.count(&format!("SELECT COUNT(*) FROM {table}")).await;
            counts.insert(table, count);
        }
        counts
    }

    /// Every row of every table but the ones left out, as text: what "nothing was written" is compared by.
    pub async fn contents(&self, left_out: &[&str]) -> Vec<String> {
        let mut lines = Vec::new();
        for table in self.tables().await.into_iter().filter(|table| !left_out.contains(&table.as_str())) {
            let row = match self.portal.store.backend() {
                sea_orm::DbBackend::Sqlite => {
                    let columns = self.texts(&format!("SELECT name FROM pragma_table_info('{table}')")).await;
                    columns.iter().map(|c| format!("quote({c})")).collect::<Vec<_>>().join(" || ' ' || ")
                }
                _ => "CAST(t AS TEXT)".to_owned(),
            };
            let rows = self.texts(&format!("SELECT {row} FROM {table} t ORDER BY 1")).await;
            lines.extend(rows.into_iter().map(|row| format!("{table}: {row}")));
        }
        lines
    }

    async fn tables(&self) -> Vec<String> {
        self.texts(match self.portal.store.backend() {
            sea_orm::DbBackend::Sqlite => {
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'supplier_search%' ORDER BY name"
            }
            _ => "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
        })
        .await
    }

    /// The first column of a query.
    pub async fn texts(&self, sql: &str) -> Vec<String> {
        let rows = entity::store::raw(self.portal.store.read(), sql, vec![]).await.expect("rows");
        rows.iter().map(|row| row.try_get_by_index(0).expect("a text")).collect()
    }

    /// How many mails still wait.
    pub async fn waiting_mail(&self) -> i64 {
        outgoing_mail::count(&self.portal.store, &Actor::system(), outgoing_mail::Box::Waiting).await.expect("a count")
    }
}

/// The program that was built beside this test: `target/debug/probity` for `target/debug/deps/stories-…`.
fn program() -> PathBuf {
    let test = std::env::current_exe().expect("the path of the test");
    let folder = test.parent().and_then(std::path::Path::parent).expect("a target folder");
    let program = folder.join("probity");
    assert!(program.exists(), "{} is missing: cargo build --bin probity", program.display());
    program
}

/// A letter without the soft line breaks and escapes of quoted-printable.
fn unfold(letter: &str) -> String {
    letter.replace("=\r\n", "").replace("=\n", "").replace("=3D", "=")
}

/// The first address of ours in a letter that begins with `prefix`.
pub fn link_in(letter: &str, prefix: &str) -> Option<String> {
    let start = letter.find(prefix)?;
    let rest = &letter[start..];
    Some(rest.split(|c: char| c.is_whitespace() || c == '"' || c == '<').next()?.to_owned())
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A fresh PostgreSQL database, when the stories run on PostgreSQL.
pub(crate) async fn postgres(name: &str) -> Option<String> {
    if std::env::var("PROBITY_TEST_DATABASE").as_deref() != Ok("postgres") {
        return None;
    }
    let url = std::env::var("PROBITY_TEST_POSTGRES").expect("PROBITY_TEST_POSTGRES names the test cluster");
    let admin = Database::connect(&url).await.expect("the test cluster answers");
    admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.expect("a database");
    admin.close().await.expect("closes");
    let (base, _) = url.rsplit_once('/').expect("a database in the address");
    Some(format!("{base}/{name}"))
}
