//! Flood limits, in memory: how often one network address may knock in a minute. A whole industrial park may share an
//! address, so ordinary pages are generous; guessing is limited per account in the database as well.

use http::Method;
use std::collections::HashMap;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Requests of one address in the current minute, by kind.
#[derive(Default)]
pub struct Limits(Mutex<Window>);

#[derive(Default)]
struct Window {
    began: Option<Instant>,
    seen: HashMap<(String, Kind), u32>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Page,
    Change,
    SignIn,
}

impl Kind {
    fn of(method: &Method, path: &str) -> Self {
        if path.starts_with("/do/session/") || path.starts_with("/do/password/") {
            Self::SignIn
        } else if method == Method::GET || method == Method::HEAD {
            Self::Page
        } else {
            Self::Change
        }
    }

    fn most(self) -> u32 {
        match self {
            Self::Page => 6_000,
            Self::Change => 3_000,
            Self::SignIn => 300,
        }
    }
}

/// More addresses than this in a minute start a new window: the memory is bounded.
const MOST_ADDRESSES: usize = 200_000;

impl Limits {
    /// Counts a request and says whether it may go on.
    pub fn admits(&self, address: &str, method: &Method, path: &str) -> bool {
        let kind = Kind::of(method, path);
        let Ok(mut window) = self.0.lock() else { return true };
        let now = Instant::now();
        let over = window.began.is_none_or(|began| now.duration_since(began) > Duration::from_secs(60));
        if over || window.seen.len() >= MOST_ADDRESSES {
            window.began = Some(now);
            window.seen.clear();
        }
        let count = window.seen.entry((address.to_owned(), kind)).or_insert(0);
        *count += 1;
        *count <= kind.most()
    }
}
