//! The queue.

use super::shown;
use crate::ui::{self, Chip, Column, PageHead, Table};
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
        .map(|(tab, n)| visit.tab(tab.code(), w.code("remediation-tab", tab), Some(*n), *tab == filter.tab))
        .collect();
    let total = visit.total(found.total);
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
    let field = ui::Field::filter("severity", w.remediation_severity()).value(filter.severity.clone());
    let chip = (!filter.severity.is_empty()).then(|| Chip {
        label: w.code("finding-severity", &filter.severity),
        remove_href: visit.with_query("severity", ""),
    });
    visit.filters(w.remediation_find(), ui::select(&t, field, severities), chip.into_iter().collect())
}

fn table(visit: &Visit, filter: &Filter, found: Vec<Listed>) -> AnyView {
    let w = visit.words;
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
            visit.sorted(w.remediation_due(), "due", filter.descending),
        ],
        rows,
        empty: ui::empty(w.remediation_empty(), w.remediation_empty_body(), None),
        dense: true,
    })
}
