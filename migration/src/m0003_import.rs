//! Lists that arrive as files: batches, their rows as they stood in the file, and what the columns of a source mean.

crate::capability!(
    ["import_batch", "import_row", "import_mapping"],
    "
CREATE TABLE import_batch (
  id {uuid} PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  source TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  format TEXT NOT NULL,
  encoding TEXT,
  header TEXT NOT NULL,
  mapping TEXT NOT NULL,
  notes TEXT NOT NULL,
  duplicates TEXT NOT NULL,
  state TEXT NOT NULL,
  rows BIGINT NOT NULL DEFAULT 0,
  refused BIGINT NOT NULL DEFAULT 0,
  created BIGINT NOT NULL DEFAULT 0,
  updated BIGINT NOT NULL DEFAULT 0,
  unchanged BIGINT NOT NULL DEFAULT 0,
  staged_by {uuid} NOT NULL REFERENCES person(id),
  staged_at BIGINT NOT NULL,
  committed_by {uuid} REFERENCES person(id),
  committed_at BIGINT,
  undo_proposed_by {uuid} REFERENCES person(id),
  undo_proposed_at BIGINT,
  undone_by {uuid} REFERENCES person(id),
  undone_at BIGINT,
  version BIGINT NOT NULL DEFAULT 1,
  CHECK (undone_by IS NULL OR undone_by <> committed_by),
  CHECK (undone_by IS NULL OR undone_by <> undo_proposed_by)
);
CREATE TABLE import_row (
  batch_id {uuid} NOT NULL REFERENCES import_batch(id),
  row_no BIGINT NOT NULL,
  cells TEXT NOT NULL,
  outcome TEXT NOT NULL,
  problems TEXT NOT NULL,
  supplier_id {uuid},
  record_id {uuid},
  before_values TEXT,
  PRIMARY KEY (batch_id, row_no)
);
CREATE INDEX import_row_outcome ON import_row (batch_id, outcome, row_no);
CREATE TABLE import_mapping (
  source TEXT NOT NULL,
  header TEXT NOT NULL,
  target TEXT NOT NULL,
  PRIMARY KEY (source, header)
)
"
);
