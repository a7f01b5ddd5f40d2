//! Campaigns: the list, the form that opens one, and one with its counts.

use super::shown;
use crate::form::Form;
use crate::ui::{self, Choice, Column, Confirm, Field, Kind as Button, PageHead, Row, Table, Tone};
use crate::visit::{Frame, Page, Visit};
use entity::declaration::{self, Campaign, State};
use entity::permission::Permission;
use entity::questionnaire::{self, Version};
use entity::refusal::Outcome;
use entity::supplier::Standing;
use leptos::prelude::*;

/// Every campaign, and the form that opens one.
pub async fn list(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let found = declaration::campaigns(&visit.store, visit.actor()?).await?;
    let may_open = visit.may(Permission::CampaignOpen);
    let versions = if may_open { questionnaire::versions(visit.store.read()).await? } else { Vec::new() };
    let categories = if may_open { declaration::categories(&visit.store).await? } else { Vec::new() };
    let rows = found
        .iter()
        .map(|c| {
            let (href, title) = (format!("/campaigns/{}", c.id), c.title(w.0).to_owned());
            vec![
                c.number.clone().into_any(),
                view! { <a href=href>{title}</a> }.into_any(),
                w.day(c.ends_on).into_any(),
                w.day(c.closes_on).into_any(),
                open_tag(visit, c),
                w.number(c.asked()).into_any(),
                w.number(c.handed_in()).into_any(),
            ]
        })
        .collect();
    visit.page(Frame::new(w.campaign_title()).at("/campaigns"), || {
        let table = ui::table(Table {
            caption: w.campaign_title().into(),
            columns: vec![
                Column::new(w.declaration_col_number()),
                Column::new(w.declaration_col_campaign()),
                Column::new(w.campaign_col_ends()),
                Column::new(w.campaign_col_closes()),
                Column::new(w.declaration_col_state()),
                Column::new(w.campaign_col_asked()).numeric(),
                Column::new(w.campaign_col_handed_in()).numeric(),
            ],
            rows,
            empty: ui::empty(w.campaign_none_title(), w.campaign_none_body(), None),
            dense: true,
        });
        let form = may_open.then(|| ui::section(w.campaign_open_title(), open_form(visit, &versions, categories)));
        view! { {ui::page_head(PageHead::new(w.campaign_title()))}{table}{form} }.into_any()
    })
}

fn open_tag(visit: &Visit, campaign: &Campaign) -> AnyView {
    let w = visit.words;
    match campaign.closed_at {
        Some(_) => ui::tag(Tone::Neutral, w.campaign_closed()),
        None if visit.today() > campaign.ends_on => ui::tag(Tone::Warn, w.campaign_late()),
        None => ui::tag(Tone::Info, w.campaign_running()),
    }
}

fn open_form(visit: &Visit, versions: &[Version], categories: Vec<(String, String, String)>) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    let form = Form::new(visit, "campaign/open");
    let newest = versions.first().map(|v| v.id.to_string()).unwrap_or_default();
    let versions = versions
        .iter()
        .map(|v| (v.id.to_string(), w.campaign_version(v.number, w.0.pick(&v.title_en, &v.title_zh))))
        .collect();
    let text = |name: &str, label: &str| ui::text_field(&t, form.field(name, label));
    let date = |name: &str, label: &str, hint: &str| {
        let field = form.field(name, label);
        ui::date_field(&t, if hint.is_empty() { field } else { field.hint(hint) })
    };
    let body = view! {
        {text("title_en", w.campaign_field_title_en())}
        {text("title_zh", w.campaign_field_title_zh())}
        {ui::select(&t, form.field_with("questionnaire", w.campaign_field_questionnaire(), &newest), versions)}
        {date("starts_on", w.campaign_field_starts(), "")}
        {date("ends_on", w.campaign_field_ends(), &w.campaign_zone(w.zone(visit.zone)))}
        {date("closes_on", w.campaign_field_closes(), w.campaign_closes_hint())}
        {ui::radios(&t, form.field("whom", w.campaign_whom()), whom(visit, &form, categories))}
        {ui::actions(vec![ui::button(w.campaign_open(), Button::Primary)])}
    };
    form.view(body)
}

