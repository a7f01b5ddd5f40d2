//! The lists, and what suppliers belong to.

pub(crate) mod business_unit {
    use crate::instant::Instant;
    use sea_orm::entity::prelude::*;

    /// A part of the buying organisation.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "business_unit")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub code: String,
        pub name_en: String,
        pub name_zh: String,
        pub created_at: Instant,
        pub retired_at: Option<Instant>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod scenario {
    use crate::instant::Instant;
    use sea_orm::entity::prelude::*;

    /// What suppliers are bought from for.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "scenario")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub code: String,
        pub name_en: String,
        pub name_zh: String,
        pub created_at: Instant,
        pub retired_at: Option<Instant>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod supplier_unit {
    use crate::instant::Instant;
    use sea_orm::entity::prelude::*;

    /// A supplier belongs to a business unit from a day on.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "supplier_unit")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub supplier_id: Uuid,
        pub class_id: Uuid,
        pub effective_from: Date,
        pub effective_to: Option<Date>,
        pub recorded_at: Instant,
        pub ended_recorded_at: Option<Instant>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod supplier_scenario {
    use crate::instant::Instant;
    use sea_orm::entity::prelude::*;

    /// A supplier belongs to a scenario from a day on.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "supplier_scenario")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub supplier_id: Uuid,
        pub class_id: Uuid,
        pub effective_from: Date,
        pub effective_to: Option<Date>,
        pub recorded_at: Instant,
        pub ended_recorded_at: Option<Instant>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod supplier_tag {
    use crate::instant::Instant;
    use sea_orm::entity::prelude::*;

    /// A word of procurement about a supplier, until a day.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "supplier_tag")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub supplier_id: Uuid,
        pub tag: String,
        pub reason: String,
        pub effective_from: Date,
        pub effective_to: Date,
        pub recorded_by: Uuid,
        pub recorded_at: Instant,
        pub ended_recorded_at: Option<Instant>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
