//! The register as a file: the suppliers of a filter, in its order, fetched while the file is written.

use super::doors::{media_type, written};
use super::sheet::{Book, Cell, Column, Kind, csv_of};
use crate::boot::Portal;
use crate::call;
use crate::gate::Guest;
use app::route::{Access, Landing};
use app::supplier::part::{code_word, country, country_code, standing_word};
use app::visit::{Page, address};
use app::words::Words;
use entity::actor::Actor;
use entity::classification::{self, Choices};
use entity::field::Fields;
use entity::list::Place;
use entity::permission::Permission;
use entity::refusal::{Outcome, Refusal, Stop};
use entity::supplier::{self, Exported, Filter, MOST_EXPORTED};
use tokio::sync::mpsc::{Sender, channel};

/// Answers the form below the list.
pub async fn page(portal: &Portal, guest: &Guest, fields: &Fields) -> Outcome<Page> {
    let actor = call::admitted(Access::Staff(Permission::SupplierRead), guest, fields)?;
    let format = ["xlsx", "csv"].into_iter().find(|f| *f == fields.text("format"));
    let format = format.ok_or_else(|| Refusal::field("format", "choose"))?;
    let words = Words(guest.lang);
    let (send, mut receive) = channel::<Vec<Cell>>(256);
    let columns = columns(words);
    let about = about(portal, guest, fields);
    let writing = written(move || {
        let rows = std::iter::from_fn(|| receive.blocking_recv());
        if format == "csv" {
            return Ok(csv_of(&columns, rows));
        }
        let mut book = Book::default();
        let full = book.add(words.supplier_list_title(), &columns, rows).and_then(|()| book.finish("About", &about));
        full.map_err(|e| Stop::Broken(e.to_string()))
    });
    let (sent, bytes) = tokio::join!(send_rows(portal, &actor, guest, fields, send), writing);
    let (count, bytes) = (sent?, bytes?);
    // A page from which a file was saved stays open: every file is recorded, also by the same form.
    call::act(portal, guest, &actor, "supplier/export", Fields::default(), move |act, _| {
        Box::pin(async move {
            supplier::record_export(act, count).await?;
            Ok(Landing::at("/suppliers"))
        })
    })
    .await?;
    let name = format!("probity-suppliers-{}.{format}", guest.now.day(portal.config.time_zone));
    Ok(Page::File { name, media_type: media_type(format), bytes })
}

/// Fetches the suppliers and hands them to the writer; returns how many.
async fn send_rows(
    portal: &Portal,
    actor: &Actor,
    guest: &Guest,
    fields: &Fields,
    send: Sender<Vec<Cell>>,
) -> Outcome<usize> {
    let today = guest.now.day(portal.config.time_zone);
    let mut filter = Filter::read(fields, today);
    filter.country = filter.country.map(|typed| country_code(&typed));
    let choices = classification::choices(&portal.store, actor, guest.lang, today).await?;
    let (mut count, mut place) = (0, Some(Place::default()));
    while let Some(from) = place {
        let (rows, next) = supplier::exported(&portal.store, actor, &filter, &from).await?;
        count += rows.len();
        if count > MOST_EXPORTED {
            return Err(Refusal::Conflict("supplier-export-too-many".into()).into());
        }
        for row in rows {
            // Nobody takes rows any more when the writer has failed; it says why.
            if send.send(cells(Words(guest.lang), &choices, row)).await.is_err() {
                return Ok(count);
            }
        }
        place = next;
    }
    Ok(count)
}

fn columns(w: Words) -> Vec<Column> {
    [
        (w.supplier_list_number(), Kind::Text, 12.0),
        (w.supplier_name_legal(), Kind::Text, 40.0),
        (w.supplier_name_latin(), Kind::Text, 40.0),
        (w.supplier_export_country_code(), Kind::Text, 10.0),
        (w.supplier_field_country(), Kind::Text, 20.0),
        (w.supplier_field_admin1(), Kind::Text, 20.0),
        (w.supplier_field_city(), Kind::Text, 20.0),
        (w.supplier_field_address(), Kind::Text, 50.0),
        (w.supplier_scheme_uscc(), Kind::Text, 24.0),
        (w.supplier_scheme_lei(), Kind::Text, 24.0),
        (w.supplier_scheme_registration(), Kind::Text, 24.0),
        (w.supplier_field_category(), Kind::Text, 18.0),
        (w.supplier_field_product(), Kind::Text, 40.0),
        (w.supplier_list_standing(), Kind::Text, 14.0),
        (w.supplier_list_code(), Kind::Text, 18.0),
        (w.supplier_list_contact(), Kind::Text, 24.0),
        (w.supplier_list_record(), Kind::Text, 14.0),
        (w.supplier_list_registered(), Kind::Date, 14.0),
        (w.supplier_field_workers(), Kind::Integer, 10.0),
    ]
    .map(|(label, kind, width)| Column { label: label.to_owned(), kind, width })
    .to_vec()
}

fn cells(w: Words, choices: &Choices, s: Exported) -> Vec<Cell> {
    let text = |value: Option<String>| value.map_or(Cell::Empty, Cell::Text);
    let word = |value: &str| Cell::Text(value.to_owned());
    let named = choices.categories.iter().find(|(code, _)| *code == s.category).map(|(_, name)| name.as_str());
    let contact = if s.invitable { w.supplier_contact_has() } else { w.supplier_contact_none() };
    let record = if s.provisional { w.supplier_certainty_provisional() } else { w.supplier_certainty_confirmed() };
    vec![
        Cell::Text(s.number),
        Cell::Text(s.name),
        text(s.name_latin),
        word(&s.country),
        word(country(w.0, &s.country)),
        text(s.admin1),
        text(s.city),
        text(s.address),
        text(s.uscc),
        text(s.lei),
        text(s.registration),
        word(named.unwrap_or(w.statistics_unknown())),
        text(s.product),
        word(standing_word(w, s.standing)),
        word(code_word(w, s.code_state)),
        word(contact),
        word(record),
        Cell::Date(s.registered_on),
        s.workers_total.map_or(Cell::Empty, Cell::Integer),
    ]
}

/// Where the file comes from, and what it was narrowed to.
fn about(portal: &Portal, guest: &Guest, fields: &Fields) -> Vec<(String, String)> {
    let w = Words(guest.lang);
    let pairs: Vec<(&str, &str)> = Filter::NAMES
        .into_iter()
        .map(|name| (name, fields.text(name)))
        .filter(|(_, value)| !value.is_empty())
        .collect();
    let list = format!("{}{}", portal.config.base_url, address("/suppliers", &pairs));
    vec![
        (w.supplier_export_list().to_owned(), list),
        (w.supplier_export_at().to_owned(), w.time(guest.now, portal.config.time_zone)),
    ]
}
