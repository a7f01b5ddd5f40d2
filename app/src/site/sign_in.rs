//! Signing in, coming in by invitation, and one's own account.

use super::agent::agent as named;
use crate::form::Form;
use crate::ui::{self, Kind, NoticeKind, PageHead};
use crate::visit::{Frame, Page, Visit};
use entity::permission::Role;
use entity::refusal::Outcome;
use entity::{person, session};
use leptos::prelude::*;

/// The sign-in form. The password is checked by the server, outside any transaction.
pub async fn sign_in(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let t = w.texts();
    if visit.actor.is_some() {
        return Ok(Page::Go("/".into()));
    }
    let sent = (visit.query.text("sent") == "1").then(|| ui::notice(NoticeKind::Info, w.sign_in_mail_sent()));
    let form = Form::new(visit, "session/open").carry("next", visit.query.text("next"));
    let next = visit.query.text("next");
    let first = (!next.is_empty()).then(|| match (next.contains("attempt="), visit.query.text("lost")) {
        (true, _) => ui::notice(NoticeKind::Info, w.sign_in_kept()),
        (false, "1") => ui::notice(NoticeKind::Warn, w.sign_in_lost()),
        _ => ui::notice(NoticeKind::Info, w.sign_in_first()),
    });
    visit.page(Frame::new(w.sign_in_title()), || {
        let email = ui::email_field(&t, form.field("email", w.sign_in_email()).autocomplete("username"));
        let password =
            ui::password_field(&t, form.field("password", w.sign_in_password()).autocomplete("current-password"));
        view! {
            <h1>{w.sign_in_title()}</h1>
            {sent}{first}
            {form.view(view! { {email}{password}{ui::actions(vec![ui::button(w.sign_in_button(), Kind::Primary)])} })}
            <p><a href="/forgot-password">{w.sign_in_forgot()}</a></p>
            <p class="muted">{w.sign_in_invited()}</p>
        }
        .into_any()
    })
}

/// Asking for a link to set a new password. The answer is the same whether the address is known or not.
pub async fn forgot(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let t = w.texts();
    let form = Form::new(visit, "password/forgot");
    visit.page(Frame::new(w.forgot_title()), || {
        let email = ui::email_field(&t, form.field("email", w.sign_in_email()).autocomplete("username"));
        view! {
            <h1>{w.forgot_title()}</h1>
            <p>{w.forgot_body()}</p>
            {form.view(view! { {email}{ui::button(w.forgot_button(), Kind::Primary)} })}
        }
        .into_any()
    })
}

/// Setting a password by a link. Opening the link uses nothing up.
pub async fn set_password(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let t = w.texts();
    let token = visit.params.text("token").to_owned();
    if person::reset_for(visit.store.read(), &token, visit.now).await?.is_none() {
        return expired(visit);
    }
    let form = Form::new(visit, "password/set").carry("token", token);
    visit.page(Frame::new(w.set_password_title()), || {
        let password = ui::password_field(
            &t,
            form.field("password", w.set_password_label()).hint(w.set_password_hint()).autocomplete("new-password"),
        );
        view! {
            <h1>{w.set_password_title()}</h1>
            {form.view(view! { {password}{privacy_line(visit)}{ui::button(w.set_password_button(), Kind::Primary)} })}
        }
        .into_any()
    })
}

fn expired(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    visit.page(Frame::new(w.link_expired_title()), || {
        view! {
            <h1>{w.link_expired_title()}</h1>
            <p>{w.link_expired_body()}</p>
            <p>{ui::link_button("/forgot-password", w.forgot_title(), Kind::Primary)}</p>
        }
        .into_any()
    })
}

/// A link that belongs to no invitation was most likely cut off in the mail.
fn unknown(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    visit.page(Frame::new(w.invitation_unknown_title()), || {
        view! {
            <h1>{w.invitation_unknown_title()}</h1>
            <p>{w.invitation_unknown_body()}</p>
            <p>{ui::link_button("/sign-in", w.nav_sign_in(), Kind::Secondary)}</p>
        }
        .into_any()
    })
}

/// What is kept about a person, before the first sign-in.
fn privacy_line(visit: &Visit) -> AnyView {
    let w = visit.words;
    view! { <p class="muted">{w.privacy_line()}" "<a href="/privacy">{w.privacy_title()}</a></p> }.into_any()
}

