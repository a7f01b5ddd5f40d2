//! What was done, by whom, to what; and the mail that it caused.

crate::capability!(
    ["activity", "activity_subject", "outgoing_mail", "counter"],
    "
CREATE TABLE activity (
  id {uuid} PRIMARY KEY,
  at BIGINT NOT NULL,
  person_id {uuid} NOT NULL REFERENCES person(id),
  verb TEXT NOT NULL,
  rule_version TEXT
);
CREATE INDEX activity_at ON activity (at, id);
CREATE TABLE activity_subject (
  activity_id {uuid} NOT NULL,
  kind TEXT NOT NULL,
  subject_id {uuid} NOT NULL,
  before_state TEXT,
  after_state TEXT,
  PRIMARY KEY (subject_id, activity_id, kind)
);
CREATE INDEX activity_subject_activity ON activity_subject (activity_id);
CREATE TABLE outgoing_mail (
  id {uuid} PRIMARY KEY,
  message TEXT NOT NULL,
  email TEXT NOT NULL,
  lang TEXT NOT NULL,
  supplier_id {uuid},
  particulars TEXT NOT NULL,
  secret TEXT,
  created_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  attempt BIGINT NOT NULL DEFAULT 0,
  lease_until BIGINT,
  sent_at BIGINT,
  failed_at BIGINT,
  failure TEXT
);
CREATE INDEX outgoing_mail_due ON outgoing_mail (sent_at, failed_at, due_at);
CREATE INDEX outgoing_mail_sent ON outgoing_mail (sent_at, id) WHERE sent_at IS NOT NULL;
CREATE TABLE counter (
  name TEXT PRIMARY KEY,
  value BIGINT NOT NULL
);
"
);