fn whom(visit: &Visit, form: &Form, categories: Vec<(String, String, String)>) -> Vec<Choice> {
    let w = visit.words;
    let t = w.texts();
    let optional = |name: &str, label: &str| -> Field { form.field(name, label).optional() };
    let categories = categories.into_iter().map(|(code, en, zh)| (code, w.0.pick(en, zh))).collect();
    let standings = [Standing::Registered, Standing::Certified, Standing::Frozen]
        .map(|s| (s.code().to_owned(), w.code("campaign-standing", s)))
        .to_vec();
    let filter = view! {
        {ui::text_field(&t, optional("country", w.campaign_field_country()).hint(w.campaign_country_hint()))}
        {ui::select(&t, optional("category", w.campaign_field_category()), categories)}
        {ui::select(&t, optional("standing", w.campaign_field_standing()), standings)}
    };
    let numbers = form.field("numbers", w.campaign_field_numbers()).hint(w.campaign_numbers_hint());
    vec![
        Choice::new("signed", w.campaign_whom_signed()),
        Choice::new("invitable", w.campaign_whom_invitable()),
        Choice::new("filter", w.campaign_whom_filter()).reveals(filter.into_any()),
        Choice::new("list", w.campaign_whom_list()).reveals(ui::text_area(&t, numbers, 4, None)),
    ]
}

/// One campaign: its dates, its declarations by state, and how it is closed.
pub async fn show(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let t = w.texts();
    let c = declaration::campaign(&visit.store, visit.actor()?, visit.id("id")?).await?;
    let q = questionnaire::load(visit.store.read(), c.questionnaire, visit.lang()).await?;
    let facts = vec![
        Row::new(w.campaign_field_questionnaire(), w.campaign_version(q.number, &q.title)),
        Row::new(w.campaign_field_starts(), w.day(c.starts_on)),
        Row::new(w.campaign_field_ends(), visit.end_of(c.ends_on)),
        Row::new(w.campaign_field_closes(), w.day(c.closes_on)),
        Row::new(w.campaign_opened(), format!("{} · {}", visit.time(c.opened_at), c.opener)),
    ];
    let rows = State::ALL
        .iter()
        .map(|state| {
            let href = format!("/declarations?tab=all&campaign={}&state={state}", c.id);
            let count = w.number(c.counts.get(state).copied().unwrap_or(0));
            vec![shown::state(w, *state), view! { <a href=href>{count}</a> }.into_any()]
        })
        .collect();
    let title = c.title(w.0).to_owned();
    let head = PageHead {
        title: title.clone(),
        other_name: Some(w.0.pick(&c.title_zh, &c.title_en).clone()),
        facts: vec![c.number.clone()],
        status: Some(open_tag(visit, &c)),
        ..PageHead::default()
    };
    let may_close = c.closed_at.is_none() && visit.may(Permission::CampaignOpen);
    visit.page(Frame::new(title).at("/campaigns").crumb("/campaigns", w.campaign_title()), || {
        let table = ui::table(Table {
            caption: w.campaign_by_state().into(),
            columns: vec![Column::new(w.declaration_col_state()), Column::new(w.campaign_col_count()).numeric()],
            rows,
            empty: ().into_any(),
            dense: true,
        });
        let close = may_close.then(|| {
            let form = Form::new(visit, "campaign/close").carry("id", c.id).carry("version", c.version);
            let effects = vec![w.campaign_close_effect_open().into(), w.campaign_close_effect_rest().into()];
            let form = form.button(w.campaign_close(), Button::Danger);
            ui::confirm(&t, Confirm { title: w.campaign_close_title().into(), effects, form, danger: true })
        });
        view! { {ui::page_head(head)}{ui::summary_list(facts)}{ui::section(w.campaign_by_state(), table)}{close} }
            .into_any()
    })
}
