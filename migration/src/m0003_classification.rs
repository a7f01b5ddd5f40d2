//! How the buyer sorts its suppliers: business units, scenarios and tags. What a supplier belongs to is dated.

crate::capability!(
    ["business_unit", "scenario", "supplier_unit", "supplier_scenario", "supplier_tag"],
    "
CREATE TABLE business_unit (
  id {uuid} PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name_en TEXT NOT NULL,
  name_zh TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  retired_at BIGINT,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE TABLE scenario (
  id {uuid} PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name_en TEXT NOT NULL,
  name_zh TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  retired_at BIGINT,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE TABLE supplier_unit (
  id {uuid} PRIMARY KEY,
  supplier_id {uuid} NOT NULL REFERENCES supplier(id),
  class_id {uuid} NOT NULL REFERENCES business_unit(id),
  effective_from DATE NOT NULL,
  effective_to DATE,
  recorded_at BIGINT NOT NULL,
  ended_recorded_at BIGINT,
  CHECK (effective_to IS NULL OR effective_to >= effective_from)
);
CREATE INDEX supplier_unit_supplier ON supplier_unit (supplier_id);
CREATE INDEX supplier_unit_class ON supplier_unit (class_id, supplier_id);
CREATE TABLE supplier_scenario (
  id {uuid} PRIMARY KEY,
  supplier_id {uuid} NOT NULL REFERENCES supplier(id),
  class_id {uuid} NOT NULL REFERENCES scenario(id),
  effective_from DATE NOT NULL,
  effective_to DATE,
  recorded_at BIGINT NOT NULL,
  ended_recorded_at BIGINT,
  CHECK (effective_to IS NULL OR effective_to >= effective_from)
);
CREATE INDEX supplier_scenario_supplier ON supplier_scenario (supplier_id);
CREATE INDEX supplier_scenario_class ON supplier_scenario (class_id, supplier_id);
CREATE TABLE supplier_tag (
  id {uuid} PRIMARY KEY,
  supplier_id {uuid} NOT NULL REFERENCES supplier(id),
  tag TEXT NOT NULL,
  reason TEXT NOT NULL,
  effective_from DATE NOT NULL,
  effective_to DATE NOT NULL,
  recorded_by {uuid} NOT NULL REFERENCES person(id),
  recorded_at BIGINT NOT NULL,
  ended_recorded_at BIGINT,
  CHECK (effective_to >= effective_from)
);
CREATE INDEX supplier_tag_supplier ON supplier_tag (supplier_id);
CREATE INDEX supplier_tag_tag ON supplier_tag (tag, supplier_id)
"
);
