//! Campaigns: one version of a questionnaire sent to a set of suppliers, with an end.

use super::table;
use super::{State, invite};
use crate::act::Act;
use crate::field::{Fields, Problems, problems};
use crate::instant::Instant;
use crate::permission::Permission;
use crate::refusal::{FieldError, Outcome, Refusal};
use crate::store::{exec, insert, number, row, rows};
use crate::supplier::Standing;
use crate::{Id, new_id};
use chrono::NaiveDate;
use sea_orm::{FromQueryResult, Value};
use serde::Deserialize;
use validator::Validate;

/// What is typed to open a campaign.
#[derive(Clone, Debug, Default, Deserialize, Validate)]
#[serde(default)]
struct OpenCampaign {
    #[validate(length(min = 1, max = 120))]
    title_en: String,
    #[validate(length(min = 1, max = 120))]
    title_zh: String,
    questionnaire: String,
    starts_on: String,
    ends_on: String,
    closes_on: String,
    whom: String,
    country: String,
    category: String,
    standing: String,
    numbers: String,
}

/// Opens a campaign: writes a declaration for every chosen supplier and a mail to its people, all in one act.
///
/// `whom` is `signed` (the code is signed or an equivalent accepted), `invitable`, `filter` (invitable suppliers of a
/// `country`, `category` and `standing`) or `list` (supplier `numbers`). Suppliers that have left, are eliminated or
/// blacklisted are never asked.
pub async fn open(act: &mut Act, fields: &Fields) -> Outcome<Id> {
    act.actor.need(Permission::CampaignOpen)?;
    let form: OpenCampaign = fields.fill()?;
    let mut wrong = Problems(form.validate().err().as_ref().map(problems).unwrap_or_default());
    let title_en = line(&mut wrong, "title_en", &form.title_en);
    let title_zh = line(&mut wrong, "title_zh", &form.title_zh);
    let questionnaire: Option<Id> = wrong.code("questionnaire", &form.questionnaire);
    let starts = wrong.date("starts_on", &form.starts_on);
    let ends = wrong.date("ends_on", &form.ends_on);
    let closes = wrong.date("closes_on", &form.closes_on);
    if starts.zip(ends).is_some_and(|(starts, ends)| ends < starts) || ends.is_some_and(|ends| ends < act.today()) {
        wrong.add("ends_on", "declaration-end-early");
    }
    if ends.zip(closes).is_some_and(|(ends, closes)| closes < ends) {
        wrong.add("closes_on", "declaration-close-early");
    }
    let chosen = chosen(act, &form, &mut wrong).await?;
    if let Some(version) = questionnaire {
        let known = "SELECT count(*) FROM questionnaire_version WHERE id = ?";
        if number(act.db(), known, vec![version.into()]).await? == 0 {
            wrong.add("questionnaire", "choose");
        }
    }
    wrong.done()?;
    let (Some(questionnaire), Some(starts), Some(ends), Some(closes)) = (questionnaire, starts, ends, closes) else {
        return Err(Refusal::state().into());
    };
    let id = new_id();
    let name = act.number("C", 4).await?;
    let row = table::campaign::Model {
        id,
        number: name,
        questionnaire_version_id: questionnaire,
        title_en: title_en.clone(),
        title_zh: title_zh.clone(),
        starts_on: starts,
        ends_on: ends,
        closes_on: closes,
        opened_by: act.actor.person,
        opened_at: act.now,
        closed_at: None,
        version: 1,
    };
    insert(act.db(), row).await?;
    let suppliers: Vec<Id> = chosen.into_iter().map(|c| c.id).collect();
    declare(act, id, &suppliers, ends).await?;
    let due = Instant::start_of(starts, act.zone).max(act.now);
    invite::tell(act, id, (&title_en, &title_zh), ends, due).await?;
    act.record("campaign-open", "campaign", id).about_all("supplier", suppliers);
    Ok(id)
}

/// A title as it is stored; its length has been checked as it was typed.
fn line(wrong: &mut Problems, field: &str, text: &str) -> String {
    wrong.required(field, &text.chars().take(120).collect::<String>(), 120)
}

#[derive(FromQueryResult)]
struct Picked {
    id: Id,
    number: String,
}

