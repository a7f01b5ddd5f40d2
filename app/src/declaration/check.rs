//! Checking the answers before they are handed in, and the page that says they have been.

use super::company::{company, frame};
use super::result::note_list;
use super::{anchor, home, shown};
use crate::form::Form;
use crate::ui::{self, Field, Kind as Button, NoticeKind, PageHead, Row};
use crate::visit::{Page, Visit, encode};
use entity::Id;
use entity::declaration::{self, Declaration, State};
use entity::permission::Permission;
use entity::questionnaire::rule::{self, Answers};
use entity::questionnaire::{self, Questionnaire, Section};
use entity::refusal::{Outcome, Refusal};
use leptos::prelude::*;

/// Every answer with the way back to it, every problem on top, and the button that hands in.
pub async fn check(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let company = company(visit).await?;
    let d = declaration::of_company(visit.store.read(), visit.actor()?, company.id, visit.id("id")?).await?;
    let q = questionnaire::load(visit.store.read(), d.questionnaire, visit.lang()).await?;
    let answers = declaration::answers(visit.store.read(), d.id).await?;
    let files = declaration::files_of(visit.store.read(), d.id).await?;
    let rules = q.rules();
    let open = d.state.answering();
    let problems = if open { rule::problems(&rules, &answers) } else { Vec::new() };
    let seen = declaration::content_hash(&q, &answers, &files);
    let title = if open { w.declaration_check_title() } else { w.declaration_answers_title() };
    let head = PageHead {
        caption: Some(d.title(w.0).into()),
        title: title.into(),
        facts: vec![d.number.clone(), shown::due(w, &d, visit.zone)],
        status: Some(shown::state(w, d.state)),
        ..PageHead::default()
    };
    let may_change = open && visit.may_for(Permission::CompanyAnswer, company.id);
    let notes = if open { declaration::notes(visit.store.read(), d.id).await? } else { Vec::new() };
    visit.page(frame(title, &company, &d, visit), || {
        let base = home(company.id, d.id);
        let sections: Vec<AnyView> = q
            .sections
            .iter()
            .map(|s| ui::section(s.title.clone(), answers_of(visit, s, &rules, &answers, may_change.then_some(&base))))
            .collect();
        view! {
            {ui::page_head(head)}
            {note_list(w, &q, &notes, true, may_change.then_some(base.as_str()))}
            {problem_list(visit, &q, &problems, &base)}
            {sections}
            {hand_in(visit, &d, company.id, problems.len(), seen)}
        }
        .into_any()
    })
}

