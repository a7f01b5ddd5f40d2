//! The tables as the entities know them, for whoever compares them with a database.

use sea_orm::{ColumnTrait, ColumnType, EntityTrait, IdenStatic, Iterable};

/// A table as its entity knows it.
#[derive(Clone, Debug)]
pub struct TableShape {
    /// Its name.
    pub name: &'static str,
    /// Its columns, in the order of the model.
    pub columns: Vec<ColumnShape>,
    /// The columns of its primary key, in the order of the model.
    pub key: Vec<&'static str>,
}

/// A column as its entity knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnShape {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub holds: Holds,
    /// Whether it may be empty.
    pub nullable: bool,
}

/// What a column holds. These are all the kinds there are: none whose meaning depends on the engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A key.
    Id,
    /// Bytes: the hash of a secret.
    Bytes,
    /// Text or a code.
    Text,
    /// A whole number or an instant.
    Whole,
    /// Yes or no.
    YesNo,
    /// A calendar day.
    Day,
}

/// Every table of the portal.
pub fn schema() -> Vec<TableShape> {
    macro_rules! shapes {
        ($($capability:ident: $($table:ident),+;)+) => {
            vec![$($(shape::<crate::$capability::table::$table::Entity>()),+),+]
        };
    }
    shapes! {
        person: person, role_grant, invitation, password_reset;
        session: session;
        attempt: attempt, done_once;
        activity: activity, activity_subject, counter;
        outgoing_mail: outgoing_mail;
        receipt: receipt;
        supplier: category, supplier, supplier_identifier, supplier_source, site, contact;
        supplier: supplier_name, supplier_category, supplier_region, standing_fact, departure, spend;
        classification: business_unit, scenario, supplier_unit, supplier_scenario, supplier_tag;
        supplier: supplier_merge, supplier_merge_moved, supplier_merge_key;
        import: import_batch, import_row, import_mapping;
        instrument: instrument_version, instrument_text, signing, signing_reply, signature, signature_text;
        amendment: amendment, amendment_evidence;
        questionnaire: questionnaire_version, questionnaire_section, question_version, question_text, question_option;
        declaration: campaign, declaration, answer, answer_choice, submission, review_note;
        evidence: evidence, answer_evidence, mark_evidence, remediation_evidence;
        draw: draw, draw_unit;
        checklist: checklist_version, checklist_item, mark, objection;
        spot_check: spot_check;
        audit: audit;
        finding: finding;
        remediation: remediation, remediation_step;
        disposition: disposition;
        certification: certification;
        relationship: relationship;
        blacklist: blacklisting, blacklist_step, blacklist_appeal;
        eligibility: api_token, eligibility_query;
        statistics: statistics_export;
    }
}

fn shape<E: EntityTrait>() -> TableShape {
    let columns = E::Column::iter().map(|column| {
        let def = column.def();
        ColumnShape { name: column.as_str(), holds: holds(def.get_column_type()), nullable: def.is_null() }
    });
    let key = E::PrimaryKey::iter().map(|column| column.as_str());
    TableShape { name: E::default().table_name(), columns: columns.collect(), key: key.collect() }
}

fn holds(column: &ColumnType) -> Holds {
    match column {
        ColumnType::Uuid => Holds::Id,
        ColumnType::BigInteger => Holds::Whole,
        ColumnType::Boolean => Holds::YesNo,
        ColumnType::Date => Holds::Day,
        ColumnType::Blob | ColumnType::Binary(_) | ColumnType::VarBinary(_) => Holds::Bytes,
        _ => Holds::Text,
    }
}
