//! The signings of a version as a list, and one of them in full, for staff.

use super::query::VersionText;
use super::{Instrument, Reply, State, query};
use crate::Id;
use crate::actor::Actor;
use crate::field::Fields;
use crate::instant::Instant;
use crate::lang::Lang;
use crate::list::{EXACT, Order, Page, Place, ROWS, Total};
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::store::{Store, number, row, rows};
use crate::{search, supplier};
use chrono::NaiveDate;
use sea_orm::{FromQueryResult, Value};

/// A signing in a list.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Listed {
    /// The record; of an imported signature, the signature.
    pub id: Id,
    /// The supplier.
    pub supplier_id: Id,
    /// The number that people read out.
    pub number: String,
    /// The supplier's name in its own script.
    pub name: String,
    /// The registered country.
    pub country: String,
    /// Where it stands; none for an imported signature.
    pub state: Option<State>,
    /// Until when an answer is asked for.
    pub due_on: Option<NaiveDate>,
    /// When it was invited; of an imported signature, when it was signed.
    pub at: Instant,
}

/// The signings of a version by due date: `state` (a state, `open` for what waits for the supplier, `waiting` for what waits for the buyer, `imported`),
/// `country`, `q` (number or part of the name), and the page.
pub async fn signings(store: &Store, actor: &Actor, version: Id, query: &Fields) -> Outcome<Page<Listed>> {
    actor.need(Permission::InstrumentRead)?;
    if query.text("state") == "imported" {
        return imported(store, actor, version, query).await;
    }
    let mut values: Vec<Value> = vec![version.into()];
    let mut which = String::from("g.version_id = ?");
    if query.text("state") == "open" {
        which.push_str(" AND g.state IN ('invited', 'viewed')");
    } else if query.text("state") == "waiting" {
        which.push_str(" AND g.state IN ('clarification', 'equivalent-offered')");
    } else if let Ok(state) = query.text("state").parse::<State>() {
        which.push_str(" AND g.state = ?");
        values.push(state.into());
    }
    narrow(actor, query, &mut which, &mut values);
    let from = "FROM signing g JOIN supplier s ON s.id = g.supplier_id";
    let total = count(store, from, &which, &values).await?;
    let step = Order { by: "g.due_on", id: "g.id", down: false }.step::<NaiveDate>(&Place::read(query));
    values.extend(step.values.clone());
    let found: Vec<Listed> = rows(
        store.read(),
        &format!(
            "SELECT g.id, g.supplier_id, s.number, s.name, s.country, g.state, g.due_on, g.invited_at AS at
             {from} WHERE {which}{} ORDER BY {} LIMIT {}",
            step.condition,
            step.order,
            ROWS + 1
        ),
        values,
    )
    .await?;
    Ok(step.page(found, ROWS, total, |one| (one.due_on.map(|d| d.to_string()).unwrap_or_default(), one.id)))
}

async fn imported(store: &Store, actor: &Actor, version: Id, query: &Fields) -> Outcome<Page<Listed>> {
    let mut values: Vec<Value> = vec![version.into()];
    let mut which = String::from("g.version_id = ? AND g.signing_id IS NULL");
    narrow(actor, query, &mut which, &mut values);
    let from = "FROM signature g JOIN supplier s ON s.id = g.supplier_id";
    let total = count(store, from, &which, &values).await?;
    let step = Order { by: "g.signed_at", id: "g.id", down: false }.step::<i64>(&Place::read(query));
    values.extend(step.values.clone());
    let found: Vec<Listed> = rows(
        store.read(),
        &format!(
            "SELECT g.id, g.supplier_id, s.number, s.name, s.country, CAST(NULL AS TEXT) AS state,
               CAST(NULL AS DATE) AS due_on, g.signed_at AS at
             {from} WHERE {which}{} ORDER BY {} LIMIT {}",
            step.condition,
            step.order,
            ROWS + 1
        ),
        values,
    )
    .await?;
    Ok(step.page(found, ROWS, total, |one| (one.at.0.to_string(), one.id)))
}

fn narrow(actor: &Actor, query: &Fields, which: &mut String, values: &mut Vec<Value>) {
    which.push_str(" AND s.merged_into IS NULL");
    let country = query.text("country").trim().to_uppercase();
    if !country.is_empty() {
        which.push_str(" AND s.country = ?");
        values.push(country.into());
    }
    let sought = query.text("q").trim();
    if !sought.is_empty() {
        which.push_str(" AND (s.number = ? OR s.name_folded LIKE ?)");
        values.push(sought.to_uppercase().into());
        values.push(format!("%{}%", search::fold(sought)).into());
    }
    if !actor.barred.is_empty() {
        which.push_str(&format!(" AND s.id NOT IN ({})", vec!["?"; actor.barred.len()].join(", ")));
        values.extend(actor.barred.iter().map(|id| Value::from(*id)));
    }
}

async fn count(store: &Store, from: &str, which: &str, values: &[Value]) -> Outcome<Total> {
    let sql = format!("SELECT count(*) FROM (SELECT g.id {from} WHERE {which} LIMIT {}) x", EXACT + 1);
    Ok(Total::of(number(store.read(), &sql, values.to_vec()).await?))
}

