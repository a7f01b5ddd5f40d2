//! Text as people type it: how it is cleaned for storage and folded for search. The folding is
//! the same for both databases and for finding duplicates.

use unicode_normalization::UnicodeNormalization;

/// The searched form of a name: NFKC, case folded, letters and digits only, NFKC again.
///
/// "Letters and digits" is Unicode's Alphabetic or Numeric. Vowel signs of Thai and the Indic
/// scripts are Alphabetic and stay, else different words would fall together; tone marks, viramas
/// and loose accents go, because they are what people leave out. Accents of Latin letters are part
/// of the letter and stay. Casing runs through upper case and back, which makes ß ss, final sigma
/// a sigma and the Turkish ı an i; the dot that İ leaves behind is a loose accent.
pub fn fold(text: &str) -> String {
    if text.chars().all(folds_alone) {
        return text
            .chars()
            .filter(|c| !c.is_ascii() || c.is_ascii_alphanumeric())
            .map(|c| c.to_ascii_lowercase())
            .collect();
    }
    fold_any(text)
}

/// Most names hold only these characters, each of which is folded by itself whatever stands beside it: ASCII and the
/// common Chinese characters. They are spared the long way; a test sends all of them both ways.
fn folds_alone(c: char) -> bool {
    c.is_ascii() || matches!(c, '\u{4E00}'..='\u{9FFF}')
}

fn fold_any(text: &str) -> String {
    let lower = |c: char| c.to_lowercase();
    text.nfkc()
        .flat_map(lower)
        .flat_map(char::to_uppercase)
        .flat_map(lower)
        .nfkc()
        .filter(|c| c.is_alphanumeric())
        .nfkc()
        .collect()
}

/// The longest runs of characters that the index holds. Pairs would find every name as well, but pairs of Latin letters
/// are in every third name, and even `the` and `ing` in every thirtieth: in a register of a million the lists behind
/// them are too long to be laid side by side.
pub const LONGEST_GRAM: usize = 4;

/// The distinct runs of up to [`LONGEST_GRAM`] characters of a folded name, sorted: what the index holds.
pub fn grams(folded: &str) -> Vec<&str> {
    distinct((1..=LONGEST_GRAM).flat_map(|length| runs(folded, length)).collect())
}

/// The grams that a row must hold to be a candidate for a folded query: the query itself when it is short enough, as
/// many of the longest runs as cover it when it is longer; then candidates are verified by substring. Empty for an
/// empty query.
pub fn query_grams(folded_query: &str) -> Vec<&str> {
    let length = folded_query.chars().count().min(LONGEST_GRAM);
    if length == 0 {
        return Vec::new();
    }
    let all = runs(folded_query, length);
    let last = all.last().copied();
    distinct(all.into_iter().step_by(length).chain(last).collect())
}

/// Every run of `length` characters.
fn runs(folded: &str, length: usize) -> Vec<&str> {
    let ends: Vec<usize> = folded.char_indices().map(|(at, _)| at).chain([folded.len()]).collect();
    ends.windows(length + 1).map(|run| &folded[run[0]..run[length]]).collect()
}

fn distinct(mut grams: Vec<&str>) -> Vec<&str> {
    grams.sort_unstable();
    grams.dedup();
    grams
}

/// Names with the same key in the same country are offered as duplicates. A name without a single
/// letter or digit is compared as it stands.
pub fn duplicate_key(name: &str) -> String {
    let folded = fold(name);
    if folded.is_empty() { name.trim().nfkc().collect() } else { folded }
}

/// The pattern of `LIKE … ESCAPE '!'` for rows that hold the text as it was typed, in lower case.
pub fn holding(typed: &str) -> String {
    let mut pattern = String::from("%");
    for c in typed.trim().to_lowercase().chars() {
        if matches!(c, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(c);
    }
    pattern + "%"
}

/// Text that is longer than its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLong {
    /// The most characters the field takes.
    pub max: usize,
    /// The characters found.
    pub found: usize,
}

/// One line of text for storage: NFC, without control characters and direction marks, tabs and
/// line ends as spaces, trimmed, at most `max` characters.
pub fn clean(typed: &str, max: usize) -> Result<String, TooLong> {
    if typed.chars().all(|c| folds_alone(c) && !c.is_control()) {
        return limited(typed, max);
    }
    let visible = typed.chars().map(|c| if c.is_whitespace() && c.is_control() { ' ' } else { c });
    limited(&visible.filter(|&c| is_visible(c)).nfc().collect::<String>(), max)
}

/// The same for text of several lines; line ends stay, each as one `\n`, and tabs are spaces.
pub fn clean_lines(typed: &str, max: usize) -> Result<String, TooLong> {
    let typed = typed.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
    let visible = typed.chars().filter(|&c| c == '\n' || is_visible(c));
    limited(&visible.nfc().collect::<String>(), max)
}

