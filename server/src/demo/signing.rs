//! The code and the letter: published, sent out in waves, signed, declined, asked about, replaced by a second version.

use super::cast::SUPPLIERS;
use super::stage::{Firm, Stage, act, form};
use entity::Id;
use entity::actor::Actor;
use entity::instrument::{self, Instrument, Reply, Selection, State};
use entity::permission::Role;
use entity::refusal::{Outcome, Refusal};

const QUESTIONS: [&str; 3] = [
    "我司使用劳务派遣人员，准则第一章关于招聘费用的要求是否适用于派遣单位？",
    "Does the clause on subcontractors reach logistics partners that we hire for a single season?",
    "准则所称最低工资以注册地还是实际用工地为准？",
];

/// Publishes the draft of an instrument; a version that replaces another names the last day of the old signatures.
pub async fn publish(stage: &mut Stage<'_>, instrument: Instrument, resign_days: Option<u64>) -> Outcome<Id> {
    let who = stage.staff.one(Role::Compliance, 0);
    let seen = instrument::overview(&stage.portal.store, &who, stage.now()).await?;
    let versions = seen.into_iter().find(|o| o.instrument == instrument).map(|o| o.versions).unwrap_or_default();
    let draft = versions.first().map(|(version, _)| version.clone()).ok_or(Refusal::NotFound)?;
    let resign = resign_days.map(|days| stage.in_days(days).to_string()).unwrap_or_default();
    let fields = form! { "effective_on" => stage.in_days(7), "resign_by" => resign };
    act!(stage, &who, act => instrument::publish(act, draft.id, draft.version, &fields));
    Ok(draft.id)
}

/// Begins and publishes the second version of the code: the first with a clearer clause.
pub async fn second_version(stage: &mut Stage<'_>, first: Id) -> Outcome<Id> {
    let who = stage.staff.one(Role::Compliance, 1);
    let known = instrument::version(&stage.portal.store, &who, first).await?;
    let mut texts: Vec<_> = known.texts.iter().map(|t| t.text()).collect();
    for (text, more) in texts.iter_mut().zip([
        "\n\n## Changes in this version\n\nRecruitment fees are borne by the employer in every case, agencies included.",
        "\n\n## 本版修订\n\n招聘费用一律由用人单位承担，劳务派遣单位亦同。",
    ]) {
        text.body.push_str(more);
    }
    let [en, zh] = <[_; 2]>::try_from(texts).map_err(|_| Refusal::NotFound)?;
    act!(stage, &who, act => instrument::draft(act, Instrument::EsgCode, en, zh));
    stage.pass(9);
    publish(stage, Instrument::EsgCode, Some(240)).await
}

/// Invites suppliers to sign a version within 45 days.
pub async fn invite(stage: &mut Stage<'_>, version: Id, ids: Vec<Id>) -> Outcome<()> {
    let who = stage.staff.one(Role::Procurement, 0);
    let fields = form! { "due_on" => stage.in_days(45) };
    let selection = Selection { ids, ..Selection::default() };
    act!(stage, &who, act => async move { instrument::invite(act, version, &selection, &fields).await });
    stage.pass(1);
    stage.night().await
}

/// The signing of a supplier for a version: its key and the hash of the text in the reader's language.
async fn mine(stage: &Stage<'_>, who: &Actor, supplier: Id, version: Id) -> Outcome<Option<(Id, State, String)>> {
    let mine = instrument::mine(&stage.portal.store, who, supplier).await?;
    Ok(mine.signings.into_iter().find(|(line, _)| line.version_id == version).and_then(|(line, texts)| {
        let text = texts.into_iter().find(|t| t.lang == who.lang)?;
        Some((line.id, line.state, text.sha256))
    }))
}

/// The admin of a supplier reads and signs. Whoever has no account or was not asked does nothing.
pub async fn sign(stage: &mut Stage<'_>, firm: &Firm, version: Id) -> Outcome<bool> {
    let (supplier, Some(who)) = (firm.id, stage.admin(firm.id)) else { return Ok(false) };
    let Some((id, _, sha256)) = mine(stage, &who, supplier, version).await? else { return Ok(false) };
    act!(stage, &who, act => instrument::view(act, supplier, id));
    let seen = stage.version("signing", id).await?;
    let title = who.lang.pick("General manager", "总经理");
    let fields = form! {
        "name" => who.name, "title" => title, "authority" => "yes", "lang" => who.lang, "text_sha256" => sha256,
    };
    act!(stage, &who, act => instrument::sign(act, supplier, id, seen, &fields));
    Ok(true)
}

/// The admin of a supplier opens the text and, if a reply is given, replies otherwise than by signing.
pub async fn reply(stage: &mut Stage<'_>, firm: &Firm, version: Id, kind: Option<Reply>) -> Outcome<Option<Id>> {
    let (supplier, Some(who)) = (firm.id, stage.admin(firm.id)) else { return Ok(None) };
    let Some((id, ..)) = mine(stage, &who, supplier, version).await? else { return Ok(None) };
    act!(stage, &who, act => instrument::view(act, supplier, id));
    if let Some(kind) = kind {
        let seen = stage.version("signing", id).await?;
        let reason = match kind {
            Reply::Decline => "我司仅提供一次性服务，合同已近届满，暂不签署。",
            Reply::Clarification => QUESTIONS[firm.n % QUESTIONS.len()],
            Reply::Equivalent => "Our group applies its own code of conduct, audited by a third party every year.",
        };
        let link = if kind == Reply::Equivalent { "https://supplier.example/code-of-conduct.pdf" } else { "" };
        let fields = form! { "reason" => reason, "link" => link };
        act!(stage, &who, act => instrument::reply(act, supplier, id, seen, kind, &fields));
    }
    Ok(Some(id))
}

