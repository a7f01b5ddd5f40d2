//! A supplier: one legal entity, with its identifiers, names, sites and contacts.
//!
//! Standing is the strongest fact in force: blacklisted > eliminated > left > frozen > certified > registered. Each is
//! a dated record; lifting one reveals the next. The column `supplier.standing` is a projection of these records,
//! refreshed in the act that changes one and by the clock when one ends.
//!
//! Region is the registered place, never the place of business (HKEX B5.1, M08). Procurement makes and changes
//! records and proposes merges; procurement or compliance, always a second person, decides them (`MergeState`).
//! Without an identifier that is unique by law a record is provisional, known by the source and the source's own id.

pub mod category;
pub mod identifier;
pub mod search_index;
pub mod standing;

mod country;
mod filter;
mod merge_state;

#[cfg(feature = "db")]
mod brief;
#[cfg(feature = "db")]
mod change;
#[cfg(feature = "db")]
mod contact;
#[cfg(feature = "db")]
mod departure;
#[cfg(feature = "db")]
mod detail;
#[cfg(feature = "db")]
mod duplicate;
#[cfg(feature = "db")]
mod export;
#[cfg(feature = "db")]
mod list;
#[cfg(feature = "db")]
mod merge;
#[cfg(feature = "db")]
mod merge_list;
#[cfg(feature = "db")]
mod merge_rows;
#[cfg(feature = "db")]
mod narrow;
#[cfg(feature = "db")]
mod new;
#[cfg(feature = "db")]
pub(crate) mod table;

pub use country::COUNTRIES;
pub use filter::{Certainty, CodeState, Filter, Sort};
pub use merge_state::MergeState;
pub use standing::Standing;

#[cfg(feature = "db")]
pub use self::{
    brief::*,
    category::{Category, categories, load_categories},
    change::{Alike, alike, change, create},
    contact::{NewContact, add_contact, add_site, close_site, end_contact, put_contact, refresh_invitable},
    departure::{come_back, leave},
    detail::*,
    duplicate::{GROUPS, Group, Member, duplicates},
    export::{Exported, MOST_EXPORTED, exported, record_export},
    list::{Condition, Listed, list, matching},
    merge::{MergeDecision, candidates, decide_merge, propose_merge, record_by_number, survivors, undo_merge},
    merge_list::{MergeFilter, MergeListed, merge_counts, merges},
    merge_rows::{STAYS, follows},
    narrow::named,
    new::{COUNTER, ENTERED, NewSupplier, new_supplier, number_of},
};
