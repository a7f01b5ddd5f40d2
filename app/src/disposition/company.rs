//! The decisions about a company as its own people read them: reason, how to answer, how to appeal.

use super::{list, show};
use crate::form::Form;
use crate::remediation::shown::{fact, told};
use crate::ui::{self, Column, Kind as Button, NoticeKind, PageHead, Table, Tone};
use crate::visit::{Frame, Page, Visit};
use entity::calendar::{add_working_days, china};
use entity::disposition::{self, APPEAL_DAYS, About, Detail, HEARING_DAYS, State};
use entity::permission::Permission;
use entity::refusal::Outcome;
use entity::{certification, supplier};
use leptos::prelude::*;

/// `/s/{supplier}/decisions`
pub async fn list(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let actor = visit.actor()?;
    let company = supplier::company(visit.store.read(), actor, visit.id("supplier")?).await?;
    let found = disposition::about_company(&visit.store, actor, company.id).await?;
    let admitted = certification::of_company(&visit.store, actor, company.id).await?;
    let rows = found.into_iter().map(|one| row(visit, company.id, one)).collect();
    let certified = admitted
        .into_iter()
        .map(|c| {
            let reason = c.decision_reason.unwrap_or_default();
            vec![
                c.number.into_any(),
                ui::tag(Tone::Info, w.code("certification-state", c.state)),
                c.decided_at.map(|at| visit.time(at)).unwrap_or_default().into_any(),
                reason.into_any(),
            ]
        })
        .collect();
    let at = format!("/s/{}/decisions", company.id);
    let frame = Frame::new(w.nav_company_decisions()).at(at).acting(company.id, company.name.clone());
    let relationships = format!("/s/{}/relationships", company.id);
    visit.page(frame, || {
        view! {
            {ui::page_head(PageHead::new(w.nav_company_decisions()))}
            <p>{w.disposition_company_lead()}</p>
            {ui::table(Table {
                caption: w.nav_company_decisions().into(),
                columns: vec![
                    Column::new(w.remediation_number()), Column::new(w.disposition_kind()),
                    Column::new(w.remediation_state()), Column::new(w.disposition_next()),
                ],
                rows,
                empty: ui::empty(w.disposition_company_empty(), w.disposition_company_empty_body(), None),
                dense: false,
            })}
            {ui::section(w.nav_certifications(), ui::table(Table {
                caption: w.nav_certifications().into(),
                columns: vec![
                    Column::new(w.remediation_number()), Column::new(w.remediation_state()),
                    Column::new(w.certification_decided_at()), Column::new(w.remediation_reason()),
                ],
                rows: certified,
                empty: ui::empty(w.certification_company_empty(), w.certification_company_empty_body(), None),
                dense: false,
            }))}
            <p><a href=relationships>{w.relationship_company_title()}</a></p>
        }
        .into_any()
    })
}

fn row(visit: &Visit, company: entity::Id, one: About) -> Vec<AnyView> {
    let w = visit.words;
    let blacklisting = one.kind == "blacklisting";
    let folder = if blacklisting { "blacklist" } else { "decisions" };
    let href = format!("/s/{company}/{folder}/{}", one.id);
    let word = w.code(if blacklisting { "blacklist-state" } else { "disposition-state" }, &one.state);
    let tone = if matches!(one.state.as_str(), "in-force" | "active") { Tone::Bad } else { Tone::Info };
    let next = match (one.state.as_str(), one.delivered_at, one.hear_until) {
        ("noticed", None, _) => Some(w.disposition_please_read().to_owned()),
        ("noticed", _, Some(until)) => Some(w.disposition_answer_until(visit.until(until))),
        _ => None,
    };
    let kind = w.code("disposition-kind", &one.kind);
    vec![view! { <a href=href>{one.number}</a> }.into_any(), kind.into_any(), ui::tag(tone, word), next.into_any()]
}

/// `/s/{supplier}/decisions/{id}`
pub async fn show(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let actor = visit.actor()?;
    let company = supplier::company(visit.store.read(), actor, visit.id("supplier")?).await?;
    let found = disposition::company_detail(&visit.store, actor, company.id, visit.id("id")?).await?;
    let at = format!("/s/{}/decisions", company.id);
    let title = format!("{} {}", w.code("disposition-kind", found.kind), found.number);
    let frame = Frame::new(title.clone())
        .at(at.clone())
        .crumb(at, w.nav_company_decisions())
        .acting(company.id, company.name.clone());
    visit.page(frame, || {
        let head = PageHead { title, status: Some(list::state(visit, found.state)), ..PageHead::default() };
        let lead = match found.state {
            State::Noticed => Some(ui::notice(NoticeKind::Warn, w.disposition_company_noticed(HEARING_DAYS))),
            State::Heard => Some(ui::notice(NoticeKind::Info, w.disposition_company_heard())),
            _ => None,
        };
        view! {
            {ui::page_head(head)}
            {lead}
            {ui::section(w.disposition_decided_what(), ui::summary_list(show::what(visit, &found)))}
            {ui::section(w.disposition_hearing(), ui::summary_list(show::hearing(visit, &found, w.disposition_own_statement())))}
            {answer(visit, &found)}
            {outcome(visit, &found)}
        }
        .into_any()
    })
}

fn answer(visit: &Visit, found: &Detail) -> Option<AnyView> {
    if found.state != State::Noticed || !visit.may_for(Permission::CompanyAnswer, found.supplier_id) {
        return None;
    }
    let (w, t) = (visit.words, visit.words.texts());
    let carried = |call: &str| {
        Form::new(visit, call)
            .carry("supplier", found.supplier_id)
            .carry("id", found.id)
            .carry("version", found.version)
    };
    let read = found.delivered_at.is_none().then(|| {
        let form = carried("disposition/acknowledge").button(w.disposition_acknowledge(), Button::Secondary);
        view! { <p>{w.disposition_acknowledge_body(HEARING_DAYS)}</p>{form} }
    });
    let form = carried("disposition/answer");
    let text = form.field("statement", w.disposition_own_statement()).hint(w.disposition_answer_hint());
    let text = ui::text_area(&t, text, 8, None);
    let submit = ui::actions(vec![ui::button(w.disposition_answer(), Button::Primary)]);
    let form = form.view(view! { {text}{submit} });
    Some(ui::section(w.disposition_answer_title(), view! { {read}{form} }.into_any()))
}

fn outcome(visit: &Visit, found: &Detail) -> Option<AnyView> {
    let w = visit.words;
    let decided = found.decided_at?;
    let mut rows = vec![fact(w.disposition_decided_at(), visit.time(decided))];
    rows.extend(told(w.remediation_reason(), &found.decision_reason));
    rows.extend(told(w.disposition_lift_reason(), &found.lift_reason));
    let appeal = (found.state == State::InForce).then(|| {
        let until = add_working_days(decided.day(visit.zone), APPEAL_DAYS, china());
        let text = w.disposition_appeal(&found.number, visit.end_of(until));
        view! { <p>{text}</p> }
    });
    Some(ui::section(w.disposition_outcome(), view! { {ui::summary_list(rows)}{appeal} }.into_any()))
}
