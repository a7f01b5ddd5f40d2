//! The content that comes with the program: on an empty installation it is published once.

use crate::boot::Portal;
use entity::act::change;
use entity::actor::Actor;
use entity::instant::Instant;
use entity::questionnaire::{self, Parsed};
use entity::refusal::{Outcome, Stop};
use serde::de::DeserializeOwned;

const QUESTIONNAIRE: &str = include_str!("../../entity/content/questionnaire.toml");

/// Publishes what is not there yet. Called at every start; changes nothing on an installation that has its content.
pub async fn load(portal: &Portal) -> Outcome<()> {
    if questionnaire::versions(portal.store.read()).await?.is_empty() {
        let parsed: Parsed = parse("questionnaire.toml", QUESTIONNAIRE)?;
        let zone = portal.config.time_zone;
        change(&portal.store, &Actor::system(), Instant::now(), zone, move |act| {
            Box::pin(async move { questionnaire::publish(act, parsed).await.map(|_| ()) })
        })
        .await?;
    }
    Ok(())
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
