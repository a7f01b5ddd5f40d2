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

/// Declares modules that exist on the server alone.
macro_rules! on_the_server {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => { $($(#[$meta])* #[cfg(feature = "ssr")] pub mod $name;)+ };
}

on_the_server! {
    // The product, in the order of a supplier's life.
    supplier, import, instrument, evidence, declaration, draw, spot_check, audit, remediation, certification, disposition,
    blacklist, eligibility, statistics, person,
    // What all of them use.
    site, ui, words, route, visit, form,
}

/// The style sheet.
#[cfg(feature = "ssr")]
pub const CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/probity.css"));
