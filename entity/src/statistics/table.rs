//! What was exported.

pub(crate) mod statistics_export {
    use crate::instant::Instant;
    use sea_orm::entity::prelude::*;

    /// An export of the figures: which year, as known when, with what hash.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "statistics_export")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub number: String,
        pub fiscal_year: i64,
        pub known_at: Instant,
        pub format: String,
        pub sha256: String,
        pub exported_by: Uuid,
        pub exported_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
