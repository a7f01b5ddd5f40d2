//! People, what they may do, and their sessions.

crate::capability!(
    ["person", "role_grant", "session", "attempt", "done_once", "invitation", "password_reset"],
    "
CREATE TABLE person (
  id {uuid} PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  lang TEXT NOT NULL,
  password_hash TEXT,
  failed_count BIGINT NOT NULL DEFAULT 0,
  failed_at BIGINT,
  deactivated_at BIGINT,
  created_at BIGINT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE TABLE role_grant (
  id {uuid} PRIMARY KEY,
  person_id {uuid} NOT NULL REFERENCES person(id),
  role TEXT NOT NULL,
  scope_kind TEXT NOT NULL,
  scope_id {uuid},
  starts_on DATE NOT NULL,
  ends_on DATE,
  granted_by {uuid} NOT NULL REFERENCES person(id),
  granted_at BIGINT NOT NULL,
  confirmed_by {uuid} REFERENCES person(id),
  confirmed_at BIGINT,
  revoked_by {uuid} REFERENCES person(id),
  revoked_at BIGINT,
  CHECK (granted_by <> person_id),
  CHECK (confirmed_by IS NULL OR (confirmed_by <> granted_by AND confirmed_by <> person_id))
);
CREATE INDEX role_grant_person ON role_grant (person_id);
CREATE INDEX role_grant_scope ON role_grant (scope_id);
CREATE TABLE session (
  id {uuid} PRIMARY KEY,
  token_hash {bytes} NOT NULL UNIQUE,
  person_id {uuid} NOT NULL REFERENCES person(id),
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  ended_at BIGINT,
  notice TEXT,
  address TEXT NOT NULL,
  agent TEXT NOT NULL
);
CREATE INDEX session_person ON session (person_id);
CREATE TABLE attempt (
  id {uuid} PRIMARY KEY,
  person_id {uuid},
  page TEXT NOT NULL,
  call TEXT NOT NULL,
  fields TEXT NOT NULL,
  refusal TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX attempt_created ON attempt (created_at);
CREATE TABLE done_once (
  token TEXT PRIMARY KEY,
  person_id {uuid},
  call TEXT NOT NULL,
  landing TEXT NOT NULL,
  done_at BIGINT NOT NULL
);
CREATE TABLE invitation (
  id {uuid} PRIMARY KEY,
  token_hash {bytes} NOT NULL UNIQUE,
  email TEXT NOT NULL,
  supplier_id {uuid} NOT NULL,
  role TEXT NOT NULL,
  lang TEXT NOT NULL,
  invited_by {uuid} NOT NULL REFERENCES person(id),
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_by {uuid} REFERENCES person(id),
  used_at BIGINT,
  not_mine_at BIGINT,
  replaced_at BIGINT
);
CREATE INDEX invitation_supplier ON invitation (supplier_id);
CREATE TABLE password_reset (
  id {uuid} PRIMARY KEY,
  token_hash {bytes} NOT NULL UNIQUE,
  person_id {uuid} NOT NULL REFERENCES person(id),
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT
);
"
);
