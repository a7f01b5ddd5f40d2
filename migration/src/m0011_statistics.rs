//! What was exported for publication.

crate::capability!(
    ["statistics_export"],
    "
CREATE TABLE statistics_export (
  id {uuid} PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  fiscal_year BIGINT NOT NULL,
  known_at BIGINT NOT NULL,
  format TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  exported_by {uuid} NOT NULL REFERENCES person(id),
  exported_at BIGINT NOT NULL
);
"
);
