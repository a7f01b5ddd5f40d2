//! What a supplier belongs to, on its page: units, scenarios and tags with their days, now and once.

use crate::form::Form;
use crate::ui::{self, Column, Kind as Look, Row, Tone};
use crate::visit::Visit;
use chrono::NaiveDate;
use entity::Id;
use entity::classification::{Choices, Kind, MOST_TAGS, Member, Sorted, Tag};
use entity::permission::Permission as P;
use leptos::prelude::*;

/// What holds today, for the summary of the record.
pub fn rows(visit: &Visit, sorted: &Sorted) -> Vec<Row> {
    let w = visit.words;
    let today = visit.today();
    let said = |names: Vec<String>| {
        if names.is_empty() { w.supplier_none().to_owned() } else { names.join(w.classification_between()) }
    };
    let members = |kind: Kind| {
        said(sorted.of(kind).iter().filter(|m| m.holds(today)).map(|m| m.name(visit.lang()).to_owned()).collect())
    };
    vec![
        Row::new(w.code("classification-kind", Kind::Unit), members(Kind::Unit)),
        Row::new(w.code("classification-kind", Kind::Scenario), members(Kind::Scenario)),
        Row::new(w.classification_tags(), said(in_force(sorted, today).map(|t| t.tag.clone()).collect())),
    ]
}

fn in_force(sorted: &Sorted, today: NaiveDate) -> impl Iterator<Item = &Tag> {
    sorted.tags.iter().filter(move |t| t.effective_to > today)
}

/// The view of a supplier's page.
pub fn view(visit: &Visit, supplier: Id, sorted: &Sorted, choices: &Choices) -> AnyView {
    let may = visit.may(P::SupplierWrite);
    let sections: Vec<AnyView> = [(Kind::Unit, &choices.units), (Kind::Scenario, &choices.scenarios)]
        .into_iter()
        .map(|(kind, offered)| {
            let table = members(visit, kind, sorted.of(kind), may);
            let add = may.then(|| begin(visit, supplier, kind, offered));
            ui::section(visit.words.code("classification-kind", kind), view! { {table}{add} }.into_any())
        })
        .collect();
    view! { {sections}{tags(visit, supplier, sorted, choices, may)} }.into_any()
}

fn days(visit: &Visit, from: NaiveDate, to: Option<NaiveDate>) -> [AnyView; 2] {
    let until = to.map_or(visit.words.supplier_dated_open().to_owned(), |day| visit.day(day));
    [visit.day(from).into_any(), until.into_any()]
}

fn members(visit: &Visit, kind: Kind, found: &[Member], may: bool) -> AnyView {
    let w = visit.words;
    let rows = found
        .iter()
        .map(|m| {
            let [from, to] = days(visit, m.effective_from, m.effective_to);
            let end = (may && m.effective_to.is_none()).then(|| end(visit, kind, m));
            vec![
                m.name(visit.lang()).to_owned().into_any(),
                from,
                to,
                visit.time(m.recorded_at).into_any(),
                end.into_any(),
            ]
        })
        .collect();
    ui::table(ui::Table {
        caption: w.code("classification-kind", kind),
        columns: vec![
            Column::new(w.supplier_dated_value()),
            Column::new(w.supplier_dated_from()),
            Column::new(w.supplier_dated_to()),
            Column::new(w.supplier_standing_recorded()),
            Column::new(w.classification_change()),
        ],
        rows,
        empty: view! { <p>{w.code("classification-none", kind)}</p> }.into_any(),
        dense: false,
    })
}

fn end(visit: &Visit, kind: Kind, member: &Member) -> AnyView {
    let (w, t) = (visit.words, visit.words.texts());
    let form = Form::new(visit, "classification/end").carry("kind", kind).carry("row", member.id);
    let today = visit.today().to_string();
    let until = ui::date_field(&t, form.field_with("until", w.classification_until(), &today));
    let name = member.name(visit.lang());
    let save = ui::actions(vec![ui::button(w.classification_end_button(), Look::Secondary)]);
    let open = form.refused();
    let body = form.view(view! { {until}{save} });
    if open { body } else { ui::details(w.classification_end(name), body) }
}

