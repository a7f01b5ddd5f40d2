//! Questionnaires, campaigns, declarations with their answers, evidence files, frozen submissions and reviews.

crate::capability!(
    [
        "questionnaire_version",
        "questionnaire_section",
        "question_version",
        "question_text",
        "question_option",
        "campaign",
        "declaration",
        "answer",
        "answer_choice",
        "evidence",
        "answer_evidence",
        "submission",
        "review_note"
    ],
    "
CREATE TABLE questionnaire_version (
  id {uuid} PRIMARY KEY,
  code TEXT NOT NULL,
  number BIGINT NOT NULL,
  title_en TEXT NOT NULL,
  title_zh TEXT NOT NULL,
  published_at BIGINT NOT NULL,
  UNIQUE (code, number)
);
CREATE TABLE questionnaire_section (
  id {uuid} PRIMARY KEY,
  version_id {uuid} NOT NULL REFERENCES questionnaire_version(id),
  position BIGINT NOT NULL,
  code TEXT NOT NULL,
  pillar TEXT NOT NULL,
  title_en TEXT NOT NULL,
  title_zh TEXT NOT NULL,
  UNIQUE (version_id, code)
);
CREATE TABLE question_version (
  id {uuid} PRIMARY KEY,
  version_id {uuid} NOT NULL REFERENCES questionnaire_version(id),
  section_code TEXT NOT NULL,
  position BIGINT NOT NULL,
  code TEXT NOT NULL,
  kind TEXT NOT NULL,
  weight BIGINT NOT NULL,
  required BOOLEAN NOT NULL,
  clause TEXT NOT NULL,
  unit TEXT,
  minimum BIGINT,
  maximum BIGINT,
  decimals BIGINT NOT NULL DEFAULT 0,
  best_of_many BIGINT,
  depends_on TEXT,
  depends_answers TEXT,
  evidence_for TEXT NOT NULL,
  UNIQUE (version_id, code)
);
CREATE TABLE question_text (
  question_id {uuid} NOT NULL REFERENCES question_version(id),
  lang TEXT NOT NULL,
  text TEXT NOT NULL,
  hint TEXT NOT NULL,
  example TEXT NOT NULL,
  look TEXT NOT NULL,
  PRIMARY KEY (question_id, lang)
);
CREATE TABLE question_option (
  question_id {uuid} NOT NULL REFERENCES question_version(id),
  code TEXT NOT NULL,
  position BIGINT NOT NULL,
  points BIGINT NOT NULL,
  exclusive BOOLEAN NOT NULL,
  label_en TEXT NOT NULL,
  label_zh TEXT NOT NULL,
  PRIMARY KEY (question_id, code)
);
CREATE TABLE campaign (
  id {uuid} PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  questionnaire_version_id {uuid} NOT NULL REFERENCES questionnaire_version(id),
  title_en TEXT NOT NULL,
  title_zh TEXT NOT NULL,
  starts_on DATE NOT NULL,
  ends_on DATE NOT NULL,
  closes_on DATE NOT NULL,
  opened_by {uuid} NOT NULL REFERENCES person(id),
  opened_at BIGINT NOT NULL,
  closed_at BIGINT,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE TABLE declaration (
  id {uuid} PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  campaign_id {uuid} NOT NULL REFERENCES campaign(id),
  supplier_id {uuid} NOT NULL REFERENCES supplier(id),
  state TEXT NOT NULL,
  due_on DATE NOT NULL,
  invited_at BIGINT NOT NULL,
  submitted_at BIGINT,
  late BOOLEAN NOT NULL DEFAULT FALSE,
  reviewer_id {uuid} REFERENCES person(id),
  review_started_at BIGINT,
  decided_by {uuid} REFERENCES person(id),
  decided_at BIGINT,
  decision_reason TEXT,
  score_num BIGINT,
  score_den BIGINT,
  rating TEXT,
  cannot_reason TEXT,
  na_confirmed_by {uuid} REFERENCES person(id),
  version BIGINT NOT NULL DEFAULT 1,
  UNIQUE (campaign_id, supplier_id),
  CHECK (na_confirmed_by IS NULL OR na_confirmed_by <> reviewer_id),
  CHECK (na_confirmed_by IS NULL OR na_confirmed_by <> decided_by)
);
CREATE INDEX declaration_state ON declaration (state, due_on, id);
CREATE INDEX declaration_supplier ON declaration (supplier_id);
CREATE TABLE answer (
  id {uuid} PRIMARY KEY,
  declaration_id {uuid} NOT NULL REFERENCES declaration(id),
  question_code TEXT NOT NULL,
  text_value TEXT,
  number_value BIGINT,
  unit TEXT,
  date_value DATE,
  not_applicable BOOLEAN NOT NULL DEFAULT FALSE,
  na_reason TEXT,
  answered_by {uuid} NOT NULL REFERENCES person(id),
  answered_at BIGINT NOT NULL,
  tab TEXT NOT NULL DEFAULT '',
  version BIGINT NOT NULL DEFAULT 1,
  UNIQUE (declaration_id, question_code)
);
CREATE TABLE answer_choice (
  answer_id {uuid} NOT NULL REFERENCES answer(id),
  option_code TEXT NOT NULL,
  PRIMARY KEY (answer_id, option_code)
);
CREATE TABLE evidence (
  id {uuid} PRIMARY KEY,
  supplier_id {uuid} NOT NULL REFERENCES supplier(id),
  sha256 TEXT NOT NULL,
  size BIGINT NOT NULL,
  file_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  store_key TEXT NOT NULL,
  shows_people BOOLEAN NOT NULL,
  uploaded_by {uuid} NOT NULL REFERENCES person(id),
  uploaded_at BIGINT NOT NULL
);
CREATE INDEX evidence_supplier ON evidence (supplier_id, sha256);
CREATE TABLE answer_evidence (
  declaration_id {uuid} NOT NULL REFERENCES declaration(id),
  question_code TEXT NOT NULL,
  evidence_id {uuid} NOT NULL REFERENCES evidence(id),
  PRIMARY KEY (declaration_id, question_code, evidence_id)
);
CREATE TABLE submission (
  id {uuid} PRIMARY KEY,
  declaration_id {uuid} NOT NULL REFERENCES declaration(id),
  number BIGINT NOT NULL,
  document TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  submitted_by {uuid} NOT NULL REFERENCES person(id),
  submitted_at BIGINT NOT NULL,
  recalled_at BIGINT,
  returned_at BIGINT,
  receipt_id {uuid} REFERENCES receipt(id),
  UNIQUE (declaration_id, number)
);
CREATE TABLE review_note (
  id {uuid} PRIMARY KEY,
  declaration_id {uuid} NOT NULL REFERENCES declaration(id),
  submission_number BIGINT NOT NULL,
  question_code TEXT NOT NULL,
  comment TEXT NOT NULL,
  returned BOOLEAN NOT NULL,
  written_by {uuid} NOT NULL REFERENCES person(id),
  written_at BIGINT NOT NULL,
  UNIQUE (declaration_id, submission_number, question_code)
);
"
);
