//! Paging by key: a page begins after the last row of the one before, so its cost does not grow with its number.

/// One page of a list.
#[derive(Clone, Debug)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Where the next page begins; none on the last.
    pub next: Option<String>,
    /// How many rows match, exact up to [`EXACT`].
    pub total: Total,
}

/// How many rows match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Total {
    /// Counted.
    Exactly(i64),
    /// More than [`EXACT`].
    More,
}

/// Up to this many rows are counted exactly.
pub const EXACT: i64 = 10_000;

impl Total {
    /// From a count that stopped at `EXACT + 1`.
    pub fn of(counted: i64) -> Self {
        if counted > EXACT { Self::More } else { Self::Exactly(counted) }
    }
}

/// Packs the sort value and the id of a page's last row into the address.
pub fn cursor(sort_value: &str, id: crate::Id) -> String {
    use base64::Engine;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(format!("{id}{sort_value}"))
}

/// Unpacks a cursor; a damaged one starts at the first page.
pub fn after(cursor: &str) -> Option<(String, crate::Id)> {
    use base64::Engine;
    let bytes = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(cursor).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    let id = text.get(..36)?.parse().ok()?;
    Some((text.get(36..)?.to_owned(), id))
}
