//! The question and its answer.

use crate::form::Form;
use crate::ui::{self, Kind, PageHead, Tone};
use crate::visit::{Frame, Page, Visit};
use entity::eligibility::{self, Answer, Asked};
use entity::refusal::Outcome;
use entity::supplier::Standing;
use leptos::prelude::*;

pub async fn ask(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let t = w.texts();
    let actor = visit.actor()?;
    let answered = match visit.query.id("asked") {
        Ok(id) => Some(eligibility::asked(&visit.store, actor, id).await?),
        Err(_) => None,
    };
    let recent = eligibility::recent(&visit.store, actor).await?;
    let form = Form::new(visit, "eligibility/ask");
    let before = answered.as_ref().map_or(visit.query.text("q").to_owned(), |a| a.query.clone());
    visit.page(Frame::new(w.eligibility_title()).at("/eligibility"), || {
        let field = form.field_with("q", w.eligibility_label(), &before).hint(w.eligibility_hint());
        let field = ui::search_field(&t, field.autocomplete("off"));
        let rows = recent.iter().map(|a| line(visit, a)).collect();
        view! {
            {ui::page_head(PageHead::new(w.eligibility_title()))}
            {form.view(view! { {field}{ui::button(w.eligibility_button(), Kind::Primary)} })}
            <p class="muted">{w.eligibility_logged()}</p>
            {answered.as_ref().map(|a| answer(visit, a))}
            {ui::section(w.eligibility_recent(), ui::table(ui::Table {
                caption: w.eligibility_recent().into(),
                columns: vec![
                    ui::Column::new(w.eligibility_col_when()),
                    ui::Column::new(w.eligibility_col_query()),
                    ui::Column::new(w.eligibility_col_answer()),
                    ui::Column::new(w.eligibility_col_supplier()),
                ],
                rows,
                empty: view! { <p class="muted">{w.eligibility_none()}</p> }.into_any(),
                dense: true,
            }))}
            <p><a href="/tokens">{w.eligibility_tokens_link()}</a></p>
        }
        .into_any()
    })
}

fn tone(answer: Answer) -> Tone {
    match answer {
        Answer::Eligible => Tone::Good,
        Answer::Frozen => Tone::Warn,
        Answer::NotEligible => Tone::Bad,
        Answer::NotRegistered | Answer::Ambiguous => Tone::Neutral,
    }
}

fn answer(visit: &Visit, a: &Asked) -> AnyView {
    let w = visit.words;
    let mut rows = vec![
        ui::Row::new(w.eligibility_col_answer(), ui::tag(tone(a.answer), w.code("eligibility-answer", a.answer))),
        ui::Row::new(w.eligibility_meaning(), w.code("eligibility-meaning", a.answer)),
    ];
    if let (Some(id), Some(name), Some(number)) = (a.supplier_id, &a.supplier_name, &a.supplier_number) {
        let link = view! { <a href=format!("/suppliers/{id}")>{name.clone()}</a> " " {number.clone()} };
        rows.push(ui::Row::new(w.eligibility_col_supplier(), link));
    }
    if let Some(scope) = &a.scope {
        rows.push(ui::Row::new(w.eligibility_scope(), w.code("eligibility-scope", scope)));
    }
    if let Some(until) = a.until_on {
        rows.push(ui::Row::new(w.eligibility_until(), visit.day(until)));
    }
    if let Some(class) = &a.reason_class {
        rows.push(ui::Row::new(w.eligibility_reason(), w.code("eligibility-reason", class)));
    }
    if a.answer == Answer::Eligible {
        let certified = a.standing == Some(Standing::Certified);
        let word = if certified { w.eligibility_certified() } else { w.eligibility_not_certified() };
        rows.push(ui::Row::new(w.eligibility_certification(), word));
    }
    rows.push(ui::Row::new(w.eligibility_col_when(), visit.time(a.asked_at)));
    ui::section(w.eligibility_answer_title(&a.query), ui::summary_list(rows))
}

fn line(visit: &Visit, a: &Asked) -> Vec<AnyView> {
    let w = visit.words;
    let name = a.supplier_name.clone().unwrap_or_default();
    vec![
        view! { <a href=format!("/eligibility?asked={}", a.id)>{visit.time(a.asked_at)}</a> }.into_any(),
        view! { {a.query.clone()} }.into_any(),
        ui::tag(tone(a.answer), w.code("eligibility-answer", a.answer)),
        view! { {name} }.into_any(),
    ]
}
