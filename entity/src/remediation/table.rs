//! Remediations and their steps.

pub(crate) mod remediation {
    use crate::checklist::Kind;
    use crate::instant::Instant;
    use crate::remediation::State;
    use sea_orm::entity::prelude::*;

    /// What a supplier does about a finding.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "remediation")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub number: String,
        pub finding_id: Uuid,
        pub source_kind: Kind,
        pub source_id: Uuid,
        pub supplier_id: Uuid,
        pub auditor_id: Uuid,
        pub state: State,
        pub cause: Option<String>,
        pub action: Option<String>,
        pub prevention: Option<String>,
        pub owner: Option<String>,
        pub owner_due: Option<Date>,
        pub plan_due: Option<Date>,
        pub complete_due: Date,
        pub opened_at: Instant,
        pub plan_submitted_at: Option<Instant>,
        pub plan_accepted_at: Option<Instant>,
        pub evidence_submitted_at: Option<Instant>,
        pub sent_back_count: i64,
        pub reminded_on: Option<Date>,
        pub verified_by: Option<Uuid>,
        pub verified_at: Option<Instant>,
        pub closed_by: Option<Uuid>,
        pub closed_at: Option<Instant>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    /// A remediation as a finding opens it.
    #[derive(DeriveIntoActiveModel)]
    #[sea_orm(
        exhaustive,
        set(
            state = "State::Opened",
            cause = "None",
            action = "None",
            prevention = "None",
            owner = "None",
            owner_due = "None",
            plan_submitted_at = "None",
            plan_accepted_at = "None",
            evidence_submitted_at = "None",
            sent_back_count = "0",
            reminded_on = "None",
            verified_by = "None",
            verified_at = "None",
            closed_by = "None",
            closed_at = "None",
            version = "1"
        )
    )]
    pub(crate) struct Opened {
        pub id: Uuid,
        pub number: String,
        pub finding_id: Uuid,
        pub source_kind: Kind,
        pub source_id: Uuid,
        pub supplier_id: Uuid,
        pub auditor_id: Uuid,
        pub plan_due: Option<Date>,
        pub complete_due: Date,
        pub opened_at: Instant,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod remediation_step {
    use crate::instant::Instant;
    use sea_orm::entity::prelude::*;

    /// A step of a remediation: who did it, when, and why.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "remediation_step")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub remediation_id: Uuid,
        pub verb: String,
        pub reason: Option<String>,
        pub done_by: Uuid,
        pub done_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
