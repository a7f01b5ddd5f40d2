//! What waits for somebody: the list on each person's first page.

mod news;
pub use news::{News, news};
use crate::Id;
use crate::actor::Actor;
use crate::instant::Instant;
use crate::permission::Permission as P;
use crate::refusal::Outcome;
use crate::store::{Store, number, rows};
use chrono::NaiveDate;
use sea_orm::{FromQueryResult, Value};

/// Something that a company has to do.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Due {
    /// What it is: `signing`, `declaration`, `remediation`, `spot-check`, `audit`, `disposition`, `blacklisting`.
    pub kind: String,
    /// The record.
    pub id: Id,
    /// The number or code that names it.
    pub name: String,
    /// Where it stands.
    pub state: String,
    /// The last day.
    pub due_on: Option<NaiveDate>,
    /// The last moment, where the time of day counts.
    pub due_at: Option<Instant>,
}

/// What is due for a company, soonest first.
pub async fn company(store: &Store, actor: &Actor, supplier: Id) -> Outcome<Vec<Due>> {
    actor.need_for(P::CompanyRead, supplier)?;
    let mut found: Vec<Due> = rows(
        store.read(),
        "SELECT 'signing' AS kind, id, instrument AS name, state, due_on, CAST(NULL AS BIGINT) AS due_at FROM signing
           WHERE supplier_id = ? AND state IN ('invited', 'viewed')
         UNION ALL SELECT 'declaration', id, number, state, due_on, CAST(NULL AS BIGINT) FROM declaration
           WHERE supplier_id = ? AND state IN ('invited', 'in-progress', 'returned')
         UNION ALL SELECT 'remediation', id, number, state, CASE WHEN state IN ('opened', 'plan-returned') THEN COALESCE(plan_due, complete_due) ELSE complete_due END, CAST(NULL AS BIGINT) FROM remediation
           WHERE supplier_id = ? AND state IN ('opened', 'plan-returned', 'plan-accepted', 'sent-back')
         UNION ALL SELECT 'spot-check', id, number, state, CAST(NULL AS DATE), comment_until FROM spot_check
           WHERE supplier_id = ? AND state IN ('scored', 'supplier-comments') AND commented_at IS NULL
         UNION ALL SELECT 'audit', id, number, state, CAST(NULL AS DATE), comment_until FROM audit
           WHERE supplier_id = ? AND state IN ('findings-drafted', 'supplier-comments') AND commented_at IS NULL
         UNION ALL SELECT 'disposition', id, number, state, CAST(NULL AS DATE), hear_until FROM disposition
           WHERE supplier_id = ? AND state = 'noticed' AND statement IS NULL
         UNION ALL SELECT 'blacklisting', id, number, state, CAST(NULL AS DATE), hear_until FROM blacklisting
           WHERE supplier_id = ? AND state = 'noticed' AND statement IS NULL",
        vec![supplier.into(); 7],
    )
    .await?;
    let last =
        |d: &Due| d.due_on.map(|day| Instant::start_of(day, chrono_tz::UTC)).or(d.due_at).unwrap_or(Instant(i64::MAX));
    found.sort_by_key(last);
    Ok(found)
}

/// A heap of work of one kind that waits for staff.
#[derive(Clone, Debug)]
pub struct Heap {
    /// What it is; its title is `due-<code>`.
    pub kind: &'static str,
    /// Where it is worked on.
    pub href: &'static str,
    /// How much of it.
    pub count: i64,
}

/// What waits for a person of the buyer: only heaps that they may work on.
pub async fn staff(store: &Store, actor: &Actor) -> Outcome<Vec<Heap>> {
    let me: Value = actor.person.into();
    let heaps: [(P, &str, &str, &str, bool); 14] = [
        (
            P::SigningDecide,
            "clarifications",
            "/instruments",
            "SELECT count(*) FROM signing WHERE state IN ('clarification', 'equivalent-offered', 'clarification-asked')",
            false,
        ),
        (
            P::DeclarationReview,
            "declarations",
            "/declarations",
            "SELECT count(*) FROM declaration WHERE state = 'submitted'",
            false,
        ),
        (
            P::DeclarationReview,
            "my-reviews",
            "/declarations",
            "SELECT count(*) FROM declaration WHERE state = 'in-review' AND reviewer_id = ?",
            true,
        ),
        (
            P::CheckScore,
            "my-spot-checks",
            "/spot-checks",
            "SELECT count(*) FROM spot_check WHERE assigned_to = ? AND state IN ('assigned', 'in-field', 'scored', 'supplier-comments')",
            true,
        ),
        (
            P::CheckScore,
            "my-audits",
            "/audits",
            "SELECT count(*) FROM audit WHERE assigned_to = ? AND state IN ('assigned', 'in-field', 'findings-drafted', 'supplier-comments')",
            true,
        ),
        (P::CheckAssign, "unassigned", "/spot-checks", "SELECT count(*) FROM spot_check WHERE state = 'drawn'", false),
        (
            P::RemediationReview,
            "plans",
            "/remediations",
            "SELECT count(*) FROM remediation WHERE state = 'plan-submitted'",
            false,
        ),
        (
            P::RemediationReview,
            "evidence",
            "/remediations",
            "SELECT count(*) FROM remediation WHERE state = 'evidence-submitted' AND auditor_id <> ?",
            true,
        ),
        (
            P::CertificationDecide,
            "certifications",
            "/certifications",
            "SELECT count(*) FROM certification WHERE state IN ('applied', 'screened')",
            false,
        ),
        (
            P::DispositionDecide,
            "dispositions",
            "/dispositions",
            "SELECT count(*) FROM disposition WHERE state = 'heard' AND proposed_by <> ?",
            true,
        ),
        (
            P::BlacklistApprove,
            "blacklistings",
            "/blacklist",
            "SELECT count(*) FROM blacklisting WHERE state = 'heard' AND proposed_by <> ?",
            true,
        ),
        (
            P::SupplierMerge,
            "merges",
            "/suppliers/merges",
            "SELECT count(*) FROM supplier_merge WHERE state = 'proposed' AND proposed_by <> ?",
            true,
        ),
        (
            P::PersonConfirm,
            "grants",
            "/people",
            "SELECT count(*) FROM role_grant WHERE confirmed_at IS NULL AND revoked_at IS NULL AND granted_by <> ?",
            true,
        ),
        (
            P::MailRead,
            "bounces",
            "/mail?box=failed",
            "SELECT count(*) FROM outgoing_mail WHERE failed_at IS NOT NULL",
            false,
        ),
    ];
    let mut found = Vec::new();
    for (permission, kind, href, sql, mine) in heaps {
        if actor.may(permission) {
            let values = if mine { vec![me.clone()] } else { vec![] };
            let count = number(store.read(), sql, values).await?;
            if count > 0 {
                found.push(Heap { kind, href, count });
            }
        }
    }
    Ok(found)
}
