//! Everybody of the buyer's side, what waits for a second person, and the form for somebody new.

use crate::form::Form;
use crate::ui::{self, Choice, Column, Kind as Button, PageHead, Table, Tone};
use crate::visit::{Frame, Page, Visit};
use entity::permission::{Permission, Role};
use entity::person::{self, GrantListed, Listed};
use entity::refusal::Outcome;
use leptos::prelude::*;

/// `/people`
pub async fn list(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let actor = visit.actor()?;
    let people = person::list(&visit.store, actor).await?;
    let grants = person::grants(&visit.store, actor).await?;
    let rows = people.into_iter().map(|p| row(visit, p, &grants)).collect();
    let manages = visit.may(Permission::PersonManage);
    visit.page(Frame::new(w.nav_people()).at("/people"), || {
        let create = manages.then(|| ui::link_button("/people/new", w.person_create(), Button::Primary));
        let head =
            PageHead { title: w.nav_people().into(), actions: create.into_iter().collect(), ..PageHead::default() };
        view! {
            {ui::page_head(head)}
            {waiting(visit, &grants)}
            {ui::table(Table {
                caption: w.nav_people().into(),
                columns: vec![
                    Column::new(w.person_name()), Column::new(w.person_email()), Column::new(w.person_roles()),
                    Column::new(w.remediation_state()),
                ],
                rows,
                empty: ui::empty(w.person_empty(), w.person_empty_body(), None),
                dense: true,
            })}
        }
        .into_any()
    })
}

fn row(visit: &Visit, found: Listed, grants: &[GrantListed]) -> Vec<AnyView> {
    let w = visit.words;
    let held: Vec<String> = grants
        .iter()
        .filter(|g| g.person_id == found.id && g.confirmed_at.is_some())
        .map(|g| w.code("role", g.role))
        .collect();
    let href = format!("/people/{}", found.id);
    vec![
        view! { <a href=href>{found.name}</a> }.into_any(),
        found.email.into_any(),
        held.join(w.person_between()).into_any(),
        state(visit, found.deactivated_at.is_none()),
    ]
}

pub(super) fn state(visit: &Visit, active: bool) -> AnyView {
    let w = visit.words;
    if active { ui::tag(Tone::Good, w.person_active()) } else { ui::tag(Tone::Neutral, w.person_inactive()) }
}

fn waiting(visit: &Visit, grants: &[GrantListed]) -> Option<AnyView> {
    let w = visit.words;
    let rows: Vec<Vec<AnyView>> =
        grants.iter().filter(|g| g.confirmed_at.is_none()).map(|g| waiting_row(visit, g)).collect();
    if rows.is_empty() {
        return None;
    }
    let table = ui::table(Table {
        caption: w.person_waiting().into(),
        columns: vec![
            Column::new(w.person_name()),
            Column::new(w.person_role()),
            Column::new(w.person_granted_by()),
            Column::new(w.disposition_next()),
        ],
        rows,
        empty: ().into_any(),
        dense: true,
    });
    Some(ui::section(w.person_waiting(), view! { <p>{w.person_waiting_body()}</p>{table} }.into_any()))
}

fn waiting_row(visit: &Visit, grant: &GrantListed) -> Vec<AnyView> {
    let w = visit.words;
    let me = visit.actor.as_ref().map(|a| a.person);
    let other = me != Some(grant.granted_by) && me != Some(grant.person_id);
    let next = if visit.may(Permission::PersonConfirm) && other {
        let label = w.person_confirm(&grant.person, w.code("role", grant.role));
        Form::new(visit, "person/confirm").carry("grant", grant.id).button(label, Button::Secondary)
    } else {
        w.person_other_confirms().into_any()
    };
    let (person, granter) = (grant.person.clone(), grant.granter.clone());
    vec![person.into_any(), w.code("role", grant.role).into_any(), granter.into_any(), next]
}

/// The roles of the buyer's side, with what each does and whether a second person confirms it.
pub(super) fn roles(visit: &Visit) -> Vec<Choice> {
    let w = visit.words;
    Role::ALL
        .iter()
        .filter(|role| !role.of_supplier())
        .map(|role| {
            let does = w.code("person-does", role);
            let hint = if role.deciding() { w.person_does_deciding(does) } else { does };
            Choice::new(role.code(), w.code("role", role)).hint(hint)
        })
        .collect()
}

/// `/people/new`
pub async fn new(visit: &Visit) -> Outcome<Page> {
    let (w, t) = (visit.words, visit.words.texts());
    let form = Form::new(visit, "person/create");
    let frame = Frame::new(w.person_create()).at("/people").crumb("/people", w.nav_people());
    visit.page(frame, || {
        let name = ui::text_field(&t, form.field("name", w.person_name()));
        let email = ui::email_field(&t, form.field("email", w.person_email()).hint(w.person_email_hint()));
        let langs = vec![Choice::new("zh-CN", w.lang_zh_cn()), Choice::new("en", w.lang_en())];
        let lang = ui::radios(&t, form.field_with("lang", w.person_lang(), visit.lang().code()), langs);
        let chosen = form.values("role[]", &[]);
        let role = ui::checkboxes(&t, form.field("role[]", w.person_roles()), roles(visit), &chosen);
        let submit = ui::actions(vec![ui::button(w.person_create_button(), Button::Primary)]);
        view! {
            {ui::page_head(PageHead::new(w.person_create()))}
            <p>{w.person_create_body()}</p>
            {form.view(view! { {name}{email}{lang}{role}{submit} })}
        }
        .into_any()
    })
}
