//! One visit to one page: who looks, in which language, at what, and what they typed when they were last refused.

mod list;
mod refused;

use crate::site::frame;
use crate::ui;
use crate::words::Words;
use chrono_tz::Tz;
use entity::Id;
use entity::actor::Actor;
use entity::attempt::Attempt;
use entity::field::Fields;
use entity::instant::Instant;
use entity::lang::Lang;
use entity::list::Turn;
use entity::permission::Permission;
use entity::refusal::{Outcome, Refusal, Stop};
use entity::store::Store;
use leptos::prelude::*;
use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, Mutex};

/// What is the same for every visit.
#[derive(Clone, Debug)]
pub struct Site {
    /// Where the portal is reached from outside, without a slash at the end.
    pub base_url: String,
    /// The style sheet.
    pub css_href: String,
    /// The icon of the browser's tab.
    pub icon_href: String,
    /// The islands: script and WebAssembly; none when they were not built in.
    pub script: Option<(String, String)>,
    /// Whether mail is written to files because no relay is configured.
    pub mail_to_files: bool,
    /// Whether this is a development build, which shows the page of all parts.
    pub development: bool,
}

/// A visit.
pub struct Visit {
    /// Where the records are.
    pub store: Store,
    /// Who looks; nobody when not signed in.
    pub actor: Option<Actor>,
    /// When.
    pub now: Instant,
    /// The buyer's calendar.
    pub zone: Tz,
    /// The texts in the visitor's language.
    pub words: Words,
    /// Light or dark, when the visitor chose.
    pub theme: Option<&'static str>,
    /// The address without its query.
    pub path: String,
    /// The query of the address.
    pub query: Fields,
    /// The parts of the address.
    pub params: Fields,
    /// What the visitor typed here when they were refused.
    pub attempt: Option<Attempt>,
    /// A notice to be shown once.
    pub notice: Option<String>,
    /// For the scripts of this answer.
    pub nonce: String,
    /// What is the same for every visit.
    pub site: Arc<Site>,
    /// How many forms the page has so far, so that the fields of each have ids of their own.
    pub forms: AtomicUsize,
    /// What the fields of the refused form are called, for the summary of its mistakes.
    pub labels: Mutex<Vec<(String, String)>>,
}

/// What a page answers with.
pub enum Page {
    /// A whole document.
    Html(String),
    /// A file to be saved (or shown, for text that is meant to be read by programs).
    File {
        /// Its name.
        name: String,
        /// Its media type.
        media_type: &'static str,
        /// What is in it.
        bytes: Vec<u8>,
    },
    /// Another address.
    Go(String),
}

/// What stands around a page's own content.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// The title of the document and its first heading's words.
    pub title: String,
    /// The entry of the navigation that is current, by its address.
    pub at: String,
    /// The way here.
    pub crumbs: Vec<(String, String)>,
    /// The company that the visitor acts for on this page.
    pub acting: Option<(Id, String)>,
}

impl Frame {
    /// A page with this title.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// The entry of the navigation that is current.
    pub fn at(mut self, href: impl Into<String>) -> Self {
        self.at = href.into();
        self
    }

    /// One more step on the way here.
    pub fn crumb(mut self, href: impl Into<String>, label: impl Into<String>) -> Self {
        self.crumbs.push((href.into(), label.into()));
        self
    }

    /// The company that the visitor acts for.
    pub fn acting(mut self, supplier: Id, name: impl Into<String>) -> Self {
        self.acting = Some((supplier, name.into()));
        self
    }
}

impl Visit {
    /// Who looks; without anybody the visitor is sent to sign in.
    pub fn actor(&self) -> Outcome<&Actor> {
        self.actor.as_ref().ok_or(Stop::SignIn)
    }

    /// Whether the visitor may do this on the buyer's side: asked by every button.
    pub fn may(&self, permission: Permission) -> bool {
        self.actor.as_ref().is_some_and(|a| a.may(permission))
    }

    /// Whether the visitor may do this for that company.
    pub fn may_for(&self, permission: Permission, supplier: Id) -> bool {
        self.actor.as_ref().is_some_and(|a| a.may_for(permission, supplier))
    }

    /// An id in the address; one that cannot be is not found.
    pub fn id(&self, name: &str) -> Outcome<Id> {
        self.params.text(name).parse().map_err(|_| Refusal::NotFound.into())
    }

