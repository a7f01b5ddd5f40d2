//! Who may do what: one table of role × permission, asked by the button and by the verb.

use crate::refusal::UnknownCode;

codes! {
    /// What a person is in the portal. See ARCHITECTURE, "Roles".
    pub enum Role {
        /// Invites colleagues and signs for a supplier.
        SupplierAdmin => "supplier-admin",
        /// Answers and uploads for a supplier.
        SupplierMember => "supplier-member",
        /// Keeps the register, invites, proposes dispositions.
        Procurement => "procurement",
        /// Reviews declarations and remediation.
        Reviewer => "reviewer",
        /// Works the audit queue and scores spot checks.
        Auditor => "auditor",
        /// A third party who sees the inspections assigned to them alone.
        Inspector => "inspector",
        /// Plans the year, draws samples, approves blacklisting, exports statistics.
        Compliance => "compliance",
        /// Proposes blacklisting.
        Integrity => "integrity",
        /// Sets targets, reads dashboards.
        Committee => "committee",
        /// Outside, read-only, until a date.
        Assurer => "assurer",
        /// Users and settings; decides nothing about a supplier.
        Admin => "admin",
    }
}

codes! {
    /// One thing that may be done, as the table of rights names it.
    pub enum Permission {
        /// Read the register and a supplier's page.
        SupplierRead => "supplier-read",
        /// Create suppliers, change contacts and sites.
        SupplierWrite => "supplier-write",
        /// Stage and commit an import.
        SupplierImport => "supplier-import",
        /// Keep the lists of business units and scenarios.
        ClassificationKeep => "classification-keep",
        /// Propose or decide a merge, propose or decide the undoing of an import.
        SupplierMerge => "supplier-merge",
        /// Read instruments and who signed.
        InstrumentRead => "instrument-read",
        /// Draft and publish versions.
        InstrumentPublish => "instrument-publish",
        /// Invite suppliers to sign or to declare.
        SupplierInvite => "supplier-invite",
        /// Answer clarifications, accept equivalents, void signatures.
        SigningDecide => "signing-decide",
        /// Open and close campaigns.
        CampaignOpen => "campaign-open",
        /// Read declarations.
        DeclarationRead => "declaration-read",
        /// Return or accept declarations.
        DeclarationReview => "declaration-review",
        /// Read evidence files.
        EvidenceRead => "evidence-read",
        /// Read draws.
        DrawRead => "draw-read",
        /// Plan, commit, reveal and publish draws.
        DrawPlan => "draw-plan",
        /// Read spot checks and audits.
        CheckRead => "check-read",
        /// Plan and assign spot checks and audits, propose or decide cancelling.
        CheckAssign => "check-assign",
        /// Claim, score, settle and issue what one is assigned.
        CheckScore => "check-score",
        /// Read remediations.
        RemediationRead => "remediation-read",
        /// Accept plans, verify evidence, close.
        RemediationReview => "remediation-review",
        /// Read dispositions.
        DispositionRead => "disposition-read",
        /// Propose and notice dispositions.
        DispositionPropose => "disposition-propose",
        /// Decide and lift dispositions.
        DispositionDecide => "disposition-decide",
        /// Apply for a supplier's certification.
        CertificationApply => "certification-apply",
        /// Decide certification, judge relationships.
        CertificationDecide => "certification-decide",
        /// Read the blacklist.
        BlacklistRead => "blacklist-read",
        /// Propose blacklisting or removal.
        BlacklistPropose => "blacklist-propose",
        /// Approve blacklisting or removal.
        BlacklistApprove => "blacklist-approve",
        /// Ask whether a supplier is eligible.
        EligibilityAsk => "eligibility-ask",
        /// Read figures and their rows.
        StatisticsRead => "statistics-read",
        /// Export figures.
        StatisticsExport => "statistics-export",
        /// Create people and grant roles.
        PersonManage => "person-manage",
        /// Confirm the grant of a deciding role as second person.
        PersonConfirm => "person-confirm",
        /// Read the outbox and the bounces.
        MailRead => "mail-read",
        /// See one's own company's page.
        CompanyRead => "company-read",
        /// Answer, upload, plan and comment for one's own company.
        CompanyAnswer => "company-answer",
        /// Sign, decline, submit and object for one's own company.
        CompanySign => "company-sign",
        /// Invite colleagues to one's own company.
        CompanyInvite => "company-invite",
    }
}

