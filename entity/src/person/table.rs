//! People, what they may do, and the links they are sent.

pub(crate) mod person {
    use crate::instant::Instant;
    use crate::lang::Lang;
    use sea_orm::entity::prelude::*;

    /// Somebody who signs in: of the buyer, of a supplier, or of an audit firm.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "person")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub email: String,
        pub name: String,
        pub lang: Lang,
        pub password_hash: Option<String>,
        pub failed_count: i64,
        pub failed_at: Option<Instant>,
        pub deactivated_at: Option<Instant>,
        pub created_at: Instant,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod role_grant {
    use crate::actor::Scope;
    use crate::instant::Instant;
    use crate::permission::Role;
    use sea_orm::entity::prelude::*;

    /// What a person may do, where, and from when to when; confirmed by a second person.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "role_grant")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub person_id: Uuid,
        pub role: Role,
        pub scope_kind: Scope,
        pub scope_id: Option<Uuid>,
        pub starts_on: Date,
        pub ends_on: Option<Date>,
        pub granted_by: Uuid,
        pub granted_at: Instant,
        pub confirmed_by: Option<Uuid>,
        pub confirmed_at: Option<Instant>,
        pub revoked_by: Option<Uuid>,
        pub revoked_at: Option<Instant>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod invitation {
    use crate::instant::Instant;
    use crate::lang::Lang;
    use crate::permission::Role;
    use sea_orm::entity::prelude::*;

    /// An invitation to act for a supplier's company, good for 30 days.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "invitation")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub token_hash: Vec<u8>,
        pub email: String,
        pub supplier_id: Uuid,
        pub role: Role,
        pub lang: Lang,
        pub invited_by: Uuid,
        pub created_at: Instant,
        pub expires_at: Instant,
        pub used_by: Option<Uuid>,
        pub used_at: Option<Instant>,
        pub not_mine_at: Option<Instant>,
        pub replaced_at: Option<Instant>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod password_reset {
    use crate::instant::Instant;
    use sea_orm::entity::prelude::*;

    /// A link with which a person sets a new password, once.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "password_reset")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub token_hash: Vec<u8>,
        pub person_id: Uuid,
        pub created_at: Instant,
        pub expires_at: Instant,
        pub used_at: Option<Instant>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
