//! A supplier's page: who it is, where it stands, what may be done, and everything recorded about it.

use super::part::{code_tag, country, scheme_word, standing_tag};
use super::tab;
use crate::ui::{self, Kind, PageHead, Tab, Tone};
use crate::visit::{Frame, Page, Visit};
use entity::classification::Choices;
use entity::import::Past;
use entity::permission::Permission as P;
use entity::refusal::Outcome;
use entity::supplier::{self, Detail};
use entity::{activity, classification, import, person};
use leptos::prelude::*;

/// What the chosen view needs beside the record.
pub enum More {
    Nothing,
    People(Vec<person::Colleague>),
    History(Vec<activity::Moment>, Vec<Past>),
    Candidates(Vec<supplier::Alike>),
    Sorting(Choices),
}

pub async fn show(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let actor = visit.actor()?;
    let detail = supplier::detail(&visit.store, actor, visit.id("id")?).await?;
    // The address of a merged record leads to its survivor.
    if let Some(survivor) = detail.record.merged_into {
        return Ok(Page::Go(format!("/suppliers/{survivor}")));
    }
    let categories = supplier::categories(visit.store.read()).await?;
    let more = match visit.query.text("tab") {
        "contacts" => More::People(person::colleagues(&visit.store, actor, detail.record.id).await?),
        "history" => More::History(
            supplier::history(&visit.store, &detail, 200).await?,
            import::past(&visit.store, actor, detail.record.id).await?,
        ),
        "classification" => {
            More::Sorting(classification::choices(&visit.store, actor, visit.lang(), visit.today()).await?)
        }
        "duplicates" => More::Candidates(supplier::candidates(&visit.store, actor, &detail.record).await?),
        _ => More::Nothing,
    };
    let sorted = classification::of_supplier(&visit.store, actor, detail.record.id).await?;
    let frame = Frame::new(detail.record.name.clone()).at("/suppliers").crumb("/suppliers", w.supplier_list_title());
    visit.page(frame, || {
        view! {
            {head(visit, &detail)}
            {tabs(visit, &detail)}
            {tab::view(visit, &detail, &categories, &sorted, more)}
        }
        .into_any()
    })
}

fn head(visit: &Visit, detail: &Detail) -> AnyView {
    let w = visit.words;
    let r = &detail.record;
    let mut facts = vec![r.number.clone(), country(visit.lang(), &r.country).to_owned()];
    facts.extend(detail.identifiers.iter().map(|i| format!("{} {}", scheme_word(w, &i.scheme), i.value)));
    let provisional = r.provisional.then(|| ui::tag(Tone::Warn, w.supplier_provisional()));
    let unreachable = (!r.invitable).then(|| ui::tag(Tone::Warn, w.supplier_contact_none()));
    let status = view! { {standing_tag(w, r.standing)}{code_tag(w, r.code_state)}{provisional}{unreachable} };
    let mut actions = Vec::new();
    if visit.may(P::SupplierWrite) {
        actions.push(ui::link_button(format!("/suppliers/{}/edit", r.id), w.supplier_edit_action(), Kind::Secondary));
    }
    ui::page_head(PageHead {
        caption: Some(w.supplier_caption().into()),
        title: r.name.clone(),
        other_name: r.name_latin.clone(),
        facts,
        status: Some(status.into_any()),
        actions,
    })
}

fn tabs(visit: &Visit, detail: &Detail) -> AnyView {
    let w = visit.words;
    let chosen = visit.query.text("tab");
    let active = detail.contacts.iter().filter(|c| c.ended_at.is_none()).count();
    let open = detail.sites.iter().filter(|s| s.closed_on.is_none()).count();
    let tab = |code: &str, label: &str, count: Option<usize>| Tab {
        href: format!(
            "/suppliers/{}{}",
            detail.record.id,
            if code.is_empty() { String::new() } else { format!("?tab={code}") }
        ),
        label: label.to_owned(),
        count: count.map(|n| n.to_string()),
        current: chosen == code || (code.is_empty() && chosen == "record"),
    };
    ui::tabs(
        w.supplier_tabs(),
        vec![
            tab("", w.supplier_tab_record(), None),
            tab("contacts", w.supplier_tab_contacts(), Some(active)),
            tab("sites", w.supplier_tab_sites(), Some(open)),
            tab("classification", w.supplier_tab_classification(), None),
            tab("standing", w.supplier_tab_standing(), None),
            tab("spend", w.supplier_tab_spend(), None),
            tab("history", w.supplier_tab_history(), None),
            tab("duplicates", w.supplier_tab_duplicates(), None),
        ],
    )
}
