//! Writing a version: the texts in both languages, then publishing.

use super::part;
use crate::form::Form;
use crate::ui::{self, Choice, Confirm, Field, Kind, PageHead};
use crate::visit::{Frame, Page, Visit};
use entity::instrument::{self, Instrument, VersionDetail};
use entity::lang::Lang;
use entity::refusal::{Outcome, Refusal};
use leptos::prelude::*;

/// The form of a new version; begins with the texts of the newest published one.
pub async fn new(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let instrument: Instrument = visit.query.text("instrument").parse().map_err(|_| Refusal::NotFound)?;
    let texts = instrument::newest_texts(&visit.store, visit.actor()?, instrument).await?;
    let title = w.instrument_new_title(w.code("instrument", instrument));
    let text = |lang: Lang| {
        texts.iter().find(|t| t.lang == lang).map(|t| (t.title.clone(), t.body.clone())).unwrap_or_default()
    };
    let (en, zh) = (text(Lang::En), text(Lang::ZhCn));
    let frame = Frame::new(title.clone()).at("/instruments").crumb("/instruments", w.nav_instruments());
    visit.page(frame, || {
        let form = Form::new(visit, "instrument/draft").carry("instrument", instrument);
        let fields = fields(visit, &form, en, zh, Lang::ZhCn);
        view! {
            {ui::page_head(PageHead::new(title))}
            <p>{w.instrument_new_lead()}</p>
            {form.view(view! { {fields}{ui::actions(vec![ui::button(w.instrument_draft_save(), Kind::Primary)])} })}
        }
        .into_any()
    })
}

fn fields(visit: &Visit, form: &Form, en: (String, String), zh: (String, String), prevailing: Lang) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    let hint = w.instrument_body_hint();
    let title_zh = ui::text_field(&t, form.field_with("title_zh", w.instrument_title_zh(), &zh.0));
    let body_zh = ui::text_area(&t, form.field_with("body_zh", w.instrument_body_zh(), &zh.1).hint(hint), 16, None);
    let title_en = ui::text_field(&t, form.field_with("title_en", w.instrument_title_en(), &en.0));
    let body_en = ui::text_area(&t, form.field_with("body_en", w.instrument_body_en(), &en.1).hint(hint), 16, None);
    let choices = Lang::ALL.iter().map(|l| Choice::new(l.code(), w.code("lang", l))).collect();
    let field = form.field_with("prevailing", w.instrument_prevailing(), prevailing.code());
    let prevailing = ui::radios(&t, field, choices);
    view! { {title_zh}{body_zh}{title_en}{body_en}{prevailing} }.into_any()
}

/// A draft: its texts to be changed, and the form that publishes it.
pub fn page(visit: &Visit, detail: VersionDetail) -> Outcome<Page> {
    let w = visit.words;
    let version = &detail.version;
    let title = part::name(w, version.instrument, version.number);
    let frame = Frame::new(title.clone()).at("/instruments").crumb("/instruments", w.nav_instruments());
    let may = visit.may(entity::permission::Permission::InstrumentPublish);
    visit.page(frame, || {
        let head = PageHead { title, status: Some(part::version_tag(w, version.state)), ..PageHead::default() };
        let body = if may {
            let publish = publish(visit, &detail);
            let edit = edit(visit, &detail);
            view! { {ui::section(w.instrument_texts(), edit)}{publish} }.into_any()
        } else {
            let texts: Vec<AnyView> = detail.texts.iter().map(part::text).collect();
            view! { {texts} }.into_any()
        };
        view! { {ui::page_head(head)}{body} }.into_any()
    })
}

fn edit(visit: &Visit, detail: &VersionDetail) -> AnyView {
    let w = visit.words;
    let version = &detail.version;
    let text = |lang: Lang| detail.text(lang).map(|t| (t.title.clone(), t.body.clone())).unwrap_or_default();
    let form = Form::new(visit, "instrument/edit").carry("id", version.id).carry("version", version.version);
    let fields = fields(visit, &form, text(Lang::En), text(Lang::ZhCn), version.prevailing);
    form.view(view! { {fields}{ui::actions(vec![ui::button(w.instrument_draft_save(), Kind::Secondary)])} })
}

fn publish(visit: &Visit, detail: &VersionDetail) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    let version = &detail.version;
    let form = Form::new(visit, "instrument/publish").carry("id", version.id).carry("version", version.version);
    let today = visit.today().format("%Y-%m-%d").to_string();
    let effective = ui::date_field(&t, form.field_with("effective_on", w.instrument_effective(), &today));
    let replaces = detail.newest.as_ref().map(|last| {
        let resign = form.field("resign_by", w.instrument_resign_by()).hint(w.instrument_resign_hint(last.number));
        let correction = Field::new("correction", w.instrument_correction())
            .value("yes")
            .hint(w.instrument_correction_hint())
            .error(form.error("correction"))
            .optional();
        let ticked = form.value("correction", "") == "yes";
        view! { {ui::date_field(&t, resign.optional())}{ui::checkbox(&t, correction, ticked)} }
    });
    let button = ui::actions(vec![ui::button(w.instrument_publish_button(version.number), Kind::Primary)]);
    let effects = vec![
        w.instrument_publish_effect_frozen().to_owned(),
        w.instrument_publish_effect_older().to_owned(),
        w.instrument_publish_effect_nobody().to_owned(),
    ];
    ui::confirm(
        &t,
        Confirm {
            title: w.instrument_publish_title().into(),
            effects,
            form: form.view(view! { {effective}{replaces}{button} }),
            danger: false,
        },
    )
}
