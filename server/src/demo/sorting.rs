//! How the buyer sorts its suppliers, and changes that suppliers propose, in every state.

use super::paper;
use super::stage::{Firm, Stage, act, form};
use super::story::acting;
use entity::Id;
use entity::amendment::{self, State};
use entity::classification::{self, Kind};
use entity::evidence::Target;
use entity::field::Fields;
use entity::permission::Role;
use entity::refusal::Outcome;
use entity::supplier;

const UNITS: [(&str, &str, &str); 4] = [
    ("east", "East China", "华东事业部"),
    ("south", "South China", "华南事业部"),
    ("overseas", "Overseas", "海外事业部"),
    ("cloud", "Cloud services", "云服务事业部"),
];

const SCENARIOS: [&str; 5] = ["general", "engineering", "eco-employment", "data-centre", "logistics"];

const TAGS: [(&str, &str); 4] = [
    ("独家供应", "该品类目前只有这一家合格供应商。"),
    ("重点关注", "上一年度整改逾期，需逐季度跟进。"),
    ("年度框架", "已签订年度框架协议。"),
    ("产能扩建", "新厂房建设中，交期可能波动。"),
];

/// Units by the administrator; who belongs where, and the tags, by procurement.
pub async fn classes(stage: &mut Stage<'_>) -> Outcome<()> {
    let (admin, buyer) = (stage.staff.one(Role::Admin, 0), stage.staff.one(Role::Procurement, 0));
    for (code, en, zh) in UNITS {
        let fields = form! { "code" => code, "name_en" => en, "name_zh" => zh };
        act!(stage, &admin, act => classification::add(act, Kind::Unit, &fields));
    }
    for firm in stage.firms.clone().iter().take(60) {
        let id = firm.id;
        let fields = form! { "class" => UNITS[firm.n % UNITS.len()].0 };
        act!(stage, &buyer, act => classification::begin(act, Kind::Unit, id, &fields));
        let fields = form! { "class" => SCENARIOS[firm.n % SCENARIOS.len()] };
        act!(stage, &buyer, act => classification::begin(act, Kind::Scenario, id, &fields));
        if firm.n.is_multiple_of(6) {
            let (tag, reason) = TAGS[firm.n / 6 % TAGS.len()];
            // Tags outlast the demo's present.
            let fields = form! { "tag" => tag, "reason" => reason, "until" => stage.in_days(400) };
            act!(stage, &buyer, act => classification::add_tag(act, id, &fields));
        }
    }
    Ok(())
}

/// Two suppliers with which nothing is open any more have left; a third has come back.
pub async fn departures(stage: &mut Stage<'_>) -> Outcome<()> {
    let buyer = stage.staff.one(Role::Procurement, 0);
    let idle: Vec<Id> =
        stage.firms.iter().rev().map(|firm| firm.id).filter(|id| stage.member(*id).is_none()).take(3).collect();
    let reasons = ["合同到期，双方决定不再续签。", "已停止经营，营业执照已注销。", "该项目已结束。"];
    for (at, (id, reason)) in idle.iter().zip(reasons).enumerate() {
        let (id, version) = (*id, stage.version("supplier", *id).await?);
        let fields = form! { "left_on" => stage.today(), "reason" => reason };
        act!(stage, &buyer, act => supplier::leave(act, id, version, &fields));
        if at == 2 {
            let version = stage.version("supplier", id).await?;
            let fields = form! { "returned_on" => stage.today(), "reason" => "新项目重新启用该供应商。" };
            act!(stage, &buyer, act => supplier::come_back(act, id, version, &fields));
        }
    }
    Ok(())
}

/// Two changes in each state.
pub async fn amendments(stage: &mut Stage<'_>) -> Outcome<()> {
    let firms: Vec<Firm> = acting(stage).into_iter().rev().take(State::ALL.len() * 2).collect();
    for (firm, to) in firms.iter().zip(State::ALL.iter().cycle()) {
        amendment(stage, firm, *to).await?;
    }
    Ok(())
}

async fn amendment(stage: &mut Stage<'_>, firm: &Firm, to: State) -> Outcome<()> {
    let Some(who) = stage.member(firm.id) else { return Ok(()) };
    let supplier = firm.id;
    let record = supplier::own(&stage.portal.store, &who, supplier).await?.record;
    let text = |value: Option<String>| value.unwrap_or_default();
    let fields: Fields = form! {
        "name" => record.name,
        "name_latin" => text(record.name_latin),
        "country" => record.country,
        "admin1" => text(record.admin1),
        "city" => text(record.city),
        "address" => format!("工业园区创新路 {} 号", 10 + firm.n),
        "statement" => "注册地址已迁移，附新的营业执照。",
    };
    let id = act!(stage, &who, act => amendment::propose(act, supplier, &fields));
    if to == State::Draft {
        return Ok(());
    }
    paper::attach(stage, &who, vec![(Target::Amendment(id), format!("Business licence {}", firm.number))]).await?;
    let seen = stage.version("amendment", id).await?;
    act!(stage, &who, act => amendment::submit(act, id, seen));
    let seen = stage.version("amendment", id).await?;
    let buyer = stage.staff.one(Role::Procurement, firm.n);
    match to {
        State::Approved => {
            let fields = Fields::default();
            act!(stage, &buyer, act => amendment::approve(act, id, seen, &fields));
        }
        State::Returned => {
            let fields = form! { "reason" => "所附文件不是登记机关出具的，请上传新的营业执照。" };
            act!(stage, &buyer, act => amendment::send_back(act, id, seen, &fields));
        }
        State::Withdrawn => {
            act!(stage, &who, act => amendment::withdraw(act, id, seen));
        }
        State::Draft | State::Submitted => {}
    }
    Ok(())
}
