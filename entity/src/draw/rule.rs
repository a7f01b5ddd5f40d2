//! How a draw selects suppliers, so that anybody can repeat it in any language.
//!
//! The rules are those of the ordered pivotal method (J.-C. Deville and Y. Tillé, "Unequal
//! probability sampling without replacement through a splitting method", Biometrika 85, 1998),
//! carried out in integers. SHA-256 is FIPS 180-4, HMAC is RFC 2104; ‖ joins bytes; numbers
//! inside hashes are eight bytes, big-endian; probabilities count in units of 2⁻⁵² ([`ONE`]).
//!
//! 1. **Seed.** Two people each keep a secret and publish
//!    SHA-256("probity-commit-1" ‖ secret) beforehand. Afterwards
//!    seed = SHA-256("probity-draw-1" ‖ secret 1 ‖ secret 2 ‖ public value in UTF-8).
//! 2. **Order.** A unit's order key is SHA-256(seed ‖ its 16 id bytes). Strata come in the byte
//!    order of their names, units inside a stratum by ascending order key (then by id).
//! 3. **Probabilities**, for each stratum with n to take. While some unit not yet capped has
//!    n′·w > W′, every such unit is capped at 1, where n′ is n less the number of capped units
//!    and W′ the weight of the others. Each other unit gets ⌊n′·w·2⁵² ÷ W′⌋; what is missing to
//!    n′·2⁵² goes, one each, to the largest remainders, ties by order. The sum is n·2⁵² exactly.
//! 4. **Uniforms.** The k-th uniform r is the first eight bytes of HMAC-SHA256(seed, k); k starts
//!    at 0, grows by one with each duel and runs on across the strata. "With probability a/b"
//!    holds when r·b < a·2⁶⁴.
//! 5. **Duels.** Units whose probability is 0 or 1 are settled and skipped. The first other unit
//!    waits; each following one, y, meets the waiting one, x, with s = πx + πy:
//!    * s < 1: with probability πy/s, y keeps s and waits and x is out; else the other way round.
//!    * s ≥ 1: with probability (1 − πy)/(2 − s), x is selected and y keeps s − 1; else y is
//!      selected and x keeps s − 1. Who keeps more than 0 waits; who keeps 0 is out.
//!
//!    The sum never changes, so nobody waits at the end and exactly n are selected.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

mod estimate;
pub use estimate::{Estimate, Seen, Stratum, allocate, hajek, weight};

/// Probability one, in the units of every `pi`: 2⁵².
pub const ONE: u64 = 1 << 52;

/// The largest weight a unit may carry; the smallest is 1.
pub const HEAVIEST: u64 = 1_000_000_000_000;

/// One member of the frozen population.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The supplier's (or site's) id, the 16 bytes of its UUID.
    pub id: [u8; 16],
    /// The stratum it belongs to; sizes are set per stratum.
    pub stratum: String,
    /// Its weight, 1 to [`HEAVIEST`]; see [`weight`].
    pub weight: u64,
}

/// What the draw decided about one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// The unit as it went in.
    pub unit: Unit,
    /// SHA-256(seed ‖ id), which fixes its place.
    pub order_key: [u8; 32],
    /// Inclusion probability in units of 2⁻⁵², at most [`ONE`].
    pub pi: u64,
    /// Whether it is to be visited.
    pub selected: bool,
}

/// Why a draw cannot be made from what it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The weight of this unit is 0 or above [`HEAVIEST`].
    Weight([u8; 16]),
    /// This id stands twice in the population.
    Twice([u8; 16]),
    /// No size is given for this stratum; zero must be said.
    NoSize(String),
    /// More units are wanted from the stratum than it holds.
    TooMany {
        /// The stratum.
        stratum: String,
        /// How many are wanted.
        size: u32,
        /// How many there are.
        units: usize,
    },
}

/// What a person publishes before the draw in place of the secret.
pub fn commitment(secret: &[u8]) -> [u8; 32] {
    hash(&[b"probity-commit-1", secret])
}

/// The seed from both revealed secrets, in the order of their commitments, and the public value.
pub fn seed(r1: &[u8], r2: &[u8], public: &[u8]) -> [u8; 32] {
    hash(&[b"probity-draw-1", r1, r2, public])
}

/// The unit's place in its stratum: ascending by this key.
pub fn order_key(seed: &[u8; 32], id: &[u8; 16]) -> [u8; 32] {
    hash(&[seed, id])
}

