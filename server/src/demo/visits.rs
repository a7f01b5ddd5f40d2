//! Spot checks and audits, from the queue to the closed visit.

use super::paper;
use super::stage::{Firm, Stage, act, form};
use entity::Id;
use entity::actor::Actor;
use entity::checklist::{self, Kind, State};
use entity::evidence::Target;
use entity::field::Fields;
use entity::lang::Lang;
use entity::permission::Role;
use entity::refusal::Outcome;

/// An audit planned by hand.
pub async fn plan(stage: &mut Stage<'_>, kind: Kind, firm: &Firm) -> Outcome<Id> {
    let who = stage.staff.one(Role::Compliance, firm.n);
    let fields = form! {
        "number" => firm.number, "site" => "", "due_on" => stage.in_days(60),
        "reason" => "采购金额占比居前，列入年度稽核计划。",
    };
    Ok(act!(stage, &who, act => checklist::plan(act, kind, &fields)))
}

/// What a visit finds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Marks {
    /// Everything is met.
    Clean,
    /// Passed, with something small to put right and an observation.
    Minor,
    /// Below the pass mark.
    Poor,
    /// A zero-tolerance item fails.
    Grave,
}

fn below(marks: Marks, place: usize, zero: bool) -> Option<(&'static str, &'static str)> {
    match marks {
        Marks::Clean => None,
        Marks::Minor => match place {
            10 => Some(("partly", "部分灭火器点检卡缺少本月记录。")),
            15 => Some(("partly", "两个班组的培训签到不完整。")),
            23 => Some(("partly", "看板信息已过期，建议更新。")),
            _ => None,
        },
        Marks::Poor => match place {
            6 | 8 => Some(("not-met", "三月抽查的十二份工时记录中，五份超过法定加班上限。")),
            11 | 12 => Some(("not-met", "二层安全出口堆放物料，应急照明两处失效。")),
            13 | 17 => Some(("not-met", "危险废物暂存间无台账，转移联单缺失。")),
            20 => Some(("partly", "分包单位名单未更新。")),
            _ => None,
        },
        Marks::Grave if zero => (place == 1).then_some(("not-met", "宿舍保管三名员工的身份证原件，现场已责令退还。")),
        Marks::Grave => (place == 9).then_some(("not-met", "离职押金条款仍写入劳动合同。")),
    }
}

/// The auditor of the n-th visit.
pub fn auditor(stage: &Stage<'_>, n: usize) -> Actor {
    stage.staff.one(Role::Auditor, n)
}

/// Takes a visit from the queue, or is given it.
pub async fn take(stage: &mut Stage<'_>, kind: Kind, check: Id, n: usize) -> Outcome<()> {
    let who = auditor(stage, n);
    if n % 4 == 1 {
        let planner = stage.staff.one(Role::Compliance, 1);
        let fields = form! { "ids[]" => check, "person" => who.person };
        act!(stage, &planner, act => async move { checklist::assign(act, kind, &fields).await.map(|_| ()) });
    } else {
        let seen = stage.version(kind.table(), check).await?;
        act!(stage, &who, act => checklist::claim(act, kind, check, seen));
    }
    Ok(())
}

/// Begins the visit today.
pub async fn start(stage: &mut Stage<'_>, kind: Kind, check: Id, n: usize) -> Outcome<()> {
    let (who, seen) = (auditor(stage, n), stage.version(kind.table(), check).await?);
    let fields = form! { "visited_on" => stage.today() };
    act!(stage, &who, act => checklist::start(act, kind, check, seen, &fields));
    Ok(())
}

/// Marks every item (`all`) or the first half.
pub async fn mark(stage: &mut Stage<'_>, kind: Kind, check: Id, n: usize, marks: Marks, all: bool) -> Outcome<()> {
    let who = auditor(stage, n);
    let db = stage.portal.store.read();
    let found = checklist::find(db, kind, check).await?;
    let list = checklist::load(db, found.checklist_id, Lang::ZhCn).await?;
    let most = if all { list.items.len() } else { list.items.len() / 2 };
    let (mut fields, mut photos) = (Vec::new(), Vec::new());
    for (place, item) in list.items.iter().take(most).enumerate() {
        let (mark, note) = below(marks, place, item.zero_tolerance).unwrap_or(("met", ""));
        let mark = if item.zero_tolerance && marks != Marks::Grave { "met" } else { mark };
        let note = if mark == "met" { "" } else { note };
        fields.push((format!("m.{}", item.code), mark.to_owned()));
        fields.push((format!("n.{}", item.code), note.to_owned()));
        if mark != "met" {
            let target = Target::Mark { check, item: item.code.clone() };
            photos.push((target, format!("{} {}", found.number, item.code)));
        }
    }
    let fields = Fields(fields);
    act!(stage, &who, act => checklist::save_marks(act, kind, check, &fields));
    paper::attach(stage, &who, photos).await
}

