//! Campaigns and declarations: complete answers with files, reviews with notes, and every other end.

use super::paper;
use super::stage::{Firm, Stage, act, form};
use chrono::Days;
use entity::Id;
use entity::actor::Actor;
use entity::declaration::{self, State};
use entity::evidence::Target;
use entity::field::Fields;
use entity::permission::Role;
use entity::questionnaire;
use entity::questionnaire::rule::{self, Answer, Answers, Kind, Question};
use entity::refusal::{Outcome, Refusal, Stop};

/// Opens a campaign for suppliers by their numbers, and lets the post bring the letters.
pub async fn open(stage: &mut Stage<'_>, year: i32, days: [u64; 2], firms: &[Firm]) -> Outcome<Id> {
    let who = stage.staff.one(Role::Compliance, 0);
    let versions = questionnaire::versions(stage.portal.store.read()).await?;
    let version = versions.first().map(|v| v.id).ok_or(Refusal::NotFound)?;
    let numbers: Vec<&str> = firms.iter().map(|f| f.number.as_str()).collect();
    let fields = form! {
        "title_en" => format!("ESG self-assessment FY{year}"), "title_zh" => format!("{year} 财年 ESG 自评"),
        "questionnaire" => version, "starts_on" => stage.today(), "ends_on" => stage.in_days(days[0]),
        "closes_on" => stage.in_days(days[1]), "whom" => "list", "numbers" => numbers.join("\n"),
    };
    let id = act!(stage, &who, act => declaration::open(act, &fields));
    stage.night().await?;
    Ok(id)
}

/// The newest declaration of a supplier.
async fn newest(stage: &Stage<'_>, who: &Actor, firm: &Firm) -> Outcome<declaration::Declaration> {
    let mut all = declaration::of_supplier(&stage.portal.store, who, firm.id).await?;
    all.sort_by_key(|d| d.invited_at);
    all.pop().ok_or_else(|| Refusal::NotFound.into())
}

/// How well a supplier answers a question, 0 (worst) to 3; the same each time.
fn quality(firm: &Firm, code: &str) -> usize {
    if code == "E1.1" {
        return 3;
    }
    let hash = code.bytes().fold(firm.n * 31 + 7, |sum, byte| (sum * 33 + usize::from(byte)) % 10_007);
    if hash % 5 == 0 { firm.n % 3 } else { 3 }
}

fn choose(question: &Question, quality: usize) -> Vec<String> {
    let mut options: Vec<_> = question.options.iter().collect();
    options.sort_by_key(|o| std::cmp::Reverse(o.points));
    let best = options.first().map(|o| o.points).unwrap_or(0);
    match question.kind {
        Kind::ManyOf => {
            let good = options.iter().filter(|o| !o.exclusive && o.points > 0);
            let chosen: Vec<String> = good.take(2 + quality).map(|o| o.code.clone()).collect();
            if chosen.is_empty() { options.iter().take(1).map(|o| o.code.clone()).collect() } else { chosen }
        }
        _ => {
            let fitting = options.iter().filter(|o| quality < 3 || o.points == best);
            let last = if quality < 3 { quality } else { 0 };
            let found: Vec<_> = fitting.collect();
            found.get(last.min(found.len().saturating_sub(1))).map(|o| o.code.clone()).into_iter().collect()
        }
    }
}

fn number(question: &Question, firm: &Firm) -> i64 {
    let scale = 10_i64.pow(u32::from(question.decimals));
    let value = match question.unit.as_deref() {
        Some("kWh") => 180_000 + firm.n as i64 * 9_173,
        Some("tCO2e") => 220 + firm.n as i64 * 11,
        Some("m3") => 2_600 + firm.n as i64 * 97,
        Some("t") => 3 + firm.n as i64 % 17,
        Some("persons") => 40 + firm.n as i64 * 13 % 1_900,
        Some("%") => 31 + firm.n as i64 % 40,
        Some("hours/week") => 44 + firm.n as i64 % 9,
        Some("CNY") => 2_400 + firm.n as i64 * 10,
        _ => 1 + firm.n as i64 % 5,
    };
    let (min, max) = (question.min.unwrap_or(i64::MIN), question.max.unwrap_or(i64::MAX));
    (value * scale).clamp(min, max)
}

