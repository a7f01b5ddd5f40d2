//! Receipts.

pub(crate) mod receipt {
    use crate::instant::Instant;
    use sea_orm::entity::prelude::*;

    /// A signed receipt for what a supplier handed in.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "receipt")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub number: String,
        pub kind: String,
        pub subject_id: Uuid,
        pub supplier_id: Uuid,
        pub document: String,
        pub issued_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
