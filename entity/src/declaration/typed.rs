//! From the fields of a question on a form to an answer.
//!
//! The fields of question `E1.1` are `a.E1.1` (or `a.E1.1[]` for ticked boxes), `na.E1.1` and `na_reason.E1.1`.

use crate::field::{Fields, date};
use crate::questionnaire::rule::{Answer, Kind, Question, parse_number};
use crate::refusal::FieldError;
use crate::search::clean_lines;

/// Most characters of a text answer.
pub const LONGEST: usize = 4_000;
/// Most characters of the reason why a question does not apply.
pub const LONGEST_REASON: usize = 1_000;

/// Whether the form shows this question: it says so, or carries one of its fields.
pub(super) fn asked(fields: &Fields, code: &str) -> bool {
    fields.0.iter().any(|(name, value)| {
        (name == "asked[]" && value == code)
            || name.strip_prefix("a.").is_some_and(|rest| rest.trim_end_matches("[]") == code)
            || name.strip_prefix("na.").is_some_and(|rest| rest == code)
    })
}

/// Reads the answer that was typed. Files are not typed.
pub(super) fn read(fields: &Fields, question: &Question) -> Result<Answer, FieldError> {
    let name = format!("a.{}", question.code);
    let typed = fields.text(&name);
    let mut answer = Answer {
        not_applicable: fields.ticked(&format!("na.{}", question.code)),
        na_reason: long(&format!("na_reason.{}", question.code), fields, LONGEST_REASON)?,
        ..Answer::default()
    };
    match question.kind {
        Kind::YesNo | Kind::OneOf | Kind::ManyOf => answer.choices = choices(fields, question, &name)?,
        Kind::Number if !typed.trim().is_empty() => answer.number = Some(number(question, &name, typed)?),
        Kind::Date if !typed.trim().is_empty() => {
            answer.date = Some(date(typed).ok_or_else(|| FieldError::new(&name, "date"))?);
        }
        Kind::Text => answer.text = long(&name, fields, LONGEST)?,
        Kind::Number | Kind::Date | Kind::File => {}
    }
    Ok(answer)
}

fn choices(fields: &Fields, question: &Question, name: &str) -> Result<Vec<String>, FieldError> {
    let mut chosen: Vec<String> = match question.kind {
        Kind::ManyOf => fields.all(&format!("{name}[]")),
        _ => fields.all(name).into_iter().filter(|c| !c.is_empty()).take(1).collect(),
    };
    chosen.sort();
    chosen.dedup();
    let known = chosen.iter().all(|c| question.options.iter().any(|o| o.code == *c));
    if known { Ok(chosen) } else { Err(FieldError::new(name, "choose")) }
}

fn number(question: &Question, name: &str, typed: &str) -> Result<i64, FieldError> {
    let limit = |n: i64| plain(n, question.decimals);
    let unit = question.unit.as_deref();
    let number = parse_number(typed, question.decimals, unit).map_err(|code| match (code, question.decimals) {
        ("too_many_decimals", 0) => FieldError::new(name, "declaration-whole"),
        _ => {
            FieldError::new(name, format!("declaration-{}", code.replace('_', "-"))).with("decimals", question.decimals)
        }
    })?;
    let below = question.min.filter(|min| number < *min);
    let above = question.max.filter(|max| number > *max);
    match (below, above) {
        (Some(min), _) => Err(FieldError::new(name, "declaration-below-min").with("min", limit(min))),
        (_, Some(max)) => Err(FieldError::new(name, "declaration-above-max").with("max", limit(max))),
        _ => Ok(number),
    }
}

fn long(name: &str, fields: &Fields, max: usize) -> Result<String, FieldError> {
    clean_lines(fields.text(name), max)
        .map_err(|long| FieldError::new(name, "too-long").with("max", long.max).with("length", long.found))
}

/// A scaled number as digits with its decimals: 12345 with 2 is `123.45`.
pub fn plain(number: i64, decimals: u8) -> String {
    let places = usize::from(decimals);
    if places == 0 {
        return number.to_string();
    }
    let digits = format!("{:0>width$}", number.unsigned_abs(), width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let sign = if number < 0 { "-" } else { "" };
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(kind: Kind) -> Question {
        Question {
            code: "E1.1".into(),
            kind,
            weight: 1,
            required: true,
            depends_on: None,
            evidence: vec![],
            options: ["yes", "no"]
                .map(|c| crate::questionnaire::rule::Choice { code: c.into(), points: 1, exclusive: false })
                .to_vec(),
            unit: Some("t".into()),
            min: Some(0),
            max: Some(1000),
            decimals: 1,
            best_of_many: None,
        }
    }

    fn form(pairs: &[(&str, &str)]) -> Fields {
        Fields(pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect())
    }

    #[test]
    fn answers_as_typed() {
        let number = |typed| read(&form(&[("a.E1.1", typed)]), &question(Kind::Number)).map(|a| a.number);
        assert_eq!(number("１２．５ t").unwrap(), Some(125));
        assert_eq!(number(" ").unwrap(), None);
        assert_eq!(number("twelve").unwrap_err().code, "declaration-not-a-number");
        assert_eq!(number("-1").unwrap_err().code, "declaration-below-min");
        assert_eq!(number("100.1").unwrap_err().with, [("max".to_owned(), "100".to_owned())]);
        let many = read(&form(&[("a.E1.1[]", "yes"), ("a.E1.1[]", "no")]), &question(Kind::ManyOf)).unwrap();
        assert_eq!(many.choices, ["no", "yes"]);
        assert_eq!(read(&form(&[("a.E1.1", "maybe")]), &question(Kind::YesNo)).unwrap_err().code, "choose");
        assert_eq!(read(&form(&[("a.E1.1", "soon")]), &question(Kind::Date)).unwrap_err().code, "date");
        let aside = read(&form(&[("na.E1.1", "1"), ("na_reason.E1.1", " no wells ")]), &question(Kind::Text)).unwrap();
        assert_eq!((aside.not_applicable, aside.na_reason.as_str()), (true, "no wells"));
        assert!(asked(&form(&[("asked[]", "E1.1")]), "E1.1") && !asked(&form(&[("a.E1.11", "x")]), "E1.1"));
        assert_eq!([plain(12345, 2), plain(5, 2), plain(-50, 1), plain(7, 0)], ["123.45", "0.05", "-5", "7"]);
    }
}
