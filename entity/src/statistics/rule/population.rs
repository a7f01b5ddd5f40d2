//! Who is counted: population P on the last day, and everybody who was in P on any day of the year.

use super::Cut;
use crate::Id;
use crate::statistics::figure::{Figure, Period, Row, Unit};
use crate::statistics::world::{Dated, Fact, Supplier, World};
use crate::supplier::Standing;
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashMap};

/// The word for a category or region that nobody has recorded.
pub const UNKNOWN: &str = "unknown";

/// The records, ordered for counting at one cut.
pub struct Ground<'a> {
    pub world: &'a World,
    pub cut: Cut,
    /// In P on the last day.
    pub on_day: BTreeSet<Id>,
    /// In P on any day of the year.
    pub in_year: BTreeSet<Id>,
    survivors: HashMap<Id, Id>,
    suppliers: HashMap<Id, &'a Supplier>,
    categories: HashMap<Id, Vec<&'a Dated>>,
    regions: HashMap<Id, Vec<&'a Dated>>,
    standings: HashMap<Id, Vec<&'a Fact>>,
    spend: HashMap<Id, i64>,
}

impl<'a> Ground<'a> {
    pub fn new(world: &'a World, cut: Cut) -> Self {
        let mut ground = Self {
            world,
            cut,
            on_day: BTreeSet::new(),
            in_year: BTreeSet::new(),
            survivors: world.suppliers.iter().filter_map(|s| Some((s.id, s.merged_into?))).collect(),
            suppliers: world.suppliers.iter().map(|s| (s.id, s)).collect(),
            categories: grouped(world.categories.iter().filter(|c| cut.knew(c.recorded_at)), |c| c.supplier_id),
            regions: grouped(world.regions.iter().filter(|r| cut.knew(r.recorded_at)), |r| r.supplier_id),
            standings: HashMap::new(),
            spend: HashMap::new(),
        };
        ground.standings =
            grouped(world.standings.iter().filter(|f| cut.knew(f.recorded_at)), |f| ground.survivor(f.supplier_id));
        let known = world.suppliers.iter().filter(|s| s.merged_into.is_none() && cut.knew(s.created_at));
        for supplier in known {
            if ground.in_scope(supplier, cut.day()) {
                ground.on_day.insert(supplier.id);
            }
            if ground.turns(supplier).iter().any(|day| ground.in_scope(supplier, *day)) {
                ground.in_year.insert(supplier.id);
            }
        }
        for row in world.spend.iter().filter(|s| cut.knew(s.recorded_at) && cut.year.contains(s.starts_on)) {
            *ground.spend.entry(ground.survivor(row.supplier_id)).or_insert(0) += row.rmb_fen;
        }
        ground
    }

    /// The record that a supplier was merged into, or itself.
    pub fn survivor(&self, mut id: Id) -> Id {
        // A chain is as long as there were merges; a circle cannot be made, but would not be followed for ever.
        for _ in 0..16 {
            match self.survivors.get(&id) {
                Some(next) => id = *next,
                None => break,
            }
        }
        id
    }

    /// Purchase amount of the year in fen.
    pub fn spend(&self, supplier: Id) -> i64 {
        self.spend.get(&supplier).copied().unwrap_or(0)
    }

    /// Whether a fact of this standing is in force on the last day, however strong others are.
    pub fn stands(&self, supplier: Id, standing: Standing) -> bool {
        self.facts(supplier, self.cut.day()).any(|f| f.standing == standing)
    }

    pub fn category(&self, supplier: Id, day: NaiveDate) -> String {
        let code = valued(&self.categories, supplier, day, || self.suppliers.get(&supplier).map(|s| &*s.category));
        if self.world.counts.contains_key(code) { code.to_owned() } else { UNKNOWN.to_owned() }
    }

    pub fn region(&self, supplier: Id) -> String {
        let now = || self.suppliers.get(&supplier).map(|s| &*s.country);
        let code = valued(&self.regions, supplier, self.cut.day(), now);
        if code.is_empty() { UNKNOWN.to_owned() } else { code.to_owned() }
    }

