//! Procurement categories: what a supplier mainly delivers, and whether that counts in the published figures.

use serde::Deserialize;

/// The shipped list, as `content/categories.toml` holds it.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Categories {
    /// The entries, in the order in which they are offered.
    #[serde(default)]
    pub category: Vec<Entry>,
}

/// One category of the shipped list.
#[derive(Clone, Debug, Deserialize)]
pub struct Entry {
    /// The code that records hold.
    pub code: String,
    /// Its English name.
    pub en: String,
    /// Its Chinese name.
    pub zh: String,
    /// Whether its suppliers belong to the population of the published figures.
    pub counts: bool,
}

#[cfg(feature = "db")]
pub use stored::*;

#[cfg(feature = "db")]
mod stored {
    use super::Entry;
    use crate::act::Act;
    use crate::actor::Actor;
    use crate::lang::Lang;
    use crate::refusal::{Outcome, Refusal};
    use crate::store::{exec, rows};
    use sea_orm::{ConnectionTrait, FromQueryResult};

    /// A category as forms and filters offer it.
    #[derive(Clone, Debug, FromQueryResult)]
    pub struct Category {
        /// The code that records hold.
        pub code: String,
        /// Its English name.
        pub name_en: String,
        /// Its Chinese name.
        pub name_zh: String,
        /// Whether its suppliers belong to the population of the published figures.
        pub counts: bool,
    }

    impl Category {
        /// Its name in a language.
        pub fn name(&self, lang: Lang) -> &str {
            lang.pick(&self.name_en, &self.name_zh)
        }
    }

    /// Every category, those that count first.
    pub async fn categories(db: &impl ConnectionTrait) -> Outcome<Vec<Category>> {
        rows(db, "SELECT code, name_en, name_zh, counts FROM category ORDER BY counts DESC, name_en, code", vec![])
            .await
    }

    /// Loads the shipped categories. The installation alone does this; a code that exists takes the new names.
    pub async fn load_categories(act: &mut Act, entries: Vec<Entry>) -> Outcome<()> {
        let system = Actor::system();
        if act.actor.person != system.person {
            return Err(Refusal::NotAllowed("role".into()).into());
        }
        for entry in entries {
            exec(
                act.db(),
                "INSERT INTO category (code, name_en, name_zh, counts) VALUES (?, ?, ?, ?)
                 ON CONFLICT (code) DO UPDATE SET name_en = excluded.name_en, name_zh = excluded.name_zh, counts = excluded.counts",
                vec![entry.code.into(), entry.en.into(), entry.zh.into(), entry.counts.into()],
            )
            .await?;
        }
        act.record("supplier-load-categories", "person", system.person);
        Ok(())
    }
}
