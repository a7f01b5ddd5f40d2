//! The question page: a section, or one question of it, as one form; its evidence below.

use super::company::{company, frame};
use super::fieldset::{evidence_anchor, fieldset};
use super::home;
use crate::evidence;
use crate::form::Form;
use crate::island::{Autosave, AutosaveWords, CharacterCount, CountWords};
use crate::ui::{self, Kind as Button, NoticeKind, PageHead};
use crate::visit::{Frame, Page, Visit, encode};
use entity::declaration::{self, Declaration, Note};
use entity::evidence::{File, Target};
use entity::permission::Permission;
use entity::questionnaire::rule::{self, Answers, Kind};
use entity::questionnaire::{self, Asked, Questionnaire, Section};
use entity::refusal::{Outcome, Refusal};
use entity::session;
use entity::supplier::Brief;
use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;

/// The id of the form with the answers.
const FORM: &str = "answers";

struct Part<'a> {
    company: &'a Brief,
    d: &'a Declaration,
    q: &'a Questionnaire,
    section: &'a Section,
    shown: Vec<&'a Asked>,
    /// The codes of all that apply here.
    open: Vec<String>,
    answers: &'a Answers,
    /// What the reviewer wrote about the last submission.
    notes: &'a [Note],
    /// Questions of this section that wait for an answer.
    waiting: bool,
}

/// A section, or with `?question=` one question of it.
pub async fn section(visit: &Visit) -> Outcome<Page> {
    let company = company(visit).await?;
    let d = declaration::of_company(visit.store.read(), visit.actor()?, company.id, visit.id("id")?).await?;
    let q = questionnaire::load(visit.store.read(), d.questionnaire, visit.lang()).await?;
    let section = q.sections.iter().find(|s| s.code == visit.params.text("section")).ok_or(Refusal::NotFound)?;
    if !d.state.answering() || !visit.may_for(Permission::CompanyAnswer, company.id) {
        return Ok(Page::Go(format!("{}/check", home(company.id, d.id))));
    }
    let answers = declaration::answers(visit.store.read(), d.id).await?;
    let rules = q.rules();
    let single = visit.query.text("question");
    let applies = |asked: &&Asked| rule::applies(&asked.rule, &rules, &answers);
    let open: Vec<String> = section.questions.iter().filter(applies).map(|a| a.rule.code.clone()).collect();
    let chosen = |a: &&Asked| single.is_empty() || a.rule.code == single;
    let shown: Vec<&Asked> = section.questions.iter().filter(applies).filter(chosen).collect();
    if shown.is_empty() && !single.is_empty() {
        return Err(Refusal::NotFound.into());
    }
    let notes = declaration::notes(visit.store.read(), d.id).await?;
    let waiting = single.is_empty() && section.questions.iter().any(|a| !applies(&a));
    let mut files = None;
    if let Some(asked) = shown.first().filter(|_| !single.is_empty()) {
        let has = answers.get(&asked.rule.code).map_or(0, |a| a.files);
        if has > 0 || asked.rule.kind == Kind::File || !asked.rule.evidence.is_empty() {
            let target = Target::Answer { declaration: d.id, question: asked.rule.code.clone() };
            let found = entity::evidence::of(visit.store.read(), &target).await?;
            files = Some((target, found));
        }
    }
    let part =
        Part { company: &company, d: &d, q: &q, section, shown, open, answers: &answers, notes: &notes, waiting };
    draw(visit, part, files)
}

fn draw(visit: &Visit, part: Part, files: Option<(Target, Vec<File>)>) -> Outcome<Page> {
    let w = visit.words;
    let at = part.q.sections.iter().position(|s| s.code == part.section.code).unwrap_or(0);
    let next = part.q.sections.get(at + 1).map(|s| s.code.clone()).unwrap_or_default();
    let head = PageHead {
        caption: Some(w.declaration_section_of(part.q.sections.len(), at + 1)),
        title: part.section.title.clone(),
        ..PageHead::default()
    };
    let frame: Frame = frame(part.section.title.clone(), part.company, part.d, visit);
    visit.page(frame, || {
        let form = form(visit, &part, &next);
        let evidence = files.map(|(target, files)| evidence(visit, &part, &target, files));
        let back = home(part.company.id, part.d.id);
        view! {
            {ui::page_head(head)}
            {switch(visit, &part)}
            {form}
            {evidence}
            {buttons(visit)}
            <p><a href=back>{w.declaration_back_to_tasks()}</a></p>
        }
        .into_any()
    })
}

