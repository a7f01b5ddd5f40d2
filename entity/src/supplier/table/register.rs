//! Suppliers, the numbers they are known by, where they work and whom to write to.

pub(crate) mod category {
    use sea_orm::entity::prelude::*;

    /// A category of goods or services; whether its suppliers count in the figures.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "category")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub code: String,
        pub name_en: String,
        pub name_zh: String,
        pub counts: bool,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod supplier {
    use crate::instant::Instant;
    use crate::lang::Lang;
    use crate::supplier::CodeState;
    use crate::supplier::standing::Standing;
    use sea_orm::entity::prelude::*;

    /// A legal entity that the buyer buys from, or might.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "supplier")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub seq: i64,
        pub number: String,
        pub name: String,
        pub name_latin: Option<String>,
        pub name_folded: String,
        pub name_key: String,
        pub lang: Lang,
        pub country: String,
        pub admin1: Option<String>,
        pub city: Option<String>,
        pub address: Option<String>,
        pub product: Option<String>,
        pub category: String,
        pub standing: Standing,
        pub provisional: bool,
        pub registered_on: Date,
        pub left_on: Option<Date>,
        pub workers_total: Option<i64>,
        pub workers_female_pct: Option<i64>,
        pub workers_migrant_pct: Option<i64>,
        pub latitude: Option<i64>,
        pub longitude: Option<i64>,
        pub invitable: bool,
        pub code_state: CodeState,
        pub batch_id: Option<Uuid>,
        pub merged_into: Option<Uuid>,
        pub created_at: Instant,
        pub changed_at: Instant,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    /// A supplier as it enters the register.
    #[derive(DeriveIntoActiveModel)]
    #[sea_orm(
        exhaustive,
        set(
            standing = "Standing::Registered",
            left_on = "None",
            workers_female_pct = "None",
            workers_migrant_pct = "None",
            latitude = "None",
            longitude = "None",
            invitable = "false",
            code_state = "CodeState::None",
            merged_into = "None",
            version = "1"
        )
    )]
    pub(crate) struct Entered {
        pub id: Uuid,
        pub seq: i64,
        pub number: String,
        pub name: String,
        pub name_latin: Option<String>,
        pub name_folded: String,
        pub name_key: String,
        pub lang: Lang,
        pub country: String,
        pub admin1: Option<String>,
        pub city: Option<String>,
        pub address: Option<String>,
        pub product: Option<String>,
        pub category: String,
        pub provisional: bool,
        pub registered_on: Date,
        pub workers_total: Option<i64>,
        pub batch_id: Option<Uuid>,
        pub created_at: Instant,
        pub changed_at: Instant,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod supplier_identifier {
    use sea_orm::entity::prelude::*;

    /// A number that some register knows a supplier by: USCC, LEI, tax number.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "supplier_identifier")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub scheme: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub value: String,
        pub supplier_id: Uuid,
        pub check_passed: Option<bool>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod supplier_source {
    use sea_orm::entity::prelude::*;

    /// The id by which a source of imported rows knows a supplier.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "supplier_source")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub source: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub source_id: String,
        pub supplier_id: Uuid,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod site {
    use sea_orm::entity::prelude::*;

    /// A place where a supplier works.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "site")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub supplier_id: Uuid,
        pub name: String,
        pub country: String,
        pub address: Option<String>,
        pub closed_on: Option<Date>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod contact {
    use crate::instant::Instant;
    use crate::lang::Lang;
    use sea_orm::entity::prelude::*;

    /// Somebody at a supplier who can be written to.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "contact")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub supplier_id: Uuid,
        pub name: String,
        pub email: String,
        pub phone: Option<String>,
        pub job_title: Option<String>,
        pub lang: Lang,
        pub bounced_at: Option<Instant>,
        pub bounce: Option<String>,
        pub batch_id: Option<Uuid>,
        pub created_at: Instant,
        pub ended_at: Option<Instant>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
