//! What pages show of declarations in the same way: states, scores, answers as text.

use crate::ui::{self, Tone};
use crate::visit::Visit;
use crate::words::Words;
use entity::activity::Moment;
use entity::declaration::{Declaration, State, plain};
use entity::questionnaire::Asked;
use entity::questionnaire::rule::{Answer, Kind, SectionStatus};
use leptos::prelude::*;

/// The state as a tag.
pub fn state(w: Words, state: State) -> AnyView {
    let tone = match state {
        State::Invited => Tone::Neutral,
        State::InProgress | State::Submitted | State::InReview => Tone::Info,
        State::Returned => Tone::Warn,
        State::Accepted => Tone::Good,
        State::CannotAnswer | State::Expired | State::Withdrawn => Tone::Neutral,
    };
    ui::tag(tone, w.code("declaration-state", state))
}

/// The status of a section as a tag.
pub fn status(w: Words, status: SectionStatus) -> AnyView {
    let tone = match status {
        SectionStatus::Completed => Tone::Good,
        SectionStatus::InProgress => Tone::Info,
        SectionStatus::Problem => Tone::Bad,
        SectionStatus::NotYetStarted | SectionStatus::CannotStartYet => Tone::Neutral,
    };
    ui::tag(tone, w.code("declaration-section", status))
}

/// A share in per cent with one decimal, rounded down so that a band is never shown before it is reached.
pub fn percent(w: Words, num: i64, den: i64) -> Option<String> {
    (den > 0).then(|| {
        let tenths = i128::from(num) * 1000 / i128::from(den);
        w.percent(format!("{}.{}", tenths / 10, tenths % 10))
    })
}

/// Rating and score in a line, always said to be self-declared.
pub fn rating(w: Words, d: &Declaration) -> Option<String> {
    let score = percent(w, d.score_num?, d.score_den?)?;
    Some(w.declaration_rating_line(d.rating.map(|r| r.code()).unwrap_or("–"), score))
}

/// The unit as it is read.
pub fn unit(w: Words, unit: &str) -> String {
    match unit {
        "persons" => w.questionnaire_unit_persons().into(),
        "hours/week" => w.questionnaire_unit_hours_week().into(),
        "m3" => "m³".into(),
        "tCO2e" => "tCO₂e".into(),
        other => other.to_owned(),
    }
}

/// An answer as paragraphs; says so when there is none.
pub fn answer(w: Words, asked: &Asked, answer: Option<&Answer>) -> AnyView {
    let Some(answer) = answer else { return none(w) };
    if answer.not_applicable {
        let reason = answer.na_reason.clone();
        return view! { <p>{w.declaration_not_applicable()}</p><p class="muted">{reason}</p> }.into_any();
    }
    let files = (answer.files > 0).then(|| view! { <p class="muted">{w.declaration_files(answer.files)}</p> });
    let lines: Vec<String> = match asked.rule.kind {
        Kind::YesNo | Kind::OneOf | Kind::ManyOf => answer.choices.iter().map(|c| asked.label(c)).collect(),
        Kind::Number => answer.number.map(|n| number(w, asked, n)).into_iter().collect(),
        Kind::Date => answer.date.map(|d| w.day(d)).into_iter().collect(),
        Kind::Text => answer.text.lines().filter(|l| !l.trim().is_empty()).map(str::to_owned).collect(),
        Kind::File => Vec::new(),
    };
    if lines.is_empty() && answer.files == 0 {
        return none(w);
    }
    let lines: Vec<_> = lines.into_iter().map(|line| view! { <p>{line}</p> }).collect();
    view! { {lines}{files} }.into_any()
}

fn none(w: Words) -> AnyView {
    view! { <p class="muted">{w.declaration_no_answer()}</p> }.into_any()
}

fn number(w: Words, asked: &Asked, number: i64) -> String {
    let digits = plain(number, asked.rule.decimals);
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let whole = whole.parse().map(|n| w.number(n)).unwrap_or_else(|_| whole.to_owned());
    let point = if fraction.is_empty() { "" } else { "." };
    let unit = asked.rule.unit.as_deref().map(|u| format!(" {}", unit(w, u))).unwrap_or_default();
    format!("{whole}{point}{fraction}{unit}")
}

/// The last day in time, with the zone it is meant in.
pub fn due(w: Words, d: &Declaration, zone: chrono_tz::Tz) -> String {
    w.declaration_due(w.end_of(d.due_on, zone))
}

/// The history of a declaration.
pub fn timeline(visit: &Visit, history: Vec<Moment>) -> AnyView {
    let w = visit.words;
    let moved = |m: &Moment| match (&m.before_state, &m.after_state) {
        (Some(before), Some(after)) => Some(moved(w, before, after)),
        _ => None,
    };
    ui::timeline(
        history
            .into_iter()
            .map(|m| ui::Moment {
                note: moved(&m),
                when: visit.time(m.at),
                title: w.code("verb", &m.verb),
                who: m.person,
            })
            .collect(),
    )
}

fn moved(w: Words, before: &str, after: &str) -> String {
    format!("{} → {}", w.code("declaration-state", before), w.code("declaration-state", after))
}
