//! The company's side: the checks it may know of, their score and findings, its comment and its objection.

use super::part;
use super::show::raised;
use crate::form::Form;
use crate::ui::{self, Column, Kind as Look, NoticeKind, PageHead};
use crate::visit::{Frame, Page, Visit};
use entity::checklist::{self, Check, Checklist, Kind, MarkRow, Objection};
use entity::finding::{self, Finding};
use entity::permission::Permission as P;
use entity::refusal::{Outcome, Refusal};
use entity::supplier;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The checks and audits of the company.
pub async fn list(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let actor = visit.actor()?;
    let company = supplier::company(visit.store.read(), actor, visit.id("supplier")?).await?;
    let checks = checklist::company_list(&visit.store, actor, company.id).await?;
    let title = w.nav_company_checks();
    let frame = Frame::new(title).at(format!("/s/{}/checks", company.id)).acting(company.id, company.name.clone());
    visit.page(frame, || {
        let rows = checks.iter().map(|check| row(visit, check)).collect();
        view! {
            {ui::page_head(PageHead::new(title))}
            <p>{w.check_company_body()}" "<a href=format!("/s/{}/draws", company.id)>{w.draw_own_link()}</a></p>
            {ui::table(ui::Table {
                caption: title.into(),
                columns: vec![
                    Column::new(w.check_number()),
                    Column::new(w.check_kind()),
                    Column::new(w.check_state()),
                    Column::new(w.check_visited()),
                    Column::new(w.check_score()),
                    Column::new(w.check_result()),
                ],
                rows,
                empty: ui::empty(w.check_company_none_title(), w.check_company_none(), None),
                dense: false,
            })}
        }
        .into_any()
    })
}

fn row(visit: &Visit, check: &Check) -> Vec<AnyView> {
    let w = visit.words;
    let none = || "–".to_owned();
    vec![
        view! { <a href=check.company_href()>{check.number.clone()}</a> }.into_any(),
        w.code("check-kind", check.kind).into_any(),
        part::state_tag(w, check.state),
        check.visited_on.map_or_else(none, |day| visit.day(day)).into_any(),
        check.score_shown().map_or_else(none, |shown| w.percent(shown)).into_any(),
        part::result_tag(w, check).unwrap_or_else(|| none().into_any()),
    ]
}

struct Record {
    check: Check,
    list: Checklist,
    marks: BTreeMap<String, MarkRow>,
    findings: Vec<Finding>,
    objection: Option<Objection>,
}

/// One check as the company reads it.
pub async fn show(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let db = visit.store.read();
    let actor = visit.actor()?;
    let company = supplier::company(db, actor, visit.id("supplier")?).await?;
    let kind: Kind = visit.params.text("kind").parse().map_err(|_| Refusal::NotFound)?;
    let check = checklist::company_show(db, actor, company.id, kind, visit.id("id")?).await?;
    let record = Record {
        list: checklist::load(db, check.checklist_id, visit.lang()).await?,
        marks: checklist::marks(db, check.id).await?,
        findings: finding::of(db, check.id).await?,
        objection: checklist::objection(db, check.id).await?,
        check,
    };
    let list = format!("/s/{}/checks", company.id);
    let frame = Frame::new(record.check.number.clone())
        .at(list.clone())
        .crumb(list, w.nav_company_checks())
        .acting(company.id, company.name.clone());
    visit.page(frame, || {
        let check = &record.check;
        let head = PageHead {
            caption: Some(w.code("check-kind", check.kind)),
            status: Some(part::state_tag(w, check.state)),
            facts: check.site.iter().cloned().collect(),
            ..PageHead::new(check.number.clone())
        };
        view! {
            {ui::page_head(head)}
            {ui::summary_list(part::outcome(visit, check))}
            {scored(visit, &record)}
            {settled(visit, &record)}
        }
        .into_any()
    })
}

/// What stands between the scoring and the result, and the marks for good.
fn scored(visit: &Visit, record: &Record) -> AnyView {
    let w = visit.words;
    let check = &record.check;
    if check.score_num.is_none() {
        let text = if check.state.ended() { w.check_company_ended() } else { w.check_company_under_way() };
        return view! { <p>{text}</p> }.into_any();
    }
    let comment = comment(visit, check);
    let marks = part::marks_table(w, &record.list, &record.marks, None);
    let how = view! { <p>{w.check_how_scored(check.pass_mark)}</p>{marks} };
    let drafted = check.settled_at.is_none().then(|| ui::notice(NoticeKind::Info, w.check_company_draft()));
    view! { {drafted}{comment}{ui::section(w.check_all_marks(), how.into_any())} }.into_any()
}

fn comment(visit: &Visit, check: &Check) -> AnyView {
    let (w, t) = (visit.words, visit.words.texts());
    let open = check.comment_open(visit.now) && visit.may_for(P::CompanyAnswer, check.supplier_id);
    if let (Some(text), Some(at), false) = (&check.comment, check.commented_at, open) {
        let body = view! { <p class="muted">{visit.time(at)}</p>{part::lines(text)} };
        return ui::section(w.check_your_comment(), body.into_any());
    }
    if !open {
        return ().into_any();
    }
    let form = Form::new(visit, "check/comment")
        .carry("supplier", check.supplier_id)
        .carry("kind", check.kind)
        .carry("id", check.id)
        .carry("version", check.version);
    let field = form.field("comment", w.check_your_comment()).hint(w.check_comment_hint());
    let area = ui::text_area(&t, field, 6, None);
    let form = form.view(view! { {area}{ui::actions(vec![ui::button(w.check_send_comment(), Look::Primary)])} });
    ui::section(w.check_comment_title(), form)
}

/// The findings with their dates and the way to object, once the result was given.
fn settled(visit: &Visit, record: &Record) -> AnyView {
    let w = visit.words;
    let check = &record.check;
    if check.settled_at.is_none() {
        return ().into_any();
    }
    let next = (!record.findings.is_empty()).then(|| {
        let href = format!("/s/{}/remediations", check.supplier_id);
        ui::link_button(href, w.check_to_remediation(), Look::Primary)
    });
    let findings = view! { {part::findings_table(visit, &record.findings)}{next} };
    view! { {ui::section(w.finding_list(), findings.into_any())}{objection(visit, record)} }.into_any()
}

fn objection(visit: &Visit, record: &Record) -> Option<AnyView> {
    let (w, t) = (visit.words, visit.words.texts());
    let check = &record.check;
    if let Some(objection) = &record.objection {
        let waits = objection.decision.is_none().then(|| view! { <p>{w.check_objection_waits()}</p> });
        let body = view! { {raised(visit, objection)}{waits} };
        return Some(ui::section(w.check_objection(), body.into_any()));
    }
    let until = checklist::may_object(check, None, visit.now, visit.zone)?;
    if !visit.may_for(P::CompanySign, check.supplier_id) {
        return None;
    }
    let form = Form::new(visit, "check/object")
        .carry("supplier", check.supplier_id)
        .carry("kind", check.kind)
        .carry("id", check.id);
    let area = ui::text_area(&t, form.field("text", w.check_objection_text()).hint(w.check_objection_hint()), 6, None);
    let form = form.view(view! { {area}{ui::actions(vec![ui::button(w.check_object(), Look::Secondary)])} });
    let body = view! { <p>{w.check_objection_until(visit.end_of(until))}</p>{form} };
    Some(ui::section(w.check_objection(), body.into_any()))
}
