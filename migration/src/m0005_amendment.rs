//! Changes of the master data that a supplier proposes, with their proof.

crate::capability!(
    ["amendment", "amendment_evidence"],
    "
CREATE TABLE amendment (
  id {uuid} PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  supplier_id {uuid} NOT NULL REFERENCES supplier(id),
  state TEXT NOT NULL,
  name TEXT NOT NULL,
  name_latin TEXT,
  country TEXT NOT NULL,
  admin1 TEXT,
  city TEXT,
  address TEXT,
  statement TEXT NOT NULL,
  proposed_by {uuid} NOT NULL REFERENCES person(id),
  proposed_at BIGINT NOT NULL,
  submitted_at BIGINT,
  decided_by {uuid} REFERENCES person(id),
  decided_at BIGINT,
  decision_reason TEXT,
  before_values TEXT,
  version BIGINT NOT NULL DEFAULT 1,
  CHECK (decided_by IS NULL OR decided_by <> proposed_by)
);
CREATE INDEX amendment_supplier ON amendment (supplier_id, state);
CREATE INDEX amendment_state ON amendment (state, proposed_at, id);
CREATE TABLE amendment_evidence (
  amendment_id {uuid} NOT NULL REFERENCES amendment(id),
  evidence_id {uuid} NOT NULL REFERENCES evidence(id),
  PRIMARY KEY (amendment_id, evidence_id)
);
CREATE INDEX amendment_evidence_evidence ON amendment_evidence (evidence_id)
"
);
