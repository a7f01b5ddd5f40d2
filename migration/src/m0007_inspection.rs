//! What is checked on site: checklists, spot checks, audits, their marks, comments and findings.

crate::capability!(
    ["checklist_version", "checklist_item", "spot_check", "audit", "mark", "mark_evidence", "finding", "objection"],
    "
CREATE TABLE checklist_version (
  id {uuid} PRIMARY KEY,
  code TEXT NOT NULL,
  number BIGINT NOT NULL,
  pass_mark BIGINT NOT NULL,
  title_en TEXT NOT NULL,
  title_zh TEXT NOT NULL,
  published_at BIGINT NOT NULL,
  UNIQUE (code, number)
);
CREATE TABLE checklist_item (
  id {uuid} PRIMARY KEY,
  version_id {uuid} NOT NULL REFERENCES checklist_version(id),
  position BIGINT NOT NULL,
  code TEXT NOT NULL,
  weight BIGINT NOT NULL,
  zero_tolerance BOOLEAN NOT NULL,
  clause TEXT NOT NULL,
  severity TEXT NOT NULL,
  finding_kind TEXT NOT NULL,
  text_en TEXT NOT NULL,
  text_zh TEXT NOT NULL,
  look_en TEXT NOT NULL,
  look_zh TEXT NOT NULL,
  UNIQUE (version_id, code)
);
CREATE TABLE spot_check (
  id {uuid} PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  supplier_id {uuid} NOT NULL REFERENCES supplier(id),
  site_id {uuid} REFERENCES site(id),
  draw_id {uuid} REFERENCES draw(id),
  checklist_id {uuid} NOT NULL REFERENCES checklist_version(id),
  state TEXT NOT NULL,
  due_on DATE NOT NULL,
  risk BIGINT NOT NULL DEFAULT 0,
  planned_by {uuid} REFERENCES person(id),
  plan_reason TEXT,
  assigned_to {uuid} REFERENCES person(id),
  assigned_at BIGINT,
  started_at BIGINT,
  visited_on DATE,
  visit_reason TEXT,
  scored_by {uuid} REFERENCES person(id),
  scored_at BIGINT,
  score_num BIGINT,
  score_den BIGINT,
  zero_tolerance_failed BOOLEAN,
  passed BOOLEAN,
  comment TEXT,
  commented_at BIGINT,
  comment_until BIGINT,
  settled_by {uuid} REFERENCES person(id),
  settled_at BIGINT,
  outcome_reason TEXT,
  cancel_proposed_by {uuid} REFERENCES person(id),
  cancelled_by {uuid} REFERENCES person(id),
  closed_by {uuid} REFERENCES person(id),
  closed_at BIGINT,
  batch_id {uuid} REFERENCES import_batch(id),
  recorded_at BIGINT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  CHECK (cancelled_by IS NULL OR cancelled_by <> cancel_proposed_by)
);
CREATE INDEX spot_check_queue ON spot_check (state, due_on, id);
CREATE INDEX spot_check_assigned ON spot_check (assigned_to, state, due_on, id);
CREATE INDEX spot_check_supplier ON spot_check (supplier_id);
CREATE TABLE audit (
  id {uuid} PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  supplier_id {uuid} NOT NULL REFERENCES supplier(id),
  site_id {uuid} REFERENCES site(id),
  draw_id {uuid} REFERENCES draw(id),
  checklist_id {uuid} NOT NULL REFERENCES checklist_version(id),
  state TEXT NOT NULL,
  due_on DATE NOT NULL,
  risk BIGINT NOT NULL DEFAULT 0,
  planned_by {uuid} REFERENCES person(id),
  plan_reason TEXT,
  assigned_to {uuid} REFERENCES person(id),
  assigned_at BIGINT,
  started_at BIGINT,
  visited_on DATE,
  visit_reason TEXT,
  scored_by {uuid} REFERENCES person(id),
  score_num BIGINT,
  score_den BIGINT,
  zero_tolerance_failed BOOLEAN,
  passed BOOLEAN,
  drafted_at BIGINT,
  comment TEXT,
  commented_at BIGINT,
  comment_until BIGINT,
  issued_by {uuid} REFERENCES person(id),
  issued_at BIGINT,
  outcome_reason TEXT,
  cancel_proposed_by {uuid} REFERENCES person(id),
  cancelled_by {uuid} REFERENCES person(id),
  closed_by {uuid} REFERENCES person(id),
  closed_at BIGINT,
  batch_id {uuid} REFERENCES import_batch(id),
  recorded_at BIGINT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  CHECK (cancelled_by IS NULL OR cancelled_by <> cancel_proposed_by),
  CHECK (closed_by IS NULL OR closed_by <> assigned_to),
  CHECK (closed_by IS NULL OR closed_by <> scored_by)
);
CREATE INDEX audit_queue ON audit (state, due_on, id);
CREATE INDEX audit_assigned ON audit (assigned_to, state, due_on, id);
CREATE INDEX audit_supplier ON audit (supplier_id);
CREATE TABLE mark (
  id {uuid} PRIMARY KEY,
  check_id {uuid} NOT NULL,
  item_code TEXT NOT NULL,
  mark TEXT NOT NULL,
  note TEXT,
  marked_by {uuid} NOT NULL REFERENCES person(id),
  marked_at BIGINT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  UNIQUE (check_id, item_code)
);
CREATE TABLE mark_evidence (
  check_id {uuid} NOT NULL,
  item_code TEXT NOT NULL,
  evidence_id {uuid} NOT NULL REFERENCES evidence(id),
  PRIMARY KEY (check_id, item_code, evidence_id)
);
CREATE TABLE finding (
  id {uuid} PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  source_kind TEXT NOT NULL,
  source_id {uuid} NOT NULL,
  supplier_id {uuid} NOT NULL REFERENCES supplier(id),
  site_id {uuid} REFERENCES site(id),
  item_code TEXT NOT NULL,
  kind TEXT NOT NULL,
  severity TEXT NOT NULL,
  stage TEXT NOT NULL,
  text TEXT NOT NULL,
  lang TEXT NOT NULL,
  raised_by {uuid} NOT NULL REFERENCES person(id),
  raised_at BIGINT NOT NULL,
  issued_at BIGINT,
  contain_by BIGINT,
  plan_due DATE,
  complete_due DATE,
  state TEXT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  UNIQUE (source_id, item_code)
);
CREATE INDEX finding_supplier ON finding (supplier_id);
CREATE TABLE objection (
  id {uuid} PRIMARY KEY,
  source_kind TEXT NOT NULL,
  source_id {uuid} NOT NULL,
  supplier_id {uuid} NOT NULL REFERENCES supplier(id),
  text TEXT NOT NULL,
  raised_by {uuid} NOT NULL REFERENCES person(id),
  raised_at BIGINT NOT NULL,
  decision TEXT,
  decision_reason TEXT,
  corrected_passed BOOLEAN,
  decided_by {uuid} REFERENCES person(id),
  decided_at BIGINT,
  UNIQUE (source_id),
  CHECK (decided_by IS NULL OR decided_by <> raised_by)
);
CREATE INDEX objection_supplier ON objection (supplier_id);
"
);
