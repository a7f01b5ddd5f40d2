//! The reviewers' queue.

use super::shown;
use crate::ui::{self, Chip, Column, Field, FilterBar, Order, PageHead, Table, Tone};
use crate::visit::{Frame, Page, Visit};
use entity::declaration::{self, Campaign, Filter, Queued, Sort, State, Tab};
use entity::questionnaire::rule::Rating;
use entity::refusal::Outcome;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Tabs, filters and one page of declarations.
pub async fn list(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let actor = visit.actor()?;
    let filter = Filter::read(&visit.query);
    let page = declaration::queue(&visit.store, actor, &filter).await?;
    let counts = declaration::counts(&visit.store, actor, &filter).await?;
    let campaigns = declaration::campaigns(&visit.store, actor).await?;
    visit.page(Frame::new(w.declaration_queue_title()).at("/declarations"), || {
        let rows = page.rows.iter().map(|d| row(visit, d)).collect();
        let sorted = if filter.sort == Sort::Due { Order::Asc } else { Order::Desc };
        let other = if filter.sort == Sort::Due { Sort::DueLast } else { Sort::Due };
        let table = ui::table(Table {
            caption: w.declaration_queue_title().into(),
            columns: vec![
                Column::new(w.declaration_col_number()),
                Column::new(w.declaration_col_supplier()),
                Column::new(w.declaration_col_campaign()),
                Column::new(w.declaration_col_state()),
                Column::new(w.declaration_col_due()).sort(visit.with_query("sort", other.code()), Some(sorted)),
                Column::new(w.declaration_col_submitted()),
                Column::new(w.declaration_col_reviewer()),
                Column::new(w.declaration_col_rating()),
            ],
            rows,
            empty: ui::empty(w.declaration_queue_empty(), w.declaration_queue_empty_body(), None),
            dense: true,
        });
        let total = w.declaration_total(w.total(page.total));
        view! {
            {ui::page_head(PageHead::new(w.declaration_queue_title()))}
            {tabs(visit, &filter, &counts)}
            {filters(visit, &filter, &campaigns)}
            {table}
            {visit.pager(&page.turn, total)}
        }
        .into_any()
    })
}

fn row(visit: &Visit, d: &Queued) -> Vec<AnyView> {
    let w = visit.words;
    let late = d.late.then(|| ui::tag(Tone::Warn, w.declaration_late()));
    let (own, supplier) = (format!("/declarations/{}", d.id), format!("/suppliers/{}", d.supplier_id));
    let score = d.score_num.zip(d.score_den).and_then(|(num, den)| shown::percent(w, num, den));
    let rating = d.rating.map(|r| format!("{r} · {}", score.unwrap_or_default())).unwrap_or_default();
    vec![
        view! { <a href=own>{d.number.clone()}</a> }.into_any(),
        view! { <a href=supplier><bdi>{d.supplier.clone()}</bdi></a>" "<span class="muted">{d.supplier_number.clone()}</span> }
            .into_any(),
        d.campaign.clone().into_any(),
        view! { {shown::state(w, d.state)}{late} }.into_any(),
        w.day(d.due_on).into_any(),
        d.submitted_at.map(|at| w.day(at.day(visit.zone))).unwrap_or_default().into_any(),
        d.reviewer.clone().unwrap_or_default().into_any(),
        rating.into_any(),
    ]
}

fn tabs(visit: &Visit, filter: &Filter, counts: &BTreeMap<State, i64>) -> AnyView {
    let w = visit.words;
    let count = |tab: Tab| match tab {
        Tab::ToReview => counts.get(&State::Submitted).copied().unwrap_or(0),
        Tab::InReview => counts.get(&State::InReview).copied().unwrap_or(0),
        Tab::All => counts.values().sum(),
    };
    let tabs = Tab::ALL
        .iter()
        .map(|tab| ui::Tab {
            href: visit.with_query("tab", tab.code()),
            label: w.code("declaration-tab", tab),
            count: Some(w.number(count(*tab))),
            current: *tab == filter.tab,
        })
        .collect();
    ui::tabs(w.declaration_queue_title(), tabs)
}

fn filters(visit: &Visit, filter: &Filter, campaigns: &[Campaign]) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    let select = |name: &str, label: &str, value: String, options: Vec<(String, String)>| {
        let options = [(String::new(), w.declaration_any().to_owned())].into_iter().chain(options).collect();
        ui::select(&t, Field::filter(name, label).value(value), options)
    };
    let named: Vec<(String, String)> =
        campaigns.iter().map(|c| (c.id.to_string(), format!("{} {}", c.number, c.title(w.0)))).collect();
    let campaign = filter.campaign.map(|id| id.to_string()).unwrap_or_default();
    let chip = |name: &str, label: String| Chip { label, remove_href: visit.with_query(name, "") };
    let chips = [
        named.iter().find(|(id, _)| *id == campaign).map(|(_, label)| chip("campaign", label.clone())),
        filter.state.map(|s| chip("state", w.code("declaration-state", s))),
        filter.rating.map(|r| chip("rating", w.declaration_rating_is(r))),
        (!filter.supplier.is_empty()).then(|| chip("supplier", filter.supplier.clone())),
        filter.late.then(|| chip("late", w.declaration_late().to_owned())),
    ];
    let states = State::ALL.iter().map(|s| (s.code().to_owned(), w.code("declaration-state", s))).collect();
    let ratings = Rating::ALL.iter().map(|r| (r.code().to_owned(), r.code().to_owned())).collect();
    let (state, rating) = (filter.state.map(|s| s.to_string()), filter.rating.map(|r| r.to_string()));
    let state =
        (filter.tab == Tab::All).then(|| select("state", w.declaration_col_state(), state.unwrap_or_default(), states));
    let fields = view! {
        <input type="hidden" name="tab" value=filter.tab.code()/>
        <input type="hidden" name="sort" value=filter.sort.code()/>
        {ui::search_field(&t, Field::filter("supplier", w.declaration_col_supplier()).value(filter.supplier.clone()))}
        {select("campaign", w.declaration_col_campaign(), campaign, named)}
        {state}
        {select("rating", w.declaration_col_rating(), rating.unwrap_or_default(), ratings)}
        {ui::checkbox(&t, Field::new("late", w.declaration_only_late()).value("1"), filter.late)}
    }
    .into_any();
    let clear_href = format!("/declarations?tab={}", filter.tab);
    let chips = chips.into_iter().flatten().collect();
    ui::filter_bar(&t, FilterBar { action: "/declarations".into(), fields, chips, clear_href })
}
