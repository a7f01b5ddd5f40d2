//! A version: who signed, whom to invite, what it says.

use super::{draft, invite, part};
use crate::ui::{self, Chip, Column, Field, FilterBar, PageHead, Tab, Table};
use crate::visit::{Frame, Page, Visit};
use entity::instrument::{self, Listed, Selection, State, VersionDetail, VersionState};
use entity::list;
use entity::permission::Permission;
use entity::refusal::Outcome;
use leptos::prelude::*;

/// A version.
pub async fn show(visit: &Visit) -> Outcome<Page> {
    let actor = visit.actor()?;
    let id = visit.id("id")?;
    let detail = instrument::version(&visit.store, actor, id).await?;
    if detail.version.state == VersionState::Draft {
        return draft::page(visit, detail);
    }
    let may_invite = visit.may(Permission::SupplierInvite) && detail.is_current();
    match visit.query.text("tab") {
        "invite" if may_invite => {
            let selection = Selection::read(&visit.query);
            let reach = instrument::reach(&visit.store, actor, id, &selection).await?;
            let choices = instrument::choices(&visit.store, actor).await?;
            let offer = invite::Offer { selection, reach, choices };
            page(visit, &detail, "invite", may_invite, || invite::tab(visit, &detail, &offer))
        }
        "text" => page(visit, &detail, "text", may_invite, || {
            let texts: Vec<AnyView> = detail.texts.iter().map(|t| hashed(visit, t)).collect();
            view! { {texts} }.into_any()
        }),
        _ => {
            let found = instrument::signings(&visit.store, actor, id, &visit.query).await?;
            page(visit, &detail, "", may_invite, || signings(visit, &detail, found))
        }
    }
}

fn page(
    visit: &Visit,
    detail: &VersionDetail,
    tab: &str,
    may_invite: bool,
    body: impl FnOnce() -> AnyView,
) -> Outcome<Page> {
    let w = visit.words;
    let version = &detail.version;
    let title = part::name(w, version.instrument, version.number);
    let mut facts: Vec<String> = Vec::new();
    facts.extend(version.effective_on.map(|d| w.instrument_fact_effective(visit.day(d))));
    facts.extend(version.resign_by.map(|d| w.instrument_fact_resign(visit.day(d))));
    facts.extend(version.correction.then(|| w.instrument_fact_correction().to_owned()));
    facts.push(w.instrument_fact_prevailing(w.code("language", version.prevailing)));
    let here = format!("/instruments/versions/{}", version.id);
    let entry = |code: &'static str, label: &'static str| Tab {
        href: if code.is_empty() { here.clone() } else { format!("{here}?tab={code}") },
        label: label.into(),
        count: None,
        current: tab == code,
    };
    let mut tabs = vec![entry("", w.instrument_tab_signings())];
    tabs.extend(may_invite.then(|| entry("invite", w.instrument_tab_invite())));
    tabs.push(entry("text", w.instrument_tab_text()));
    let frame = Frame::new(title.clone()).at("/instruments").crumb("/instruments", w.nav_instruments());
    visit.page(frame, || {
        let status = Some(part::version_tag(w, version.state));
        view! {
            {ui::page_head(PageHead { title: title.clone(), facts, status, ..PageHead::default() })}
            {ui::tabs(title, tabs)}
            {body()}
        }
        .into_any()
    })
}

fn hashed(visit: &Visit, text: &instrument::VersionText) -> AnyView {
    let hash = text.sha256.clone();
    view! { {part::text(text)}<p class="muted">{visit.words.instrument_hash()} " " <code>{hash}</code></p> }.into_any()
}

fn signings(visit: &Visit, detail: &VersionDetail, found: list::Page<Listed>) -> AnyView {
    let w = visit.words;
    let total = w.instrument_total(w.total(found.total));
    let rows = found.rows.iter().map(|one| row(visit, one)).collect();
    let columns = vec![
        Column::new(w.instrument_supplier_number()),
        Column::new(w.instrument_supplier()),
        Column::new(w.instrument_country()),
        Column::new(w.instrument_state()),
        Column::new(w.instrument_due()),
        Column::new(w.instrument_since()),
    ];
    let empty = ui::empty("", w.instrument_signings_none(), None);
    let caption = w.instrument_tab_signings().to_owned();
    view! {
        {state_tabs(visit, detail)}
        {filters(visit)}
        {ui::table(Table { caption, columns, rows, empty, dense: true })}
        {visit.pager(&found.turn, total)}
    }
    .into_any()
}

fn row(visit: &Visit, one: &Listed) -> Vec<AnyView> {
    let w = visit.words;
    let (number, name) = (one.number.clone(), one.name.clone());
    let (href, state) = match one.state {
        Some(state) => (format!("/instruments/signings/{}", one.id), part::state_tag(w, state)),
        None => (format!("/suppliers/{}", one.supplier_id), ui::tag(ui::Tone::Neutral, w.instrument_imported())),
    };
    let overdue = one.state.is_some_and(State::is_open) && one.due_on.is_some_and(|d| d < visit.today());
    let due = one.due_on.map(|d| visit.day(d)).unwrap_or_default();
    let late = overdue.then(|| view! { " " {ui::tag(ui::Tone::Warn, w.instrument_overdue())} });
    vec![
        number.into_any(),
        view! { <a href=href><bdi>{name}</bdi></a> }.into_any(),
        w.country(&one.country).into_any(),
        state,
        view! { {due}{late} }.into_any(),
        visit.day(one.at.day(visit.zone)).into_any(),
    ]
}

fn state_tabs(visit: &Visit, detail: &VersionDetail) -> AnyView {
    let w = visit.words;
    let chosen = visit.query.text("state");
    let sum = |states: &[State]| -> i64 { states.iter().filter_map(|s| detail.counts.get(s)).sum() };
    let tab = |code: &str, label: String, count: i64| Tab {
        href: visit.with_query("state", code),
        label,
        count: Some(w.number(count)),
        current: chosen == code,
    };
    let mut tabs = vec![
        tab("", w.instrument_all().into(), sum(State::ALL)),
        tab("open", w.instrument_count_open().into(), sum(&[State::Invited, State::Viewed])),
        tab("waiting", w.instrument_count_waiting().into(), sum(&[State::Clarification, State::Offered])),
    ];
    for state in [State::Signed, State::Declined, State::Equivalent, State::Superseded, State::Void] {
        tabs.push(tab(state.code(), w.code("signing-state", state), sum(&[state])));
    }
    if detail.imported > 0 {
        tabs.push(tab("imported", w.instrument_imported().into(), detail.imported));
    }
    ui::tabs(w.instrument_state(), tabs)
}

fn filters(visit: &Visit) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    let chips = [("q", visit.query.text("q").to_owned()), ("country", w.country(visit.query.text("country")))]
        .into_iter()
        .filter(|(name, _)| !visit.query.text(name).is_empty())
        .map(|(name, label)| Chip { label, remove_href: visit.with_query(name, "") })
        .collect();
    let state = visit.query.text("state").to_owned();
    let q = Field::filter("q", w.instrument_search()).value(visit.query.text("q"));
    let country = Field::filter("country", w.instrument_country_code()).value(visit.query.text("country"));
    let fields = view! {
        <input type="hidden" name="state" value=state/>
        {ui::search_field(&t, q)}
        {ui::text_field(&t, country.width(ui::Width::Short))}
    }
    .into_any();
    ui::filter_bar(&t, FilterBar { action: visit.path.clone(), fields, chips, clear_href: visit.path.clone() })
}
