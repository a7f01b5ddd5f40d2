//! Certifications.

pub(crate) mod certification {
    use crate::certification::State;
    use crate::instant::Instant;
    use sea_orm::entity::prelude::*;

    /// The admission of a supplier as certified.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "certification")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub number: String,
        pub supplier_id: Uuid,
        pub state: State,
        pub applied_by: Uuid,
        pub applied_at: Instant,
        pub statement: String,
        pub environmental: Option<bool>,
        pub environmental_reason: Option<String>,
        pub social: Option<bool>,
        pub social_reason: Option<String>,
        pub screened_by: Option<Uuid>,
        pub screened_at: Option<Instant>,
        pub decided_by: Option<Uuid>,
        pub decided_at: Option<Instant>,
        pub decision_reason: Option<String>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    /// A certification as somebody applies for it.
    #[derive(DeriveIntoActiveModel)]
    #[sea_orm(
        exhaustive,
        set(
            state = "State::Applied",
            environmental = "None",
            environmental_reason = "None",
            social = "None",
            social_reason = "None",
            screened_by = "None",
            screened_at = "None",
            decided_by = "None",
            decided_at = "None",
            decision_reason = "None",
            version = "1"
        )
    )]
    pub(crate) struct Applied {
        pub id: Uuid,
        pub number: String,
        pub supplier_id: Uuid,
        pub applied_by: Uuid,
        pub applied_at: Instant,
        pub statement: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
