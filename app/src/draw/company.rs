//! The company's side of a draw: hashes before the visits, its own line once the draw is published.

use super::result::{probability, stratum_name};
use super::tone;
use crate::ui::{self, Chip, Column, Field, FilterBar, PageHead, Row, Table};
use crate::visit::{Frame, Page, Visit};
use entity::draw::{self, OwnDraw, State};
use entity::refusal::Outcome;
use entity::supplier::{self, Category};
use leptos::prelude::*;

/// The draws that the company stood in.
pub async fn list(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let actor = visit.actor()?;
    let company = supplier::company(visit.store.read(), actor, visit.id("supplier")?).await?;
    let kind = visit.query.text("kind");
    let found = draw::company_list(&visit.store, actor, company.id, kind).await?;
    let (at, title) = (format!("/s/{}/draws", company.id), w.draw_own_title());
    let checks = format!("/s/{}/checks", company.id);
    let frame = Frame::new(title)
        .at(checks.clone())
        .crumb(checks, w.nav_company_checks())
        .acting(company.id, company.name.clone());
    visit.page(frame, || {
        let columns = [w.draw_number(), w.draw_kind(), w.draw_year(), w.draw_state(), w.draw_own_drawn()];
        view! {
            {ui::page_head(PageHead::new(title))}
            <p>{w.draw_own_about()}</p>
            {filter(visit, &at)}
            {ui::table(Table {
                caption: title.into(),
                columns: columns.into_iter().map(Column::new).collect(),
                rows: found.iter().map(|d| row(visit, &at, d)).collect(),
                empty: ui::empty(w.draw_own_none_title(), w.draw_own_none(), None),
                dense: false,
            })}
        }
        .into_any()
    })
}

fn filter(visit: &Visit, at: &str) -> AnyView {
    let w = visit.words;
    let kind = visit.query.text("kind");
    let any = std::iter::once((String::new(), w.draw_any().to_owned()));
    let kinds = any.chain(draw::Kind::ALL.iter().map(|k| (k.to_string(), w.code("draw-kind", k)))).collect();
    let chips = match kind.parse::<draw::Kind>() {
        Ok(kind) => vec![Chip { label: w.code("draw-kind", kind), remove_href: at.to_owned() }],
        Err(_) => Vec::new(),
    };
    let fields = ui::select(&w.texts(), Field::filter("kind", w.draw_kind()).value(kind), kinds);
    let bar = FilterBar { action: at.to_owned(), fields: fields.into_any(), chips, clear_href: at.to_owned() };
    ui::filter_bar(&w.texts(), bar)
}

fn row(visit: &Visit, at: &str, d: &OwnDraw) -> Vec<AnyView> {
    let w = visit.words;
    vec![
        view! { <a href=format!("{at}/{}", d.id)>{d.number.clone()}</a> }.into_any(),
        w.code("draw-kind", d.kind).into_any(),
        format!("FY{}", d.fiscal_year).into_any(),
        ui::tag(tone(d.state), w.code("draw-state", d.state)),
        drawn(visit, d).into_any(),
    ]
}

fn drawn(visit: &Visit, d: &OwnDraw) -> &'static str {
    match d.selected {
        Some(true) => visit.words.draw_own_yes(),
        Some(false) => visit.words.draw_own_no(),
        None if d.state.ended() => visit.words.draw_own_never(),
        None => visit.words.draw_own_later(),
    }
}