use Permission as P;
use Role as R;

/// The table of rights: for each role what it may do.
pub const TABLE: &[(Role, &[Permission])] = &[
    (R::SupplierAdmin, &[P::CompanyRead, P::CompanyAnswer, P::CompanySign, P::CompanyInvite]),
    (R::SupplierMember, &[P::CompanyRead, P::CompanyAnswer]),
    (
        R::Procurement,
        &[
            P::SupplierRead,
            P::SupplierWrite,
            P::SupplierImport,
            P::SupplierMerge,
            P::InstrumentRead,
            P::SupplierInvite,
            P::SigningDecide,
            P::DeclarationRead,
            P::CheckRead,
            P::RemediationRead,
            P::DispositionRead,
            P::DispositionPropose,
            P::CertificationApply,
            P::BlacklistRead,
            P::EligibilityAsk,
            P::StatisticsRead,
            P::MailRead,
        ],
    ),
    (
        R::Reviewer,
        &[
            P::SupplierRead,
            P::DeclarationRead,
            P::DeclarationReview,
            P::EvidenceRead,
            P::RemediationRead,
            P::RemediationReview,
            P::CheckRead,
            P::InstrumentRead,
        ],
    ),
    (
        R::Auditor,
        &[
            P::SupplierRead,
            P::CheckRead,
            P::CheckScore,
            P::EvidenceRead,
            P::RemediationRead,
            P::RemediationReview,
            P::DrawRead,
            P::DeclarationRead,
        ],
    ),
    (R::Inspector, &[P::CheckScore]),
    (
        R::Compliance,
        &[
            P::SupplierRead,
            P::SupplierMerge,
            P::InstrumentRead,
            P::InstrumentPublish,
            P::SupplierInvite,
            P::SigningDecide,
            P::CampaignOpen,
            P::DeclarationRead,
            P::DrawRead,
            P::DrawPlan,
            P::CheckRead,
            P::CheckAssign,
            P::RemediationRead,
            P::DispositionRead,
            P::DispositionDecide,
            P::CertificationDecide,
            P::BlacklistRead,
            P::BlacklistApprove,
            P::EligibilityAsk,
            P::StatisticsRead,
            P::StatisticsExport,
            P::PersonConfirm,
            P::EvidenceRead,
            P::MailRead,
        ],
    ),
    (R::Integrity, &[P::SupplierRead, P::BlacklistRead, P::BlacklistPropose, P::EligibilityAsk]),
    (R::Committee, &[P::StatisticsRead]),
    (
        R::Assurer,
        &[
            P::SupplierRead,
            P::InstrumentRead,
            P::DeclarationRead,
            P::DrawRead,
            P::CheckRead,
            P::RemediationRead,
            P::DispositionRead,
            P::BlacklistRead,
            P::StatisticsRead,
            P::EvidenceRead,
        ],
    ),
    (R::Admin, &[P::ClassificationKeep, P::PersonManage, P::PersonConfirm, P::MailRead]),
];

impl Role {
    /// Whether this role carries the permission.
    pub fn may(self, permission: Permission) -> bool {
        TABLE.iter().any(|(role, rights)| *role == self && rights.contains(&permission))
    }

    /// Whether the role belongs to a supplier and not to the buyer.
    pub fn of_supplier(self) -> bool {
        matches!(self, R::SupplierAdmin | R::SupplierMember)
    }

    /// Whether a second person must confirm its grant: it decides about suppliers or about people.
    pub fn deciding(self) -> bool {
        matches!(self, R::Compliance | R::Integrity | R::Admin)
    }
}

/// Reads a role from its code.
pub fn role(code: &str) -> Result<Role, UnknownCode> {
    code.parse()
}
