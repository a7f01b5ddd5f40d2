//! One person: their roles, the history, granting and taking away.

use super::list;
use crate::form::Form;
use crate::remediation::shown;
use crate::ui::{self, Choice, Column, Confirm, Kind as Button, PageHead, Table, Tone};
use crate::visit::{Frame, Page, Visit};
use entity::permission::Permission;
use entity::person::{self, GrantListed, Listed, OpenWork};
use entity::refusal::Outcome;
use entity::{Id, activity};
use leptos::prelude::*;

/// `/people/{id}`
pub async fn show(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let (found, held) = person::one(&visit.store, visit.actor()?, visit.id("id")?).await?;
    let work = person::open_work(&visit.store, visit.actor()?, found.id).await?;
    let history = activity::of(&visit.store, found.id, 100).await?;
    let frame = Frame::new(found.name.clone()).at("/people").crumb("/people", w.nav_people());
    visit.page(frame, || {
        let active = found.deactivated_at.is_none();
        let other = visit.actor.as_ref().is_some_and(|a| a.person != found.id);
        let manages = visit.may(Permission::PersonManage) && active;
        let head = PageHead {
            title: found.name.clone(),
            facts: vec![found.email.clone()],
            status: Some(list::state(visit, active)),
            ..PageHead::default()
        };
        let granting = (manages && other).then(|| granting(visit, found.id, &held));
        view! {
            {ui::page_head(head)}
            {ui::section(w.person_roles(), roles(visit, found.id, held, manages))}
            {granting}
            {(!work.is_empty()).then(|| open_work(visit, work))}
            {(manages && other).then(|| deactivation(visit, &found))}
            {ui::section(w.remediation_history(), shown::history(visit, history))}
        }
        .into_any()
    })
}

fn roles(visit: &Visit, id: Id, held: Vec<GrantListed>, manages: bool) -> AnyView {
    let w = visit.words;
    let rows = held
        .into_iter()
        .map(|g| {
            let since = match g.confirmed_at {
                Some(at) => visit.time(at).into_any(),
                None => ui::tag(Tone::Warn, w.person_waits()),
            };
            let until = match g.last_day() {
                Some(day) if g.has_ended(visit.today()) => {
                    view! { {visit.day(day)}" "{ui::tag(Tone::Neutral, w.person_ended())} }.into_any()
                }
                Some(day) => visit.day(day).into_any(),
                None => w.person_no_end().into_any(),
            };
            let revoke = manages.then(|| {
                let label = w.person_revoke(w.code("role", g.role));
                Form::new(visit, "person/revoke").carry("id", id).carry("grant", g.id).button(label, Button::Secondary)
            });
            let mut cells = vec![w.code("role", g.role).into_any(), g.granter.into_any(), since, until];
            cells.extend(revoke);
            cells
        })
        .collect();
    let mut columns = vec![
        Column::new(w.person_role()),
        Column::new(w.person_granted_by()),
        Column::new(w.person_since()),
        Column::new(w.person_last_day()),
    ];
    if manages {
        columns.push(Column::new(w.disposition_next()));
    }
    ui::table(Table {
        caption: w.person_roles().into(),
        columns,
        rows,
        empty: ui::empty(w.person_no_role(), w.person_no_role_body(), None),
        dense: true,
    })
}

/// What another person must take over when this one leaves.
fn open_work(visit: &Visit, work: Vec<OpenWork>) -> AnyView {
    let w = visit.words;
    let rows = work
        .into_iter()
        .map(|piece| {
            let (folder, need) = match piece.kind.as_str() {
                "audit" => ("audits", Permission::CheckRead),
                "spot-check" => ("spot-checks", Permission::CheckRead),
                _ => ("declarations", Permission::DeclarationRead),
            };
            let number = match visit.may(need) {
                true => view! { <a href=format!("/{folder}/{}", piece.id)>{piece.number}</a> }.into_any(),
                false => piece.number.into_any(),
            };
            vec![number, w.code("statistics-record", &piece.kind).into_any(), visit.day(piece.due_on).into_any()]
        })
        .collect();
    let table = ui::table(Table {
        caption: w.person_work().into(),
        columns: vec![
            Column::new(w.remediation_number()),
            Column::new(w.person_work_what()),
            Column::new(w.remediation_due()),
        ],
        rows,
        empty: ().into_any(),
        dense: true,
    });
    ui::section(w.person_work(), view! { <p>{w.person_work_body()}</p>{table} }.into_any())
}

fn granting(visit: &Visit, id: Id, held: &[GrantListed]) -> AnyView {
    let (w, t) = (visit.words, visit.words.texts());
    let free: Vec<Choice> = list::roles(visit)
        .into_iter()
        .filter(|c| !held.iter().any(|g| g.role.code() == c.value && !g.has_ended(visit.today())))
        .collect();
    let form = Form::new(visit, "person/grant").carry("id", id);
    let role = ui::radios(&t, form.field("role", w.person_role()), free);
    let last_day = list::last_day(visit, &form);
    let submit = ui::actions(vec![ui::button(w.person_grant(), Button::Primary)]);
    ui::details(w.person_grant_title(), form.view(view! { {role}{last_day}{submit} }))
}

fn deactivation(visit: &Visit, found: &Listed) -> AnyView {
    let w = visit.words;
    let form = Form::new(visit, "person/deactivate").carry("id", found.id).carry("version", found.version);
    ui::confirm(
        &w.texts(),
        Confirm {
            title: w.person_deactivate_title(&found.name),
            effects: vec![w.person_deactivate_ends().into(), w.person_deactivate_stays().into()],
            form: form.button(w.person_deactivate(), Button::Danger),
            danger: true,
        },
    )
}
