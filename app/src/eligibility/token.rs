//! Tokens for programs: made, shown once, ended.

use crate::form::Form;
use crate::ui::{self, Kind, NoticeKind, PageHead, Tone};
use crate::visit::{Frame, Page, Visit};
use entity::eligibility::{self, Token};
use entity::refusal::Outcome;
use leptos::prelude::*;

pub async fn list(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let t = w.texts();
    let tokens = eligibility::tokens(&visit.store, visit.actor()?).await?;
    let form = Form::new(visit, "token/create");
    let rows = tokens.into_iter().map(|token| line(visit, token)).collect();
    visit.page(Frame::new(w.token_title()).at("/eligibility").crumb("/eligibility", w.eligibility_title()), || {
        let field = ui::text_field(&t, form.field("name", w.token_name_label()).hint(w.token_name_hint()));
        let example = format!(
            "curl -H 'Authorization: Bearer …' '{}/api/v1/eligibility?number=S-000001'",
            visit.site.base_url
        );
        view! {
            {ui::page_head(PageHead::new(w.token_title()))}
            <p>{w.token_lead()}</p>
            <p><code>{example}</code></p>
            {ui::table(ui::Table {
                caption: w.token_title().into(),
                columns: vec![
                    ui::Column::new(w.token_col_name()),
                    ui::Column::new(w.token_col_created()),
                    ui::Column::new(w.token_col_expires()),
                    ui::Column::new(w.token_col_state()),
                    ui::Column::new(w.token_col_end()),
                ],
                rows,
                empty: ui::empty(w.token_none_title(), w.token_none_body(), None),
                dense: true,
            })}
            {ui::section(w.token_new_title(), form.view(view! { {field}{ui::button(w.token_create_button(), Kind::Primary)} }))}
        }
        .into_any()
    })
}

fn line(visit: &Visit, token: Token) -> Vec<AnyView> {
    let w = visit.words;
    let live = token.revoked_at.is_none() && token.expires_at > visit.now;
    let (tone, word) = match (live, token.revoked_at) {
        (true, _) => (Tone::Good, w.token_live()),
        (_, Some(_)) => (Tone::Neutral, w.token_revoked()),
        _ => (Tone::Neutral, w.token_expired()),
    };
    let end = live
        .then(|| Form::new(visit, "token/revoke").carry("id", token.id).button(w.token_revoke_button(), Kind::Quiet));
    vec![
        view! { {token.name} }.into_any(),
        view! { {visit.time(token.created_at)} }.into_any(),
        view! { {visit.time(token.expires_at)} }.into_any(),
        ui::tag(tone, word),
        view! { {end} }.into_any(),
    ]
}

/// The page that shows a new token, once. It is the answer to the form itself, so that the token stands in no address
/// and no history.
pub fn made(visit: &Visit, token: &str) -> Outcome<Page> {
    let w = visit.words;
    let token = token.to_owned();
    visit.page(Frame::new(w.token_made_title()).at("/eligibility").crumb("/tokens", w.token_title()), || {
        view! {
            {ui::page_head(PageHead::new(w.token_made_title()))}
            {ui::notice(NoticeKind::Warn, w.token_made_once())}
            <p><code>{token}</code></p>
            <p>{ui::link_button("/tokens", w.token_back(), Kind::Secondary)}</p>
        }
        .into_any()
    })
}
