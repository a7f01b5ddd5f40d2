//! The rows behind a figure: what was counted above and below the line.

use super::show::key_figure;
use super::spoken::{amount, family, part, term};
use super::{known_at, year};
use crate::form::Form;
use crate::ui::{self, Kind, PageHead, Tone};
use crate::visit::{Frame, Page, Visit};
use entity::permission::Permission;
use entity::refusal::{Outcome, Refusal};
use entity::statistics::{self, Category, Figure, Label, Row};
use leptos::prelude::*;

const PER_PAGE: usize = 50;

pub async fn rows(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let actor = visit.actor()?;
    let (year, known) = (year(visit), known_at(visit));
    let report = statistics::report(&visit.store, actor, year, known, visit.zone).await?;
    let figure = report.figure(visit.params.text("figure")).ok_or(Refusal::NotFound)?;
    let categories = statistics::categories(&visit.store).await?;
    let (line, of_part) = (visit.query.text("line"), visit.query.text("part"));
    let kept: Vec<&Row> = figure
        .rows
        .iter()
        .filter(|r| match line {
            "above" => r.numerator,
            "below" => !r.numerator,
            _ => true,
        })
        .filter(|r| of_part.is_empty() || r.part == of_part)
        .collect();
    let pages = kept.len().div_ceil(PER_PAGE).max(1);
    let at = visit.query.text("page").parse::<usize>().unwrap_or(1).clamp(1, pages);
    let shown: Vec<&Row> = kept.iter().skip((at - 1) * PER_PAGE).take(PER_PAGE).copied().collect();
    let ids: Vec<entity::Id> = shown.iter().map(|r| r.supplier).collect();
    let labels = statistics::labels(&visit.store, actor, &ids).await?;
    let name = w.code("figure", figure.key());
    let title = format!("{} {name}", family(figure.id));
    let frame = Frame::new(title.clone())
        .at("/statistics")
        .crumb("/statistics", w.statistics_title())
        .crumb(format!("/statistics/{year}"), w.statistics_year(year));
    // Most figures have neither lines nor amounts; an empty column says nothing.
    let with_part = figure.rows.iter().any(|r| !r.part.is_empty());
    let with_amount = figure.rows.iter().any(|r| !amount(w, figure, r.amount).is_empty());
    visit.page(frame, || {
        let cells = |r: &&Row| {
            let mut cells = line_of(visit, r, labels.get(&r.supplier));
            if with_part {
                let part = if r.part.is_empty() { String::new() } else { part(w, &categories, figure.id, &r.part) };
                cells.push(part.into_any());
            }
            if with_amount {
                cells.push(amount(w, figure, r.amount).into_any());
            }
            cells
        };
        let lines = shown.iter().map(cells).collect();
        let mut columns = vec![
            ui::Column::new(w.statistics_col_number()),
            ui::Column::new(w.statistics_col_supplier()),
            ui::Column::new(w.statistics_col_record()),
            ui::Column::new(w.statistics_col_line()),
        ];
        columns.extend(with_part.then(|| ui::Column::new(w.statistics_col_part())));
        columns.extend(with_amount.then(|| ui::Column::new(w.statistics_col_amount()).numeric()));
        let to = |page: usize| visit.with_query("page", &page.to_string());
        view! {
            {ui::page_head(PageHead {
                title,
                facts: vec![w.statistics_year(year), w.statistics_known(visit.time(known))],
                ..PageHead::default()
            })}
            {ui::key_figures(vec![key_figure(visit, &report, figure)])}
            {facts(visit, figure)}
            {filters(visit, &categories, figure)}
            {ui::table(ui::Table {
                caption: name,
                columns,
                rows: lines,
                empty: ui::empty(w.statistics_rows_none(), w.statistics_rows_none_body(), None),
                dense: true,
            })}
            {ui::pager(
                &w.texts(),
                ui::Pages {
                    first: (at > 1).then(|| to(1)),
                    previous: (at > 1).then(|| to(at - 1)),
                    next: (at < pages).then(|| to(at + 1)),
                },
                w.statistics_rows_total(w.number(kept.len() as i64)),
            )}
            {export(visit, year, known, figure)}
        }
        .into_any()
    })
}

