//! Questionnaires.

pub(crate) mod questionnaire_version {
    use crate::instant::Instant;
    use sea_orm::entity::prelude::*;

    /// An edition of a questionnaire.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "questionnaire_version")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub code: String,
        pub number: i64,
        pub title_en: String,
        pub title_zh: String,
        pub published_at: Instant,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod questionnaire_section {
    use sea_orm::entity::prelude::*;

    /// A section of an edition.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "questionnaire_section")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub version_id: Uuid,
        pub position: i64,
        pub code: String,
        pub pillar: String,
        pub title_en: String,
        pub title_zh: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod question_version {
    use crate::questionnaire::rule::Kind;
    use sea_orm::entity::prelude::*;

    /// A question of an edition.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "question_version")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub version_id: Uuid,
        pub section_code: String,
        pub position: i64,
        pub code: String,
        pub kind: Kind,
        pub weight: i64,
        pub required: bool,
        pub clause: String,
        pub unit: Option<String>,
        pub minimum: Option<i64>,
        pub maximum: Option<i64>,
        pub decimals: i64,
        pub best_of_many: Option<i64>,
        pub depends_on: Option<String>,
        pub depends_answers: Option<String>,
        pub evidence_for: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod question_text {
    use sea_orm::entity::prelude::*;

    /// A question in one language, with its hint, its example and what the reviewer looks for.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "question_text")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub question_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub lang: String,
        pub text: String,
        pub hint: String,
        pub example: String,
        pub look: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod question_option {
    use sea_orm::entity::prelude::*;

    /// An answer that can be chosen, and its points.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "question_option")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub question_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub code: String,
        pub position: i64,
        pub points: i64,
        pub exclusive: bool,
        pub label_en: String,
        pub label_zh: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
