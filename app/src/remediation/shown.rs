//! What the records of remediation, disposition, certification and people show alike.

use crate::ui::{self, Moment, Row, Tone};
use crate::visit::Visit;
use chrono::NaiveDate;
use entity::activity;
use entity::remediation::State;
use leptos::prelude::*;

/// A text of several lines as it was typed.
pub fn lines(text: &str) -> AnyView {
    let parts: Vec<AnyView> = text
        .split('\n')
        .enumerate()
        .map(|(at, line)| {
            let (gap, line) = ((at > 0).then(|| view! { <br/> }), line.to_owned());
            view! { {gap}{line} }.into_any()
        })
        .collect();
    parts.into_any()
}

/// A fact of a record.
pub fn fact(key: &str, value: impl Into<String>) -> Row {
    let value: String = value.into();
    Row::new(key, value)
}

/// A fact that is there only sometimes.
pub fn told(key: &str, text: &Option<String>) -> Option<Row> {
    text.as_ref().map(|text| Row::new(key, lines(text)))
}

/// A fact that leads somewhere.
pub fn linked(key: &str, href: String, label: &str) -> Row {
    let label = label.to_owned();
    Row::new(key, view! { <a href=href>{label}</a> })
}

/// The history of a record.
pub fn history(visit: &Visit, moments: Vec<activity::Moment>) -> AnyView {
    let moments = moments
        .into_iter()
        .map(|m| Moment { when: visit.time(m.at), title: visit.words.code("verb", &m.verb), who: m.person, note: None })
        .collect();
    ui::timeline(moments)
}

/// Where a remediation stands.
pub fn state(visit: &Visit, state: State) -> AnyView {
    let tone = match state {
        State::Opened | State::PlanReturned | State::SentBack => Tone::Warn,
        State::PlanSubmitted | State::PlanAccepted | State::EvidenceSubmitted => Tone::Info,
        State::Verified => Tone::Good,
        State::Closed => Tone::Neutral,
    };
    ui::tag(tone, visit.words.code("remediation-state", state))
}

/// The day by which the supplier must act, marked when it has passed.
pub fn owed(visit: &Visit, state: State, plan: Option<NaiveDate>, complete: NaiveDate) -> AnyView {
    let Some(day) = state.owed_by(plan, complete) else { return view! { {visit.day(complete)} }.into_any() };
    let late = (day < visit.today()).then(|| ui::tag(Tone::Bad, visit.words.remediation_overdue()));
    view! { {visit.day(day)} " " {late} }.into_any()
}
