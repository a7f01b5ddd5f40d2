//! Declared relationships: one's own, those to be judged, and what a company declares.

use crate::form::Form;
use crate::remediation::shown::{self, fact, linked};
use crate::ui::{self, Choice, Column, Confirm, Kind as Button, PageHead, Row, Table, Tone};
use crate::visit::{Frame, Page, Visit};
use entity::list::Place;
use entity::permission::Permission;
use entity::refusal::Outcome;
use entity::relationship::{self, Event, Filter, Listed, State};
use entity::{activity, supplier};
use leptos::prelude::*;

fn state(visit: &Visit, state: State) -> AnyView {
    let tone = match state {
        State::Declared => Tone::Warn,
        State::NoConflict => Tone::Neutral,
        State::Managed => Tone::Info,
        State::Prohibited => Tone::Bad,
    };
    ui::tag(tone, visit.words.code("relationship-state", state))
}

/// `/relationships`
pub async fn list(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let actor = visit.actor()?;
    let judges = visit.may(Permission::CertificationDecide);
    // Whoever judges begins with what is to be judged; the others see what they declared.
    let chosen = match visit.query.text("tab") {
        "" => judges.then_some(State::Declared),
        code => code.parse().ok(),
    };
    let filter = Filter {
        state: chosen,
        find: visit.query.text("find").to_owned(),
        descending: visit.query.text("sort") == "-due",
        place: Place::read(&visit.query),
    };
    let counts = relationship::counts(&visit.store, actor).await?;
    let found = relationship::list(&visit.store, actor, &filter).await?;
    let mut tabs: Vec<ui::Tab> = counts
        .iter()
        .map(|(state, count)| ui::Tab {
            count: Some(w.total(*count)),
            ..visit.tab(state.code(), w.code("relationship-state", state), None, chosen == Some(*state))
        })
        .collect();
    tabs.push(visit.tab("all", w.remediation_tab_all().into(), None, chosen.is_none()));
    let total = visit.total(found.total);
    let rows = found.rows.into_iter().map(|r| row(visit, r, judges)).collect();
    let crumbed = Frame::new(w.relationship_title()).at("/relationships");
    let about = visit.query.text("number").to_owned();
    visit.page(crumbed, || {
        let form = Form::new(visit, "relationship/declare");
        let t = w.texts();
        let number = ui::text_field(
            &t,
            form.field_with("number", w.relationship_number(), &about)
                .hint(w.relationship_number_hint())
                .width(ui::Width::Medium),
        );
        let text = form.field("particulars", w.relationship_particulars()).hint(w.relationship_particulars_hint());
        let text = ui::text_area(&t, text, 4, None);
        let submit = ui::actions(vec![ui::button(w.relationship_declare(), Button::Primary)]);
        view! {
            {ui::page_head(PageHead::new(w.relationship_title()))}
            {ui::tabs(w.relationship_title(), tabs)}
            {visit.by_supplier()}
            {ui::table(Table {
                caption: w.relationship_title().into(),
                columns: vec![
                    Column::new(w.remediation_supplier()), Column::new(w.relationship_kind()),
                    Column::new(w.relationship_other()), Column::new(w.remediation_state()),
                    visit.sorted(w.relationship_judge_by(), "due", filter.descending),
                ],
                rows,
                empty: ui::empty(w.relationship_empty(), w.relationship_empty_body(), None),
                dense: true,
            })}
            {visit.pager(&found.turn, total)}
            {ui::section(w.relationship_own_title(), view! {
                <p>{w.relationship_own_body()}</p>
                {form.view(view! { {number}{text}{submit} })}
            }.into_any())}
        }
        .into_any()
    })
}

fn row(visit: &Visit, found: Listed, judges: bool) -> Vec<AnyView> {
    let w = visit.words;
    let own = visit.actor.as_ref().is_some_and(|a| a.person == found.declared_by);
    let name = format!("{} {}", found.number, found.supplier);
    let name = if judges && !own {
        let href = format!("/relationships/{}", found.id);
        view! { <a href=href><bdi>{name}</bdi></a> }.into_any()
    } else {
        view! { <bdi>{name}</bdi> }.into_any()
    };
    let late = found.state == State::Declared && found.judge_by < visit.today();
    let late = late.then(|| ui::tag(Tone::Bad, w.remediation_overdue()));
    let due = visit.day(found.judge_by);
    vec![
        name,
        w.code("relationship-kind", found.kind).into_any(),
        view! { <bdi>{found.person.or(found.other).unwrap_or_default()}</bdi> }.into_any(),
        state(visit, found.state),
        view! { {due}" "{late} }.into_any(),
    ]
}

/// `/relationships/{id}`
pub async fn show(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let found = relationship::one(&visit.store, visit.actor()?, visit.id("id")?).await?;
    let history = activity::of(&visit.store, found.id, 50).await?;
    let frame = Frame::new(found.supplier.clone()).at("/relationships").crumb("/relationships", w.relationship_title());
    visit.page(frame, || {
        let head = PageHead {
            caption: Some(w.relationship_one().into()),
            title: found.supplier.clone(),
            facts: vec![found.number.clone()],
            status: Some(state(visit, found.state)),
            ..PageHead::default()
        };
        let person = visit.actor.as_ref().map(|a| a.person);
        let other = person.is_some_and(|p| p != found.declared_by && found.person_id != Some(p));
        let judges = other && found.state.after(Event::Clear).is_some();
        view! {
            {ui::page_head(head)}
            {ui::summary_list(facts(visit, &found))}
            {judges.then(|| judgement(visit, &found))}
            {ui::section(w.remediation_history(), shown::history(visit, history))}
        }
        .into_any()
    })
}

