//! The merges that wait for a second person, those that were made and can be undone, and those that came to nothing.

use super::part::country;
use crate::form::Form;
use crate::ui::{self, Kind, PageHead};
use crate::visit::{Frame, Page, Visit};
use entity::list::Place;
use entity::refusal::Outcome;
use entity::supplier::{self, MergeFilter, MergeListed, MergeState};
use leptos::prelude::*;

/// `/suppliers/merges`
pub async fn merges(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let actor = visit.actor()?;
    let filter = MergeFilter {
        state: visit.query.text("tab").parse().unwrap_or(MergeState::Proposed),
        find: visit.query.text("find").to_owned(),
        oldest: visit.query.text("sort") == "proposed",
        place: Place::read(&visit.query),
    };
    let counts = supplier::merge_counts(&visit.store, actor).await?;
    let found = supplier::merges(&visit.store, actor, &filter).await?;
    let tabs = counts
        .iter()
        .map(|(state, count)| ui::Tab {
            href: visit.with_query("tab", state.code()),
            label: w.code("supplier-merge-state", state),
            count: Some(w.total(*count)),
            current: *state == filter.state,
        })
        .collect();
    let total = visit.total(found.total);
    let frame = Frame::new(w.supplier_merges_title()).at("/suppliers").crumb("/suppliers", w.supplier_list_title());
    visit.page(frame, || {
        let look = ui::link_button("/suppliers/duplicates", w.supplier_merges_look(), Kind::Secondary);
        let head = PageHead { actions: vec![look], ..PageHead::new(w.supplier_merges_title()) };
        view! {
            {ui::page_head(head)}
            {ui::tabs(w.supplier_merges_title(), tabs)}
            {visit.by_supplier()}
            {table(visit, &filter, found.rows)}
            {visit.pager(&found.turn, total)}
        }
        .into_any()
    })
}

fn table(visit: &Visit, filter: &MergeFilter, merges: Vec<MergeListed>) -> AnyView {
    let w = visit.words;
    let rows = merges
        .into_iter()
        .map(|m| {
            let stays = side(
                visit,
                m.survivor_id,
                &m.survivor_number,
                &m.survivor_name,
                &m.survivor_country,
                &m.survivor_address,
            );
            let goes = side(visit, m.merged_id, &m.merged_number, &m.merged_name, &m.merged_country, &m.merged_address);
            let proposed = w.supplier_merges_by(&m.proposer, visit.time(m.proposed_at));
            let actions = actions(visit, &m);
            vec![stays, goes, m.reason.into_any(), proposed.into_any(), actions]
        })
        .collect();
    ui::table(ui::Table {
        caption: w.supplier_merges_title().into(),
        columns: vec![
            ui::Column::new(w.supplier_merges_survivor()),
            ui::Column::new(w.supplier_merges_merged()),
            ui::Column::new(w.supplier_merges_reason()),
            visit.sorted(w.supplier_merges_proposed(), "proposed", !filter.oldest),
            ui::Column::new(w.supplier_merges_decision()),
        ],
        rows,
        empty: ui::empty(w.supplier_merges_empty(), w.supplier_merges_empty_body(), None),
        dense: false,
    })
}

fn side(visit: &Visit, id: entity::Id, number: &str, name: &str, code: &str, address: &Option<String>) -> AnyView {
    let href = format!("/suppliers/{id}");
    let place = country(visit.lang(), code).to_owned();
    let address = address.as_ref().map(|a| format!(" · {a}")).unwrap_or_default();
    view! {
        <a href=href>{number.to_owned()}" "{name.to_owned()}</a>" "<span class="muted">{place}{address}</span>
    }
    .into_any()
}

fn actions(visit: &Visit, merge: &MergeListed) -> AnyView {
    let w = visit.words;
    let call = match merge.state {
        MergeState::Proposed => "supplier/decide-merge",
        _ => "supplier/undo-merge",
    };
    let form = Form::new(visit, call).carry("id", merge.id).carry("version", merge.version);
    match merge.state {
        MergeState::Proposed if visit.actor.as_ref().is_some_and(|a| a.person == merge.proposed_by) => {
            w.supplier_merges_own().into_any()
        }
        MergeState::Proposed => form.view(ui::actions(vec![
            ui::button_with(w.supplier_merges_accept(), Kind::Primary, "decision", "accept"),
            ui::button_with(w.supplier_merges_reject(), Kind::Secondary, "decision", "reject"),
        ])),
        state => {
            let decided = match (&merge.decider, merge.decided_at) {
                (Some(person), Some(at)) => w.supplier_merges_by(person, visit.time(at)),
                _ => String::new(),
            };
            let undo = (state == MergeState::Merged).then(|| form.button(w.supplier_merges_undo(), Kind::Quiet));
            view! { {decided}{undo} }.into_any()
        }
    }
}