/// A month of the first version: after those asked before, the next are invited, most of it comes in and signs over the weeks that follow.
pub async fn wave(stage: &mut Stage<'_>, version: Id, asked: usize, size: usize) -> Outcome<()> {
    let reachable = stage.firms.iter().filter(|f| !f.email.is_empty() && !SUPPLIERS.iter().any(|(n, ..)| *n == f.n));
    let firms: Vec<Firm> = reachable.skip(asked).take(size).cloned().collect();
    if firms.is_empty() {
        return Ok(());
    }
    invite(stage, version, firms.iter().map(|f| f.id).collect()).await?;
    for (place, firm) in firms.iter().enumerate() {
        if place % 3 == 1 {
            stage.pass(4);
        }
        // One in eleven never opens its letter, a few open it and leave it.
        if firm.n % 11 == 5 {
            continue;
        }
        let (hash, name) = (stage.nobody.clone(), contact(firm.n));
        stage.join(firm.id, &firm.email, &name, Role::SupplierAdmin, hash).await?;
        match firm.n % 29 {
            13 => drop(reply(stage, firm, version, None).await?),
            17 if firm.n > 20 => drop(reply(stage, firm, version, Some(Reply::Decline)).await?),
            22 if firm.n > 20 => answered(stage, firm, version).await?,
            _ => drop(sign(stage, firm, version).await?),
        }
    }
    stage.night().await
}

fn contact(n: usize) -> String {
    const FAMILY: [&str; 10] = ["张", "李", "王", "刘", "陈", "杨", "黄", "周", "吴", "徐"];
    const GIVEN: [&str; 9] = ["敏", "建国", "晓东", "丽华", "志强", "雪", "文杰", "海燕", "国平"];
    if n % 4 == 3 {
        const LATIN: [&str; 6] = ["Sam Carter", "Mei Lam", "Hasan Mahmud", "Ravi Kumar", "Elif Demir", "Jonas Vogel"];
        return LATIN[n / 4 % LATIN.len()].to_owned();
    }
    format!("{}{}", FAMILY[n % FAMILY.len()], GIVEN[n / 3 % GIVEN.len()])
}

/// A question is asked and answered; then the supplier signs.
async fn answered(stage: &mut Stage<'_>, firm: &Firm, version: Id) -> Outcome<()> {
    let Some(id) = reply(stage, firm, version, Some(Reply::Clarification)).await? else { return Ok(()) };
    stage.pass(2);
    let who = stage.staff.one(Role::Compliance, firm.n);
    let seen = stage.version("signing", id).await?;
    let fields = form! { "answer" => "适用。以实际用工地的规定为准，派遣单位与用人单位承担同等义务。" };
    act!(stage, &who, act => instrument::answer(act, id, seen, &fields));
    sign(stage, firm, version).await?;
    Ok(())
}

/// The second version: everybody is asked; many sign at once, some reply otherwise, a few signatures are void.
pub async fn second_round(stage: &mut Stage<'_>, version: Id) -> Outcome<Vec<Firm>> {
    invite(stage, version, Vec::new()).await?;
    // Two letters have come to the wrong people.
    let strangers = stage.firms.iter().rev().filter(|f| !f.email.is_empty() && stage.admin(f.id).is_none());
    for email in strangers.map(|f| f.email.clone()).take(2).collect::<Vec<_>>() {
        stage.turn_down(&email).await?;
    }
    let acting: Vec<Firm> = stage.firms.iter().filter(|f| stage.admin(f.id).is_some()).cloned().collect();
    let mut left = Vec::new();
    for (place, firm) in acting.into_iter().enumerate() {
        if place % 6 == 5 {
            stage.pass(2);
        }
        match place {
            20 | 41 | 63 => drop(reply(stage, &firm, version, Some(Reply::Decline)).await?),
            24 | 57 => drop(reply(stage, &firm, version, Some(Reply::Clarification)).await?),
            28 | 66 => drop(reply(stage, &firm, version, Some(Reply::Equivalent)).await?),
            32 | 71 => equivalent(stage, &firm, version).await?,
            36 | 77 => void(stage, &firm, version).await?,
            45 | 82 | 90 | 97 => drop(reply(stage, &firm, version, None).await?),
            _ if firm.n % 3 == 2 && firm.n > 12 => left.push(firm),
            _ => drop(sign(stage, &firm, version).await?),
        }
    }
    Ok(left)
}

async fn equivalent(stage: &mut Stage<'_>, firm: &Firm, version: Id) -> Outcome<()> {
    let Some(id) = reply(stage, firm, version, Some(Reply::Equivalent)).await? else { return Ok(()) };
    stage.pass(1);
    let who = stage.staff.one(Role::Compliance, 0);
    let seen = stage.version("signing", id).await?;
    let reason = "The code covers every chapter of ours and is verified each year.";
    let fields = form! { "decision" => "accepted", "decision_reason" => reason };
    act!(stage, &who, act => instrument::decide_equivalent(act, id, seen, &fields));
    Ok(())
}

async fn void(stage: &mut Stage<'_>, firm: &Firm, version: Id) -> Outcome<()> {
    if !sign(stage, firm, version).await? {
        return Ok(());
    }
    let Some(admin) = stage.admin(firm.id) else { return Ok(()) };
    let Some((id, ..)) = mine(stage, &admin, firm.id, version).await? else { return Ok(()) };
    let who = stage.staff.one(Role::Procurement, 1);
    let seen = stage.version("signing", id).await?;
    let fields = form! { "void_reason" => "供应商来函说明签署人未获授权，将由法定代表人重新签署。" };
    act!(stage, &who, act => instrument::void(act, id, seen, &fields));
    Ok(())
}
