//! Audits.

pub(crate) mod audit {
    use crate::checklist::State;
    use crate::instant::Instant;
    use sea_orm::entity::prelude::*;

    /// An announced audit of a supplier on site.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "audit")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub number: String,
        pub kind: String,
        pub supplier_id: Uuid,
        pub site_id: Option<Uuid>,
        pub draw_id: Option<Uuid>,
        pub checklist_id: Uuid,
        pub state: State,
        pub due_on: Date,
        pub risk: i64,
        pub planned_by: Option<Uuid>,
        pub plan_reason: Option<String>,
        pub assigned_to: Option<Uuid>,
        pub assigned_at: Option<Instant>,
        pub started_at: Option<Instant>,
        pub visited_on: Option<Date>,
        pub visit_reason: Option<String>,
        pub scored_by: Option<Uuid>,
        pub score_num: Option<i64>,
        pub score_den: Option<i64>,
        pub zero_tolerance_failed: Option<bool>,
        pub passed: Option<bool>,
        pub drafted_at: Option<Instant>,
        pub comment: Option<String>,
        pub commented_at: Option<Instant>,
        pub comment_until: Option<Instant>,
        pub issued_by: Option<Uuid>,
        pub issued_at: Option<Instant>,
        pub outcome_reason: Option<String>,
        pub cancel_proposed_by: Option<Uuid>,
        pub cancelled_by: Option<Uuid>,
        pub closed_by: Option<Uuid>,
        pub closed_at: Option<Instant>,
        pub batch_id: Option<Uuid>,
        pub recorded_at: Instant,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
