//! Amendments and their proof.

pub(crate) mod amendment {
    use crate::amendment::State;
    use crate::instant::Instant;
    use sea_orm::entity::prelude::*;

    /// A change of the master data that a supplier proposes.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "amendment")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub number: String,
        pub supplier_id: Uuid,
        pub state: State,
        pub name: String,
        pub name_latin: Option<String>,
        pub country: String,
        pub admin1: Option<String>,
        pub city: Option<String>,
        pub address: Option<String>,
        pub statement: String,
        pub proposed_by: Uuid,
        pub proposed_at: Instant,
        pub submitted_at: Option<Instant>,
        pub decided_by: Option<Uuid>,
        pub decided_at: Option<Instant>,
        pub decision_reason: Option<String>,
        pub before_values: Option<String>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod amendment_evidence {
    use sea_orm::entity::prelude::*;

    /// A file that proves an amendment.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "amendment_evidence")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub amendment_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub evidence_id: Uuid,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
