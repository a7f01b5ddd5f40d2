//! The pages of Probity.
//!
//! A page is a function from a visit to HTML: it asks one capability's query and draws what it got with the parts of
//! [`ui`]. A call is what a form posts to: it names one verb. Both are plain tables that the server mounts, so that
//! the running program can list every door it has.

pub mod island;

#[cfg(feature = "ssr")]
mod server_side {
    use crate::route::{Call, Route};

    /// Every page, by capability.
    pub fn pages() -> Vec<Route> {
        [
            crate::site::pages(),
            crate::person::pages(),
            crate::supplier::pages(),
            crate::classification::pages(),
            crate::amendment::pages(),
            crate::import::pages(),
            crate::instrument::pages(),
            crate::evidence::pages(),
            crate::declaration::pages(),
            crate::draw::pages(),
            crate::spot_check::pages(),
            crate::audit::pages(),
            crate::remediation::pages(),
            crate::certification::pages(),
            crate::disposition::pages(),
            crate::blacklist::pages(),
            crate::eligibility::pages(),
            crate::statistics::pages(),
        ]
        .concat()
    }

    /// Every call, by capability.
    pub fn calls() -> Vec<Call> {
        [
            crate::site::calls(),
            crate::person::calls(),
            crate::supplier::calls(),
            crate::classification::calls(),
            crate::amendment::calls(),
            crate::import::calls(),
            crate::instrument::calls(),
            crate::evidence::calls(),
            crate::declaration::calls(),
            crate::draw::calls(),
            crate::spot_check::calls(),
            crate::audit::calls(),
            crate::remediation::calls(),
            crate::certification::calls(),
            crate::disposition::calls(),
            crate::blacklist::calls(),
            crate::eligibility::calls(),
            crate::statistics::calls(),
        ]
        .concat()
    }
}

#[cfg(feature = "ssr")]
pub use server_side::{calls, pages};

// The product, in the order of a supplier's life. Pages are made on the server alone.
#[cfg(feature = "ssr")]
pub mod amendment;
#[cfg(feature = "ssr")]
pub mod audit;
#[cfg(feature = "ssr")]
pub mod blacklist;
#[cfg(feature = "ssr")]
pub mod certification;
#[cfg(feature = "ssr")]
pub mod classification;
#[cfg(feature = "ssr")]
pub mod declaration;
#[cfg(feature = "ssr")]
pub mod disposition;
#[cfg(feature = "ssr")]
pub mod draw;
#[cfg(feature = "ssr")]
pub mod eligibility;
#[cfg(feature = "ssr")]
pub mod evidence;
#[cfg(feature = "ssr")]
pub mod import;
#[cfg(feature = "ssr")]
pub mod instrument;
#[cfg(feature = "ssr")]
pub mod person;
#[cfg(feature = "ssr")]
pub mod remediation;
#[cfg(feature = "ssr")]
pub mod spot_check;
#[cfg(feature = "ssr")]
pub mod statistics;
#[cfg(feature = "ssr")]
pub mod supplier;

// What all of them use.
#[cfg(feature = "ssr")]
pub mod form;
#[cfg(feature = "ssr")]
pub mod route;
#[cfg(feature = "ssr")]
pub mod site;
#[cfg(feature = "ssr")]
pub mod ui;
#[cfg(feature = "ssr")]
pub mod visit;
#[cfg(feature = "ssr")]
pub mod words;

/// The style sheet.
#[cfg(feature = "ssr")]
pub const CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/probity.css"));
