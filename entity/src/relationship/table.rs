//! Declared relationships.

pub(crate) mod relationship {
    use crate::instant::Instant;
    use crate::relationship::Kind;
    use crate::relationship::State;
    use sea_orm::entity::prelude::*;

    /// A declared relationship that may be a conflict of interest.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "relationship")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub supplier_id: Uuid,
        pub kind: Kind,
        pub other_supplier_id: Option<Uuid>,
        pub person_id: Option<Uuid>,
        pub particulars: String,
        pub state: State,
        pub declared_by: Uuid,
        pub declared_at: Instant,
        pub judge_by: Date,
        pub judged_by: Option<Uuid>,
        pub judged_at: Option<Instant>,
        pub measure: Option<String>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
