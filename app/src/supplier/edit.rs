//! Entering a supplier and changing its master data.

use super::part::{choices, countries};
use crate::form::Form;
use crate::ui::{self, Kind, PageHead};
use crate::visit::{Frame, Page, Visit, address};
use entity::lang::Lang;
use entity::refusal::{Outcome, Refusal};
use entity::supplier::{self, Alike, Category, Record};
use leptos::prelude::*;

/// Entering a supplier.
pub async fn new(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let categories = supplier::categories(visit.store.read()).await?;
    let alike = alike(visit).await?;
    let form = Form::new(visit, "supplier/create");
    visit.page(Frame::new(w.supplier_new_title()).at("/suppliers").crumb("/suppliers", w.supplier_list_title()), || {
        let name = name(visit, &form, None);
        let confirm_alike = (!alike.is_empty()).then(|| confirm_alike(visit, &form, &alike));
        let identifier = identifier(visit, &form);
        let place = place(visit, &form, None);
        let rest = rest(visit, &form, None, &categories);
        let actions = ui::actions(vec![ui::button(w.supplier_new_button(), Kind::Primary)]);
        view! {
            {ui::page_head(PageHead::new(w.supplier_new_title()))}
            <p>{w.supplier_new_body()}</p>
            {form.view(view! { {name}{confirm_alike}{identifier}{place}{rest}{actions} })}
        }
        .into_any()
    })
}

/// Changing the master data.
pub async fn edit(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let t = w.texts();
    let id = visit.id("id")?;
    let record = supplier::detail(&visit.store, visit.actor()?, id).await?.record;
    if record.merged_into.is_some() {
        return Err(Refusal::state().into());
    }
    let categories = supplier::categories(visit.store.read()).await?;
    let form = Form::new(visit, "supplier/change").carry("id", id).carry("version", record.version);
    let today = visit.today().to_string();
    visit.page(
        Frame::new(w.supplier_edit_title())
            .at("/suppliers")
            .crumb("/suppliers", w.supplier_list_title())
            .crumb(format!("/suppliers/{id}"), record.name.clone()),
        || {
            let name = name(visit, &form, Some(&record));
            let place = place(visit, &form, Some(&record));
            let rest = rest(visit, &form, Some(&record), &categories);
            let since = ui::date_field(
                &t,
                form.field_with("effective_on", w.supplier_field_effective_on(), &today)
                    .hint(w.supplier_field_effective_on_hint()),
            );
            let identifier = ui::details(w.supplier_field_identifier_new(), identifier(visit, &form));
            let actions = ui::actions(vec![
                ui::button(w.supplier_edit_button(), Kind::Primary),
                ui::link_button(format!("/suppliers/{id}"), w.supplier_edit_cancel(), Kind::Quiet),
            ]);
            let head = PageHead { caption: Some(record.number.clone()), ..PageHead::new(record.name.clone()) };
            view! {
                {ui::page_head(head)}
                {form.view(view! { {name}{place}{rest}{since}{identifier}{actions} })}
            }
            .into_any()
        },
    )
}

/// The records that the name typed last may already stand for.
async fn alike(visit: &Visit) -> Outcome<Vec<Alike>> {
    let Some(attempt) = visit.attempt.as_ref().filter(|a| a.call == "supplier/create") else { return Ok(Vec::new()) };
    let (country, name) = (attempt.fields.text("country").to_uppercase(), attempt.fields.text("name"));
    if name.trim().is_empty() {
        return Ok(Vec::new());
    }
    supplier::alike(visit.store.read(), visit.actor()?, &country, name, None).await
}

fn confirm_alike(visit: &Visit, form: &Form, alike: &[Alike]) -> AnyView {
    let w = visit.words;
    let records: Vec<AnyView> = alike
        .iter()
        .map(|a| {
            let href = format!("/suppliers/{}", a.id);
            let place = [a.city.clone(), a.address.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · ");
            view! { <li><a href=href>{a.number.clone()}" "{a.name.clone()}</a>" "<span class="muted">{place}</span></li> }
                .into_any()
        })
        .collect();
    let ticked = !form.value("duplicate_confirmed", "").is_empty();
    let field = form.field("duplicate_confirmed", w.supplier_field_duplicate_confirmed()).value("yes");
    ui::card(w.supplier_alike_title(), view! { <ul>{records}</ul>{ui::checkbox(&w.texts(), field, ticked)} }.into_any())
}

fn name(visit: &Visit, form: &Form, record: Option<&Record>) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    let name = record.map_or("", |r| r.name.as_str());
    let latin = record.and_then(|r| r.name_latin.as_deref()).unwrap_or("");
    view! {
        {ui::text_field(&t, form.field_with("name", w.supplier_field_name(), name))}
        {ui::text_field(&t, form.field_with("name_latin", w.supplier_field_name_latin(), latin).optional())}
    }
    .into_any()
}

