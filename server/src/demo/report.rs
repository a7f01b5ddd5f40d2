//! What `probity demo` says when it is done.

use super::Login;
use crate::boot::Portal;
use entity::refusal::Outcome;
use entity::store;

/// The life cycles of the demo: what people call the records, and their table.
pub const LIVES: [(&str, &str); 14] = [
    ("imports", "import_batch"),
    ("merges", "supplier_merge"),
    ("amendments", "amendment"),
    ("signings", "signing"),
    ("declarations", "declaration"),
    ("draws", "draw"),
    ("spot checks", "spot_check"),
    ("audits", "audit"),
    ("findings", "finding"),
    ("remediations", "remediation"),
    ("dispositions", "disposition"),
    ("certifications", "certification"),
    ("relationships", "relationship"),
    ("blacklistings", "blacklisting"),
];

/// Prints where to sign in, as whom, and what there is to see.
pub async fn print(portal: &Portal, logins: &[Login]) -> Outcome<()> {
    println!("The demo world is ready. After `probity serve`: {}/sign-in", portal.config.base_url);
    println!();
    println!("{:<16} {:<34} {:<25} name", "role", "e-mail", "password");
    for login in logins {
        println!("{:<16} {:<34} {:<25} {}", login.role, login.email, login.password, login.name);
    }
    println!();
    for (what, table) in LIVES {
        let states = store::states(portal.store.read(), table).await?;
        let told: Vec<String> = states.iter().map(|(state, count)| format!("{state} {count}")).collect();
        println!("{what:<16} {}", told.join(", "));
    }
    Ok(())
}
