//! One question on a form.

use super::{anchor, shown};
use crate::form::Form;
use crate::ui::{self, Choice, field_id};
use crate::visit::Visit;
use entity::declaration::{LONGEST, LONGEST_REASON, plain};
use entity::questionnaire::Asked;
use entity::questionnaire::rule::{ANY, Answer, Kind};
use leptos::prelude::*;

/// The question with its answer so far, its hint, an example of good evidence, its clause, and the way to say that it
/// does not apply. `above` is what has to be said before it.
pub fn fieldset(visit: &Visit, form: &Form, asked: &Asked, answer: &Answer, above: Option<AnyView>) -> AnyView {
    let w = visit.words;
    let code = asked.rule.code.clone();
    let example = (!asked.example.is_empty())
        .then(|| ui::details(w.questionnaire_example(), view! { <p>{asked.example.clone()}</p> }.into_any()));
    let clause = w.questionnaire_clause(&asked.clause);
    let body = view! {
        <input type="hidden" name="asked[]" value=code.clone()/>
        {control(visit, form, asked, answer)}
        {example}
        <p class="muted">{clause}</p>
        {evidence_line(visit, asked, answer)}
        {set_aside(visit, form, asked, answer)}
    }
    .into_any();
    view! { <div id=anchor(&code)>{above}{ui::card("", body)}</div> }.into_any()
}

fn control(visit: &Visit, form: &Form, asked: &Asked, answer: &Answer) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    let name = format!("a.{}", asked.rule.code);
    let label = format!("{} {}", asked.rule.code, asked.text);
    let first = answer.choices.first().cloned().unwrap_or_default();
    let field = |name: &str, value: &str| {
        let field = form.field_with(name, label.clone(), value);
        let field = if asked.hint.is_empty() { field } else { field.hint(asked.hint.clone()) };
        if asked.rule.required { field } else { field.optional() }
    };
    let choices = || asked.labels.iter().map(|(code, label)| Choice::new(code.clone(), label.clone())).collect();
    match asked.rule.kind {
        Kind::YesNo | Kind::OneOf => ui::radios(&t, field(&name, &first), choices()),
        Kind::ManyOf => {
            let name = format!("{name}[]");
            let chosen = form.values(&name, &answer.choices);
            ui::checkboxes(&t, field(&name, ""), choices(), &chosen)
        }
        Kind::Number => {
            let value = answer.number.map(|n| plain(n, asked.rule.decimals)).unwrap_or_default();
            let unit = asked.rule.unit.as_deref().map(|u| shown::unit(w, u)).unwrap_or_default();
            ui::number_field(&t, field(&name, &value), unit)
        }
        Kind::Text => ui::text_area(&t, field(&name, &answer.text), 6, Some(limit(visit, LONGEST))),
        Kind::Date => {
            let value = answer.date.map(|d| d.to_string()).unwrap_or_default();
            // As text, because a date input swallows what it cannot read.
            let hint = w.declaration_date_hint(&asked.hint);
            ui::text_field(&t, field(&name, &value).hint(hint).width(ui::Width::Medium))
        }
        Kind::File => {
            let (id, hint) = (field_id(&name), asked.hint.clone());
            view! { <div class="field" id=id><p class="label">{label}</p><p class="hint">{hint}</p></div> }.into_any()
        }
    }
}

/// How much a text area takes, and the words below it.
fn limit(visit: &Visit, most: usize) -> (usize, String) {
    (most, visit.words.declaration_characters_most(visit.words.number(most as i64)))
}

/// Whether files are asked for, how many there are, and the way to add one: on the page of the question alone, after
/// what was typed here has been saved.
fn evidence_line(visit: &Visit, asked: &Asked, answer: &Answer) -> Option<AnyView> {
    let w = visit.words;
    let when = if asked.rule.kind == Kind::File || asked.rule.evidence.iter().any(|e| e == ANY) {
        w.declaration_evidence_always().to_owned()
    } else if asked.rule.evidence.is_empty() {
        return None;
    } else {
        let options: Vec<String> = asked.rule.evidence.iter().map(|c| asked.label(c)).collect();
        w.declaration_evidence_for(options.join(w.declaration_list_comma()))
    };
    let files = w.declaration_files(answer.files);
    let add = visit.query.text("question").is_empty().then(|| {
        let code = format!("{ADD_EVIDENCE}{}", asked.rule.code);
        let label = view! { {w.declaration_evidence_add()}<span class="hidden">" "{asked.rule.code.clone()}</span> };
        view! { <button type="submit" class="button secondary" name="then" value=code>{label}</button> }
    });
    Some(view! { <div class="with-files"><p>{when}" "<span class="muted">{files}</span></p>{add}</div> }.into_any())
}

/// What the button that leads to a question's files sends before the question's code.
pub const ADD_EVIDENCE: &str = "evidence:";

/// Where the files of a question stand on the page.
pub fn evidence_anchor(code: &str) -> String {
    format!("evidence-{}", code.replace('.', "-"))
}

fn set_aside(visit: &Visit, form: &Form, asked: &Asked, answer: &Answer) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    let (tick, why) = (format!("na.{}", asked.rule.code), format!("na_reason.{}", asked.rule.code));
    let ticked = form.value(&tick, if answer.not_applicable { "1" } else { "" });
    let reason = ui::text_area(
        &t,
        form.field_with(&why, w.declaration_na_reason(), &answer.na_reason).hint(w.declaration_na_hint()),
        2,
        Some(limit(visit, LONGEST_REASON)),
    );
    let choice = Choice::new("1", w.declaration_na()).reveals(reason);
    let boxes = ui::checkboxes(&t, form.field(&tick, w.declaration_na_label()), vec![choice], &[ticked]);
    view! { <div class="set-aside">{boxes}</div> }.into_any()
}
