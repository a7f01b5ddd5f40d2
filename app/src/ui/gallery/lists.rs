use super::Say;
use crate::ui::*;
use leptos::prelude::*;

pub(super) fn lists(say: Say, texts: &Texts) -> AnyView {
    view! {
        {due(say)}
        {section(say.in_both("Queue", "审核队列"), queue(say, texts))}
        {columns(vec![
            card(say.in_both("History", "历史记录"), timeline(history(say))),
            card(say.in_both("Check your answers", "核对填写内容"), answers(say)),
        ])}
        {steps(texts, say.in_both("Sections", "章节"), way(say))}
        {empty(say.in_both("No audits are waiting", "暂无待审核事项"), say.in_both("The next draw is planned for 2026-12-01.", "下一次抽样计划于2026年12月1日进行。"),
            Some(link_button("#", say.in_both("Open the plan", "查看年度计划"), Kind::Secondary)))}
        {panel(say.in_both("Your declaration is submitted", "自评已提交"), view! { <p>{say.in_both("Receipt number", "回执编号")}</p><p><strong>"PR-2026-000123"</strong></p> }.into_any())}
        {receipt(proof(say))}
    }
    .into_any()
}

fn due(say: Say) -> AnyView {
    let tasks = vec![
        Task {
            title: say.in_both("Sign the ESG code of conduct, version 4", "签署 ESG 行为准则（第 4 版）"),
            href: Some("#".into()),
            hint: Some(say.in_both("Due 2026-11-23", "截止日期：2026年11月23日")),
            status: link_button("#", say.in_both("Sign", "签署"), Kind::Primary),
        },
        Task {
            title: say.in_both("Answer the self-assessment FY2026", "填写 2026 财年自评问卷"),
            href: Some("#".into()),
            hint: Some(say.in_both("Section 3 of 7 · due 2026-11-30", "第 3 节，共 7 节 · 截止日期：2026年11月30日")),
            status: tag(Tone::Info, say.in_both("In progress", "填写中")),
        },
        Task {
            title: say.in_both("Send evidence for finding F-0192", "提交不符合项 F-0192 的整改证据"),
            href: None,
            hint: Some(say.in_both("Opens when the plan is accepted", "整改计划通过后开放")),
            status: tag(Tone::Neutral, say.in_both("Cannot start yet", "尚不能开始")),
        },
    ];
    section(say.in_both("What is due", "待办事项"), task_list(tasks))
}

fn queue(say: Say, texts: &Texts) -> AnyView {
    let tab = |label: String, count: &str, current| Tab { href: "#".into(), label, count: Some(count.into()), current };
    let tabs = tabs(
        say.in_both("Queues", "队列"),
        vec![
            tab(say.in_both("Mine", "我的"), "12", true),
            tab(say.in_both("Unassigned", "未分配"), "48", false),
            tab(say.in_both("Overdue", "已逾期"), "3", false),
        ],
    );
    let regions = vec![("js".into(), say.in_both("Jiangsu", "江苏省"))];
    let fields = view! {
        {search_field(texts, Field::new("q", say.in_both("Search", "搜索")))}
        {select(texts, Field::new("where", say.in_both("Region", "地区")).value("js"), regions)}
    };
    let filters = filter_bar(
        texts,
        FilterBar {
            action: "/ui".into(),
            fields: fields.into_any(),
            chips: vec![Chip { label: say.in_both("Region: Jiangsu", "地区：江苏省"), remove_href: "#".into() }],
            clear_href: "#".into(),
        },
    );
    let list = view! {
        {table(rows(say))}
        {pager(texts, Pages { next: Some("#".into()), ..Pages::default() }, say.in_both("1–6 of 48", "第 1–6 条，共 48 条"))}
    };
    let detail = view! {
        <h3>{say.in_both("Lantern Optics", "灯塔光学")}</h3>
        {tag(Tone::Warn, say.in_both("Due in 2 days", "2 天后到期"))}
        {answers(say)}
        {actions(vec![button(say.in_both("Claim", "领取"), Kind::Primary), button(say.in_both("Assign", "指派"), Kind::Secondary)])}
    };
    view! { {tabs}{filters}{split_view(list.into_any(), Some(detail.into_any()))} }.into_any()
}

