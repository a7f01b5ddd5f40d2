//! Contact lists: whom a supplier can be written to. The same address at the same supplier is the same contact.

use super::RowOutcome;
use super::about::{self, About, Put, Replacing};
use super::column::{Target, target};
use super::examine::{Found, Sorting};
use super::key::Whom;
use super::understand::{Line, Problems};
use crate::act::Act;
use crate::instant::Instant;
use crate::lang::Lang;
use crate::refusal::{FieldError, Outcome};
use crate::store::exec;
use crate::{Id, new_id};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use validator::ValidateEmail;

/// The columns beside those that name the supplier.
pub const COLUMNS: &[Target] = &[
    target(
        "contact",
        false,
        &["contact_name", "contact", "contact name", "contact person", "person", "联系人", "联系人姓名", "姓名"],
    ),
    target(
        "email",
        true,
        &["email", "e-mail", "mail", "contact email", "email address", "邮箱", "电子邮箱", "电子邮件", "邮件地址"],
    ),
    target("phone", false, &["phone", "telephone", "mobile", "contact phone", "电话", "联系电话", "手机"]),
    target("job-title", false, &["job_title", "title", "position", "职务", "职位"]),
    target("lang", false, &["lang", "language", "语言", "语种"]),
];

/// Contact lists.
pub struct Contacts;

/// A contact as a row describes it.
#[derive(Debug)]
pub struct Row {
    supplier: Id,
    name: String,
    email: String,
    phone: Option<String>,
    job_title: Option<String>,
    lang: Lang,
    before: Option<Contact>,
}

/// A contact as the register has it.
#[derive(Clone, Debug, FromQueryResult, Serialize, Deserialize)]
pub struct Contact {
    id: Id,
    supplier_id: Id,
    email: String,
    name: String,
    phone: Option<String>,
    job_title: Option<String>,
    lang: String,
    batch_id: Option<Id>,
    #[serde(skip)]
    ended_at: Option<Instant>,
    #[serde(skip)]
    bounced_at: Option<Instant>,
}

/// What a row says.
#[derive(Debug)]
pub struct Said {
    name: Option<String>,
    email: String,
    phone: Option<String>,
    job_title: Option<String>,
    lang: Option<Lang>,
}

/// One address; two in a cell are two contacts.
fn email(line: &mut Line) -> Option<String> {
    let typed: String = line.required("email", 254)?.nfkc().collect::<String>().to_lowercase();
    let several = typed.matches('@').count() > 1;
    if several || !typed.validate_email() {
        line.problems.error("email", if several { "import-several-addresses" } else { "email" });
        return None;
    }
    Some(typed)
}

impl About for Contacts {
    type Said = Said;
    type Recorded = Vec<Contact>;

    fn read(line: &mut Line, _: &Sorting) -> Option<Said> {
        let email = email(line);
        let (name, phone, job_title) = (line.text("contact", 200), line.text("phone", 60), line.text("job-title", 120));
        Some(Said { name, phone, job_title, lang: line.lang("lang"), email: email? })
    }

    async fn recorded(db: &impl ConnectionTrait, of: Vec<Id>) -> Outcome<Vec<Contact>> {
        let select =
            "SELECT id, supplier_id, email, name, phone, job_title, lang, batch_id, ended_at, bounced_at FROM contact";
        about::of(db, select, &of).await
    }

