//! What the buyer answers: a question, an equivalent, a mistaken signature.

use super::table::signing;
use super::{Event, Instrument, Reply, State, force};
use crate::Id;
use crate::act::Act;
use crate::field::{Fields, Problems};
use crate::lang::Lang;
use crate::outgoing_mail::Mail;
use crate::permission::Permission;
use crate::refusal::{FieldError, Outcome, Refusal};
use crate::store::{by_id, exec, row};
use crate::{search, supplier};
use sea_orm::FromQueryResult;

pub(super) const MOST_REASON: usize = 2_000;

/// A signing as verbs need it.
pub(super) use signing::Model as Signing;

/// A signing that the acting member of staff may see.
pub(super) async fn load(act: &Act, id: Id) -> Outcome<Signing> {
    let found = by_id::<signing::Entity>(act.db(), id).await?;
    act.actor.not_barred(found.supplier_id)?;
    Ok(found)
}

impl Signing {
    /// Moves it and refreshes what the register shows.
    pub(super) async fn go(&self, act: &Act, after: State) -> Outcome<()> {
        exec(
            act.db(),
            "UPDATE signing SET state = ?, settled_at = ? WHERE id = ?",
            vec![after.into(), act.now.into(), self.id.into()],
        )
        .await?;
        self.project(act).await
    }

    /// Refreshes what the register shows of the code.
    pub(super) async fn project(&self, act: &Act) -> Outcome<()> {
        match self.instrument {
            Instrument::EsgCode => force::project_one(act, self.supplier_id).await,
            Instrument::IntegrityLetter => Ok(()),
        }
    }
}

/// A text of several lines that must be given.
pub(super) fn reason(wrong: &mut Problems, fields: &Fields, name: &str) -> String {
    match search::clean_lines(fields.text(name), MOST_REASON) {
        Ok(text) if text.is_empty() => {
            wrong.add(name, "required");
            text
        }
        Ok(text) => text,
        Err(long) => {
            wrong.0.push(FieldError::new(name, "too-long").with("max", long.max).with("length", long.found));
            String::new()
        }
    }
}

#[derive(FromQueryResult)]
struct Open {
    id: Id,
    replied_by: Id,
}

/// The reply of a kind that waits for an answer; the person who wrote it does not answer it.
async fn open(act: &Act, signing: Id, kind: Reply) -> Outcome<Id> {
    let found: Option<Open> = row(
        act.db(),
        "SELECT id, replied_by FROM signing_reply WHERE signing_id = ? AND kind = ? AND decided_at IS NULL
         ORDER BY replied_at DESC, id DESC LIMIT 1",
        vec![signing.into(), kind.into()],
    )
    .await?;
    let found = found.ok_or(Refusal::state())?;
    if found.replied_by == act.actor.person {
        return Err(Refusal::second_person().into());
    }
    Ok(found.id)
}

async fn close(act: &Act, reply: Id, decision: &str, text: &str) -> Outcome<()> {
    exec(
        act.db(),
        "UPDATE signing_reply SET decision = ?, decision_reason = ?, decided_by = ?, decided_at = ? WHERE id = ?",
        vec![decision.into(), text.into(), act.actor.person.into(), act.now.into(), reply.into()],
    )
    .await?;
    Ok(())
}

/// Answers a supplier's question (`answer`); the supplier reads the answer and has the text before it again.
pub async fn answer(act: &mut Act, id: Id, seen: i64, fields: &Fields) -> Outcome<()> {
    let signing = load(act, id).await?;
    act.actor.need(Permission::SigningDecide)?;
    let reply = open(act, id, Reply::Clarification).await?;
    let after = signing.state.after(Event::Answer).ok_or(Refusal::state())?;
    act.bump("signing", id, seen).await?;
    let mut wrong = Problems::default();
    let text = reason(&mut wrong, fields, "answer");
    wrong.done()?;
    close(act, reply, "answered", &text).await?;
    signing.go(act, after).await?;
    tell(act, &signing, "clarification-answered", &text).await?;
    let supplier = signing.supplier_id;
    act.record("signing-answer", "signing", id).moved(signing.state, after).about("supplier", supplier);
    Ok(())
}

