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
    s.provisional, s.registered_on, s.name_folded";

fn query(sql: String, values: Vec<Value>) -> Query {
    Query { sql, values }
}

/// The two statements of a page: how many match, and its rows.
fn page(from: &str, condition: &str, order: &str, values: Vec<Value>, paging: Vec<Value>) -> Vec<Query> {
    let keyset = if paging.is_empty() { "" } else { " AND (s.number, s.id) > (?, ?)" };
    let rows = format!("SELECT {COLUMNS} FROM {from} WHERE {condition}{keyset} ORDER BY {order} LIMIT 51");
    let count = format!("SELECT COUNT(*) FROM (SELECT 1 FROM {from} WHERE {condition} LIMIT 10001) AS counted");
    vec![query(count, values.clone()), query(rows, [values, paging].concat())]
}

/// The six queries of the bench, in its order.
pub fn cases(backend: DbBackend, two: &str, rare: &str, after: (String, entity::Id)) -> Vec<Vec<Query>> {
    let all = "s.merged_into IS NULL";
    let number = "s.number ASC, s.id ASC";
    let named = |name: &str| {
        let folded = entity::search::fold(name);
        let grams = entity::search::query_grams(&folded);
        if backend == DbBackend::Postgres {
            let asked = grams.iter().map(|g| format!("'{g}'")).collect::<Vec<_>>().join(" & ");
            let condition = format!("{all} AND s.grams @@ CAST(? AS TSQUERY) AND strpos(s.name_folded, ?) > 0");
            page("supplier s", &condition, number, vec![asked.into(), folded.into()], vec![])
        } else {
            let asked = grams.iter().map(|g| format!("\"{g}\"")).collect::<Vec<_>>().join(" AND ");
            let from = "supplier_search f CROSS JOIN supplier s ON s.seq = f.rowid";
            let condition = format!("{all} AND supplier_search MATCH ? AND instr(s.name_folded, ?) > 0");
            page(from, &condition, number, vec![asked.into(), folded.into()], vec![])
        }
    };
    vec![
        page("supplier s", all, number, vec![], vec![]),
        page("supplier s", &format!("{all} AND s.country = ?"), number, vec!["CN".into()], vec![]),
        page(
            "supplier s",
            &format!("{all} AND s.standing = ?"),
            "s.name_folded ASC, s.id ASC",
            vec!["registered".into()],
            vec![],
        ),
        named(two),
        named(rare),
        page("supplier s", all, number, vec![], vec![after.0.into(), after.1.into()]),
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