    fn judge(
        sorting: &mut Sorting,
        recorded: &Vec<Contact>,
        (number, whom, said): (i64, &Whom, Said),
        problems: &mut Problems,
    ) -> (RowOutcome, Found) {
        let particulars = format!("{:?} {:?} {:?} {:?}", said.name, said.phone, said.job_title, said.lang);
        if let Some((first, same)) = sorting.take(&format!("{}\n{}", whom.id, said.email), &particulars, number) {
            return problems.repeated("email", same, "import-contact-twice", first);
        }
        let before = recorded.iter().find(|h| h.supplier_id == whom.id && h.email == said.email);
        if before.is_some_and(|h| h.ended_at.is_some() || h.bounced_at.is_some()) {
            problems.warnings.push(FieldError::new("email", "import-contact-ended"));
            return (RowOutcome::Unchanged, Found::Nothing);
        }
        // Empty cells erase nothing.
        let row = Row {
            supplier: whom.id,
            name: said.name.or_else(|| before.map(|h| h.name.clone())).unwrap_or_else(|| said.email.clone()),
            phone: said.phone.or_else(|| before.and_then(|h| h.phone.clone())),
            job_title: said.job_title.or_else(|| before.and_then(|h| h.job_title.clone())),
            lang: said.lang.or_else(|| before.and_then(|h| h.lang.parse().ok())).unwrap_or(whom.lang),
            email: said.email,
            before: before.cloned(),
        };
        let outcome = match before {
            None => RowOutcome::Create,
            Some(held) if row.says(held) => RowOutcome::Unchanged,
            Some(_) => RowOutcome::Update,
        };
        (outcome, Found::Contact(Box::new(row)))
    }
}

impl Row {
    fn says(&self, held: &Contact) -> bool {
        let own = (&self.name, &self.phone, &self.job_title, self.lang.code());
        own == (&held.name, &held.phone, &held.job_title, held.lang.as_str())
    }
}

impl Replacing for Contacts {
    const TABLE: &'static str = "contact";
    const COLUMNS: &'static str = "id, supplier_id, name, email, phone, job_title, lang, batch_id, created_at";
    const CONFLICT: &'static str = "ON CONFLICT (supplier_id, email) DO UPDATE SET name = excluded.name,
        phone = excluded.phone, job_title = excluded.job_title, lang = excluded.lang, batch_id = excluded.batch_id";
    /// Whoever has been invited, has left or could not be reached was worked with.
    const UNTOUCHED: &'static str =
        "t.ended_at IS NULL AND t.bounced_at IS NULL AND NOT EXISTS (SELECT 1 FROM invitation i
        WHERE i.supplier_id = t.supplier_id AND i.email = t.email AND i.created_at >= b.committed_at)";

    fn put(found: Found, batch: Id, now: Instant) -> Outcome<Option<Put>> {
        let Found::Contact(row) = found else { return Ok(None) };
        let before = row.before.as_ref().map(serde_json::to_string).transpose()?;
        let record = row.before.map_or_else(new_id, |before| before.id);
        let values: Vec<Value> = vec![
            row.supplier.into(),
            row.name.into(),
            row.email.into(),
            row.phone.into(),
            row.job_title.into(),
            row.lang.into(),
            batch.into(),
            now.into(),
        ];
        Ok(Some(Put { record, before, values }))
    }

    async fn restore(act: &Act, record: Id, before: &str) -> Outcome<()> {
        let b: Contact = serde_json::from_str(before)?;
        exec(
            act.db(),
            "UPDATE contact SET name = ?, phone = ?, job_title = ?, lang = ?, batch_id = ? WHERE id = ?",
            vec![b.name.into(), b.phone.into(), b.job_title.into(), b.lang.into(), b.batch_id.into(), record.into()],
        )
        .await?;
        Ok(())
    }
}

/// Recomputes which suppliers can be invited.
pub async fn settle(act: &Act, suppliers: &[Id]) -> Outcome<()> {
    for chunk in suppliers.chunks(500) {
        let sql = format!(
            "UPDATE supplier SET invitable = (merged_into IS NULL AND EXISTS (SELECT 1 FROM contact c
               WHERE c.supplier_id = supplier.id AND c.ended_at IS NULL AND c.bounced_at IS NULL)) WHERE id IN ({})",
            super::write::places(chunk.len())
        );
        exec(act.db(), &sql, chunk.iter().map(|id| Value::from(*id)).collect()).await?;
    }
    Ok(())
}
