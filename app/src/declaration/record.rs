//! A declaration as its reviewer sees it: answers beside what to look for, files, notes, and the decision.

use super::{anchor, result, shown};
use crate::evidence;
use crate::form::Form;
use crate::ui::{self, Confirm, Field, Kind as Button, NoticeKind, PageHead, Row};
use crate::visit::{Frame, Page, Visit};
use entity::activity;
use entity::declaration::{self, Declaration, Note, State, Submission};
use entity::evidence::{File, Target};
use entity::permission::Permission;
use entity::questionnaire::rule::{self, Answers};
use entity::questionnaire::{self, Asked};
use entity::refusal::Outcome;
use entity::supplier;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The record.
pub async fn show(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let actor = visit.actor()?;
    let d = declaration::for_staff(visit.store.read(), actor, visit.id("id")?).await?;
    let company = supplier::brief(visit.store.read(), actor, d.supplier_id).await?;
    let q = questionnaire::load(visit.store.read(), d.questionnaire, visit.lang()).await?;
    let answers = declaration::answers(visit.store.read(), d.id).await?;
    let notes = declaration::notes(visit.store.read(), d.id).await?;
    let submissions = declaration::submissions(visit.store.read(), d.id).await?;
    let history = activity::of(&visit.store, d.id, 50).await?;
    let read = handed_in(d.state);
    let files = if read { files(visit, &d, &answers).await? } else { BTreeMap::new() };
    let rules = q.rules();
    let sheet = Sheet { visit, d: &d, answers: &answers, notes: &notes, company: company.name.clone() };
    let head = PageHead {
        caption: Some(d.title(w.0).into()),
        title: company.name.clone(),
        other_name: company.name_latin.clone(),
        facts: vec![d.number.clone(), company.number.clone(), shown::due(w, &d, visit.zone)],
        status: Some(shown::state(w, d.state)),
        ..PageHead::default()
    };
    let frame = Frame::new(format!("{} {}", d.number, company.name))
        .at("/declarations")
        .crumb("/declarations", w.declaration_queue_title());
    visit.page(frame, || {
        let mut files = files;
        let hidden = (!read).then(|| ui::notice(NoticeKind::Info, w.declaration_draft_hidden()));
        let sections: Vec<AnyView> = q
            .sections
            .iter()
            .filter(|_| read)
            .map(|s| {
                let asked = s.questions.iter().filter(|a| rule::applies(&a.rule, &rules, &answers));
                let rows: Vec<AnyView> =
                    asked.map(|a| question(&sheet, a, files.remove(&a.rule.code).unwrap_or_default())).collect();
                ui::section(s.title.clone(), rows.into_any())
            })
            .collect();
        let score = (d.state == State::Accepted).then(|| result::scored(w, &d, &q, &answers));
        view! {
            {ui::page_head(head)}
            {facts(visit, &d, &submissions)}
            {next_step(&sheet, &rules)}
            {score}
            {hidden}
            {sections}
            {ui::section(w.declaration_history(), shown::timeline(visit, history))}
        }
        .into_any()
    })
}

/// A draft is the supplier's own: the buyer reads answers once they have been handed in.
fn handed_in(state: State) -> bool {
    matches!(state, State::Submitted | State::InReview | State::Returned | State::Accepted)
}

struct Sheet<'a> {
    visit: &'a Visit,
    d: &'a Declaration,
    answers: &'a Answers,
    notes: &'a [Note],
    company: String,
}

async fn files(visit: &Visit, d: &Declaration, answers: &Answers) -> Outcome<BTreeMap<String, Vec<File>>> {
    let mut found = BTreeMap::new();
    if visit.may(Permission::EvidenceRead) {
        for (code, _) in answers.iter().filter(|(_, a)| a.files > 0) {
            let target = Target::Answer { declaration: d.id, question: code.clone() };
            found.insert(code.clone(), entity::evidence::of(visit.store.read(), &target).await?);
        }
    }
    Ok(found)
}

