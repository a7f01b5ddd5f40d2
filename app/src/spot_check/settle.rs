//! Giving the result: what is decided, on what evidence, and what the supplier will read.

use super::part;
use crate::form::Form;
use crate::ui::{self, Kind as Look, NoticeKind, PageHead};
use crate::visit::{Frame, Page, Visit};
use entity::checklist::{self, Check, Checklist, Item, Kind, MarkRow};
use entity::finding::rule::{Severity, latest_completion, plan_due};
use entity::refusal::{Outcome, Refusal};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The decision page; for the person who has the check, once the supplier has commented or its time has passed.
pub async fn settle(visit: &Visit, kind: Kind) -> Outcome<Page> {
    let w = visit.words;
    let db = visit.store.read();
    let actor = visit.actor()?;
    let check = checklist::show(db, actor, kind, visit.id("id")?).await?;
    if check.assigned_to != Some(actor.person) || !checklist::may_conclude(&check, visit.now) {
        return Err(Refusal::state().into());
    }
    let list = checklist::load(db, check.checklist_id, visit.lang()).await?;
    let marks = checklist::marks(db, check.id).await?;
    let files = checklist::evidence_counts(db, check.id).await?;
    let title = match kind {
        Kind::SpotCheck => w.check_settle_title(&check.number),
        Kind::Audit => w.check_issue_title(&check.number),
    };
    let frame = Frame::new(title.clone())
        .at(format!("/{}", kind.path()))
        .crumb(format!("/{}", kind.path()), part::list_title(w, kind))
        .crumb(check.href(), check.number.clone());
    visit.page(frame, || {
        let comment = match &check.comment {
            Some(text) => view! { <blockquote>{part::lines(text)}</blockquote> }.into_any(),
            None => view! { <p>{w.check_no_comment()}</p> }.into_any(),
        };
        view! {
            {ui::page_head(PageHead { status: Some(part::state_tag(w, check.state)), ..PageHead::new(title) })}
            {ui::summary_list(part::facts(visit, &check))}
            {ui::section(w.check_comment(), comment)}
            {decision(visit, &check, &list, &marks)}
            {ui::details(w.check_all_marks(), part::marks_table(w, &list, &marks, Some(&files)))}
        }
        .into_any()
    })
}

fn decision(visit: &Visit, check: &Check, list: &Checklist, marks: &BTreeMap<String, MarkRow>) -> AnyView {
    let w = visit.words;
    let call = if check.kind == Kind::Audit { "audit/issue" } else { "spot-check/settle" };
    let form = Form::new(visit, call).carry("id", check.id).carry("version", check.version);
    let passed = check.passed == Some(true);
    let found: Vec<AnyView> =
        checklist::drafts(list, marks).map(|(item, mark)| draft(visit, &form, item, mark)).collect();
    let (notice, text) = match passed {
        true => (NoticeKind::Good, w.check_will_pass()),
        false => (NoticeKind::Bad, w.check_will_fail()),
    };
    let (label, look) = match (check.kind, passed) {
        (Kind::Audit, _) => (w.check_issue(), Look::Primary),
        (Kind::SpotCheck, true) => (w.check_pass(), Look::Primary),
        (Kind::SpotCheck, false) => (w.check_fail(), Look::Danger),
    };
    let score = part::score_text(w, check).unwrap_or_default();
    let reads = view! {
        <p>{w.check_supplier_reads()}</p>
        <ul><li>{score}</li><li>{text}</li><li>{w.check_reads_findings(found.len())}</li><li>{w.check_reads_object()}</li></ul>
    };
    let none = found.is_empty().then(|| view! { <p>{w.check_no_findings()}</p> });
    let body = form.view(view! {
        {ui::section(w.finding_list(), view! { {none}{found} }.into_any())}
        {ui::section(w.check_reads_title(), reads.into_any())}
        {ui::actions(vec![ui::button(label, look)])}
    });
    view! { {ui::notice(notice, text)}{body} }.into_any()
}

fn draft(visit: &Visit, form: &Form, item: &Item, mark: &MarkRow) -> AnyView {
    let (w, t) = (visit.words, visit.words.texts());
    // What fails a zero-tolerance item stays zero tolerance; nothing else becomes it.
    let offered = Severity::ALL.iter().filter(|s| (**s == Severity::ZeroTolerance) == item.zero_tolerance);
    let options = offered.map(|s| (s.code().to_owned(), w.code("finding-severity", s))).collect();
    let name = format!("s.{}", item.code);
    let severity = ui::select(&t, form.field_with(&name, w.finding_severity(), item.severity.code()), options);
    let today = visit.today();
    let dates = plan_due(item.severity, today).zip(latest_completion(item.severity, today));
    let dates = dates.map(|(plan, complete)| w.check_dates_proposed(visit.day(complete), visit.day(plan)));
    let body = view! {
        <p>{item.text.clone()}</p>
        <p>{part::mark_tag(w, Some(mark.mark))}" "<span class="muted">{w.code("finding-kind", &item.finding_kind)}</span></p>
        {part::lines(mark.note.as_deref().unwrap_or_default())}
        {severity}
        {dates.map(|dates| view! { <p class="muted">{dates}</p> })}
    };
    ui::card(item.code.clone(), body.into_any())
}
