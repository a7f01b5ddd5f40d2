//! The frame around a page: navigation by what the person may do, language, theme, the company they act for.

use crate::ui::{self, Audience, Crumb, Icon, Language, NavItem, NoticeKind, Shell, ThemeSwitch};
use crate::visit::{Frame, Visit, encode};
use entity::lang::Lang;
use entity::permission::Permission as P;
use leptos::prelude::*;

/// A whole document.
pub fn document(visit: &Visit, frame: Frame, body: AnyView) -> String {
    let w = visit.words;
    let audience = audience(visit, &frame);
    let nav = match audience {
        Audience::Staff => staff_nav(visit, &frame.at),
        Audience::Supplier => company_nav(visit, &frame),
        Audience::Public => Vec::new(),
    };
    let crumbs = frame
        .crumbs
        .iter()
        .map(|(href, label)| Crumb::to(href.clone(), label.clone()))
        .chain((!frame.crumbs.is_empty()).then(|| Crumb::here(frame.title.clone())))
        .collect();
    let prefix = if visit.attempt.as_ref().is_some_and(|a| a.refusal.is_some()) { w.title_error_prefix() } else { "" };
    let notice = visit.notice.as_ref().map(|code| ui::notice(NoticeKind::Good, w.code("notice", code)));
    ui::shell(Shell {
        lang: w.0.code(),
        dir: "ltr",
        theme: visit.theme,
        title: format!("{prefix}{}", frame.title),
        nonce: visit.nonce.clone(),
        css_href: visit.site.css_href.clone(),
        icon_href: Some(visit.site.icon_href.clone()),
        script: visit.site.script.clone(),
        texts: w.texts(),
        product_name: w.product().into(),
        home_href: "/".into(),
        nav,
        account: account(visit),
        acting: frame.acting.as_ref().map(|(id, name)| (name.clone(), format!("/s/{id}"))),
        lang_switch: languages(visit),
        theme_switch: themes(visit),
        breadcrumbs: crumbs,
        notice: Some(view! { {visit.refused()}{notice} }.into_any()),
        body,
        footer: view! { <p>{w.footer()}</p><p><a href="/verify">{w.footer_verify()}</a></p><p><a href="/privacy">{w.privacy_title()}</a></p> }.into_any(),
        audience,
    })
}

fn audience(visit: &Visit, frame: &Frame) -> Audience {
    match &visit.actor {
        None => Audience::Public,
        Some(_) if frame.acting.is_some() => Audience::Supplier,
        Some(actor) if actor.is_staff() => Audience::Staff,
        Some(_) => Audience::Supplier,
    }
}

fn account(visit: &Visit) -> AnyView {
    let w = visit.words;
    match &visit.actor {
        None if visit.path == "/sign-in" => ().into_any(),
        None => view! { <a class="account" href="/sign-in">{w.nav_sign_in()}</a> }.into_any(),
        Some(actor) => ui::menu(
            Icon::Person,
            actor.name.clone(),
            vec![
                view! { <a href="/account">{w.nav_account()}</a> }.into_any(),
                view! { <form method="post" action="/sign-out"><button class="button quiet">{w.nav_sign_out()}</button></form> }
                    .into_any(),
            ],
        ),
    }
}

fn languages(visit: &Visit) -> AnyView {
    let back = encode(&visit.here());
    let entry = |lang: Lang, label: &str| Language {
        code: lang.code().into(),
        label: label.into(),
        href: format!("/language/{}?back={back}", lang.code()),
        current: visit.lang() == lang,
    };
    ui::language_switch(visit.words.nav_language(), vec![entry(Lang::ZhCn, "中文"), entry(Lang::En, "English")])
}

fn themes(visit: &Visit) -> AnyView {
    let w = visit.words;
    ui::theme_switch(ThemeSwitch {
        action: "/theme".into(),
        back: visit.here(),
        label: w.nav_theme().into(),
        options: vec![
            (String::new(), w.theme_system().into()),
            ("light".into(), w.theme_light().into()),
            ("dark".into(), w.theme_dark().into()),
        ],
        current: visit.theme.unwrap_or("").into(),
    })
}