fn facts(visit: &Visit, found: &Listed) -> Vec<Row> {
    let w = visit.words;
    let mut rows = vec![
        linked(w.remediation_supplier(), format!("/suppliers/{}", found.supplier_id), &found.supplier),
        fact(w.relationship_kind(), w.code("relationship-kind", found.kind)),
    ];
    let other = found.person.clone().or(found.other.clone());
    rows.push(fact(w.relationship_other(), other.unwrap_or_else(|| w.relationship_unknown().into())));
    rows.push(Row::new(w.relationship_particulars(), shown::lines(&found.particulars)));
    rows.push(fact(w.relationship_declarer(), w.remediation_by(visit.time(found.declared_at), &found.declarer)));
    rows.push(fact(w.relationship_judge_by(), visit.day(found.judge_by)));
    if let Some(judge) = &found.judge {
        rows.push(fact(w.relationship_judge(), judge));
    }
    rows.extend(shown::told(w.relationship_measure(), &found.measure));
    rows
}

fn judgement(visit: &Visit, found: &Listed) -> AnyView {
    let (w, t) = (visit.words, visit.words.texts());
    let form = Form::new(visit, "relationship/judge").carry("id", found.id).carry("version", found.version);
    let choice = |code: &'static str, hint: &str| Choice::new(code, w.code("relationship-state", code)).hint(hint);
    let choices = vec![
        choice("no-conflict", w.relationship_clear_hint()),
        choice("managed", w.relationship_manage_hint()),
        choice("prohibited", w.relationship_prohibit_hint()),
    ];
    let outcome = ui::radios(&t, form.field("outcome", w.relationship_judgement()), choices);
    let measure = form.field("measure", w.relationship_measure()).hint(w.relationship_measure_hint());
    let measure = ui::text_area(&t, measure, 4, None);
    let submit = ui::actions(vec![ui::button(w.relationship_judge_button(), Button::Primary)]);
    ui::confirm(
        &t,
        Confirm {
            title: w.relationship_judge_title().into(),
            effects: vec![w.relationship_second(&found.declarer)],
            form: form.view(view! { {outcome}{measure}{submit} }),
            danger: false,
        },
    )
}

/// `/s/{supplier}/relationships`
pub async fn company(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let company = supplier::company(visit.store.read(), visit.actor()?, visit.id("supplier")?).await?;
    let found = relationship::of_company(&visit.store, visit.actor()?, company.id).await?;
    let rows = found
        .into_iter()
        .map(|r| {
            let text = shown::lines(&r.particulars);
            let why = shown::lines(r.measure.as_deref().unwrap_or(""));
            vec![
                w.code("relationship-kind", r.kind).into_any(),
                text,
                state(visit, r.state),
                why,
                visit.time(r.declared_at).into_any(),
            ]
        })
        .collect();
    let answers = visit.may_for(Permission::CompanyAnswer, company.id);
    let frame = Frame::new(w.relationship_company_title())
        .at(format!("/s/{}/decisions", company.id))
        .crumb(format!("/s/{}/decisions", company.id), w.nav_company_decisions())
        .acting(company.id, company.name.clone());
    visit.page(frame, || {
        view! {
            {ui::page_head(PageHead::new(w.relationship_company_title()))}
            <p>{w.relationship_company_body()}</p>
            {ui::table(Table {
                caption: w.relationship_company_title().into(),
                columns: vec![
                    Column::new(w.relationship_kind()), Column::new(w.relationship_particulars()),
                    Column::new(w.remediation_state()), Column::new(w.relationship_measure()),
                    Column::new(w.relationship_declared_at()),
                ],
                rows,
                empty: ui::empty(w.relationship_company_empty(), w.relationship_company_empty_body(), None),
                dense: false,
            })}
            {answers.then(|| declaration(visit, company.id))}
        }
        .into_any()
    })
}

fn declaration(visit: &Visit, supplier: entity::Id) -> AnyView {
    let (w, t) = (visit.words, visit.words.texts());
    let form = Form::new(visit, "relationship/declare-company").carry("supplier", supplier);
    let email = ui::email_field(&t, form.field("email", w.relationship_email()).hint(w.relationship_email_hint()));
    let other = ui::text_field(&t, form.field("other", w.relationship_supplier()).hint(w.relationship_supplier_hint()));
    let kinds = vec![
        Choice::new("staff", w.relationship_kind_staff()).reveals(email),
        Choice::new("supplier", w.relationship_kind_supplier()).reveals(other),
    ];
    let kind = ui::radios(&t, form.field("kind", w.relationship_kind()), kinds);
    let text = form.field("particulars", w.relationship_particulars()).hint(w.relationship_particulars_hint());
    let text = ui::text_area(&t, text, 4, None);
    let submit = ui::actions(vec![ui::button(w.relationship_declare(), Button::Primary)]);
    ui::section(w.relationship_declare_title(), form.view(view! { {kind}{text}{submit} }))
}
