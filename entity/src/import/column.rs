//! Which column of a file means what: guessed from the header in English and Chinese, corrected by hand.

use super::Kind;
use super::kind::targets;
use crate::search::fold;
use std::collections::BTreeMap;

/// What a column may mean.
#[derive(Debug)]
pub struct Target {
    /// The code, shown through `import-column-<code>`.
    pub code: &'static str,
    /// Whether a row without it is refused.
    pub required: bool,
    /// Headers that mean it, the surest first.
    headers: &'static [&'static str],
}

/// Meaning → column of the file, counted from 0.
pub type Mapping = BTreeMap<String, usize>;

/// A meaning with the headers that stand for it, the surest first.
pub(super) const fn target(code: &'static str, required: bool, headers: &'static [&'static str]) -> Target {
    Target { code, required, headers }
}

/// The mapping for a header: what was remembered for this source, else the surest guess. A column means one thing.
pub fn guess(kind: Kind, header: &[String], remembered: &BTreeMap<String, String>) -> Mapping {
    let folded: Vec<String> = header.iter().map(|label| fold(label)).collect();
    let mut mapping = Mapping::new();
    for (column, label) in header.iter().enumerate() {
        if let Some(code) = remembered.get(label).filter(|code| targets(kind).any(|t| t.code == **code)) {
            mapping.entry(code.clone()).or_insert(column);
        }
    }
    let settled = |column: &usize| header.get(*column).is_some_and(|label| remembered.contains_key(label));
    for target in targets(kind) {
        if mapping.contains_key(target.code) {
            continue;
        }
        let free = |column: &usize| !settled(column) && !mapping.values().any(|taken| taken == column);
        let found = target.headers.iter().find_map(|h| {
            let wanted = fold(h);
            (0..folded.len()).filter(|c| folded[*c] == wanted).find(free)
        });
        if let Some(column) = found {
            mapping.insert(target.code.to_owned(), column);
        }
    }
    mapping
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(kind: Kind, header: &[&str]) -> Mapping {
        let header: Vec<String> = header.iter().map(|h| h.to_string()).collect();
        guess(kind, &header, &BTreeMap::new())
    }

    #[test]
    fn headers_in_both_languages() {
        let mapping = guessed(
            Kind::Suppliers,
            &[
                "企业名称",
                "统一社会信用代码",
                "注册日期",
                "企业类型",
                "注册资金",
                "经营范围",
                "所在省份",
                "地区",
                "注册地址",
            ],
        );
        let expected = [
            ("name", 0),
            ("uscc", 1),
            ("registered-on", 2),
            ("product", 5),
            ("admin1", 6),
            ("city", 7),
            ("address", 8),
        ];
        assert_eq!(mapping, expected.map(|(code, column)| (code.to_owned(), column)).into());
        let mapping =
            guessed(Kind::Suppliers, &["Factory Name", "Country/Region", "Region", "% Female Workers", "State"]);
        assert_eq!(mapping.get("country"), Some(&1));
        assert_eq!(mapping.get("female"), Some(&3));
        assert_eq!(mapping.get("admin1"), Some(&4));
    }

    #[test]
    fn the_code_goes_before_the_name_of_a_country() {
        assert_eq!(guessed(Kind::Suppliers, &["country_name", "country_code"]).get("country"), Some(&1));
    }

    #[test]
    fn what_was_remembered_wins() {
        let header = vec!["name".to_owned(), "firm".to_owned()];
        let remembered = [("firm".to_owned(), "name".to_owned()), ("name".to_owned(), "name-latin".to_owned())].into();
        let mapping = guess(Kind::Suppliers, &header, &remembered);
        assert_eq!(mapping, [("name".to_owned(), 1), ("name-latin".to_owned(), 0)].into());
    }
}
