//! The queue of remediations, the record, and the company's own.

use super::State;
use crate::Id;
use crate::actor::Actor;
use crate::instant::Instant;
use crate::list::{EXACT, Order, Page, Place, ROWS, Total};
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::relationship::hidden;
use crate::store::{Store, number, row, rows};
use chrono::NaiveDate;
use sea_orm::{FromQueryResult, Value};

codes! {
    /// A part of the queue.
    pub enum Tab {
        /// Plans that wait for a judgement.
        Plans => "plans",
        /// Evidence that waits to be verified.
        Evidence => "evidence",
        /// Verified, to be closed.
        Verified => "verified",
        /// What the supplier owes and has not done in time.
        Overdue => "overdue",
        /// Every remediation.
        All => "all",
    }
}

/// What the queue shows.
#[derive(Clone, Debug)]
pub struct Filter {
    /// The part of the queue.
    pub tab: Tab,
    /// Part of the supplier's name, or its number; empty for all.
    pub find: String,
    /// The severity of the finding; empty for all.
    pub severity: String,
    /// Latest completion first.
    pub descending: bool,
    /// Which page.
    pub place: Place,
}

/// A remediation in the queue.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Listed {
    /// The record.
    pub id: Id,
    /// Its number: `RM-000123`.
    pub number: String,
    /// Whose.
    pub supplier_id: Id,
    /// The supplier's name in its own script.
    pub supplier: String,
    /// The number of the finding.
    pub finding: String,
    /// What kind of finding.
    pub kind: String,
    /// How severe.
    pub severity: String,
    /// Where it stands.
    pub state: State,
    /// By when a plan is owed.
    pub plan_due: Option<NaiveDate>,
    /// By when it must be put right.
    pub complete_due: NaiveDate,
}

const LISTED: &str =
    "SELECT r.id, r.number, r.supplier_id, s.name AS supplier, f.number AS finding, f.kind, f.severity,
    r.state, r.plan_due, r.complete_due";
const FROM: &str = "FROM remediation r JOIN supplier s ON s.id = r.supplier_id JOIN finding f ON f.id = r.finding_id";

fn wanted(actor: &Actor, filter: &Filter, today: NaiveDate, values: &mut Vec<Value>) -> String {
    let mut sql = match filter.tab {
        Tab::Plans => "r.state = 'plan-submitted'".to_owned(),
        Tab::Evidence => "r.state = 'evidence-submitted'".to_owned(),
        Tab::Verified => "r.state = 'verified'".to_owned(),
        Tab::Overdue => {
            values.extend([today.into(), today.into()]);
            "((r.state IN ('opened', 'plan-returned') AND r.plan_due < ?)
              OR (r.state IN ('plan-accepted', 'sent-back') AND r.complete_due < ?))"
                .to_owned()
        }
        Tab::All => "r.state <> ''".to_owned(),
    };
    sql.push_str(&hidden(actor, "r.supplier_id", values));
    if !filter.severity.is_empty() {
        sql.push_str(" AND f.severity = ?");
        values.push(filter.severity.clone().into());
    }
    let folded = crate::search::fold(&filter.find);
    if !filter.find.trim().is_empty() {
        sql.push_str(" AND (s.number = ? OR s.name_folded LIKE ?)");
        values.push(filter.find.trim().to_uppercase().into());
        values.push(format!("%{folded}%").into());
    }
    sql
}

/// One page of the queue, by the date of completion.
pub async fn list(store: &Store, actor: &Actor, filter: &Filter, today: NaiveDate) -> Outcome<Page<Listed>> {
    actor.need(Permission::RemediationRead)?;
    let mut values = Vec::new();
    let sql = wanted(actor, filter, today, &mut values);
    let counted = number(
        store.read(),
        &format!("SELECT count(*) FROM (SELECT 1 AS one {FROM} WHERE {sql} LIMIT {}) counted", EXACT + 1),
        values.clone(),
    )
    .await?;
    let order = Order { by: "r.complete_due", id: "r.id", down: filter.descending };
    let step = order.step::<NaiveDate>(&filter.place);
    values.extend(step.values.clone());
    let sql = format!("{LISTED} {FROM} WHERE {sql}{} ORDER BY {} LIMIT {}", step.condition, step.order, ROWS + 1);
    let found: Vec<Listed> = rows(store.read(), &sql, values).await?;
    Ok(step.page(found, ROWS, Total::of(counted), |r| (r.complete_due.to_string(), r.id)))
}

/// How many remediations each part of the queue holds.
pub async fn counts(store: &Store, actor: &Actor, today: NaiveDate) -> Outcome<Vec<(Tab, i64)>> {
    actor.need(Permission::RemediationRead)?;
    let mut found = Vec::new();
    for tab in Tab::ALL {
        let filter = Filter {
            tab: *tab,
            find: String::new(),
            severity: String::new(),
            descending: false,
            place: Place::default(),
        };
        let mut values = Vec::new();
        let sql = wanted(actor, &filter, today, &mut values);
        found.push((*tab, number(store.read(), &format!("SELECT count(*) {FROM} WHERE {sql}"), values).await?));
    }
    Ok(found)
}

