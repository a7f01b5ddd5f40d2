//! Contact lists: whom a supplier can be written to.

use super::RowOutcome;
use super::examine::{Examined, Found, Sorting};
use super::key::{self, Key};
use super::understand::{Line, Problems};
use super::write::{insert_many, places};
use crate::act::Act;
use crate::instant::Instant;
use crate::lang::Lang;
use crate::refusal::{FieldError, Outcome};
use crate::store::{exec, rows};
use crate::{Id, new_id};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
use serde::{Deserialize, Serialize};
use validator::ValidateEmail;

/// A contact as a row describes it.
#[derive(Debug)]
pub struct Row {
    supplier: Id,
    name: String,
    email: String,
    phone: Option<String>,
    job_title: Option<String>,
    lang: Lang,
    /// What an update replaces.
    before: Option<Before>,
}

/// The values that an update replaced.
#[derive(Clone, Debug, FromQueryResult, Serialize, Deserialize)]
pub struct Before {
    pub id: Id,
    pub supplier_id: Id,
    pub email: String,
    pub name: String,
    pub phone: Option<String>,
    pub job_title: Option<String>,
    pub lang: String,
    #[serde(skip)]
    ended_at: Option<Instant>,
    #[serde(skip)]
    bounced_at: Option<Instant>,
}

struct Typed {
    key: Key,
    name: Option<String>,
    email: String,
    phone: Option<String>,
    job_title: Option<String>,
    lang: Option<Lang>,
}

fn read(line: &mut Line, source: &str) -> Option<Typed> {
    let key = key::read(line, source);
    let email = line.required("email", 254).map(|typed| typed.to_lowercase());
    if email.as_ref().is_some_and(|typed| !typed.validate_email()) {
        line.problems.error("email", "email");
    }
    let typed = Typed {
        name: line.text("contact", 200),
        phone: line.text("phone", 60),
        job_title: line.text("job-title", 120),
        lang: line.lang("lang"),
        key: key?,
        email: email?,
    };
    line.problems.errors.is_empty().then_some(typed)
}

/// Finds out what the rows would do.
pub async fn examine(
    sorting: &mut Sorting,
    db: &impl ConnectionTrait,
    chunk: &[(i64, Vec<String>)],
) -> Outcome<Vec<Examined>> {
    let mut typed = Vec::with_capacity(chunk.len());
    for (number, cells) in chunk {
        let mut line = Line::new(cells, &sorting.mapping);
        let row = read(&mut line, &sorting.source);
        typed.push((*number, row, line.problems));
    }
    let keys: Vec<&Key> = typed.iter().filter_map(|(_, row, _)| row.as_ref().map(|r| &r.key)).collect();
    let suppliers = key::find(db, &keys).await?;
    let ids: std::collections::BTreeSet<Id> = suppliers.values().flatten().map(|t| t.id).collect();
    let held = held(db, ids.into_iter().collect()).await?;
    let mut examined = Vec::with_capacity(typed.len());
    for (number, row, mut problems) in typed {
        let target = row.as_ref().and_then(|r| key::one(&suppliers, &r.key, &mut problems.errors));
        examined.push(match (row, target) {
            (Some(row), Some(target)) => judge(sorting, &held, number, row, target, problems),
            _ => {
                Examined { row: number, outcome: RowOutcome::Refused, problems, supplier: None, found: Found::Nothing }
            }
        });
    }
    Ok(examined)
}

fn judge(
    sorting: &mut Sorting,
    held: &[Before],
    number: i64,
    typed: Typed,
    target: &key::Target,
    mut problems: Problems,
) -> Examined {
    let supplier = Some(target.id);
    if let Some((first, _)) = sorting.take(&format!("{}\n{}", target.id, typed.email), "", number) {
        problems.warnings.push(FieldError::new("email", "import-repeated").with("first", first));
        return Examined { row: number, outcome: RowOutcome::Unchanged, problems, supplier, found: Found::Nothing };
    }
    let before = held.iter().find(|h| h.supplier_id == target.id && h.email == typed.email);
    if before.is_some_and(|h| h.ended_at.is_some() || h.bounced_at.is_some()) {
        problems.warnings.push(FieldError::new("email", "import-contact-ended"));
        return Examined { row: number, outcome: RowOutcome::Unchanged, problems, supplier, found: Found::Nothing };
    }
    let lang = typed.lang.or_else(|| before.and_then(|h| h.lang.parse().ok())).unwrap_or(target.lang);
    let row = Row {
        supplier: target.id,
        name: typed.name.or_else(|| before.map(|h| h.name.clone())).unwrap_or_else(|| typed.email.clone()),
        phone: typed.phone.or_else(|| before.and_then(|h| h.phone.clone())),
        job_title: typed.job_title.or_else(|| before.and_then(|h| h.job_title.clone())),
        email: typed.email,
        lang,
        before: before.cloned(),
    };
    let outcome = match before {
        None => RowOutcome::Create,
        Some(h)
            if (&h.name, &h.phone, &h.job_title, h.lang.as_str())
                == (&row.name, &row.phone, &row.job_title, lang.code()) =>
        {
            RowOutcome::Unchanged
        }
        Some(_) => RowOutcome::Update,
    };
    Examined { row: number, outcome, problems, supplier, found: Found::Contact(Box::new(row)) }
}

async fn held(db: &impl ConnectionTrait, suppliers: Vec<Id>) -> Outcome<Vec<Before>> {
    if suppliers.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT id, supplier_id, email, name, phone, job_title, lang, ended_at, bounced_at FROM contact WHERE supplier_id IN ({})",
        places(suppliers.len())
    );
    rows(db, &sql, suppliers.into_iter().map(Value::from).collect()).await
}

/// Writes examined rows; returns what updates replaced, by row of the file.
pub async fn write(act: &Act, batch: Id, examined: Vec<Examined>) -> Outcome<Vec<(i64, String)>> {
    let mut replaced = Vec::new();
    let mut written = Vec::new();
    for row in examined {
        if !matches!(row.outcome, RowOutcome::Create | RowOutcome::Update) {
            continue;
        }
        let Found::Contact(contact) = row.found else { continue };
        if let Some(before) = &contact.before {
            replaced.push((row.row, serde_json::to_string(before)?));
        }
        written.push(vec![
            new_id().into(),
            contact.supplier.into(),
            contact.name.into(),
            contact.email.into(),
            contact.phone.into(),
            contact.job_title.into(),
            contact.lang.into(),
            batch.into(),
            act.now.into(),
        ]);
    }
    insert_many(
        act.db(),
        "contact (id, supplier_id, name, email, phone, job_title, lang, batch_id, created_at)",
        "(?, ?, ?, ?, ?, ?, ?, ?, ?)",
        "ON CONFLICT (supplier_id, email) DO UPDATE SET name = excluded.name, phone = excluded.phone,
           job_title = excluded.job_title, lang = excluded.lang",
        written,
    )
    .await?;
    Ok(replaced)
}

/// Recomputes which suppliers of a batch can be invited.
pub async fn refresh_invitable(act: &Act, batch: Id) -> Outcome<()> {
    exec(
        act.db(),
        "UPDATE supplier SET invitable = (merged_into IS NULL AND EXISTS (SELECT 1 FROM contact c
           WHERE c.supplier_id = supplier.id AND c.ended_at IS NULL AND c.bounced_at IS NULL))
         WHERE id IN (SELECT supplier_id FROM import_row WHERE batch_id = ?)",
        vec![batch.into()],
    )
    .await?;
    Ok(())
}
