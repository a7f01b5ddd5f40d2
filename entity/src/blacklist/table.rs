//! The blacklist.

pub(crate) mod blacklisting {
    use crate::blacklist::IntegrityEvent;
    use crate::blacklist::State;
    use crate::instant::Instant;
    use crate::lang::Lang;
    use sea_orm::entity::prelude::*;

    /// The case for keeping a supplier off the books, from proposal to removal.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "blacklisting")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub number: String,
        pub supplier_id: Uuid,
        pub integrity_event: IntegrityEvent,
        pub happened_on: Date,
        pub case_reference: String,
        pub grounds: String,
        pub lang: Lang,
        pub state: State,
        pub interim_until: Option<Date>,
        pub proposed_by: Uuid,
        pub proposed_at: Instant,
        pub noticed_at: Option<Instant>,
        pub delivered_at: Option<Instant>,
        pub hear_until: Option<Instant>,
        pub statement: Option<String>,
        pub statement_by: Option<Uuid>,
        pub heard_at: Option<Instant>,
        pub approved_by: Option<Uuid>,
        pub approved_at: Option<Instant>,
        pub decision_reason: Option<String>,
        pub active_on: Option<Date>,
        pub review_on: Option<Date>,
        pub removal_reason: Option<String>,
        pub removal_proposed_by: Option<Uuid>,
        pub removal_proposed_at: Option<Instant>,
        pub removed_by: Option<Uuid>,
        pub removed_at: Option<Instant>,
        pub removed_on: Option<Date>,
        pub batch_id: Option<Uuid>,
        pub recorded_at: Instant,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    /// A case as somebody proposes it.
    #[derive(DeriveIntoActiveModel)]
    #[sea_orm(
        exhaustive,
        set(
            state = "State::Proposed",
            interim_until = "None",
            noticed_at = "None",
            delivered_at = "None",
            hear_until = "None",
            statement = "None",
            statement_by = "None",
            heard_at = "None",
            approved_by = "None",
            approved_at = "None",
            decision_reason = "None",
            active_on = "None",
            review_on = "None",
            removal_reason = "None",
            removal_proposed_by = "None",
            removal_proposed_at = "None",
            removed_by = "None",
            removed_at = "None",
            removed_on = "None",
            batch_id = "None",
            version = "1"
        )
    )]
    pub(crate) struct Proposed {
        pub id: Uuid,
        pub number: String,
        pub supplier_id: Uuid,
        pub integrity_event: IntegrityEvent,
        pub happened_on: Date,
        pub case_reference: String,
        pub grounds: String,
        pub lang: Lang,
        pub proposed_by: Uuid,
        pub proposed_at: Instant,
        pub recorded_at: Instant,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod blacklist_step {
    use crate::instant::Instant;
    use sea_orm::entity::prelude::*;

    /// A step of a blacklisting: who did it, when, and why.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "blacklist_step")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub blacklisting_id: Uuid,
        pub verb: String,
        pub reason: String,
        pub done_by: Uuid,
        pub done_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod blacklist_appeal {
    use crate::instant::Instant;
    use sea_orm::entity::prelude::*;

    /// A supplier's appeal against its blacklisting, and the decision on it.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "blacklist_appeal")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub blacklisting_id: Uuid,
        pub text: String,
        pub raised_by: Uuid,
        pub raised_at: Instant,
        pub decision: Option<String>,
        pub decision_reason: Option<String>,
        pub decided_by: Option<Uuid>,
        pub decided_at: Option<Instant>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
