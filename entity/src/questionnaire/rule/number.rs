//! Numbers as people type them.

use unicode_normalization::UnicodeNormalization;

/// Reads a typed number into an integer scaled by `decimals`: "１，２３４．５ ｔ" with one decimal
/// and the unit "t" is 12345.
///
/// Full-width characters read as half-width; spaces and the unit at the end are dropped. Of comma
/// and point the later one is the decimal sign when both occur; commas before groups of three
/// are thousands; a lone comma before one or two digits is a decimal sign; a lone point always is.
/// What could be read in two ways is refused: `not_a_number`, `too_many_decimals`, or
/// `number_too_large`.
pub fn parse_number(typed: &str, decimals: u8, unit: Option<&str>) -> Result<i64, &'static str> {
    let plain = |text: &str| -> String {
        let half = text.nfkc().flat_map(char::to_lowercase).filter(|c| !c.is_whitespace());
        half.map(|c| if c == '\u{2212}' { '-' } else { c }).collect()
    };
    let text = plain(typed);
    let unit = unit.map(plain).unwrap_or_default();
    let text = text.strip_suffix(&unit).unwrap_or(&text);
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = split(text).ok_or("not_a_number")?;
    let number = scaled(&whole, fraction, decimals)?;
    Ok(if negative { -number } else { number })
}

fn split(text: &str) -> Option<(String, &str)> {
    let decimal = match (text.rfind(','), text.rfind('.')) {
        (Some(comma), Some(point)) => Some(comma.max(point)),
        (Some(comma), None) => (text.len() - comma <= 3 && text.matches(',').count() == 1).then_some(comma),
        (None, Some(point)) => (text.matches('.').count() == 1).then_some(point),
        (None, None) => None,
    };
    let (whole, fraction) = decimal.map_or((text, ""), |at| (&text[..at], &text[at + 1..]));
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if !digits(fraction) || whole.is_empty() && fraction.is_empty() {
        return None;
    }
    Some((ungrouped(whole)?, fraction))
}

fn ungrouped(whole: &str) -> Option<String> {
    let kinds = [',', '.', '\'', '’'].into_iter().filter(|&sign| whole.contains(sign));
    let groups: Vec<&str> = match kinds.collect::<Vec<_>>()[..] {
        [] => vec![whole],
        [sign] => whole.split(sign).collect(),
        _ => return None,
    };
    let (first, others) = groups.split_first()?;
    let sound = groups.iter().all(|group| group.bytes().all(|b| b.is_ascii_digit()))
        && others.iter().all(|group| group.len() == 3)
        && (others.is_empty() || (1..=3).contains(&first.len()));
    sound.then(|| groups.concat())
}

fn scaled(whole: &str, fraction: &str, decimals: u8) -> Result<i64, &'static str> {
    let fraction = fraction.trim_end_matches('0');
    let places = usize::from(decimals);
    if fraction.len() > places {
        return Err("too_many_decimals");
    }
    let digits = format!("0{whole}{fraction:0<places$}");
    digits.parse().map_err(|_| "number_too_large")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_typed() {
        let (no, fine, large) = (Err("not_a_number"), Err("too_many_decimals"), Err("number_too_large"));
        for (typed, decimals, unit, expected) in [
            ("1234", 0, None, Ok(1234)),
            (" １２３４ ", 0, None, Ok(1234)),
            ("1,234,567", 0, None, Ok(1_234_567)),
            ("１，２３４．５ ｔ", 1, Some("t"), Ok(12_345)),
            ("1 234,5 kWh", 2, Some("kWh"), Ok(123_450)),
            ("1\u{202F}234\u{A0}KWH", 0, Some("kWh"), Ok(1234)),
            ("1.234,5", 1, None, Ok(12_345)),
            ("1.234.567", 0, None, Ok(1_234_567)),
            ("1'234.5", 1, None, Ok(12_345)),
            ("12,5", 1, None, Ok(125)),
            ("12.50", 1, None, Ok(125)),
            ("1.234", 0, None, fine),
            (".5", 1, None, Ok(5)),
            ("-3", 1, None, Ok(-30)),
            ("\u{2212}3", 0, None, Ok(-3)),
            ("+3", 0, None, Ok(3)),
            ("85％", 0, Some("%"), Ok(85)),
            ("12 m³", 0, Some("m³"), Ok(12)),
            ("120吨", 0, Some("吨"), Ok(120)),
            ("120人", 0, Some("吨"), no),
            ("3.5万", 0, None, no),
            ("1,2345", 4, None, no),
            ("12,34,567", 0, None, no),
            ("1,23.4", 1, None, no),
            ("1234,567", 0, None, no),
            ("1.2.3", 1, None, no),
            ("", 0, None, no),
            ("-", 0, None, no),
            (".", 0, None, no),
            ("t", 0, Some("t"), no),
            ("--3", 0, None, no),
            ("1e5", 0, None, no),
            ("9223372036854775807", 0, None, Ok(i64::MAX)),
            ("9223372036854775808", 0, None, large),
            ("9223372036854775807", 1, None, large),
        ] {
            assert_eq!(parse_number(typed, decimals, unit), expected, "{typed}");
        }
    }
}
