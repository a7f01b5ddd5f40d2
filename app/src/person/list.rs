//! Everybody of the buyer's side, what waits for a second person, and the form for somebody new.

use crate::form::Form;
use crate::ui::{self, Chip, Choice, Column, Kind as Button, PageHead, Table, Tone};
use crate::visit::{Frame, Page, Visit};
use entity::list::Place;
use entity::permission::{Permission, Role};
use entity::person::{self, Filter, GrantListed, Listed};
use entity::refusal::Outcome;
use leptos::prelude::*;

/// `/people`
pub async fn list(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let actor = visit.actor()?;
    let filter = Filter {
        find: visit.query.text("find").to_owned(),
        role: visit.query.text("role").parse().ok(),
        active: match visit.query.text("state") {
            "active" => Some(true),
            "inactive" => Some(false),
            _ => None,
        },
        descending: visit.query.text("sort") == "-name",
        place: Place::read(&visit.query),
    };
    let found = person::list(&visit.store, actor, &filter).await?;
    let grants = person::grants_of(&visit.store, actor, &found.rows).await?;
    let unconfirmed = person::grants_waiting(&visit.store, actor).await?;
    let total = w.person_total(w.total(found.total));
    let rows = found.rows.into_iter().map(|p| row(visit, p, &grants)).collect();
    let manages = visit.may(Permission::PersonManage);
    visit.page(Frame::new(w.nav_people()).at("/people"), || {
        let create = manages.then(|| ui::link_button("/people/new", w.person_create(), Button::Primary));
        let head =
            PageHead { title: w.nav_people().into(), actions: create.into_iter().collect(), ..PageHead::default() };
        view! {
            {ui::page_head(head)}
            {waiting(visit, &unconfirmed)}
            {filters(visit, &filter)}
            {ui::table(Table {
                caption: w.nav_people().into(),
                columns: vec![
                    visit.sorted(w.person_name(), "name", filter.descending),
                    Column::new(w.person_email()), Column::new(w.person_roles()),
                    Column::new(w.remediation_state()),
                ],
                rows,
                empty: ui::empty(w.person_empty(), w.person_empty_body(), None),
                dense: true,
            })}
            {visit.pager(&found.turn, total)}
        }
        .into_any()
    })
}

fn filters(visit: &Visit, filter: &Filter) -> AnyView {
    let (w, t) = (visit.words, visit.words.texts());
    let any = || std::iter::once((String::new(), w.kit_any().to_owned()));
    let roles = Role::ALL.iter().filter(|r| !r.of_supplier()).map(|r| (r.code().to_owned(), w.code("role", r)));
    let states = [("active", w.person_active()), ("inactive", w.person_inactive())];
    let chosen = |name: &str, label: &str| ui::Field::filter(name, label).value(visit.query.text(name));
    let role = ui::select(&t, chosen("role", w.person_role()), any().chain(roles).collect());
    let all = any().chain(states.map(|(code, word)| (code.to_owned(), word.to_owned()))).collect();
    let state = ui::select(&t, chosen("state", w.remediation_state()), all);
    let chip = |name: &str, label: String| Chip { label, remove_href: visit.with_query(name, "") };
    let state_chip = filter.active.map(|active| if active { w.person_active() } else { w.person_inactive() });
    let chips = [
        filter.role.map(|role| chip("role", w.code("role", role))),
        state_chip.map(|word| chip("state", word.to_owned())),
    ];
    let also = view! { {role}{state} }.into_any();
    visit.filters(w.person_find(), also, chips.into_iter().flatten().collect())
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
    let rows: Vec<Vec<AnyView>> = grants.iter().map(|g| waiting_row(visit, g)).collect();
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

/// Until when roles are held.
pub(super) fn last_day(visit: &Visit, form: &Form<'_>) -> AnyView {
    let w = visit.words;
    let field = form.field("last_day", w.person_last_day()).hint(w.person_last_day_hint()).optional();
    ui::date_field(&w.texts(), field)
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
        let last_day = last_day(visit, &form);
        let submit = ui::actions(vec![ui::button(w.person_create_button(), Button::Primary)]);
        view! {
            {ui::page_head(PageHead::new(w.person_create()))}
            <p>{w.person_create_body()}</p>
            {form.view(view! { {name}{email}{lang}{role}{last_day}{submit} })}
        }
        .into_any()
    })
}
