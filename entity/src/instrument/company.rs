//! What a supplier sees: what it is asked to sign, what it signed.

use super::list::{LINE, Replied, SIGNATURE, Signature, SigningLine, replies};
use super::query::{VersionText, texts};
use crate::Id;
use crate::actor::Actor;
use crate::lang::Lang;
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::store::{Store, row, rows};

/// What a supplier is asked to sign, with the title in both languages, and what it signed.
#[derive(Clone, Debug)]
pub struct Mine {
    /// Its signings, the newest version first.
    pub signings: Vec<(SigningLine, Vec<VersionText>)>,
    /// Its signatures, imported and voided ones too, newest first.
    pub signatures: Vec<Signature>,
}

/// What a supplier is asked to sign and what it signed.
pub async fn mine(store: &Store, actor: &Actor, supplier: Id) -> Outcome<Mine> {
    actor.need_for(Permission::CompanyRead, supplier)?;
    of(store, supplier).await
}

/// The same for staff who may read the supplier.
pub async fn of_supplier(store: &Store, actor: &Actor, supplier: Id) -> Outcome<Mine> {
    actor.need(Permission::SupplierRead)?;
    actor.not_barred(supplier)?;
    of(store, supplier).await
}

async fn of(store: &Store, supplier: Id) -> Outcome<Mine> {
    let lines: Vec<SigningLine> = rows(
        store.read(),
        &format!("{LINE} WHERE g.supplier_id = ? ORDER BY g.instrument, v.number DESC"),
        vec![supplier.into()],
    )
    .await?;
    let mut signings = Vec::new();
    for line in lines {
        let texts = texts(store.read(), line.version_id).await?;
        signings.push((line, texts));
    }
    let signatures = rows(
        store.read(),
        &format!("{SIGNATURE} WHERE s.supplier_id = ? ORDER BY s.signed_at DESC, s.id DESC"),
        vec![supplier.into()],
    )
    .await?;
    Ok(Mine { signings, signatures })
}

/// One signing as the supplier sees it.
#[derive(Clone, Debug)]
pub struct MyOne {
    /// The record.
    pub line: SigningLine,
    /// The texts, English first.
    pub texts: Vec<VersionText>,
    /// What the company replied and what was answered, newest first.
    pub replies: Vec<Replied>,
    /// What the company signed here, newest first.
    pub signatures: Vec<Signature>,
}

impl MyOne {
    /// The text in a language.
    pub fn text(&self, lang: Lang) -> Outcome<&VersionText> {
        self.texts.iter().find(|t| t.lang == lang).ok_or_else(|| Refusal::NotFound.into())
    }
}

/// One signing of the company.
pub async fn my_one(store: &Store, actor: &Actor, supplier: Id, id: Id) -> Outcome<MyOne> {
    actor.need_for(Permission::CompanyRead, supplier)?;
    let line: Option<SigningLine> =
        row(store.read(), &format!("{LINE} WHERE g.id = ? AND g.supplier_id = ?"), vec![id.into(), supplier.into()])
            .await?;
    let line = line.ok_or(Refusal::NotFound)?;
    Ok(MyOne {
        texts: texts(store.read(), line.version_id).await?,
        replies: replies(store, id).await?,
        signatures: rows(
            store.read(),
            &format!("{SIGNATURE} WHERE s.signing_id = ? ORDER BY s.signed_at DESC, s.id DESC"),
            vec![id.into()],
        )
        .await?,
        line,
    })
}