/// Where a record's own page is, for whoever may open it.
fn record_href(visit: &Visit, row: &Row) -> Option<String> {
    let (folder, need) = match row.kind {
        "supplier" => ("suppliers", Permission::SupplierRead),
        "spot-check" => ("spot-checks", Permission::CheckRead),
        "audit" => ("audits", Permission::CheckRead),
        "declaration" => ("declarations", Permission::DeclarationRead),
        "remediation" => ("remediations", Permission::RemediationRead),
        "blacklisting" => ("blacklist", Permission::BlacklistRead),
        _ => return None,
    };
    visit.may(need).then(|| format!("/{folder}/{}", row.id))
}

fn link(href: Option<String>, text: String) -> AnyView {
    match href {
        Some(href) => view! { <a href=href><bdi>{text}</bdi></a> }.into_any(),
        None => view! { <bdi>{text}</bdi> }.into_any(),
    }
}

fn line_of(visit: &Visit, row: &Row, label: Option<&Label>) -> Vec<AnyView> {
    let w = visit.words;
    let kind = w.code("statistics-record", row.kind);
    let (number, name, record) = match label {
        Some(label) => {
            let supplier = visit.may(Permission::SupplierRead).then(|| format!("/suppliers/{}", row.supplier));
            (label.number.clone(), link(supplier, label.name.clone()), link(record_href(visit, row), kind))
        }
        None => (String::new(), view! { {w.statistics_hidden()} }.into_any(), view! { {kind} }.into_any()),
    };
    let (tone, word) = match (row.numerator, row.denominator) {
        (true, true) => (Tone::Good, w.statistics_line_both()),
        (true, false) => (Tone::Info, w.statistics_line_counted()),
        _ => (Tone::Neutral, w.statistics_line_below()),
    };
    vec![view! { {number} }.into_any(), name, record, ui::tag(tone, word)]
}

fn facts(visit: &Visit, figure: &Figure) -> AnyView {
    let w = visit.words;
    ui::summary_list(vec![
        ui::Row::new(w.statistics_fact_id(), figure.id),
        ui::Row::new(w.statistics_fact_numerator(), term(w, figure, figure.numerator)),
        ui::Row::new(w.statistics_fact_denominator(), term(w, figure, figure.denominator)),
        ui::Row::new(w.statistics_fact_rounding(), w.code("statistics-rounding", figure.form)),
        ui::Row::new(w.statistics_fact_version(), figure.version.to_string()),
        ui::Row::new(w.statistics_fact_hash(), view! { <code>{figure.hash()}</code> }),
    ])
}

fn filters(visit: &Visit, categories: &[Category], figure: &Figure) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    let (line, of_part) = (visit.query.text("line"), visit.query.text("part"));
    let lines = vec![
        (String::new(), w.statistics_line_any().to_owned()),
        ("above".to_owned(), w.statistics_line_above().to_owned()),
        ("below".to_owned(), w.statistics_line_below().to_owned()),
    ];
    let mut parts: Vec<(String, String)> =
        figure.parts.iter().map(|(code, _)| (code.clone(), part(w, categories, figure.id, code))).collect();
    parts.insert(0, (String::new(), w.statistics_line_any().to_owned()));
    let chips = [("line", line, &lines), ("part", of_part, &parts)]
        .into_iter()
        .filter(|(_, value, _)| !value.is_empty())
        .map(|(name, value, options)| ui::Chip {
            label: options.iter().find(|(code, _)| code == value).map_or(value.to_owned(), |o| o.1.clone()),
            remove_href: visit.with_query(name, ""),
        })
        .collect();
    let by_line = ui::select(&t, ui::Field::filter("line", w.statistics_col_line()).value(line), lines);
    let by_part = (parts.len() > 1)
        .then(|| ui::select(&t, ui::Field::filter("part", w.statistics_col_part()).value(of_part), parts));
    let known = visit.query.text("known").to_owned();
    let known = (!known.is_empty()).then(|| view! { <input type="hidden" name="known" value=known/> });
    ui::filter_bar(
        &t,
        ui::FilterBar {
            action: visit.path.clone(),
            fields: view! { {by_line}{by_part}{known} }.into_any(),
            chips,
            clear_href: visit.path.clone(),
        },
    )
}

fn export(visit: &Visit, year: i32, known: entity::instant::Instant, figure: &Figure) -> AnyView {
    let w = visit.words;
    if !visit.may(Permission::StatisticsExport) {
        return ().into_any();
    }
    let form =
        Form::new(visit, "statistics/rows").carry("year", year).carry("known_at", known.0).carry("figure", figure.id);
    form.button(w.statistics_export_rows(), Kind::Secondary)
}
