//! How the buyer sorts its suppliers: business units, scenarios (SYS-37) and tags (SYS-07).
//!
//! Units and scenarios are short lists that the administrator keeps; one that is retired is offered no more and stays
//! where it was used. What a supplier belongs to is a dated row that procurement begins and ends, so that it can be
//! said as at any day. A tag is procurement's own word about a supplier, with a reason and an end; the supplier never
//! sees it.

use serde::Deserialize;

codes! {
    /// A list that the administrator keeps.
    pub enum Kind {
        /// The parts of the buying organisation.
        Unit => "unit",
        /// What a supplier is bought from for; questionnaires and checklists follow it.
        Scenario => "scenario",
    }
}

/// The shipped scenarios, as `content/scenarios.toml` holds them.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Scenarios {
    /// The entries.
    #[serde(default)]
    pub scenario: Vec<Entry>,
}

/// One entry of the shipped list.
#[derive(Clone, Debug, Deserialize)]
pub struct Entry {
    /// The code that addresses hold.
    pub code: String,
    /// Its English name.
    pub en: String,
    /// Its Chinese name.
    pub zh: String,
}

/// Tags of one supplier that can be in force at once.
pub const MOST_TAGS: i64 = 20;

#[cfg(feature = "db")]
mod keep;
#[cfg(feature = "db")]
mod membership;
#[cfg(feature = "db")]
mod query;
#[cfg(feature = "db")]
pub(crate) mod table;
#[cfg(feature = "db")]
mod tag;

#[cfg(feature = "db")]
pub use self::{
    keep::{add, load_scenarios, rename, retire, revive},
    membership::{begin, end},
    query::*,
    tag::{add_tag, end_tag},
};

#[cfg(feature = "db")]
impl Kind {
    /// The table of the list.
    pub(crate) fn table(self) -> &'static str {
        match self {
            Self::Unit => "business_unit",
            Self::Scenario => "scenario",
        }
    }

    /// The table of what suppliers belong to.
    pub(crate) fn members(self) -> &'static str {
        match self {
            Self::Unit => "supplier_unit",
            Self::Scenario => "supplier_scenario",
        }
    }
}
