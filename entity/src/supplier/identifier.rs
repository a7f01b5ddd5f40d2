//! Identifiers of legal entities and their check characters. A failed check warns and asks; it
//! never blocks, because registers hold mistakes too.

use serde::{Deserialize, Serialize};

/// Who gave the identifier.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scheme {
    /// The unified social credit code of China, GB 32100-2015.
    Uscc,
    /// The legal entity identifier, ISO 17442.
    Lei,
    /// A registration number of the country with this ISO 3166 two-letter code.
    Registration(String),
    /// Anything else a source calls an identifier.
    Other,
}

impl Scheme {
    /// The code that records hold: `uscc`, `lei`, `registration-TR`, `other`.
    pub fn code(&self) -> String {
        match self {
            Self::Uscc => "uscc".into(),
            Self::Lei => "lei".into(),
            Self::Registration(country) => format!("registration-{country}"),
            Self::Other => "other".into(),
        }
    }

    /// Reads a stored code, or `registration` of a form with the country that stands beside it.
    pub fn read(code: &str, country: &str) -> Option<Self> {
        match code {
            "uscc" => Some(Self::Uscc),
            "lei" => Some(Self::Lei),
            "other" => Some(Self::Other),
            "registration" => Some(Self::Registration(country.to_uppercase())),
            _ => code.strip_prefix("registration-").map(|c| Self::Registration(c.to_owned())),
        }
    }

    /// Whether it names one legal entity alone, so that a record that has it is no longer provisional.
    pub fn confirms(&self) -> bool {
        !matches!(self, Self::Other)
    }
}

/// What the check characters say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// Length, characters and check characters agree.
    Valid,
    /// They do not: most often a typing error.
    Failed,
    /// The scheme has no check that is public.
    Unknown,
}

/// The one way an identifier is stored and compared: half-width, upper case, without spaces,
/// dashes and invisible characters.
pub fn normalise(typed: &str) -> String {
    typed.chars().map(half_width).filter(|&c| is_kept(c)).flat_map(char::to_uppercase).collect()
}

fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

fn is_kept(c: char) -> bool {
    let dash = matches!(c, '-' | '\u{AD}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE63}');
    let invisible = matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}' | '\u{FEFF}');
    !(c.is_whitespace() || c.is_control() || dash || invisible)
}

/// Checks an identifier as typed.
pub fn check(scheme: &Scheme, typed: &str) -> Check {
    let value = normalise(typed);
    let valid = match scheme {
        Scheme::Uscc => is_uscc(value.as_bytes()),
        Scheme::Lei => is_lei(value.as_bytes()),
        Scheme::Registration(_) | Scheme::Other => return Check::Unknown,
    };
    if valid { Check::Valid } else { Check::Failed }
}

/// GB 32100-2015: 18 characters without I, O, S, V, Z; Σ value·3ⁱ over all, the last with weight
/// 1, is 0 mod 31. The six division digits are not compared with a list: one real code in seven
/// names a division that is closed, or a development zone. No authority has the digit 0, so the
/// zeros that stand for "none" in many lists do not pass.
fn is_uscc(code: &[u8]) -> bool {
    const ALPHABET: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
    let values: Option<Vec<usize>> = code.iter().map(|c| ALPHABET.iter().position(|a| a == c)).collect();
    let (Some(values), 18) = (values, code.len()) else {
        return false;
    };
    let weights = std::iter::successors(Some(1), |weight| Some(weight * 3 % 31));
    let sum: usize = values[..17].iter().zip(weights).map(|(value, weight)| value * weight).sum();
    (sum + values[17]).is_multiple_of(31)
        && code[0] != b'0'
        && code[2..8].iter().all(u8::is_ascii_digit)
        && is_organisation_code(&code[8..17])
}

/// GB 11714: eight characters and a check, 11 − Σ value·weight mod 11, where 10 reads X and 11
/// reads 0. It is part of every unified code.
fn is_organisation_code(code: &[u8]) -> bool {
    const WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
    let value = |c: u8| char::from(c).to_digit(36).unwrap_or(0);
    let sum: u32 = code.iter().zip(WEIGHTS).map(|(&c, weight)| value(c) * weight).sum();
    let check = match 11 - sum % 11 {
        10 => b'X',
        11 => b'0',
        digit => b'0' + digit as u8,
    };
    code.len() == 9 && code[8] == check
}

/// ISO 17442: 18 letters or digits and two check digits; letters read as 10 to 35, the whole
/// number is 1 mod 97 (ISO/IEC 7064, MOD 97-10).
fn is_lei(code: &[u8]) -> bool {
    let remainder = code.iter().try_fold(0, |remainder, &c| {
        let value = char::from(c).to_digit(36)?;
        Some((remainder * if value < 10 { 10 } else { 100 } + value) % 97)
    });
    code.len() == 20 && code[18..].iter().all(u8::is_ascii_digit) && remainder == Some(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_have_one_form() {
        for (typed, stored) in [
            (" 9137-0523 ma3pkfpw6b\t", "91370523MA3PKFPW6B"),
            ("９１３７０５２３ＭＡ３ＰＫＦＰＷ６Ｂ", "91370523MA3PKFPW6B"),
            ("5493\u{200B}00\u{2013}abc\u{3000}", "549300ABC"),
            ("\u{202E}ß-1", "SS1"),
            ("", ""),
        ] {
            assert_eq!(normalise(typed), stored);
        }
    }

    #[test]
    fn check_characters() {
        use Check::*;
        let registration = Scheme::Registration("TR".into());
        for (scheme, typed, expected) in [
            // The example of GB 32100-2015, annex.
            (&Scheme::Uscc, "91350100M000100Y43", Valid),
            (&Scheme::Uscc, "91350100m000100y43", Valid),
            (&Scheme::Uscc, "91350100M000100Y44", Failed),
            (&Scheme::Uscc, "19350100M000100Y43", Failed),
            (&Scheme::Uscc, "91350100M000100Y4", Failed),
            (&Scheme::Uscc, "91350100I000100Y43", Failed),
            (&Scheme::Uscc, "000000000000000000", Failed),
            (&Scheme::Uscc, "", Failed),
            (&Scheme::Uscc, "中国", Failed),
            // The Global Legal Entity Identifier Foundation itself.
            (&Scheme::Lei, "506700GE1G29325QX363", Valid),
            (&Scheme::Lei, "5067 00GE 1G29 325Q X363", Valid),
            (&Scheme::Lei, "506700GE1G29325QX336", Failed),
            (&Scheme::Lei, "506700GE1G29325QX36", Failed),
            (&registration, "1234567890", Unknown),
            (&Scheme::Other, "x", Unknown),
        ] {
            assert_eq!(check(scheme, typed), expected, "{typed}");
        }
    }

    #[test]
    fn schemes_are_stored_as_codes() {
        for scheme in [Scheme::Uscc, Scheme::Lei, Scheme::Registration("TR".into()), Scheme::Other] {
            assert_eq!(Scheme::read(&scheme.code(), ""), Some(scheme));
        }
        assert_eq!(Scheme::read("registration", "tr"), Some(Scheme::Registration("TR".into())));
        assert_eq!(Scheme::read("x", "TR"), None);
    }

    #[test]
    fn every_single_wrong_character_is_seen() {
        let code = b"91350100M000100Y43";
        for place in 0..code.len() {
            for other in b"0123456789ABCDEFGHJKLMNPQRTUWXY".iter().filter(|c| **c != code[place]) {
                let mut wrong = *code;
                wrong[place] = *other;
                assert!(!is_uscc(&wrong));
            }
        }
    }
}