fn place(visit: &Visit, form: &Form, record: Option<&Record>) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    let text = |of: fn(&Record) -> Option<&String>| record.and_then(of).cloned().unwrap_or_default();
    let country = record.map_or("", |r| r.country.as_str());
    let admin1 = text(|r| r.admin1.as_ref());
    let city = text(|r| r.city.as_ref());
    let address = text(|r| r.address.as_ref());
    let country = form
        .field_with("country", w.supplier_field_country(), country)
        .hint(w.supplier_field_country_hint())
        .width(ui::Width::Wide);
    let admin1 = form
        .field_with("admin1", w.supplier_field_admin1(), &admin1)
        .hint(w.supplier_field_admin1_hint())
        .optional()
        .width(ui::Width::Wide);
    let city = form.field_with("city", w.supplier_field_city(), &city).optional().width(ui::Width::Wide);
    view! {
        {ui::select(&t, country, countries(visit.lang()))}
        {ui::text_field(&t, admin1)}
        {ui::text_field(&t, city)}
        {ui::text_field(&t, form.field_with("address", w.supplier_field_address(), &address).optional())}
    }
    .into_any()
}

fn rest(visit: &Visit, form: &Form, record: Option<&Record>, categories: &[Category]) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    let lang = record.map_or(Lang::ZhCn, |r| r.lang).code();
    let langs = vec![ui::Choice::new(Lang::ZhCn.code(), w.lang_zh_cn()), ui::Choice::new(Lang::En.code(), w.lang_en())];
    let category = record.map_or("", |r| r.category.as_str());
    let product = record.and_then(|r| r.product.clone()).unwrap_or_default();
    let workers = record.and_then(|r| r.workers_total).map(|n| n.to_string()).unwrap_or_default();
    let category = form.field_with("category", w.supplier_field_category(), category).width(ui::Width::Wide);
    view! {
        {ui::select(&t, category, choices(visit.lang(), categories))}
        {ui::text_field(&t, form.field_with("product", w.supplier_field_product(), &product).optional())}
        {ui::number_field(&t, form.field_with("workers", w.supplier_field_workers(), &workers).inputmode("numeric").optional(), "")}
        {ui::radios(&t, form.field_with("lang", w.supplier_field_lang(), lang), langs)}
    }
    .into_any()
}

/// Scheme and value; what failed the check can be confirmed, what another record has leads there.
fn identifier(visit: &Visit, form: &Form) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    let schemes = [
        ("uscc", w.supplier_scheme_uscc()),
        ("lei", w.supplier_scheme_lei()),
        ("registration", w.supplier_scheme_registration()),
        ("other", w.supplier_scheme_other()),
    ];
    let schemes = schemes.map(|(code, label)| (code.to_owned(), label.to_owned())).to_vec();
    let code = form.refused().then(|| visit.attempt.as_ref()?.error("identifier")).flatten().map(|e| e.code.as_str());
    let typed = form.value("identifier", "");
    let ticked = !form.value("identifier_confirmed", "").is_empty();
    let confirm = (ticked || code == Some("supplier-identifier-check")).then(|| {
        let field = form.field("identifier_confirmed", w.supplier_field_identifier_confirmed()).value("yes");
        ui::checkbox(&t, field, ticked)
    });
    let taken = (code == Some("supplier-identifier-taken")).then(|| {
        let href = address("/suppliers", &[("q", &typed)]);
        view! { <p><a href=href>{w.supplier_taken_link()}</a></p> }
    });
    let scheme = form.field("scheme", w.supplier_field_scheme()).optional().width(ui::Width::Wide);
    let value = form
        .field("identifier", w.supplier_field_identifier())
        .hint(w.supplier_field_identifier_hint())
        .optional()
        .width(ui::Width::Wide);
    view! {
        {ui::select(&t, scheme, schemes)}
        {ui::text_field(&t, value)}
        {confirm}
        {taken}
    }
    .into_any()
}