fn form(visit: &Visit, part: &Part, next: &str) -> AnyView {
    let w = visit.words;
    let single = visit.query.text("question");
    let form = Form::new(visit, "declaration/save")
        .carry("supplier", part.company.id)
        .carry("id", part.d.id)
        .carry("section", &part.section.code)
        .carry("question", single)
        .carry("next_question", next_question(part, single))
        .carry("from", visit.query.text("from"))
        .carry("next", next);
    let empty = rule::Answer::default();
    let questions: Vec<AnyView> = part
        .shown
        .iter()
        .map(|asked| {
            let answer = part.answers.get(&asked.rule.code).unwrap_or(&empty);
            let note = part.notes.iter().find(|n| n.returned && n.question_code == asked.rule.code);
            let note = note.map(|n| ui::notice(NoticeKind::Warn, w.declaration_came_back(&n.comment)));
            fieldset(visit, &form, asked, answer, note)
        })
        .collect();
    let follow = part.waiting.then(|| ui::notice(NoticeKind::Info, w.declaration_save_to_see()));
    // The Enter key presses the first button of a form; without this one that would be the way to some files.
    let enter = view! { <button class="hidden" name="then" value="stay" tabindex="-1" aria-hidden="true"></button> };
    let body = view! {
        {enter}
        <input type="hidden" name="opened" value=visit.now.0.to_string()/>
        <input type="hidden" name="tab" value=session::secret()/>
        {questions}
        {follow}
        <Autosave words=autosave_words(visit)/>
        <CharacterCount words=count_words(visit)/>
    };
    let form = form.view(body).add_any_attr(custom_attribute("data-autosave", "/do/declaration/save"));
    form.add_any_attr(custom_attribute("id", FORM)).into_any()
}

/// The files of a question stand between it and these buttons, in a form of their own.
fn buttons(visit: &Visit) -> AnyView {
    let w = visit.words;
    let button = |label, kind, then| {
        ui::button_with(label, kind, "then", then).add_any_attr(custom_attribute("form", FORM)).into_any()
    };
    let buttons = ui::actions(vec![
        button(w.declaration_save_next(), Button::Primary, "next"),
        button(w.declaration_save_stay(), Button::Secondary, "stay"),
    ]);
    view! { <div class="form">{buttons}</div> }.into_any()
}

fn autosave_words(visit: &Visit) -> AutosaveWords {
    let w = visit.words;
    AutosaveWords {
        saved: w.declaration_autosave_saved("%time"),
        saving: w.declaration_autosave_saving().into(),
        offline: w.declaration_autosave_offline().into(),
        conflict: w.declaration_autosave_conflict().into(),
        sign_in: w.declaration_autosave_sign_in().into(),
        refused: w.declaration_autosave_refused().into(),
    }
}

fn count_words(visit: &Visit) -> CountWords {
    let w = visit.words;
    CountWords { left: w.declaration_characters_left("%count"), over: w.declaration_characters_over("%count") }
}

/// On the page of one question: the question after it in the same section.
fn next_question(part: &Part, single: &str) -> String {
    let mut after = part.open.iter().skip_while(|code| *code != single).skip(1);
    if single.is_empty() { String::new() } else { after.next().cloned().unwrap_or_default() }
}

/// One question at a time, or the whole section.
fn switch(visit: &Visit, part: &Part) -> Option<AnyView> {
    let w = visit.words;
    let whole = format!("{}/{}", home(part.company.id, part.d.id), part.section.code);
    let (href, label) = if visit.query.text("question").is_empty() {
        let first = part.shown.first()?;
        (format!("{whole}?question={}", encode(&first.rule.code)), w.declaration_one_question())
    } else {
        (whole, w.declaration_whole_section())
    };
    Some(view! { <p><a href=href>{label}</a></p> }.into_any())
}

/// The files of the one question on the page.
fn evidence(visit: &Visit, part: &Part, target: &Target, files: Vec<File>) -> AnyView {
    let w = visit.words;
    let lead = part.shown.iter().any(|asked| asked.rule.kind != Kind::File).then(|| w.declaration_evidence_lead());
    let id = part.shown.first().map(|asked| evidence_anchor(&asked.rule.code));
    let files = evidence::part(visit, part.company.id, target, files, true);
    let body = view! { {lead.map(|text| view! { <p>{text}</p> })}{files} }.into_any();
    view! { <div class="form" id=id>{ui::card(w.declaration_evidence_title(), body)}</div> }.into_any()
}
