//! The register: filters, sorts and the page of fifty.

use super::part::{code_tag, code_word, country, country_code, standing_tag, standing_word};
use crate::form::Form;
use crate::ui::{self, Chip, Column, Field, FilterBar, Kind, Order, PageHead};
use crate::visit::{Frame, Page, Visit};
use crate::words::Words;
use entity::amendment;
use entity::classification::{self, Choices};
use entity::list::Place;
use entity::permission::Permission as P;
use entity::refusal::Outcome;
use entity::supplier::{self, Certainty, CodeState, Filter, Listed, Sort, Standing};
use leptos::prelude::*;

pub async fn list(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let mut filter = Filter::read(&visit.query, visit.today());
    filter.country = filter.country.map(|typed| country_code(&typed));
    let page = supplier::list(&visit.store, visit.actor()?, &filter, &Place::read(&visit.query)).await?;
    let choices = classification::choices(&visit.store, visit.actor()?, visit.lang(), visit.today()).await?;
    let waiting = amendment::waiting(&visit.store, visit.actor()?).await?;
    let total = w.supplier_list_total(w.total(page.total));
    visit.page(Frame::new(w.supplier_list_title()).at("/suppliers"), || {
        let head = PageHead { actions: actions(visit, waiting), ..PageHead::new(w.supplier_list_title()) };
        let rows = page.rows.iter().map(|s| row(visit, &choices.categories, s)).collect();
        view! {
            {ui::page_head(head)}
            {filters(visit, &filter, choices)}
            {ui::table(ui::Table {
                caption: w.supplier_list_title().into(),
                columns: columns(visit, filter.sort),
                rows,
                empty: empty(visit, &filter),
                dense: true,
            })}
            {visit.pager(&page.turn, total)}
            {(!page.rows.is_empty()).then(|| export(visit))}
        }
        .into_any()
    })
}

fn actions(visit: &Visit, waiting: i64) -> Vec<AnyView> {
    let w = visit.words;
    let mut actions = Vec::new();
    if visit.may(P::SupplierWrite) {
        actions.push(ui::link_button("/amendments", w.amendment_waiting(w.number(waiting)), Kind::Quiet));
    }
    if visit.may(P::SupplierMerge) {
        actions.push(ui::link_button("/suppliers/duplicates", w.supplier_list_duplicates(), Kind::Quiet));
        actions.push(ui::link_button("/suppliers/merges", w.supplier_list_merges(), Kind::Quiet));
    }
    if visit.may(P::SupplierImport) {
        actions.push(ui::link_button("/imports", w.supplier_list_import(), Kind::Secondary));
    }
    if visit.may(P::SupplierWrite) {
        actions.push(ui::link_button("/suppliers/new", w.supplier_new_title(), Kind::Primary));
    }
    actions
}

/// The list as a file, as it is narrowed and sorted.
fn export(visit: &Visit) -> AnyView {
    let w = visit.words;
    let mut form = Form::new(visit, "supplier/export");
    for name in Filter::NAMES {
        let value = visit.query.text(name);
        if !value.is_empty() {
            form = form.carry(name, value);
        }
    }
    let button = |label: &str, format: &str| ui::button_with(label, Kind::Secondary, "format", format);
    let buttons = vec![button(w.supplier_export_xlsx(), "xlsx"), button(w.supplier_export_csv(), "csv")];
    let body = view! { <p>{w.supplier_export_body()}</p>{form.view(ui::actions(buttons))} };
    ui::details(w.supplier_export_title(), body.into_any())
}

fn empty(visit: &Visit, filter: &Filter) -> AnyView {
    let w = visit.words;
    if filter.text.is_empty() && !filter.is_narrowed() {
        let import =
            visit.may(P::SupplierImport).then(|| ui::link_button("/imports", w.supplier_list_import(), Kind::Primary));
        return ui::empty(w.supplier_list_none_title(), w.supplier_list_none_body(), import);
    }
    let clear = ui::link_button("/suppliers", w.kit_clear(), Kind::Secondary);
    ui::empty(w.supplier_list_empty_title(), w.supplier_list_empty_body(), Some(clear))
}

fn filters(visit: &Visit, filter: &Filter, choices: Choices) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    let chosen = |name: &str| visit.query.text(name).to_owned();
    let choose = |name: &'static str, label: &'static str, mut options: Vec<(String, String)>| {
        options.insert(0, (String::new(), w.supplier_list_any().into()));
        ui::select(&t, Field::filter(name, label).value(chosen(name)), options)
    };
    let standings = Standing::ALL.iter().map(|s| (s.code().into(), standing_word(w, *s).into())).collect();
    let codes = CodeState::ALL.iter().map(|s| (s.code().into(), code_word(w, *s).into())).collect();
    let contacts =
        vec![("none".into(), w.supplier_contact_none().into()), ("has".into(), w.supplier_contact_has().into())];
    let records = Certainty::ALL.iter().map(|c| (c.code().into(), w.code("supplier-certainty", c))).collect();
    let chips = chips(visit, filter, &choices);
    let tags = choices.tags.into_iter().map(|tag| (tag.clone(), tag)).collect();
    // What nobody has sorted by yet is no filter.
    let sorted = [
        ("unit", w.supplier_list_unit(), choices.units),
        ("scenario", w.supplier_list_scenario(), choices.scenarios),
        ("tag", w.supplier_list_tag(), tags),
    ]
    .map(|(name, label, options)| (!options.is_empty()).then(|| choose(name, label, options)));
    let sort = (!chosen("sort").is_empty()).then(|| view! { <input type="hidden" name="sort" value=chosen("sort")/> });
    let fields = view! {
        {ui::search_field(&t, Field::filter("q", w.supplier_list_search()).value(filter.text.clone()))}
        {ui::text_field(&t, Field::filter("country", w.supplier_list_country()).value(chosen("country")))}
        {choose("standing", w.supplier_list_standing(), standings)}
        {choose("category", w.supplier_list_category(), choices.categories)}
        {choose("code", w.supplier_list_code(), codes)}
        {choose("contact", w.supplier_list_contact(), contacts)}
        {choose("record", w.supplier_list_record(), records)}
        {sorted}
        {sort}
    };
    ui::filter_bar(
        &t,
        FilterBar { action: "/suppliers".into(), fields: fields.into_any(), chips, clear_href: "/suppliers".into() },
    )
}

