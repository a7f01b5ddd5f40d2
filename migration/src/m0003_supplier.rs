//! The supplier register: legal entities, their names, sites, contacts, categories, regions, standing, spend.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 15] = [
    "category",
    "supplier",
    "supplier_identifier",
    "supplier_source",
    "supplier_name",
    "site",
    "contact",
    "supplier_category",
    "supplier_region",
    "standing_fact",
    "departure",
    "spend",
    "supplier_merge",
    "supplier_merge_moved",
    "supplier_merge_key",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::run(manager, SQL).await?;
        // Each engine keeps the runs of one to four characters of a name in its own inverted index. The categories make
        // every run one token: without them vowel signs of Thai and the Indic scripts would fall between tokens.
        let search = match manager.get_database_backend() {
            DbBackend::Postgres => {
                "ALTER TABLE supplier ADD COLUMN grams TSVECTOR;\nCREATE INDEX supplier_grams ON supplier USING GIN (grams)"
            }
            _ => {
                "CREATE VIRTUAL TABLE supplier_search USING fts5(grams, content='', contentless_delete=1, detail=none, tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co Cn'\")"
            }
        };
        crate::run(manager, search).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() == DbBackend::Sqlite {
            crate::drop(manager, &["supplier_search"]).await?;
        }
        crate::drop(manager, &TABLES).await
    }
}

