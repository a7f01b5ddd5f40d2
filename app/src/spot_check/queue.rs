//! The queue of spot checks or audits: views with counts, filters, the selected one beside the list.

use super::{action, part};
use crate::form::Form;
use crate::ui::{self, Chip, Column, FilterBar, Kind as Look, Order, PageHead, Tab as UiTab};
use crate::visit::{Frame, Page, Visit, address};
use entity::Id;
use entity::checklist::{self, Check, Event, Filter, Kind, Tab};
use entity::field;
use entity::list::{Place, Total};
use entity::permission::Permission as P;
use entity::person;
use entity::refusal::Outcome;
use leptos::prelude::*;

fn filter(visit: &Visit) -> Filter {
    let first = if visit.may(P::CheckScore) { Tab::Mine } else { Tab::All };
    Filter {
        tab: visit.query.text("tab").parse().unwrap_or(first),
        name: visit.query.text("q").to_owned(),
        country: visit.query.text("country").trim().to_owned(),
        due: field::date(visit.query.text("due")),
        by_risk: visit.query.text("sort") == "risk",
        place: Place::read(&visit.query),
    }
}

/// The queue.
pub async fn queue(visit: &Visit, kind: Kind) -> Outcome<Page> {
    let w = visit.words;
    let actor = visit.actor()?;
    let filter = filter(visit);
    let counts = checklist::counts(&visit.store, actor, kind, visit.now).await?;
    let found = checklist::list(&visit.store, actor, kind, &filter, visit.now).await?;
    let people = match visit.may(P::CheckAssign) {
        true => person::holders(&visit.store, P::CheckScore, visit.today()).await?,
        false => Vec::new(),
    };
    let selected = match visit.query.text("selected").parse::<Id>() {
        Ok(id) => checklist::show(visit.store.read(), actor, kind, id).await.ok(),
        Err(_) => None,
    };
    let obstacle = match &selected {
        Some(check) => checklist::obstacle(visit.store.read(), check).await?,
        None => None,
    };
    let title = part::list_title(w, kind);
    visit.page(Frame::new(title).at(format!("/{}", kind.path())), || {
        let plan = visit
            .may(P::CheckAssign)
            .then(|| ui::link_button(format!("/{}/plan", kind.path()), w.check_plan(), Look::Secondary));
        let head = PageHead { actions: plan.into_iter().collect(), ..PageHead::new(title) };
        let rows = rows(visit, &found.rows, selected.as_ref(), !people.is_empty());
        let list = list(visit, kind, &filter, (rows, selected.is_some()), &people);
        let pager = visit.pager(&found.turn, w.check_total(w.total(found.total)));
        let detail = selected.as_ref().map(|check| detail(visit, check, obstacle, &people));
        view! {
            {ui::page_head(head)}
            {ui::tabs(title, tabs(visit, filter.tab, &counts))}
            {filters(visit, &filter)}
            {ui::split_view(view! { {list}{pager} }.into_any(), detail)}
        }
        .into_any()
    })
}

fn tabs(visit: &Visit, current: Tab, counts: &[(Tab, Total)]) -> Vec<UiTab> {
    let w = visit.words;
    let tab = |(tab, count): &(Tab, Total)| UiTab {
        href: address(&visit.path, &[("tab", tab.code())]),
        label: w.code("check-tab", tab),
        count: Some(w.total(*count)),
        current: *tab == current,
    };
    // Whoever sees what was given to them alone has nothing to claim.
    let offered = |tab: Tab| tab != Tab::ToClaim || visit.may(P::CheckRead);
    counts.iter().filter(|(tab, _)| offered(*tab)).map(tab).collect()
}

fn filters(visit: &Visit, filter: &Filter) -> AnyView {
    let (w, t) = (visit.words, visit.words.texts());
    let query = |name: &str, label: &str| ui::Field::filter(name, label).value(visit.query.text(name));
    let mut chips = Vec::new();
    let mut chip = |name: &str, label: String| chips.push(Chip { label, remove_href: visit.with_query(name, "") });
    if !filter.name.is_empty() {
        chip("q", w.problem_named(w.check_supplier(), &filter.name));
    }
    if !filter.country.is_empty() {
        chip("country", w.problem_named(w.check_country(), &filter.country));
    }
    if let Some(day) = filter.due {
        chip("due", w.problem_named(w.check_due_by(), visit.day(day)));
    }
    let fields = view! {
        <input type="hidden" name="tab" value=filter.tab.code()/>
        {filter.by_risk.then(|| view! { <input type="hidden" name="sort" value="risk"/> })}
        {ui::search_field(&t, query("q", w.check_supplier()))}
        {ui::text_field(&t, query("country", w.check_country()).width(ui::Width::Short))}
        {ui::date_field(&t, query("due", w.check_due_by()))}
    };
    let clear_href = address(&visit.path, &[("tab", filter.tab.code())]);
    ui::filter_bar(&t, FilterBar { action: visit.path.clone(), fields: fields.into_any(), chips, clear_href })
}

