//! A blacklisting as the company it is about sees it: what it is held to have done, by when to answer, and how.

use super::list::tone;
use super::show::{appeal_part, words};
use crate::form::Form;
use crate::ui::{self, Kind, NoticeKind, PageHead};
use crate::visit::{Frame, Page, Visit};
use entity::blacklist::{self, Appeal, Detail, State};
use entity::permission::Permission::{CompanyAnswer, CompanySign};
use entity::refusal::Outcome;
use entity::supplier;
use leptos::prelude::*;

pub async fn show(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let actor = visit.actor()?;
    let company = supplier::company(visit.store.read(), actor, visit.id("supplier")?).await?;
    let detail = blacklist::for_company(&visit.store, actor, company.id, visit.id("id")?).await?;
    let appeals = blacklist::appeals(&visit.store, detail.id).await?;
    let home = format!("/s/{}/decisions", company.id);
    let frame = Frame::new(w.blacklist_company_title(&detail.number))
        .at(home.clone())
        .crumb(home, w.nav_company_decisions())
        .acting(company.id, company.name.clone());
    visit.page(frame, || {
        view! {
            {ui::page_head(PageHead {
                caption: Some(w.code("blacklist-event", detail.integrity_event)),
                title: w.blacklist_company_title(&detail.number),
                facts: vec![company.name.clone(), company.number.clone()],
                status: Some(ui::tag(tone(detail.state), w.code("blacklist-state", detail.state))),
                ..PageHead::default()
            })}
            {ui::notice(NoticeKind::Warn, sentence(visit, &detail))}
            {facts(visit, &detail)}
            {words(w.blacklist_grounds_title(), &detail.grounds)}
            {detail.statement.as_deref().map(|text| words(w.blacklist_own_statement_title(), text))}
            {detail.decision_reason.as_deref().map(|text| words(w.blacklist_fact_reason(), text))}
            {appeal_part(visit, &appeals)}
            {answer(visit, &detail, &appeals)}
        }
        .into_any()
    })
}

/// What the state means for the company, in a sentence.
fn sentence(visit: &Visit, d: &Detail) -> String {
    let w = visit.words;
    match (d.state, d.hear_until) {
        (State::Noticed, Some(until)) => w.blacklist_company_answer_until(visit.until(until)),
        (State::Active, _) => match d.appeal_until(visit.zone).filter(|until| *until > visit.now) {
            Some(until) => w.blacklist_company_active_appeal(visit.until(until)),
            None => w.blacklist_company_state_active().to_owned(),
        },
        _ => w.code("blacklist-company-state", d.state),
    }
}

fn facts(visit: &Visit, d: &Detail) -> AnyView {
    let w = visit.words;
    let mut rows = vec![ui::Row::new(w.blacklist_happened_label(), visit.day(d.happened_on))];
    let times = [
        (w.blacklist_fact_noticed(), d.noticed_at),
        (w.blacklist_fact_delivered(), d.delivered_at),
        (w.blacklist_fact_hear_until(), d.hear_until),
        (w.blacklist_fact_decided(), d.approved_at),
        (w.blacklist_fact_appeal_until(), d.appeal_until(visit.zone)),
    ];
    // Only a last moment can stand at midnight.
    rows.extend(times.into_iter().filter_map(|(key, at)| Some(ui::Row::new(key, visit.until(at?)))));
    let days = [
        (w.blacklist_fact_interim(), d.interim_until),
        (w.blacklist_fact_active(), d.active_on),
        (w.blacklist_fact_review(), d.review_on),
        (w.blacklist_fact_removed(), d.removed_on),
    ];
    rows.extend(days.into_iter().filter_map(|(key, day)| Some(ui::Row::new(key, visit.day(day?)))));
    ui::summary_list(rows)
}

fn form<'a>(visit: &'a Visit, d: &Detail, call: &str) -> Form<'a> {
    Form::new(visit, call).carry("supplier", d.supplier_id).carry("id", d.id).carry("version", d.version)
}

/// What the company may do now.
fn answer(visit: &Visit, d: &Detail, appeals: &[Appeal]) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    let mut parts: Vec<AnyView> = Vec::new();
    let in_time = |until: Option<entity::instant::Instant>| until.is_none_or(|until| until > visit.now);
    if d.state == State::Noticed && d.delivered_at.is_none() && visit.may_for(CompanyAnswer, d.supplier_id) {
        let button = form(visit, d, "blacklist/acknowledge").button(w.blacklist_acknowledge_button(), Kind::Primary);
        let body = view! { <p>{w.blacklist_acknowledge_body()}</p>{button} }.into_any();
        parts.push(ui::section(w.blacklist_acknowledge_title(), body));
    }
    if d.state == State::Noticed && in_time(d.hear_until) && visit.may_for(CompanySign, d.supplier_id) {
        let form = form(visit, d, "blacklist/state-case");
        let field = form.field("statement", w.blacklist_state_label()).hint(w.blacklist_state_hint());
        let area = ui::text_area(&t, field, 10, None);
        let body = form.view(view! { {area}{ui::button(w.blacklist_state_button(), Kind::Primary)} });
        parts.push(ui::section(w.blacklist_state_title(), body));
    }
    let may_appeal = d.state == State::Active && appeals.is_empty() && in_time(d.appeal_until(visit.zone));
    if may_appeal && visit.may_for(CompanySign, d.supplier_id) {
        let form = form(visit, d, "blacklist/appeal");
        let field = form.field("text", w.blacklist_appeal_label()).hint(w.blacklist_appeal_hint());
        let area = ui::text_area(&t, field, 10, None);
        let body = form.view(view! { {area}{ui::button(w.blacklist_appeal_send(), Kind::Primary)} });
        parts.push(ui::section(w.blacklist_appeal_title(), body));
    }
    view! { {parts} }.into_any()
}
