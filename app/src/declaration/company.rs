//! A company's declarations: the list, and the task list of one.

use super::result::note_list;
use super::{home, shown};
use crate::form::Form;
use crate::ui::{self, Column, Confirm, Kind, NoticeKind, PageHead, Table, Task, Tone};
use crate::visit::{Frame, Page, Visit};
use entity::Id;
use entity::declaration::{self, Declaration, State};
use entity::permission::Permission;
use entity::questionnaire::rule::{self, SectionStatus};
use entity::questionnaire::{self, Section};
use entity::refusal::Outcome;
use entity::supplier::{self, Brief};
use leptos::prelude::*;

/// The company of the address.
pub(super) async fn company(visit: &Visit) -> Outcome<Brief> {
    supplier::company(visit.store.read(), visit.actor()?, visit.id("supplier")?).await
}

/// The frame of a page of one declaration.
pub(super) fn frame(title: impl Into<String>, company: &Brief, d: &Declaration, visit: &Visit) -> Frame {
    let list = format!("/s/{}/declarations", company.id);
    Frame::new(title)
        .at(list.clone())
        .crumb(list, visit.words.declaration_title())
        .crumb(home(company.id, d.id), d.title(visit.lang()))
        .acting(company.id, company.name.clone())
}

/// Every declaration of the company.
pub async fn list(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let company = company(visit).await?;
    let found = declaration::of_supplier(&visit.store, visit.actor()?, company.id).await?;
    let rows = found
        .iter()
        .map(|d| {
            let (href, title) = (home(company.id, d.id), d.title(w.0).to_owned());
            let late = d.late.then(|| ui::tag(Tone::Warn, w.declaration_late()));
            vec![
                view! { <a href=href>{title}</a> }.into_any(),
                d.number.clone().into_any(),
                w.day(d.due_on).into_any(),
                view! { {shown::state(w, d.state)}{late} }.into_any(),
                shown::rating(w, d).into_any(),
            ]
        })
        .collect();
    let columns = [
        w.declaration_col_campaign(),
        w.declaration_col_number(),
        w.declaration_col_due(),
        w.declaration_col_state(),
        w.declaration_col_rating(),
    ];
    let frame = Frame::new(w.declaration_title())
        .at(format!("/s/{}/declarations", company.id))
        .acting(company.id, company.name.clone());
    visit.page(frame, || {
        let table = ui::table(Table {
            caption: w.declaration_title().into(),
            columns: columns.into_iter().map(Column::new).collect(),
            rows,
            empty: ui::empty(w.declaration_none_title(), w.declaration_none_body(), None),
            dense: false,
        });
        view! { {ui::page_head(PageHead::new(w.declaration_title()))}{table} }.into_any()
    })
}

/// The task list: one line a section, then checking and handing in.
pub async fn tasks(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let company = company(visit).await?;
    let d = declaration::of_company(visit.store.read(), visit.actor()?, company.id, visit.id("id")?).await?;
    let q = questionnaire::load(visit.store.read(), d.questionnaire, visit.lang()).await?;
    let answers = declaration::answers(visit.store.read(), d.id).await?;
    let (rules, open) = (q.rules(), d.state.answering());
    let statuses: Vec<SectionStatus> =
        q.sections.iter().map(|s| rule::section_status(&s.codes(), &rules, &answers)).collect();
    let done = statuses.iter().filter(|s| **s == SectionStatus::Completed).count();
    let may_answer = open && visit.may_for(Permission::CompanyAnswer, company.id);
    let notes = if open { declaration::notes(visit.store.read(), d.id).await? } else { Vec::new() };
    let came_back = |section: &Section| {
        d.state == State::Returned
            && notes.iter().any(|n| n.returned && section.codes().contains(&n.question_code.as_str()))
    };
    let base = home(company.id, d.id);
    let mut tasks: Vec<Task> = q
        .sections
        .iter()
        .zip(&statuses)
        .map(|(section, status)| {
            let reachable = may_answer && *status != SectionStatus::CannotStartYet;
            Task {
                title: section.title.clone(),
                href: reachable.then(|| format!("{base}/{}", section.code)),
                hint: None,
                status: match came_back(section) {
                    true => ui::tag(Tone::Warn, w.declaration_section_returned()),
                    false => shown::status(w, *status),
                },
            }
        })
        .collect();
    let ready = done == q.sections.len() && d.state != State::Returned;
    tasks.push(Task {
        title: if open { w.declaration_check_task() } else { w.declaration_read_task() }.into(),
        href: Some(format!("{base}/check")),
        hint: open.then(|| w.declaration_check_hint().into()),
        status: match (open, ready) {
            (true, true) => ui::tag(Tone::Info, w.declaration_ready()),
            (true, false) => ui::tag(Tone::Neutral, w.declaration_section_cannot_start_yet()),
            (false, _) => ().into_any(),
        },
    });
    let head = PageHead {
        caption: Some(q.title.clone()),
        title: d.title(w.0).into(),
        facts: vec![d.number.clone(), shown::due(w, &d, visit.zone)],
        status: Some(shown::state(w, d.state)),
        ..PageHead::default()
    };
    let title = d.title(w.0).to_owned();
    let frame = Frame::new(title)
        .at(format!("/s/{}/declarations", company.id))
        .crumb(format!("/s/{}/declarations", company.id), w.declaration_title())
        .acting(company.id, company.name.clone());
    let progress = w.declaration_progress(q.sections.len(), done);
    visit.page(frame, || {
        view! {
            {ui::page_head(head)}
            {about(visit, &d, company.id)}
            {note_list(w, &q, &notes, true, may_answer.then_some(base.as_str()))}
            <p>{progress}</p>
            {ui::task_list(tasks)}
            {closing(visit, &d, company.id)}
        }
        .into_any()
    })
}

