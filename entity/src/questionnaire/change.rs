//! Publishing a questionnaire.

use super::parsed::{Parsed, ParsedQuestion};
use crate::act::Act;
use crate::lang::Lang;
use crate::refusal::{Outcome, Refusal, Stop};
use crate::store::{exec, number};
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
    exec(
        act.db(),
        "INSERT INTO questionnaire_version (id, code, number, title_en, title_zh, published_at) VALUES (?, ?, ?, ?, ?, ?)",
        vec![
            id.into(), parsed.code.clone().into(), parsed.number.into(), parsed.title.en.into(), parsed.title.zh.into(),
            act.now.into(),
        ],
    )
    .await?;
    let mut position = 0_i64;
    for (at, section) in parsed.section.into_iter().enumerate() {
        exec(
            act.db(),
            "INSERT INTO questionnaire_section (id, version_id, position, code, pillar, title_en, title_zh) VALUES (?, ?, ?, ?, ?, ?, ?)",
            vec![
                new_id().into(), id.into(), (at as i64 + 1).into(), section.code.clone().into(), section.pillar.into(),
                section.title.en.into(), section.title.zh.into(),
            ],
        )
        .await?;
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
    exec(
        act.db(),
        "INSERT INTO question_version (id, version_id, section_code, position, code, kind, weight, required, clause, unit,
           minimum, maximum, decimals, best_of_many, depends_on, depends_answers, evidence_for)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        vec![
            id.into(), version.into(), section.into(), position.into(), q.code.clone().into(), q.kind.into(),
            i64::from(q.weight).into(), q.required.into(), q.clause.clone().into(), q.unit.clone().into(),
            scaled(q.min).into(), scaled(q.max).into(), i64::from(q.decimals).into(),
            q.best_of_many.map(i64::from).into(), depends_on.into(), opening.into(), q.evidence.join(" ").into(),
        ],
    )
    .await?;
    for lang in [Lang::En, Lang::ZhCn] {
        let pick = |both: &super::Both| lang.pick(both.en.clone(), both.zh.clone());
        exec(
            act.db(),
            "INSERT INTO question_text (question_id, lang, text, hint, example, look) VALUES (?, ?, ?, ?, ?, ?)",
            vec![
                id.into(),
                lang.into(),
                pick(&q.text).into(),
                pick(&q.hint).into(),
                pick(&q.example).into(),
                pick(&q.look).into(),
            ],
        )
        .await?;
    }
    for (at, option) in q.option.into_iter().enumerate() {
        exec(
            act.db(),
            "INSERT INTO question_option (question_id, code, position, points, exclusive, label_en, label_zh) VALUES (?, ?, ?, ?, ?, ?, ?)",
            vec![
                id.into(), option.code.into(), (at as i64 + 1).into(), i64::from(option.points).into(),
                option.exclusive.into(), option.en.into(), option.zh.into(),
            ],
        )
        .await?;
    }
    Ok(())
}