/// Selects exactly `sizes[stratum]` units from each stratum. The answer lists every unit, strata
/// in byte order of their names and units in draw order.
pub fn draw(units: &[Unit], sizes: &BTreeMap<String, u32>, seed: &[u8; 32]) -> Result<Vec<Drawn>, Fault> {
    let strata = by_stratum(units, sizes)?;
    let mut uniforms = Uniforms::new(seed);
    let mut answer = Vec::with_capacity(units.len());
    for (size, members) in strata.into_values() {
        let mut ordered: Vec<([u8; 32], &Unit)> =
            members.into_iter().map(|unit| (order_key(seed, &unit.id), unit)).collect();
        ordered.sort_by_key(|(key, unit)| (*key, unit.id));
        let weights: Vec<u64> = ordered.iter().map(|(_, unit)| unit.weight).collect();
        let pi = inclusion(&weights, size);
        let selected = pivot(&pi, || uniforms.next());
        for (((order_key, unit), pi), selected) in ordered.into_iter().zip(pi).zip(selected) {
            let unit = unit.clone();
            answer.push(Drawn { unit, order_key, pi, selected });
        }
    }
    Ok(answer)
}

/// Exact inclusion probabilities (step 3) of one stratum whose units stand in draw order. All are
/// [`ONE`] when `n` is at least their number. A weight that is vanishing beside the others can
/// round down to 0: such a unit cannot be drawn.
pub fn inclusion(weights: &[u64], n: u32) -> Vec<u64> {
    if n as usize >= weights.len() {
        return vec![ONE; weights.len()];
    }
    let mut pi = vec![0; weights.len()];
    let (mut left, mut total) = (u128::from(n), weights.iter().map(|&w| u128::from(w)).sum::<u128>());
    loop {
        let over: Vec<usize> =
            (0..weights.len()).filter(|&i| pi[i] == 0 && left * u128::from(weights[i]) > total).collect();
        if over.is_empty() {
            break;
        }
        for i in over {
            pi[i] = ONE;
            left -= 1;
            total -= u128::from(weights[i]);
        }
    }
    let mut missing = left * u128::from(ONE);
    let mut remainders = Vec::new();
    for (i, pi) in pi.iter_mut().enumerate().filter(|(_, pi)| **pi == 0) {
        let share = left * u128::from(weights[i]) * u128::from(ONE);
        *pi = (share / total) as u64;
        missing -= share / total;
        remainders.push((Reverse(share % total), i));
    }
    remainders.sort_unstable();
    for &(_, i) in remainders.iter().take(missing as usize) {
        pi[i] += 1;
    }
    pi
}

/// The duels of step 5 over units in draw order; `uniform` gives the next random 64 bits.
pub fn pivot(pi: &[u64], mut uniform: impl FnMut() -> u64) -> Vec<bool> {
    let mut selected: Vec<bool> = pi.iter().map(|&p| p == ONE).collect();
    let mut waiting: Option<(usize, u64)> = None;
    for (y, &py) in pi.iter().enumerate().filter(|&(_, &p)| p > 0 && p < ONE) {
        let Some((x, px)) = waiting else {
            waiting = Some((y, py));
            continue;
        };
        let (r, s) = (uniform(), px + py);
        waiting = if s < ONE {
            Some((if happens(r, py, s) { y } else { x }, s))
        } else {
            let (winner, loser) = if happens(r, ONE - py, 2 * ONE - s) { (x, y) } else { (y, x) };
            selected[winner] = true;
            (s > ONE).then_some((loser, s - ONE))
        };
    }
    selected
}

type Members<'a> = (u32, Vec<&'a Unit>);

fn by_stratum<'a>(units: &'a [Unit], sizes: &BTreeMap<String, u32>) -> Result<BTreeMap<String, Members<'a>>, Fault> {
    let mut strata: BTreeMap<String, Members> =
        sizes.iter().map(|(name, &n)| (name.clone(), (n, Vec::new()))).collect();
    let mut seen = BTreeSet::new();
    for unit in units {
        if !(1..=HEAVIEST).contains(&unit.weight) {
            return Err(Fault::Weight(unit.id));
        }
        if !seen.insert(unit.id) {
            return Err(Fault::Twice(unit.id));
        }
        let Some((_, members)) = strata.get_mut(&unit.stratum) else {
            return Err(Fault::NoSize(unit.stratum.clone()));
        };
        members.push(unit);
    }
    for (stratum, &(size, ref members)) in &strata {
        let units = members.len();
        if size as usize > units {
            return Err(Fault::TooMany { stratum: stratum.clone(), size, units });
        }
    }
    Ok(strata)
}

struct Uniforms {
    keyed: Hmac<Sha256>,
    k: u64,
}

impl Uniforms {
    fn new(seed: &[u8; 32]) -> Self {
        let keyed = Hmac::new_from_slice(seed).expect("HMAC takes a key of any length");
        Self { keyed, k: 0 }
    }

    fn next(&mut self) -> u64 {
        let bytes = self.keyed.clone().chain_update(self.k.to_be_bytes()).finalize().into_bytes();
        self.k += 1;
        bytes[..8].iter().fold(0, |number, &byte| number << 8 | u64::from(byte))
    }
}

fn happens(r: u64, a: u64, b: u64) -> bool {
    u128::from(r) * u128::from(b) < u128::from(a) << 64
}

fn hash(parts: &[&[u8]]) -> [u8; 32] {
    parts.iter().fold(Sha256::new(), |hash, part| hash.chain_update(part)).finalize().into()
}

#[cfg(test)]
mod tests;
