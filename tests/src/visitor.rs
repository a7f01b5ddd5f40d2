//! A person with a cookie jar who opens pages, fills in forms and reads. Every page they open is checked against the
//! rules of the house.

use crate::doc::{Doc, Typed};
use reqwest::redirect::Policy;
use reqwest::{Client, Method};
use std::collections::BTreeMap;
use std::sync::Mutex;

/// A visitor.
pub struct Visitor {
    base: String,
    client: Client,
    cookies: Mutex<BTreeMap<String, String>>,
}

impl Visitor {
    /// Somebody with an empty cookie jar.
    pub fn new(base: String) -> Self {
        let client = Client::builder().redirect(Policy::none()).build().expect("a client");
        Self { base, client, cookies: Mutex::new(BTreeMap::new()) }
    }

    /// The value of a cookie, empty when there is none.
    pub fn cookie(&self, name: &str) -> String {
        self.cookies.lock().expect("jar").get(name).cloned().unwrap_or_default()
    }

    /// One request; redirects are followed as browsers do.
    pub async fn send(&self, method: Method, path: &str, body: Option<String>) -> Doc {
        let (mut method, mut path, mut body) = (method, path.to_owned(), body);
        for _ in 0..6 {
            let mut request = self.client.request(method.clone(), format!("{}{path}", self.base));
            request = request.header("cookie", self.jar()).header("accept-language", "en");
            if let Some(body) = body.take() {
                request = request
                    .header("origin", &self.base)
                    .header("content-type", "application/x-www-form-urlencoded")
                    .body(body);
            }
            let response = request.send().await.expect("an answer");
            self.keep(&response);
            let status = response.status().as_u16();
            if let (303, Some(to)) = (status, response.headers().get("location")) {
                path = to.to_str().expect("an address").to_owned();
                method = Method::GET;
                continue;
            }
            let headers = response
                .headers()
                .iter()
                .map(|(n, v)| (n.to_string(), v.to_str().unwrap_or_default().to_owned()))
                .collect();
            let html = String::from_utf8_lossy(&response.bytes().await.expect("a body")).into_owned();
            return Doc { status, path, html, headers };
        }
        panic!("too many redirects at {path}");
    }

    fn keep(&self, response: &reqwest::Response) {
        for line in response.headers().get_all("set-cookie") {
            let line = line.to_str().unwrap_or_default();
            let Some((name, value)) = line.split(';').next().and_then(|p| p.split_once('=')) else { continue };
            let mut jar = self.cookies.lock().expect("jar");
            if value.is_empty() {
                jar.remove(name);
            } else {
                jar.insert(name.to_owned(), value.to_owned());
            }
        }
    }

    /// Opens a page and checks the rules of the house on it.
    pub async fn open(&self, path: &str) -> Doc {
        let doc = self.send(Method::GET, path, None).await;
        if doc.html.starts_with("<!DOCTYPE html>") {
            doc.obeys_the_house();
        }
        doc
    }

    /// Posts fields without a form; what an attacker or a program would do.
    pub async fn post(&self, path: &str, typed: Typed<'_>) -> Doc {
        self.send(Method::POST, path, Some(encode(typed.iter().map(|(n, v)| (n.to_string(), v.to_string()))))).await
    }

    /// Fills in the form on a page that posts to `action` and sends it. Fields that are not typed keep their values.
    pub async fn submit(&self, doc: &Doc, action: &str, typed: Typed<'_>) -> Doc {
        let fields = doc.fill(action, typed);
        let answer = self.send(Method::POST, action, Some(encode(fields))).await;
        if answer.html.starts_with("<!DOCTYPE html>") {
            answer.obeys_the_house();
        }
        answer
    }

    /// As [`Visitor::submit`], for a form with files: `files` are (field, file name, bytes).
    pub async fn upload(&self, doc: &Doc, action: &str, typed: Typed<'_>, files: &[(&str, &str, &[u8])]) -> Doc {
        let mut form = reqwest::multipart::Form::new();
        for (name, value) in doc.fill(action, typed) {
            form = form.text(name, value);
        }
        for (field, name, bytes) in files {
            let part = reqwest::multipart::Part::bytes(bytes.to_vec()).file_name(name.to_string());
            form = form.part(field.to_string(), part);
        }
        let request = self.client.post(format!("{}{action}", self.base)).header("cookie", self.jar());
        let request = request.header("origin", &self.base).header("accept-language", "en").multipart(form);
        let response = request.send().await.expect("an answer");
        self.keep(&response);
        if let Some(to) = response.headers().get("location") {
            let to = to.to_str().expect("an address").to_owned();
            return self.open(&to).await;
        }
        let status = response.status().as_u16();
        let html = String::from_utf8_lossy(&response.bytes().await.expect("a body")).into_owned();
        Doc { status, path: action.to_owned(), html, headers: BTreeMap::new() }
    }

    fn jar(&self) -> String {
        let jar = self.cookies.lock().expect("jar");
        jar.iter().map(|(n, v)| format!("{n}={v}")).collect::<Vec<_>>().join("; ")
    }

    /// Signs in.
    pub async fn sign_in(&self, email: &str, password: &str) -> Doc {
        let page = self.open("/sign-in").await;
        let home = self.submit(&page, "/do/session/open", &[("email", email), ("password", password)]).await;
        assert_eq!(home.status, 200, "signed in as {email}: {}", home.text());
        assert!(!home.path.starts_with("/sign-in"), "signed in as {email}: {}", home.text());
        home
    }
}

/// Url-encodes fields.
pub fn encode(fields: impl IntoIterator<Item = (String, String)>) -> String {
    let pairs: Vec<String> =
        fields.into_iter().map(|(n, v)| format!("{}={}", app::visit::encode(&n), app::visit::encode(&v))).collect();
    pairs.join("&")
}
