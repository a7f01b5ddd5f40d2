//! Remediations and dispositions in every state.

use super::paper;
use super::stage::{Firm, Stage, act, form};
use entity::Id;
use entity::disposition;
use entity::evidence::Target;
use entity::field::Fields;
use entity::permission::Role;
use entity::refusal::Outcome;
use entity::remediation::{self, State};

/// The remediations of a visit that have only been opened, oldest first.
pub async fn opened(stage: &Stage<'_>, (check, firm): &(Id, Firm)) -> Outcome<Vec<Id>> {
    let Some(who) = stage.member(firm.id) else { return Ok(Vec::new()) };
    let store = &stage.portal.store;
    let mut open = Vec::new();
    for one in remediation::company_list(store, &who, firm.id).await? {
        let source = remediation::company_detail(store, &who, firm.id, one.id).await?.source_id;
        if one.state == State::Opened && source == *check {
            open.push(one.id);
        }
    }
    open.sort();
    Ok(open)
}

async fn reason(stage: &Stage<'_>, id: Id, words: &str) -> Outcome<Fields> {
    Ok(form! { "version" => stage.version("remediation", id).await?, "reason" => words })
}

/// Brings a remediation from its opening to a state, by way of everything before it.
pub async fn remedy(stage: &mut Stage<'_>, firm: &Firm, id: Id, to: State) -> Outcome<()> {
    let Some(who) = stage.member(firm.id) else { return Ok(()) };
    let reviewer = stage.staff.one(Role::Reviewer, firm.n);
    if to == State::Opened {
        return Ok(());
    }
    plan(stage, &who, id, "加班由班组长自行安排，无人复核月度工时。").await?;
    if to == State::PlanSubmitted {
        return Ok(());
    }
    if to == State::PlanReturned || firm.n.is_multiple_of(2) {
        let fields = reason(stage, id, "原因分析停留在个人层面，请说明管理制度上的缺口。").await?;
        act!(stage, &reviewer, act => remediation::return_plan(act, id, &fields));
        if to == State::PlanReturned {
            return Ok(());
        }
        plan(stage, &who, id, "工时审批制度未规定月度上限，人事系统无预警。").await?;
    }
    let seen = stage.version("remediation", id).await?;
    act!(stage, &reviewer, act => remediation::accept_plan(act, id, seen));
    if to == State::PlanAccepted {
        return Ok(());
    }
    send(stage, firm, &who, id, "before").await?;
    if to == State::EvidenceSubmitted {
        return Ok(());
    }
    if to == State::SentBack || firm.n.is_multiple_of(3) {
        let fields = reason(stage, id, "照片未显示日期，请补充带日期的现场照片。").await?;
        act!(stage, &reviewer, act => remediation::send_back(act, id, &fields));
        if to == State::SentBack {
            return Ok(());
        }
        send(stage, firm, &who, id, "after").await?;
    }
    let fields = reason(stage, id, "逐项核对，整改措施已落实。").await?;
    act!(stage, &reviewer, act => remediation::verify(act, id, &fields));
    if to == State::Verified {
        return Ok(());
    }
    let seen = stage.version("remediation", id).await?;
    act!(stage, &reviewer, act => remediation::close(act, id, seen));
    Ok(())
}

async fn plan(stage: &mut Stage<'_>, who: &entity::actor::Actor, id: Id, cause: &str) -> Outcome<()> {
    let latest = remediation::detail(&stage.portal.store, &entity::actor::Actor::system(), id).await?.complete_due;
    let fields = form! {
        "version" => stage.version("remediation", id).await?, "cause" => cause,
        "action" => "修订相关制度，对全体班组长培训，清理现场并补齐记录。",
        "prevention" => "每月由内审员抽查，结果报总经理；系统增设上限预警。",
        "owner" => "生产部经理", "owner_due" => stage.in_days(6).min(latest),
    };
    act!(stage, who, act => async move { remediation::submit_plan(act, id, &fields).await.map(|_| ()) });
    Ok(())
}

async fn send(stage: &mut Stage<'_>, firm: &Firm, who: &entity::actor::Actor, id: Id, word: &str) -> Outcome<()> {
    let label = format!("{} remediation {word} {}", firm.number, id.simple());
    paper::attach(stage, who, vec![(Target::Remediation(id), label)]).await?;
    let fields =
        form! { "version" => stage.version("remediation", id).await?, "note" => "修订后的制度及现场照片见附件。" };
    act!(stage, who, act => async move { remediation::submit_evidence(act, id, &fields).await.map(|_| ()) });
    Ok(())
}

/// What is proposed against a supplier, and how it ends.
pub async fn dispose(
    stage: &mut Stage<'_>,
    firm: &Firm,
    source: Option<Id>,
    freeze: Option<u64>,
    to: disposition::State,
) -> Outcome<Id> {
    use disposition::State as S;
    let (proposer, decider) = (stage.staff.one(Role::Procurement, firm.n), stage.staff.one(Role::Compliance, firm.n));
    let fields = form! {
        "kind" => if freeze.is_some() { "freeze" } else { "warning" },
        "reason" => "检查未通过，违反行为准则关于工时与职业健康的要求。",
        "freeze_scope" => "new-orders", "starts_on" => stage.in_days(1),
        "ends_on" => stage.in_days(1 + freeze.unwrap_or(1)),
        "source_id" => source.map(|id| id.to_string()).unwrap_or_default(),
    };
    let supplier = firm.id;
    let id = act!(stage, &proposer, act => disposition::propose(act, supplier, &fields));
    if to == S::Proposed {
        return Ok(id);
    }
    let seen = stage.version("disposition", id).await?;
    act!(stage, &proposer, act => disposition::notice(act, id, seen));
    if to == S::Noticed {
        return Ok(id);
    }
    stage.pass(1);
    heard(stage, firm, id).await?;
    if to == S::Heard {
        return Ok(id);
    }
    let outcome = if to == S::Rejected { "rejected" } else { "in-force" };
    let words = if to == S::Rejected {
        "已在限期内整改，情节轻微。"
    } else {
        "事实清楚，供应商已陈述意见，决定执行。"
    };
    let fields =
        form! { "version" => stage.version("disposition", id).await?, "outcome" => outcome, "reason" => words };
    act!(stage, &decider, act => disposition::decide(act, id, &fields));
    if to == S::Lifted {
        stage.pass(2);
        let fields =
            form! { "version" => stage.version("disposition", id).await?, "reason" => "整改已核实关闭，提前解除。" };
        act!(stage, &decider, act => disposition::lift(act, id, &fields));
    }
    Ok(id)
}

/// The supplier answers; where nobody acts for it, staff record the delivery with what it said.
async fn heard(stage: &mut Stage<'_>, firm: &Firm, id: Id) -> Outcome<()> {
    let words = "我司承认检查所列事实，已停止超时加班并提交整改计划，请求从轻处理。";
    match stage.member(firm.id) {
        Some(who) => {
            let seen = stage.version("disposition", id).await?;
            act!(stage, &who, act => async move { disposition::acknowledge(act, id, seen).await.map(|_| ()) });
            let fields = form! { "version" => stage.version("disposition", id).await?, "statement" => words };
            act!(stage, &who, act => async move { disposition::statement(act, id, &fields).await.map(|_| ()) });
        }
        None => {
            let who = stage.staff.one(Role::Procurement, firm.n);
            let fields = form! {
                "version" => stage.version("disposition", id).await?, "delivered_how" => "registered-mail",
                "delivered_on" => stage.today(), "statement" => words,
            };
            act!(stage, &who, act => disposition::record_delivery(act, id, &fields));
        }
    }
    Ok(())
}
