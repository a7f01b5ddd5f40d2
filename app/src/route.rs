//! The two kinds of doors: pages, which only look, and calls, which change something.

use crate::visit::{Page, Visit};
use entity::Id;
use entity::act::{Act, Boxed};
use entity::field::Fields;
use entity::permission::Permission;
use entity::refusal::Outcome;

/// Who may come through a door at all. What they may see or do behind it, the query and the verb decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Anyone, signed in or not.
    Anyone,
    /// Anyone who is signed in.
    SignedIn,
    /// People of the buyer with this permission.
    Staff(Permission),
    /// People of the company in the address (`{supplier}`) or in the form (`supplier`) with this permission.
    Company(Permission),
}

/// What a page does.
pub type Show = for<'a> fn(&'a Visit) -> Boxed<'a, Outcome<Page>>;

/// A page at an address.
#[derive(Clone, Copy)]
pub struct Route {
    /// The address, with `{name}` for its parts.
    pub path: &'static str,
    /// Who may come in.
    pub access: Access,
    /// What is shown.
    pub show: Show,
}

/// A page.
pub const fn page(path: &'static str, access: Access, show: Show) -> Route {
    Route { path, access, show }
}

/// What a call does, in the act that the server has opened for it.
pub type Run = for<'a> fn(&'a mut Act, Fields) -> Boxed<'a, Outcome<Landing>>;

/// A verb that a form posts to, at `/do/<name>`.
#[derive(Clone, Copy)]
pub struct Call {
    /// `<capability>/<verb>`.
    pub name: &'static str,
    /// Who may come in.
    pub access: Access,
    /// The verb.
    pub run: Run,
}

/// A call.
pub const fn call(name: &'static str, access: Access, run: Run) -> Call {
    Call { name, access, run }
}

/// Where a person lands after something was done.
#[derive(Clone, Debug)]
pub struct Landing {
    /// The address.
    pub to: String,
    /// The notice shown there once: `notice-<code>` in the locale files.
    pub notice: Option<&'static str>,
}

impl Landing {
    /// Lands at an address.
    pub fn at(to: impl Into<String>) -> Self {
        Self { to: to.into(), notice: None }
    }

    /// Shows a notice there once.
    pub fn saying(mut self, notice: &'static str) -> Self {
        self.notice = Some(notice);
        self
    }
}

/// The company a form of the supplier's side acts for.
pub fn company(fields: &Fields) -> Outcome<Id> {
    fields.id("supplier")
}
