//! Forms that were refused, and forms that were carried out.

pub(crate) mod attempt {
    use crate::instant::Instant;
    use sea_orm::entity::prelude::*;

    /// A form that was refused, kept for an hour so that the page can show it again.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "attempt")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub person_id: Option<Uuid>,
        pub page: String,
        pub call: String,
        pub fields: String,
        pub refusal: String,
        pub created_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod done_once {
    use crate::instant::Instant;
    use sea_orm::entity::prelude::*;

    /// The one-use token of a form that was carried out, and where it led.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "done_once")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub token: String,
        pub person_id: Option<Uuid>,
        pub call: String,
        pub landing: String,
        pub done_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
