//! The two signing instruments, the invitations to sign them, the signatures and their receipts.

crate::capability!(
    ["receipt", "instrument_version", "instrument_text", "signing", "signing_reply", "signature", "signature_text"],
    "
CREATE TABLE receipt (
  id {uuid} PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  subject_id {uuid} NOT NULL,
  supplier_id {uuid} NOT NULL REFERENCES supplier(id),
  document TEXT NOT NULL,
  issued_at BIGINT NOT NULL
);
CREATE INDEX receipt_subject ON receipt (subject_id);
CREATE TABLE instrument_version (
  id {uuid} PRIMARY KEY,
  instrument TEXT NOT NULL,
  number BIGINT NOT NULL,
  state TEXT NOT NULL,
  prevailing TEXT NOT NULL,
  correction BOOLEAN NOT NULL DEFAULT FALSE,
  effective_on DATE,
  resign_by DATE,
  effective_at BIGINT,
  lapses_at BIGINT,
  drafted_by {uuid} NOT NULL REFERENCES person(id),
  drafted_at BIGINT NOT NULL,
  published_by {uuid} REFERENCES person(id),
  published_at BIGINT,
  version BIGINT NOT NULL DEFAULT 1,
  UNIQUE (instrument, number)
);
CREATE TABLE instrument_text (
  version_id {uuid} NOT NULL REFERENCES instrument_version(id),
  lang TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (version_id, lang)
);
CREATE TABLE signing (
  id {uuid} PRIMARY KEY,
  version_id {uuid} NOT NULL REFERENCES instrument_version(id),
  instrument TEXT NOT NULL,
  supplier_id {uuid} NOT NULL REFERENCES supplier(id),
  state TEXT NOT NULL,
  due_on DATE NOT NULL,
  invited_by {uuid} NOT NULL REFERENCES person(id),
  invited_at BIGINT NOT NULL,
  viewed_at BIGINT,
  settled_at BIGINT,
  reminded_at BIGINT,
  version BIGINT NOT NULL DEFAULT 1,
  UNIQUE (version_id, supplier_id)
);
CREATE INDEX signing_supplier ON signing (supplier_id);
CREATE INDEX signing_state ON signing (instrument, state, due_on, id);
CREATE TABLE signing_reply (
  id {uuid} PRIMARY KEY,
  signing_id {uuid} NOT NULL REFERENCES signing(id),
  kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  link TEXT,
  evidence_id {uuid},
  replied_by {uuid} NOT NULL REFERENCES person(id),
  replied_at BIGINT NOT NULL,
  decision TEXT,
  decision_reason TEXT,
  decided_by {uuid} REFERENCES person(id),
  decided_at BIGINT,
  CHECK (decided_by IS NULL OR decided_by <> replied_by)
);
CREATE INDEX signing_reply_signing ON signing_reply (signing_id);
CREATE TABLE signature (
  id {uuid} PRIMARY KEY,
  signing_id {uuid} REFERENCES signing(id),
  supplier_id {uuid} NOT NULL REFERENCES supplier(id),
  instrument TEXT NOT NULL,
  version_id {uuid} NOT NULL REFERENCES instrument_version(id),
  lang TEXT NOT NULL,
  text_sha256 TEXT NOT NULL,
  person_id {uuid} REFERENCES person(id),
  signed_at BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  receipt_id {uuid} REFERENCES receipt(id),
  batch_id {uuid} REFERENCES import_batch(id),
  backdated_reason TEXT,
  void_reason TEXT,
  voided_by {uuid} REFERENCES person(id),
  voided_at BIGINT,
  CHECK (voided_by IS NULL OR voided_by <> person_id)
);
CREATE INDEX signature_supplier ON signature (supplier_id, instrument);
CREATE INDEX signature_signed ON signature (instrument, signed_at);
CREATE TABLE signature_text (
  signature_id {uuid} PRIMARY KEY REFERENCES signature(id),
  signer_name TEXT NOT NULL,
  signer_title TEXT NOT NULL,
  authority TEXT NOT NULL,
  address TEXT NOT NULL,
  agent TEXT NOT NULL,
  salt TEXT NOT NULL
);
"
);