/// Accepts or refuses a supplier's own code in place of ours (`decision`, `decision_reason`). An accepted one does not
/// count as signed.
pub async fn decide_equivalent(act: &mut Act, id: Id, seen: i64, fields: &Fields) -> Outcome<()> {
    let signing = load(act, id).await?;
    act.actor.need(Permission::SigningDecide)?;
    let reply = open(act, id, Reply::Equivalent).await?;
    let accepted = fields.text("decision") == "accepted";
    let event = if accepted { Event::Accept } else { Event::Refuse };
    let after = signing.state.after(event).ok_or(Refusal::state())?;
    act.bump("signing", id, seen).await?;
    let mut wrong = Problems::default();
    if !accepted && fields.text("decision") != "refused" {
        wrong.add("decision", "choose");
    }
    let text = reason(&mut wrong, fields, "decision_reason");
    wrong.done()?;
    close(act, reply, if accepted { "accepted" } else { "refused" }, &text).await?;
    signing.go(act, after).await?;
    tell(act, &signing, "equivalent-decided", &text).await?;
    let supplier = signing.supplier_id;
    let verb = if accepted { "signing-accept-equivalent" } else { "signing-refuse-equivalent" };
    act.record(verb, "signing", id).moved(signing.state, after).about("supplier", supplier);
    Ok(())
}

#[derive(FromQueryResult)]
struct Made {
    id: Id,
    person_id: Option<Id>,
}

/// Voids a mistaken signature at the supplier's request (`void_reason`). Signature and receipt stay, marked; whoever
/// signed does not void.
pub async fn void(act: &mut Act, id: Id, seen: i64, fields: &Fields) -> Outcome<()> {
    let signing = load(act, id).await?;
    act.actor.need(Permission::SigningDecide)?;
    let made: Option<Made> = row(
        act.db(),
        "SELECT id, person_id FROM signature WHERE signing_id = ? AND voided_at IS NULL ORDER BY signed_at DESC LIMIT 1",
        vec![id.into()],
    )
    .await?;
    let made = made.ok_or(Refusal::state())?;
    if made.person_id == Some(act.actor.person) {
        return Err(Refusal::second_person().into());
    }
    let after = signing.state.after(Event::Void).ok_or(Refusal::state())?;
    act.bump("signing", id, seen).await?;
    let mut wrong = Problems::default();
    let text = reason(&mut wrong, fields, "void_reason");
    wrong.done()?;
    exec(
        act.db(),
        "UPDATE signature SET void_reason = ?, voided_by = ?, voided_at = ? WHERE id = ?",
        vec![text.clone().into(), act.actor.person.into(), act.now.into(), made.id.into()],
    )
    .await?;
    signing.go(act, after).await?;
    tell(act, &signing, "signature-voided", &text).await?;
    let supplier = signing.supplier_id;
    act.record("signing-void", "signing", id)
        .moved(signing.state, after)
        .about("signature", made.id)
        .about("supplier", supplier);
    Ok(())
}

async fn tell(act: &Act, signing: &Signing, message: &'static str, text: &str) -> Outcome<()> {
    let texts = super::query::texts(act.db(), signing.version_id).await?;
    let title = |lang: Lang| texts.iter().find(|t| t.lang == lang).map(|t| t.title.clone()).unwrap_or_default();
    let path = format!("/s/{}/instruments/{}", signing.supplier_id, signing.id);
    supplier::tell(act, signing.supplier_id, |lang, email| {
        Mail::new(message, email, lang).with("title", title(lang)).with("reason", text).with("path", path.clone())
    })
    .await?;
    Ok(())
}
