//! A bare handler for a page of the list: the statements that the page runs, its rows as plain HTML, nothing else.
//! It runs in a process of its own, so that the kernel counts its time alone.

use axum::Router;
use axum::extract::{Path, State};
use axum::response::Html;
use axum::routing::get;
use entity::session;
use entity::store::{Store, raw};
use sea_orm::{DbBackend, QueryResult, Value};
use std::fmt::Write;

/// What the floor serves.
#[derive(Clone)]
pub struct Floor {
    store: Store,
    token: String,
    cases: Vec<Vec<Query>>,
}

/// A statement with its values.
#[derive(Clone)]
pub struct Query {
    sql: String,
    values: Vec<Value>,
}

const COLUMNS: &str =
    "s.id, s.number, s.name, s.name_latin, s.country, s.category, s.standing, s.code_state, s.invitable,
    s.provisional, s.registered_on, s.name_folded, s.seq";

fn query(sql: String, values: Vec<Value>) -> Query {
    Query { sql, values }
}

/// How many match, counted no further than the page does.
fn count(from: &str, condition: &str, values: Vec<Value>) -> Query {
    query(format!("SELECT COUNT(*) FROM (SELECT 1 FROM {from} WHERE {condition} LIMIT 10001) AS counted"), values)
}

/// The rows of a page.
fn page(from: &str, condition: &str, order: &str, values: Vec<Value>) -> Query {
    query(format!("SELECT {COLUMNS} FROM {from} WHERE {condition} ORDER BY {order} LIMIT 51"), values)
}

/// The six queries of the bench, in its order: the statements that the page runs for them. `first` is a supplier that
/// has the rare name.
pub fn cases(
    backend: DbBackend,
    two: &str,
    rare: &str,
    first: entity::Id,
    after: (String, entity::Id),
) -> Vec<Vec<Query>> {
    let (all, number) = ("s.merged_into IS NULL", "s.seq");
    let plain = |condition: &str, order: &str, values: Vec<Value>| {
        vec![count("supplier s", condition, values.clone()), page("supplier s", condition, order, values)]
    };
    let named = |name: &str| {
        let folded = entity::search::fold(name);
        let grams = entity::search::query_grams(&folded);
        let (quote, and) = if backend == DbBackend::Postgres { ("'", " & ") } else { ("\"", " AND ") };
        let asked = grams.iter().map(|g| format!("{quote}{g}{quote}")).collect::<Vec<_>>().join(and);
        let (index, from, matches) = match backend {
            DbBackend::Postgres => ("supplier", "supplier s", "grams @@ CAST(? AS TSQUERY)"),
            _ => (
                "supplier_search",
                "supplier_search f CROSS JOIN supplier s ON s.seq = f.rowid",
                "supplier_search MATCH ?",
            ),
        };
        let condition = format!("{all} AND {matches} AND s.name_folded LIKE ?");
        let values: Vec<Value> = vec![asked.clone().into(), format!("%{folded}%").into()];
        let few = query(format!("SELECT s.id FROM {from} WHERE {condition} LIMIT 51"), values.clone());
        match folded.chars().count() {
            0..=entity::search::LONGEST_GRAM => {
                vec![few, count(index, matches, vec![asked.into()]), page(from, &condition, number, values)]
            }
            // One walk through the index finds a rare name; its rows are then fetched by their ids.
            _ => vec![few, page("supplier s", &format!("{all} AND s.id IN (?)"), number, vec![first.into()])],
        }
    };
    vec![
        plain(all, number, vec![]),
        plain(&format!("{all} AND s.country = ?"), number, vec!["CN".into()]),
        plain(&format!("{all} AND s.standing = ?"), "s.name_folded, s.id", vec!["registered".into()]),
        named(two),
        named(rare),
        vec![
            count("supplier s", all, vec![]),
            page(
                "supplier s",
                &format!("{all} AND s.seq > ?"),
                number,
                vec![after.0.parse::<i64>().expect("a place").into()],
            ),
        ],
    ]
}

/// Serves the floor until it is killed.
pub async fn serve(store: Store, token: String, cases: Vec<Vec<Query>>, port: u16) {
    let app = Router::new().route("/{case}", get(show)).with_state(Floor { store, token, cases });
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await.expect("the port");
    axum::serve(listener, app).await.expect("serves");
}

async fn show(State(floor): State<Floor>, Path(case): Path<usize>) -> Html<String> {
    let now = entity::instant::Instant::now();
    session::find(&floor.store, &floor.token, now, chrono_tz::Asia::Shanghai).await.expect("the session");
    let mut html = String::from("<!DOCTYPE html><html><head><title>Suppliers</title></head><body><table>");
    for query in &floor.cases[case] {
        let rows = raw(floor.store.read(), &query.sql, query.values.clone()).await.expect("rows");
        for row in rows.iter().take(50) {
            if row.column_names().len() > 1 {
                write(&mut html, row);
            }
        }
    }
    html.push_str("</table></body></html>");
    Html(html)
}

fn write(html: &mut String, row: &QueryResult) {
    let text = |i: usize| row.try_get_by_index::<Option<String>>(i).ok().flatten().unwrap_or_default();
    let id: entity::Id = row.try_get_by_index(0).expect("an id");
    let escaped = |t: String| t.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let _ = write!(html, "<tr><td><a href=\"/suppliers/{id}\">{}</a></td>", escaped(text(1)));
    for i in 2..8 {
        let _ = write!(html, "<td>{}</td>", escaped(text(i)));
    }
    let invitable: bool = row.try_get_by_index(8).expect("a flag");
    let _ = write!(html, "<td>{invitable}</td></tr>");
}
