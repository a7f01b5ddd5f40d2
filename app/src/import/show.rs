//! One batch: what the file says, what was wrong, and what may be done now.

use super::{list, problems, steps};
use crate::ui::{self, Column, PageHead, Row, Table};
use crate::visit::{Frame, Page, Visit};
use entity::activity;
use entity::import::{self, Batch, BatchRow, Group, Mapping, RowOutcome, State, Which};
use entity::list::Place;
use entity::refusal::Outcome;
use leptos::prelude::*;

/// Groups of possible duplicates that are shown.
const GROUPS: usize = 50;

/// The page of a batch.
pub async fn show(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let actor = visit.actor()?;
    let (store, id) = (&visit.store, visit.id("id")?);
    let batch = import::batch(store, actor, id).await?;
    let (header, mapping) = (batch.header()?, batch.mapping()?);
    let (notes, duplicates) = (batch.notes()?, batch.duplicates()?);
    let first = import::batch_rows(store, actor, id, Which::All, -1, 10).await?;
    let (wrong, turn) = import::problem_rows(store, actor, id, &Place::read(&visit.query)).await?;
    let left = match batch.state {
        State::Undone => import::batch_rows(store, actor, id, Which::Left, -1, 200).await?,
        _ => Vec::new(),
    };
    let history = activity::of(store, id, 20).await?;
    let title = format!("{} {}", batch.number, batch.file_name);
    let frame = Frame::new(title.clone()).at("/imports").crumb("/imports", w.import_title());
    visit.page(frame, || {
        let head = PageHead {
            caption: Some(w.code("import-kind", batch.kind)),
            facts: vec![batch.source.clone(), batch.staged_name.clone(), visit.time(batch.staged_at)],
            status: Some(list::state(visit, batch.state)),
            ..PageHead::new(title)
        };
        let mapping_form = (batch.state == State::Waiting).then(|| steps::mapping(visit, &batch, &header, &mapping));
        let kept = (batch.state == State::Undone).then(|| kept(visit, &batch, &mapping, &left));
        let moments = history.into_iter().map(|m| ui::Moment {
            when: visit.time(m.at),
            title: w.code("verb", m.verb),
            who: m.person,
            note: None,
        });
        let moments: Vec<ui::Moment> = moments.collect();
        view! {
            {ui::page_head(head)}
            {counts(visit, &batch)}
            {steps::steps(visit, &batch)}
            {mapping_form}
            {kept}
            {problems::notes(visit, &batch, &notes)}
            {groups(visit, &duplicates)}
            {(!first.is_empty()).then(|| preview(visit, &batch, &mapping, w.import_preview(), &first))}
            {problems::table(visit, &batch, &wrong, &turn)}
            {facts(visit, &batch)}
            {(!moments.is_empty()).then(|| ui::section(w.import_history(), ui::timeline(moments)))}
        }
        .into_any()
    })
}

fn counts(visit: &Visit, batch: &Batch) -> AnyView {
    let w = visit.words;
    let refused = match batch.refused {
        0 => w.number(0).into_any(),
        count => view! {
            {w.number(count)}" "<a href=format!("/imports/{}/refused.csv", batch.id)>{w.import_download_refused()}</a>
        }
        .into_any(),
    };
    let mut rows = vec![
        Row::new(w.import_count_rows(), w.number(batch.rows)),
        Row::new(w.import_count_created(), w.number(batch.created)),
        Row::new(w.import_count_updated(), w.number(batch.updated)),
        Row::new(w.import_count_unchanged(), w.number(batch.unchanged)),
        Row::new(w.import_count_refused(), refused),
    ];
    if batch.kind == import::Kind::Suppliers && batch.state == State::Committed {
        let href = format!("/suppliers?batch={}", batch.id);
        rows.push(Row::new(w.import_kind_suppliers(), view! { <a href=href>{w.import_suppliers_link()}</a> }));
    }
    ui::section(w.import_counts(), ui::summary_list(rows))
}

