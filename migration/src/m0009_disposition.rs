//! Dispositions, certification and declared relationships.

crate::capability!(
    ["disposition", "certification", "relationship"],
    "
CREATE TABLE disposition (
  id {uuid} PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  supplier_id {uuid} NOT NULL REFERENCES supplier(id),
  source_kind TEXT,
  source_id {uuid},
  kind TEXT NOT NULL,
  freeze_scope TEXT,
  starts_on DATE,
  ends_on DATE,
  reason TEXT NOT NULL,
  lang TEXT NOT NULL,
  state TEXT NOT NULL,
  proposed_by {uuid} NOT NULL REFERENCES person(id),
  proposed_at BIGINT NOT NULL,
  noticed_at BIGINT,
  delivered_at BIGINT,
  delivered_how TEXT,
  hear_until BIGINT,
  statement TEXT,
  statement_by {uuid} REFERENCES person(id),
  heard_at BIGINT,
  decided_by {uuid} REFERENCES person(id),
  decided_at BIGINT,
  decision_reason TEXT,
  in_force_on DATE,
  lifted_by {uuid} REFERENCES person(id),
  lifted_at BIGINT,
  lift_reason TEXT,
  expired_at BIGINT,
  version BIGINT NOT NULL DEFAULT 1,
  CHECK (decided_by IS NULL OR decided_by <> proposed_by),
  CHECK (lifted_by IS NULL OR lifted_by <> proposed_by)
);
CREATE INDEX disposition_supplier ON disposition (supplier_id);
CREATE INDEX disposition_state ON disposition (state, proposed_at, id);
CREATE INDEX disposition_source ON disposition (source_id);
CREATE TABLE certification (
  id {uuid} PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  supplier_id {uuid} NOT NULL REFERENCES supplier(id),
  state TEXT NOT NULL,
  applied_by {uuid} NOT NULL REFERENCES person(id),
  applied_at BIGINT NOT NULL,
  statement TEXT NOT NULL,
  environmental BOOLEAN,
  environmental_reason TEXT,
  social BOOLEAN,
  social_reason TEXT,
  screened_by {uuid} REFERENCES person(id),
  screened_at BIGINT,
  decided_by {uuid} REFERENCES person(id),
  decided_at BIGINT,
  decision_reason TEXT,
  version BIGINT NOT NULL DEFAULT 1,
  CHECK (decided_by IS NULL OR decided_by <> applied_by),
  CHECK (decided_by IS NULL OR decided_by <> screened_by)
);
CREATE INDEX certification_supplier ON certification (supplier_id);
CREATE INDEX certification_state ON certification (state, applied_at, id);
CREATE TABLE relationship (
  id {uuid} PRIMARY KEY,
  supplier_id {uuid} NOT NULL REFERENCES supplier(id),
  kind TEXT NOT NULL,
  other_supplier_id {uuid} REFERENCES supplier(id),
  person_id {uuid} REFERENCES person(id),
  particulars TEXT NOT NULL,
  state TEXT NOT NULL,
  declared_by {uuid} NOT NULL REFERENCES person(id),
  declared_at BIGINT NOT NULL,
  judge_by DATE NOT NULL,
  judged_by {uuid} REFERENCES person(id),
  judged_at BIGINT,
  measure TEXT,
  version BIGINT NOT NULL DEFAULT 1,
  CHECK (judged_by IS NULL OR judged_by <> declared_by),
  CHECK (judged_by IS NULL OR judged_by <> person_id)
);
CREATE INDEX relationship_supplier ON relationship (supplier_id);
CREATE INDEX relationship_person ON relationship (person_id);
"
);