/// The indexes of the list leave merged records out, as every list does: what matches is then counted in the index
/// alone, without a look at the rows.
const SQL: &str = "
CREATE TABLE category (
  code TEXT PRIMARY KEY,
  name_en TEXT NOT NULL,
  name_zh TEXT NOT NULL,
  counts BOOLEAN NOT NULL
);
CREATE TABLE supplier (
  id {uuid} PRIMARY KEY,
  seq BIGINT NOT NULL UNIQUE,
  number TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_latin TEXT,
  name_folded TEXT NOT NULL,
  name_key TEXT NOT NULL,
  lang TEXT NOT NULL,
  country TEXT NOT NULL,
  admin1 TEXT,
  city TEXT,
  address TEXT,
  product TEXT,
  category TEXT NOT NULL,
  standing TEXT NOT NULL,
  provisional BOOLEAN NOT NULL,
  registered_on DATE NOT NULL,
  left_on DATE,
  workers_total BIGINT,
  workers_female_pct BIGINT,
  workers_migrant_pct BIGINT,
  latitude BIGINT,
  longitude BIGINT,
  invitable BOOLEAN NOT NULL DEFAULT FALSE,
  code_state TEXT NOT NULL DEFAULT 'none',
  batch_id {uuid} REFERENCES import_batch(id),
  merged_into {uuid} REFERENCES supplier(id),
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX supplier_by_number ON supplier (seq) WHERE merged_into IS NULL;
CREATE INDEX supplier_by_name ON supplier (name_folded, id) WHERE merged_into IS NULL;
CREATE INDEX supplier_country_name ON supplier (country, name_folded, id) WHERE merged_into IS NULL;
CREATE INDEX supplier_country_number ON supplier (country, seq) WHERE merged_into IS NULL;
CREATE INDEX supplier_standing_name ON supplier (standing, name_folded, id) WHERE merged_into IS NULL;
CREATE INDEX supplier_standing_number ON supplier (standing, seq) WHERE merged_into IS NULL;
CREATE INDEX supplier_category_name ON supplier (category, name_folded, id) WHERE merged_into IS NULL;
CREATE INDEX supplier_category_number ON supplier (category, seq) WHERE merged_into IS NULL;
CREATE INDEX supplier_invitable_number ON supplier (invitable, seq) WHERE merged_into IS NULL;
CREATE INDEX supplier_code_state_number ON supplier (code_state, seq) WHERE merged_into IS NULL;
CREATE INDEX supplier_invitable_name ON supplier (invitable, name_folded, id) WHERE merged_into IS NULL;
CREATE INDEX supplier_code_state_name ON supplier (code_state, name_folded, id) WHERE merged_into IS NULL;
CREATE INDEX supplier_registered ON supplier (registered_on, id) WHERE merged_into IS NULL;
CREATE INDEX supplier_country_registered ON supplier (country, registered_on, id) WHERE merged_into IS NULL;
CREATE INDEX supplier_standing_registered ON supplier (standing, registered_on, id) WHERE merged_into IS NULL;
CREATE INDEX supplier_category_registered ON supplier (category, registered_on, id) WHERE merged_into IS NULL;
CREATE INDEX supplier_key ON supplier (country, name_key) WHERE merged_into IS NULL;
CREATE INDEX supplier_merged ON supplier (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX supplier_batch ON supplier (batch_id);
CREATE TABLE supplier_identifier (
  scheme TEXT NOT NULL,
  value TEXT NOT NULL,
  supplier_id {uuid} NOT NULL REFERENCES supplier(id),
  check_passed BOOLEAN,
  PRIMARY KEY (scheme, value)
);
CREATE INDEX supplier_identifier_supplier ON supplier_identifier (supplier_id);
CREATE INDEX supplier_identifier_value ON supplier_identifier (value);
CREATE TABLE supplier_source (
  source TEXT NOT NULL,
  source_id TEXT NOT NULL,
  supplier_id {uuid} NOT NULL REFERENCES supplier(id),
  PRIMARY KEY (source, source_id)
);
CREATE INDEX supplier_source_supplier ON supplier_source (supplier_id);
CREATE TABLE supplier_name (
  id {uuid} PRIMARY KEY,
  supplier_id {uuid} NOT NULL REFERENCES supplier(id),
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  effective_from DATE NOT NULL,
  effective_to DATE,
  recorded_at BIGINT NOT NULL
);
CREATE INDEX supplier_name_supplier ON supplier_name (supplier_id);
CREATE TABLE site (
  id {uuid} PRIMARY KEY,
  supplier_id {uuid} NOT NULL REFERENCES supplier(id),
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  address TEXT,
  closed_on DATE
);
CREATE INDEX site_supplier ON site (supplier_id);
CREATE TABLE contact (
  id {uuid} PRIMARY KEY,
  supplier_id {uuid} NOT NULL REFERENCES supplier(id),
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  phone TEXT,
  job_title TEXT,
  lang TEXT NOT NULL,
  bounced_at BIGINT,
  bounce TEXT,
  batch_id {uuid} REFERENCES import_batch(id),
  created_at BIGINT NOT NULL,
  ended_at BIGINT,
  UNIQUE (supplier_id, email)
);
CREATE INDEX contact_email ON contact (email);
CREATE TABLE supplier_category (
  id {uuid} PRIMARY KEY,
  supplier_id {uuid} NOT NULL REFERENCES supplier(id),
  category TEXT NOT NULL,
  main BOOLEAN NOT NULL,
  effective_from DATE NOT NULL,
  effective_to DATE,
  recorded_at BIGINT NOT NULL
);
CREATE INDEX supplier_category_supplier ON supplier_category (supplier_id);
CREATE TABLE supplier_region (
  id {uuid} PRIMARY KEY,
  supplier_id {uuid} NOT NULL REFERENCES supplier(id),
  country TEXT NOT NULL,
  admin1 TEXT,
  effective_from DATE NOT NULL,
  effective_to DATE,
  recorded_at BIGINT NOT NULL
);
CREATE INDEX supplier_region_supplier ON supplier_region (supplier_id);
CREATE TABLE standing_fact (
  id {uuid} PRIMARY KEY,
  supplier_id {uuid} NOT NULL REFERENCES supplier(id),
  standing TEXT NOT NULL,
  effective_from DATE NOT NULL,
  effective_to DATE,
  source_kind TEXT NOT NULL,
  source_id {uuid} NOT NULL,
  recorded_at BIGINT NOT NULL,
  ended_recorded_at BIGINT
);
CREATE INDEX standing_fact_supplier ON standing_fact (supplier_id);
CREATE INDEX standing_fact_to ON standing_fact (effective_to);
CREATE TABLE departure (
  id {uuid} PRIMARY KEY,
  supplier_id {uuid} NOT NULL REFERENCES supplier(id),
  left_on DATE NOT NULL,
  reason TEXT NOT NULL,
  recorded_by {uuid} NOT NULL REFERENCES person(id),
  recorded_at BIGINT NOT NULL,
  returned_on DATE,
  return_reason TEXT,
  return_recorded_by {uuid} REFERENCES person(id),
  return_recorded_at BIGINT,
  CHECK (returned_on IS NULL OR returned_on >= left_on)
);
CREATE INDEX departure_supplier ON departure (supplier_id);
CREATE TABLE spend (
  id {uuid} PRIMARY KEY,
  supplier_id {uuid} NOT NULL REFERENCES supplier(id),
  starts_on DATE NOT NULL,
  ends_on DATE NOT NULL,
  unit TEXT NOT NULL,
  category TEXT NOT NULL,
  currency TEXT NOT NULL,
  minor BIGINT NOT NULL,
  rmb_fen BIGINT NOT NULL,
  rate_source TEXT NOT NULL,
  batch_id {uuid} REFERENCES import_batch(id),
  recorded_at BIGINT NOT NULL,
  UNIQUE (supplier_id, starts_on, ends_on, unit, category, currency)
);
CREATE TABLE supplier_merge (
  id {uuid} PRIMARY KEY,
  survivor_id {uuid} NOT NULL REFERENCES supplier(id),
  merged_id {uuid} NOT NULL REFERENCES supplier(id),
  reason TEXT NOT NULL,
  state TEXT NOT NULL,
  proposed_by {uuid} NOT NULL REFERENCES person(id),
  proposed_at BIGINT NOT NULL,
  decided_by {uuid} REFERENCES person(id),
  decided_at BIGINT,
  undone_by {uuid} REFERENCES person(id),
  undone_at BIGINT,
  version BIGINT NOT NULL DEFAULT 1,
  CHECK (decided_by IS NULL OR decided_by <> proposed_by),
  CHECK (survivor_id <> merged_id)
);
CREATE INDEX supplier_merge_state ON supplier_merge (state, proposed_at, id);
CREATE INDEX supplier_merge_survivor ON supplier_merge (survivor_id);
CREATE INDEX supplier_merge_merged ON supplier_merge (merged_id);
CREATE TABLE supplier_merge_moved (
  merge_id {uuid} NOT NULL REFERENCES supplier_merge(id),
  table_name TEXT NOT NULL,
  row_id {uuid} NOT NULL,
  before_value TEXT,
  PRIMARY KEY (merge_id, table_name, row_id)
);
CREATE TABLE supplier_merge_key (
  merge_id {uuid} NOT NULL REFERENCES supplier_merge(id),
  table_name TEXT NOT NULL,
  first_key TEXT NOT NULL,
  second_key TEXT NOT NULL,
  PRIMARY KEY (merge_id, table_name, first_key, second_key)
)
";
