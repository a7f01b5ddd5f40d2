//! What is true of a supplier from one day to another: names, category, region, standing, spend, tags.

pub(crate) mod supplier_name {
    use crate::instant::Instant;
    use sea_orm::entity::prelude::*;

    /// A name that a supplier bears or bore, from a day on.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "supplier_name")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub supplier_id: Uuid,
        pub kind: String,
        pub name: String,
        pub effective_from: Date,
        pub effective_to: Option<Date>,
        pub recorded_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod supplier_category {
    use crate::instant::Instant;
    use sea_orm::entity::prelude::*;

    /// The category of a supplier, from a day on.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "supplier_category")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub supplier_id: Uuid,
        pub category: String,
        pub main: bool,
        pub effective_from: Date,
        pub effective_to: Option<Date>,
        pub recorded_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod supplier_region {
    use crate::instant::Instant;
    use sea_orm::entity::prelude::*;

    /// Where a supplier is registered, from a day on.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "supplier_region")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub supplier_id: Uuid,
        pub country: String,
        pub admin1: Option<String>,
        pub effective_from: Date,
        pub effective_to: Option<Date>,
        pub recorded_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod standing_fact {
    use crate::instant::Instant;
    use crate::supplier::standing::Standing;
    use sea_orm::entity::prelude::*;

    /// The standing of a supplier from one day to another, and what it rests on.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "standing_fact")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub supplier_id: Uuid,
        pub standing: Standing,
        pub effective_from: Date,
        pub effective_to: Option<Date>,
        pub source_kind: String,
        pub source_id: Uuid,
        pub recorded_at: Instant,
        pub ended_recorded_at: Option<Instant>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod departure {
    use crate::instant::Instant;
    use sea_orm::entity::prelude::*;

    /// A supplier left, and perhaps came back.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "departure")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub supplier_id: Uuid,
        pub left_on: Date,
        pub reason: String,
        pub recorded_by: Uuid,
        pub recorded_at: Instant,
        pub returned_on: Option<Date>,
        pub return_reason: Option<String>,
        pub return_recorded_by: Option<Uuid>,
        pub return_recorded_at: Option<Instant>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod spend {
    use crate::instant::Instant;
    use sea_orm::entity::prelude::*;

    /// What the buyer spent with a supplier in a period.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "spend")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub supplier_id: Uuid,
        pub starts_on: Date,
        pub ends_on: Date,
        pub unit: String,
        pub category: String,
        pub currency: String,
        pub minor: i64,
        pub rmb_fen: i64,
        pub rate_source: String,
        pub batch_id: Option<Uuid>,
        pub recorded_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
