//! Files, and what they prove.

pub(crate) mod evidence {
    use crate::instant::Instant;
    use sea_orm::entity::prelude::*;

    /// A file that a supplier or an auditor handed in.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "evidence")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub supplier_id: Uuid,
        pub sha256: String,
        pub size: i64,
        pub file_name: String,
        pub media_type: String,
        pub store_key: String,
        pub shows_people: bool,
        pub uploaded_by: Uuid,
        pub uploaded_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod answer_evidence {
    use sea_orm::entity::prelude::*;

    /// A file that belongs to an answer.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "answer_evidence")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub declaration_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub question_code: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub evidence_id: Uuid,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod mark_evidence {
    use sea_orm::entity::prelude::*;

    /// A file that belongs to a mark of a check.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "mark_evidence")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub check_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub item_code: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub evidence_id: Uuid,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod remediation_evidence {
    use sea_orm::entity::prelude::*;

    /// A file that belongs to a remediation.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "remediation_evidence")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub remediation_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub evidence_id: Uuid,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
