//! The list of batches.

use crate::ui::{self, Column, Kind, PageHead, Tab, Table, Tone};
use crate::visit::{Frame, Page, Visit};
use entity::import::{self, State};
use entity::list::Place;
use entity::permission::Permission;
use entity::refusal::Outcome;
use leptos::prelude::*;

/// The batches of one tab.
pub async fn list(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let actor = visit.actor()?;
    let tab = match visit.query.text("state") {
        "" => "waiting",
        other => other,
    };
    let found = import::batches(&visit.store, actor, tab, &Place::read(&visit.query)).await?;
    let counts = import::tab_counts(&visit.store, actor).await?;
    visit.page(Frame::new(w.import_title()).at("/imports"), || {
        let new = || {
            visit
                .may(Permission::SupplierImport)
                .then(|| ui::link_button("/imports/new", w.import_new(), Kind::Primary))
        };
        let tabs = counts
            .into_iter()
            .map(|(code, count)| Tab {
                href: visit.with_query("state", code),
                label: w.code("import-tab", code),
                count: Some(w.number(count)),
                current: code == tab,
            })
            .collect();
        let rows = found.rows.iter().map(|b| row(visit, b)).collect();
        let columns = vec![
            Column::new(w.import_head_number()),
            Column::new(w.import_head_kind()),
            Column::new(w.import_head_file()),
            Column::new(w.import_head_source()),
            Column::new(w.import_head_rows()).numeric(),
            Column::new(w.import_head_refused()).numeric(),
            Column::new(w.import_head_state()),
            Column::new(w.import_head_staged()),
            Column::new(w.import_head_at()),
        ];
        let total = w.import_total(w.total(found.total));
        let head = PageHead { actions: new().into_iter().collect(), ..PageHead::new(w.import_title()) };
        view! {
            {ui::page_head(head)}
            {ui::tabs(w.import_tabs(), tabs)}
            {ui::table(Table {
                caption: w.import_title().into(),
                columns,
                rows,
                empty: ui::empty(w.import_empty_title(), w.import_empty_body(), new()),
                dense: true,
            })}
            {visit.pager(&found.turn, total)}
        }
        .into_any()
    })
}

fn row(visit: &Visit, batch: &import::Batch) -> Vec<AnyView> {
    let w = visit.words;
    let href = format!("/imports/{}", batch.id);
    vec![
        view! { <a href=href>{batch.number.clone()}</a> }.into_any(),
        w.code("import-kind", batch.kind).into_any(),
        batch.file_name.clone().into_any(),
        batch.source.clone().into_any(),
        w.number(batch.rows).into_any(),
        w.number(batch.refused).into_any(),
        state(visit, batch.state),
        batch.staged_name.clone().into_any(),
        visit.time(batch.staged_at).into_any(),
    ]
}

/// Where a batch stands.
pub fn state(visit: &Visit, state: State) -> AnyView {
    let tone = match state {
        State::Staging => Tone::Neutral,
        State::Waiting => Tone::Info,
        State::Committed => Tone::Good,
        State::UndoProposed => Tone::Warn,
        State::Undone | State::Discarded => Tone::Neutral,
    };
    ui::tag(tone, visit.words.code("import-state", state))
}
