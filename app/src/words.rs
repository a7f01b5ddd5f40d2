//! Texts. Every key of the locale files is a function here, made at build time; a missing one does not compile.

use crate::ui::Texts;
use chrono::{Datelike, NaiveDate, NaiveTime};
use chrono_tz::Tz;
use entity::instant::Instant;
pub use entity::lang::Lang;
use entity::list::{EXACT, Total};
use entity::refusal::{FieldError, Refusal};

#[cfg(test)]
mod codes;
mod spacing;

/// The texts in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words(pub Lang);

include!(concat!(env!("OUT_DIR"), "/words.rs"));

impl Words {
    /// The word for a stored code: the text of `<list>-<code>`.
    pub fn code(self, list: &str, code: impl std::fmt::Display) -> String {
        let code = code.to_string();
        self.lookup(&format!("{list}-{code}"), &[]).unwrap_or(code)
    }

    /// The sentence for a mistake in a field: reason and remedy.
    pub fn problem(self, error: &FieldError) -> String {
        // A day comes as it is stored; what was typed is said as it was typed.
        let said = |name: &str, value: &String| match value.parse::<NaiveDate>() {
            Ok(day) if name != "value" => self.day(day),
            _ => value.clone(),
        };
        let said: Vec<(&str, String)> = error.with.iter().map(|(n, v)| (n.as_str(), said(n, v))).collect();
        let with: Vec<(&str, &str)> = said.iter().map(|(n, v)| (*n, v.as_str())).collect();
        self.lookup(&format!("problem-{}", error.code), &with).unwrap_or_else(|| self.problem_other().to_owned())
    }

    /// The sentence for a mistake, after the name of its field; a question needs no colon.
    pub fn problem_of(self, label: &str, problem: String) -> String {
        if label.ends_with(['?', '？', '.', '。']) {
            format!("{label} {problem}")
        } else {
            self.problem_named(label, problem)
        }
    }

    /// The sentence for a refusal that is not about a field.
    pub fn refusal(self, refusal: &Refusal) -> String {
        match refusal {
            Refusal::Invalid(errors) => errors.iter().map(|e| self.problem(e)).collect::<Vec<_>>().join(" "),
            Refusal::NotAllowed(code) => {
                self.lookup(&format!("not-allowed-{code}"), &[]).unwrap_or_else(|| self.not_allowed_role().to_owned())
            }
            Refusal::NotFound => self.not_found_body().to_owned(),
            Refusal::Conflict(code) => {
                self.lookup(&format!("conflict-{code}"), &[]).unwrap_or_else(|| self.conflict_state().to_owned())
            }
            Refusal::Unavailable(reference) => self.unavailable_body(reference),
        }
    }

    /// 2026-11-21 or 2026年11月21日.
    pub fn day(self, day: NaiveDate) -> String {
        match self.0 {
            Lang::En => day.format("%Y-%m-%d").to_string(),
            Lang::ZhCn => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        }
    }

    /// Day and time with the zone in which they are meant.
    pub fn time(self, at: Instant, zone: Tz) -> String {
        let local = at.utc().with_timezone(&zone);
        let offset = local.format("%:z").to_string();
        let offset = offset.trim_end_matches(":00").replacen("+0", "+", 1).replacen("-0", "-", 1);
        format!("{} {} UTC{offset}", self.day(local.date_naive()), local.format("%H:%M"))
    }

    /// The last moment for something. One at midnight is the end of the day before, which nobody can take for a day
    /// more.
    pub fn until(self, at: Instant, zone: Tz) -> String {
        let local = at.utc().with_timezone(&zone);
        match local.date_naive().pred_opt().filter(|_| local.time() == NaiveTime::MIN) {
            Some(day) => self.end_of(day, zone),
            None => self.time(at, zone),
        }
    }

    /// The end of a day with the zone in which the day is meant.
    pub fn end_of(self, day: NaiveDate, zone: Tz) -> String {
        self.day_end(self.day(day), self.zone(zone))
    }

    /// A zone by the name that people give it.
    pub fn zone(self, zone: Tz) -> String {
        let name = zone.name();
        let key = name.replace(['/', '_'], "-").to_lowercase();
        self.lookup(&format!("zone-{key}"), &[]).unwrap_or_else(|| name.to_owned())
    }

    /// A number grouped by thousands.
    pub fn number(self, value: i64) -> String {
        let digits = value.unsigned_abs().to_string();
        let mut out = String::new();
        for (i, c) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push(',');
            }
            out.push(c);
        }
        if value < 0 { format!("-{out}") } else { out }
    }

    /// How many rows a list has: exact, or "10,000+".
    pub fn total(self, total: Total) -> String {
        match total {
            Total::Exactly(count) => self.number(count),
            Total::More => format!("{}+", self.number(EXACT)),
        }
    }

    /// Money in fen as yuan with its currency, and the reader's own large unit beside it where that helps.
    pub fn yuan(self, fen: i64) -> String {
        let plain = format!("CNY {}.{:02}", self.number(fen / 100), (fen % 100).abs());
        let yuan = fen as f64 / 100.0;
        match self.0 {
            Lang::ZhCn if yuan.abs() >= 1e8 => format!("{plain}（{:.2}亿元）", yuan / 1e8),
            Lang::ZhCn if yuan.abs() >= 1e4 => format!("{plain}（{:.2}万元）", yuan / 1e4),
            _ => plain,
        }
    }

    /// The two-letter country as a name.
    pub fn country(self, code: &str) -> String {
        self.lookup(&format!("country-{}", code.to_lowercase()), &[]).unwrap_or_else(|| code.to_owned())
    }

    /// The words that the parts themselves say.
    pub fn texts(self) -> Texts {
        Texts {
            there_is_a_problem: self.kit_there_is_a_problem().into(),
            error_prefix: self.kit_error_prefix().into(),
            optional: self.kit_optional().into(),
            choose: self.kit_choose().into(),
            first: self.kit_first().into(),
            previous: self.kit_previous().into(),
            next: self.kit_next().into(),
            pages: self.kit_pages().into(),
            apply: self.kit_apply().into(),
            clear: self.kit_clear().into(),
            filters: self.kit_filters().into(),
            no_filters: self.kit_no_filters().into(),
            remove_filter: self.kit_remove_filter().into(),
            skip_to_content: self.kit_skip_to_content().into(),
            menu: self.kit_menu().into(),
            navigation: self.kit_navigation().into(),
            you_are_here: self.kit_you_are_here().into(),
            acting_for: self.kit_acting_for().into(),
            show_figures: self.kit_show_figures().into(),
            what_will_happen: self.kit_what_will_happen().into(),
            how_counted: self.kit_how_counted().into(),
            step_done: self.kit_step_done().into(),
            step_current: self.kit_step_current().into(),
            step_ahead: self.kit_step_ahead().into(),
            not_defined: self.kit_not_defined().into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lang, Words};
    use entity::refusal::FieldError;

    #[test]
    fn a_mistake_names_a_day_as_its_reader_writes_it() {
        let error = FieldError::new("effective_on", "supplier-before-current").with("day", "2026-03-01");
        assert!(Words(Lang::ZhCn).problem(&error).contains("2026年3月1日"));
        assert!(Words(Lang::En).problem(&error).contains("2026-03-01"));
    }
}
