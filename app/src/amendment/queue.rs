//! Procurement's queue, and one amendment with its proof.

use super::shown;
use crate::evidence;
use crate::form::Form;
use crate::ui::{self, Column, Kind, NoticeKind, PageHead, Row, Tab as UiTab, Table};
use crate::visit::{Frame, Page, Visit};
use entity::amendment::{self, Amendment, State, Tab, Values};
use entity::evidence::{File, Target};
use entity::list::Place;
use entity::refusal::Outcome;
use entity::supplier;
use leptos::prelude::*;

/// `/amendments`
pub async fn list(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let tab = visit.query.text("tab").parse().unwrap_or(Tab::Waiting);
    let (find, place) = (visit.query.text("find"), Place::read(&visit.query));
    let found = amendment::list(&visit.store, visit.actor()?, tab, find, &place).await?;
    let tabs = Tab::ALL
        .iter()
        .map(|one| UiTab {
            href: visit.with_query("tab", one.code()),
            label: w.code("amendment-tab", one),
            count: None,
            current: *one == tab,
        })
        .collect();
    let frame = Frame::new(w.amendment_queue()).at("/suppliers").crumb("/suppliers", w.supplier_list_title());
    visit.page(frame, || {
        let rows = found.rows.iter().map(|a| row(visit, a)).collect();
        view! {
            {ui::page_head(PageHead::new(w.amendment_queue()))}
            {ui::tabs(w.amendment_queue(), tabs)}
            {visit.by_supplier()}
            {ui::table(Table {
                caption: w.amendment_queue().into(),
                columns: vec![
                    Column::new(w.amendment_number()),
                    Column::new(w.amendment_supplier()),
                    Column::new(w.amendment_state()),
                    Column::new(w.amendment_submitted()),
                    Column::new(w.amendment_proposer()),
                ],
                rows,
                empty: ui::empty(w.amendment_queue_empty(), w.amendment_queue_empty_body(), None),
                dense: true,
            })}
            {visit.pager(&found.turn, w.amendment_total(w.total(found.total)))}
        }
        .into_any()
    })
}

fn row(visit: &Visit, a: &Amendment) -> Vec<AnyView> {
    let href = format!("/amendments/{}", a.id);
    vec![
        view! { <a href=href>{a.number.clone()}</a> }.into_any(),
        view! { <bdi>{a.supplier.clone()}</bdi>" "<span class="muted">{a.supplier_number.clone()}</span> }.into_any(),
        shown::state(visit, a.state),
        a.submitted_at.map(|at| visit.time(at)).unwrap_or_default().into_any(),
        a.proposer.clone().into_any(),
    ]
}

/// `/amendments/{id}`
pub async fn show(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let actor = visit.actor()?;
    let found = amendment::one(&visit.store, actor, visit.id("id")?).await?;
    let record = supplier::detail(&visit.store, actor, found.supplier_id).await?.record;
    let now = Values::of(&record);
    let target = Target::Amendment(found.id);
    let files: Vec<File> = entity::evidence::of(visit.store.read(), &target).await?;
    let frame = Frame::new(found.number.clone())
        .at("/suppliers")
        .crumb("/suppliers", w.supplier_list_title())
        .crumb("/amendments", w.amendment_queue());
    visit.page(frame, || {
        let head = PageHead {
            caption: Some(w.amendment_queue().into()),
            facts: vec![found.supplier.clone(), found.supplier_number.clone()],
            status: Some(shown::state(visit, found.state)),
            ..PageHead::new(found.number.clone())
        };
        let differences = shown::differences(visit, &shown::before(&found, &now), &found.values());
        let decide = (found.state == State::Submitted).then(|| decide(visit, &found));
        view! {
            {ui::page_head(head)}
            {ui::section(w.amendment_differences(), differences)}
            {ui::section(w.amendment_proof(), evidence::part(visit, found.supplier_id, &target, files, false))}
            {ui::section(w.amendment_said(), ui::summary_list(facts(visit, &found)))}
            {decide}
        }
        .into_any()
    })
}

fn facts(visit: &Visit, found: &Amendment) -> Vec<Row> {
    let w = visit.words;
    let supplier = format!("/suppliers/{}", found.supplier_id);
    let name = found.supplier.clone();
    let mut rows = vec![
        Row::new(w.amendment_supplier(), view! { <a href=supplier>{name}</a> }),
        Row::new(w.amendment_statement(), found.statement.clone()),
        Row::new(w.amendment_proposer(), found.proposer.clone()),
    ];
    rows.extend(found.submitted_at.map(|at| Row::new(w.amendment_submitted(), visit.time(at))));
    if let (Some(decider), Some(at)) = (&found.decider, found.decided_at) {
        rows.push(Row::new(w.amendment_decided(), format!("{decider}, {}", visit.time(at))));
    }
    rows.extend(found.decision_reason.as_ref().map(|reason| Row::new(w.amendment_reason(), reason.clone())));
    rows
}

fn decide(visit: &Visit, found: &Amendment) -> AnyView {
    let (w, t) = (visit.words, visit.words.texts());
    if visit.actor.as_ref().is_some_and(|actor| actor.person == found.proposed_by) {
        return ui::notice(NoticeKind::Info, w.amendment_own());
    }
    let about = |call: &str| Form::new(visit, call).carry("id", found.id).carry("version", found.version);
    let approve = about("amendment/approve");
    let today = visit.today().to_string();
    let since = approve.field_with("effective_on", w.supplier_field_effective_on(), &today);
    let since = ui::date_field(&t, since.hint(w.amendment_effective_hint()));
    let button = ui::actions(vec![ui::button(w.amendment_approve(), Kind::Primary)]);
    let approve = approve.view(view! { {since}{button} });
    let back = about("amendment/return");
    let reason = ui::text_area(&t, back.field("reason", w.amendment_reason()).hint(w.amendment_reason_hint()), 4, None);
    let button = ui::actions(vec![ui::button(w.amendment_return(), Kind::Secondary)]);
    let back = back.view(view! { {reason}{button} });
    view! {
        {ui::section(w.amendment_approve_title(), approve)}
        {ui::section(w.amendment_return_title(), back)}
    }
    .into_any()
}