    /// The language of the page.
    pub fn lang(&self) -> Lang {
        self.words.0
    }

    /// The day in the words of the reader.
    pub fn day(&self, day: chrono::NaiveDate) -> String {
        self.words.day(day)
    }

    /// The time in the words of the reader, with its zone.
    pub fn time(&self, at: Instant) -> String {
        self.words.time(at, self.zone)
    }

    /// The last moment for something, in the words of the reader.
    pub fn until(&self, at: Instant) -> String {
        self.words.until(at, self.zone)
    }

    /// The end of a day in the buyer's calendar, in the words of the reader.
    pub fn end_of(&self, day: chrono::NaiveDate) -> String {
        self.words.end_of(day, self.zone)
    }

    /// Today in the buyer's calendar.
    pub fn today(&self) -> chrono::NaiveDate {
        self.now.day(self.zone)
    }

    /// This address with one value of its query set or (empty) taken away, back at the first page of the list.
    pub fn with_query(&self, name: &str, value: &str) -> String {
        let mut pairs: Vec<(&str, &str)> = self
            .query
            .0
            .iter()
            .filter(|(n, v)| n != name && !matches!(n.as_str(), "after" | "before" | "attempt") && !v.is_empty())
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        if !value.is_empty() {
            pairs.push((name, value));
        }
        address(&self.path, &pairs)
    }

    /// The pager of a list, by the pages beside this one. What is open beside the list stays behind.
    pub fn pager(&self, turn: &Turn, total: impl Into<String>) -> AnyView {
        let kept: Vec<(&str, &str)> = self
            .query
            .0
            .iter()
            .filter(|(n, v)| !matches!(n.as_str(), "after" | "before" | "attempt" | "selected") && !v.is_empty())
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        let to = |more: Option<(&'static str, &str)>| {
            address(&self.path, &kept.iter().copied().chain(more).collect::<Vec<_>>())
        };
        let inside = !self.query.text("after").is_empty() || !self.query.text("before").is_empty();
        let pages = ui::Pages {
            first: inside.then(|| to(None)),
            previous: turn.previous.as_ref().map(|cursor| to(Some(("before", cursor)))),
            next: turn.next.as_ref().map(|cursor| to(Some(("after", cursor)))),
        };
        ui::pager(&self.words.texts(), pages, total)
    }

    /// This address with its query, without the mark of an attempt.
    pub fn here(&self) -> String {
        let pairs: Vec<(&str, &str)> =
            self.query.0.iter().filter(|(n, _)| n != "attempt").map(|(n, v)| (n.as_str(), v.as_str())).collect();
        address(&self.path, &pairs)
    }

    /// Draws a page: the frame, the notice, the summary of what was refused, and the body.
    pub fn page(&self, frame: Frame, body: impl FnOnce() -> AnyView) -> Outcome<Page> {
        Ok(Page::Html(unmarked(Owner::new().with(|| frame::document(self, frame, body())))))
    }
}

/// The document without the marks that are left between its parts for islands, unless it has an island.
fn unmarked(html: String) -> String {
    let mut plain = String::with_capacity(html.len());
    let mut rest = html.as_str();
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        plain.push_str(before);
        let mark = ["<!>", "<!--<() />-->"].into_iter().find(|mark| tag.starts_with(mark));
        if mark.is_none() && tag.starts_with("<leptos-island") {
            return html;
        }
        plain.push_str(if mark.is_some() { "" } else { "<" });
        rest = &tag[mark.map_or(1, str::len)..];
    }
    plain.push_str(rest);
    plain
}

/// An address with a query.
pub fn address(path: &str, pairs: &[(&str, &str)]) -> String {
    if pairs.is_empty() {
        return path.to_owned();
    }
    let query: Vec<String> = pairs.iter().map(|(n, v)| format!("{}={}", encode(n), encode(v))).collect();
    format!("{path}?{}", query.join("&"))
}

/// Percent-encodes everything but the unreserved characters.
pub fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(byte as char),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::unmarked;

    #[test]
    fn marks_stay_for_islands_alone() {
        assert_eq!(
            unmarked("<!DOCTYPE html><p>a<!>b<!--<() />--></p><!-- c --> <".into()),
            "<!DOCTYPE html><p>ab</p><!-- c --> <"
        );
        let island = "<p>a<!>b</p><leptos-island></leptos-island>";
        assert_eq!(unmarked(island.into()), island);
    }
}