/// Ends the visit with its score.
pub async fn score(stage: &mut Stage<'_>, kind: Kind, check: Id, n: usize) -> Outcome<()> {
    let (who, seen) = (auditor(stage, n), stage.version(kind.table(), check).await?);
    act!(stage, &who, act => checklist::score(act, kind, check, seen));
    Ok(())
}

/// The supplier comments, if anybody acts for it.
pub async fn comment(stage: &mut Stage<'_>, kind: Kind, check: Id, firm: &Firm) -> Outcome<bool> {
    let Some(who) = stage.member(firm.id) else { return Ok(false) };
    let (supplier, version) = (firm.id, stage.version(kind.table(), check).await?);
    let words = who.lang.pick(
        "The figures are right. The missing records were found in the dormitory office and are attached to our plan.",
        "评分属实。缺失的记录已在宿舍办公室找到，将随整改计划一并提交。",
    );
    let fields = form! { "version" => version, "comment" => words };
    act!(stage, &who, act => checklist::comment(act, supplier, kind, check, &fields));
    Ok(true)
}

/// A whole visit up to a state: assigned, in the field, scored, commented, or with its result.
pub async fn visit(
    stage: &mut Stage<'_>,
    kind: Kind,
    (check, firm): &(Id, Firm),
    marks: Marks,
    until: State,
) -> Outcome<()> {
    let (check, n) = (*check, firm.n);
    take(stage, kind, check, n).await?;
    if until == State::Assigned {
        return Ok(());
    }
    stage.pass(1);
    start(stage, kind, check, n).await?;
    mark(stage, kind, check, n, marks, until != State::InField).await?;
    if until == State::InField {
        return Ok(());
    }
    score(stage, kind, check, n).await?;
    if matches!(until, State::Scored | State::Drafted) {
        return Ok(());
    }
    if !comment(stage, kind, check, firm).await? {
        stage.pass(15);
    }
    if until == State::Commented {
        return Ok(());
    }
    conclude(stage, kind, check, n).await
}

/// Many visits in the order of the work: on site, then the comments, then the results when the time for comments is over.
pub async fn tour(stage: &mut Stage<'_>, kind: Kind, visits: &[(Id, Firm)], marks: &[Marks]) -> Outcome<()> {
    for (place, (check, firm)) in visits.iter().enumerate() {
        if place % 3 == 0 {
            stage.pass(1);
        }
        take(stage, kind, *check, firm.n).await?;
        start(stage, kind, *check, firm.n).await?;
        mark(stage, kind, *check, firm.n, marks.get(place).copied().unwrap_or(Marks::Clean), true).await?;
        score(stage, kind, *check, firm.n).await?;
        if place % 2 == 0 {
            comment(stage, kind, *check, firm).await?;
        }
    }
    stage.pass(15);
    for (check, firm) in visits {
        conclude(stage, kind, *check, firm.n).await?;
    }
    stage.night().await
}

/// Gives the result.
pub async fn conclude(stage: &mut Stage<'_>, kind: Kind, check: Id, n: usize) -> Outcome<()> {
    let (who, seen) = (auditor(stage, n), stage.version(kind.table(), check).await?);
    let fields = Fields::default();
    act!(stage, &who, act => checklist::conclude(act, kind, check, seen, &fields));
    Ok(())
}

/// Closes a visit of which nothing is left to do; an audit, by somebody other than its auditor.
pub async fn close(stage: &mut Stage<'_>, kind: Kind, check: Id, n: usize) -> Outcome<()> {
    let who = auditor(stage, if kind == Kind::Audit { n + 1 } else { n });
    let seen = stage.version(kind.table(), check).await?;
    act!(stage, &who, act => checklist::close(act, kind, check, seen));
    Ok(())
}

/// A visit that ends otherwise: refused, out of scope, or called off by two people.
pub async fn ends(stage: &mut Stage<'_>, kind: Kind, check: Id, n: usize, as_: State) -> Outcome<()> {
    if as_ == State::Cancelled {
        let (first, second) = (stage.staff.one(Role::Compliance, 0), stage.staff.one(Role::Compliance, 1));
        let fields = form! { "version" => stage.version(kind.table(), check).await?,
        "reason" => "该场所上月已由客户联合审核，结果共享。" };
        act!(stage, &first, act => checklist::propose_cancel(act, kind, check, &fields));
        let seen = stage.version(kind.table(), check).await?;
        act!(stage, &second, act => checklist::cancel(act, kind, check, seen));
        return Ok(());
    }
    take(stage, kind, check, n).await?;
    let who = auditor(stage, n);
    if as_ == State::Refused {
        start(stage, kind, check, n).await?;
        let fields = form! { "version" => stage.version(kind.table(), check).await?,
        "reason" => "门卫以无预约为由拒绝进入，电话联系负责人未果。" };
        act!(stage, &who, act => checklist::refused(act, kind, check, &fields));
    } else {
        let fields = form! { "version" => stage.version(kind.table(), check).await?,
        "reason" => "该场所已停产搬迁，现址无生产活动。" };
        act!(stage, &who, act => checklist::out_of_scope(act, kind, check, &fields));
    }
    Ok(())
}
