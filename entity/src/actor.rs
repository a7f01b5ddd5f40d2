//! Who is acting: a person with the grants that are in force.

use crate::Id;
use crate::lang::Lang;
use crate::permission::{Permission, Role};
use crate::refusal::{Outcome, Refusal};

codes! {
    /// What a grant reaches.
    pub enum Scope {
        /// The whole installation.
        All => "all",
        /// One business unit.
        Unit => "unit",
        /// One supplier.
        Supplier => "supplier",
        /// One inspection firm.
        Firm => "firm",
    }
}

/// A role in force.
#[derive(Clone, Debug)]
pub struct Grant {
    /// What the person is.
    pub role: Role,
    /// How far it reaches.
    pub scope: Scope,
    /// The unit, supplier or firm, unless it reaches everything.
    pub scope_id: Option<Id>,
}

/// The person who acts, with every grant in force at the time of the request. Rights are the union of the grants.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The person.
    pub person: Id,
    /// Their name, for the page.
    pub name: String,
    /// Their e-mail address.
    pub email: String,
    /// Their language.
    pub lang: Lang,
    /// What they are.
    pub grants: Vec<Grant>,
    /// Suppliers whose records this person is barred from by a declared relationship.
    pub barred: Vec<Id>,
    /// Whether this is the installation itself; a link's holder is recorded under its name but has none of its rights.
    pub installation: bool,
}

/// The person in whose name jobs and the command line act.
pub const SYSTEM: Id = Id::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001);

impl Actor {
    /// The installation itself: time-driven moves and commands at the console.
    pub fn system() -> Self {
        Self {
            person: SYSTEM,
            name: "Probity".into(),
            email: String::new(),
            lang: Lang::En,
            grants: Vec::new(),
            barred: Vec::new(),
            installation: true,
        }
    }

    /// Somebody who holds a link and has no session: the link is all that they may use, and the verb checks it. The
    /// history names the installation, because nobody is known.
    pub fn link_holder() -> Self {
        Self { installation: false, ..Self::system() }
    }

    /// Whether this is the installation itself, which acts for nobody's benefit and is bound by states, not by roles.
    pub fn is_system(&self) -> bool {
        self.installation
    }

    /// Whether some grant of the buyer's side carries the permission. Queries are not narrowed to a business unit or a
    /// firm, so a grant that reaches no further opens nothing here.
    pub fn may(&self, permission: Permission) -> bool {
        let reaches = |g: &Grant| g.scope == Scope::All && !g.role.of_supplier() && g.role.may(permission);
        self.is_system() || self.grants.iter().any(reaches)
    }

    /// Refuses unless a grant of the buyer's side carries the permission.
    pub fn need(&self, permission: Permission) -> Outcome<()> {
        if self.may(permission) { Ok(()) } else { Err(Refusal::NotAllowed("role".into()).into()) }
    }

    /// Whether this person may do this for that company.
    pub fn may_for(&self, permission: Permission, supplier: Id) -> bool {
        self.is_system()
            || self.grants.iter().any(|g| {
                g.role.of_supplier()
                    && g.role.may(permission)
                    && g.scope == Scope::Supplier
                    && g.scope_id == Some(supplier)
            })
    }

    /// Refuses unless the person may do this for that company. Somebody with no grant for the company does not
    /// learn that it exists.
    pub fn need_for(&self, permission: Permission, supplier: Id) -> Outcome<()> {
        if self.may_for(permission, supplier) {
            Ok(())
        } else if self.may_for(Permission::CompanyRead, supplier) {
            Err(Refusal::NotAllowed("role".into()).into())
        } else {
            Err(Refusal::NotFound.into())
        }
    }

    /// The companies this person acts for.
    pub fn companies(&self) -> Vec<Id> {
        let mut found: Vec<Id> =
            self.grants.iter().filter(|g| g.role.of_supplier()).filter_map(|g| g.scope_id).collect();
        found.sort();
        found.dedup();
        found
    }

    /// Whether the person works for the buyer (or a firm it hired).
    pub fn is_staff(&self) -> bool {
        self.grants.iter().any(|g| !g.role.of_supplier())
    }

    /// Whether the person has this role anywhere.
    pub fn is(&self, role: Role) -> bool {
        self.grants.iter().any(|g| g.role == role)
    }

    /// A declared relationship bars this person from that supplier's records: they look as if they did not exist.
    pub fn is_barred(&self, supplier: Id) -> bool {
        self.barred.contains(&supplier)
    }

    /// Refuses as not found when a declared relationship bars the person.
    pub fn not_barred(&self, supplier: Id) -> Outcome<()> {
        if self.is_barred(supplier) { Err(Refusal::NotFound.into()) } else { Ok(()) }
    }
}
