//! Where the work that waits for staff is found: one row a heap.

use crate::permission::Permission as P;

/// Where the pieces of a heap are found.
pub struct Source {
    /// Who may work on it.
    pub need: P,
    /// The code of the heap.
    pub kind: &'static str,
    /// Where all of it is listed.
    pub list: &'static str,
    /// The folder of a piece's own page.
    pub each: &'static str,
    /// Where they are kept, as `x`; `s` is the supplier.
    pub table: &'static str,
    /// What names a piece, and its dates.
    pub columns: &'static str,
    /// `?` is the person who asks.
    pub which: &'static str,
}

/// The columns of work that has a last day.
macro_rules! by {
    ($day:literal) => {
        concat!("x.number, ", $day, " AS due_on, CAST(NULL AS BIGINT) AS since")
    };
}

/// The columns of work that only waits.
macro_rules! since {
    ($at:literal) => {
        concat!("x.number, CAST(NULL AS DATE) AS due_on, ", $at, " AS since")
    };
}

/// Every heap of records about suppliers.
pub const SOURCES: [Source; 19] = [
    Source {
        need: P::SigningDecide,
        kind: "clarifications",
        list: "/instruments",
        each: "instruments/signings",
        table: "signing",
        columns: "s.number, CAST(NULL AS DATE) AS due_on,
          (SELECT max(r.replied_at) FROM signing_reply r WHERE r.signing_id = x.id) AS since",
        which: "x.state IN ('clarification', 'equivalent-offered')",
    },
    Source {
        need: P::DeclarationReview,
        kind: "declarations",
        list: "/declarations",
        each: "declarations",
        table: "declaration",
        columns: since!("x.submitted_at"),
        which: "x.state = 'submitted'",
    },
    Source {
        need: P::DeclarationReview,
        kind: "my-reviews",
        list: "/declarations?tab=in-review",
        each: "declarations",
        table: "declaration",
        columns: since!("x.review_started_at"),
        which: "x.state = 'in-review' AND x.reviewer_id = ?",
    },
    Source {
        need: P::CheckScore,
        kind: "my-spot-checks",
        list: "/spot-checks?tab=mine",
        each: "spot-checks",
        table: "spot_check",
        columns: by!("x.due_on"),
        which: "x.assigned_to = ? AND x.state IN ('assigned', 'in-field', 'scored', 'supplier-comments')",
    },
    Source {
        need: P::CheckScore,
        kind: "my-audits",
        list: "/audits?tab=mine",
        each: "audits",
        table: "audit",
        columns: by!("x.due_on"),
        which: "x.assigned_to = ? AND x.state IN ('assigned', 'in-field', 'findings-drafted', 'supplier-comments')",
    },
    Source {
        need: P::CheckAssign,
        kind: "unassigned",
        list: "/spot-checks?tab=to-claim",
        each: "spot-checks",
        table: "spot_check",
        columns: by!("x.due_on"),
        which: "x.state = 'drawn'",
    },
    Source {
        need: P::CheckAssign,
        kind: "unassigned-audits",
        list: "/audits?tab=to-claim",
        each: "audits",
        table: "audit",
        columns: by!("x.due_on"),
        which: "x.state = 'planned'",
    },
    Source {
        need: P::RemediationReview,
        kind: "plans",
        list: "/remediations?tab=plans",
        each: "remediations",
        table: "remediation",
        columns: since!("x.plan_submitted_at"),
        which: "x.state = 'plan-submitted'",
    },
    Source {
        need: P::RemediationReview,
        kind: "evidence",
        list: "/remediations?tab=evidence",
        each: "remediations",
        table: "remediation",
        columns: since!("x.evidence_submitted_at"),
        which: "x.state = 'evidence-submitted' AND x.auditor_id <> ?",
    },
    Source {
        need: P::RemediationReview,
        kind: "closings",
        list: "/remediations?tab=verified",
        each: "remediations",
        table: "remediation",
        columns: since!("x.verified_at"),
        which: "x.state = 'verified'",
    },
    Source {
        need: P::CertificationApply,
        kind: "screenings",
        list: "/certifications?tab=applied",
        each: "certifications",
        table: "certification",
        columns: since!("x.applied_at"),
        which: "x.state = 'applied'",
    },
    Source {
        need: P::CertificationDecide,
        kind: "certifications",
        list: "/certifications?tab=screened",
        each: "certifications",
        table: "certification",
        columns: since!("x.screened_at"),
        which: "x.state = 'screened' AND x.applied_by <> ?",
    },
    Source {
        need: P::CertificationDecide,
        kind: "relationships",
        list: "/relationships",
        each: "relationships",
        table: "relationship",
        columns: "s.number, x.judge_by AS due_on, CAST(NULL AS BIGINT) AS since",
        which: "x.state = 'declared' AND x.declared_by <> ?",
    },
    Source {
        need: P::DispositionPropose,
        kind: "notices",
        list: "/dispositions?tab=proposed",
        each: "dispositions",
        table: "disposition",
        columns: since!("x.proposed_at"),
        which: "x.state = 'proposed'",
    },
    Source {
        need: P::DispositionPropose,
        kind: "undelivered",
        list: "/dispositions?tab=undelivered",
        each: "dispositions",
        table: "disposition",
        columns: since!("x.noticed_at"),
        which: "x.state = 'noticed' AND x.delivered_at IS NULL",
    },
    Source {
        need: P::DispositionDecide,
        kind: "dispositions",
        list: "/dispositions?tab=decide",
        each: "dispositions",
        table: "disposition",
        columns: since!("x.heard_at"),
        which: "x.state = 'heard' AND x.proposed_by <> ?",
    },
    Source {
        need: P::BlacklistPropose,
        kind: "blacklist-notices",
        list: "/blacklist",
        each: "blacklist",
        table: "blacklisting",
        columns: since!("x.proposed_at"),
        which: "x.state = 'proposed'",
    },
    Source {
        need: P::BlacklistApprove,
        kind: "blacklistings",
        list: "/blacklist",
        each: "blacklist",
        table: "blacklisting",
        columns: since!("x.heard_at"),
        which: "x.state = 'heard' AND x.proposed_by <> ?",
    },
    Source {
        need: P::BlacklistApprove,
        kind: "removals",
        list: "/blacklist",
        each: "blacklist",
        table: "blacklisting",
        columns: since!("x.removal_proposed_at"),
        which: "x.state = 'under-review' AND x.removal_proposed_by <> ?",
    },
];

/// Heaps whose pieces are worked on in their list: what is needed, the kind, where, how they are counted.
pub const LISTS: [(P, &str, &str, &str); 3] = [
    (
        P::SupplierMerge,
        "merges",
        "/suppliers/merges",
        "SELECT count(*) FROM supplier_merge WHERE state = 'proposed' AND proposed_by <> ?",
    ),
    (
        P::PersonConfirm,
        "grants",
        "/people",
        "SELECT count(*) FROM role_grant WHERE confirmed_at IS NULL AND revoked_at IS NULL AND granted_by <> ?",
    ),
    (P::MailRead, "bounces", "/mail?tab=failed", "SELECT count(*) FROM outgoing_mail WHERE failed_at IS NOT NULL"),
];
