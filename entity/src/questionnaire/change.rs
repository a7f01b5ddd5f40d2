//! Publishing a questionnaire.

use super::parsed::{Parsed, ParsedQuestion};
use super::table;
use crate::act::Act;
use crate::lang::Lang;
use crate::refusal::{Outcome, Refusal, Stop};
use crate::store::{insert, number};
use crate::{Id, new_id};

/// Writes one version of a questionnaire; it never changes afterwards. A number that is taken is a conflict, a question
/// that depends on one that does not stand before it is a fault of the file.
pub async fn publish(act: &mut Act, parsed: Parsed) -> Outcome<Id> {
    if !act.actor.is_system() {
        return Err(Refusal::NotAllowed("role".into()).into());
    }
    sound(&parsed)?;
    let taken = "SELECT count(*) FROM questionnaire_version WHERE code = ? AND number = ?";
    if number(act.db(), taken, vec![parsed.code.clone().into(), parsed.number.into()]).await? > 0 {
        return Err(Refusal::state().into());
    }
    let id = new_id();
    let version = table::questionnaire_version::Model {
        id,
        code: parsed.code.clone(),
        number: parsed.number,
        title_en: parsed.title.en,
        title_zh: parsed.title.zh,
        published_at: act.now,
    };
    insert(act.db(), version).await?;
    let mut position = 0_i64;
    for (at, section) in parsed.section.into_iter().enumerate() {
        let row = table::questionnaire_section::Model {
            id: new_id(),
            version_id: id,
            position: at as i64 + 1,
            code: section.code.clone(),
            pillar: section.pillar,
            title_en: section.title.en,
            title_zh: section.title.zh,
        };
        insert(act.db(), row).await?;
        for question in section.question {
            position += 1;
            ask(act, id, &section.code, position, question).await?;
        }
    }
    act.record("questionnaire-publish", "questionnaire", id).by_rule(format!("{}/{}", parsed.code, parsed.number));
    Ok(id)
}

fn sound(parsed: &Parsed) -> Outcome<()> {
    let mut seen: Vec<&str> = Vec::new();
    for question in parsed.section.iter().flat_map(|s| &s.question) {
        let known = question.depends_on.as_ref().is_none_or(|d| seen.contains(&d.question.as_str()));
        if seen.contains(&question.code.as_str()) || !known {
            return Err(Stop::Broken(format!("questionnaire {}: question {}", parsed.code, question.code)));
        }
        seen.push(&question.code);
    }
    Ok(())
}

async fn ask(act: &Act, version: Id, section: &str, position: i64, q: ParsedQuestion) -> Outcome<()> {
    let id = new_id();
    let scaled = |limit: Option<i64>| limit.map(|n| n * 10_i64.pow(u32::from(q.decimals)));
    let (depends_on, opening) = match &q.depends_on {
        Some(d) => (Some(d.question.clone()), Some(d.answers.join(" "))),
        None => (None, None),
    };
    let row = table::question_version::Model {
        id,
        version_id: version,
        section_code: section.to_owned(),
        position,
        code: q.code,
        kind: q.kind,
        weight: i64::from(q.weight),
        required: q.required,
        clause: q.clause,
        unit: q.unit,
        minimum: scaled(q.min),
        maximum: scaled(q.max),
        decimals: i64::from(q.decimals),
        best_of_many: q.best_of_many.map(i64::from),
        depends_on,
        depends_answers: opening,
        evidence_for: q.evidence.join(" "),
    };
    insert(act.db(), row).await?;
    for lang in [Lang::En, Lang::ZhCn] {
        let pick = |both: &super::Both| lang.pick(both.en.clone(), both.zh.clone());
        let row = table::question_text::Model {
            question_id: id,
            lang: lang.to_string(),
            text: pick(&q.text),
            hint: pick(&q.hint),
            example: pick(&q.example),
            look: pick(&q.look),
        };
        insert(act.db(), row).await?;
    }
    for (at, option) in q.option.into_iter().enumerate() {
        let row = table::question_option::Model {
            question_id: id,
            code: option.code,
            position: at as i64 + 1,
            points: i64::from(option.points),
            exclusive: option.exclusive,
            label_en: option.en,
            label_zh: option.zh,
        };
        insert(act.db(), row).await?;
    }
    Ok(())
}
