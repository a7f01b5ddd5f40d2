//! How risky a supplier is before anything is known of it: 1 (lowest) to 5 (highest), from where it is registered and
//! what it supplies. Table 1; our own, to be replaced by what visits find. It multiplies spend in the weight of a draw.
//!
//! A country starts at 3; at 2 where labour inspection is dense and complaints are answered in court, at 4 where
//! either is known to be thin, at 5 where independent visits are hardly possible. A category that works with hired
//! hands, machines or subcontractors adds 1, one that works at desks takes 1 away.

const DENSE: &[&str] = &[
    "AT", "AU", "BE", "CA", "CH", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "HK", "IE", "IS", "IT", "JP", "KR",
    "LT", "LU", "LV", "MO", "NL", "NO", "NZ", "PL", "PT", "SE", "SG", "SI", "SK", "TW", "US",
];
const THIN: &[&str] = &[
    "BD", "BO", "EG", "ET", "GH", "GT", "HN", "ID", "IN", "KE", "KH", "LA", "LK", "MG", "NG", "NI", "NP", "PH", "PK",
    "TZ", "UG", "UZ", "VE", "ZM", "ZW",
];
const CLOSED: &[&str] = &["AF", "BY", "CD", "ER", "IQ", "KP", "LY", "MM", "SD", "SO", "SS", "SY", "TM", "YE"];
const HANDS: &[&str] = &["data-centre", "eco-employment", "engineering", "logistics", "manufacturing"];
const DESKS: &[&str] = &["media", "services"];

/// The risk of a supplier registered in `country` (ISO 3166, two letters) with this main category.
pub fn risk(country: &str, category: &str) -> u8 {
    let base: u8 = match country {
        c if DENSE.contains(&c) => 2,
        c if THIN.contains(&c) => 4,
        c if CLOSED.contains(&c) => 5,
        _ => 3,
    };
    match category {
        c if HANDS.contains(&c) => (base + 1).min(5),
        c if DESKS.contains(&c) => base - 1,
        _ => base,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn risk_stays_within_its_scale() {
        for (country, category, expected) in [
            ("CN", "other", 3),
            ("DE", "media", 1),
            ("MM", "manufacturing", 5),
            ("??", "unknown", 3),
            ("VN", "logistics", 4),
        ] {
            assert_eq!(risk(country, category), expected, "{country} {category}");
        }
    }
}