fn facts(visit: &Visit, batch: &Batch) -> AnyView {
    let w = visit.words;
    let mut rows = vec![
        Row::new(w.import_head_source(), batch.source.clone()),
        Row::new(w.import_fact_format(), batch.format.to_uppercase()),
        Row::new(w.import_fact_hash(), batch.sha256.clone()),
    ];
    if let Some(encoding) = &batch.encoding {
        rows.insert(2, Row::new(w.import_fact_encoding(), encoding.clone()));
    }
    if let Some(at) = batch.committed_at {
        rows.push(Row::new(w.import_fact_written(), visit.time(at)));
    }
    if let Some(at) = batch.undone_at {
        rows.push(Row::new(w.import_fact_undone(), visit.time(at)));
    }
    ui::section(w.import_facts(), ui::summary_list(rows))
}

/// Rows with the columns that were understood.
fn preview(visit: &Visit, batch: &Batch, mapping: &Mapping, title: &str, rows: &[BatchRow]) -> AnyView {
    let w = visit.words;
    let shown: Vec<(&str, usize)> = import::targets(batch.kind)
        .filter_map(|target| Some((target.code, *mapping.get(target.code)?)))
        .take(8)
        .collect();
    let mut columns = vec![Column::new(w.import_head_row()).numeric(), Column::new(w.import_head_outcome())];
    columns.extend(shown.iter().map(|(code, _)| Column::new(w.code("import-column", code))));
    let line = |row: &BatchRow| {
        let number = match row.supplier {
            Some(id) if batch.committed_at.is_some() && row.outcome != RowOutcome::Undone => {
                view! { <a href=format!("/suppliers/{id}")>{w.number(row.number)}</a> }.into_any()
            }
            _ => w.number(row.number).into_any(),
        };
        let mut cells = vec![number, w.code("import-outcome", row.outcome).into_any()];
        cells.extend(shown.iter().map(|(_, column)| {
            let cell = row.cells.get(*column).map(String::as_str).unwrap_or_default();
            cell.chars().take(120).collect::<String>().into_any()
        }));
        cells
    };
    let table = ui::table(Table {
        caption: title.to_owned(),
        columns,
        rows: rows.iter().map(line).collect(),
        empty: ().into_any(),
        dense: true,
    });
    ui::section(title, table)
}

fn kept(visit: &Visit, batch: &Batch, mapping: &Mapping, rows: &[BatchRow]) -> AnyView {
    let w = visit.words;
    match rows.is_empty() {
        true => ui::section(w.import_kept(), view! { <p>{w.import_kept_none()}</p> }.into_any()),
        false => preview(visit, batch, mapping, w.import_kept(), rows),
    }
}

fn groups(visit: &Visit, groups: &[Group]) -> Option<AnyView> {
    let w = visit.words;
    if groups.is_empty() {
        return None;
    }
    let line = |(at, group): (usize, &Group)| {
        let member = |m: &import::Member| match (m.row, m.supplier) {
            (None, Some(id)) => view! { <a href=format!("/suppliers/{id}")>{m.label.clone()}</a>" " }.into_any(),
            (Some(row), _) => format!("{} {} ({}) ", w.import_head_row(), w.number(row), m.label).into_any(),
            _ => m.label.clone().into_any(),
        };
        vec![w.number(at as i64 + 1).into_any(), group.iter().take(40).map(member).collect::<Vec<_>>().into_any()]
    };
    let more = (groups.len() > GROUPS).then(|| {
        let count = w.number((groups.len() - GROUPS) as i64);
        view! { <p>{w.import_duplicates_more(count)}</p> }
    });
    let table = ui::table(Table {
        caption: w.import_duplicates().into(),
        columns: vec![Column::new(w.import_duplicates_group()).numeric(), Column::new(w.import_duplicates_members())],
        rows: groups.iter().take(GROUPS).enumerate().map(line).collect(),
        empty: ().into_any(),
        dense: true,
    });
    let lead = w.import_duplicates_body(w.number(groups.len() as i64));
    Some(ui::section(w.import_duplicates(), view! { <p>{lead}</p>{table}{more} }.into_any()))
}
