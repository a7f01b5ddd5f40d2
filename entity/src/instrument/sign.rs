//! What the supplier does with an invitation: reads, signs, or replies otherwise.

use super::decide::{Signing, reason};
use super::table;
use super::{Event, Reply, State, commitment, query};
use crate::act::Act;
use crate::field::{Fields, Problems};
use crate::lang::Lang;
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::store::{by_id, exec, insert, raw};
use crate::{Id, new_id, receipt, session, supplier};
use serde_json::json;

/// A signing of the company that the person acts for.
async fn load(act: &Act, supplier: Id, id: Id) -> Outcome<Signing> {
    act.actor.need_for(Permission::CompanyRead, supplier)?;
    let found = by_id::<table::signing::Entity>(act.db(), id).await?;
    if found.supplier_id == supplier { Ok(found) } else { Err(Refusal::NotFound.into()) }
}

/// Notes that somebody of the company has opened the text. Opening it again changes nothing.
pub async fn view(act: &mut Act, supplier: Id, id: Id) -> Outcome<()> {
    let signing = load(act, supplier, id).await?;
    if signing.state != State::Invited {
        return Ok(());
    }
    let after = signing.state.after(Event::View).ok_or(Refusal::state())?;
    exec(
        act.db(),
        "UPDATE signing SET state = ?, viewed_at = ? WHERE id = ?",
        vec![after.into(), act.now.into(), id.into()],
    )
    .await?;
    signing.project(act).await?;
    act.record("signing-view", "signing", id).moved(signing.state, after).about("supplier", supplier);
    Ok(())
}

/// Signs: `name`, `title`, the ticked `authority`, the language `lang` and the hash `text_sha256` of the text that was
/// read. Stores who, when and from where, and issues the receipt, whose key it returns.
pub async fn sign(act: &mut Act, supplier: Id, id: Id, seen: i64, fields: &Fields) -> Outcome<Id> {
    let signing = load(act, supplier, id).await?;
    act.actor.need_for(Permission::CompanySign, supplier)?;
    let after = signing.state.after(Event::Sign).ok_or(Refusal::state())?;
    act.bump("signing", id, seen).await?;
    let mut wrong = Problems::default();
    let name = wrong.required("name", fields.text("name"), 120);
    let title = wrong.required("title", fields.text("title"), 120);
    if !fields.ticked("authority") {
        wrong.add("authority", "instrument-authority");
    }
    let lang: Option<Lang> = wrong.code("lang", fields.text("lang"));
    wrong.done()?;
    let lang = lang.ok_or(Refusal::NotFound)?;
    let text = query::text(act.db(), signing.version_id, lang).await?;
    if text.sha256 != fields.text("text_sha256") {
        return Err(Refusal::stale().into());
    }
    let signature = new_id();
    let receipt = write(act, &signing, signature, &text, &Signer { name, title }).await?;
    exec(
        act.db(),
        "UPDATE signing SET viewed_at = COALESCE(viewed_at, ?) WHERE id = ?",
        vec![act.now.into(), id.into()],
    )
    .await?;
    let older = supersede_older(act, &signing).await?;
    signing.go(act, after).await?;
    let line = act.record("signing-sign", "signing", id).moved(signing.state, after);
    line.about("signature", signature).about("supplier", supplier);
    for (old, before) in older {
        line.about("signing", old).moved(before, State::Superseded);
    }
    Ok(receipt)
}

struct Signer {
    name: String,
    title: String,
}