fn staff_nav(visit: &Visit, at: &str) -> Vec<NavItem> {
    let w = visit.words;
    let entries: [(Option<P>, &str, &str, Icon, &str); 19] = [
        (None, "/home", w.nav_home(), Icon::Home, ""),
        (Some(P::SupplierRead), "/suppliers", w.nav_suppliers(), Icon::Building, w.nav_group_register()),
        (Some(P::SupplierMerge), "/imports", w.nav_imports(), Icon::Upload, w.nav_group_register()),
        (Some(P::InstrumentRead), "/instruments", w.nav_instruments(), Icon::Document, w.nav_group_register()),
        (Some(P::DeclarationRead), "/campaigns", w.nav_campaigns(), Icon::Flag, w.nav_group_work()),
        (Some(P::DeclarationRead), "/declarations", w.nav_declarations(), Icon::Clipboard, w.nav_group_work()),
        (Some(P::DrawRead), "/draws", w.nav_draws(), Icon::Chart, w.nav_group_work()),
        (Some(P::CheckScore), "/spot-checks", w.nav_spot_checks(), Icon::Search, w.nav_group_work()),
        (Some(P::CheckScore), "/audits", w.nav_audits(), Icon::Shield, w.nav_group_work()),
        (Some(P::RemediationRead), "/remediations", w.nav_remediations(), Icon::Check, w.nav_group_work()),
        (Some(P::CertificationDecide), "/certifications", w.nav_certifications(), Icon::Check, w.nav_group_decide()),
        (Some(P::SupplierRead), "/relationships", w.nav_relationships(), Icon::People, w.nav_group_decide()),
        (Some(P::DispositionRead), "/dispositions", w.nav_dispositions(), Icon::Alert, w.nav_group_decide()),
        (Some(P::BlacklistRead), "/blacklist", w.nav_blacklist(), Icon::Lock, w.nav_group_decide()),
        (Some(P::EligibilityAsk), "/eligibility", w.nav_eligibility(), Icon::Search, w.nav_group_decide()),
        (Some(P::StatisticsRead), "/statistics", w.nav_statistics(), Icon::Chart, w.nav_group_report()),
        (Some(P::MailRead), "/mail", w.nav_mail(), Icon::Mail, w.nav_group_keep()),
        (Some(P::PersonConfirm), "/people", w.nav_people(), Icon::Person, w.nav_group_keep()),
        (Some(P::ClassificationKeep), "/classifications", w.nav_classifications(), Icon::Clipboard, w.nav_group_keep()),
    ];
    let actor = visit.actor.as_ref();
    entries
        .into_iter()
        .filter(|(need, path, ..)| match need {
            None => true,
            // Whoever may read checks sees the queues, not only those who score.
            Some(P::CheckScore) => actor.is_some_and(|a| a.may(P::CheckScore) || a.may(P::CheckRead)),
            Some(P::CertificationDecide) => {
                actor.is_some_and(|a| a.may(P::CertificationDecide) || a.may(P::CertificationApply))
            }
            Some(P::PersonConfirm) if *path == "/people" => {
                actor.is_some_and(|a| a.may(P::PersonManage) || a.may(P::PersonConfirm))
            }
            Some(need) => visit.may(*need),
        })
        .map(|(_, href, label, icon, group)| {
            let item = NavItem::new(href, label, at == href).icon(icon);
            if group.is_empty() { item } else { item.group(group) }
        })
        .collect()
}

fn company_nav(visit: &Visit, frame: &Frame) -> Vec<NavItem> {
    let w = visit.words;
    let Some((id, _)) = &frame.acting else { return Vec::new() };
    let home = format!("/s/{id}");
    [
        (home.clone(), w.nav_company_home(), Icon::Home),
        (format!("{home}/instruments"), w.nav_company_instruments(), Icon::Document),
        (format!("{home}/declarations"), w.nav_company_declarations(), Icon::Clipboard),
        (format!("{home}/checks"), w.nav_company_checks(), Icon::Shield),
        (format!("{home}/remediations"), w.nav_company_remediations(), Icon::Check),
        (format!("{home}/decisions"), w.nav_company_decisions(), Icon::Alert),
        (format!("{home}/company"), w.nav_company_record(), Icon::Building),
    ]
    .into_iter()
    .map(|(href, label, icon)| {
        let current = frame.at == href;
        NavItem::new(href, label, current).icon(icon)
    })
    .collect()
}