/// One draw as the company reads it.
pub async fn show(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let actor = visit.actor()?;
    let company = supplier::company(visit.store.read(), actor, visit.id("supplier")?).await?;
    let d = draw::company_show(&visit.store, actor, company.id, visit.id("id")?).await?;
    let categories = supplier::categories(visit.store.read()).await?;
    let title = format!("{} {}", w.draw_one(), d.number);
    let (checks, draws) = (format!("/s/{}/checks", company.id), format!("/s/{}/draws", company.id));
    let frame = Frame::new(title.clone())
        .at(checks.clone())
        .crumb(checks, w.nav_company_checks())
        .crumb(draws, w.draw_own_title())
        .acting(company.id, company.name.clone());
    visit.page(frame, || {
        let published = (d.state == State::Published).then(|| {
            let id = company.id.to_string();
            view! { {line(visit, &categories, &d, &id)}{check(visit, &d)} }
        });
        let waiting = (!d.state.ended()).then(|| view! { <p>{w.draw_own_wait()}</p> });
        view! {
            {ui::page_head(PageHead {
                status: Some(ui::tag(tone(d.state), w.code("draw-state", d.state))),
                facts: vec![w.code("draw-kind", d.kind), format!("FY{}", d.fiscal_year)],
                ..PageHead::new(title)
            })}
            {waiting}
            {published}
            {hashes(visit, &d)}
        }
        .into_any()
    })
}

/// The company's own line of the file.
fn line(visit: &Visit, categories: &[Category], d: &OwnDraw, id: &str) -> AnyView {
    let w = visit.words;
    let stratum = d.stratum.as_deref().unwrap_or_default();
    let rows = vec![
        Row::new(w.draw_own_drawn(), view! { <strong>{drawn(visit, d)}</strong> }),
        Row::new(w.draw_pi(), probability(d.inclusion.unwrap_or(0) as u64)),
        Row::new(w.draw_weight(), w.number(d.weight.unwrap_or(0))),
        Row::new(w.draw_stratum(), stratum_name(visit, categories, d.strata, stratum)),
        Row::new(w.draw_own_id(), view! { <code>{id.to_owned()}</code> }),
    ];
    ui::section(w.draw_own_line(), view! { {ui::summary_list(rows)}<p>{w.draw_own_line_about()}</p> }.into_any())
}

/// How anybody who holds this page checks what it says.
fn check(visit: &Visit, d: &OwnDraw) -> AnyView {
    let w = visit.words;
    let code = |text: &Option<String>| view! { <code>{text.clone().unwrap_or_default()}</code> };
    let rows = vec![
        Row::new(w.draw_own_first_secret(), code(&d.first_secret)),
        Row::new(w.draw_own_second_secret(), code(&d.second_secret)),
        Row::new(w.draw_value(), d.public_value.clone().unwrap_or_default()),
        Row::new(w.draw_own_seed(), code(&d.seed)),
    ];
    let steps = view! {
        <ol>
            <li>{w.draw_own_check_commitments()}" "<code>"SHA-256(\"probity-commit-1\" ‖ secret)"</code></li>
            <li>{w.draw_own_check_seed()}" "<code>"SHA-256(\"probity-draw-1\" ‖ secret 1 ‖ secret 2 ‖ value)"</code></li>
            <li>{w.draw_own_check_place()}" "<code>"SHA-256(seed ‖ id)"</code></li>
            <li>{w.draw_own_check_file()}" "<code>"probity draw verify FILE"</code></li>
        </ol>
    };
    ui::section(w.draw_own_check(), view! { {ui::summary_list(rows)}{steps} }.into_any())
}

/// What stood here before the first visit and does not change afterwards.
fn hashes(visit: &Visit, d: &OwnDraw) -> AnyView {
    let w = visit.words;
    let mut rows = vec![
        Row::new(w.draw_planned(), visit.time(d.planned_at)),
        Row::new(w.draw_public_source(), d.public_source.clone()),
        Row::new(w.draw_public_on(), visit.day(d.public_on)),
    ];
    let population = Some(d.population_sha256.clone());
    for (label, hash) in [
        (w.draw_population_hash(), &population),
        (w.draw_first(), &d.first_hash),
        (w.draw_second(), &d.second_hash),
        (w.draw_file_hash(), &d.file_sha256),
    ] {
        if let Some(hash) = hash {
            rows.push(Row::new(label, view! { <code>{hash.clone()}</code> }));
        }
    }
    if let Some(at) = d.published_at {
        rows.push(Row::new(w.draw_own_published(), visit.time(at)));
    }
    ui::section(w.draw_own_hashes(), ui::summary_list(rows))
}
