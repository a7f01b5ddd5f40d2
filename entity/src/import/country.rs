//! Countries as lists write them: a code of two or three letters, the English, the Chinese or the local name, in any
//! capitals. Codes are ISO 3166-1.

use crate::search::fold;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A country nobody named; figures show it as unknown, they never drop it.
pub const UNKNOWN: &str = "ZZ";

static NAMES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for line in include_str!("countries.txt").lines() {
        let (Some(two), Some(three), Some(spelt)) = (line.get(..2), line.get(3..6), line.get(7..)) else { continue };
        for name in [two, three].into_iter().chain(spelt.split('|')) {
            names.entry(fold(name)).or_insert(two);
        }
    }
    names
});

/// The two-letter code of a country as typed; nothing when no country is called so. What stands in brackets behind a
/// name, as in `Moldova (Republic of)`, is passed over unless it tells two countries apart.
pub fn country(typed: &str) -> Option<&'static str> {
    let known = |name: &str| NAMES.get(&fold(name)).copied();
    known(typed).or_else(|| known(typed.split_once(['(', '（'])?.0))
}

#[cfg(test)]
mod tests {
    use super::country;

    #[test]
    fn countries_in_many_spellings() {
        for (typed, code) in [
            ("CN", Some("CN")),
            ("chn", Some("CN")),
            ("CHINA", Some("CN")),
            (" 中国 ", Some("CN")),
            ("Türkiye", Some("TR")),
            ("TURKEY", Some("TR")),
            ("U.S.A.", Some("US")),
            ("UAE", Some("AE")),
            ("Côte d’Ivoire", Some("CI")),
            ("Slovak Republic", Some("SK")),
            ("ไทย", Some("TH")),
            ("Moldova (Republic of)", Some("MD")),
            ("Korea (Democratic People's Republic of)", Some("KP")),
            ("Korea (Republic of)", Some("KR")),
            ("Atlantis", None),
            ("", None),
        ] {
            assert_eq!(country(typed), code, "{typed}");
        }
    }
}