async fn write(act: &Act, signing: &Signing, signature: Id, text: &query::VersionText, signer: &Signer) -> Outcome<Id> {
    let company = supplier::known(act.db(), signing.supplier_id).await?;
    let version = super::publish::load(act.db(), signing.version_id).await?;
    let salt = session::secret();
    let agent: String = act.origin.agent.chars().filter(|c| !c.is_control()).take(200).collect();
    let address = act.origin.address.clone();
    let payload = json!({
        "supplier_number": company.number,
        "supplier_name": company.name,
        "instrument": signing.instrument.code(),
        "version": version.number,
        "language": text.lang.code(),
        "text_sha256": text.sha256,
        "signed_at": act.now.rfc3339(act.zone),
        "commitment": commitment(&salt, &signer.name, &signer.title, &address, &agent),
    });
    let receipt = receipt::issue(act, "signature", signature, signing.supplier_id, payload).await?;
    let row = table::signature::Model {
        id: signature,
        signing_id: Some(signing.id),
        supplier_id: signing.supplier_id,
        instrument: signing.instrument,
        version_id: signing.version_id,
        lang: text.lang,
        text_sha256: text.sha256.clone(),
        person_id: Some(act.actor.person),
        signed_at: act.now,
        recorded_at: act.now,
        receipt_id: Some(receipt.id),
        batch_id: None,
        backdated_reason: None,
        void_reason: None,
        voided_by: None,
        voided_at: None,
    };
    insert(act.db(), row).await?;
    let row = table::signature_text::Model {
        signature_id: signature,
        signer_name: signer.name.clone(),
        signer_title: signer.title.clone(),
        authority: "stated".to_owned(),
        address,
        agent,
        salt,
    };
    insert(act.db(), row).await?;
    Ok(receipt.id)
}

/// A new signature takes the place of what was agreed on older versions.
async fn supersede_older(act: &Act, signing: &Signing) -> Outcome<Vec<(Id, State)>> {
    let found = raw(
        act.db(),
        "SELECT id, state FROM signing WHERE supplier_id = ? AND instrument = ? AND id <> ?
         AND state IN ('signed', 'equivalent')",
        vec![signing.supplier_id.into(), signing.instrument.into(), signing.id.into()],
    )
    .await?;
    let mut older = Vec::new();
    for row in found {
        let id: Id = row.try_get_by_index(0)?;
        exec(
            act.db(),
            "UPDATE signing SET state = 'superseded', settled_at = ?, version = version + 1 WHERE id = ?",
            vec![act.now.into(), id.into()],
        )
        .await?;
        older.push((id, row.try_get_by_index(1)?));
    }
    Ok(older)
}

/// Replies otherwise than by signing, always with a `reason`: declines, asks, or offers the company's own code, which
/// may be named by a `link`. Asking is open to every member; the rest binds the company.
pub async fn reply(act: &mut Act, supplier: Id, id: Id, seen: i64, kind: Reply, fields: &Fields) -> Outcome<()> {
    let signing = load(act, supplier, id).await?;
    let needed = if kind == Reply::Clarification { Permission::CompanyAnswer } else { Permission::CompanySign };
    act.actor.need_for(needed, supplier)?;
    let after = signing.state.after(Event::Reply(kind)).ok_or(Refusal::state())?;
    act.bump("signing", id, seen).await?;
    let mut wrong = Problems::default();
    let text = reason(&mut wrong, fields, "reason");
    let link = wrong.optional("link", fields.text("link"), 500);
    if !link.is_empty() && !link.starts_with("https://") {
        wrong.add("link", "url");
    }
    wrong.done()?;
    let row = table::signing_reply::Model {
        id: new_id(),
        signing_id: id,
        kind,
        reason: text,
        link: (!link.is_empty()).then_some(link),
        evidence_id: None,
        replied_by: act.actor.person,
        replied_at: act.now,
        decision: None,
        decision_reason: None,
        decided_by: None,
        decided_at: None,
    };
    insert(act.db(), row).await?;
    signing.go(act, after).await?;
    let verb = match kind {
        Reply::Decline => "signing-decline",
        Reply::Clarification => "signing-ask",
        Reply::Equivalent => "signing-offer-equivalent",
    };
    act.record(verb, "signing", id).moved(signing.state, after).about("supplier", supplier);
    Ok(())
}
