//! Choosing whom to invite, seeing how many that is, inviting them.

use crate::form::Form;
use crate::ui::{self, Chip, Field, FilterBar, Kind, NoticeKind};
use crate::visit::{Visit, address};
use chrono::Days;
use entity::instrument::{Choices, Reach, Selection, VersionDetail};
use leptos::prelude::*;

/// What the invite tab shows.
pub struct Offer {
    pub selection: Selection,
    pub reach: Reach,
    pub choices: Choices,
}

const STANDINGS: [&str; 3] = ["registered", "certified", "frozen"];
const CODE_STATES: [&str; 7] = ["none", "invited", "viewed", "signed", "declined", "clarification", "equivalent"];

/// The invite tab of a version.
pub fn tab(visit: &Visit, detail: &VersionDetail, offer: &Offer) -> AnyView {
    let w = visit.words;
    let here = format!("/instruments/versions/{}", detail.version.id);
    let reach = offer.reach;
    let unreachable = (reach.cannot > 0).then(|| {
        view! {
            <p>
                {w.instrument_cannot(w.number(reach.cannot))} " "
                <a href=without_contact(&offer.selection)>{w.instrument_cannot_link()}</a>
            </p>
        }
    });
    let already = (reach.already > 0).then(|| view! { <p>{w.instrument_already(w.number(reach.already))}</p> });
    let files = visit.site.mail_to_files.then(|| ui::notice(NoticeKind::Info, w.instrument_mail_files()));
    view! {
        {filters(visit, &here, offer)}
        <p><strong>{w.instrument_reach(w.number(reach.can))}</strong></p>
        {unreachable}{already}{files}
        {form(visit, detail, offer)}
    }
    .into_any()
}

/// The same suppliers in the register, as far as its filters are the same.
fn without_contact(selection: &Selection) -> String {
    let [country, category, standing, (_, code)] = parts(selection);
    let pairs = [("contact", "none"), country, category, standing, ("code", code)];
    let pairs: Vec<(&str, &str)> = pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    address("/suppliers", &pairs)
}

fn form(visit: &Visit, detail: &VersionDetail, offer: &Offer) -> AnyView {
    let w = visit.words;
    if offer.reach.can == 0 {
        return ui::empty("", w.instrument_nobody_left(), None);
    }
    let mut form = Form::new(visit, "instrument/invite").carry("id", detail.version.id);
    for (name, value) in parts(&offer.selection) {
        form = form.carry(name, value);
    }
    for id in &offer.selection.ids {
        form = form.carry("supplier_id[]", id);
    }
    let in_a_month = visit.today().checked_add_days(Days::new(30)).unwrap_or_else(|| visit.today());
    let due = form
        .field_with("due_on", w.instrument_due_on(), &in_a_month.format("%Y-%m-%d").to_string())
        .hint(w.instrument_due_hint());
    let due = ui::date_field(&w.texts(), due);
    let button = ui::button(w.instrument_invite_button(w.number(offer.reach.can)), Kind::Primary);
    form.view(view! { {due}<p class="muted">{w.instrument_invite_paced()}</p>{ui::actions(vec![button])} })
}

fn parts(selection: &Selection) -> [(&'static str, &str); 4] {
    [
        ("country", &selection.country),
        ("category", &selection.category),
        ("standing", &selection.standing),
        ("code_state", &selection.code_state),
    ]
}

fn filters(visit: &Visit, here: &str, offer: &Offer) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    let all = || (String::new(), w.instrument_any().to_owned());
    let choose = |name: &'static str, label: &'static str, chosen: &str, list: Vec<(String, String)>| {
        let options = std::iter::once(all()).chain(list).collect();
        ui::select(&t, Field::filter(name, label).value(chosen), options)
    };
    let choices = &offer.choices;
    let selection = &offer.selection;
    let mut countries: Vec<(String, String)> = choices.countries.iter().map(|c| (c.clone(), w.country(c))).collect();
    countries.sort_by(|(_, one), (_, other)| one.cmp(other));
    let categories: Vec<(String, String)> = choices
        .categories
        .iter()
        .map(|c| (c.code.clone(), visit.lang().pick(c.name_en.clone(), c.name_zh.clone())))
        .collect();
    let coded = |list: &str, codes: &[&str]| -> Vec<(String, String)> {
        codes.iter().map(|c| ((*c).to_owned(), w.code(list, c))).collect()
    };
    let standings = coded("instrument-standing", &STANDINGS);
    let states = coded("instrument-code", &CODE_STATES);
    let chips = chips(visit, here, selection, &[&countries, &categories, &standings, &states]);
    let fields = view! {
        <input type="hidden" name="tab" value="invite"/>
        {choose("country", w.instrument_country(), &selection.country, countries)}
        {choose("category", w.instrument_category(), &selection.category, categories)}
        {choose("standing", w.instrument_standing(), &selection.standing, standings)}
        {choose("code_state", w.instrument_code_state(), &selection.code_state, states)}
    }
    .into_any();
    let clear_href = format!("{here}?tab=invite");
    ui::filter_bar(&t, FilterBar { action: here.to_owned(), fields, chips, clear_href })
}

fn chips(visit: &Visit, here: &str, selection: &Selection, words: &[&Vec<(String, String)>; 4]) -> Vec<Chip> {
    let w = visit.words;
    let mut chips: Vec<Chip> = parts(selection)
        .into_iter()
        .zip(words)
        .filter(|((_, value), _)| !value.is_empty())
        .map(|((name, value), list)| {
            let label = list.iter().find(|(code, _)| code == value).map_or(value, |(_, label)| label);
            Chip { label: label.to_owned(), remove_href: visit.with_query(name, "") }
        })
        .collect();
    if !selection.ids.is_empty() {
        let remove_href = address(here, &[("tab", "invite")]);
        chips.push(Chip { label: w.instrument_chosen(selection.ids.len()), remove_href });
    }
    chips
}
