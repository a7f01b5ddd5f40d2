//! Campaigns, declarations, what was answered, handed in and said about it.

pub(crate) mod campaign {
    use crate::instant::Instant;
    use sea_orm::entity::prelude::*;

    /// A round in which suppliers are asked to declare for a period.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "campaign")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub number: String,
        pub questionnaire_version_id: Uuid,
        pub title_en: String,
        pub title_zh: String,
        pub starts_on: Date,
        pub ends_on: Date,
        pub closes_on: Date,
        pub opened_by: Uuid,
        pub opened_at: Instant,
        pub closed_at: Option<Instant>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod declaration {
    use crate::declaration::State;
    use crate::instant::Instant;
    use crate::questionnaire::rule::Rating;
    use sea_orm::entity::prelude::*;

    /// The self-assessment of one supplier in one campaign.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "declaration")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub number: String,
        pub campaign_id: Uuid,
        pub supplier_id: Uuid,
        pub state: State,
        pub due_on: Date,
        pub invited_at: Instant,
        pub submitted_at: Option<Instant>,
        pub late: bool,
        pub reviewer_id: Option<Uuid>,
        pub review_started_at: Option<Instant>,
        pub decided_by: Option<Uuid>,
        pub decided_at: Option<Instant>,
        pub decision_reason: Option<String>,
        pub score_num: Option<i64>,
        pub score_den: Option<i64>,
        pub rating: Option<Rating>,
        pub cannot_reason: Option<String>,
        pub na_confirmed_by: Option<Uuid>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod answer {
    use crate::instant::Instant;
    use sea_orm::entity::prelude::*;

    /// The answer to one question of a declaration.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "answer")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub declaration_id: Uuid,
        pub question_code: String,
        pub text_value: Option<String>,
        pub number_value: Option<i64>,
        pub unit: Option<String>,
        pub date_value: Option<Date>,
        pub not_applicable: bool,
        pub na_reason: Option<String>,
        pub answered_by: Uuid,
        pub answered_at: Instant,
        pub tab: String,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod answer_choice {
    use sea_orm::entity::prelude::*;

    /// An option that an answer chose.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "answer_choice")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub answer_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub option_code: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod submission {
    use crate::instant::Instant;
    use sea_orm::entity::prelude::*;

    /// A declaration as it was handed in: frozen, hashed, with a receipt.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "submission")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub declaration_id: Uuid,
        pub number: i64,
        pub document: String,
        pub sha256: String,
        pub submitted_by: Uuid,
        pub submitted_at: Instant,
        pub recalled_at: Option<Instant>,
        pub returned_at: Option<Instant>,
        pub receipt_id: Option<Uuid>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod review_note {
    use crate::instant::Instant;
    use sea_orm::entity::prelude::*;

    /// The reviewer's word on one question of a submission.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "review_note")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub declaration_id: Uuid,
        pub submission_number: i64,
        pub question_code: String,
        pub comment: String,
        pub returned: bool,
        pub written_by: Uuid,
        pub written_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