fn begin(visit: &Visit, supplier: Id, kind: Kind, offered: &[(String, String)]) -> AnyView {
    let (w, t) = (visit.words, visit.words.texts());
    if offered.is_empty() {
        return view! { <p class="muted">{w.code("classification-empty", kind)}</p> }.into_any();
    }
    let form = Form::new(visit, "classification/begin").carry("id", supplier).carry("kind", kind);
    let today = visit.today().to_string();
    let label = w.code("classification-one", kind);
    let class = ui::select(&t, form.field("class", label).width(ui::Width::Wide), offered.to_vec());
    let from = ui::date_field(&t, form.field_with("from", w.supplier_dated_from(), &today));
    let save = ui::actions(vec![ui::button(w.code("classification-begin", kind), Look::Secondary)]);
    form.view(view! { {class}{from}{save} })
}

fn tags(visit: &Visit, supplier: Id, sorted: &Sorted, choices: &Choices, may: bool) -> AnyView {
    let w = visit.words;
    let today = visit.today();
    let rows = sorted.tags.iter().map(|tag| tag_row(visit, tag, may)).collect();
    let table = ui::table(ui::Table {
        caption: w.classification_tags().into(),
        columns: vec![
            Column::new(w.classification_tag()),
            Column::new(w.classification_reason()),
            Column::new(w.supplier_dated_from()),
            Column::new(w.supplier_dated_to()),
            Column::new(w.classification_by()),
            Column::new(w.classification_change()),
        ],
        rows,
        empty: view! { <p>{w.classification_tags_none()}</p> }.into_any(),
        dense: false,
    });
    let room = (in_force(sorted, today).count() as i64) < MOST_TAGS;
    let add = (may && room).then(|| add_tag(visit, supplier, choices));
    let body = view! { <p class="muted">{w.classification_tags_about()}</p>{table}{add} };
    ui::section(w.classification_tags(), body.into_any())
}

fn tag_row(visit: &Visit, tag: &Tag, may: bool) -> Vec<AnyView> {
    let w = visit.words;
    let [from, to] = days(visit, tag.effective_from, Some(tag.effective_to));
    let holds = tag.effective_to > visit.today();
    let word = if holds { ui::tag(Tone::Info, tag.tag.clone()) } else { tag.tag.clone().into_any() };
    let over = (!holds).then(|| view! { " "<span class="muted">{w.classification_over()}</span> });
    let end = (may && holds).then(|| {
        Form::new(visit, "classification/end-tag")
            .carry("row", tag.id)
            .button(w.classification_untag(&tag.tag), Look::Quiet)
    });
    vec![
        word,
        tag.reason.clone().into_any(),
        from,
        view! { {to}{over} }.into_any(),
        tag.person.clone().into_any(),
        end.into_any(),
    ]
}

fn add_tag(visit: &Visit, supplier: Id, choices: &Choices) -> AnyView {
    let (w, t) = (visit.words, visit.words.texts());
    let form = Form::new(visit, "classification/add-tag").carry("id", supplier);
    let known = choices.tags.join(w.classification_between());
    let mut word = form.field("tag", w.classification_tag()).width(ui::Width::Wide);
    if !known.is_empty() {
        word = word.hint(w.classification_tags_known(known));
    }
    let word = ui::text_field(&t, word);
    let reason = ui::text_field(&t, form.field("reason", w.classification_reason()));
    let until =
        ui::date_field(&t, form.field("until", w.classification_tag_until()).hint(w.classification_tag_until_hint()));
    let save = ui::actions(vec![ui::button(w.classification_add_tag(), Look::Secondary)]);
    form.view(view! { {word}{reason}{until}{save} })
}
