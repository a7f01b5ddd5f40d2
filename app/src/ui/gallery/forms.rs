use super::Say;
use crate::ui::*;
use leptos::prelude::*;

pub(super) fn forms(say: Say, texts: &Texts) -> AnyView {
    let summary = error_summary(
        texts,
        vec![
            (field_id("company"), say.in_both("Enter the company's legal name", "请填写企业法定名称")),
            (field_id("injuries"), say.in_both("Injuries must be a whole number", "工伤人数须为整数")),
        ],
    );
    let left = form("/ui", view! { {typed(say, texts)} }.into_any());
    let right = form("/ui", view! { {chosen(say, texts)} }.into_any());
    let freeze = confirm(texts, freeze(say));
    view! {
        {summary}
        {columns(vec![card(say.in_both("Fields", "输入框"), left), card(say.in_both("Choices", "选项"), right)])}
        {freeze}
    }
    .into_any()
}

fn typed(say: Say, texts: &Texts) -> AnyView {
    let missing = say.in_both("Enter the company's legal name", "请填写企业法定名称");
    let wrong = say.in_both("Injuries must be a whole number", "工伤人数须为整数");
    let limit = say.in_both("Up to 2,000 characters", "最多 2,000 字");
    view! {
        {text_field(texts, Field::new("company", say.in_both("Legal name", "法定名称"))
            .hint(say.in_both("As on the business licence.", "与营业执照一致。"))
            .error(Some(missing)).autocomplete("organization"))}
        {email_field(texts, Field::new("email", say.in_both("E-mail", "电子邮箱")).value("wang@example.org"))}
        {password_field(texts, Field::new("password", say.in_both("Password", "密码")))}
        {date_field(texts, Field::new("on", say.in_both("Date of the visit", "访厂日期")).value("2026-11-21"))}
        {number_field(texts, Field::new("injuries", say.in_both("Work injuries in FY2025", "2025 财年工伤人数"))
            .value("two").error(Some(wrong)), say.in_both("people", "人"))}
        {text_area(texts, Field::new("cause", say.in_both("Root cause", "根本原因")).optional()
            .hint(say.in_both("What made it possible, not who did it.", "说明问题产生的原因，而非责任人。")), 4, Some((2000, limit)))}
        {actions(vec![button(say.in_both("Save and continue", "保存并继续"), Kind::Primary),
            button(say.in_both("Save for later", "稍后继续"), Kind::Secondary)])}
    }
    .into_any()
}

fn chosen(say: Say, texts: &Texts) -> AnyView {
    let why = text_field(texts, Field::new("why_not", say.in_both("Reason", "原因")));
    let answers = vec![
        Choice::new("yes", say.in_both("Yes", "是")),
        Choice::new("no", say.in_both("No", "否")).hint(say.in_both("A plan will be asked for.", "需提交整改计划。")),
        Choice::new("na", say.in_both("Not applicable", "不适用")).reveals(why),
    ];
    let topics = vec![
        Choice::new("e", say.in_both("Environment", "环境")),
        Choice::new("s", say.in_both("Social", "社会")),
        Choice::new("g", say.in_both("Governance", "治理")),
    ];
    let regions =
        vec![("js".into(), say.in_both("Jiangsu", "江苏省")), ("gd".into(), say.in_both("Guangdong", "广东省"))];
    view! {
        {radios(texts, Field::new("permit", say.in_both("Do you hold a discharge permit?", "贵司是否持有排污许可证？")).value("na")
            .hint(say.in_both("For every site that discharges waste water.", "适用于所有排放废水的场地。")), answers)}
        {checkboxes(texts, Field::new("topics", say.in_both("Topics", "议题")), topics, &["s".to_owned()])}
        {checkbox(texts, Field::new("authority", say.in_both("I may sign for this company", "本人有权代表本企业签署")).value("yes"), true)}
        {select(texts, Field::new("region", say.in_both("Region", "地区")).width(Width::Medium), regions)}
        {file_field(texts, Field::new("files", say.in_both("Evidence", "证明材料")).optional()
            .hint(say.in_both("PDF, JPG or PNG, at most 20 MB each.", "PDF、JPG 或 PNG，每个不超过 20 MB。")), ".pdf,.jpg,.png", true)}
        {file_list(files(say))}
    }
    .into_any()
}

fn files(say: Say) -> Vec<FileItem> {
    vec![
        FileItem {
            name: say.in_both("discharge-permit-2026.pdf", "排污许可证2026.pdf"),
            href: Some("#".into()),
            about: "1.2 MB · 2026-11-20".into(),
            status: Some(tag(Tone::Good, say.in_both("Stored", "已保存"))),
            action: None,
            progress: None,
        },
        FileItem {
            name: "IMG_2031.jpg".into(),
            href: None,
            about: "8.4 MB".into(),
            status: Some(tag(Tone::Info, say.in_both("Sending", "上传中"))),
            action: None,
            progress: Some(60),
        },
    ]
}

fn freeze(say: Say) -> Confirm {
    Confirm {
        title: say.in_both("Freeze Lantern Optics for 90 days?", "确认冻结灯塔光学 90 天？"),
        effects: vec![
            say.in_both(
                "No new orders in the category optical parts until 2027-02-19.",
                "2027年2月19日前，光学元件品类不再下达新订单。",
            ),
            say.in_both(
                "The supplier reads the reason and may appeal within 15 working days.",
                "供应商将看到理由，并可在 15 个工作日内申诉。",
            ),
        ],
        form: form(
            "/ui",
            actions(vec![
                button(say.in_both("Freeze for 90 days", "冻结 90 天"), Kind::Danger),
                link_button("#", say.in_both("Go back", "返回"), Kind::Secondary),
            ]),
        ),
        danger: true,
    }
}