/// A reply of the supplier with the buyer's answer.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Replied {
    /// What it is.
    pub kind: Reply,
    /// What the supplier wrote.
    pub reason: String,
    /// Where its own code can be read.
    pub link: Option<String>,
    /// Who wrote it.
    pub replied_by: String,
    /// When.
    pub replied_at: Instant,
    /// `answered`, `accepted` or `refused`.
    pub decision: Option<String>,
    /// What the buyer wrote.
    pub decision_reason: Option<String>,
    /// Who decided.
    pub decided_by: Option<String>,
    /// When.
    pub decided_at: Option<Instant>,
}

pub(super) async fn replies(store: &Store, signing: Id) -> Outcome<Vec<Replied>> {
    rows(
        store.read(),
        "SELECT r.kind, r.reason, r.link, p.name AS replied_by, r.replied_at, r.decision, r.decision_reason,
           d.name AS decided_by, r.decided_at
         FROM signing_reply r JOIN person p ON p.id = r.replied_by LEFT JOIN person d ON d.id = r.decided_by
         WHERE r.signing_id = ? ORDER BY r.replied_at DESC, r.id DESC",
        vec![signing.into()],
    )
    .await
}

/// A signature, in force or not. Network address and program are never shown.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Signature {
    /// The record.
    pub id: Id,
    /// Of what.
    pub instrument: Instrument,
    /// Of which version.
    pub number: i64,
    /// The language of the text that was read.
    pub lang: Lang,
    /// The hash of that text.
    pub text_sha256: String,
    /// When it was signed.
    pub signed_at: Instant,
    /// The receipt; none when it was imported.
    pub receipt_id: Option<Id>,
    /// The receipt's number.
    pub receipt: Option<String>,
    /// The import it came with.
    pub batch_id: Option<Id>,
    /// The name that was typed; none when it was imported or erased.
    pub signer_name: Option<String>,
    /// The title that was typed.
    pub signer_title: Option<String>,
    /// Why it was voided.
    pub void_reason: Option<String>,
    /// When.
    pub voided_at: Option<Instant>,
}

pub(super) const SIGNATURE: &str = "SELECT s.id, s.instrument, v.number, s.lang, s.text_sha256, s.signed_at,
    s.receipt_id, r.number AS receipt, s.batch_id, t.signer_name, t.signer_title, s.void_reason, s.voided_at
    FROM signature s JOIN instrument_version v ON v.id = s.version_id LEFT JOIN receipt r ON r.id = s.receipt_id
    LEFT JOIN signature_text t ON t.signature_id = s.id";

/// A signing in full, as staff see it.
#[derive(Clone, Debug)]
pub struct SigningDetail {
    /// The record.
    pub line: SigningLine,
    /// The supplier.
    pub supplier: supplier::Brief,
    /// The texts, English first.
    pub texts: Vec<VersionText>,
    /// What was replied, newest first.
    pub replies: Vec<Replied>,
    /// What was signed, newest first.
    pub signatures: Vec<Signature>,
}

/// A signing with its version's number.
#[derive(Clone, Debug, FromQueryResult)]
pub struct SigningLine {
    /// The record.
    pub id: Id,
    /// The version.
    pub version_id: Id,
    /// Its number.
    pub number: i64,
    /// Of what.
    pub instrument: Instrument,
    /// Whose it is.
    pub supplier_id: Id,
    /// Where it stands.
    pub state: State,
    /// Until when an answer is asked for.
    pub due_on: NaiveDate,
    /// When it was invited.
    pub invited_at: Instant,
    /// When the text was first opened.
    pub viewed_at: Option<Instant>,
    /// Which language decides when the texts differ.
    pub prevailing: Lang,
    /// First day in force of the version.
    pub effective_on: Option<NaiveDate>,
    /// For the next change.
    pub version: i64,
}

pub(super) const LINE: &str = "SELECT g.id, g.version_id, v.number, g.instrument, g.supplier_id, g.state, g.due_on,
    g.invited_at, g.viewed_at, v.prevailing, v.effective_on, g.version FROM signing g
    JOIN instrument_version v ON v.id = g.version_id";

/// A signing in full, as staff see it.
pub async fn signing(store: &Store, actor: &Actor, id: Id) -> Outcome<SigningDetail> {
    actor.need(Permission::InstrumentRead)?;
    let line: Option<SigningLine> = row(store.read(), &format!("{LINE} WHERE g.id = ?"), vec![id.into()]).await?;
    let line = line.ok_or(Refusal::NotFound)?;
    actor.not_barred(line.supplier_id)?;
    Ok(SigningDetail {
        supplier: supplier::known(store.read(), line.supplier_id).await?,
        texts: query::texts(store.read(), line.version_id).await?,
        replies: replies(store, id).await?,
        signatures: rows(
            store.read(),
            &format!("{SIGNATURE} WHERE s.signing_id = ? ORDER BY s.signed_at DESC, s.id DESC"),
            vec![id.into()],
        )
        .await?,
        line,
    })
}