/// Every problem under its section, each leading to its question.
fn problem_list(visit: &Visit, q: &Questionnaire, problems: &[(String, &'static str)], base: &str) -> AnyView {
    let w = visit.words;
    if problems.is_empty() {
        return ().into_any();
    }
    let groups: Vec<AnyView> = q.sections.iter().map(|s| problems_of(visit, s, problems, base)).collect();
    let title = w.declaration_problems(problems.len());
    let lead = w.declaration_problems_lead();
    ui::card(title, view! { <p>{lead}</p>{groups} }.into_any())
}

fn problems_of(visit: &Visit, section: &Section, problems: &[(String, &'static str)], base: &str) -> AnyView {
    let w = visit.words;
    let place = format!("{base}/{}", section.code);
    let lines: Vec<AnyView> = problems
        .iter()
        .filter_map(|(code, problem)| {
            let asked = section.questions.iter().find(|asked| asked.rule.code == *code)?;
            let href = format!("{place}?question={}&from=check", encode(code));
            let text = w.code("declaration-problem", problem.replace('_', "-"));
            let label = format!("{code} {}", asked.text);
            Some(view! { <li><a href=href>{label}</a>" "<span class="muted">{text}</span></li> }.into_any())
        })
        .collect();
    if lines.is_empty() {
        return ().into_any();
    }
    let title = w.declaration_problems_of(lines.len(), &section.title);
    view! { <h3><a href=place>{title}</a></h3><ul>{lines}</ul> }.into_any()
}

/// The answers of a section; with `base` each leads back to its question.
fn answers_of(
    visit: &Visit,
    section: &Section,
    rules: &[rule::Question],
    answers: &Answers,
    base: Option<&String>,
) -> AnyView {
    let w = visit.words;
    let rows: Vec<Row> = section
        .questions
        .iter()
        .filter(|asked| rule::applies(&asked.rule, rules, answers))
        .map(|asked| {
            let code = &asked.rule.code;
            let key = format!("{code} {}", asked.text);
            let row = Row::new(key.clone(), shown::answer(w, asked, answers.get(code)));
            match base {
                Some(base) => {
                    let href = format!("{base}/{}?question={}&from=check#{}", section.code, encode(code), anchor(code));
                    row.change(href, w.declaration_change(), key)
                }
                None => row,
            }
        })
        .collect();
    if rows.is_empty() {
        let text = w.declaration_section_empty();
        return view! { <p class="muted">{text}</p> }.into_any();
    }
    ui::summary_list(rows)
}

fn hand_in(visit: &Visit, d: &Declaration, supplier: Id, problems: usize, seen: String) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    if d.state == State::Returned {
        return ui::notice(NoticeKind::Info, w.declaration_change_first());
    }
    if d.state == State::Invited || d.state == State::InProgress && problems > 0 {
        return ui::notice(NoticeKind::Info, w.declaration_not_ready());
    }
    if d.state != State::InProgress {
        return ().into_any();
    }
    if !visit.may_for(Permission::CompanySign, supplier) {
        return ui::notice(NoticeKind::Info, w.declaration_needs_admin());
    }
    let form = Form::new(visit, "declaration/submit")
        .carry("supplier", supplier)
        .carry("id", d.id)
        .carry("version", d.version)
        .carry("seen", seen);
    let field = Field::new("confirm", w.declaration_confirm()).value("1").error(form.error("confirm"));
    let late = (visit.today() > d.due_on).then(|| ui::notice(NoticeKind::Warn, w.declaration_will_be_late()));
    let statement = w.declaration_statement();
    let body = view! {
        {late}
        <p>{statement}</p>
        {ui::checkbox(&t, field, false)}
        {ui::actions(vec![ui::button(w.declaration_submit(), Button::Primary)])}
    };
    ui::section(w.declaration_submit_title(), form.view(body))
}

/// What follows, as long as nobody has begun to review.
fn next(visit: &Visit) -> AnyView {
    let w = visit.words;
    ui::section(w.declaration_next_title(), view! { <p>{w.declaration_next_body()}</p> }.into_any())
}

/// The confirmation: the receipt's number, when it was handed in, what happens next.
pub async fn submitted(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let company = company(visit).await?;
    let d = declaration::of_company(visit.store.read(), visit.actor()?, company.id, visit.id("id")?).await?;
    let all = declaration::submissions(visit.store.read(), d.id).await?;
    let last = all.first().ok_or(Refusal::NotFound)?.clone();
    let receipt = last.receipt.clone().unwrap_or_default();
    let facts = vec![
        Row::new(w.declaration_submitted_by(), last.submitter.clone()),
        Row::new(w.declaration_submission(), w.declaration_submission_is(&d.number, last.number)),
        Row::new(w.declaration_sha256(), view! { <code>{last.sha256.clone()}</code> }.into_any()),
    ];
    let recalled = last.recalled_at;
    let title = if recalled.is_some() { w.declaration_recalled_title() } else { w.declaration_submitted_title() };
    visit.page(frame(title, &company, &d, visit), || {
        let number = w.declaration_receipt_is(&receipt);
        let time = visit.time(last.submitted_at);
        let lead = view! { <p><strong>{number}</strong></p><p>{time}</p> }.into_any();
        let head = match recalled {
            Some(at) => view! {
                {ui::page_head(PageHead::new(title))}
                {ui::notice(NoticeKind::Warn, w.declaration_recalled_at(visit.time(at)))}
                {lead}
            }
            .into_any(),
            None => ui::panel(title, lead),
        };
        let late = d.late.then(|| ui::notice(NoticeKind::Info, w.declaration_counted_late()));
        let proof = last.receipt_id.map(|id| {
            let href = format!("/s/{}/receipts/{id}", company.id);
            view! { <p><a href=href>{w.declaration_open_receipt()}</a></p> }
        });
        let back = home(company.id, d.id);
        view! {
            {head}
            {late}
            {ui::summary_list(facts)}
            {proof}
            {(d.state == State::Submitted).then(|| next(visit))}
            <p>{ui::link_button(back, w.declaration_back_to_declaration(), Button::Secondary)}</p>
        }
        .into_any()
    })
}