/// This page of the list with one check open beside it.
fn selecting(visit: &Visit, id: &str) -> String {
    let kept = |name: &str| name != "attempt" && name != "selected";
    let mut pairs: Vec<(&str, &str)> =
        visit.query.0.iter().filter(|(n, v)| kept(n) && !v.is_empty()).map(|(n, v)| (n.as_str(), v.as_str())).collect();
    pairs.push(("selected", id));
    address(&visit.path, &pairs)
}

fn rows(visit: &Visit, checks: &[Check], selected: Option<&Check>, boxes: bool) -> Vec<Vec<AnyView>> {
    let w = visit.words;
    let today = visit.today();
    checks
        .iter()
        .map(|check| {
            let id = check.id.to_string();
            let current = selected.is_some_and(|s| s.id == check.id).then_some("true");
            let name = w.check_choose(&check.number);
            let late = check.state.before_score() && check.due_on < today;
            let late = late.then(|| view! { " "{ui::tag(ui::Tone::Bad, w.check_late())} });
            let mut cells = vec![
                view! { <a href=selecting(visit, &id) aria-current=current>{check.number.clone()}</a> }.into_any(),
                view! { <bdi>{check.supplier.clone()}</bdi> }.into_any(),
                part::state_tag(w, check.state),
                view! { {visit.day(check.due_on)}{late} }.into_any(),
                check.assignee.clone().unwrap_or_else(|| w.check_nobody().to_owned()).into_any(),
            ];
            // Beside an open check there is room for what tells the others apart.
            if selected.is_none() {
                cells.insert(2, w.country(&check.country).into_any());
                cells.insert(5, check.risk.to_string().into_any());
            }
            if boxes {
                // What is no longer to be given to anybody has no box.
                let open = check.kind.after(check.state, Event::Assign).is_some();
                let tick = open.then(|| view! { <input type="checkbox" name="ids[]" value=id aria-label=name/> });
                cells.insert(0, tick.into_any());
            }
            cells
        })
        .collect()
}

/// The table; `beside` says that a check is open next to it.
fn list(
    visit: &Visit,
    kind: Kind,
    filter: &Filter,
    (rows, beside): (Vec<Vec<AnyView>>, bool),
    people: &[(Id, String)],
) -> AnyView {
    let (w, t) = (visit.words, visit.words.texts());
    let order = |risk: bool| (filter.by_risk == risk).then_some(if risk { Order::Desc } else { Order::Asc });
    let mut columns = vec![
        Column::new(w.check_number()),
        Column::new(w.check_supplier()),
        Column::new(w.check_state()),
        Column::new(w.check_due()).sort(visit.with_query("sort", ""), order(false)),
        Column::new(w.check_auditor()),
    ];
    if !beside {
        columns.insert(2, Column::new(w.check_country()));
        let risk = Column::new(w.check_risk()).sort(visit.with_query("sort", "risk"), order(true));
        columns.insert(5, risk.numeric());
    }
    if !people.is_empty() {
        columns.insert(0, Column::new(""));
    }
    let given = filter.tab == Tab::Mine && !visit.may(P::CheckRead);
    let none = if given { w.check_empty_given().to_owned() } else { w.code("check-empty", filter.tab) };
    let empty = ui::empty("", none, None);
    let none = rows.is_empty();
    let table = ui::table(ui::Table { caption: part::list_title(w, kind).into(), columns, rows, empty, dense: true });
    if people.is_empty() || none {
        return table;
    }
    let form = Form::new(visit, "check/assign").carry("kind", kind);
    let options = people.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    let person = ui::select(&t, form.field("person", w.check_person()), options);
    let errors = form.error("ids").map(|error| ui::notice(ui::NoticeKind::Bad, error));
    form.view(
        view! { {errors}{table}<div class="bulk">{person}{ui::button(w.check_assign_ticked(), Look::Secondary)}</div> },
    )
}

fn detail(visit: &Visit, check: &Check, obstacle: Option<&str>, people: &[(Id, String)]) -> AnyView {
    let w = visit.words;
    let mut buttons = action::head(visit, check, obstacle);
    buttons.push(ui::link_button(check.href(), w.check_open_record(), Look::Secondary));
    view! {
        <h2>{check.number.clone()} " " {part::state_tag(w, check.state)}</h2>
        {ui::summary_list(part::facts(visit, check))}
        {ui::actions(buttons)}
        {action::more(visit, check, people)}
    }
    .into_any()
}
