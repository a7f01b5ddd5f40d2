//! Paging by key: a page begins after the last row of the one before, or ends before the first row of the one behind,
//! so its cost does not grow with its number.

use crate::field::Fields;
use sea_orm::Value;
use std::str::FromStr;

/// One page of a list.
#[derive(Clone, Debug)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Where the pages beside it are.
    pub turn: Turn,
    /// How many rows match, exact up to [`EXACT`].
    pub total: Total,
}

/// Cursors of the pages beside one.
#[derive(Clone, Debug, Default)]
pub struct Turn {
    /// Where the page before ends; none on the first.
    pub previous: Option<String>,
    /// Where the page behind begins; none on the last.
    pub next: Option<String>,
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

/// Rows on a page, where a list does not say otherwise.
pub const ROWS: usize = 50;

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

/// Which page is asked for, as it stands in the address: the one behind a row (`after`), the one before a row
/// (`before`), or the first.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// The cursor behind which the page begins.
    pub after: String,
    /// The cursor before which it ends.
    pub before: String,
}

impl Place {
    /// Reads the query of an address.
    pub fn read(query: &Fields) -> Self {
        Self { after: query.text("after").to_owned(), before: query.text("before").to_owned() }
    }
}

/// The order of a list. Columns are literals of the caller, never text from outside.
#[derive(Clone, Copy, Debug)]
pub struct Order {
    /// The column that decides.
    pub by: &'static str,
    /// The id that decides among equals; empty when the column is unique.
    pub id: &'static str,
    /// Whether the largest comes first.
    pub down: bool,
}

impl Order {
    /// How a page is fetched; `K` is what the deciding column holds. A cursor that cannot be read is the first page.
    pub fn step<K: FromStr + Into<Value>>(self, place: &Place) -> Step {
        let key = |text: &str| after(text).and_then(|(key, id)| Some((key.parse::<K>().ok()?, id)));
        let (back, from) = match (key(&place.after), key(&place.before)) {
            (Some(from), _) => (false, Some(from)),
            (None, Some(from)) => (true, Some(from)),
            (None, None) => (false, None),
        };
        let Self { by, id, down } = self;
        // Backwards the list is read in the opposite order and turned round.
        let falls = down != back;
        let (sign, way) = if falls { ('<', " DESC") } else { ('>', "") };
        let mut step =
            Step { condition: String::new(), values: Vec::new(), order: String::new(), back, first: from.is_none() };
        match (from, id.is_empty()) {
            (None, _) => {}
            (Some((key, _)), true) => {
                step.condition = format!(" AND {by} {sign} ?");
                step.values = vec![key.into()];
            }
            (Some((key, row)), false) => {
                step.condition = format!(" AND ({by}, {id}) {sign} (?, ?)");
                step.values = vec![key.into(), row.into()];
            }
        }
        step.order = if id.is_empty() { format!("{by}{way}") } else { format!("{by}{way}, {id}{way}") };
        step
    }
}

/// One step through a list, as its statement needs it.
#[derive(Clone, Debug)]
pub struct Step {
    /// To be put behind the condition of the list; empty on the first page.
    pub condition: String,
    /// Its values.
    pub values: Vec<Value>,
    /// To be put behind `ORDER BY`.
    pub order: String,
    back: bool,
    first: bool,
}

impl Step {
    /// The page of the rows that were found: one more than `most` when there are more. `key` says what decides the
    /// place of a row.
    pub fn page<T>(
        &self,
        mut found: Vec<T>,
        most: usize,
        total: Total,
        key: impl Fn(&T) -> (String, crate::Id),
    ) -> Page<T> {
        let mark = |row: &T| {
            let (value, id) = key(row);
            cursor(&value, id)
        };
        let more = found.len() > most;
        found.truncate(most);
        if self.back {
            found.reverse();
        }
        let (before, behind) = if self.back { (more, true) } else { (!self.first, more) };
        let previous = found.first().filter(|_| before).map(mark);
        let next = found.last().filter(|_| behind).map(mark);
        Page { rows: found, turn: Turn { previous, next }, total }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const UP: Order = Order { by: "n", id: "id", down: false };

    fn at(n: i64) -> String {
        cursor(&n.to_string(), crate::Id::nil())
    }

    /// The page of three in a list of 1 to 10, fetched as the statement would.
    fn page(order: Order, place: Place) -> (Vec<i64>, Turn) {
        let step = order.step::<i64>(&place);
        let mut all: Vec<i64> = (1..=10).collect();
        let falls = step.order.contains("DESC");
        if falls {
            all.reverse();
        }
        let from = [&place.after, &place.before].into_iter().find_map(|c| after(c)).and_then(|(n, _)| n.parse().ok());
        let found = all
            .into_iter()
            .filter(|n| step.condition.is_empty() || from.is_none_or(|from| if falls { *n < from } else { *n > from }))
            .take(4)
            .collect();
        let page = step.page(found, 3, Total::Exactly(10), |n: &i64| (n.to_string(), crate::Id::nil()));
        (page.rows, page.turn)
    }

    #[test]
    fn a_list_is_walked_to_its_end_and_back() {
        for (down, first, last) in [(false, vec![1, 2, 3], vec![10]), (true, vec![10, 9, 8], vec![1])] {
            let order = Order { down, ..UP };
            let (rows, mut turn) = page(order, Place::default());
            assert_eq!(rows, first);
            assert_eq!(turn.previous, None);
            let mut rows = rows;
            while let Some(next) = turn.next {
                (rows, turn) = page(order, Place { after: next, ..Place::default() });
            }
            assert_eq!(rows, last);
            while let Some(previous) = turn.previous {
                (rows, turn) = page(order, Place { before: previous, ..Place::default() });
                assert!(turn.next.is_some(), "the page one came from is behind");
            }
            assert_eq!(rows, first);
        }
    }

    #[test]
    fn a_damaged_cursor_is_the_first_page() {
        for bad in ["", "x", "AAAA", &cursor("not a number", crate::Id::nil())] {
            let step = UP.step::<i64>(&Place { after: bad.to_owned(), before: bad.to_owned() });
            assert_eq!((step.condition.as_str(), step.order.as_str()), ("", "n, id"));
        }
    }

    #[test]
    fn equals_are_told_apart_by_their_id_unless_the_column_is_unique() {
        let place = Place { before: at(4), ..Place::default() };
        let step = UP.step::<i64>(&place);
        assert_eq!((step.condition.as_str(), step.order.as_str()), (" AND (n, id) < (?, ?)", "n DESC, id DESC"));
        let step = Order { id: "", ..UP }.step::<i64>(&place);
        assert_eq!((step.condition.as_str(), step.order.as_str(), step.values.len()), (" AND n < ?", "n DESC", 1));
    }
}
