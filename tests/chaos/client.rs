//! A client: uploads one file, checks the answers, hands in, and writes down what it was told. When the connection
//! breaks it sends the same form again, as a person does who presses the button once more.

use crate::prepare::{CLIENTS, Task, email};
use entity::Id;
use reqwest::multipart::{Form, Part};
use reqwest::{Client, RequestBuilder, Response, redirect::Policy};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tests::portal::PASSWORD;
use tests::visitor::encode;
use tests::{Doc, Visitor};
use tokio::task::JoinHandle;

/// What happened to all clients together.
#[derive(Default)]
pub struct Counts {
    /// Changes that were answered.
    pub acknowledged: AtomicU64,
    /// Changes that were sent and never answered.
    pub interrupted: AtomicU64,
}

/// What a client wrote down of one declaration.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The declaration.
    pub declaration: Id,
    /// The number of the receipt on the confirmation page.
    pub receipt: String,
    /// The SHA-256 of the frozen answers on the confirmation page.
    pub document: String,
    /// The SHA-256 of the file that was sent.
    pub file: String,
}

struct Person {
    base: String,
    client: Client,
    cookie: String,
    counts: Arc<Counts>,
}

/// Lets every client sign in, while the server still lives, and work; ends with all that they wrote down.
pub async fn journeys(port: u16, work: Vec<Task>, counts: Arc<Counts>) -> JoinHandle<Vec<Entry>> {
    let mut running = Vec::new();
    for client in 0..CLIENTS {
        let base = format!("http://127.0.0.1:{port}");
        let tasks: Vec<Task> = work.iter().filter(|t| t.client == client).cloned().collect();
        let visitor = Visitor::new(base.clone());
        visitor.sign_in(&email(client), PASSWORD).await;
        let cookie = format!("probity={}", visitor.cookie("probity"));
        let person = Person { base, client: no_redirects(), cookie, counts: Arc::clone(&counts) };
        running.push((person, tasks));
    }
    tokio::spawn(async move {
        let running: Vec<_> = running.into_iter().map(|(person, tasks)| tokio::spawn(person.work(tasks))).collect();
        let mut journal = Vec::new();
        for client in running {
            journal.extend(client.await.expect("the client gets to its end"));
        }
        journal
    })
}

fn no_redirects() -> Client {
    Client::builder().redirect(Policy::none()).build().expect("a client")
}

/// A small text file that no other client sends.
fn file(task: &Task) -> Vec<u8> {
    format!("Permit of declaration {}\n", task.declaration).repeat(400).into_bytes()
}

impl Person {
    async fn work(self, tasks: Vec<Task>) -> Vec<Entry> {
        let mut journal = Vec::new();
        for task in tasks {
            journal.push(self.declare(&task).await);
        }
        journal
    }

    async fn declare(&self, task: &Task) -> Entry {
        let home = format!("/s/{}/declarations/{}", task.supplier, task.declaration);
        let page = self.get(&format!("{home}/{}?question={}", task.section, task.question)).await;
        let fields = page.fill("/do/evidence/add", &[(&format!("shows_people.{}", task.question), "no")]);
        let bytes = file(task);
        let to = self
            .change(|| {
                let mut form = Form::new();
                for (name, value) in &fields {
                    form = form.text(name.clone(), value.clone());
                }
                let part = Part::bytes(bytes.clone()).file_name("permit.txt");
                let form = form.part(format!("file.{}", task.question), part);
                self.post("/do/evidence/add").multipart(form)
            })
            .await;
        assert!(!to.contains("attempt="), "the file is taken: {to}");

        let page = self.get(&format!("{home}/check")).await;
        let body = encode(page.fill("/do/declaration/submit", &[("confirm", "1")]));
        let to = self
            .change(|| {
                let post = self.post("/do/declaration/submit").body(body.clone());
                post.header("content-type", "application/x-www-form-urlencoded")
            })
            .await;
        assert!(to.ends_with("/submitted"), "the declaration is taken: {to}");
        let told = self.get(&to).await;
        Entry {
            declaration: task.declaration,
            receipt: word(&told, |w| w.starts_with("R-")),
            document: word(&told, |w| w.len() == 64 && w.chars().all(|c| c.is_ascii_hexdigit())),
            file: Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect(),
        }
    }

    fn post(&self, path: &str) -> RequestBuilder {
        self.client.post(format!("{}{path}", self.base)).header("origin", &self.base).header("cookie", &self.cookie)
    }

    /// Sends a change until it is answered; returns where it led.
    async fn change(&self, request: impl Fn() -> RequestBuilder) -> String {
        loop {
            match request().send().await {
                Ok(answer) => {
                    self.counts.acknowledged.fetch_add(1, Ordering::SeqCst);
                    return led(answer).await;
                }
                // A connection that was never made carried no request.
                Err(error) if error.is_connect() => {}
                Err(_) => {
                    self.counts.interrupted.fetch_add(1, Ordering::SeqCst);
                }
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    async fn get(&self, path: &str) -> Doc {
        loop {
            let request = self.client.get(format!("{}{path}", self.base)).header("cookie", &self.cookie);
            if let Ok(answer) = request.header("accept-language", "en").send().await {
                let status = answer.status().as_u16();
                if let Ok(html) = answer.text().await {
                    assert_eq!(status, 200, "{path}: {html}");
                    return Doc { status, path: path.to_owned(), html, headers: Default::default() };
                }
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

async fn led(answer: Response) -> String {
    let status = answer.status().as_u16();
    let to = answer.headers().get("location").and_then(|l| l.to_str().ok()).map(str::to_owned);
    match (status, to) {
        (303, Some(to)) => to,
        _ => panic!("{status}: {}", answer.text().await.unwrap_or_default()),
    }
}

fn word(doc: &Doc, wanted: impl Fn(&str) -> bool) -> String {
    let text = doc.text();
    let trimmed = text.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()));
    trimmed.into_iter().find(|w| wanted(w)).unwrap_or_else(|| panic!("not on {}: {text}", doc.path)).to_owned()
}