/// One question: the answer, what to look for, its files, and the note.
fn question(sheet: &Sheet, asked: &Asked, files: Vec<File>) -> AnyView {
    let (visit, w) = (sheet.visit, sheet.visit.words);
    let code = &asked.rule.code;
    let title = format!("{code} {}", asked.text);
    let target = Target::Answer { declaration: sheet.d.id, question: code.clone() };
    let files = (!files.is_empty()).then(|| evidence::part(visit, sheet.d.supplier_id, &target, files, false));
    let rows = vec![
        Row::new(w.declaration_answer(), shown::answer(w, asked, sheet.answers.get(code))),
        Row::new(w.questionnaire_look(), asked.look.clone()),
        Row::new(w.questionnaire_clause_label(), asked.clause.clone()),
    ];
    let body = view! { {ui::summary_list(rows)}{files}{note(sheet, code)} }.into_any();
    view! { <div id=anchor(code)>{ui::card(title, body)}</div> }.into_any()
}

fn note(sheet: &Sheet, code: &str) -> AnyView {
    let (visit, w, t) = (sheet.visit, sheet.visit.words, sheet.visit.words.texts());
    let found = sheet.notes.iter().find(|n| n.question_code == code);
    if sheet.d.state != State::InReview || !visit.may(Permission::DeclarationReview) {
        let Some(note) = found else { return ().into_any() };
        let by = w.declaration_note_by(visit.time(note.written_at), &note.writer);
        let back = note.returned.then(|| ui::tag(ui::Tone::Warn, w.declaration_state_returned()));
        let comment = note.comment.clone();
        return view! { <p>{comment}</p><p class="muted">{by}" "{back}</p> }.into_any();
    }
    let form = Form::new(visit, "declaration/note").carry("id", sheet.d.id).carry("question", code);
    let (comment, returned) = (format!("comment.{code}"), format!("returned.{code}"));
    let written = found.map(|n| n.comment.clone()).unwrap_or_default();
    let was = if found.is_some_and(|n| n.returned) { "1" } else { "" };
    let ticked = !form.value(&returned, was).is_empty();
    let area = ui::text_area(&t, form.field_with(&comment, w.declaration_note_label(), &written).optional(), 2, None);
    let tick = ui::checkbox(&t, Field::new(returned, w.declaration_note_return()).value("1"), ticked);
    form.view(view! { {area}{tick}{ui::button(w.declaration_note_save(), Button::Secondary)} })
}

fn facts(visit: &Visit, d: &Declaration, submissions: &[Submission]) -> AnyView {
    let w = visit.words;
    let supplier = format!("/suppliers/{}", d.supplier_id);
    let mut rows = vec![
        Row::new(
            w.declaration_col_supplier(),
            view! { <a href=supplier>{w.declaration_open_supplier()}</a> }.into_any(),
        ),
        Row::new(w.declaration_col_campaign(), format!("{} {}", d.campaign, d.title(w.0))),
    ];
    if d.late {
        rows.push(Row::new(w.declaration_col_due(), ui::tag(ui::Tone::Warn, w.declaration_late())));
    }
    if let Some(name) = &d.reviewer {
        rows.push(Row::new(w.declaration_reviewer(), name.clone()));
    }
    for s in submissions {
        let ended = match (s.recalled_at, s.returned_at) {
            (Some(at), _) => w.declaration_recalled_at(visit.time(at)),
            (_, Some(at)) => w.declaration_returned_at(visit.time(at)),
            _ => String::new(),
        };
        let line =
            format!("{} · {} · {}", visit.time(s.submitted_at), s.submitter, s.receipt.clone().unwrap_or_default());
        let value = view! { <p>{line}</p><p class="muted">{ended}</p><p><code>{s.sha256.clone()}</code></p> };
        rows.push(Row::new(w.declaration_submission_number(s.number), value.into_any()));
    }
    if let Some(at) = d.decided_at {
        rows.push(Row::new(w.declaration_decided_at(), visit.time(at)));
    }
    for reason in [&d.decision_reason, &d.cannot_reason].into_iter().flatten().filter(|r| !r.is_empty()) {
        rows.push(Row::new(w.declaration_reason(), reason.clone()));
    }
    ui::summary_list(rows)
}

/// What this person may do now.
fn next_step(sheet: &Sheet, rules: &[rule::Question]) -> AnyView {
    let (visit, w, d) = (sheet.visit, sheet.visit.words, sheet.d);
    let review = visit.may(Permission::DeclarationReview);
    let form = |call| Form::new(visit, call).carry("id", d.id).carry("version", d.version);
    let step = match d.state {
        State::Submitted if review => ui::confirm(
            &w.texts(),
            Confirm {
                title: w.declaration_review_title().into(),
                effects: vec![w.declaration_review_effect().into()],
                form: form("declaration/review").button(w.declaration_review(), Button::Primary),
                danger: false,
            },
        ),
        State::InReview if review => decide(sheet, rules),
        _ => ().into_any(),
    };
    let withdraw = (visit.may(Permission::CampaignOpen) && d.state.after(declaration::Event::Withdraw).is_some())
        .then(|| withdraw(sheet));
    view! { {step}{withdraw} }.into_any()
}