const TEXTS: [(&str, &str); 4] = [
    (
        "The duty lies with the plant manager; it is reviewed each quarter with the works council and minuted.",
        "由生产负责人主管，每季度与职工代表共同评审并形成会议纪要。",
    ),
    (
        "We found the cause in an outdated instruction, replaced it, trained both shifts and checked again after a month.",
        "原因系作业指导书未及时更新，已修订并对两班人员重新培训，一个月后复查确认有效。",
    ),
    (
        "A written procedure is in force; records are kept for three years and are open to visitors on site.",
        "已制定书面程序，相关记录保存三年，来访人员可现场查阅。",
    ),
    (
        "Two suppliers of ours deliver parts for you; both signed the same requirements and were visited last year.",
        "我司两家下级供应商参与交付，均已签署同等要求，并于上一年度接受走访。",
    ),
];

/// What a supplier types, and where it attaches a file: every question that applies, in order, until `most` are answered.
fn answers(
    questions: &[Question],
    firm: &Firm,
    who: &Actor,
    expiry: chrono::NaiveDate,
    most: usize,
) -> (Fields, Vec<String>) {
    let (mut known, mut fields, mut files) = (Answers::new(), Vec::new(), Vec::new());
    for question in questions {
        if known.len() >= most || !rule::applies(question, questions, &known) {
            continue;
        }
        let (code, name) = (&question.code, format!("a.{}", question.code));
        let mut answer = Answer::default();
        match question.kind {
            Kind::YesNo | Kind::OneOf | Kind::ManyOf => {
                answer.choices = choose(question, quality(firm, code));
                let name = if question.kind == Kind::ManyOf { format!("{name}[]") } else { name };
                fields.extend(answer.choices.iter().map(|choice| (name.clone(), choice.clone())));
            }
            Kind::Number => {
                let number = number(question, firm);
                answer.number = Some(number);
                fields.push((name, declaration::plain(number, question.decimals)));
            }
            Kind::Date => {
                answer.date = Some(expiry);
                fields.push((name, expiry.to_string()));
            }
            Kind::Text => {
                let (en, zh) = TEXTS[(firm.n + code.len() * 3 + known.len()) % TEXTS.len()];
                answer.text = who.lang.pick(en, zh).to_owned();
                fields.push((name, answer.text.clone()));
            }
            Kind::File => answer.files = 1,
        }
        if question.kind == Kind::File || question.asks_evidence_for(&answer) {
            answer.files = 1;
            files.push(code.clone());
        }
        known.insert(code.clone(), answer);
    }
    (Fields(fields), files)
}

/// Answers questions of the supplier's newest declaration, with their files.
pub async fn answer(stage: &mut Stage<'_>, firm: &Firm, most: usize) -> Outcome<()> {
    let Some(who) = stage.member(firm.id) else { return Ok(()) };
    let d = newest(stage, &who, firm).await?;
    let questions = questionnaire::rules(stage.portal.store.read(), d.questionnaire).await?;
    let expiry = stage.today() + Days::new(500 + firm.n as u64);
    let (fields, files) = answers(&questions, firm, &who, expiry, most);
    let (supplier, id) = (firm.id, d.id);
    let wrong = act!(stage, &who, act => declaration::save(act, supplier, id, &fields));
    if !wrong.is_empty() {
        return Err(Stop::Broken(format!("the demo's answers of {}: {wrong:?}", firm.number)));
    }
    let files = files.into_iter().map(|code| {
        let label = format!("{} {code} {}", firm.number, d.number);
        (Target::Answer { declaration: id, question: code }, label)
    });
    paper::attach(stage, &who, files.collect()).await
}

