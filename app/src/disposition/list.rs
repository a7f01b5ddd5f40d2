//! The list.

use crate::ui::{self, Chip, Column, Kind as Button, PageHead, Table, Tone};
use crate::visit::{Frame, Page, Visit};
use entity::disposition::{self, DECIDE_DAYS, Filter, Kind, Listed, State, Tab};
use entity::list::Place;
use entity::permission::Permission;
use entity::refusal::Outcome;
use leptos::prelude::*;

/// `/dispositions`
pub async fn list(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let actor = visit.actor()?;
    let filter = Filter {
        tab: visit.query.text("tab").parse().unwrap_or(Tab::Decide),
        find: visit.query.text("find").to_owned(),
        kind: visit.query.text("kind").to_owned(),
        place: Place::read(&visit.query),
    };
    let counts = disposition::counts(&visit.store, actor).await?;
    let found = disposition::list(&visit.store, actor, &filter).await?;
    let tabs = counts
        .iter()
        .map(|(tab, n)| visit.tab(tab.code(), w.code("disposition-tab", tab), Some(*n), *tab == filter.tab))
        .collect();
    let total = visit.total(found.total);
    visit.page(Frame::new(w.nav_dispositions()).at("/dispositions"), || {
        let propose = visit
            .may(Permission::DispositionPropose)
            .then(|| ui::link_button("/suppliers", w.disposition_choose_supplier(), Button::Secondary));
        let head = PageHead {
            title: w.nav_dispositions().into(),
            actions: propose.into_iter().collect(),
            ..PageHead::default()
        };
        view! {
            {ui::page_head(head)}
            {ui::tabs(w.disposition_queues(), tabs)}
            {filters(visit, &filter)}
            {table(visit, found.rows)}
            {visit.pager(&found.turn, total)}
        }
        .into_any()
    })
}

/// Where a disposition stands.
pub(super) fn state(visit: &Visit, state: State) -> AnyView {
    let tone = match state {
        State::Proposed | State::Noticed => Tone::Info,
        State::Heard => Tone::Warn,
        State::InForce => Tone::Bad,
        State::Rejected | State::Lifted | State::Expired => Tone::Neutral,
    };
    ui::tag(tone, visit.words.code("disposition-state", state))
}

fn filters(visit: &Visit, filter: &Filter) -> AnyView {
    let (w, t) = (visit.words, visit.words.texts());
    let kinds = std::iter::once((String::new(), w.kit_any().to_owned()))
        .chain(Kind::ALL.iter().map(|k| (k.code().to_owned(), w.code("disposition-kind", k))))
        .collect();
    let field = ui::Field::filter("kind", w.disposition_kind()).value(filter.kind.clone());
    let chip = (!filter.kind.is_empty())
        .then(|| Chip { label: w.code("disposition-kind", &filter.kind), remove_href: visit.with_query("kind", "") });
    visit.filters(w.remediation_find(), ui::select(&t, field, kinds), chip.into_iter().collect())
}

/// What is awaited, and until when; a second signature that waits too long is marked.
fn waits(visit: &Visit, found: &Listed) -> AnyView {
    let w = visit.words;
    match (found.state, found.hear_until, found.heard_at) {
        (State::Noticed, Some(until), _) => w.disposition_answer_until(visit.until(until)).into_any(),
        (State::Noticed, None, _) => ui::tag(Tone::Warn, w.disposition_not_delivered()),
        (State::Heard, _, Some(at)) => {
            let days = (visit.today() - at.day(visit.zone)).num_days();
            let tone = if days > DECIDE_DAYS { Tone::Bad } else { Tone::Info };
            ui::tag(tone, w.disposition_waits(days))
        }
        _ => found.ends_on.map(|day| visit.day(day)).unwrap_or_default().into_any(),
    }
}

fn table(visit: &Visit, found: Vec<Listed>) -> AnyView {
    let w = visit.words;
    let rows = found
        .into_iter()
        .map(|d| {
            let href = format!("/dispositions/{}", d.id);
            let waits = waits(visit, &d);
            vec![
                view! { <a href=href>{d.number}</a> }.into_any(),
                view! { <bdi>{d.supplier}</bdi> }.into_any(),
                w.code("disposition-kind", d.kind).into_any(),
                state(visit, d.state),
                visit.time(d.proposed_at).into_any(),
                waits,
            ]
        })
        .collect();
    ui::table(Table {
        caption: w.nav_dispositions().into(),
        columns: vec![
            Column::new(w.remediation_number()),
            Column::new(w.remediation_supplier()),
            Column::new(w.disposition_kind()),
            Column::new(w.remediation_state()),
            Column::new(w.disposition_proposed_at()),
            Column::new(w.disposition_next()),
        ],
        rows,
        empty: ui::empty(w.disposition_empty(), w.disposition_empty_body(), None),
        dense: true,
    })
}
