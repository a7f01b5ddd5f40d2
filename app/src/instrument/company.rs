//! What a supplier is asked to sign, the text it reads first, and the forms to sign or to reply otherwise.

use super::{part, replies};
use crate::form::Form;
use crate::ui::{self, Field, Kind, NoticeKind, PageHead, Row, Task, Tone};
use crate::visit::{Frame, Page, Visit};
use entity::Id;
use entity::instrument::{self, Event, MyOne, Reply, SigningLine, State, VersionText};
use entity::lang::Lang;
use entity::permission::Permission as P;
use entity::refusal::Outcome;
use entity::supplier;
use leptos::prelude::*;

/// What to sign, and what was signed.
pub async fn list(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let company = supplier::company(visit.store.read(), visit.actor()?, visit.id("supplier")?).await?;
    let mine = instrument::mine(&visit.store, visit.actor()?, company.id).await?;
    let home = format!("/s/{}/instruments", company.id);
    let frame = Frame::new(w.nav_company_instruments()).at(home).acting(company.id, company.name.clone());
    visit.page(frame, || {
        let (open, past): (Vec<_>, Vec<_>) =
            mine.signings.iter().partition(|(line, _)| line.state.is_open() || line.state.waits_for_buyer());
        let to_sign = if open.is_empty() {
            ui::empty("", w.signing_nothing_due(), None)
        } else {
            ui::task_list(open.iter().map(|(line, texts)| task(visit, line, texts)).collect())
        };
        let settled = (!past.is_empty()).then(|| {
            let tasks = past.iter().map(|(line, texts)| task(visit, line, texts)).collect();
            ui::section(w.signing_settled(), ui::task_list(tasks))
        });
        let signed = replies::signatures(visit, &mine.signatures, &format!("/s/{}/receipts", company.id));
        view! {
            {ui::page_head(PageHead::new(w.nav_company_instruments()))}
            {ui::section(w.signing_to_sign(), to_sign)}
            {ui::section(w.signature_title(), signed)}
            {settled}
        }
        .into_any()
    })
}

fn task(visit: &Visit, line: &SigningLine, texts: &[VersionText]) -> Task {
    let w = visit.words;
    let title = texts.iter().find(|t| t.lang == visit.lang()).map(|t| t.title.clone()).unwrap_or_default();
    let title = w.signing_title_version(line.number, title);
    let invited = line.state == State::Invited;
    let status = if invited {
        Form::new(visit, "instrument/open")
            .carry("supplier", line.supplier_id)
            .carry("id", line.id)
            .button(w.signing_open(), Kind::Primary)
    } else {
        let late = line.state.is_open() && line.due_on < visit.today();
        let late = late.then(|| ui::tag(Tone::Bad, w.home_overdue()));
        view! { {late}" "{part::state_tag(w, line.state)} }.into_any()
    };
    let open = line.state.is_open() || line.state.waits_for_buyer();
    Task {
        title,
        href: (!invited).then(|| format!("/s/{}/instruments/{}", line.supplier_id, line.id)),
        hint: open.then(|| w.signing_fact_due(visit.end_of(line.due_on))),
        status,
    }
}

/// The text of a signing, and what may be done with it.
pub async fn text(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let actor = visit.actor()?;
    let company = supplier::company(visit.store.read(), actor, visit.id("supplier")?).await?;
    let one = instrument::my_one(&visit.store, actor, company.id, visit.id("signing")?).await?;
    let lang = reading(visit);
    let text = one.text(lang)?.clone();
    let home = format!("/s/{}/instruments", company.id);
    let title = w.signing_title_version(one.line.number, one.text(visit.lang())?.title.clone());
    let frame = Frame::new(title.clone())
        .at(home.clone())
        .crumb(home, w.nav_company_instruments())
        .acting(company.id, company.name.clone());
    visit.page(frame, || {
        let mut facts = vec![w.signing_fact_due(visit.end_of(one.line.due_on))];
        facts.extend(one.line.effective_on.map(|d| w.instrument_fact_effective(visit.day(d))));
        let status = Some(part::state_tag(w, one.line.state));
        let prevails = w.instrument_prevails(w.code("language", one.line.prevailing));
        let replied = replies::replies(visit, &one.replies, false);
        let waits = one.line.state.waits_for_buyer().then(|| ui::notice(NoticeKind::Info, w.signing_waits()));
        let signed = (!one.signatures.is_empty()).then(|| {
            let receipts = format!("/s/{}/receipts", company.id);
            ui::section(w.signature_title(), replies::signatures(visit, &one.signatures, &receipts))
        });
        view! {
            {ui::page_head(PageHead { title, facts, status, ..PageHead::default() })}
            {signed}
            {waits}
            {replied}
            {languages(visit, lang)}
            {ui::notice(NoticeKind::Info, prevails)}
            {part::text(&text)}
            {about(visit, &text)}
            {answers(visit, company.id, &one, &text)}
        }
        .into_any()
    })
}

/// The language of the text: the one asked for, else the reader's.
fn reading(visit: &Visit) -> Lang {
    visit.query.text("text").parse().unwrap_or_else(|_| visit.lang())
}

