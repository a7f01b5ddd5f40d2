//! Proposing a blacklisting.

use crate::form::Form;
use crate::ui::{self, Choice, Kind, NoticeKind, PageHead};
use crate::visit::{Frame, Page, Visit};
use entity::blacklist::IntegrityEvent;
use entity::lang::Lang;
use entity::refusal::Outcome;
use entity::supplier;
use leptos::prelude::*;

pub async fn propose(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let t = w.texts();
    let Ok(id) = visit.query.id("supplier") else { return choose(visit) };
    let brief = supplier::brief(visit.store.read(), visit.actor()?, id).await?;
    let form = Form::new(visit, "blacklist/propose").carry("supplier", id);
    let title = w.blacklist_propose_title();
    visit.page(Frame::new(title).at("/blacklist").crumb("/blacklist", w.blacklist_title()), || {
        let events =
            IntegrityEvent::proposable().map(|e| Choice::new(e.code(), w.code("blacklist-event", e))).collect();
        let langs = Lang::ALL.iter().map(|l| Choice::new(l.code(), w.code("lang", l))).collect();
        let fields = view! {
            {ui::radios(&t, form.field("integrity_event", w.blacklist_event_label()).hint(w.blacklist_event_hint()), events)}
            {ui::date_field(&t, form.field("happened_on", w.blacklist_happened_label()))}
            {ui::text_field(&t, form.field("case_reference", w.blacklist_case_label()).hint(w.blacklist_case_hint()))}
            {ui::text_area(&t, form.field("grounds", w.blacklist_grounds_label()).hint(w.blacklist_grounds_hint()), 8, None)}
            {ui::radios(&t, form.field_with("lang", w.blacklist_lang_label(), brief.lang.code()), langs)}
            {ui::notice(NoticeKind::Info, w.blacklist_propose_next())}
            {ui::button(w.blacklist_propose_button(), Kind::Danger)}
        };
        view! {
            {ui::page_head(PageHead {
                caption: Some(title.into()),
                title: brief.name.clone(),
                other_name: brief.name_latin.clone(),
                facts: vec![brief.number.clone()],
                ..PageHead::default()
            })}
            {form.view(fields)}
        }
        .into_any()
    })
}

/// Without a supplier in the address there is nothing to propose.
fn choose(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    visit.page(Frame::new(w.blacklist_propose_title()).at("/blacklist"), || {
        let go = ui::link_button("/suppliers", w.nav_suppliers(), Kind::Primary);
        view! {
            {ui::page_head(PageHead::new(w.blacklist_propose_title()))}
            {ui::empty(w.blacklist_choose_title(), w.blacklist_choose_body(), Some(go))}
        }
        .into_any()
    })
}
