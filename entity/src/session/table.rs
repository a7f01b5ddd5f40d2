//! Who is signed in.

pub(crate) mod session {
    use crate::instant::Instant;
    use sea_orm::entity::prelude::*;

    /// A signed-in browser.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "session")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub token_hash: Vec<u8>,
        pub person_id: Uuid,
        pub created_at: Instant,
        pub seen_at: Instant,
        pub expires_at: Instant,
        pub ended_at: Option<Instant>,
        pub notice: Option<String>,
        pub address: String,
        pub agent: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
