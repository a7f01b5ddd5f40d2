//! What the records of remediation, disposition, certification and people show alike.

use crate::ui::{self, Chip, Column, FilterBar, Moment, Order, Row, Tone};
use crate::visit::{Visit, address};
use chrono::NaiveDate;
use entity::activity;
use entity::list::Total;
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

/// How many rows a list has.
pub fn total(visit: &Visit, total: Total) -> String {
    visit.words.remediation_total(visit.words.total(total))
}

/// A tab that keeps the other filters.
pub fn tab(visit: &Visit, code: &str, label: String, count: Option<i64>, current: bool) -> ui::Tab {
    ui::Tab { href: visit.with_query("tab", code), label, count: count.map(|n| visit.words.number(n)), current }
}

/// The filter of a list that is narrowed by its supplier alone; tab and order stay.
pub fn by_supplier(visit: &Visit) -> AnyView {
    filters(visit, visit.words.remediation_find(), ().into_any(), Vec::new())
}

/// A field to search by, what else narrows the list, and what is in force.
pub fn filters(visit: &Visit, label: &str, also: AnyView, chips: Vec<Chip>) -> AnyView {
    let t = visit.words.texts();
    let find = visit.query.text("find").trim().to_owned();
    let kept = ["tab", "sort"].map(|name| (name, visit.query.text(name).to_owned()));
    let hidden: Vec<AnyView> = kept
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| view! { <input type="hidden" name=*name value=value.clone()/> }.into_any())
        .collect();
    let typed = ui::search_field(&t, ui::Field::filter("find", label).value(find.clone()));
    let found = (!find.is_empty()).then(|| Chip { label: find, remove_href: visit.with_query("find", "") });
    let kept: Vec<(&str, &str)> = kept.iter().filter(|(_, v)| !v.is_empty()).map(|(n, v)| (*n, v.as_str())).collect();
    ui::filter_bar(
        &t,
        FilterBar {
            action: visit.path.clone(),
            fields: view! { {hidden}{typed}{also} }.into_any(),
            chips: found.into_iter().chain(chips).collect(),
            clear_href: address(&visit.path, &kept),
        },
    )
}

/// The head of the column that decides the order of a list; it leads to the same list turned round.
pub fn sorted(visit: &Visit, label: &str, name: &str, down: bool) -> Column {
    let (order, other) = if down { (Order::Desc, name.to_owned()) } else { (Order::Asc, format!("-{name}")) };
    Column::new(label).sort(visit.with_query("sort", &other), Some(order))
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
