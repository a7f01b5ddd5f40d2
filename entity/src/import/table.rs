//! Imported files and their rows.

pub(crate) mod import_batch {
    use crate::import::Kind;
    use crate::import::State;
    use crate::instant::Instant;
    use sea_orm::entity::prelude::*;

    /// A file that was read into the register, and what became of it.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "import_batch")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub number: String,
        pub kind: Kind,
        pub source: String,
        pub file_name: String,
        pub sha256: String,
        pub format: String,
        pub encoding: Option<String>,
        pub header: String,
        pub mapping: String,
        pub notes: String,
        pub duplicates: String,
        pub state: State,
        pub rows: i64,
        pub refused: i64,
        pub created: i64,
        pub updated: i64,
        pub unchanged: i64,
        pub staged_by: Uuid,
        pub staged_at: Instant,
        pub committed_by: Option<Uuid>,
        pub committed_at: Option<Instant>,
        pub undo_proposed_by: Option<Uuid>,
        pub undo_proposed_at: Option<Instant>,
        pub undone_by: Option<Uuid>,
        pub undone_at: Option<Instant>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    /// A batch as its file arrives; its rows follow.
    #[derive(DeriveIntoActiveModel)]
    #[sea_orm(
        exhaustive,
        set(
            duplicates = "\"[]\".to_owned()",
            state = "State::Staging",
            rows = "0",
            refused = "0",
            created = "0",
            updated = "0",
            unchanged = "0",
            committed_by = "None",
            committed_at = "None",
            undo_proposed_by = "None",
            undo_proposed_at = "None",
            undone_by = "None",
            undone_at = "None",
            version = "1"
        )
    )]
    pub(crate) struct Opened {
        pub id: Uuid,
        pub number: String,
        pub kind: Kind,
        pub source: String,
        pub file_name: String,
        pub sha256: String,
        pub format: String,
        pub encoding: Option<String>,
        pub header: String,
        pub mapping: String,
        pub notes: String,
        pub staged_by: Uuid,
        pub staged_at: Instant,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod import_row {
    use crate::import::RowOutcome;
    use sea_orm::entity::prelude::*;

    /// One row of an imported file, what it would do and did.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "import_row")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub batch_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub row_no: i64,
        pub cells: String,
        pub outcome: RowOutcome,
        pub problems: String,
        pub supplier_id: Option<Uuid>,
        pub record_id: Option<Uuid>,
        pub before_values: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod import_mapping {
    use sea_orm::entity::prelude::*;

    /// Which column of a source means what, remembered for its next file.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "import_mapping")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub source: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub header: String,
        pub target: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
