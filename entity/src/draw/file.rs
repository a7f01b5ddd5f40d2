//! The file of a draw: everything that anybody needs to repeat it. The rules are those of [`super::rule`].

use super::rule::{self, Drawn, Fault, Unit};
use crate::Id;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The name of the format.
pub const FORMAT: &str = "probity-draw-1";

/// A draw as it is published. Members that the verification does not need may be absent.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct File {
    /// [`FORMAT`].
    pub format: String,
    /// The draw's number.
    pub number: String,
    /// What the suppliers are visited for.
    #[serde(default)]
    pub kind: String,
    /// The fiscal year.
    #[serde(default)]
    pub fiscal_year: i64,
    /// Where the public value was to be found, as the plan said.
    #[serde(default)]
    pub public_source: String,
    /// The day of the public value, as the plan said.
    #[serde(default)]
    pub public_on: String,
    /// The hash of the frozen population; see [`population`].
    #[serde(default)]
    pub population_sha256: String,
    /// The two secrets in hexadecimal digits, in the order of the commitments.
    pub secrets: Vec<String>,
    /// The two commitments.
    pub commitments: Vec<String>,
    /// The public value.
    pub public_value: String,
    /// How many are taken from each stratum.
    pub sizes: BTreeMap<String, u32>,
    /// The seed in hexadecimal digits.
    pub seed: String,
    /// The population with what was decided about each.
    pub units: Vec<UnitLine>,
}

/// One supplier in the file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct UnitLine {
    /// The supplier's id.
    pub id: Id,
    /// Its stratum.
    pub stratum: String,
    /// Its weight.
    pub weight: u64,
    /// Its inclusion probability in units of 2⁻⁵².
    pub pi: u64,
    /// Whether it was drawn.
    pub selected: bool,
}

impl UnitLine {
    fn unit(&self) -> Unit {
        Unit { id: *self.id.as_bytes(), stratum: self.stratum.clone(), weight: self.weight }
    }
}

/// The hash of a frozen population: SHA-256 over the line `probity-population-1`, a line `id stratum weight` for each
/// unit by ascending id, and a line `size stratum n` for each stratum in byte order; every line ends in `\n`.
pub fn population<'a>(units: impl Iterator<Item = &'a Unit>, sizes: &BTreeMap<String, u32>) -> String {
    let mut units: Vec<&Unit> = units.collect();
    units.sort_by_key(|unit| unit.id);
    let mut hash = Sha256::new_with_prefix(b"probity-population-1\n");
    for unit in units {
        hash.update(format!("{} {} {}\n", Id::from_bytes(unit.id), unit.stratum, unit.weight));
    }
    for (stratum, size) in sizes {
        hash.update(format!("size {stratum} {size}\n"));
    }
    hex::encode(hash.finalize())
}

/// What a draw decided, by supplier: the lines of the file.
pub fn lines(drawn: &[Drawn]) -> Vec<UnitLine> {
    let mut lines: Vec<UnitLine> = drawn
        .iter()
        .map(|d| UnitLine {
            id: Id::from_bytes(d.unit.id),
            stratum: d.unit.stratum.clone(),
            weight: d.unit.weight,
            pi: d.pi,
            selected: d.selected,
        })
        .collect();
    lines.sort_by_key(|line| line.id);
    lines
}

/// The first thing in which a file and its repetition differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What differs.
    pub what: String,
    /// What the rules lead to.
    pub computed: String,
    /// What the file says.
    pub found: String,
}

fn same(what: impl Into<String>, computed: impl ToString, found: impl ToString) -> Result<(), Difference> {
    let (computed, found) = (computed.to_string(), found.to_string());
    if computed == found { Ok(()) } else { Err(Difference { what: what.into(), computed, found }) }
}

/// Repeats a draw from its file.
pub fn verify(file: &File) -> Result<(), Difference> {
    same("format", FORMAT, &file.format)?;
    same("number of secrets", 2, file.secrets.len())?;
    same("number of commitments", 2, file.commitments.len())?;
    let mut secrets = Vec::new();
    for (secret, commitment) in file.secrets.iter().zip(&file.commitments) {
        let bytes = hex::decode(secret).unwrap_or_default();
        same("secret in hexadecimal digits", secret.to_lowercase(), hex::encode(&bytes))?;
        same("commitment", hex::encode(rule::commitment(&bytes)), commitment)?;
        secrets.push(bytes);
    }
    let seed = rule::seed(&secrets[0], &secrets[1], file.public_value.as_bytes());
    same("seed", hex::encode(seed), &file.seed)?;
    let units: Vec<Unit> = file.units.iter().map(UnitLine::unit).collect();
    if !file.population_sha256.is_empty() {
        same("population", population(units.iter(), &file.sizes), &file.population_sha256)?;
    }
    let drawn = rule::draw(&units, &file.sizes, &seed).map_err(fault)?;
    let said: BTreeMap<Id, &UnitLine> = file.units.iter().map(|line| (line.id, line)).collect();
    for one in &drawn {
        let id = Id::from_bytes(one.unit.id);
        let Some(line) = said.get(&id) else { continue };
        same(format!("pi of {id}"), one.pi, line.pi)?;
        same(format!("selection of {id}"), one.selected, line.selected)?;
    }
    Ok(())
}

fn fault(fault: Fault) -> Difference {
    let difference =
        |what: String, computed: &str, found: String| Difference { what, computed: computed.into(), found };
    match fault {
        Fault::Weight(id) => {
            difference(format!("weight of {}", Id::from_bytes(id)), "1 to 1000000000000", "another".into())
        }
        Fault::Twice(id) => difference("different units".into(), "each once", format!("{} twice", Id::from_bytes(id))),
        Fault::NoSize(stratum) => difference("strata without size".into(), "none", stratum),
        Fault::TooMany { stratum, size, units } => {
            difference(format!("size of {stratum}"), &format!("at most {units}"), size.to_string())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOLDEN: [&str; 2] =
        [include_str!("../../../tests/golden/draw-1.json"), include_str!("../../../tests/golden/draw-2.json")];

    #[test]
    fn golden_files_verify_and_changed_ones_do_not() {
        for text in GOLDEN {
            let file: File = serde_json::from_str(text).unwrap();
            assert_eq!(verify(&file), Ok(()));
            let again: File = serde_json::from_str(&serde_json::to_string(&file).unwrap()).unwrap();
            assert_eq!(verify(&again), Ok(()));

            let mut other = file.clone();
            other.public_value.push(' ');
            assert_eq!(verify(&other).unwrap_err().what, "seed");
            let mut other = file.clone();
            let at = other.units.iter().position(|u| u.selected).unwrap();
            other.units[at].selected = false;
            assert!(verify(&other).unwrap_err().what.starts_with("selection of"));
            let mut other = file.clone();
            other.secrets.swap(0, 1);
            assert_eq!(verify(&other).unwrap_err().what, "commitment");
        }
    }
}