fn languages(visit: &Visit, lang: Lang) -> AnyView {
    let tabs = Lang::ALL
        .iter()
        .map(|l| ui::Tab {
            href: visit.with_query("text", l.code()),
            label: visit.words.code("lang", l),
            count: None,
            current: *l == lang,
        })
        .collect();
    ui::tabs(visit.words.instrument_read_in(), tabs)
}

fn about(visit: &Visit, text: &VersionText) -> AnyView {
    let w = visit.words;
    let (hash, href) = (text.sha256.clone(), format!("{}/text.md?text={}", visit.path, text.lang));
    let file = view! { <a href=href>{w.instrument_download()}</a> };
    ui::summary_list(vec![
        Row::new(w.instrument_hash(), view! { <code>{hash}</code> }),
        Row::new(w.instrument_file(), file),
    ])
}

/// The text as the file whose hash is signed.
pub async fn file(visit: &Visit) -> Outcome<Page> {
    let one = instrument::my_one(&visit.store, visit.actor()?, visit.id("supplier")?, visit.id("signing")?).await?;
    let lang = reading(visit);
    let name = format!("{}-{}.{lang}.md", one.line.instrument, one.line.number);
    let bytes = one.text(lang)?.text().file().into_bytes();
    Ok(Page::File { name, media_type: "text/markdown; charset=utf-8", bytes })
}

fn answers(visit: &Visit, company: Id, one: &MyOne, text: &VersionText) -> AnyView {
    let w = visit.words;
    let state = one.line.state;
    let signs = visit.may_for(P::CompanySign, company);
    let possible = |kind: Reply| state.after(Event::Reply(kind)).is_some();
    let sign = state.after(Event::Sign).map(|_| {
        if signs { sign_form(visit, &one.line, text) } else { ui::notice(NoticeKind::Info, w.signing_admin_signs()) }
    });
    let ask = (possible(Reply::Clarification) && visit.may_for(P::CompanyAnswer, company)).then(|| {
        reply_form(
            visit,
            &one.line,
            "instrument/ask",
            [w.signing_ask_title(), w.signing_ask_label(), w.signing_ask_hint(), w.signing_ask_button()],
        )
    });
    let offer = (possible(Reply::Equivalent) && signs).then(|| {
        let words =
            [w.signing_offer_title(), w.signing_offer_label(), w.signing_offer_hint(), w.signing_offer_button()];
        reply_form(visit, &one.line, "instrument/offer-equivalent", words)
    });
    let decline = (possible(Reply::Decline) && signs).then(|| {
        let words = [
            w.signing_decline_title(),
            w.signing_decline_label(),
            w.signing_decline_hint(),
            w.signing_decline_button(),
        ];
        reply_form(visit, &one.line, "instrument/decline", words)
    });
    let others = (ask.is_some() || offer.is_some() || decline.is_some())
        .then(|| ui::section(w.signing_otherwise(), view! { {ask}{offer}{decline} }.into_any()));
    view! { {sign}{others} }.into_any()
}

fn sign_form(visit: &Visit, line: &SigningLine, text: &VersionText) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    let form = Form::new(visit, "instrument/sign")
        .carry("supplier", line.supplier_id)
        .carry("id", line.id)
        .carry("version", line.version)
        .carry("lang", text.lang)
        .carry("text_sha256", &text.sha256);
    let own_name = visit.actor.as_ref().map(|a| a.name.clone()).unwrap_or_default();
    let name = ui::text_field(&t, form.field_with("name", w.signing_name(), &own_name).autocomplete("name"));
    let job = form.field("title", w.signing_job_title()).hint(w.signing_job_hint()).autocomplete("organization-title");
    let job = ui::text_field(&t, job);
    let ticked = form.value("authority", "") == "yes";
    let authority = Field::new("authority", w.signing_authority()).value("yes").error(form.error("authority"));
    let authority = ui::checkbox(&t, authority, ticked);
    let signs = w.signing_signs(w.code("language", text.lang), line.number, text.title.clone());
    let button = ui::actions(vec![ui::button(w.signing_sign_button(), Kind::Primary)]);
    let body = form.view(view! {
        <p>{signs}</p>
        {name}{job}{authority}
        <p class="muted">{w.signing_kept()}</p>
        {button}
    });
    ui::card(w.signing_sign_title(), body)
}

/// A reply behind its title; open when it was refused. The words are title, label, hint and button.
fn reply_form(visit: &Visit, line: &SigningLine, call: &str, words: [&'static str; 4]) -> AnyView {
    let w = visit.words;
    let t = w.texts();
    let [title, label, hint, button] = words;
    let form =
        Form::new(visit, call).carry("supplier", line.supplier_id).carry("id", line.id).carry("version", line.version);
    let open = form.refused();
    let reason = ui::text_area(&t, form.field("reason", label).hint(hint), 5, None);
    let link = call.ends_with("equivalent").then(|| {
        let field = form.field("link", w.signing_link()).hint(w.signing_link_hint()).autocomplete("url").optional();
        ui::text_field(&t, field)
    });
    let body = form.view(view! { {reason}{link}{ui::actions(vec![ui::button(button, Kind::Secondary)])} });
    if open { ui::card(title, body) } else { ui::details(title, body) }
}
