//! Findings.

pub(crate) mod finding {
    use crate::checklist::Kind;
    use crate::finding::Stage;
    use crate::finding::State;
    use crate::finding::rule::Severity;
    use crate::instant::Instant;
    use crate::lang::Lang;
    use sea_orm::entity::prelude::*;

    /// Something that a check or an audit found amiss.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "finding")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub number: String,
        pub source_kind: Kind,
        pub source_id: Uuid,
        pub supplier_id: Uuid,
        pub site_id: Option<Uuid>,
        pub item_code: String,
        pub kind: String,
        pub severity: Severity,
        pub stage: Stage,
        pub text: String,
        pub lang: Lang,
        pub raised_by: Uuid,
        pub raised_at: Instant,
        pub issued_at: Option<Instant>,
        pub contain_by: Option<Instant>,
        pub plan_due: Option<Date>,
        pub complete_due: Option<Date>,
        pub state: State,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
