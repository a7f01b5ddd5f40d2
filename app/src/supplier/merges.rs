//! Possible duplicates over the whole register, and the merges that wait for a second person.

use super::part::{category, country, standing_tag};
use crate::form::Form;
use crate::ui::{self, Column, Kind, PageHead};
use crate::visit::{Frame, Page, Visit};
use entity::list::Place;
use entity::refusal::Outcome;
use entity::supplier::{self, Category, Group, MergeListed, MergeState};
use leptos::prelude::*;

/// The merges that wait, and those that were made and can be undone.
pub async fn merges(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let actor = visit.actor()?;
    let waiting = supplier::merges(&visit.store, actor, MergeState::Proposed).await?;
    let done = supplier::merges(&visit.store, actor, MergeState::Merged).await?;
    visit.page(
        Frame::new(w.supplier_merges_title()).at("/suppliers").crumb("/suppliers", w.supplier_list_title()),
        || {
            let look = ui::link_button("/suppliers/duplicates", w.supplier_merges_look(), Kind::Secondary);
            let head = PageHead { actions: vec![look], ..PageHead::new(w.supplier_merges_title()) };
            let waiting = table(visit, w.supplier_merges_waiting(), waiting, w.supplier_merges_waiting_none());
            let done = table(visit, w.supplier_merges_done(), done, w.supplier_merges_done_none());
            view! {
                {ui::page_head(head)}
                {ui::section(w.supplier_merges_waiting(), waiting)}
                {ui::section(w.supplier_merges_done(), done)}
            }
            .into_any()
        },
    )
}

fn table(visit: &Visit, caption: &str, merges: Vec<MergeListed>, none: &'static str) -> AnyView {
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
            let proposed = format!("{}, {}", m.proposer, visit.time(m.proposed_at));
            let actions = actions(visit, &m);
            vec![stays, goes, m.reason.into_any(), proposed.into_any(), actions]
        })
        .collect();
    ui::table(ui::Table {
        caption: caption.into(),
        columns: vec![
            Column::new(w.supplier_merges_survivor()),
            Column::new(w.supplier_merges_merged()),
            Column::new(w.supplier_merges_reason()),
            Column::new(w.supplier_merges_proposed()),
            Column::new(w.supplier_merges_decision()),
        ],
        rows,
        empty: view! { <p>{none}</p> }.into_any(),
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
        _ => {
            let decided = match (&merge.decider, merge.decided_at) {
                (Some(person), Some(at)) => format!("{person}, {}", visit.time(at)),
                _ => String::new(),
            };
            view! { {decided}{form.button(w.supplier_merges_undo(), Kind::Quiet)} }.into_any()
        }
    }
}

/// Groups of records with the same country and folded name.
pub async fn duplicates(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let page = supplier::duplicates(&visit.store, visit.actor()?, &Place::read(&visit.query)).await?;
    let categories = supplier::categories(visit.store.read()).await?;
    let total = w.supplier_duplicates_total(w.total(page.total));
    visit.page(
        Frame::new(w.supplier_duplicates_title()).at("/suppliers").crumb("/suppliers", w.supplier_list_title()),
        || {
            let waiting = ui::link_button("/suppliers/merges", w.supplier_list_merges(), Kind::Secondary);
            let head = PageHead { actions: vec![waiting], ..PageHead::new(w.supplier_duplicates_title()) };
            let groups: Vec<AnyView> = page.rows.into_iter().map(|g| group(visit, &categories, g)).collect();
            let groups = match groups.is_empty() {
                true => ui::empty(w.supplier_duplicates_empty_title(), w.supplier_duplicates_empty_body(), None),
                false => groups.into_any(),
            };
            view! {
                {ui::page_head(head)}
                <p>{w.supplier_duplicates_body()}</p>
                {groups}
                {visit.pager(&page.turn, total)}
            }
            .into_any()
        },
    )
}

fn group(visit: &Visit, categories: &[Category], group: Group) -> AnyView {
    let w = visit.words;
    let Some(first) = group.members.first() else { return ().into_any() };
    let title = w.supplier_duplicates_group(country(visit.lang(), &first.country), &first.name);
    let mut form = Form::new(visit, "supplier/propose-merges").carry("reason", w.supplier_merge_reason_alike());
    for member in &group.members {
        form = form.carry("merged[]", member.id);
    }
    let buttons = group
        .members
        .iter()
        .map(|m| {
            let id = m.id.to_string();
            ui::button_with(w.supplier_duplicates_keep(&m.number), Kind::Secondary, "survivor", id)
        })
        .collect();
    let rows = group
        .members
        .into_iter()
        .map(|m| {
            let href = format!("/suppliers/{}", m.id);
            vec![
                view! { <a href=href>{m.number}</a> }.into_any(),
                m.name.into_any(),
                m.city.unwrap_or_default().into_any(),
                m.address.unwrap_or_default().into_any(),
                category(visit.lang(), categories, &m.category).to_owned().into_any(),
                standing_tag(w, m.standing),
            ]
        })
        .collect();
    let table = ui::table(ui::Table {
        caption: title.clone(),
        columns: vec![
            Column::new(w.supplier_list_number()),
            Column::new(w.supplier_list_name()),
            Column::new(w.supplier_field_city()),
            Column::new(w.supplier_field_address()),
            Column::new(w.supplier_list_category()),
            Column::new(w.supplier_list_standing()),
        ],
        rows,
        empty: ().into_any(),
        dense: true,
    });
    ui::section(title, view! { {table}{form.view(ui::actions(buttons))} }.into_any())
}
