//! The records that figures are counted from, reduced to what the counting needs.

use crate::Id;
use crate::instant::Instant;
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Every record that some figure reads. Rows may be later than the report's time of knowledge; the rules leave them out.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct World {
    /// Whether suppliers of a category belong to the population; a code that is not here is "unknown" and counts.
    pub counts: BTreeMap<String, bool>,
    /// The register.
    pub suppliers: Vec<Supplier>,
    /// Main categories over time.
    pub categories: Vec<Dated>,
    /// Registered countries over time.
    pub regions: Vec<Dated>,
    /// Certified, frozen, left, eliminated, blacklisted over time.
    pub standings: Vec<Fact>,
    /// Purchase amounts.
    pub spend: Vec<Spend>,
    /// Versions of the two instruments.
    pub versions: Vec<Version>,
    /// Signatures of both instruments.
    pub signatures: Vec<Signature>,
    /// Spot checks.
    pub checks: Vec<Check>,
    /// Audits of every kind.
    pub audits: Vec<Audit>,
    /// Self-assessments.
    pub declarations: Vec<Declaration>,
    /// What was submitted, each time.
    pub submissions: Vec<Submission>,
    /// Remediations.
    pub remediations: Vec<Remediation>,
    /// Dispositions that have been decided.
    pub dispositions: Vec<Disposition>,
    /// Blacklistings that have been in force.
    pub blacklistings: Vec<Blacklisting>,
}

/// A supplier.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "db", derive(sea_orm::FromQueryResult))]
pub struct Supplier {
    /// The record.
    pub id: Id,
    /// The day it became known to the procurement platform.
    pub registered_on: NaiveDate,
    /// The first day on which it no longer was.
    pub left_on: Option<NaiveDate>,
    /// The record it was merged into.
    pub merged_into: Option<Id>,
    /// The main category today, for a supplier without dated rows.
    pub category: String,
    /// The registered country today, for a supplier without dated rows.
    pub country: String,
    /// When the record was made.
    pub created_at: Instant,
}

/// A property that holds from a day until (not including) another.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "db", derive(sea_orm::FromQueryResult))]
pub struct Dated {
    /// The supplier.
    pub supplier_id: Id,
    /// Category code or country.
    pub value: String,
    /// First day.
    pub effective_from: NaiveDate,
    /// First day no longer.
    pub effective_to: Option<NaiveDate>,
    /// When it was recorded.
    pub recorded_at: Instant,
}

/// A fact about a supplier's standing.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "db", derive(sea_orm::FromQueryResult))]
pub struct Fact {
    /// The supplier.
    pub supplier_id: Id,
    /// Which standing.
    pub standing: crate::supplier::Standing,
    /// First day in force.
    pub effective_from: NaiveDate,
    /// First day no longer in force.
    pub effective_to: Option<NaiveDate>,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// When its end was recorded, if later than the fact itself.
    pub ended_recorded_at: Option<Instant>,
}

/// A purchase amount of a period; it belongs to the year in which the period begins.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "db", derive(sea_orm::FromQueryResult))]
pub struct Spend {
    /// The supplier.
    pub supplier_id: Id,
    /// First day of the period.
    pub starts_on: NaiveDate,
    /// RMB without tax, in fen.
    pub rmb_fen: i64,
    /// When it was recorded.
    pub recorded_at: Instant,
}

/// A published version of an instrument.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "db", derive(sea_orm::FromQueryResult))]
pub struct Version {
    /// The version.
    pub id: Id,
    /// Which instrument.
    pub instrument: String,
    /// Its number.
    pub number: i64,
    /// A correction of wording asks for no new signature.
    pub correction: bool,
    /// First day in effect.
    pub effective_on: Option<NaiveDate>,
    /// Last day on which signatures of older versions hold.
    pub resign_by: Option<NaiveDate>,
    /// When it was published.
    pub published_at: Option<Instant>,
}

/// A signature.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "db", derive(sea_orm::FromQueryResult))]
pub struct Signature {
    /// The signature.
    pub id: Id,
    /// Who signed.
    pub supplier_id: Id,
    /// Which instrument.
    pub instrument: String,
    /// Which version.
    pub version_id: Id,
    /// When it was signed.
    pub signed_at: Instant,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// When it was voided.
    pub voided_at: Option<Instant>,
}

codes! {
    /// How a spot check ended.
    pub enum Ending {
        /// It was scored; `passed` says how.
        Scored => "scored",
        /// The supplier refused the visit: counts as failed, shown apart.
        Refused => "refused",
        /// The site was closed or out of scope.
        OutOfScope => "out-of-scope",
        /// Called off by two people.
        Cancelled => "cancelled",
    }
}

/// A spot check that has ended or been scored.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "db", derive(sea_orm::FromQueryResult))]
pub struct Check {
    /// The spot check.
    pub id: Id,
    /// The supplier.
    pub supplier_id: Id,
    /// How it ended.
    pub ending: Ending,
    /// When: its effective date (scored, or refused, cancelled, found closed).
    pub ended_at: Instant,
    /// The first result.
    pub passed: Option<bool>,
    /// When it was recorded.
    pub recorded_at: Instant,
}

/// An audit that has been issued.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "db", derive(sea_orm::FromQueryResult))]
pub struct Audit {
    /// The audit.
    pub id: Id,
    /// ESG audit or another kind.
    pub kind: String,
    /// The supplier.
    pub supplier_id: Id,
    /// When it was issued: its effective date.
    pub issued_at: Instant,
    /// Its result.
    pub passed: Option<bool>,
    /// When it was recorded.
    pub recorded_at: Instant,
}

/// A self-assessment.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "db", derive(sea_orm::FromQueryResult))]
pub struct Declaration {
    /// The declaration.
    pub id: Id,
    /// The supplier.
    pub supplier_id: Id,
    /// When the supplier was invited.
    pub invited_at: Instant,
    /// When it was accepted.
    pub accepted_at: Option<Instant>,
}

/// One submission of a self-assessment that was not recalled.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "db", derive(sea_orm::FromQueryResult))]
pub struct Submission {
    /// The declaration.
    pub declaration_id: Id,
    /// When it was submitted.
    pub submitted_at: Instant,
    /// When the reviewer returned it.
    pub returned_at: Option<Instant>,
}

/// A remediation.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "db", derive(sea_orm::FromQueryResult))]
pub struct Remediation {
    /// The remediation.
    pub id: Id,
    /// The supplier.
    pub supplier_id: Id,
    /// The spot check or audit it comes from.
    pub source_id: Id,
    /// When it was opened.
    pub opened_at: Instant,
    /// Last day for its completion.
    pub complete_due: NaiveDate,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    /// How often its evidence was sent back.
    pub sent_back_count: i64,
}

/// A disposition that has been decided.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "db", derive(sea_orm::FromQueryResult))]
pub struct Disposition {
    /// The spot check or audit it answers.
    pub source_id: Id,
    /// When it was decided.
    pub decided_at: Instant,
}

/// A blacklisting that is or was in force.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "db", derive(sea_orm::FromQueryResult))]
pub struct Blacklisting {
    /// The blacklisting.
    pub id: Id,
    /// The supplier.
    pub supplier_id: Id,
    /// The integrity event that started it.
    pub integrity_event: String,
    /// First day in force.
    pub active_on: NaiveDate,
    /// When it was decided, or recorded from former years.
    pub known_at: Instant,
    /// First day no longer in force.
    pub removed_on: Option<NaiveDate>,
    /// When the removal was decided.
    pub removed_at: Option<Instant>,
}
