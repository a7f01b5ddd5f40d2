//! One figure with the rows it was counted from.

use crate::Id;
use sha2::{Digest, Sha256};

codes! {
    /// What a figure counts.
    pub enum Unit {
        /// Suppliers.
        Suppliers => "suppliers",
        /// Per cent.
        Percent => "percent",
        /// Percentage points.
        Points => "points",
        /// Spot checks.
        Checks => "checks",
        /// Declarations.
        Declarations => "declarations",
        /// Remediations.
        Remediations => "remediations",
        /// Blacklistings.
        Blacklistings => "blacklistings",
        /// Days.
        Days => "days",
    }
}

codes! {
    /// Which days a figure speaks of.
    pub enum Period {
        /// What happened in the year.
        Flow => "flow",
        /// What was so at the end of its last day.
        Stock => "stock",
    }
}

codes! {
    /// How the value follows from numerator and denominator, and how it is rounded.
    pub enum Form {
        /// The numerator itself; not rounded.
        Count => "count",
        /// Numerator ÷ denominator in per cent, one decimal, half up; never 100.0 or 0.0 unless exactly so.
        Share => "share",
        /// Numerator ÷ denominator in percentage points or per cent of change, one decimal, half away from zero.
        Change => "change",
        /// Numerator ÷ denominator, one decimal, half up.
        Mean => "mean",
    }
}

/// A record that a figure was counted from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What kind of record (`supplier`, `spot-check`, `audit` …).
    pub kind: &'static str,
    /// The record.
    pub id: Id,
    /// Its supplier, after merges.
    pub supplier: Id,
    /// Counts in the numerator.
    pub numerator: bool,
    /// Counts in the denominator.
    pub denominator: bool,
    /// How much it counts: 1, or fen, or days.
    pub amount: i64,
    /// Its line in a table by category, region or trigger; empty otherwise.
    pub part: String,
}

/// A figure.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What people quote: `M12`, `M12-suppliers`.
    pub id: &'static str,
    /// What it counts.
    pub unit: Unit,
    /// Which days it speaks of.
    pub period: Period,
    /// How its value is made.
    pub form: Form,
    /// The version of its definition.
    pub version: u32,
    /// Above the line.
    pub numerator: Option<i64>,
    /// Below the line; none for counts and where nothing is there to divide by.
    pub denominator: Option<i64>,
    /// What was counted.
    pub rows: Vec<Row>,
    /// Counts by category, region or trigger, largest first, "unknown" last.
    pub parts: Vec<(String, i64)>,
}

impl Figure {
    /// Counts the rows of the numerator.
    pub fn count(id: &'static str, unit: Unit, period: Period, rows: Vec<Row>) -> Self {
        let numerator = Some(rows.iter().filter(|r| r.numerator).map(|r| r.amount).sum());
        let figure = Self {
            id,
            unit,
            period,
            form: Form::Count,
            version: 1,
            numerator,
            denominator: None,
            rows,
            parts: Vec::new(),
        };
        figure.divided()
    }

    /// The rows of the numerator as a share of those of the denominator.
    pub fn share(id: &'static str, period: Period, rows: Vec<Row>) -> Self {
        let denominator = rows.iter().filter(|r| r.denominator).map(|r| r.amount).sum();
        let mut figure = Self::count(id, Unit::Percent, period, rows);
        figure.form = Form::Share;
        figure.denominator = Some(denominator);
        figure
    }

    /// The median of the rows' amounts.
    pub fn median(id: &'static str, period: Period, rows: Vec<Row>) -> Self {
        let mut amounts: Vec<i64> = rows.iter().map(|r| r.amount).collect();
        amounts.sort_unstable();
        let middle = amounts.len() / 2;
        let (numerator, denominator) = match amounts.len() {
            0 => (None, None),
            n if n % 2 == 1 => (Some(amounts[middle]), Some(1)),
            _ => (Some(amounts[middle - 1] + amounts[middle]), Some(2)),
        };
        Self { id, unit: Unit::Days, period, form: Form::Mean, version: 1, numerator, denominator, rows, parts: vec![] }
    }

