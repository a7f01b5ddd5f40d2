//! The outbox: what waits, what left, what bounced.

use crate::ui::{self, Column, NoticeKind, PageHead, Table};
use crate::visit::{Frame, Page, Visit};
use entity::outgoing_mail::{self, Box, Listed};
use entity::permission::Permission;
use entity::refusal::Outcome;
use leptos::prelude::*;

/// `/mail`
pub async fn outbox(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let actor = visit.actor()?;
    let which = visit.query.text("tab").parse().unwrap_or(Box::Waiting);
    let found = outgoing_mail::list(&visit.store, actor, which).await?;
    let mut tabs = Vec::new();
    for part in Box::ALL {
        let count = outgoing_mail::count(&visit.store, actor, *part).await?;
        let label = w.code("mail-box", part);
        tabs.push(crate::remediation::shown::tab(visit, part.code(), label, Some(count), *part == which));
    }
    let rows = found.into_iter().map(|mail| row(visit, mail, which)).collect();
    visit.page(Frame::new(w.nav_mail()).at("/mail"), || {
        let files = visit.site.mail_to_files.then(|| ui::notice(NoticeKind::Warn, w.mail_to_files()));
        let when = match which {
            Box::Waiting => w.mail_due_at(),
            Box::Sent => w.mail_sent_at(),
            Box::Failed => w.mail_failed_at(),
        };
        view! {
            {ui::page_head(PageHead::new(w.nav_mail()))}
            {files}
            {ui::tabs(w.mail_boxes(), tabs)}
            {ui::table(Table {
                caption: w.nav_mail().into(),
                columns: vec![
                    Column::new(w.mail_what()), Column::new(w.mail_to()), Column::new(w.mail_supplier()),
                    Column::new(when), Column::new(w.mail_failure()),
                ],
                rows,
                empty: ui::empty(w.mail_empty(), w.mail_empty_body(), None),
                dense: true,
            })}
            <p class="muted">{w.mail_newest()}</p>
        }
        .into_any()
    })
}

fn row(visit: &Visit, mail: Listed, which: Box) -> Vec<AnyView> {
    let w = visit.words;
    let values = mail.values();
    let values: Vec<(&str, &str)> = values.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let subject = w.lookup(&format!("mail-{}-subject", mail.message), &values).unwrap_or(mail.message.clone());
    let at = match which {
        Box::Waiting => Some(mail.due_at),
        Box::Sent => mail.sent_at,
        Box::Failed => mail.failed_at,
    };
    let supplier = mail.supplier_id.filter(|_| visit.may(Permission::SupplierRead)).map(|id| {
        let href = format!("/suppliers/{id}");
        view! { <a href=href>{w.mail_open_supplier()}</a> }
    });
    vec![
        subject.into_any(),
        mail.email.into_any(),
        supplier.into_any(),
        at.map(|at| visit.time(at)).unwrap_or_default().into_any(),
        mail.failure.unwrap_or_default().into_any(),
    ]
}
