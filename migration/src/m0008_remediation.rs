//! Remediation: what the supplier does about a finding, and who verified it.

crate::capability!(
    ["remediation", "remediation_step", "remediation_evidence"],
    "
CREATE TABLE remediation (
  id {uuid} PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  finding_id {uuid} NOT NULL UNIQUE REFERENCES finding(id),
  source_kind TEXT NOT NULL,
  source_id {uuid} NOT NULL,
  supplier_id {uuid} NOT NULL REFERENCES supplier(id),
  auditor_id {uuid} NOT NULL REFERENCES person(id),
  state TEXT NOT NULL,
  cause TEXT,
  action TEXT,
  prevention TEXT,
  owner TEXT,
  owner_due DATE,
  plan_due DATE,
  complete_due DATE NOT NULL,
  opened_at BIGINT NOT NULL,
  plan_submitted_at BIGINT,
  plan_accepted_at BIGINT,
  evidence_submitted_at BIGINT,
  sent_back_count BIGINT NOT NULL DEFAULT 0,
  reminded_on DATE,
  verified_by {uuid} REFERENCES person(id),
  verified_at BIGINT,
  closed_by {uuid} REFERENCES person(id),
  closed_at BIGINT,
  version BIGINT NOT NULL DEFAULT 1,
  CHECK (verified_by IS NULL OR verified_by <> auditor_id)
);
CREATE INDEX remediation_queue ON remediation (state, complete_due, id);
CREATE INDEX remediation_supplier ON remediation (supplier_id);
CREATE INDEX remediation_source ON remediation (source_id);
CREATE TABLE remediation_step (
  id {uuid} PRIMARY KEY,
  remediation_id {uuid} NOT NULL REFERENCES remediation(id),
  verb TEXT NOT NULL,
  reason TEXT,
  done_by {uuid} NOT NULL REFERENCES person(id),
  done_at BIGINT NOT NULL
);
CREATE INDEX remediation_step_remediation ON remediation_step (remediation_id);
CREATE TABLE remediation_evidence (
  remediation_id {uuid} NOT NULL REFERENCES remediation(id),
  evidence_id {uuid} NOT NULL REFERENCES evidence(id),
  PRIMARY KEY (remediation_id, evidence_id)
);
"
);
