//! The figures of one year.

use super::spoken::{family, fraction, part, unit, value};
use super::{known_at, year};
use crate::form::Form;
use crate::ui::{self, Chart, KeyFigure, Kind, NoticeKind, PageHead, Series};
use crate::visit::{Frame, Page, Visit, address};
use entity::permission::Permission;
use entity::refusal::Outcome;
use entity::statistics::{self, Category, Export, Figure, Period, Report};
use leptos::prelude::*;

/// The groups in which figures stand on the page, by the beginning of their ids.
const GROUPS: [(&str, &[&str]); 5] = [
    ("population", &["P-"]),
    ("signing", &["M01", "M02", "M03", "M05", "M06"]),
    ("inspection", &["M11", "M12", "M15", "M16", "M17"]),
    ("declaration", &["M18", "M19"]),
    ("blacklist", &["M24"]),
];
/// The most bars of a chart; the rest is one bar more, the table below has all.
const BARS: usize = 15;

pub async fn show(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let actor = visit.actor()?;
    let (year, known) = (year(visit), known_at(visit));
    let report = statistics::report(&visit.store, actor, year, known, visit.zone).await?;
    let categories = statistics::categories(&visit.store).await?;
    let exports = statistics::exports(&visit.store, actor, year).await?;
    let title = w.statistics_year(year);
    let last = report.cut.day();
    let facts = vec![
        w.statistics_as_at(visit.day(last)),
        w.statistics_known(visit.time(known)),
        w.statistics_open().to_owned(),
    ];
    let running = (visit.today() <= last).then(|| ui::notice(NoticeKind::Info, w.statistics_running()));
    visit.page(Frame::new(title.clone()).at("/statistics").crumb("/statistics", w.statistics_title()), || {
        let groups: Vec<AnyView> = GROUPS.iter().map(|group| section(visit, &report, *group)).collect();
        let charts = [("M07", w.statistics_category()), ("M08", w.statistics_region())]
            .map(|(id, axis)| chart(visit, &report, &categories, id, axis));
        view! {
            {ui::page_head(PageHead { title, facts, ..PageHead::default() })}
            {running}
            {known_form(visit)}
            {groups}
            {ui::section(w.statistics_group_tables(), ui::columns(charts.into()))}
            {export_part(visit, &report)}
            {export_list(visit, exports)}
        }
        .into_any()
    })
}

/// Asks what the figures may know.
fn known_form(visit: &Visit) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    let field = ui::Field::filter("known", w.statistics_known_label())
        .hint(w.statistics_known_hint())
        .value(visit.query.text("known"));
    let chips = match visit.query.text("known") {
        "" => Vec::new(),
        day => vec![ui::Chip { label: w.statistics_known(day), remove_href: visit.with_query("known", "") }],
    };
    ui::filter_bar(
        &t,
        ui::FilterBar {
            action: visit.path.clone(),
            fields: ui::date_field(&t, field),
            chips,
            clear_href: visit.path.clone(),
        },
    )
}

fn section(visit: &Visit, report: &Report, (name, ids): (&str, &[&str])) -> AnyView {
    let figures = report.figures.iter().filter(|f| ids.iter().any(|id| f.id.starts_with(id)));
    let figures = figures.map(|f| key_figure(visit, report, f)).collect();
    ui::section(visit.words.code("statistics-group", name), ui::key_figures(figures))
}

pub fn rows_href(visit: &Visit, report: &Report, figure: &Figure) -> String {
    let path = format!("/statistics/{}/{}", report.cut.year.year(), figure.key());
    match visit.query.text("known") {
        "" => path,
        known => address(&path, &[("known", known)]),
    }
}

pub fn key_figure(visit: &Visit, report: &Report, figure: &Figure) -> AnyView {
    let w = visit.words;
    let (first, last) = (report.cut.year.first_day(), report.cut.day());
    let when = match figure.period {
        Period::Stock => w.statistics_as_at(visit.day(last)),
        Period::Flow => w.statistics_span(visit.day(first), visit.day(last)),
    };
    let as_at = match fraction(w, figure) {
        Some(fraction) => w.statistics_beside(fraction, when),
        None => when,
    };
    ui::key_figure(
        &w.texts(),
        KeyFigure {
            id: family(figure.id).into(),
            name: w.code("figure", figure.key()),
            value: value(w, figure),
            unit: unit(w, figure),
            change: None,
            definition: Some(w.code("figure", format!("{}-how", figure.key()))),
            as_at,
            href: Some(rows_href(visit, report, figure)),
        },
    )
}

