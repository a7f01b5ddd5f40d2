//! A checklist as its file says it. The server reads the file; nothing here knows how.

use crate::finding::rule::Severity;
use serde::Deserialize;

/// A text in both languages.
#[derive(Clone, Debug, Deserialize)]
pub struct Both {
    /// English.
    pub en: String,
    /// Chinese.
    pub zh: String,
}

/// A version of a checklist.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parsed {
    /// Which checklist: `spot-check`, `esg-audit`.
    pub code: String,
    /// Its version; a published one never changes.
    pub number: i64,
    /// The score to be reached, in whole per cent.
    pub pass_mark: i64,
    /// What it is called.
    pub title: Both,
    /// What its findings are about.
    #[serde(default, rename = "kind")]
    pub kinds: Vec<FindingKind>,
    /// What is looked at, in order.
    #[serde(rename = "item")]
    pub items: Vec<ParsedItem>,
}

/// What a finding is about; its name on the screen is `finding-kind-<code>` in the locale files.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindingKind {
    /// `child-labour`, `fire-safety` …
    pub code: String,
    /// English.
    pub en: String,
    /// Chinese.
    pub zh: String,
}

/// One thing that is looked at.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParsedItem {
    /// `SC-01`; unique in the checklist.
    pub code: String,
    /// 1 to 5.
    pub weight: i64,
    /// Whether failing it fails the check whatever the score.
    pub zero_tolerance: bool,
    /// The clause of the ESG code that it rests on.
    pub clause: String,
    /// The severity proposed for its finding.
    pub severity: Severity,
    /// What its finding is about.
    pub kind: String,
    /// What must be so.
    pub text: Both,
    /// How to look.
    pub look: Both,
}

impl Parsed {
    /// What is wrong with it; none when it can be published.
    pub fn fault(&self) -> Option<String> {
        if self.items.is_empty() || !(0..=100).contains(&self.pass_mark) {
            return Some(format!("checklist {}: no items, or a pass mark outside 0 to 100", self.code));
        }
        let faulty = self.items.iter().enumerate().find(|(at, item)| {
            !(1..=5).contains(&item.weight)
                || !self.kinds.iter().any(|kind| kind.code == item.kind)
                || self.items[..*at].iter().any(|other| other.code == item.code)
        });
        faulty.map(|(_, item)| format!("checklist {}, item {}: weight, kind or code", self.code, item.code))
    }
}
