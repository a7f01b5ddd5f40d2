//! The queue.

use super::shown;
use crate::ui::{self, Chip, Column, FilterBar, Order, PageHead, Table};
use crate::visit::{Frame, Page, Visit};
use entity::finding::rule::Severity;
use entity::list::Place;
use entity::refusal::Outcome;
use entity::remediation::{self, Filter, Listed, Tab};
use leptos::prelude::*;

/// `/remediations`
pub async fn list(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let actor = visit.actor()?;
    let filter = Filter {
        tab: visit.query.text("tab").parse().unwrap_or(Tab::Plans),
        find: visit.query.text("find").to_owned(),
        severity: visit.query.text("severity").to_owned(),
        descending: visit.query.text("sort") == "-due",
        place: Place::read(&visit.query),
    };
    let counts = remediation::counts(&visit.store, actor, visit.today()).await?;
    let found = remediation::list(&visit.store, actor, &filter, visit.today()).await?;
    let tabs = counts
        .iter()
        .map(|(tab, n)| shown::tab(visit, tab.code(), w.code("remediation-tab", tab), Some(*n), *tab == filter.tab))
        .collect();
    let total = shown::total(visit, found.total);
    visit.page(Frame::new(w.nav_remediations()).at("/remediations"), || {
        view! {
            {ui::page_head(PageHead::new(w.nav_remediations()))}
            {ui::tabs(w.remediation_queues(), tabs)}
            {filters(visit, &filter)}
            {table(visit, &filter, found.rows)}
            {visit.pager(&found.turn, total)}
        }
        .into_any()
    })
}

fn filters(visit: &Visit, filter: &Filter) -> AnyView {
    let (w, t) = (visit.words, visit.words.texts());
    let with_dates = Severity::ALL.iter().filter(|s| **s != Severity::Observation);
    let severities = std::iter::once((String::new(), w.kit_any().to_owned()))
        .chain(with_dates.map(|s| (s.code().to_owned(), w.code("finding-severity", s))))
        .collect();
    let find = ui::search_field(&t, ui::Field::new("find", w.remediation_find()).value(filter.find.clone()));
    let severity =
        ui::select(&t, ui::Field::new("severity", w.remediation_severity()).value(filter.severity.clone()), severities);
    let mut chips = Vec::new();
    if !filter.find.is_empty() {
        chips.push(Chip { label: filter.find.clone(), remove_href: visit.with_query("find", "") });
    }
    if !filter.severity.is_empty() {
        let label = w.code("finding-severity", &filter.severity);
        chips.push(Chip { label, remove_href: visit.with_query("severity", "") });
    }
    let tab = filter.tab.code();
    ui::filter_bar(
        &t,
        FilterBar {
            action: "/remediations".into(),
            fields: view! { <input type="hidden" name="tab" value=tab/>{find}{severity} }.into_any(),
            chips,
            clear_href: format!("/remediations?tab={tab}"),
        },
    )
}

fn table(visit: &Visit, filter: &Filter, found: Vec<Listed>) -> AnyView {
    let w = visit.words;
    let (order, turned) = if filter.descending { (Order::Desc, "due") } else { (Order::Asc, "-due") };
    let rows = found
        .into_iter()
        .map(|r| {
            let href = format!("/remediations/{}", r.id);
            vec![
                view! { <a href=href>{r.number}</a> }.into_any(),
                view! { <bdi>{r.supplier}</bdi> }.into_any(),
                w.code("finding-kind", &r.kind).into_any(),
                w.code("finding-severity", &r.severity).into_any(),
                shown::state(visit, r.state),
                shown::owed(visit, r.state, r.plan_due, r.complete_due),
            ]
        })
        .collect();
    ui::table(Table {
        caption: w.nav_remediations().into(),
        columns: vec![
            Column::new(w.remediation_number()),
            Column::new(w.remediation_supplier()),
            Column::new(w.remediation_finding()),
            Column::new(w.remediation_severity()),
            Column::new(w.remediation_state()),
            Column::new(w.remediation_due()).sort(visit.with_query("sort", turned), Some(order)),
        ],
        rows,
        empty: ui::empty(w.remediation_empty(), w.remediation_empty_body(), None),
        dense: true,
    })
}