/// What the state means for the reader, and where the answer to it is.
fn about(visit: &Visit, d: &Declaration, supplier: Id) -> AnyView {
    let w = visit.words;
    let base = home(supplier, d.id);
    let result = || ui::link_button(format!("{base}/result"), w.declaration_see_result(), Kind::Primary);
    let reason = d.cannot_reason.clone().unwrap_or_default();
    match d.state {
        State::Invited | State::InProgress if visit.today() > d.due_on => {
            ui::notice(NoticeKind::Warn, w.declaration_late_notice(w.day(d.closes_on)))
        }
        State::Invited => view! { <p>{w.declaration_intro()}</p> }.into_any(),
        State::InProgress => ().into_any(),
        State::Submitted | State::InReview => {
            let receipt = format!("{base}/submitted");
            view! {
                {ui::notice(NoticeKind::Info, w.code("declaration-about", d.state))}
                <p><a href=receipt>{w.declaration_see_receipt()}</a></p>
            }
            .into_any()
        }
        State::Returned => {
            view! { {ui::notice(NoticeKind::Warn, w.declaration_about_returned())}{result()} }.into_any()
        }
        State::Accepted => {
            view! { {ui::notice(NoticeKind::Good, w.declaration_about_accepted())}{result()} }.into_any()
        }
        State::CannotAnswer | State::Withdrawn => {
            view! { {ui::notice(NoticeKind::Info, w.code("declaration-about", d.state))}<p>{reason}</p> }.into_any()
        }
        State::Expired => ui::notice(NoticeKind::Info, w.declaration_about_expired()),
    }
}

/// What those who sign for the company may do besides answering.
fn closing(visit: &Visit, d: &Declaration, supplier: Id) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    if !visit.may_for(Permission::CompanySign, supplier) {
        return ().into_any();
    }
    let form = |call| Form::new(visit, call).carry("supplier", supplier).carry("id", d.id).carry("version", d.version);
    if d.state == State::Submitted {
        return ui::confirm(
            &t,
            Confirm {
                title: w.declaration_recall_title().into(),
                effects: vec![w.declaration_recall_effect().into()],
                form: form("declaration/recall").button(w.declaration_recall(), Kind::Secondary),
                danger: false,
            },
        );
    }
    if !d.state.answering() {
        return ().into_any();
    }
    let form = form("declaration/cannot");
    let refused = form.refused();
    let reason = ui::text_area(
        &t,
        form.field("cannot_reason", w.declaration_cannot_label()).hint(w.declaration_cannot_hint()),
        4,
        None,
    );
    let body = form.view(view! { {reason}{ui::button(w.declaration_cannot(), Kind::Danger)} });
    // After a mistake the box must be open, so that the summary can lead into it.
    if refused { ui::card(w.declaration_cannot_title(), body) } else { ui::details(w.declaration_cannot_title(), body) }
}
