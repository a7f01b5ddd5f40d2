//! The outbox.

pub(crate) mod outgoing_mail {
    use crate::instant::Instant;
    use crate::lang::Lang;
    use sea_orm::entity::prelude::*;

    /// A mail that an act caused, on its way out.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "outgoing_mail")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub message: String,
        pub email: String,
        pub lang: Lang,
        pub supplier_id: Option<Uuid>,
        pub particulars: String,
        pub secret: Option<String>,
        pub created_at: Instant,
        pub due_at: Instant,
        pub attempt: i64,
        pub lease_until: Option<Instant>,
        pub sent_at: Option<Instant>,
        pub failed_at: Option<Instant>,
        pub failure: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
