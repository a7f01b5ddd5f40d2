//! Certification and declared relationships.

use super::stage::{Firm, Stage, act, form};
use entity::certification::{self, State};
use entity::permission::Role;
use entity::refusal::Outcome;
use entity::relationship;

/// Applies for a supplier's certification and brings it to a state.
pub async fn certify(stage: &mut Stage<'_>, firm: &Firm, to: State) -> Outcome<()> {
    let (first, second) = (stage.staff.one(Role::Procurement, firm.n), stage.staff.one(Role::Compliance, firm.n));
    let supplier = firm.id;
    let fields = form! { "statement" => "拟纳入年度采购目录，准则与诚信约定函均已签署，产能与资质已核实。" };
    let id = act!(stage, &first, act => certification::apply(act, supplier, &fields));
    if to == State::Applied {
        return Ok(());
    }
    let met = if to == State::Rejected { "no" } else { "yes" };
    let fields = form! {
        "version" => stage.version("certification", id).await?,
        "environmental" => met, "environmental_reason" => "排污许可在有效期内，近三年公示平台无处罚记录可查。",
        "social" => "yes", "social_reason" => "抽查三个月工资与工时记录，社保参保人数与在册人数一致。",
    };
    act!(stage, &first, act => certification::screen(act, id, &fields));
    if to == State::Screened {
        return Ok(());
    }
    stage.pass(1);
    let words = if to == State::Rejected {
        "环境准入条件未满足，补正后可重新申请。"
    } else {
        "准入条件齐备。"
    };
    let fields = form! { "version" => stage.version("certification", id).await?, "reason" => words };
    if to == State::Rejected {
        act!(stage, &second, act => certification::reject(act, id, &fields));
    } else {
        act!(stage, &second, act => certification::certify(act, id, &fields));
    }
    Ok(())
}

/// Relationships: declared by a company or by staff, then judged (`outcome`), or left open.
pub async fn relate(stage: &mut Stage<'_>, firm: &Firm, other: &Firm, outcome: Option<&str>) -> Outcome<()> {
    let supplier = firm.id;
    let id = match stage.member(firm.id) {
        Some(who) => {
            let (kind, email) =
                if firm.n.is_multiple_of(2) { ("supplier", "") } else { ("staff", "wu.tao@buyer.example") };
            let fields = form! {
                "kind" => kind, "email" => email, "other" => other.number,
                "particulars" => "两公司实际控制人为同一自然人之配偶，持股比例合计 30%。",
            };
            act!(stage, &who, act => relationship::declare_by_company(act, supplier, &fields))
        }
        None => {
            let who = stage.staff.one(Role::Committee, 0);
            let fields = form! { "number" => firm.number, "particulars" => "本人堂弟在该公司任销售经理。" };
            act!(stage, &who, act => relationship::declare(act, &fields))
        }
    };
    let Some(outcome) = outcome.map(str::to_owned) else { return Ok(()) };
    stage.pass(1);
    let judge = stage.staff.one(Role::Compliance, firm.n);
    let fields = form! {
        "version" => stage.version("relationship", id).await?, "outcome" => outcome,
        "measure" => "相关人员回避该供应商的评审、抽样与处置，由合规部每半年复核。",
    };
    act!(stage, &judge, act => relationship::judge(act, id, &fields));
    Ok(())
}
