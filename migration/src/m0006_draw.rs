//! Draws: a frozen population, two commitments, the seed and what it selected.

crate::capability!(
    ["draw", "draw_unit"],
    "
CREATE TABLE draw (
  id {uuid} PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  fiscal_year BIGINT NOT NULL,
  size BIGINT NOT NULL,
  strata TEXT NOT NULL,
  due_on DATE NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  replaces_id {uuid} REFERENCES draw(id),
  public_source TEXT NOT NULL,
  public_on DATE NOT NULL,
  public_value TEXT,
  population_sha256 TEXT NOT NULL,
  file_sha256 TEXT,
  planned_by {uuid} NOT NULL REFERENCES person(id),
  planned_at BIGINT NOT NULL,
  first_by {uuid} REFERENCES person(id),
  first_hash TEXT,
  first_secret TEXT,
  second_by {uuid} REFERENCES person(id),
  second_hash TEXT,
  second_secret TEXT,
  committed_at BIGINT,
  reveal_by BIGINT,
  seed TEXT,
  drawn_at BIGINT,
  published_at BIGINT,
  ended_reason TEXT,
  version BIGINT NOT NULL DEFAULT 1,
  CHECK (second_by IS NULL OR second_by <> first_by),
  CHECK (second_hash IS NULL OR second_hash <> first_hash)
);
CREATE TABLE draw_unit (
  draw_id {uuid} NOT NULL REFERENCES draw(id),
  supplier_id {uuid} NOT NULL REFERENCES supplier(id),
  stratum TEXT NOT NULL,
  weight BIGINT NOT NULL,
  risk BIGINT NOT NULL,
  inclusion BIGINT,
  selected BOOLEAN NOT NULL DEFAULT FALSE,
  PRIMARY KEY (draw_id, supplier_id)
);
CREATE INDEX draw_unit_selected ON draw_unit (draw_id, selected);
"
);
