//! Merges of two records of the same legal entity, and what they moved.

pub(crate) mod supplier_merge {
    use crate::instant::Instant;
    use crate::supplier::MergeState;
    use sea_orm::entity::prelude::*;

    /// A proposal that two records are the same legal entity, and what became of it.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "supplier_merge")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub survivor_id: Uuid,
        pub merged_id: Uuid,
        pub reason: String,
        pub state: MergeState,
        pub proposed_by: Uuid,
        pub proposed_at: Instant,
        pub decided_by: Option<Uuid>,
        pub decided_at: Option<Instant>,
        pub undone_by: Option<Uuid>,
        pub undone_at: Option<Instant>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod supplier_merge_moved {
    use sea_orm::entity::prelude::*;

    /// A row that followed the survivor of a merge, or a value that the merge changed.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "supplier_merge_moved")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub merge_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub table_name: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub row_id: Uuid,
        pub before_value: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod supplier_merge_key {
    use sea_orm::entity::prelude::*;

    /// A row known by two texts that followed the survivor of a merge.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "supplier_merge_key")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub merge_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub table_name: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub first_key: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub second_key: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
