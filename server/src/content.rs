//! The content that comes with the program: on an empty installation it is published once.

use crate::boot::Portal;
use entity::act::change;
use entity::actor::Actor;
use entity::checklist;
use entity::classification;
use entity::instant::Instant;
use entity::instrument::{self, Instrument, Text};
use entity::questionnaire::{self, Parsed};
use entity::refusal::{Outcome, Stop};
use entity::supplier::category;
use serde::de::DeserializeOwned;

const QUESTIONNAIRE: &str = include_str!("../../entity/content/questionnaire.toml");
const SPOT_CHECK: &str = include_str!("../../entity/content/spot-check.toml");
const AUDIT: &str = include_str!("../../entity/content/audit.toml");
const CATEGORIES: &str = include_str!("../../entity/content/categories.toml");
const SCENARIOS: &str = include_str!("../../entity/content/scenarios.toml");
const CODE_EN: &str = include_str!("../../entity/content/esg-code.en.md");
const CODE_ZH: &str = include_str!("../../entity/content/esg-code.zh-CN.md");
const LETTER_EN: &str = include_str!("../../entity/content/integrity-letter.en.md");
const LETTER_ZH: &str = include_str!("../../entity/content/integrity-letter.zh-CN.md");

/// Publishes what is not there yet. Called at every start; changes nothing on an installation that has its content.
/// The code and the letter come as drafts: a person publishes them.
pub async fn load(portal: &Portal, at: Instant) -> Outcome<()> {
    if !questionnaire::versions(portal.store.read()).await?.is_empty() {
        return Ok(());
    }
    let parsed: Parsed = parse("questionnaire.toml", QUESTIONNAIRE)?;
    let spot_check: checklist::Parsed = parse("spot-check.toml", SPOT_CHECK)?;
    let audit: checklist::Parsed = parse("audit.toml", AUDIT)?;
    let categories: category::Categories = parse("categories.toml", CATEGORIES)?;
    let scenarios: classification::Scenarios = parse("scenarios.toml", SCENARIOS)?;
    let zone = portal.config.time_zone;
    change(&portal.store, &Actor::system(), at, zone, move |act| {
        Box::pin(async move {
            questionnaire::publish(act, parsed).await?;
            checklist::publish(act, spot_check).await?;
            checklist::publish(act, audit).await?;
            category::load_categories(act, categories.category).await?;
            classification::load_scenarios(act, scenarios.scenario).await?;
            let text = Text::from_markdown;
            instrument::draft(act, Instrument::EsgCode, text(CODE_EN), text(CODE_ZH)).await?;
            instrument::draft(act, Instrument::IntegrityLetter, text(LETTER_EN), text(LETTER_ZH)).await?;
            Ok(())
        })
    })
    .await
}

fn parse<T: DeserializeOwned>(name: &str, text: &str) -> Outcome<T> {
    toml::from_str(text).map_err(|error| Stop::Broken(format!("{name}: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use entity::questionnaire::rule::Kind;

    #[test]
    fn the_shipped_questionnaire_is_what_was_promised() {
        let parsed: Parsed = parse("questionnaire.toml", QUESTIONNAIRE).unwrap();
        let questions: Vec<_> = parsed.section.iter().flat_map(|s| &s.question).collect();
        assert!(questions.len() >= 45);
        assert!(questions.iter().filter(|q| q.depends_on.is_some()).count() >= 12);
        assert!(questions.iter().filter(|q| !q.evidence.is_empty() || q.kind == Kind::File).count() >= 10);
        assert!(questions.iter().filter(|q| q.kind == Kind::Number && q.unit.is_some()).count() >= 6);
        for kind in Kind::ALL {
            assert!(questions.iter().any(|q| q.kind == *kind), "{kind}");
        }
        let mut looks: Vec<&str> = questions.iter().flat_map(|q| [q.look.en.as_str(), q.look.zh.as_str()]).collect();
        looks.sort_unstable();
        looks.dedup();
        assert_eq!(looks.len(), questions.len() * 2, "no two alike");
    }
}
