//! One blacklisting as staff see it: the evidence, what the supplier said, who else is concerned, and the decision.

use super::decision;
use super::list::tone;
use crate::ui::{self, PageHead};
use crate::visit::{Frame, Page, Visit};
use entity::blacklist::{self, Appeal, Detail, Related, StepTaken};
use entity::refusal::Outcome;
use entity::{activity, supplier};
use leptos::prelude::*;

pub async fn show(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let actor = visit.actor()?;
    let detail = blacklist::show(&visit.store, actor, visit.id("id")?).await?;
    let brief = supplier::known(visit.store.read(), detail.supplier_id).await?;
    let related = blacklist::related(&visit.store, actor, detail.supplier_id).await?;
    let appeals = blacklist::appeals(&visit.store, detail.id).await?;
    let steps = blacklist::steps(&visit.store, detail.id).await?;
    let history = activity::of(&visit.store, detail.id, 100).await?;
    let origin = entity::import::origin(&visit.store, "blacklisting", detail.id).await?;
    let title = format!("{} {}", detail.number, brief.name);
    visit.page(Frame::new(title).at("/blacklist").crumb("/blacklist", w.blacklist_title()), || {
        let record = format!("/suppliers/{}", brief.id);
        view! {
            {ui::page_head(PageHead {
                caption: Some(w.code("blacklist-event", detail.integrity_event)),
                title: brief.name.clone(),
                other_name: brief.name_latin.clone(),
                facts: vec![detail.number.clone(), brief.number.clone()],
                status: Some(ui::tag(tone(detail.state), w.code("blacklist-state", detail.state))),
                actions: vec![],
            })}
            <p><a href=record>{w.blacklist_to_supplier()}</a></p>
            {crate::import::origin(visit, origin)}
            {facts(visit, &detail)}
            {words(w.blacklist_grounds_title(), &detail.grounds)}
            {detail.statement.as_deref().map(|text| words(w.blacklist_statement_title(), text))}
            {appeal_part(visit, &appeals)}
            {related_part(visit, related)}
            {decision::forms(visit, &detail)}
            {step_part(visit, steps)}
            {history_part(visit, history)}
        }
        .into_any()
    })
}

/// A text as somebody wrote it, paragraph by paragraph.
pub fn words(title: &str, text: &str) -> AnyView {
    let paragraphs: Vec<_> =
        text.split('\n').filter(|p| !p.trim().is_empty()).map(|p| view! { <p>{p.to_owned()}</p> }).collect();
    ui::section(title, view! { {paragraphs} }.into_any())
}

fn facts(visit: &Visit, d: &Detail) -> AnyView {
    let w = visit.words;
    let mut rows = vec![ui::Row::new(w.blacklist_happened_label(), visit.day(d.happened_on))];
    if !d.case_reference.is_empty() {
        rows.push(ui::Row::new(w.blacklist_case_label(), d.case_reference.clone()));
    }
    rows.push(ui::Row::new(w.blacklist_fact_proposed(), w.blacklist_by(d.proposer.clone(), visit.time(d.proposed_at))));
    let times = [
        (w.blacklist_fact_noticed(), d.noticed_at.map(|at| visit.time(at))),
        (w.blacklist_fact_delivered(), d.delivered_at.map(|at| visit.time(at))),
        (w.blacklist_fact_hear_until(), d.hear_until.map(|at| visit.until(at))),
        (w.blacklist_fact_heard(), d.heard_at.map(|at| visit.time(at))),
        (w.blacklist_fact_decided(), d.approved_at.map(|at| visit.time(at))),
        (w.blacklist_fact_appeal_until(), d.appeal_until(visit.zone).map(|at| visit.until(at))),
    ];
    rows.extend(times.into_iter().filter_map(|(key, at)| Some(ui::Row::new(key, at?))));
    let days = [
        (w.blacklist_fact_interim(), d.interim_until),
        (w.blacklist_fact_active(), d.active_on),
        (w.blacklist_fact_review(), d.review_on),
        (w.blacklist_fact_removed(), d.removed_on),
    ];
    rows.extend(days.into_iter().filter_map(|(key, day)| Some(ui::Row::new(key, visit.day(day?)))));
    if let Some(reason) = &d.decision_reason {
        rows.push(ui::Row::new(w.blacklist_fact_reason(), reason.clone()));
    }
    ui::summary_list(rows)
}

pub fn appeal_part(visit: &Visit, appeals: &[Appeal]) -> Option<AnyView> {
    let w = visit.words;
    if appeals.is_empty() {
        return None;
    }
    let list: Vec<AnyView> = appeals
        .iter()
        .map(|a| {
            let decided = match (&a.decision, a.decided_at) {
                (Some(code), Some(at)) => {
                    let word = w.code("blacklist-appeal", code);
                    let reason = a.decision_reason.clone().unwrap_or_default();
                    view! { <p>{w.blacklist_appeal_decided(word, visit.time(at))}</p><p>{reason}</p> }.into_any()
                }
                _ => view! { <p class="muted">{w.blacklist_appeal_waiting()}</p> }.into_any(),
            };
            view! { {words(&visit.time(a.raised_at), &a.text)}{decided} }.into_any()
        })
        .collect();
    Some(ui::section(w.blacklist_appeal_title(), view! { {list} }.into_any()))
}

fn related_part(visit: &Visit, related: Vec<Related>) -> AnyView {
    let w = visit.words;
    let rows = related
        .into_iter()
        .map(|r| {
            vec![
                view! { <a href=format!("/suppliers/{}", r.id)>{r.number}</a> }.into_any(),
                view! { {r.name} }.into_any(),
                view! { {w.code("blacklist-related", r.why)} }.into_any(),
                view! { {w.code("blacklist-standing", r.standing)} }.into_any(),
            ]
        })
        .collect();
    let table = ui::table(ui::Table {
        caption: w.blacklist_related_title().into(),
        columns: vec![
            ui::Column::new(w.blacklist_col_number()),
            ui::Column::new(w.blacklist_col_supplier()),
            ui::Column::new(w.blacklist_col_shared()),
            ui::Column::new(w.blacklist_col_standing()),
        ],
        rows,
        empty: view! { <p class="muted">{w.blacklist_related_none()}</p> }.into_any(),
        dense: true,
    });
    ui::section(w.blacklist_related_title(), view! { <p>{w.blacklist_related_body()}</p>{table} }.into_any())
}

fn step_part(visit: &Visit, steps: Vec<StepTaken>) -> Option<AnyView> {
    let w = visit.words;
    if steps.is_empty() {
        return None;
    }
    let moments = steps
        .into_iter()
        .map(|s| ui::Moment {
            when: visit.time(s.done_at),
            title: w.code("blacklist-step", s.verb),
            who: s.person,
            note: Some(s.reason),
        })
        .collect();
    Some(ui::section(w.blacklist_steps_title(), ui::timeline(moments)))
}

fn history_part(visit: &Visit, history: Vec<activity::Moment>) -> AnyView {
    let w = visit.words;
    let moments = history
        .into_iter()
        .map(|m| ui::Moment {
            when: visit.time(m.at),
            title: w.code("verb", m.verb),
            who: m.person,
            note: m.after_state.map(|state| w.code("blacklist-state", state)),
        })
        .collect();
    ui::details(w.blacklist_history_title(), ui::timeline(moments))
}
