//! Opening a remediation, and what its other verbs share.

use super::table;
use super::{Event, State};
use crate::act::Act;
use crate::field::Problems;
use crate::finding::rule::{latest_completion, plan_due};
use crate::instant::Instant;
use crate::lang::Lang;
use crate::outgoing_mail::Mail;
use crate::permission::Permission;
use crate::refusal::{Outcome, Refusal};
use crate::store::{by_id, exec, insert, raw};
use crate::{Id, finding, new_id, supplier};
use chrono::{Days, NaiveDate};

/// The longest text of a plan or a reason, in characters.
pub(crate) const LONGEST: usize = 4000;

/// Opens the remediation of a finding and tells the supplier; called by the verb that settles a check or issues an
/// audit. A finding has one remediation: a second call returns the first.
pub async fn open(act: &mut Act, finding: Id) -> Outcome<Id> {
    let found = by_id::<finding::table::finding::Entity>(act.db(), finding).await?;
    let known = raw(act.db(), "SELECT id FROM remediation WHERE finding_id = ?", vec![finding.into()]).await?;
    if let Some(known) = known.first() {
        return Ok(known.try_get_by_index(0)?);
    }
    let severity = found.severity;
    let issued = found.issued_at.unwrap_or(found.raised_at).day(act.zone);
    let plan = found.plan_due.or_else(|| plan_due(severity, issued));
    let complete = found.complete_due.or_else(|| latest_completion(severity, issued)).unwrap_or(issued + Days::new(90));
    let (id, number) = (new_id(), act.number("RM", 6).await?);
    let row = table::remediation::Opened {
        id,
        number: number.clone(),
        finding_id: finding,
        source_kind: found.source_kind,
        source_id: found.source_id,
        supplier_id: found.supplier_id,
        auditor_id: found.raised_by,
        plan_due: plan,
        complete_due: complete,
        opened_at: act.now,
    };
    insert(act.db(), row).await?;
    note(act, id, "remediation-open", None).await?;
    let due = plan.unwrap_or(complete);
    supplier::tell(act, found.supplier_id, |lang, email| {
        mail("remediation-opened", lang, email, &number, found.supplier_id, id)
            .with("finding", found.number.clone())
            .with("due", said(lang, due))
    })
    .await?;
    act.record("remediation-open", "remediation", id).about("finding", finding).about("supplier", found.supplier_id);
    Ok(id)
}

/// A remediation as its verbs need it.
pub(super) use table::remediation::Model as Held;

impl Held {
    async fn load(act: &Act, id: Id) -> Outcome<Self> {
        by_id::<table::remediation::Entity>(act.db(), id).await
    }

    /// For somebody who reviews.
    pub async fn for_review(act: &Act, id: Id) -> Outcome<Self> {
        act.actor.need(Permission::RemediationRead)?;
        let held = Self::load(act, id).await?;
        act.actor.not_barred(held.supplier_id)?;
        act.actor.need(Permission::RemediationReview)?;
        Ok(held)
    }

    /// For somebody of the company.
    pub async fn for_company(act: &Act, id: Id) -> Outcome<Self> {
        let held = Self::load(act, id).await?;
        act.actor.need_for(Permission::CompanyAnswer, held.supplier_id)?;
        Ok(held)
    }

    /// The state after an event, or the refusal that it cannot happen now.
    pub fn next(&self, event: Event) -> Outcome<State> {
        self.state.after(event).ok_or_else(|| Refusal::state().into())
    }

    /// Moves to `next`, keeps the step with its reason, and writes the history. A reminder belongs to one state.
    pub async fn step(&self, act: &mut Act, verb: &'static str, next: State, reason: Option<String>) -> Outcome<()> {
        exec(
            act.db(),
            "UPDATE remediation SET state = ?, reminded_on = NULL WHERE id = ?",
            vec![next.into(), self.id.into()],
        )
        .await?;
        note(act, self.id, verb, reason).await?;
        act.record(verb, "remediation", self.id)
            .moved(self.state, next)
            .about("finding", self.finding_id)
            .about("supplier", self.supplier_id);
        Ok(())
    }

    /// Tells the supplier where it stands.
    pub async fn tell(&self, act: &Act, message: &'static str, due: Option<NaiveDate>) -> Outcome<()> {
        supplier::tell(act, self.supplier_id, |lang, email| {
            let letter = mail(message, lang, email, &self.number, self.supplier_id, self.id);
            match due {
                Some(due) => letter.with("due", said(lang, due)),
                None => letter,
            }
        })
        .await?;
        Ok(())
    }

    /// How many days the buyer has held what was submitted at that time.
    pub fn waited(&self, act: &Act, submitted: Option<Instant>) -> Days {
        let since = submitted.map_or(act.today(), |at| at.day(act.zone));
        Days::new((act.today() - since).num_days().max(0) as u64)
    }
}

async fn note(act: &Act, id: Id, verb: &'static str, reason: Option<String>) -> Outcome<()> {
    let row = table::remediation_step::Model {
        id: new_id(),
        remediation_id: id,
        verb: verb.to_owned(),
        reason,
        done_by: act.actor.person,
        done_at: act.now,
    };
    insert(act.db(), row).await
}

fn mail(message: &'static str, lang: Lang, email: &str, number: &str, supplier: Id, id: Id) -> Mail {
    Mail::new(message, email, lang).with("number", number).with("path", format!("/s/{supplier}/remediations/{id}"))
}

/// A day as the reader of a mail writes it.
pub(crate) fn said(lang: Lang, day: NaiveDate) -> String {
    day.format(lang.pick("%Y-%m-%d", "%Y年%-m月%-d日")).to_string()
}

/// A text of several lines that must not be blank.
pub(crate) fn told(wrong: &mut Problems, field: &str, text: &str) -> String {
    match crate::search::clean_lines(text, LONGEST) {
        Ok(clean) if clean.is_empty() => {
            wrong.add(field, "required");
            clean
        }
        Ok(clean) => clean,
        Err(long) => {
            wrong.0.push(
                crate::refusal::FieldError::new(field, "too-long").with("max", long.max).with("length", long.found),
            );
            String::new()
        }
    }
}

/// The reason that a decision must carry, from the field `reason`.
pub(crate) fn reason(fields: &crate::field::Fields) -> Outcome<String> {
    let mut wrong = Problems::default();
    let reason = told(&mut wrong, "reason", fields.text("reason"));
    wrong.done()?;
    Ok(reason)
}