    fn in_scope(&self, supplier: &Supplier, day: NaiveDate) -> bool {
        let gone = [Standing::Left, Standing::Eliminated, Standing::Blacklisted];
        supplier.registered_on <= day
            && supplier.left_on.is_none_or(|left| left > day)
            && self.world.counts.get(&self.category(supplier.id, day)).copied().unwrap_or(true)
            && !self.facts(supplier.id, day).any(|f| gone.contains(&f.standing))
    }

    fn facts(&self, supplier: Id, day: NaiveDate) -> impl Iterator<Item = &&'a Fact> {
        let cut = self.cut;
        self.standings.get(&supplier).into_iter().flatten().filter(move |f| {
            // An end that was recorded later was not known: the fact looked open.
            let to = f.effective_to.filter(|_| f.ended_recorded_at.is_none_or(|at| cut.knew(at)));
            f.effective_from <= day && to.is_none_or(|to| to > day)
        })
    }

    /// The days of the year on which a supplier may have come into scope.
    fn turns(&self, supplier: &Supplier) -> Vec<NaiveDate> {
        let mut days = vec![self.cut.year.first_day(), supplier.registered_on];
        let categories = self.categories.get(&supplier.id).into_iter().flatten();
        days.extend(categories.flat_map(|c| [Some(c.effective_from), c.effective_to]).flatten());
        let facts = self.standings.get(&supplier.id).into_iter().flatten();
        days.extend(facts.filter_map(|f| f.effective_to));
        days.retain(|day| self.cut.year.contains(*day));
        days
    }

    /// A row for a supplier that counts once.
    pub fn row(&self, supplier: Id, numerator: bool, denominator: bool) -> Row {
        Row { kind: "supplier", id: supplier, supplier, numerator, denominator, amount: 1, part: String::new() }
    }

    /// A row for another record of a supplier.
    pub fn record(&self, kind: &'static str, id: Id, supplier: Id, numerator: bool, denominator: bool) -> Row {
        Row { kind, id, ..self.row(self.survivor(supplier), numerator, denominator) }
    }
}

fn grouped<'a, T>(rows: impl Iterator<Item = &'a T>, of: impl Fn(&T) -> Id) -> HashMap<Id, Vec<&'a T>> {
    let mut groups: HashMap<Id, Vec<&T>> = HashMap::new();
    for row in rows {
        groups.entry(of(row)).or_default().push(row);
    }
    groups
}

/// The value in force on a day; of several the one that began last. Without any dated row, the value of today.
fn valued<'a>(
    rows: &HashMap<Id, Vec<&'a Dated>>,
    supplier: Id,
    day: NaiveDate,
    now: impl Fn() -> Option<&'a str>,
) -> &'a str {
    let Some(rows) = rows.get(&supplier) else { return now().unwrap_or("") };
    rows.iter()
        .filter(|r| r.effective_from <= day && r.effective_to.is_none_or(|to| to > day))
        .max_by_key(|r| (r.effective_from, r.recorded_at))
        .map_or("", |r| r.value.as_str())
}

/// The two populations.
pub fn figures(ground: &Ground) -> Vec<Figure> {
    let rows = |set: &BTreeSet<Id>| set.iter().map(|id| ground.row(*id, true, false)).collect();
    vec![
        Figure::count("P-day", Unit::Suppliers, Period::Stock, rows(&ground.on_day)),
        Figure::count("P-year", Unit::Suppliers, Period::Flow, rows(&ground.in_year)),
    ]
}

/// P on the last day by category (M07) and by registered region (M08).
pub fn tables(ground: &Ground) -> Vec<Figure> {
    let rows = |part: &dyn Fn(Id) -> String| -> Vec<Row> {
        ground.on_day.iter().map(|id| Row { part: part(*id), ..ground.row(*id, true, false) }).collect()
    };
    let by_category = rows(&|id| ground.category(id, ground.cut.day()));
    let by_region = rows(&|id| ground.region(id));
    vec![
        Figure::count("M07", Unit::Suppliers, Period::Stock, by_category),
        Figure::count("M08", Unit::Suppliers, Period::Stock, by_region),
    ]
}
