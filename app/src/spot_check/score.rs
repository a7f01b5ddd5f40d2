//! Scoring on a phone: one card for each item with four choices, a note and its evidence; the score so far stays in view.

use super::part;
use crate::evidence;
use crate::form::Form;
use crate::ui::{self, Choice, Kind as Look, NoticeKind, PageHead, Tone};
use crate::visit::{Frame, Page, Visit};
use entity::checklist::{self, Check, Checklist, Item, Kind, MarkRow, State};
use entity::evidence::{File, Target};
use entity::refusal::{Outcome, Refusal};
use entity::spot_check::rule::{self, Mark};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The scoring page; for the person who has the check, while they are on site.
pub async fn score(visit: &Visit, kind: Kind) -> Outcome<Page> {
    let w = visit.words;
    let db = visit.store.read();
    let actor = visit.actor()?;
    let check = checklist::show(db, actor, kind, visit.id("id")?).await?;
    if check.state != State::InField || check.assigned_to != Some(actor.person) {
        return Err(Refusal::state().into());
    }
    let list = checklist::load(db, check.checklist_id, visit.lang()).await?;
    let marks = checklist::marks(db, check.id).await?;
    let mut files: BTreeMap<String, Vec<File>> = BTreeMap::new();
    for code in checklist::evidence_counts(db, check.id).await?.into_keys() {
        let target = Target::Mark { check: check.id, item: code.clone() };
        files.insert(code, entity::evidence::of(db, &target).await?);
    }
    let title = w.check_score_title(&check.number);
    let frame = Frame::new(title.clone())
        .at(format!("/{}", kind.path()))
        .crumb(format!("/{}", kind.path()), part::list_title(w, kind))
        .crumb(check.href(), check.number.clone());
    visit.page(frame, || {
        let site = check.site.clone().unwrap_or_default();
        let facts = vec![check.supplier.clone(), site, w.check_pass_mark(check.pass_mark)];
        let facts = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
        let cards: Vec<AnyView> = (0..list.items.len())
            .map(|at| card(visit, &check, &list, at, &marks, files.remove(&list.items[at].code).unwrap_or_default()))
            .collect();
        view! {
            {ui::page_head(PageHead { facts, ..PageHead::new(title) })}
            <p>{w.check_score_body()}</p>
            {cards}
            {end(visit, &check)}
            {so_far(visit, &check, &list, &marks)}
        }
        .into_any()
    })
}

/// What the scoring as a whole lacks for one field, when it was refused.
fn lack(visit: &Visit, field: &str) -> Option<String> {
    let attempt = visit.attempt.as_ref().filter(|a| a.call == "check/score")?;
    attempt.error(field).map(|error| visit.words.problem(error))
}

/// The next item without a mark, where the page goes on after a save; the item itself when it is the last.
fn next_after(list: &Checklist, at: usize, marks: &BTreeMap<String, MarkRow>) -> String {
    let later = list.items.iter().skip(at + 1).chain(list.items.iter().take(at));
    let open = later.map(|item| &item.code).find(|code| !marks.contains_key(*code));
    open.unwrap_or(&list.items[at].code).clone()
}

fn card(
    visit: &Visit,
    check: &Check,
    list: &Checklist,
    at: usize,
    marks: &BTreeMap<String, MarkRow>,
    files: Vec<File>,
) -> AnyView {
    let w = visit.words;
    let item = &list.items[at];
    let mark = marks.get(&item.code);
    let zero = item.zero_tolerance.then(|| view! { " "{ui::tag(Tone::Bad, w.check_zero_tolerance())} });
    let about = w.check_item_about(&item.clause, item.weight);
    let form = item_form(visit, check, item, mark, next_after(list, at, marks));
    let title = format!("{} · {}/{}", item.code, at + 1, list.items.len());
    let body = view! {
        <p>{part::mark_tag(w, mark.map(|m| m.mark))}{zero}" "<span class="muted">{about}</span></p>
        {ui::details(w.check_how_to_look(), view! { <p>{item.look.clone()}</p> }.into_any())}
        {form}
        {proof(visit, check, item, mark, files)}
    };
    view! { <div id=format!("item-{}", item.code)>{ui::card(title, body.into_any())}</div> }.into_any()
}