/// Control characters include NUL, which PostgreSQL refuses; direction marks let a name read
/// differently from what it says.
fn is_visible(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Joiners belong to letters of some scripts; alone they are no text.
fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || matches!(c, '\u{200C}' | '\u{200D}' | '\u{2800}' | '\u{3164}'))
}

fn limited(text: &str, max: usize) -> Result<String, TooLong> {
    let text = if is_blank(text) { "" } else { text.trim() };
    match text.chars().count() {
        found if found > max => Err(TooLong { max, found }),
        _ => Ok(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_no_wildcard() {
        assert_eq!(holding(" Li_50%! "), "%li!_50!%!!%");
        assert_eq!(holding(""), "%%");
    }

    #[test]
    fn names_fold_together() {
        for (one, other) in [
            ("İSTANBUL A.Ş.", "istanbul aş"),
            ("ISPARTA", "ısparta"),
            ("Straße", "STRASSE"),
            ("STRAẞE", "strasse"),
            ("ΟΔΟΣ", "οδός".replace('ό', "ο").as_str()),
            ("ＡＢＣ（深圳）有限公司", "abc深圳有限公司"),
            ("SMART\u{200B} PARCEL", "smart-parcel"),
            ("Café", "CAFE\u{301}"),
            ("ﬁrst", "FIRST"),
            ("บริษัท คอสเม็ด", "บริษัทคอสเมด"),
            ("m³", "M3"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} {other}");
        }
        for (one, other) in [("กิน", "กัน"), ("café", "cafe"), ("中国", "中國")] {
            assert_ne!(fold(one), fold(other));
        }
        assert_eq!(fold("İ"), "i");
        assert_eq!(fold(" .,-–()!\u{0}"), "");
        for name in ["İŞ ß ﬃ ㎏", "บริษัท", "ᄀ\u{302E}ᅡ", "ΌΣΟΣ"] {
            assert_eq!(fold(&fold(name)), fold(name));
        }
    }

    #[test]
    fn what_folds_alone_folds_as_it_does_in_company() {
        for c in ('\0'..='\u{FFFF}').filter(|c| folds_alone(*c)) {
            for text in [format!("{c}"), format!("a{c}中"), format!("{c}{c}B")] {
                assert_eq!(fold(&text), fold_any(&text), "{text:?}");
                assert_eq!(text.nfc().collect::<String>(), text, "{text:?}");
            }
        }
    }

    #[test]
    fn grams_of_names_and_queries() {
        for (folded, all, asked) in [
            ("", &[][..], &[][..]),
            ("中", &["中"], &["中"]),
            ("中国", &["中", "中国", "国"], &["中国"]),
            ("aaa", &["a", "aa", "aaa"], &["aaa"]),
            ("abab", &["a", "ab", "aba", "abab", "b", "ba", "bab"], &["abab"]),
            (
                "abcdef",
                &[
                    "a", "ab", "abc", "abcd", "b", "bc", "bcd", "bcde", "c", "cd", "cde", "cdef", "d", "de", "def",
                    "e", "ef", "f",
                ],
                &["abcd", "cdef"],
            ),
        ] {
            assert_eq!(grams(folded), all);
            assert_eq!(query_grams(folded), asked);
            assert!(query_grams(folded).iter().all(|gram| grams(folded).contains(gram)));
        }
    }

    #[test]
    fn stored_text_is_clean() {
        for (typed, stored) in [
            ("  a\u{0}b\u{7}  ", "ab"),
            ("a\tb\r\nc", "a b  c"),
            ("\u{202E}evil\u{202C}\u{200F}", "evil"),
            ("e\u{301}", "é"),
            ("\u{FEFF}深圳\u{3000}", "深圳"),
            ("\u{85}", ""),
            ("\u{200B}\u{200D}", ""),
            ("من\u{200C}خواهم", "من\u{200C}خواهم"),
        ] {
            assert_eq!(clean(typed, 20).as_deref(), Ok(stored), "{typed:?}");
        }
        assert_eq!(clean_lines(" a\r\nb\rc\u{0}\td ", 20).as_deref(), Ok("a\nb\nc d"));
        assert_eq!(clean("四个汉字", 4).as_deref(), Ok("四个汉字"));
        assert_eq!(clean("四个汉字", 3), Err(TooLong { max: 3, found: 4 }));
        assert!(clean(&"x".repeat(20_000), 200).is_err());
    }

    #[test]
    fn names_without_letters_are_not_all_alike() {
        assert_ne!(duplicate_key("***"), duplicate_key("---"));
        assert_eq!(duplicate_key("A. B."), "ab");
    }
}
