//! Draws, from the frozen population to the open file.

use super::stage::{Firm, Stage, act, form};
use entity::Id;
use entity::draw;
use entity::permission::Role;
use entity::refusal::Outcome;
use sha2::{Digest, Sha256};

/// How far a draw goes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Until {
    /// The population is frozen.
    Planned,
    /// One of two has committed.
    Half,
    /// Both have committed and revealed; the public value is awaited.
    Committed,
    /// The visits exist.
    Drawn,
}

/// A draw, as far as it goes; `ahead` days lie between its plan and the day of the public value.
pub async fn draw(
    stage: &mut Stage<'_>,
    kind: draw::Kind,
    (size, ahead, year): (usize, u64, i32),
    until: Until,
) -> Outcome<Id> {
    let (first, second) = (stage.staff.one(Role::Compliance, 0), stage.staff.one(Role::Compliance, 1));
    let fields = form! {
        "kind" => kind, "fiscal_year" => year, "size" => size, "strata" => if size > 20 { "region" } else { "all" },
        "due_on" => stage.in_days(ahead + 100), "public_on" => stage.in_days(ahead),
        "public_source" => "上证综合指数当日收盘点位（上海证券交易所网站）",
        "reason" => "年度抽样计划：按采购金额与风险加权，覆盖全部注册地区。", "replaces" => "",
    };
    let id = act!(stage, &first, act => draw::plan(act, &fields));
    if until == Until::Planned {
        return Ok(id);
    }
    let secrets = [
        Sha256::digest([id.as_bytes().as_slice(), b"1"].concat()),
        Sha256::digest([id.as_bytes().as_slice(), b"2"].concat()),
    ];
    let people = [first, second];
    let late = if until == Until::Drawn { ahead.saturating_sub(1) } else { 0 };
    stage.pass(late);
    for (person, secret) in people.iter().zip(&secrets) {
        let seen = stage.version("draw", id).await?;
        let fields = form! { "hash" => hex::encode(draw::rule::commitment(secret)) };
        act!(stage, person, act => draw::commit(act, id, seen, &fields));
        if until == Until::Half {
            return Ok(id);
        }
    }
    if until == Until::Drawn {
        stage.pass(1);
    }
    for (person, secret) in people.iter().zip(&secrets) {
        let seen = stage.version("draw", id).await?;
        let fields = form! { "secret" => hex::encode(secret) };
        act!(stage, person, act => draw::reveal(act, id, seen, &fields));
    }
    if until == Until::Drawn {
        let (person, seen) = (&people[0], stage.version("draw", id).await?);
        let fields = form! { "public_value" => format!("{}.{:02}", 3_100 + size * 7, size) };
        act!(stage, person, act => draw::value(act, id, seen, &fields));
    }
    Ok(id)
}

/// The visits that a draw led to, those of suppliers with an account first.
pub async fn drawn(stage: &Stage<'_>, id: Id) -> Outcome<Vec<(Id, Firm)>> {
    let who = stage.staff.one(Role::Compliance, 0);
    let draw = draw::show(&stage.portal.store, &who, id).await?;
    let lines = draw::visited(&stage.portal.store, &who, &draw).await?;
    let mut found: Vec<(Id, Firm)> = lines
        .iter()
        .filter_map(|line| {
            let firm = stage.firms.iter().find(|f| f.id == line.supplier_id)?;
            Some((line.check_id?, firm.clone()))
        })
        .collect();
    found.sort_by_key(|(_, firm)| (stage.admin(firm.id).is_none(), firm.n));
    Ok(found)
}

/// Ends a draw before it is made.
pub async fn abort(stage: &mut Stage<'_>, id: Id) -> Outcome<()> {
    let (who, seen) = (stage.staff.one(Role::Compliance, 1), stage.version("draw", id).await?);
    let fields = form! { "reason" => "总体中含有一家正在合并的供应商，重新冻结后另行抽样。" };
    act!(stage, &who, act => draw::abort(act, id, seen, &fields));
    Ok(())
}

/// Opens the file of a draw.
pub async fn publish(stage: &mut Stage<'_>, id: Id) -> Outcome<()> {
    let (who, seen) = (stage.staff.one(Role::Compliance, 0), stage.version("draw", id).await?);
    act!(stage, &who, act => draw::publish(act, id, seen));
    Ok(())
}
