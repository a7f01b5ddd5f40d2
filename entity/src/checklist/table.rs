//! Checklists, marks and objections.

pub(crate) mod checklist_version {
    use crate::instant::Instant;
    use sea_orm::entity::prelude::*;

    /// An edition of a checklist.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "checklist_version")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub code: String,
        pub number: i64,
        pub pass_mark: i64,
        pub title_en: String,
        pub title_zh: String,
        pub published_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod checklist_item {
    use crate::finding::rule::Severity;
    use sea_orm::entity::prelude::*;

    /// An item of an edition.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "checklist_item")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub version_id: Uuid,
        pub position: i64,
        pub code: String,
        pub weight: i64,
        pub zero_tolerance: bool,
        pub clause: String,
        pub severity: Severity,
        pub finding_kind: String,
        pub text_en: String,
        pub text_zh: String,
        pub look_en: String,
        pub look_zh: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod mark {
    use crate::instant::Instant;
    use crate::spot_check::rule::Mark;
    use sea_orm::entity::prelude::*;

    /// How a supplier did on one item of a check.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "mark")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub check_id: Uuid,
        pub item_code: String,
        pub mark: Mark,
        pub note: Option<String>,
        pub marked_by: Uuid,
        pub marked_at: Instant,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod objection {
    use crate::checklist::Kind;
    use crate::instant::Instant;
    use sea_orm::entity::prelude::*;

    /// A supplier's objection to the result of a check, and the decision on it.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "objection")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub source_kind: Kind,
        pub source_id: Uuid,
        pub supplier_id: Uuid,
        pub text: String,
        pub raised_by: Uuid,
        pub raised_at: Instant,
        pub decision: Option<String>,
        pub decision_reason: Option<String>,
        pub corrected_passed: Option<bool>,
        pub decided_by: Option<Uuid>,
        pub decided_at: Option<Instant>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
