//! The blacklist in every state.

use super::stage::{Firm, Stage, act, form};
use entity::Id;
use entity::blacklist::{self, State};
use entity::field::Fields;
use entity::permission::Role;
use entity::refusal::Outcome;

const CASES: [(&str, &str); 4] = [
    ("bribery", "供应商销售人员向采购评审人员转账两笔，有转账记录和本人陈述为证。"),
    ("false-documents", "提交的消防验收意见书经主管部门核实为伪造。"),
    ("collusion", "三家投标文件由同一终端编制，报价呈规律性差异。"),
    ("fraud", "送货单数量与入库记录不符，虚开发票三张。"),
];

async fn because(stage: &Stage<'_>, id: Id, words: &str) -> Outcome<Fields> {
    Ok(form! { "reason" => words, "version" => stage.version("blacklisting", id).await? })
}

/// Proposes a supplier for the blacklist and brings the case to a state.
pub async fn bar(stage: &mut Stage<'_>, firm: &Firm, to: State, round: usize) -> Outcome<()> {
    let integrity = stage.staff.one(Role::Integrity, firm.n);
    let (decider, other) = (stage.staff.one(Role::Compliance, firm.n), stage.staff.one(Role::Compliance, firm.n + 1));
    let (event, grounds) = CASES[firm.n % CASES.len()];
    let happened = stage.today() - chrono::Days::new(40);
    let fields = form! {
        "supplier" => firm.id, "integrity_event" => event, "happened_on" => happened,
        "case_reference" => format!("JC-{}-{:03}", chrono::Datelike::year(&stage.today()), firm.n), "grounds" => grounds,
        "lang" => "zh-CN",
    };
    let id = act!(stage, &integrity, act => blacklist::propose(act, &fields));
    if to == State::Proposed {
        return Ok(());
    }
    let seen = stage.version("blacklisting", id).await?;
    act!(stage, &integrity, act => blacklist::notice(act, id, seen));
    if to == State::Noticed {
        return Ok(());
    }
    stage.pass(1);
    hear(stage, firm, id).await?;
    if to == State::Heard {
        return Ok(());
    }
    let seen = stage.version("blacklisting", id).await?;
    if to == State::Rejected {
        let fields = because(stage, id, "证据不足以证明公司知情，退回补充调查。").await?;
        act!(stage, &decider, act => blacklist::reject(act, id, seen, &fields));
        return Ok(());
    }
    let words = "事实清楚，证据充分，供应商陈述不足以推翻。";
    let fields = form! { "reason" => words, "review_on" => stage.in_days(720) };
    act!(stage, &decider, act => blacklist::approve(act, id, seen, &fields));
    stage.barred.insert(firm.id);
    if to == State::Active {
        return Ok(());
    }
    stage.pass(3);
    if to == State::Appeal || (to == State::Removed && round == 0) {
        appeal(stage, firm, id).await?;
        if to == State::Removed {
            stage.pass(2);
            let seen = stage.version("blacklisting", id).await?;
            let fields = form! { "decision" => "upheld", "reason" => "新证据显示行为人已于事前离职，撤销决定。" };
            act!(stage, &other, act => blacklist::decide_appeal(act, id, seen, &fields));
            stage.barred.remove(&firm.id);
        }
        return Ok(());
    }
    let seen = stage.version("blacklisting", id).await?;
    let fields = because(stage, id, "涉案人员已移送，公司完成合规整改并通过复查。").await?;
    act!(stage, &integrity, act => blacklist::propose_removal(act, id, seen, &fields));
    if to == State::Removed {
        let seen = stage.version("blacklisting", id).await?;
        let fields = because(stage, id, "复查属实，同意移出。").await?;
        act!(stage, &decider, act => blacklist::remove(act, id, seen, &fields));
        stage.barred.remove(&firm.id);
    }
    Ok(())
}

/// The supplier states its case; where nobody acts for it, the delivery is recorded and the period passes.
async fn hear(stage: &mut Stage<'_>, firm: &Firm, id: Id) -> Outcome<()> {
    let supplier = firm.id;
    if let Some(who) = stage.admin(firm.id) {
        act!(stage, &who, act => blacklist::acknowledge(act, supplier, id));
        let seen = stage.version("blacklisting", id).await?;
        let fields = form! { "statement" => "我司对事件表示歉意，涉事人员已停职，愿配合全部调查。" };
        act!(stage, &who, act => blacklist::state_case(act, supplier, id, seen, &fields));
        return Ok(());
    }
    let who = stage.staff.one(Role::Integrity, firm.n);
    let seen = stage.version("blacklisting", id).await?;
    let fields = because(stage, id, "挂号信 RA000000000CN 于当日签收。").await?;
    act!(stage, &who, act => blacklist::delivered(act, id, seen, &fields));
    stage.pass(25);
    stage.night().await
}

async fn appeal(stage: &mut Stage<'_>, firm: &Firm, id: Id) -> Outcome<()> {
    let Some(who) = stage.admin(firm.id) else { return Ok(()) };
    let (supplier, seen) = (firm.id, stage.version("blacklisting", id).await?);
    let fields = form! { "text" => "行为系个人所为，公司事前不知情且未获益，请求撤销。" };
    act!(stage, &who, act => blacklist::appeal(act, supplier, id, seen, &fields));
    Ok(())
}