fn item_form(visit: &Visit, check: &Check, item: &Item, mark: Option<&MarkRow>, next: String) -> AnyView {
    let (w, t) = (visit.words, visit.words.texts());
    let (mark_name, note_name) = (format!("m.{}", item.code), format!("n.{}", item.code));
    let form =
        Form::new(visit, "check/marks").carry("kind", check.kind).carry("id", check.id).carry("item", &item.code);
    let chosen = mark.map_or("", |m| m.mark.code());
    let mut choice = form.field_with(&mark_name, item.text.clone(), chosen);
    choice.error = choice.error.or_else(|| lack(visit, &mark_name));
    let choices = Mark::ALL.iter().map(|m| Choice::new(m.code(), w.code("check-mark", m))).collect();
    let written = mark.and_then(|m| m.note.as_deref()).unwrap_or_default();
    let mut note = form.field_with(&note_name, w.check_note(), written).hint(w.check_note_hint()).optional();
    note.error = note.error.or_else(|| lack(visit, &note_name));
    let version = mark.map_or(0, |m| m.version);
    let body = view! {
        <input type="hidden" name=format!("v.{}", item.code) value=version.to_string()/>
        <input type="hidden" name="next" value=next/>
        {ui::radios(&t, choice, choices)}
        {ui::text_area(&t, note, 2, None)}
        {ui::button(w.check_save_item(&item.code), Look::Secondary)}
    };
    form.view(body)
}

/// The evidence of an item: open where it is needed or there, folded away elsewhere.
fn proof(visit: &Visit, check: &Check, item: &Item, mark: Option<&MarkRow>, files: Vec<File>) -> AnyView {
    let w = visit.words;
    let name = format!("e.{}", item.code);
    let needed = mark.is_some_and(|m| rule::needs_evidence(m.mark, item.zero_tolerance));
    let count = files.len();
    let target = Target::Mark { check: check.id, item: item.code.clone() };
    let part = evidence::part(visit, check.supplier_id, &target, files, true);
    let error = lack(visit, &name).map(|error| ui::notice(NoticeKind::Bad, error));
    let body = if needed || count > 0 { part } else { ui::details(w.check_add_evidence(), part) };
    view! { <div id=ui::field_id(&name)>{error}{body}</div> }.into_any()
}

/// Ending the visit: what happens, and what the supplier reads.
fn end(visit: &Visit, check: &Check) -> AnyView {
    let (w, t) = (visit.words, visit.words.texts());
    let form =
        Form::new(visit, "check/score").carry("kind", check.kind).carry("id", check.id).carry("version", check.version);
    let nothing = lack(visit, "score").map(|error| ui::notice(NoticeKind::Bad, error));
    let effects = vec![
        w.check_submit_effect_marks().to_owned(),
        w.check_submit_effect_told().to_owned(),
        w.check_submit_effect_window().to_owned(),
    ];
    let form = form.button(w.check_submit(), Look::Primary);
    let confirm = ui::confirm(&t, ui::Confirm { title: w.check_submit_title().into(), effects, form, danger: false });
    view! { <div id=ui::field_id("score")>{nothing}{confirm}</div> }.into_any()
}

/// Stays at the foot of the screen.
fn so_far(visit: &Visit, check: &Check, list: &Checklist, marks: &BTreeMap<String, MarkRow>) -> AnyView {
    let w = visit.words;
    let (score, done) = checklist::so_far(list, marks);
    let shown = rule::shown(score.num, score.den, check.pass_mark.try_into().unwrap_or(0));
    let zero = score.zero_tolerance_failed.then(|| ui::tag(Tone::Bad, w.check_zero_failed()));
    let open = list.items.iter().find(|item| !marks.contains_key(&item.code));
    let next = open.map(|item| view! { <a href=format!("#item-{}", item.code)>{w.check_next_open()}</a> });
    view! {
        <div class="bulk" role="status">
            <strong>{w.check_done_of(done, list.items.len())}</strong>
            <span>{w.check_score_so_far(shown)}</span>
            {zero}
            {next}
        </div>
    }
    .into_any()
}
