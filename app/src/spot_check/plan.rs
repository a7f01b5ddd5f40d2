//! Planning a single check outside a draw: first the supplier, then site, day and reason.

use super::part;
use crate::form::Form;
use crate::ui::{self, Kind as Look, PageHead};
use crate::visit::{Frame, Page, Visit};
use entity::checklist::Kind;
use entity::refusal::Outcome;
use entity::supplier::{self, Brief};
use leptos::prelude::*;

/// The form. `?number=S-000001` names the supplier.
pub async fn plan(visit: &Visit, kind: Kind) -> Outcome<Page> {
    let w = visit.words;
    let typed = visit.query.text("number").trim().to_owned();
    let db = visit.store.read();
    let found = supplier::by_number(db, visit.actor()?, &typed).await?;
    let sites = match &found {
        Some(found) => supplier::open_sites(db, found.id, visit.today()).await?,
        None => Vec::new(),
    };
    let sites = sites.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    let title = w.code("check-plan-title", kind);
    let frame = Frame::new(title.clone())
        .at(format!("/{}", kind.path()))
        .crumb(format!("/{}", kind.path()), part::list_title(w, kind));
    visit.page(frame, || {
        let unknown = !typed.is_empty() && found.is_none();
        let body = match found {
            Some(found) => details(visit, kind, &found, sites),
            None => which(visit, unknown),
        };
        view! { {ui::page_head(PageHead::new(title))}<p>{w.check_plan_body()}</p>{body} }.into_any()
    })
}

fn which(visit: &Visit, unknown: bool) -> AnyView {
    let (w, t) = (visit.words, visit.words.texts());
    let error = unknown.then(|| w.problem_check_supplier().to_owned());
    let field = ui::Field::new("number", w.check_supplier_number())
        .value(visit.query.text("number"))
        .hint(w.check_supplier_number_hint())
        .error(error);
    view! {
        <form class="form" method="get" action=visit.path.clone()>
            {ui::text_field(&t, field.width(ui::Width::Medium))}
            {ui::button(w.check_continue(), Look::Primary)}
        </form>
    }
    .into_any()
}

fn details(visit: &Visit, kind: Kind, supplier: &Brief, mut sites: Vec<(String, String)>) -> AnyView {
    let (w, t) = (visit.words, visit.words.texts());
    let form = Form::new(visit, "check/plan").carry("kind", kind).carry("number", &supplier.number);
    sites.insert(0, (String::new(), w.check_any_site().to_owned()));
    let site = ui::select(&t, form.field("site", w.check_site()).optional(), sites);
    let due = ui::date_field(&t, form.field("due_on", w.check_due()));
    let reason = ui::text_area(&t, form.field("reason", w.check_plan_reason()).hint(w.check_plan_hint()), 4, None);
    let chosen = ui::summary_list(vec![
        ui::Row::new(w.check_supplier(), supplier.name.clone()).change(
            visit.path.clone(),
            w.check_change(),
            w.check_supplier(),
        ),
        ui::Row::new(w.check_supplier_number(), supplier.number.clone()),
    ]);
    let form = form.view(view! { {site}{due}{reason}{ui::actions(vec![ui::button(w.check_plan(), Look::Primary)])} });
    view! { {chosen}{form} }.into_any()
}