fn rows(say: Say) -> Table {
    let names = [
        ("Lantern Optics", "灯塔光学"),
        ("Northfield Castings", "北原铸造"),
        ("Blue Harbour Logistics", "蓝港物流"),
        ("Tianhe Packaging", "天河包装"),
        ("Red Oak Chemicals", "红橡化工"),
        ("Silver Brook Textiles", "银溪纺织"),
    ];
    let rows = names.iter().enumerate().map(|(at, (english, chinese))| {
        let current = (at == 1).then_some("true");
        let (tone, word) = match at % 3 {
            0 => (Tone::Warn, say.in_both("Due soon", "即将到期")),
            1 => (Tone::Info, say.in_both("In field", "现场审核")),
            _ => (Tone::Bad, say.in_both("Overdue", "已逾期")),
        };
        vec![
            view! { <input type="checkbox" name="pick" value=at aria-label=say.in_both(english, chinese)/> }.into_any(),
            view! { <a href="#" aria-current=current>{say.in_both(english, chinese)}</a> }.into_any(),
            tag(tone, word),
            format!("2026-11-{}", 23 + at).into_any(),
            format!("{}.{}", 62 + at * 5, at).into_any(),
        ]
    });
    Table {
        caption: say.in_both("Audits waiting for you", "待您处理的审核"),
        columns: vec![
            Column::new(""),
            Column::new(say.in_both("Supplier", "供应商")).sort("#", None),
            Column::new(say.in_both("State", "状态")),
            Column::new(say.in_both("Due", "截止日期")).sort("#", Some(Order::Asc)),
            Column::new(say.in_both("Risk", "风险值")).sort("#", None).numeric(),
        ],
        rows: rows.collect(),
        empty: ().into_any(),
        dense: true,
    }
}

fn history(say: Say) -> Vec<Moment> {
    let moment = |when: &str, title: String, who: String, note| Moment { when: when.into(), title, who, note };
    vec![
        moment(
            "2026-11-20 16:40 +08:00",
            say.in_both("Declaration returned", "自评已退回"),
            say.in_both("Li Na, reviewer", "李娜（审阅人）"),
            Some(say.in_both(
                "The permit for site 2 has expired. Please upload the current one.",
                "二号场地许可证已过期，请上传有效证件。",
            )),
        ),
        moment(
            "2026-11-18 09:12 +08:00",
            say.in_both("Declaration submitted", "自评已提交"),
            say.in_both("Wang Fang", "王芳"),
            None,
        ),
        moment(
            "2026-11-01 08:00 +08:00",
            say.in_both("Invited", "已邀请"),
            say.in_both("Campaign FY2026", "2026 财年活动"),
            None,
        ),
    ]
}

fn answers(say: Say) -> AnyView {
    summary_list(vec![
        Row::new(
            say.in_both("Legal name", "法定名称"),
            say.in_both("Lantern Optics (Suzhou) Co., Ltd.", "苏州灯塔光学有限公司"),
        )
        .change("#", say.in_both("Change", "修改"), say.in_both("the legal name", "法定名称")),
        Row::new(
            say.in_both("Discharge permit", "排污许可证"),
            say.in_both("Yes, until 2028-03-31", "有，有效期至2028年3月31日"),
        )
        .change("#", say.in_both("Change", "修改"), say.in_both("the discharge permit", "排污许可证")),
        Row::new(say.in_both("Spend FY2025", "2025 财年采购额"), "CNY 12,480,000.00"),
    ])
}

fn way(say: Say) -> Vec<Step> {
    let step = |label: String, stage| Step { label, href: None, stage };
    vec![
        step(say.in_both("Company", "企业信息"), Stage::Done),
        step(say.in_both("Environment", "环境"), Stage::Done),
        step(say.in_both("Labour", "劳工"), Stage::Current),
        step(say.in_both("Ethics", "商业道德"), Stage::Ahead),
    ]
}

fn proof(say: Say) -> Receipt {
    Receipt {
        title: say.in_both("Receipt for a signature", "签署回执"),
        number: (say.in_both("Receipt number", "回执编号"), "PR-2026-000123".into()),
        facts: vec![
            (say.in_both("Signed by", "签署人"), say.in_both("Wang Fang, general manager", "王芳（总经理）")),
            (say.in_both("For", "代表企业"), say.in_both("Lantern Optics (Suzhou) Co., Ltd.", "苏州灯塔光学有限公司")),
            (say.in_both("Time", "时间"), "2026-11-21 10:15:02 +08:00".into()),
        ],
        proofs: vec![("SHA-256".into(), "9f2c1b7e04d5a6f8813c0e7b52ad9e6146f0b3c27d81e5940ab6cd71f3e28a55".into())],
        note: say.in_both(
            "When you see a receipt number your submission is on disk.",
            "见到回执编号时，您的提交内容已写入存储。",
        ),
    }
}
