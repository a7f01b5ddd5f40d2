//! What a list of suppliers can be narrowed and sorted by, as it stands in the address.

use super::Standing;
use crate::field::Fields;
use chrono::NaiveDate;

codes! {
    /// Where a supplier stands with the ESG code of conduct.
    pub enum CodeState {
        /// Not invited yet.
        None => "none",
        /// Invited.
        Invited => "invited",
        /// Opened by the supplier.
        Viewed => "viewed",
        /// Signed, and the signature is in force.
        Signed => "signed",
        /// Declined with a reason.
        Declined => "declined",
        /// Asked for clarification.
        Clarification => "clarification",
        /// The supplier's own code was accepted as equivalent.
        Equivalent => "equivalent",
    }
}

codes! {
    /// An order of the list.
    pub enum Sort {
        /// By number, lowest first.
        Number => "number",
        /// By number, highest first.
        NumberDown => "number-down",
        /// By folded name.
        Name => "name",
        /// By folded name, last first.
        NameDown => "name-down",
        /// By day of registration, oldest first.
        Registered => "registered",
        /// By day of registration, newest first.
        RegisteredDown => "registered-down",
    }
}

impl Sort {
    /// The column, and whether the order is reversed. A number is written with six digits or more, so that its text
    /// would stand in the wrong place beyond S-999999: it is sorted by the count it is made of.
    pub fn column(self) -> (&'static str, bool) {
        match self {
            Self::Number => ("seq", false),
            Self::NumberDown => ("seq", true),
            Self::Name => ("name_folded", false),
            Self::NameDown => ("name_folded", true),
            Self::Registered => ("registered_on", false),
            Self::RegisteredDown => ("registered_on", true),
        }
    }

    /// What decides the place of a supplier in this order.
    pub fn value(self, seq: i64, registered_on: NaiveDate, name_folded: &str) -> String {
        match self.column().0 {
            "seq" => seq.to_string(),
            "registered_on" => registered_on.to_string(),
            _ => name_folded.to_owned(),
        }
    }
}

codes! {
    /// How sure the register is of a record.
    pub enum Certainty {
        /// Without an identifier that is unique by law.
        Provisional => "provisional",
        /// With one.
        Confirmed => "confirmed",
        /// Another record of the same country has the same folded name.
        Duplicate => "duplicate",
    }
}

/// A narrowed and sorted list of suppliers.
#[derive(Clone, Debug)]
pub struct Filter {
    /// Part of a name in any script, a number, or an identifier.
    pub text: String,
    /// Registered country (ISO 3166, two letters).
    pub country: Option<String>,
    /// Standing today.
    pub standing: Option<Standing>,
    /// Main category.
    pub category: Option<String>,
    /// Whether somebody can be written to.
    pub invitable: Option<bool>,
    /// Where it stands with the code.
    pub code: Option<CodeState>,
    /// Provisional, confirmed, or a possible duplicate.
    pub certainty: Option<Certainty>,
    /// The code of a business unit it belongs to.
    pub unit: Option<String>,
    /// The code of a scenario it belongs to.
    pub scenario: Option<String>,
    /// A tag on it.
    pub tag: Option<String>,
    /// The day for which units, scenarios and tags are meant.
    pub today: NaiveDate,
    /// The order.
    pub sort: Sort,
}

impl Filter {
    /// What it is called in an address.
    pub const NAMES: [&str; 11] =
        ["q", "country", "standing", "category", "code", "contact", "record", "unit", "scenario", "tag", "sort"];

    /// Reads the query of an address; what cannot be understood narrows nothing.
    pub fn read(query: &Fields, today: NaiveDate) -> Self {
        let text = |name: &str| query.text(name).trim();
        let some = |name: &str| Some(text(name).to_owned()).filter(|t| !t.is_empty());
        Self {
            text: text("q").chars().take(200).collect(),
            country: some("country").map(|c| c.to_uppercase()),
            standing: text("standing").parse().ok(),
            category: some("category"),
            invitable: match text("contact") {
                "none" => Some(false),
                "has" => Some(true),
                _ => None,
            },
            code: text("code").parse().ok(),
            certainty: text("record").parse().ok(),
            unit: some("unit"),
            scenario: some("scenario"),
            tag: some("tag"),
            today,
            sort: text("sort").parse().unwrap_or(Sort::Number),
        }
    }

    /// Whether anything but the text narrows the list.
    pub fn is_narrowed(&self) -> bool {
        self.country.is_some()
            || self.standing.is_some()
            || self.category.is_some()
            || self.invitable.is_some()
            || self.code.is_some()
            || self.certainty.is_some()
            || self.unit.is_some()
            || self.scenario.is_some()
            || self.tag.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_and_nonsense_narrows_nothing() {
        let query = Fields(
            [("q", " 深圳 "), ("country", "cn"), ("contact", "none"), ("standing", "x"), ("sort", "name-down")]
                .map(|(n, v)| (n.to_owned(), v.to_owned()))
                .to_vec(),
        );
        let filter = Filter::read(&query, NaiveDate::MIN);
        assert_eq!(filter.text, "深圳");
        assert_eq!(filter.country.as_deref(), Some("CN"));
        assert_eq!(filter.invitable, Some(false));
        assert_eq!(filter.standing, None);
        assert_eq!(filter.sort.column(), ("name_folded", true));
        assert!(filter.is_narrowed());
        assert!(!Filter::read(&Fields::default(), NaiveDate::MIN).is_narrowed());
    }
}
