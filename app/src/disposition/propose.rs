//! Proposing a disposition.

use crate::form::Form;
use crate::ui::{self, Choice, Field, Kind as Button, PageHead};
use crate::visit::{Frame, Page, Visit};
use chrono::Days;
use entity::disposition::{self, FreezeScope};
use entity::refusal::{Outcome, Refusal};
use entity::{Id, supplier};
use leptos::prelude::*;

/// A freeze is proposed for this many days unless something else is typed.
const DAYS: u64 = 90;

/// `/dispositions/new?supplier=&source_id=`
pub async fn new(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let id: Id = visit.query.text("supplier").parse().map_err(|_| Refusal::NotFound)?;
    let about = supplier::brief(visit.store.read(), visit.actor()?, id).await?;
    let source: Option<Id> = visit.query.text("source_id").parse().ok();
    let known = match source {
        Some(source) => disposition::source_of(visit.store.read(), id, source).await?,
        None => None,
    };
    let mut form = Form::new(visit, "disposition/propose").carry("about", id);
    let mut facts = vec![about.number.clone()];
    if let (Some(source), Some((kind, number))) = (source, known) {
        form = form.carry("source_id", source);
        facts.push(w.disposition_follows(w.code("disposition-source", kind), number));
    }
    let frame =
        Frame::new(w.disposition_propose_title()).at("/dispositions").crumb("/dispositions", w.nav_dispositions());
    visit.page(frame, || {
        let head = PageHead {
            caption: Some(w.disposition_propose_title().into()),
            title: about.name.clone(),
            other_name: about.name_latin.clone(),
            facts,
            ..PageHead::default()
        };
        view! { {ui::page_head(head)}{fields(visit, form)} }.into_any()
    })
}

fn fields(visit: &Visit, form: Form) -> AnyView {
    let (w, t) = (visit.words, visit.words.texts());
    let scopes = FreezeScope::ALL.iter().map(|s| Choice::new(s.code(), w.code("disposition-scope", s))).collect();
    let scope = ui::radios(&t, form.field_with("freeze_scope", w.disposition_scope(), "new-orders"), scopes);
    let (first, end) = (visit.today(), visit.today() + Days::new(DAYS));
    let day = |name: &str, label: &str, value: chrono::NaiveDate, hint: &str| -> Field {
        form.field_with(name, label, &value.to_string()).hint(hint)
    };
    let starts = ui::date_field(&t, day("starts_on", w.disposition_starts(), first, w.disposition_starts_hint()));
    let ends = ui::date_field(&t, day("ends_on", w.disposition_ends(), end, w.disposition_ends_hint()));
    let freeze = view! { {scope}{starts}{ends} }.into_any();
    let kinds = vec![
        Choice::new("warning", w.disposition_kind_warning()).hint(w.disposition_warning_hint()),
        Choice::new("freeze", w.disposition_kind_freeze()).hint(w.disposition_freeze_hint()).reveals(freeze),
    ];
    let kind = ui::radios(&t, form.field("kind", w.disposition_kind()), kinds);
    let reason =
        ui::text_area(&t, form.field("reason", w.remediation_reason()).hint(w.disposition_reason_hint()), 6, None);
    let next = w.disposition_propose_next();
    let submit = ui::actions(vec![ui::button(w.disposition_propose(), Button::Primary)]);
    form.view(view! { {kind}{reason}<p class="muted">{next}</p>{submit} })
}
