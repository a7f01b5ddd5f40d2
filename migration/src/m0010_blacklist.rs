//! The blacklist, and who asked whether a supplier is eligible.

crate::capability!(
    ["blacklisting", "blacklist_step", "blacklist_appeal", "api_token", "eligibility_query"],
    "
CREATE TABLE blacklisting (
  id {uuid} PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  supplier_id {uuid} NOT NULL REFERENCES supplier(id),
  integrity_event TEXT NOT NULL,
  happened_on DATE NOT NULL,
  case_reference TEXT NOT NULL,
  grounds TEXT NOT NULL,
  lang TEXT NOT NULL,
  state TEXT NOT NULL,
  interim_until DATE,
  proposed_by {uuid} NOT NULL REFERENCES person(id),
  proposed_at BIGINT NOT NULL,
  noticed_at BIGINT,
  delivered_at BIGINT,
  hear_until BIGINT,
  statement TEXT,
  statement_by {uuid} REFERENCES person(id),
  heard_at BIGINT,
  approved_by {uuid} REFERENCES person(id),
  approved_at BIGINT,
  decision_reason TEXT,
  active_on DATE,
  review_on DATE,
  removal_reason TEXT,
  removal_proposed_by {uuid} REFERENCES person(id),
  removal_proposed_at BIGINT,
  removed_by {uuid} REFERENCES person(id),
  removed_at BIGINT,
  removed_on DATE,
  batch_id {uuid} REFERENCES import_batch(id),
  recorded_at BIGINT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  CHECK (approved_by IS NULL OR approved_by <> proposed_by),
  CHECK (removed_by IS NULL OR removed_by <> removal_proposed_by)
);
CREATE INDEX blacklisting_supplier ON blacklisting (supplier_id);
CREATE INDEX blacklisting_state ON blacklisting (state, proposed_at, id);
CREATE TABLE blacklist_step (
  id {uuid} PRIMARY KEY,
  blacklisting_id {uuid} NOT NULL REFERENCES blacklisting(id),
  verb TEXT NOT NULL,
  reason TEXT NOT NULL,
  done_by {uuid} NOT NULL REFERENCES person(id),
  done_at BIGINT NOT NULL
);
CREATE INDEX blacklist_step_blacklisting ON blacklist_step (blacklisting_id);
CREATE TABLE blacklist_appeal (
  id {uuid} PRIMARY KEY,
  blacklisting_id {uuid} NOT NULL REFERENCES blacklisting(id),
  text TEXT NOT NULL,
  raised_by {uuid} NOT NULL REFERENCES person(id),
  raised_at BIGINT NOT NULL,
  decision TEXT,
  decision_reason TEXT,
  decided_by {uuid} REFERENCES person(id),
  decided_at BIGINT,
  CHECK (decided_by IS NULL OR decided_by <> raised_by)
);
CREATE INDEX blacklist_appeal_blacklisting ON blacklist_appeal (blacklisting_id);
CREATE TABLE api_token (
  id {uuid} PRIMARY KEY,
  token_hash {bytes} NOT NULL UNIQUE,
  name TEXT NOT NULL,
  person_id {uuid} NOT NULL REFERENCES person(id),
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  revoked_at BIGINT
);
CREATE TABLE eligibility_query (
  id {uuid} PRIMARY KEY,
  asked_at BIGINT NOT NULL,
  person_id {uuid} NOT NULL REFERENCES person(id),
  token_id {uuid} REFERENCES api_token(id),
  query TEXT NOT NULL,
  supplier_id {uuid},
  answer TEXT NOT NULL,
  scope TEXT,
  until_on DATE,
  reason_class TEXT
);
CREATE INDEX eligibility_query_person ON eligibility_query (person_id, asked_at);
CREATE INDEX eligibility_query_token ON eligibility_query (token_id, asked_at);
"
);
