//! Wakes the islands of Probity's pages.

use wasm_bindgen::prelude::wasm_bindgen;

/// Called by the page's script once the module is there.
#[wasm_bindgen]
pub fn hydrate() {
    // Naming the crate keeps its islands through link-time optimisation.
    use app as _;
    leptos::mount::hydrate_islands();
}