fn chips(visit: &Visit, filter: &Filter, choices: &Choices) -> Vec<Chip> {
    let w = visit.words;
    let lang = visit.lang();
    let contact = filter.invitable.map(|yes| if yes { w.supplier_contact_has() } else { w.supplier_contact_none() });
    let named = |list: &[(String, String)], code: &Option<String>| Some(name_of(list, code.as_ref()?).to_owned());
    [
        ("q", w.supplier_list_search(), Some(filter.text.clone()).filter(|t| !t.is_empty())),
        ("country", w.supplier_site_country(), filter.country.as_ref().map(|c| country(lang, c).to_owned())),
        ("standing", w.supplier_list_standing(), filter.standing.map(|s| standing_word(w, s).to_owned())),
        (
            "category",
            w.supplier_list_category(),
            filter.category.as_ref().map(|c| category(w, &choices.categories, c).to_owned()),
        ),
        ("code", w.supplier_list_code(), filter.code.map(|s| code_word(w, s).to_owned())),
        ("contact", w.supplier_list_contact(), contact.map(str::to_owned)),
        ("record", w.supplier_list_record(), filter.certainty.map(|c| w.code("supplier-certainty", c))),
        ("unit", w.supplier_list_unit(), named(&choices.units, &filter.unit)),
        ("scenario", w.supplier_list_scenario(), named(&choices.scenarios, &filter.scenario)),
        ("tag", w.supplier_list_tag(), filter.tag.clone()),
    ]
    .into_iter()
    .filter_map(|(name, label, value)| {
        value.map(|value| Chip { label: w.supplier_list_chip(label, value), remove_href: visit.with_query(name, "") })
    })
    .collect()
}

/// The name of a supplier's category; one that nobody knows has no entry.
fn category<'a>(w: Words, categories: &'a [(String, String)], code: &'a str) -> &'a str {
    if code == "unknown" { w.statistics_unknown() } else { name_of(categories, code) }
}

/// The name of a code; the code itself when it is no longer offered.
fn name_of<'a>(list: &'a [(String, String)], code: &'a str) -> &'a str {
    list.iter().find(|(known, _)| known == code).map_or(code, |(_, name)| name)
}

fn columns(visit: &Visit, sort: Sort) -> Vec<Column> {
    let w = visit.words;
    let sortable = |label: &'static str, up: Sort, down: Sort| {
        let (next, order) = match sort {
            s if s == up => (down, Some(Order::Asc)),
            s if s == down => (up, Some(Order::Desc)),
            _ => (up, None),
        };
        Column::new(label).sort(visit.with_query("sort", next.code()), order)
    };
    vec![
        sortable(w.supplier_list_number(), Sort::Number, Sort::NumberDown),
        sortable(w.supplier_list_name(), Sort::Name, Sort::NameDown),
        Column::new(w.supplier_site_country()),
        Column::new(w.supplier_list_category()),
        Column::new(w.supplier_list_standing()),
        Column::new(w.supplier_list_code()),
        sortable(w.supplier_list_registered(), Sort::Registered, Sort::RegisteredDown),
    ]
}

fn row(visit: &Visit, categories: &[(String, String)], s: &Listed) -> Vec<AnyView> {
    let w = visit.words;
    let lang = visit.lang();
    let href = format!("/suppliers/{}", s.id);
    let latin = s.name_latin.clone().map(|name| view! { " "<span class="muted">{name}</span> });
    let full = [Some(s.name.as_str()), s.name_latin.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let provisional = s.provisional.then(|| view! { {ui::tag(ui::Tone::Warn, w.supplier_provisional())}" " });
    let alone = (!s.invitable).then(|| view! { " "<span class="muted">{w.supplier_list_contact_no()}</span> });
    vec![
        s.number.clone().into_any(),
        view! { <span class="names" title=full>{provisional}<a href=href>{s.name.clone()}</a>{latin}</span> }
            .into_any(),
        country(lang, &s.country).to_owned().into_any(),
        category(w, categories, &s.category).to_owned().into_any(),
        standing_tag(w, s.standing),
        view! { {code_tag(w, s.code_state)}{alone} }.into_any(),
        visit.day(s.registered_on).into_any(),
    ]
}