fn chart(visit: &Visit, report: &Report, categories: &[Category], id: &str, axis: &str) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    let Some(figure) = report.figure(id) else { return ().into_any() };
    let named: Vec<(String, i64)> = figure.parts.iter().map(|(code, n)| (part(w, categories, id, code), *n)).collect();
    let (shown, rest) = named.split_at(named.len().min(BARS));
    let mut bars = shown.to_vec();
    if !rest.is_empty() {
        bars.push((w.statistics_others(rest.len()), rest.iter().map(|r| r.1).sum()));
    }
    let total = figure.numerator.unwrap_or(0);
    let name = w.code("figure", figure.key());
    let drawing = ui::bar_chart(
        &t,
        Chart {
            title: name.clone(),
            says: w.statistics_chart_says(name.clone(), w.number(total)),
            axis: axis.into(),
            labels: bars.iter().map(|b| b.0.clone()).collect(),
            series: vec![Series {
                name: w.statistics_unit_suppliers().into(),
                values: bars.iter().map(|b| (Some(b.1 as f64), w.number(b.1))).collect(),
            }],
            target: None,
            max: None,
        },
    );
    let rows = named
        .iter()
        .map(|(name, n)| vec![view! { {name.clone()} }.into_any(), view! { {w.number(*n)} }.into_any()])
        .collect();
    let table = ui::table(ui::Table {
        caption: name,
        columns: vec![ui::Column::new(axis), ui::Column::new(w.statistics_unit_suppliers()).numeric()],
        rows,
        empty: view! { <p>{w.statistics_rows_none()}</p> }.into_any(),
        dense: true,
    });
    let all = (!rest.is_empty()).then(|| ui::details(w.statistics_all_lines(), table));
    view! { <div>{key_figure(visit, report, figure)}{drawing}{all}</div> }.into_any()
}

fn export_part(visit: &Visit, report: &Report) -> AnyView {
    let w = visit.words;
    if !visit.may(Permission::StatisticsExport) {
        return ().into_any();
    }
    let form = Form::new(visit, "statistics/export")
        .carry("year", report.cut.year.year())
        .carry("known_at", report.cut.known_at.0);
    let button = |label: &str, format: &str, kind| ui::button_with(label, kind, "format", format);
    ui::section(
        w.statistics_export_title(),
        view! {
            <p>{w.statistics_export_body()}</p>
            {form.view(ui::actions(vec![
                button(w.statistics_export_xlsx(), "xlsx", Kind::Primary),
                button(w.statistics_export_csv(), "csv", Kind::Secondary),
                button(w.statistics_export_json(), "json", Kind::Secondary),
            ]))}
        }
        .into_any(),
    )
}

fn export_list(visit: &Visit, exports: Vec<Export>) -> AnyView {
    let w = visit.words;
    if exports.is_empty() {
        return ().into_any();
    }
    let rows = exports
        .into_iter()
        .map(|e| {
            vec![
                view! { {e.number} }.into_any(),
                view! { {visit.time(e.exported_at)} }.into_any(),
                view! { {e.person} }.into_any(),
                view! { {e.format} }.into_any(),
                view! { {visit.time(e.known_at)} }.into_any(),
                view! { <code>{e.sha256}</code> }.into_any(),
            ]
        })
        .collect();
    let columns = [
        w.statistics_col_export(),
        w.statistics_col_when(),
        w.statistics_col_who(),
        w.statistics_col_format(),
        w.statistics_col_known(),
        w.statistics_col_hash(),
    ];
    let table = ui::table(ui::Table {
        caption: w.statistics_exports().into(),
        columns: columns.into_iter().map(ui::Column::new).collect(),
        rows,
        empty: ().into_any(),
        dense: true,
    });
    ui::section(w.statistics_exports(), table)
}