/// The page behind an invitation link: what it is for, and the three answers.
pub async fn invitation(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let t = w.texts();
    let token = visit.params.text("token").to_owned();
    let Some(found) = person::invitation(&visit.store, &token).await? else { return unknown(visit) };
    let title = w.invitation_title(&found.supplier);
    let head = ui::page_head(PageHead::new(title.clone()));
    if found.not_mine_at.is_some() {
        return visit.page(Frame::new(title), || view! { {head}<p>{w.invitation_not_mine_done()}</p> }.into_any());
    }
    if found.used_at.is_some() {
        return visit.page(Frame::new(title), || {
            let (text, href, label) = match visit.actor {
                Some(_) => (w.invitation_used_here(), "/", w.invitation_go_on()),
                None => (w.invitation_used(), "/sign-in", w.nav_sign_in()),
            };
            view! { {head}<p>{text}</p><p>{ui::link_button(href, label, Kind::Primary)}</p> }.into_any()
        });
    }
    if visit.query.text("sent") == "1" && !found.open(visit.now) {
        let sent = || view! { {head}{ui::notice(NoticeKind::Info, w.invitation_sent())} }.into_any();
        return visit.page(Frame::new(title), sent);
    }
    if !found.open(visit.now) {
        let renew = Form::new(visit, "invitation/renew").carry("token", &token);
        let why = match found.replaced_at {
            Some(_) => w.invitation_replaced().to_owned(),
            None => w.invitation_expired(visit.time(found.expires_at)),
        };
        return visit.page(Frame::new(title), || {
            view! {
                {head}
                <p>{why}</p>
                {renew.button(w.invitation_renew(), Kind::Primary)}
            }
            .into_any()
        });
    }
    let signed_in = visit.actor.as_ref().map(|a| a.email == found.email);
    let not_mine = Form::new(visit, "invitation/not-mine").carry("token", &token);
    let until = w.invitation_until(visit.time(found.expires_at));
    visit.page(Frame::new(title), || {
        let join = match signed_in {
            Some(true) => Form::new(visit, "invitation/accept").carry("token", &token).button(w.invitation_join(), Kind::Primary),
            Some(false) => view! {
                {ui::notice(NoticeKind::Warn, w.invitation_other_address(&found.email))}
                <form class="form" method="post" action="/sign-out">{ui::button(w.nav_sign_out(), Kind::Secondary)}</form>
            }
            .into_any(),
            None => {
                let form = Form::new(visit, "invitation/register").carry("token", &token);
                let name = ui::text_field(&t, form.field("name", w.invitation_name()).autocomplete("name"));
                let password = ui::password_field(
                    &t,
                    form.field("password", w.set_password_label()).hint(w.set_password_hint()).autocomplete("new-password"),
                );
                form.view(view! {
                    {name}{password}
                    {privacy_line(visit)}
                    {ui::button(w.invitation_register(), Kind::Primary)}
                })
            }
        };
        let body = match found.role {
            Role::SupplierAdmin => w.invitation_body(&found.email),
            _ => w.invitation_body_member(&found.email),
        };
        let have_account = signed_in.is_none().then(|| {
            let href = format!("/sign-in?next=/invitations/{token}");
            view! { <p>{w.invitation_have_account()}" "<a href=href>{w.nav_sign_in()}</a></p> }
        });
        view! {
            {head}
            <p>{body}</p>
            <p class="muted">{until}</p>
            {join}
            {have_account}
            {ui::section(w.invitation_not_mine_title(), view! {
                <p>{w.invitation_not_mine_body()}</p>
                {not_mine.button(w.invitation_not_mine(), Kind::Secondary)}
            }.into_any())}
        }
        .into_any()
    })
}

/// One's own account: language of mail, password, sessions.
pub async fn account(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let t = w.texts();
    let actor = visit.actor()?;
    let sessions = session::list(&visit.store, actor, visit.now).await?;
    let rows = sessions
        .into_iter()
        .map(|s| {
            let (agent, address) = (s.agent, s.address);
            vec![
                view! { {visit.time(s.created_at)} }.into_any(),
                view! { {visit.time(s.seen_at)} }.into_any(),
                view! { {address} }.into_any(),
                view! { <span title=agent.clone()>{named(w, &agent)}</span> }.into_any(),
            ]
        })
        .collect();
    let form = Form::new(visit, "password/change");
    visit.page(Frame::new(w.nav_account()).at("/account"), || {
        let old = ui::password_field(&t, form.field("old_password", w.account_old_password()).autocomplete("current-password"));
        let new = ui::password_field(
            &t,
            form.field("password", w.set_password_label()).hint(w.set_password_hint()).autocomplete("new-password"),
        );
        view! {
            {ui::page_head(PageHead { title: actor.name.clone(), facts: vec![actor.email.clone()], ..PageHead::default() })}
            {ui::section(w.account_password(), form.view(view! { {old}{new}{ui::button(w.account_change_password(), Kind::Primary)} }))}
            {ui::section(w.account_sessions(), view! {
                {ui::table(ui::Table {
                    caption: w.account_sessions().into(),
                    columns: vec![
                        ui::Column::new(w.account_since()), ui::Column::new(w.account_seen()),
                        ui::Column::new(w.account_address()), ui::Column::new(w.account_agent()),
                    ],
                    rows,
                    empty: ().into_any(),
                    dense: false,
                })}
                <form method="post" action="/sign-out-everywhere">{ui::button(w.account_sign_out_everywhere(), Kind::Secondary)}</form>
            }.into_any())}
        }
        .into_any()
    })
}