/// The admin reads the answers once more and hands them in.
pub async fn submit(stage: &mut Stage<'_>, firm: &Firm) -> Outcome<Id> {
    let who = stage.admin(firm.id).ok_or(Refusal::NotFound)?;
    let d = newest(stage, &who, firm).await?;
    let db = stage.portal.store.read();
    let asked = questionnaire::load(db, d.questionnaire, who.lang).await?;
    let seen = declaration::content_hash(
        &asked,
        &declaration::answers(db, d.id).await?,
        &declaration::files_of(db, d.id).await?,
    );
    let (supplier, id) = (firm.id, d.id);
    let fields = form! { "version" => d.version, "confirm" => "yes", "seen" => seen };
    act!(stage, &who, act => declaration::submit(act, supplier, id, &fields));
    Ok(id)
}

/// A reviewer takes a declaration and notes something on a question; `returned` sends it back.
async fn review(stage: &mut Stage<'_>, reviewer: &Actor, id: Id, returned: bool) -> Outcome<()> {
    let seen = stage.version("declaration", id).await?;
    act!(stage, reviewer, act => declaration::start_review(act, id, seen));
    let question = if returned { "E1.3" } else { "E1.1" };
    let comment = if returned {
        "批复页面缺少许可产能，请补充批复全文。"
    } else {
        "许可证与场所地址一致，已核对有效期。"
    };
    let fields = form! {
        format!("comment.{question}") => comment, format!("returned.{question}") => if returned { "yes" } else { "" },
    };
    act!(stage, reviewer, act => declaration::note(act, id, question, &fields));
    Ok(())
}

/// Brings the newest declaration of a supplier to a state.
pub async fn bring(stage: &mut Stage<'_>, firm: &Firm, to: State, detour: bool) -> Outcome<()> {
    let Some(admin) = stage.admin(firm.id) else { return Ok(()) };
    let id = newest(stage, &admin, firm).await?.id;
    let supplier = firm.id;
    match to {
        State::Invited | State::Expired => return Ok(()),
        State::CannotAnswer => {
            let fields = form! { "version" => stage.version("declaration", id).await?,
            "cannot_reason" => "公司正在办理注销，相关记录已移交清算组。" };
            act!(stage, &admin, act => declaration::cannot_answer(act, supplier, id, &fields));
            return Ok(());
        }
        State::Withdrawn => {
            let who = stage.staff.one(Role::Compliance, 1);
            let fields = form! { "version" => stage.version("declaration", id).await?,
            "withdraw_reason" => "The contract ended before the campaign began." };
            act!(stage, &who, act => declaration::withdraw(act, id, &fields));
            return Ok(());
        }
        State::InProgress => return answer(stage, firm, 21).await,
        _ => {}
    }
    answer(stage, firm, usize::MAX).await?;
    submit(stage, firm).await?;
    if to == State::Submitted {
        return Ok(());
    }
    stage.pass(1);
    let reviewer = stage.staff.one(Role::Reviewer, firm.n);
    if detour || to == State::Returned {
        review(stage, &reviewer, id, true).await?;
        let fields = form! { "version" => stage.version("declaration", id).await?,
        "return_reason" => "请补充所列问题的材料后重新提交。" };
        act!(stage, &reviewer, act => declaration::send_back(act, id, &fields));
        if to == State::Returned {
            return Ok(());
        }
        stage.pass(1);
        let who = stage.member(firm.id).ok_or(Refusal::NotFound)?;
        let target = Target::Answer { declaration: id, question: "E1.3".into() };
        paper::attach(stage, &who, vec![(target, format!("{} E1.3 full approval", firm.number))]).await?;
        submit(stage, firm).await?;
    }
    review(stage, &reviewer, id, false).await?;
    if to == State::InReview {
        return Ok(());
    }
    let fields = form! { "version" => stage.version("declaration", id).await?,
    "accept_reason" => "回答完整，证据与所述一致，自评分数按规则计算。" };
    act!(stage, &reviewer, act => declaration::accept(act, id, &fields));
    Ok(())
}
