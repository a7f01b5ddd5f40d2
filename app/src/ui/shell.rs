use super::{Crumb, Icon, Texts, breadcrumb, icon};
use leptos::prelude::*;

/// Who a page is for; it sets the rhythm and the place of the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    Supplier,
    Staff,
    Public,
}

#[derive(Clone, Debug)]
pub struct NavItem {
    pub href: String,
    pub label: String,
    pub current: bool,
    pub icon: Option<Icon>,
    /// A heading before the first item that has it.
    pub group: Option<String>,
    pub count: Option<String>,
}

impl NavItem {
    pub fn new(href: impl Into<String>, label: impl Into<String>, current: bool) -> Self {
        let (href, label) = (href.into(), label.into());
        NavItem { href, label, current, icon: None, group: None, count: None }
    }

    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    pub fn group(mut self, group: impl Into<String>) -> Self {
        self.group = Some(group.into());
        self
    }

    pub fn count(mut self, count: impl Into<String>) -> Self {
        self.count = Some(count.into());
        self
    }
}

/// A whole page.
pub struct Shell {
    /// "en" or "zh-CN".
    pub lang: &'static str,
    /// "ltr" or "rtl".
    pub dir: &'static str,
    /// "light" or "dark"; without it the system decides.
    pub theme: Option<&'static str>,
    pub title: String,
    pub nonce: String,
    pub css_href: String,
    pub icon_href: Option<String>,
    /// The island code: JavaScript, then WebAssembly.
    pub script: Option<(String, String)>,
    pub texts: Texts,
    pub product_name: String,
    pub home_href: String,
    pub nav: Vec<NavItem>,
    pub account: AnyView,
    /// The company the person acts for, and where to change it.
    pub acting: Option<(String, String)>,
    pub lang_switch: AnyView,
    pub theme_switch: AnyView,
    pub breadcrumbs: Vec<Crumb>,
    pub notice: Option<AnyView>,
    pub body: AnyView,
    pub footer: AnyView,
    pub audience: Audience,
}

pub fn shell(shell: Shell) -> String {
    let audience = match shell.audience {
        Audience::Supplier => "supplier",
        Audience::Staff => "staff",
        Audience::Public => "public",
    };
    let texts = &shell.texts;
    // Drawn once, by what escapes every text, and put twice: the phone has a copy of its own.
    let nav = (!shell.nav.is_empty()).then(|| nav_list(&shell.nav).to_html());
    let header = header(
        texts,
        Brand { name: shell.product_name.clone(), href: shell.home_href },
        nav.clone(),
        shell.acting,
        view! { {shell.lang_switch}{shell.theme_switch}{shell.account} }.into_any(),
    );
    let side = nav.map(|list| view! { <nav class="nav" aria-label=texts.navigation.clone() inner_html=list></nav> });
    let head = head(Head {
        title: format!("{} · {}", shell.title, shell.product_name),
        css_href: shell.css_href,
        icon_href: shell.icon_href,
        script: shell.script,
        nonce: shell.nonce,
    });
    let page = view! {
        <html lang=shell.lang dir=shell.dir data-theme=shell.theme>
            {head}
            <body data-audience=audience>
                <a class="skip" href="#main">{texts.skip_to_content.clone()}</a>
                {header}
                <div class="frame">
                    {side}
                    <div class="content">
                        {breadcrumb(texts, shell.breadcrumbs)}
                        <main id="main" tabindex="-1">{shell.notice}{shell.body}</main>
                        <footer class="footer">{shell.footer}</footer>
                    </div>
                </div>
            </body>
        </html>
    };
    format!("<!DOCTYPE html>{}", page.to_html())
}

struct Head {
    title: String,
    css_href: String,
    icon_href: Option<String>,
    script: Option<(String, String)>,
    nonce: String,
}

fn head(head: Head) -> AnyView {
    let favicon = head.icon_href.map(|href| view! { <link rel="icon" href=href type="image/svg+xml"/> });
    let script = head.script.map(|(js, wasm)| {
        view! {
            <link rel="modulepreload" href=js.clone() nonce=head.nonce.clone()/>
            <script type="module" id="wake" nonce=head.nonce data-js=js data-wasm=wasm
                inner_html=include_str!("wake.js")></script>
        }
    });
    view! {
        <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="light dark"/>
            <meta name="format-detection" content="telephone=no"/>
            <title>{head.title}</title>
            <link rel="stylesheet" href=head.css_href/>
            {favicon}
            {script}
        </head>
    }
    .into_any()
}

struct Brand {
    name: String,
    href: String,
}

fn header(
    texts: &Texts,
    brand: Brand,
    nav: Option<String>,
    acting: Option<(String, String)>,
    tools: AnyView,
) -> AnyView {
    // An open-or-closed element cannot be open by the width of the screen alone.
    let phone = nav.map(|list| {
        view! {
            <details class="phone-nav">
                <summary>{icon(Icon::Menu)}<span>{texts.menu.clone()}</span></summary>
                <nav aria-label=texts.navigation.clone() inner_html=list></nav>
            </details>
        }
    });
    let acting = acting.map(|(company, href)| {
        view! {
            <p class="acting">
                <span>{texts.acting_for.clone()}" "</span>
                <a href=href>{company}</a>
            </p>
        }
    });
    view! {
        <header class="header">
            {phone}
            <a class="brand" href=brand.href>{mark()}<span>{brand.name}</span></a>
            {acting}
            <div class="tools">{tools}</div>
        </header>
    }
    .into_any()
}

fn mark() -> AnyView {
    view! {
        <svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
            <rect class="mark-ground" x="1" y="1" width="22" height="22" rx="6"/>
            <path class="mark-sign" d="M8.5 18V7h4a3.5 3.5 0 0 1 0 7h-4" fill="none" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"/>
        </svg>
    }
    .into_any()
}

fn nav_list(nav: &[NavItem]) -> AnyView {
    let mut group = None;
    let items: Vec<AnyView> = nav
        .iter()
        .map(|item| {
            let heading = (item.group.is_some() && item.group != group).then(|| {
                group = item.group.clone();
                view! { <li class="nav-group">{item.group.clone()}</li> }
            });
            view! { {heading}<li>{nav_link(item)}</li> }.into_any()
        })
        .collect();
    view! { <ul>{items}</ul> }.into_any()
}

fn nav_link(item: &NavItem) -> AnyView {
    let current = item.current.then_some("page");
    let count = item.count.clone().map(|count| view! { <span class="count">{count}</span> });
    view! {
        <a href=item.href.clone() aria-current=current>
            {item.icon.map(icon)}
            <span>{item.label.clone()}</span>
            {count}
        </a>
    }
    .into_any()
}
