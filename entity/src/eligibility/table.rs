//! Who may ask, and what was answered.

pub(crate) mod api_token {
    use crate::instant::Instant;
    use sea_orm::entity::prelude::*;

    /// A token with which a system asks whether suppliers are eligible.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "api_token")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub token_hash: Vec<u8>,
        pub name: String,
        pub person_id: Uuid,
        pub created_at: Instant,
        pub expires_at: Instant,
        pub revoked_at: Option<Instant>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod eligibility_query {
    use crate::eligibility::Answer;
    use crate::eligibility::ReasonClass;
    use crate::instant::Instant;
    use sea_orm::entity::prelude::*;

    /// That somebody asked whether a supplier is eligible, and what was answered.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "eligibility_query")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub asked_at: Instant,
        pub person_id: Uuid,
        pub token_id: Option<Uuid>,
        pub query: String,
        pub supplier_id: Option<Uuid>,
        pub answer: Answer,
        pub scope: Option<String>,
        pub until_on: Option<Date>,
        pub reason_class: Option<ReasonClass>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
