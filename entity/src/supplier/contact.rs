//! Whom a supplier can be written to, and where it works.

use super::COUNTRIES;
use crate::act::Act;
use crate::field::{Fields, Problems, problems};
use crate::lang::Lang;
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::store::{exec, raw};
use crate::{Id, new_id};
use validator::Validate;

/// What is typed to add a contact.
#[derive(Clone, Debug, Default, serde::Deserialize, Validate)]
#[serde(default)]
pub struct ContactForm {
    /// The person's name.
    pub name: String,
    /// The address that invitations go to.
    #[validate(email, length(max = 254))]
    pub email: String,
    /// A telephone number.
    pub phone: String,
    /// What the person does there.
    pub job_title: String,
    /// The language the person is written to.
    pub lang: String,
}

/// Adds a contact; one that ended or bounced with the same address comes back.
pub async fn add_contact(act: &mut Act, supplier: Id, fields: &Fields) -> Outcome<()> {
    let brief = super::brief(act.db(), &act.actor, supplier).await?;
    act.actor.need(Permission::SupplierWrite)?;
    if brief.merged_into.is_some() {
        return Err(Refusal::state().into());
    }
    let form: ContactForm = fields.fill()?;
    let mut wrong = Problems(form.validate().err().map(|e| problems(&e)).unwrap_or_default());
    let name = wrong.required("name", &form.name, 120);
    let phone = wrong.optional("phone", &form.phone, 40);
    let job_title = wrong.optional("job_title", &form.job_title, 120);
    let email = form.email.trim().to_lowercase();
    let lang = form.lang.parse().unwrap_or(brief.lang);
    if in_use(act, supplier, &email).await? {
        wrong.add("email", "supplier-contact-taken");
    }
    wrong.done()?;
    let contact = NewContact { name, email, phone: some(phone), job_title: some(job_title), lang };
    put_contact(act, supplier, contact).await?;
    refresh_invitable(act, supplier).await?;
    act.record("supplier-add-contact", "supplier", supplier);
    Ok(())
}

/// A contact to be written; the address is lower case and has been checked.
#[derive(Clone, Debug)]
pub struct NewContact {
    /// The person's name.
    pub name: String,
    /// The address.
    pub email: String,
    /// A telephone number.
    pub phone: Option<String>,
    /// What the person does there.
    pub job_title: Option<String>,
    /// The language the person is written to.
    pub lang: Lang,
}

/// Writes a contact, or brings back the one with the same address. The caller refreshes `invitable`.
pub async fn put_contact(act: &Act, supplier: Id, contact: NewContact) -> Outcome<()> {
    exec(
        act.db(),
        "INSERT INTO contact (id, supplier_id, name, email, phone, job_title, lang, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (supplier_id, email) DO UPDATE SET name = excluded.name, phone = excluded.phone,
           job_title = excluded.job_title, lang = excluded.lang, ended_at = NULL, bounced_at = NULL, bounce = NULL",
        vec![
            new_id().into(), supplier.into(), contact.name.into(), contact.email.into(), contact.phone.into(),
            contact.job_title.into(), contact.lang.into(), act.now.into(),
        ],
    )
    .await?;
    Ok(())
}

async fn in_use(act: &Act, supplier: Id, email: &str) -> Outcome<bool> {
    let found = raw(
        act.db(),
        "SELECT 1 FROM contact WHERE supplier_id = ? AND email = ? AND ended_at IS NULL AND bounced_at IS NULL",
        vec![supplier.into(), email.into()],
    )
    .await?;
    Ok(!found.is_empty())
}

/// Ends a contact: nothing more is sent there.
pub async fn end_contact(act: &mut Act, contact: Id) -> Outcome<Id> {
    let supplier = owner(act, "contact", contact).await?;
    act.actor.need(Permission::SupplierWrite)?;
    let ended = exec(
        act.db(),
        "UPDATE contact SET ended_at = ? WHERE id = ? AND ended_at IS NULL",
        vec![act.now.into(), contact.into()],
    )
    .await?;
    if ended == 0 {
        return Err(Refusal::state().into());
    }
    refresh_invitable(act, supplier).await?;
    act.record("supplier-end-contact", "supplier", supplier);
    Ok(supplier)
}

/// Recomputes whether a supplier can be invited: it stands for itself and a contact is neither ended nor bounced.
pub async fn refresh_invitable(act: &Act, supplier: Id) -> Outcome<()> {
    exec(
        act.db(),
        "UPDATE supplier SET invitable = (merged_into IS NULL AND EXISTS (SELECT 1 FROM contact c
           WHERE c.supplier_id = supplier.id AND c.ended_at IS NULL AND c.bounced_at IS NULL)) WHERE id = ?",
        vec![supplier.into()],
    )
    .await?;
    Ok(())
}

/// What is typed to add a site.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
struct SiteForm {
    site_name: String,
    site_country: String,
    site_address: String,
}

/// Adds a site; checks and findings point to one.
pub async fn add_site(act: &mut Act, supplier: Id, fields: &Fields) -> Outcome<Id> {
    let brief = super::brief(act.db(), &act.actor, supplier).await?;
    act.actor.need(Permission::SupplierWrite)?;
    if brief.merged_into.is_some() {
        return Err(Refusal::state().into());
    }
    let form: SiteForm = fields.fill()?;
    let mut wrong = Problems::default();
    let name = wrong.required("site_name", &form.site_name, 200);
    let address = wrong.required("site_address", &form.site_address, 500);
    let country = form.site_country.trim().to_uppercase();
    if !COUNTRIES.contains(&country.as_str()) {
        wrong.add("site_country", "choose");
    }
    wrong.done()?;
    let id = super::new::begin_site(act, supplier, name, country, Some(address)).await?;
    act.record("supplier-add-site", "supplier", supplier).about("site", id);
    Ok(id)
}

/// Closes a site as of today. The last open one stays: a supplier works somewhere.
pub async fn close_site(act: &mut Act, site: Id) -> Outcome<Id> {
    let supplier = owner(act, "site", site).await?;
    act.actor.need(Permission::SupplierWrite)?;
    let closed = exec(
        act.db(),
        "UPDATE site SET closed_on = ? WHERE id = ? AND closed_on IS NULL AND EXISTS (
           SELECT 1 FROM site o WHERE o.supplier_id = ? AND o.closed_on IS NULL AND o.id <> ?)",
        vec![act.today().into(), site.into(), supplier.into(), site.into()],
    )
    .await?;
    if closed == 0 {
        return Err(Refusal::state().into());
    }
    act.record("supplier-close-site", "supplier", supplier).about("site", site);
    Ok(supplier)
}

/// Whose contact or site this is, if the person may know of that supplier.
async fn owner(act: &Act, table: &'static str, id: Id) -> Outcome<Id> {
    let found = raw(act.db(), &format!("SELECT supplier_id FROM {table} WHERE id = ?"), vec![id.into()]).await?;
    let supplier: Id = found.first().ok_or(Refusal::NotFound)?.try_get_by_index(0)?;
    super::brief(act.db(), &act.actor, supplier).await?;
    Ok(supplier)
}

fn some(text: String) -> Option<String> {
    Some(text).filter(|t| !t.is_empty())
}
