//! Warnings and freezes.

pub(crate) mod disposition {
    use crate::disposition::Delivery;
    use crate::disposition::FreezeScope;
    use crate::disposition::Kind;
    use crate::disposition::State;
    use crate::instant::Instant;
    use crate::lang::Lang;
    use sea_orm::entity::prelude::*;

    /// A warning to a supplier, or a freeze of its orders.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "disposition")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub number: String,
        pub supplier_id: Uuid,
        pub source_kind: Option<String>,
        pub source_id: Option<Uuid>,
        pub kind: Kind,
        pub freeze_scope: Option<FreezeScope>,
        pub starts_on: Option<Date>,
        pub ends_on: Option<Date>,
        pub reason: String,
        pub lang: Lang,
        pub state: State,
        pub proposed_by: Uuid,
        pub proposed_at: Instant,
        pub noticed_at: Option<Instant>,
        pub delivered_at: Option<Instant>,
        pub delivered_how: Option<Delivery>,
        pub hear_until: Option<Instant>,
        pub statement: Option<String>,
        pub statement_by: Option<Uuid>,
        pub heard_at: Option<Instant>,
        pub decided_by: Option<Uuid>,
        pub decided_at: Option<Instant>,
        pub decision_reason: Option<String>,
        pub in_force_on: Option<Date>,
        pub lifted_by: Option<Uuid>,
        pub lifted_at: Option<Instant>,
        pub lift_reason: Option<String>,
        pub expired_at: Option<Instant>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    /// A disposition as somebody proposes it.
    #[derive(DeriveIntoActiveModel)]
    #[sea_orm(
        exhaustive,
        set(
            state = "State::Proposed",
            noticed_at = "None",
            delivered_at = "None",
            delivered_how = "None",
            hear_until = "None",
            statement = "None",
            statement_by = "None",
            heard_at = "None",
            decided_by = "None",
            decided_at = "None",
            decision_reason = "None",
            in_force_on = "None",
            lifted_by = "None",
            lifted_at = "None",
            lift_reason = "None",
            expired_at = "None",
            version = "1"
        )
    )]
    pub(crate) struct Proposed {
        pub id: Uuid,
        pub number: String,
        pub supplier_id: Uuid,
        pub source_kind: Option<String>,
        pub source_id: Option<Uuid>,
        pub kind: Kind,
        pub freeze_scope: Option<FreezeScope>,
        pub starts_on: Option<Date>,
        pub ends_on: Option<Date>,
        pub reason: String,
        pub lang: Lang,
        pub proposed_by: Uuid,
        pub proposed_at: Instant,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
