//! Draws and their populations.

pub(crate) mod draw {
    use crate::draw::Kind;
    use crate::draw::State;
    use crate::draw::Strata;
    use crate::instant::Instant;
    use sea_orm::entity::prelude::*;

    /// A draw of suppliers to check: its population, its commitments, its seed.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "draw")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub number: String,
        pub kind: Kind,
        pub fiscal_year: i64,
        pub size: i64,
        pub strata: Strata,
        pub due_on: Date,
        pub state: State,
        pub reason: String,
        pub replaces_id: Option<Uuid>,
        pub public_source: String,
        pub public_on: Date,
        pub public_value: Option<String>,
        pub population_sha256: String,
        pub file_sha256: Option<String>,
        pub planned_by: Uuid,
        pub planned_at: Instant,
        pub first_by: Option<Uuid>,
        pub first_hash: Option<String>,
        pub first_secret: Option<String>,
        pub second_by: Option<Uuid>,
        pub second_hash: Option<String>,
        pub second_secret: Option<String>,
        pub committed_at: Option<Instant>,
        pub reveal_by: Option<Instant>,
        pub seed: Option<String>,
        pub drawn_at: Option<Instant>,
        pub published_at: Option<Instant>,
        pub ended_reason: Option<String>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    /// A draw as its population is frozen.
    #[derive(DeriveIntoActiveModel)]
    #[sea_orm(
        exhaustive,
        set(
            state = "State::Planned",
            public_value = "None",
            file_sha256 = "None",
            first_by = "None",
            first_hash = "None",
            first_secret = "None",
            second_by = "None",
            second_hash = "None",
            second_secret = "None",
            committed_at = "None",
            reveal_by = "None",
            seed = "None",
            drawn_at = "None",
            published_at = "None",
            ended_reason = "None",
            version = "1"
        )
    )]
    pub(crate) struct Planned {
        pub id: Uuid,
        pub number: String,
        pub kind: Kind,
        pub fiscal_year: i64,
        pub size: i64,
        pub strata: Strata,
        pub due_on: Date,
        pub reason: String,
        pub replaces_id: Option<Uuid>,
        pub public_source: String,
        pub public_on: Date,
        pub population_sha256: String,
        pub planned_by: Uuid,
        pub planned_at: Instant,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod draw_unit {
    use sea_orm::entity::prelude::*;

    /// A supplier in the population of a draw, its chance, and whether it was drawn.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "draw_unit")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub draw_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub supplier_id: Uuid,
        pub stratum: String,
        pub weight: i64,
        pub risk: i64,
        pub inclusion: Option<i64>,
        pub selected: bool,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