/// A remediation with everything that its page shows.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Detail {
    /// The record.
    pub id: Id,
    /// Its number.
    pub number: String,
    /// Whose.
    pub supplier_id: Id,
    /// The supplier's name in its own script.
    pub supplier: String,
    /// The check or audit that found it: `spot-check` or `audit`.
    pub source_kind: String,
    /// The check or audit.
    pub source_id: Id,
    /// The number of the finding.
    pub finding: String,
    /// What kind of finding.
    pub kind: String,
    /// How severe.
    pub severity: String,
    /// What was found, in the auditor's words.
    pub text: String,
    /// Until when harm must be contained (zero tolerance: 48 hours).
    pub contain_by: Option<Instant>,
    /// Who raised the finding; must not verify.
    pub auditor_id: Id,
    /// Their name.
    pub auditor: String,
    /// Where it stands.
    pub state: State,
    /// The root cause.
    pub cause: Option<String>,
    /// What is done about it.
    pub action: Option<String>,
    /// What keeps it from happening again.
    pub prevention: Option<String>,
    /// Who answers for it at the supplier.
    pub owner: Option<String>,
    /// The date the supplier proposed.
    pub owner_due: Option<NaiveDate>,
    /// By when a plan is owed.
    pub plan_due: Option<NaiveDate>,
    /// By when it must be put right.
    pub complete_due: NaiveDate,
    /// When it was opened.
    pub opened_at: Instant,
    /// How often evidence came back.
    pub sent_back_count: i64,
    /// Who verified it.
    pub verifier: Option<String>,
    /// When it was verified.
    pub verified_at: Option<Instant>,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    /// The version for the next change.
    pub version: i64,
}

const DETAIL: &str = "SELECT r.id, r.number, r.supplier_id, s.name AS supplier, r.source_kind, r.source_id,
    f.number AS finding, f.kind, f.severity, f.text, f.contain_by, r.auditor_id, a.name AS auditor, r.state, r.cause,
    r.action, r.prevention, r.owner, r.owner_due, r.plan_due, r.complete_due, r.opened_at, r.sent_back_count,
    v.name AS verifier, r.verified_at, r.closed_at, r.version
    FROM remediation r JOIN supplier s ON s.id = r.supplier_id JOIN finding f ON f.id = r.finding_id
    JOIN person a ON a.id = r.auditor_id LEFT JOIN person v ON v.id = r.verified_by WHERE r.id = ?";

/// The record as staff see it.
pub async fn detail(store: &Store, actor: &Actor, id: Id) -> Outcome<Detail> {
    actor.need(Permission::RemediationRead)?;
    let found: Detail = row(store.read(), DETAIL, vec![id.into()]).await?.ok_or(Refusal::NotFound)?;
    actor.not_barred(found.supplier_id)?;
    Ok(found)
}

/// The record as its company sees it.
pub async fn company_detail(store: &Store, actor: &Actor, supplier: Id, id: Id) -> Outcome<Detail> {
    actor.need_for(Permission::CompanyRead, supplier)?;
    let found: Option<Detail> = row(store.read(), DETAIL, vec![id.into()]).await?;
    found.filter(|found| found.supplier_id == supplier).ok_or_else(|| Refusal::NotFound.into())
}

/// The remediations of a company, what is due first.
pub async fn company_list(store: &Store, actor: &Actor, supplier: Id) -> Outcome<Vec<Listed>> {
    actor.need_for(Permission::CompanyRead, supplier)?;
    rows(
        store.read(),
        &format!(
            "{LISTED} {FROM} WHERE r.supplier_id = ?
             ORDER BY CASE WHEN r.state = 'closed' THEN 1 ELSE 0 END, r.complete_due, r.id LIMIT 200"
        ),
        vec![supplier.into()],
    )
    .await
}

/// A move of a remediation with its reason.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Step {
    /// What was done: the text is `verb-<code>`.
    pub verb: String,
    /// Why, or the note that came with it.
    pub reason: Option<String>,
    /// Who did it.
    pub person: String,
    /// When.
    pub done_at: Instant,
}

/// Every move, newest first. The caller has already found that the actor may see the remediation.
pub async fn steps(store: &Store, id: Id) -> Outcome<Vec<Step>> {
    rows(
        store.read(),
        "SELECT t.verb, t.reason, p.name AS person, t.done_at FROM remediation_step t JOIN person p ON p.id = t.done_by
         WHERE t.remediation_id = ? ORDER BY t.done_at DESC, t.id DESC",
        vec![id.into()],
    )
    .await
}
