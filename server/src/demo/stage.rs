//! What the scenes of the demo play on: the portal, a clock that they move, and everybody who acts.

use super::cast::{Company, Staff};
use crate::boot::Portal;
use chrono::NaiveDate;
use entity::Id;
use entity::act::{Act, Boxed, change};
use entity::actor::{Actor, Scope};
use entity::instant::Instant;
use entity::permission::Role;
use entity::refusal::{Outcome, Stop};
use entity::{outgoing_mail, person, store};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Seconds that an act takes on the demo's clock.
const ACT_SECONDS: i64 = 40;

/// Runs a verb at the moment of the stage and says where in the story a refusal happened.
macro_rules! act {
    ($stage:expr, $who:expr, $act:ident => $body:expr) => {
        $stage
            .act($who, move |$act| Box::pin(async move { $body.await }))
            .await
            .map_err(|stop| $crate::demo::stage::refused(stop, file!(), line!()))?
    };
}

/// What a person types.
macro_rules! form {
    ($($name:expr => $value:expr),* $(,)?) => {
        entity::field::Fields(vec![$(($name.to_string(), $value.to_string())),*])
    };
}

pub(super) use {act, form};

/// A refusal with its place in the story: the demo is refused nothing, so it is a fault of the program.
pub fn refused(stop: Stop, file: &str, line: u32) -> Stop {
    Stop::Broken(format!("the demo was refused at {file}:{line}: {stop:?}"))
}

/// A supplier of the demo.
#[derive(Clone, Debug)]
pub struct Firm {
    /// Its place in the list of names.
    pub n: usize,
    /// The record.
    pub id: Id,
    /// The number that people read out.
    pub number: String,
    /// The address of its first contact; empty when it has none.
    pub email: String,
    /// What was spent with it in FY2022 and FY2023, in yuan.
    pub spend: [i64; 2],
}

/// The demo as far as it has been built.
pub struct Stage<'a> {
    /// Where it is built.
    pub portal: &'a Portal,
    /// The people of the buyer.
    pub staff: Staff,
    /// The suppliers, largest spend anywhere.
    pub firms: Vec<Firm>,
    /// Who acts for a supplier.
    pub companies: HashMap<Id, Company>,
    /// Suppliers on the blacklist.
    pub barred: BTreeSet<Id>,
    /// The hash of a password that nobody knows, for people who are not on the printed list.
    pub nobody: String,
    /// Links of invitations, as their letters brought them.
    letters: BTreeMap<String, String>,
    now: Instant,
}

impl<'a> Stage<'a> {
    /// An empty stage on a day.
    pub fn new(portal: &'a Portal, staff: Staff, nobody: String, day: NaiveDate) -> Self {
        let now = Instant::start_of(day, portal.config.time_zone).plus_hours(9);
        let (firms, companies, barred, letters) = (Vec::new(), HashMap::new(), BTreeSet::new(), BTreeMap::new());
        Self { portal, staff, firms, companies, barred, nobody, letters, now }
    }

    /// Moves the clock to nine in the morning of a day; a day that is passed already changes nothing.
    pub fn go(&mut self, day: NaiveDate) {
        self.now = self.now.max(Instant::start_of(day, self.portal.config.time_zone).plus_hours(9));
    }

    /// Moves the clock by whole days.
    pub fn pass(&mut self, days: u64) {
        let day = self.today() + chrono::Days::new(days);
        self.go(day);
    }

    /// The moment.
    pub fn now(&self) -> Instant {
        self.now
    }

    /// The day.
    pub fn today(&self) -> NaiveDate {
        self.now.day(self.portal.config.time_zone)
    }

    /// The day so many days from now.
    pub fn in_days(&self, days: u64) -> NaiveDate {
        self.today() + chrono::Days::new(days)
    }

    /// Runs a verb.
    pub async fn act<T, F>(&mut self, who: &Actor, verb: F) -> Outcome<T>
    where
        F: for<'b> FnOnce(&'b mut Act) -> Boxed<'b, Outcome<T>>,
    {
        self.now = self.now.plus_seconds(ACT_SECONDS);
        change(&self.portal.store, who, self.now, self.portal.config.time_zone, verb).await
    }

    /// What the clock does by itself, and the post: letters count as sent, their links are kept.
    pub async fn night(&mut self) -> Outcome<()> {
        self.post().await?;
        while crate::job::moves_at(self.portal, self.now).await? > 0 {}
        self.post().await
    }

    /// Takes the letters that are due within two hours, instead of sending them.
    pub async fn post(&mut self) -> Outcome<()> {
        let (at, zone) = (self.now.plus_hours(2), self.portal.config.time_zone);
        let letters = change(&self.portal.store, &Actor::system(), at, zone, |act| {
            Box::pin(async move {
                let letters = outgoing_mail::take(act, 5_000).await?;
                for letter in &letters {
                    outgoing_mail::sent(act, letter.id, letter.attempt).await?;
                }
                Ok(letters)
            })
        })
        .await?;
        for letter in letters {
            if let Some(secret) = letter.secret {
                self.letters.insert(letter.email, secret);
            }
        }
        Ok(())
    }

    /// Takes up the newest invitation that was sent to an address.
    pub async fn join(&mut self, supplier: Id, email: &str, name: &str, role: Role, hash: String) -> Outcome<bool> {
        let Some(token) = self.letters.remove(email) else { return Ok(false) };
        let named = name.to_owned();
        let (id, _) = act!(self, &Actor::system(), act => person::accept_as_new(act, &token, &named, hash));
        let lang = if name.is_ascii() { entity::lang::Lang::En } else { entity::lang::Lang::ZhCn };
        let mut actor = Actor::stranger(id, name.to_owned(), email.to_owned(), lang);
        actor.grants.push(entity::actor::Grant { role, scope: Scope::Supplier, scope_id: Some(supplier) });
        let company = self.companies.entry(supplier).or_default();
        match role {
            Role::SupplierAdmin => company.admin = Some(actor),
            _ => company.member = Some(actor),
        }
        Ok(true)
    }

    /// Says "not my company" to the newest invitation that was sent to an address.
    pub async fn turn_down(&mut self, email: &str) -> Outcome<()> {
        let Some(token) = self.letters.remove(email) else { return Ok(()) };
        act!(self, &Actor::system(), act => person::not_mine(act, &token));
        Ok(())
    }

    /// Who signs for a supplier, if anybody does.
    pub fn admin(&self, supplier: Id) -> Option<Actor> {
        self.companies.get(&supplier).and_then(|c| c.admin.clone())
    }

    /// Who answers for a supplier: the colleague, where there is one.
    pub fn member(&self, supplier: Id) -> Option<Actor> {
        let company = self.companies.get(&supplier)?;
        company.member.clone().or_else(|| company.admin.clone())
    }

    /// The version of a record.
    pub async fn version(&self, table: &'static str, id: Id) -> Outcome<i64> {
        store::version(self.portal.store.read(), table, id).await
    }
}
