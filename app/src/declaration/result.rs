//! What became of a declaration, for its supplier: what comes back first, then rating and score item by item.

use super::company::{company, frame};
use super::{anchor, home, shown};
use crate::ui::{self, Column, Kind as Button, NoticeKind, PageHead, Row, Table};
use crate::visit::{Page, Visit, encode};
use crate::words::Words;
use entity::declaration::{self, Declaration, Note, State};
use entity::questionnaire::rule::{self, Answers, ItemScore};
use entity::questionnaire::{self, Questionnaire};
use entity::refusal::{Outcome, Refusal};
use leptos::prelude::*;

/// The result; there is one only after a decision.
pub async fn result(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let company = company(visit).await?;
    let d = declaration::of_company(visit.store.read(), visit.actor()?, company.id, visit.id("id")?).await?;
    if d.decided_at.is_none() {
        return Err(Refusal::NotFound.into());
    }
    let q = questionnaire::load(visit.store.read(), d.questionnaire, visit.lang()).await?;
    let answers = declaration::answers(visit.store.read(), d.id).await?;
    let notes = declaration::notes(visit.store.read(), d.id).await?;
    let base = home(company.id, d.id);
    let head = PageHead {
        caption: Some(d.title(w.0).into()),
        title: w.declaration_result_title().into(),
        facts: vec![d.number.clone()],
        status: Some(shown::state(w, d.state)),
        ..PageHead::default()
    };
    visit.page(frame(w.declaration_result_title(), &company, &d, visit), || {
        let change = (d.state != State::Accepted && d.state.answering()).then_some(base.as_str());
        let accepted = (d.state == State::Accepted).then(|| scored(w, &d, &q, &answers));
        view! {
            {ui::page_head(head)}
            {note_list(w, &q, &notes, true, change)}
            {decision(visit, &d)}
            {accepted}
            {note_list(w, &q, &notes, false, None)}
            <p>{ui::link_button(base.clone(), w.declaration_back_to_declaration(), Button::Secondary)}</p>
        }
        .into_any()
    })
}

/// The reviewer's notes: those that came back, or the others.
pub(super) fn note_list(w: Words, q: &Questionnaire, notes: &[Note], returned: bool, change: Option<&str>) -> AnyView {
    let rows: Vec<Row> = notes
        .iter()
        .filter(|n| n.returned == returned)
        .filter_map(|note| {
            let (section, asked) = q.find(&note.question_code)?;
            let key = format!("{} {}", note.question_code, asked.text);
            let lines: Vec<_> = note.comment.lines().map(|l| view! { <p>{l.to_owned()}</p> }).collect();
            let row = Row::new(key.clone(), lines.into_any());
            Some(match change {
                Some(base) => {
                    let code = &note.question_code;
                    let href = format!("{base}/{}?question={}#{}", section.code, encode(code), anchor(code));
                    row.change(href, w.declaration_change(), key)
                }
                None => row,
            })
        })
        .collect();
    if rows.is_empty() {
        return ().into_any();
    }
    let title = if returned { w.declaration_returned_questions() } else { w.declaration_notes() };
    ui::section(title, ui::summary_list(rows))
}

fn decision(visit: &Visit, d: &Declaration) -> AnyView {
    let w = visit.words;
    let reason = d.decision_reason.clone().unwrap_or_default();
    let lines: Vec<_> = reason.lines().map(|l| view! { <p>{l.to_owned()}</p> }).collect();
    let rows = [
        d.decided_at.map(|at| Row::new(w.declaration_decided_at(), visit.time(at))),
        d.reviewer.clone().map(|name| Row::new(w.declaration_reviewer(), name)),
        (!reason.is_empty()).then(|| Row::new(w.declaration_reason(), lines.into_any())),
    ];
    ui::section(w.declaration_decision(), ui::summary_list(rows.into_iter().flatten().collect()))
}

/// Rating and score, what each question brought, and what would bring more.
pub(super) fn scored(w: Words, d: &Declaration, q: &Questionnaire, answers: &Answers) -> AnyView {
    let (items, _) = rule::score(&q.rules(), answers);
    let line = shown::rating(w, d).unwrap_or_else(|| w.declaration_no_score().into());
    let better: Vec<AnyView> = items
        .iter()
        .filter(|i| i.points_num < i.points_den)
        .filter_map(|item| {
            let (_, asked) = q.find(&item.code)?;
            let title = format!("{} {}", item.code, asked.text);
            let example = asked.example.clone();
            Some(view! { <li><strong>{title}</strong><p class="muted">{example}</p></li> }.into_any())
        })
        .collect();
    let improve = (!better.is_empty()).then(|| {
        let lead = w.declaration_improve_lead();
        ui::section(w.declaration_improve(), view! { <p>{lead}</p><ul>{better}</ul> }.into_any())
    });
    let how = w.declaration_how_scored();
    let bands = w.declaration_bands();
    view! {
        {ui::section(w.declaration_score(), view! { {ui::notice(NoticeKind::Info, line)}<p>{how}</p><p>{bands}</p> }.into_any())}
        {item_table(w, q, &items)}
        {improve}
    }
    .into_any()
}

fn item_table(w: Words, q: &Questionnaire, items: &[ItemScore]) -> AnyView {
    let rows = items
        .iter()
        .filter_map(|item| {
            let (_, asked) = q.find(&item.code)?;
            let share = shown::percent(w, i64::from(item.points_num), i64::from(item.points_den)).unwrap_or_default();
            Some(vec![
                format!("{} {}", item.code, asked.text).into_any(),
                item.weight.to_string().into_any(),
                format!("{} / {}", item.points_num, item.points_den).into_any(),
                share.into_any(),
            ])
        })
        .collect();
    ui::table(Table {
        caption: w.declaration_items().into(),
        columns: vec![
            Column::new(w.declaration_col_question()),
            Column::new(w.declaration_col_weight()).numeric(),
            Column::new(w.declaration_col_points()).numeric(),
            Column::new(w.declaration_col_share()).numeric(),
        ],
        rows,
        empty: ().into_any(),
        dense: false,
    })
}