/// The decision: what it rests on, what the supplier will read, who signs second.
fn decide(sheet: &Sheet, rules: &[rule::Question]) -> AnyView {
    let (visit, w, d, t) = (sheet.visit, sheet.visit.words, sheet.d, sheet.visit.words.texts());
    let form = |call| Form::new(visit, call).carry("id", d.id).carry("version", d.version);
    let back = sheet.notes.iter().filter(|n| n.returned).count();
    let (_, total) = rule::score(rules, sheet.answers);
    let (num, den) = (total.num as i64, total.den as i64);
    let score = shown::percent(w, num, den).unwrap_or_else(|| w.declaration_no_score().to_owned());
    let rating = rule::rating(total.num, total.den).map(|r| r.code()).unwrap_or("–");
    let preview = w.declaration_would_be(rating, score);
    let second = rule::needs_second_person(rules, sheet.answers).then(|| second(sheet, rules));
    let lead = w.declaration_decide_lead(&sheet.company);
    let returning = form("declaration/return");
    let reason = ui::text_area(
        &t,
        returning.field("return_reason", w.declaration_return_label()).hint(w.declaration_return_hint()).optional(),
        3,
        None,
    );
    let returning = ui::confirm(
        &t,
        Confirm {
            title: w.declaration_return_title(back),
            effects: vec![w.declaration_return_effect().into()],
            form: returning.view(view! { {reason}{ui::button(w.declaration_return(), Button::Danger)} }),
            danger: true,
        },
    );
    let accepting = form("declaration/accept");
    let reason = ui::text_area(
        &t,
        accepting.field("accept_reason", w.declaration_accept_label()).hint(w.declaration_accept_hint()),
        3,
        None,
    );
    let accepting = ui::confirm(
        &t,
        Confirm {
            title: w.declaration_accept_title().into(),
            effects: vec![preview, w.declaration_accept_effect().into()],
            form: accepting.view(view! { {reason}{ui::button(w.declaration_accept(), Button::Primary)} }),
            danger: false,
        },
    );
    let body = view! { <p>{lead}</p>{second}{ui::columns(vec![returning, accepting])} }.into_any();
    ui::section(w.declaration_decision(), body)
}

/// So much is said not to apply that a second person confirms.
fn second(sheet: &Sheet, rules: &[rule::Question]) -> AnyView {
    let (visit, w, d) = (sheet.visit, sheet.visit.words, sheet.d);
    let (aside, all) = rule::not_applicable_share(rules, sheet.answers);
    let share = shown::percent(w, i64::from(aside), i64::from(all)).unwrap_or_default();
    if d.na_confirmed_by.is_some() {
        return ui::notice(NoticeKind::Good, w.declaration_na_confirmed(share));
    }
    let own = visit.actor.as_ref().is_some_and(|a| d.reviewer_id == Some(a.person));
    if own {
        return ui::notice(NoticeKind::Warn, w.declaration_na_wait(share));
    }
    ui::confirm(
        &w.texts(),
        Confirm {
            title: w.declaration_na_confirm_title(share),
            effects: vec![w.declaration_na_confirm_effect().into()],
            form: Form::new(visit, "declaration/confirm")
                .carry("id", d.id)
                .carry("version", d.version)
                .button(w.declaration_na_confirm(), Button::Primary),
            danger: false,
        },
    )
}

fn withdraw(sheet: &Sheet) -> AnyView {
    let (visit, w, d, t) = (sheet.visit, sheet.visit.words, sheet.d, sheet.visit.words.texts());
    let form = Form::new(visit, "declaration/withdraw").carry("id", d.id).carry("version", d.version);
    let refused = form.refused();
    let reason = ui::text_area(
        &t,
        form.field("withdraw_reason", w.declaration_reason()).hint(w.declaration_withdraw_hint()),
        3,
        None,
    );
    let body = form.view(view! { {reason}{ui::button(w.declaration_withdraw(), Button::Danger)} });
    let title = w.declaration_withdraw_title();
    if refused { ui::card(title, body) } else { ui::details(title, body) }
}
