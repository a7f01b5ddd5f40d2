//! The outbox: what waits, what left, what bounced.

use crate::ui::{self, Column, NoticeKind, PageHead, Table};
use crate::visit::{Frame, Page, Visit};
use crate::words::Words;
use entity::list::Place;
use entity::outgoing_mail::{self, Box, Filter, Listed};
use entity::permission::Permission;
use entity::refusal::Outcome;
use leptos::prelude::*;

/// `/mail`
pub async fn outbox(visit: &Visit) -> Outcome<Page> {
    let w = visit.words;
    let actor = visit.actor()?;
    let which = visit.query.text("tab").parse().unwrap_or(Box::Waiting);
    let filter = Filter {
        part: which,
        find: visit.query.text("find").to_owned(),
        oldest: visit.query.text("sort") == "time",
        place: Place::read(&visit.query),
    };
    let found = outgoing_mail::list(&visit.store, actor, &filter).await?;
    let mut tabs = Vec::new();
    for part in Box::ALL {
        let count = outgoing_mail::count(&visit.store, actor, *part).await?;
        let label = w.code("mail-box", part);
        tabs.push(visit.tab(part.code(), label, Some(count), *part == which));
    }
    let total = visit.total(found.total);
    let rows = found.rows.into_iter().map(|mail| row(visit, mail, which)).collect();
    visit.page(Frame::new(w.nav_mail()).at("/mail"), || {
        let files = visit.site.mail_to_files.then(|| ui::notice(NoticeKind::Warn, w.mail_to_files()));
        let when = match which {
            Box::Waiting => w.mail_due_at(),
            Box::Sent => w.mail_sent_at(),
            Box::Failed => w.mail_failed_at(),
        };
        let mut columns = vec![
            Column::new(w.mail_what()),
            Column::new(w.mail_to()),
            Column::new(w.mail_supplier()),
            visit.sorted(when, "time", !filter.oldest),
        ];
        if which != Box::Sent {
            columns.push(Column::new(w.mail_failure()));
        }
        view! {
            {ui::page_head(PageHead::new(w.nav_mail()))}
            {files}
            {ui::tabs(w.mail_boxes(), tabs)}
            {visit.filters(w.mail_to(), ().into_any(), Vec::new())}
            {ui::table(Table {
                caption: w.nav_mail().into(),
                columns,
                rows,
                empty: ui::empty(w.mail_empty(), w.mail_empty_body(), None),
                dense: true,
            })}
            {visit.pager(&found.turn, total)}
        }
        .into_any()
    })
}

fn row(visit: &Visit, mail: Listed, which: Box) -> Vec<AnyView> {
    let w = visit.words;
    let values = mail.values();
    let values: Vec<(&str, &str)> = values.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    // As it was written: days in it are in the words of its reader already.
    let subject = Words(mail.lang).lookup(&format!("mail-{}-subject", mail.message), &values);
    let subject = subject.unwrap_or_else(|| mail.message.clone());
    let at = which.time_of(&mail);
    let supplier = mail.supplier_id.filter(|_| visit.may(Permission::SupplierRead)).map(|id| {
        let href = format!("/suppliers/{id}");
        view! { <a href=href>{w.mail_open_supplier()}</a> }
    });
    let mut cells = vec![
        view! { <span class="names" lang=mail.lang.code() title=subject.clone()>{subject.clone()}</span> }.into_any(),
        mail.email.into_any(),
        supplier.into_any(),
        at.map(|at| visit.time(at)).unwrap_or_default().into_any(),
    ];
    if which != Box::Sent {
        cells.push(mail.failure.unwrap_or_default().into_any());
    }
    cells
}
