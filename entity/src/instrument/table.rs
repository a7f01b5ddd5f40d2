//! The code of conduct and the integrity letter, and who signed them.

pub(crate) mod instrument_version {
    use crate::instant::Instant;
    use crate::instrument::Instrument;
    use crate::instrument::VersionState;
    use crate::lang::Lang;
    use sea_orm::entity::prelude::*;

    /// An edition of the code of conduct or of the integrity letter.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "instrument_version")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub instrument: Instrument,
        pub number: i64,
        pub state: VersionState,
        pub prevailing: Lang,
        pub correction: bool,
        pub effective_on: Option<Date>,
        pub resign_by: Option<Date>,
        pub effective_at: Option<Instant>,
        pub lapses_at: Option<Instant>,
        pub drafted_by: Uuid,
        pub drafted_at: Instant,
        pub published_by: Option<Uuid>,
        pub published_at: Option<Instant>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    /// An edition as it is begun.
    #[derive(DeriveIntoActiveModel)]
    #[sea_orm(
        exhaustive,
        set(
            state = "VersionState::Draft",
            correction = "false",
            effective_on = "None",
            resign_by = "None",
            effective_at = "None",
            lapses_at = "None",
            published_by = "None",
            published_at = "None",
            version = "1"
        )
    )]
    pub(crate) struct Drafted {
        pub id: Uuid,
        pub instrument: Instrument,
        pub number: i64,
        pub prevailing: Lang,
        pub drafted_by: Uuid,
        pub drafted_at: Instant,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod instrument_text {
    use sea_orm::entity::prelude::*;

    /// The text of an edition in one language.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "instrument_text")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub version_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub lang: String,
        pub title: String,
        pub body: String,
        pub sha256: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod signing {
    use crate::instant::Instant;
    use crate::instrument::Instrument;
    use crate::instrument::State;
    use sea_orm::entity::prelude::*;

    /// The invitation of a supplier to sign an edition.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "signing")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub version_id: Uuid,
        pub instrument: Instrument,
        pub supplier_id: Uuid,
        pub state: State,
        pub due_on: Date,
        pub invited_by: Uuid,
        pub invited_at: Instant,
        pub viewed_at: Option<Instant>,
        pub settled_at: Option<Instant>,
        pub reminded_at: Option<Instant>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod signing_reply {
    use crate::instant::Instant;
    use crate::instrument::Reply;
    use sea_orm::entity::prelude::*;

    /// A supplier's answer other than a signature: declined, asked, offered an equivalent.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "signing_reply")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub signing_id: Uuid,
        pub kind: Reply,
        pub reason: String,
        pub link: Option<String>,
        pub evidence_id: Option<Uuid>,
        pub replied_by: Uuid,
        pub replied_at: Instant,
        pub decision: Option<String>,
        pub decision_reason: Option<String>,
        pub decided_by: Option<Uuid>,
        pub decided_at: Option<Instant>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod signature {
    use crate::instant::Instant;
    use crate::instrument::Instrument;
    use crate::lang::Lang;
    use sea_orm::entity::prelude::*;

    /// A signature of a supplier under an edition.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "signature")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub signing_id: Option<Uuid>,
        pub supplier_id: Uuid,
        pub instrument: Instrument,
        pub version_id: Uuid,
        pub lang: Lang,
        pub text_sha256: String,
        pub person_id: Option<Uuid>,
        pub signed_at: Instant,
        pub recorded_at: Instant,
        pub receipt_id: Option<Uuid>,
        pub batch_id: Option<Uuid>,
        pub backdated_reason: Option<String>,
        pub void_reason: Option<String>,
        pub voided_by: Option<Uuid>,
        pub voided_at: Option<Instant>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod signature_text {
    use sea_orm::entity::prelude::*;

    /// What the signer stated, kept apart so that it can be erased.
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "signature_text")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub signature_id: Uuid,
        pub signer_name: String,
        pub signer_title: String,
        pub authority: String,
        pub address: String,
        pub agent: String,
        pub salt: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
