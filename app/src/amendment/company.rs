//! The company's side: what it proposes, the proof, and what became of earlier ones.

use super::shown;
use crate::evidence;
use crate::form::Form;
use crate::supplier::part::countries;
use crate::ui::{self, Column, Kind, NoticeKind, PageHead, Table};
use crate::visit::{Frame, Page, Visit};
use entity::Id;
use entity::amendment::{self, Amendment, Event, Values};
use entity::evidence::{File, Target};
use entity::permission::Permission as P;
use entity::refusal::Outcome;
use entity::supplier;
use leptos::prelude::*;

/// `/s/{supplier}/company/change`
pub async fn show(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let actor = visit.actor()?;
    let id = visit.id("supplier")?;
    let record = supplier::own(&visit.store, actor, id).await?.record;
    let now = Values::of(&record);
    let mut found = amendment::of_company(&visit.store, actor, id).await?;
    let open = found.iter().position(|a| a.state.after(Event::Withdraw).is_some()).map(|at| found.remove(at));
    let files = match &open {
        Some(open) => entity::evidence::of(visit.store.read(), &Target::Amendment(open.id)).await?,
        None => Vec::new(),
    };
    let may = visit.may_for(P::CompanyAnswer, id);
    let frame = Frame::new(w.amendment_title()).at(format!("/s/{id}/company")).acting(id, record.name.clone());
    visit.page(frame, || {
        let head = PageHead {
            caption: Some(w.supplier_company_title().into()),
            status: open.as_ref().map(|open| shown::state(visit, open.state)),
            facts: open.as_ref().map(|open| open.number.clone()).into_iter().collect(),
            ..PageHead::new(w.amendment_title())
        };
        let body = match open {
            Some(open) => under_way(visit, id, &now, open, files, may),
            None if may => propose(visit, id, &now),
            None => ().into_any(),
        };
        let earlier = (!found.is_empty()).then(|| earlier(visit, &now, found));
        view! { {ui::page_head(head)}<p>{w.amendment_lead()}</p>{body}{earlier} }.into_any()
    })
}

fn propose(visit: &Visit, supplier: Id, now: &Values) -> AnyView {
    let form = Form::new(visit, "amendment/propose").carry("supplier", supplier);
    let fields = fields(visit, &form, now, "");
    let actions = ui::actions(vec![ui::button(visit.words.amendment_propose(), Kind::Primary)]);
    form.view(view! { {fields}{actions} })
}

fn fields(visit: &Visit, form: &Form, values: &Values, statement: &str) -> AnyView {
    let (w, t) = (visit.words, visit.words.texts());
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let wide = ui::Width::Wide;
    let country = form.field_with("country", w.supplier_field_country(), &values.country).width(wide);
    let country = country.hint(w.supplier_field_country_hint());
    let [latin, admin1, city, address] = [&values.name_latin, &values.admin1, &values.city, &values.address].map(text);
    view! {
        {ui::text_field(&t, form.field_with("name", w.supplier_field_name(), &values.name))}
        {ui::text_field(&t, form.field_with("name_latin", w.supplier_field_name_latin(), &latin).optional())}
        {ui::select(&t, country, countries(visit.lang()))}
        {ui::text_field(&t, form.field_with("admin1", w.supplier_field_admin1(), &admin1).optional().width(wide))}
        {ui::text_field(&t, form.field_with("city", w.supplier_field_city(), &city).optional().width(wide))}
        {ui::text_field(&t, form.field_with("address", w.supplier_field_address(), &address).optional())}
        {ui::text_area(&t, form.field_with("statement", w.amendment_statement(), statement).hint(w.amendment_statement_hint()), 4, None)}
    }
    .into_any()
}

fn under_way(visit: &Visit, supplier: Id, now: &Values, open: Amendment, files: Vec<File>, may: bool) -> AnyView {
    let w = visit.words;
    let revisable = may && open.state.after(Event::Revise).is_some();
    let returned = open
        .decision_reason
        .clone()
        .filter(|_| revisable)
        .map(|reason| ui::notice(NoticeKind::Warn, w.amendment_returned_because(reason)));
    let target = Target::Amendment(open.id);
    let about = |call: &str| {
        Form::new(visit, call).carry("supplier", supplier).carry("id", open.id).carry("version", open.version)
    };
    let differences = shown::differences(visit, now, &open.values());
    let revise = revisable.then(|| {
        let form = about("amendment/revise");
        let refused = form.refused();
        let fields = fields(visit, &form, &open.values(), &open.statement);
        let save = ui::actions(vec![ui::button(w.amendment_revise(), Kind::Secondary)]);
        let body = form.view(view! { {fields}{save} });
        if refused { body } else { ui::details(w.amendment_revise_open(), body) }
    });
    let submit = revisable.then(|| {
        let form = about("amendment/submit");
        let error = form.error("file").map(|error| ui::notice(NoticeKind::Bad, error));
        let button = ui::actions(vec![ui::button(w.amendment_submit(), Kind::Primary)]);
        let body = form.view(view! { {error}{button} });
        ui::section(w.amendment_submit_title(), view! { <p>{w.amendment_submit_body()}</p>{body} }.into_any())
    });
    let waits = (!revisable).then(|| view! { <p>{w.amendment_waits()}</p> });
    let withdraw = may.then(|| about("amendment/withdraw").button(w.amendment_withdraw(), Kind::Quiet));
    let proof = evidence::part(visit, supplier, &target, files, revisable);
    view! {
        {returned}
        {waits}
        {ui::section(w.amendment_differences(), view! { {differences}{revise} }.into_any())}
        {ui::section(w.amendment_proof(), view! { <p>{w.amendment_proof_body()}</p>{proof} }.into_any())}
        {submit}
        {withdraw}
    }
    .into_any()
}

fn earlier(visit: &Visit, now: &Values, found: Vec<Amendment>) -> AnyView {
    let w = visit.words;
    let rows = found
        .into_iter()
        .map(|a| {
            let differences = shown::differences(visit, &shown::before(&a, now), &a.values());
            vec![
                a.number.clone().into_any(),
                shown::state(visit, a.state),
                a.decided_at.map(|at| visit.time(at)).unwrap_or_default().into_any(),
                ui::details(w.amendment_differences(), differences),
            ]
        })
        .collect();
    let table = ui::table(Table {
        caption: w.amendment_earlier().into(),
        columns: vec![
            Column::new(w.amendment_number()),
            Column::new(w.amendment_state()),
            Column::new(w.amendment_decided()),
            Column::new(w.amendment_differences()),
        ],
        rows,
        empty: ().into_any(),
        dense: false,
    });
    ui::section(w.amendment_earlier(), table)
}