    /// A change between two figures, given as one fraction.
    pub fn change(id: &'static str, unit: Unit, fraction: Option<(i64, i64)>, rows: Vec<Row>) -> Self {
        let (numerator, denominator) = fraction.unzip();
        let (period, form) = (Period::Stock, Form::Change);
        Self { id, unit, period, form, version: 1, numerator, denominator, rows, parts: vec![] }
    }

    fn divided(mut self) -> Self {
        let mut parts = std::collections::BTreeMap::new();
        for row in self.rows.iter().filter(|r| r.numerator && !r.part.is_empty()) {
            *parts.entry(row.part.clone()).or_insert(0) += row.amount;
        }
        self.parts = parts.into_iter().collect();
        self.parts.sort_by(|a, b| (a.0 == "unknown").cmp(&(b.0 == "unknown")).then(b.1.cmp(&a.1)).then(a.0.cmp(&b.0)));
        self
    }

    /// The value in tenths (of a per cent, a point, a day), or whole for counts; none when it is not defined.
    pub fn rounded(&self) -> Option<i64> {
        let numerator = i128::from(self.numerator?);
        if self.form == Form::Count {
            return self.numerator;
        }
        let denominator = i128::from(self.denominator.filter(|d| *d != 0)?);
        let scale = if self.form == Form::Mean { 10 } else { 1000 };
        let tenths = half_away(numerator * scale, denominator);
        let tenths = match self.form {
            Form::Share if tenths >= 1000 && numerator < denominator => 999,
            Form::Share if tenths == 0 && numerator > 0 => 1,
            _ => tenths,
        };
        i64::try_from(tenths).ok()
    }

    /// The rounded value as text without its unit: `94.2`.
    pub fn shown(&self) -> Option<String> {
        let value = self.rounded()?;
        Some(match self.form {
            Form::Count => value.to_string(),
            _ => {
                let sign = if value < 0 { "-" } else { "" };
                format!("{sign}{}.{}", value.abs() / 10, value.abs() % 10)
            }
        })
    }

    /// SHA-256 over the sorted rows (`<id> <numerator 0|1><denominator 0|1> <amount>`, a line each): two reports with
    /// the same hash were counted from the same rows.
    pub fn hash(&self) -> String {
        let line = |r: &Row| format!("{} {}{} {}\n", r.id, u8::from(r.numerator), u8::from(r.denominator), r.amount);
        let mut lines: Vec<String> = self.rows.iter().map(line).collect();
        lines.sort_unstable();
        hex::encode(Sha256::digest(lines.concat().as_bytes()))
    }

    /// The figure's id as addresses and locale keys spell it.
    pub fn key(&self) -> String {
        self.id.to_lowercase()
    }
}

/// Numerator ÷ denominator, rounded to a whole number, halves away from zero.
fn half_away(numerator: i128, denominator: i128) -> i128 {
    let (numerator, denominator) = if denominator < 0 { (-numerator, -denominator) } else { (numerator, denominator) };
    let size = (2 * numerator.abs() + denominator) / (2 * denominator);
    if numerator < 0 { -size } else { size }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(numerator: i64, denominator: i64) -> Figure {
        let mut figure = Figure::share("M02", Period::Stock, vec![]);
        (figure.numerator, figure.denominator) = (Some(numerator), Some(denominator));
        figure
    }

    #[test]
    fn shares_are_rounded_but_never_to_all_or_nothing() {
        for (numerator, denominator, shown) in [
            (1, 3, Some("33.3")),
            (1, 2, Some("50.0")),
            (1, 16, Some("6.3")),
            (9999, 10_000, Some("99.9")),
            (1, 10_000, Some("0.1")),
            (0, 5, Some("0.0")),
            (5, 5, Some("100.0")),
            (0, 0, None),
        ] {
            assert_eq!(share(numerator, denominator).shown().as_deref(), shown, "{numerator}/{denominator}");
        }
    }

    #[test]
    fn changes_round_away_from_zero() {
        for (fraction, shown) in [
            (Some((-1, 8)), Some("-12.5")),
            (Some((-1, 16)), Some("-6.3")),
            (Some((1, 16)), Some("6.3")),
            (Some((0, 7)), Some("0.0")),
            (Some((1, 0)), None),
            (None, None),
        ] {
            assert_eq!(Figure::change("M03-points", Unit::Points, fraction, vec![]).shown().as_deref(), shown);
        }
    }
}
