//! The first page of each kind of person: what is due, and where to go.

use super::waiting;
use crate::ui::{self, PageHead, Task, Tone};
use crate::visit::{Frame, Page, Visit};
use entity::due::{Due, News};
use entity::permission::Permission;
use entity::refusal::{Outcome, Refusal};
use entity::{Id, due, supplier};
use leptos::prelude::*;

/// Sends each person to their own first page.
pub async fn start(visit: &Visit) -> Outcome<Page> {
    let Some(actor) = &visit.actor else { return Ok(Page::Go("/sign-in".into())) };
    let companies = actor.companies();
    Ok(match companies.first() {
        Some(id) if !actor.is_staff() && companies.len() == 1 => Page::Go(format!("/s/{id}")),
        _ => Page::Go("/home".into()),
    })
}

/// The first page of staff, and of people who act for several companies.
pub async fn staff(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let actor = visit.actor()?;
    let (heaps, pieces) = due::staff(&visit.store, actor, waiting::MOST).await?;
    let mut companies = Vec::new();
    for id in actor.companies() {
        let waiting = due::company(&visit.store, actor, id, visit.now).await?.len();
        companies.push((supplier::company(visit.store.read(), actor, id).await?, waiting));
    }
    visit.page(Frame::new(w.home_title()).at("/home"), || {
        let work = actor.is_staff().then(|| waiting::part(visit, heaps, pieces));
        let companies = (!companies.is_empty()).then(|| {
            let list = companies
                .into_iter()
                .map(|(c, waiting)| Task {
                    title: c.name,
                    href: Some(format!("/s/{}", c.id)),
                    hint: c.name_latin,
                    status: match waiting {
                        0 => ().into_any(),
                        _ => ui::tag(Tone::Info, w.home_due_count(waiting)),
                    },
                })
                .collect();
            ui::section(w.home_companies(), ui::task_list(list))
        });
        let roles: Vec<String> =
            actor.grants.iter().filter(|g| !g.role.of_supplier()).map(|g| w.code("role", g.role)).collect();
        view! {
            {ui::page_head(PageHead { title: w.home_greeting(&actor.name), facts: roles, ..PageHead::default() })}
            {work}
            {companies}
        }
        .into_any()
    })
}

/// The first page of a company: what is due, and nothing else above it.
pub async fn company(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let actor = visit.actor()?;
    let company = supplier::company(visit.store.read(), actor, visit.id("supplier")?).await?;
    let list = due::company(&visit.store, actor, company.id, visit.now).await?;
    let tasks: Vec<Task> = list.iter().map(|d| task(visit, company.id, d)).collect();
    let news = due::news(&visit.store, actor, company.id, 5).await?;
    let news: Vec<Task> = news.into_iter().map(|n| result(visit, company.id, n)).collect();
    let home = format!("/s/{}", company.id);
    let invite = visit.may_for(Permission::CompanyInvite, company.id);
    visit.page(Frame::new(company.name.clone()).at(home.clone()).acting(company.id, company.name.clone()), || {
        let due = if tasks.is_empty() {
            ui::empty(w.home_company_nothing_title(), w.home_company_nothing_body(), None)
        } else {
            ui::task_list(tasks)
        };
        view! {
            {ui::page_head(PageHead {
                title: company.name.clone(),
                other_name: company.name_latin.clone(),
                facts: vec![company.number.clone()],
                ..PageHead::default()
            })}
            {ui::section(w.home_due(), due)}
            {(!news.is_empty()).then(|| ui::section(w.home_results(), ui::task_list(news)))}
            {invite.then(|| view! { <p><a href=format!("{home}/company")>{w.home_invite_colleague()}</a></p> })}
        }
        .into_any()
    })
}

fn task(visit: &Visit, company: Id, due: &Due) -> Task {
    let w = visit.words;
    let href = match due.kind.as_str() {
        "signing" => format!("/s/{company}/instruments"),
        "declaration" => format!("/s/{company}/declarations/{}", due.id),
        "remediation" => format!("/s/{company}/remediations/{}", due.id),
        "disposition" => format!("/s/{company}/decisions/{}", due.id),
        "blacklisting" => format!("/s/{company}/blacklist/{}", due.id),
        kind => format!("/s/{company}/checks/{kind}/{}", due.id),
    };
    let name = if due.kind == "signing" { w.code("nav-instrument", &due.name) } else { due.name.clone() };
    let until = match (due.due_on, due.due_at) {
        (Some(day), _) => Some((w.home_due_at(visit.end_of(day)), day < visit.today())),
        (None, Some(at)) => Some((w.home_due_at(visit.until(at)), at < visit.now)),
        (None, None) => None,
    };
    let late = until.as_ref().is_some_and(|(_, late)| *late);
    let verb = match (due.kind.as_str(), due.state.as_str()) {
        ("declaration", "returned") => "declaration-returned",
        ("remediation", "opened" | "plan-returned") => "remediation-plan",
        (kind, _) => kind,
    };
    Task {
        title: w.lookup(&format!("due-company-{verb}"), &[("name", &name)]).unwrap_or(name),
        href: Some(href),
        hint: until.map(|(text, _)| text),
        status: if late { ui::tag(Tone::Bad, w.home_overdue()) } else { ui::tag(Tone::Info, w.home_to_do()) },
    }
}

/// A decision, leading to its reason.
fn result(visit: &Visit, company: Id, news: News) -> Task {
    let w = visit.words;
    let (folder, states) = match news.kind.as_str() {
        "reply" => ("instruments", "signing-decision"),
        "declaration" => ("declarations", "declaration-state"),
        "remediation" => ("remediations", "remediation-state"),
        "certification" => ("decisions", "certification-state"),
        "disposition" => ("decisions", "disposition-state"),
        "blacklisting" => ("blacklist", "blacklist-state"),
        "audit" => ("checks/audit", "check-state"),
        _ => ("checks/spot-check", "check-state"),
    };
    let place = format!("/s/{company}/{folder}");
    let (href, name) = match news.kind.as_str() {
        "declaration" => (format!("{place}/{}/result", news.id), news.name),
        "certification" => (place, news.name),
        "reply" => (format!("{place}/{}", news.id), w.code("nav-instrument", &news.name)),
        _ => (format!("{place}/{}", news.id), news.name),
    };
    Task {
        title: w.lookup(&format!("news-{}", news.kind), &[("name", &name)]).unwrap_or(name),
        href: Some(href),
        hint: Some(visit.time(news.happened_at)),
        status: ui::tag(Tone::Neutral, w.code(states, news.state)),
    }
}

/// Every part of the kit on one page; development builds only.
pub async fn parts(visit: &Visit) -> Outcome<Page> {
    if !visit.site.development {
        return Err(Refusal::NotFound.into());
    }
    visit.page(Frame::new("ui"), || ui::gallery::gallery(visit.lang().code()))
}