async fn chosen(act: &Act, form: &OpenCampaign, wrong: &mut Problems) -> Outcome<Vec<Picked>> {
    let mut sql = "SELECT id, number FROM supplier WHERE merged_into IS NULL
        AND standing NOT IN ('left', 'eliminated', 'blacklisted')"
        .to_owned();
    let mut values: Vec<Value> = Vec::new();
    let numbers: Vec<String> = form
        .numbers
        .split(|c: char| c.is_whitespace() || ",;，；、".contains(c))
        .filter(|n| !n.is_empty())
        .map(str::to_uppercase)
        .collect();
    match form.whom.as_str() {
        "signed" => sql.push_str(" AND code_state IN ('signed', 'equivalent')"),
        "invitable" => sql.push_str(" AND invitable = TRUE"),
        "filter" => {
            sql.push_str(" AND invitable = TRUE");
            let standing = form.standing.parse::<Standing>().ok().map(|s| s.code().to_owned()).unwrap_or_default();
            for (column, value) in
                [("country", &form.country.to_uppercase()), ("category", &form.category), ("standing", &standing)]
            {
                if !value.trim().is_empty() {
                    sql.push_str(&format!(" AND {column} = ?"));
                    values.push(value.trim().to_owned().into());
                }
            }
        }
        "list" if numbers.is_empty() => {
            wrong.add("numbers", "required");
            return Ok(Vec::new());
        }
        "list" if numbers.len() > 20_000 => {
            wrong.0.push(FieldError::new("numbers", "too-long").with("max", 20_000).with("length", numbers.len()));
            return Ok(Vec::new());
        }
        "list" => {
            sql.push_str(&format!(" AND number IN ({})", vec!["?"; numbers.len()].join(", ")));
            values.extend(numbers.iter().map(|n| Value::from(n.clone())));
        }
        _ => {
            wrong.add("whom", "choose");
            return Ok(Vec::new());
        }
    }
    sql.push_str(" ORDER BY seq");
    let mut found: Vec<Picked> = rows(act.db(), &sql, values).await?;
    found.retain(|s| !act.actor.is_barred(s.id));
    let missing: Vec<&str> = if form.whom == "list" {
        numbers.iter().map(String::as_str).filter(|n| !found.iter().any(|s| s.number == **n)).take(10).collect()
    } else {
        Vec::new()
    };
    if !missing.is_empty() {
        wrong.0.push(FieldError::new("numbers", "declaration-unknown-supplier").with("numbers", missing.join(", ")));
    } else if found.is_empty() {
        wrong.add("whom", "declaration-nobody");
    }
    Ok(found)
}

async fn declare(act: &Act, campaign: Id, suppliers: &[Id], due: NaiveDate) -> Outcome<()> {
    let mut next = act.count("D", suppliers.len() as i64).await?;
    for part in suppliers.chunks(500) {
        let mut values: Vec<Value> = Vec::with_capacity(part.len() * 7);
        for supplier in part {
            values.extend([
                new_id().into(),
                format!("D-{next:06}").into(),
                campaign.into(),
                (*supplier).into(),
                State::Invited.into(),
                due.into(),
                act.now.into(),
            ]);
            next += 1;
        }
        let places = vec!["(?, ?, ?, ?, ?, ?, ?)"; part.len()].join(", ");
        let sql = format!(
            "INSERT INTO declaration (id, number, campaign_id, supplier_id, state, due_on, invited_at) VALUES {places}"
        );
        exec(act.db(), &sql, values).await?;
    }
    Ok(())
}

/// Closes a campaign: what has not been handed in expires and stays readable.
pub async fn close(act: &mut Act, id: Id, seen: i64) -> Outcome<()> {
    act.actor.need(Permission::CampaignOpen)?;
    let closed = "SELECT count(*) FROM campaign WHERE id = ? AND closed_at IS NOT NULL";
    if number(act.db(), closed, vec![id.into()]).await? > 0 {
        return Err(Refusal::state().into());
    }
    act.bump("campaign", id, seen).await?;
    end(act, id).await
}

async fn end(act: &mut Act, id: Id) -> Outcome<()> {
    exec(act.db(), "UPDATE campaign SET closed_at = ? WHERE id = ?", vec![act.now.into(), id.into()]).await?;
    #[derive(FromQueryResult)]
    struct Gone {
        id: Id,
        supplier_id: Id,
    }
    let gone: Vec<Gone> = rows(
        act.db(),
        "UPDATE declaration SET state = 'expired', version = version + 1
         WHERE campaign_id = ? AND state IN ('invited', 'in-progress', 'returned') RETURNING id, supplier_id",
        vec![id.into()],
    )
    .await?;
    let line = act.record("campaign-close", "campaign", id);
    line.about_all("declaration", gone.iter().map(|d| d.id)).about_all("supplier", gone.iter().map(|d| d.supplier_id));
    Ok(())
}

/// Closes one campaign whose last day is over; returns how many were. The worker calls it again for the next.
pub async fn due(act: &mut Act) -> Outcome<u64> {
    #[derive(FromQueryResult)]
    struct Over {
        id: Id,
    }
    let over: Option<Over> = row(
        act.db(),
        "SELECT id FROM campaign WHERE closed_at IS NULL AND closes_on < ? ORDER BY closes_on, id LIMIT 1",
        vec![act.today().into()],
    )
    .await?;
    let Some(Over { id }) = over else { return Ok(0) };
    exec(act.db(), "UPDATE campaign SET version = version + 1 WHERE id = ?", vec![id.into()]).await?;
    end(act, id).await?;
    Ok(1)
}
