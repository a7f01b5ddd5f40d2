//! Before the draw: weights and sizes. After it: what the sample says about the population.

use std::collections::BTreeMap;

use super::{HEAVIEST, ONE};

/// A unit's weight: its spend in whole yuan times its risk, within 1 and [`HEAVIEST`]. Spend is
/// in fen; a credit balance weighs as none, an unknown risk (0) as the lowest (1).
pub fn weight(rmb_fen: i64, risk: u8) -> u64 {
    let product = i128::from(rmb_fen) * i128::from(risk.max(1)) / 100;
    product.clamp(1, i128::from(HEAVIEST)) as u64
}

/// What a stratum brings to [`allocate`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stratum {
    /// How many units it holds.
    pub units: u32,
    /// The sum of their weights.
    pub weight: u64,
}

/// Sizes of the strata for a sample of `total`: proportional to their weight by largest remainder
/// (ties by name), at least 1 from each stratum that has units if `total` allows it, and never
/// more than a stratum holds. Beyond the whole population nothing is added.
pub fn allocate(total: u32, strata: &BTreeMap<String, Stratum>) -> BTreeMap<String, u32> {
    let filled = strata.values().filter(|s| s.units > 0).count();
    let everybody: u64 = strata.values().map(|s| u64::from(s.units)).sum();
    let all_weight: i128 = strata.values().map(|s| i128::from(s.weight)).sum();
    let total = u64::from(total).min(everybody);
    let least = u32::from(total >= filled as u64);
    let mut sizes: BTreeMap<String, u32> =
        strata.iter().map(|(name, stratum)| (name.clone(), least.min(stratum.units))).collect();
    let given: u64 = sizes.values().map(|&n| u64::from(n)).sum();
    // One seat after the other to whoever is owed most is the largest remainder, with bounds.
    for _ in given..total {
        let owed =
            |name: &str, n: u32| i128::from(total) * i128::from(strata[name].weight) - i128::from(n) * all_weight;
        let next = sizes
            .iter_mut()
            .rev()
            .filter(|(name, n)| **n < strata[*name].units)
            .max_by_key(|(name, n)| owed(name, **n));
        if let Some((_, n)) = next {
            *n += 1;
        }
    }
    sizes
}

/// One visited unit, for [`hajek`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Its stratum.
    pub stratum: String,
    /// Its inclusion probability in units of 2⁻⁵², above 0.
    pub pi: u64,
    /// Whether it has the property whose rate is wanted.
    pub has: bool,
}

/// A rate in the population, with the bounds of its 95 % interval; all from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The Hájek estimate.
    pub rate: f64,
    /// The lower bound.
    pub low: f64,
    /// The upper bound.
    pub high: f64,
}

/// The Hájek estimate of a rate, Σ y/π ÷ Σ 1/π over the visited units, and a Wilson interval for
/// the number of simple draws that would be as precise. The variance is the usual approximation
/// for fixed sizes (Deville 1999): n/(n−1) · Σ (1−π)(e−ē)² in each stratum with e = (y−rate)/π.
/// Where it is not defined or 0, Kish's (Σ 1/π)² ÷ Σ 1/π² stands for that number, so that no
/// interval shrinks to a point unless everybody was visited. None when nobody was.
pub fn hajek(seen: &[Seen]) -> Option<Estimate> {
    if seen.is_empty() || seen.iter().any(|s| s.pi == 0) {
        return None;
    }
    let inverse = |s: &Seen| ONE as f64 / s.pi as f64;
    let all: f64 = seen.iter().map(inverse).sum();
    let rate = seen.iter().filter(|s| s.has).map(inverse).sum::<f64>() / all;
    if seen.iter().all(|s| s.pi >= ONE) {
        return Some(Estimate { rate, low: rate, high: rate });
    }
    let draws = match variance(seen, rate, all) {
        Some(v) if v > 0.0 => rate * (1.0 - rate) / v,
        _ => all * all / seen.iter().map(|s| inverse(s).powi(2)).sum::<f64>(),
    };
    let (low, high) = wilson(rate, draws);
    Some(Estimate { rate, low, high })
}

fn variance(seen: &[Seen], rate: f64, all: f64) -> Option<f64> {
    let mut strata: BTreeMap<&str, Vec<(f64, f64)>> = BTreeMap::new();
    for s in seen.iter().filter(|s| s.pi < ONE) {
        let pi = s.pi as f64 / ONE as f64;
        let e = (f64::from(u8::from(s.has)) - rate) / pi;
        strata.entry(&s.stratum).or_default().push((1.0 - pi, e));
    }
    let mut total = 0.0;
    for units in strata.values() {
        let n = units.len() as f64;
        if n < 2.0 {
            return None;
        }
        let mean = units.iter().map(|(c, e)| c * e).sum::<f64>() / units.iter().map(|(c, _)| c).sum::<f64>();
        total += n / (n - 1.0) * units.iter().map(|(c, e)| c * (e - mean).powi(2)).sum::<f64>();
    }
    Some(total / (all * all))
}

fn wilson(rate: f64, draws: f64) -> (f64, f64) {
    const Z: f64 = 1.959_963_984_540_054;
    let spread = 1.0 + Z * Z / draws;
    let centre = (rate + Z * Z / (2.0 * draws)) / spread;
    let half = Z / spread * (rate * (1.0 - rate) / draws + Z * Z / (4.0 * draws * draws)).sqrt();
    ((centre - half).max(0.0), (centre + half).min(1.0))
}
