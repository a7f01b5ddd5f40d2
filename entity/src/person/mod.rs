//! People, the roles they are granted, the invitations that bring suppliers in, and password resets.
//!
//! Nobody grants a role to themselves. A role that decides about suppliers or people (compliance, integrity, admin)
//! is in force only when a second person has confirmed it. Passwords are hashed at the edge; a verb gets the hash.

mod change;
mod grant;
mod invitation;
mod list;
mod open_work;
mod query;
pub(crate) mod table;

pub use change::*;
pub use grant::*;
pub use invitation::*;
pub use list::*;
pub use open_work::{OpenWork, open_work};
pub use query::*;
