//! Every part in every state, for the page `/ui` of development builds. Its texts are samples and
//! stand here, not among the texts of the product.
mod figures;
mod forms;
mod lists;

use super::*;
use leptos::prelude::*;

/// A sample text in the language of the page.
#[derive(Clone, Copy)]
struct Say {
    chinese: bool,
}

impl Say {
    fn in_both(self, english: &str, chinese: &str) -> String {
        if self.chinese { chinese.to_owned() } else { english.to_owned() }
    }
}

pub fn gallery(lang: &str) -> AnyView {
    let say = Say { chinese: lang.starts_with("zh") };
    let texts = texts(lang);
    view! {
        {head(say)}
        {marks(say)}
        {forms::forms(say, &texts)}
        {lists::lists(say, &texts)}
        {figures::figures(say, &texts)}
        {icons(say)}
    }
    .into_any()
}

/// The kit's own words, as samples.
pub fn texts(lang: &str) -> Texts {
    let say = Say { chinese: lang.starts_with("zh") };
    Texts {
        there_is_a_problem: say.in_both("There is a problem", "填写内容有误"),
        error_prefix: say.in_both("Error:", "错误："),
        optional: say.in_both("(optional)", "（选填）"),
        choose: say.in_both("Choose", "请选择"),
        first: say.in_both("First page", "第一页"),
        previous: say.in_both("Previous", "上一页"),
        next: say.in_both("Next", "下一页"),
        pages: say.in_both("Pages", "分页"),
        apply: say.in_both("Apply", "筛选"),
        clear: say.in_both("Clear all", "全部清除"),
        filters: say.in_both("Filters", "筛选条件"),
        no_filters: say.in_both("No filters applied", "未设置筛选条件"),
        remove_filter: say.in_both("Remove filter", "移除筛选条件"),
        skip_to_content: say.in_both("Skip to main content", "跳到主要内容"),
        menu: say.in_both("Menu", "菜单"),
        navigation: say.in_both("Main navigation", "主导航"),
        you_are_here: say.in_both("You are here", "当前位置"),
        acting_for: say.in_both("Acting for", "当前代表"),
        show_figures: say.in_both("Show the figures", "查看数据表"),
        what_will_happen: say.in_both("What will happen", "将会发生"),
        how_counted: say.in_both("How it is counted", "统计口径"),
        step_done: say.in_both("done", "已完成"),
        step_current: say.in_both("now", "进行中"),
        step_ahead: say.in_both("to do", "未开始"),
        not_defined: say.in_both("Not defined", "无法定义"),
    }
}

fn head(say: Say) -> AnyView {
    page_head(PageHead {
        caption: Some(say.in_both("Supplier", "供应商")),
        title: say.in_both("Lantern Optics (Suzhou) Co., Ltd.", "苏州灯塔光学有限公司"),
        other_name: Some(say.in_both("苏州灯塔光学有限公司", "Lantern Optics (Suzhou) Co., Ltd.")),
        facts: vec![
            "91320594MA1XXXXX2K".into(),
            say.in_both("Jiangsu, Suzhou", "江苏省苏州市"),
            say.in_both("Optical parts", "光学元件"),
        ],
        status: Some(tag(Tone::Good, say.in_both("Certified", "已认证"))),
        actions: vec![
            link_button("#", say.in_both("Start an audit", "发起审核"), Kind::Primary),
            link_button("#", say.in_both("Record a violation", "登记违规"), Kind::Secondary),
        ],
    })
}

fn marks(say: Say) -> AnyView {
    let buttons = actions(vec![
        button(say.in_both("Save and continue", "保存并继续"), Kind::Primary),
        button(say.in_both("Save for later", "稍后继续"), Kind::Secondary),
        button(say.in_both("Freeze for 90 days", "冻结 90 天"), Kind::Danger),
        button_with(say.in_both("Withdraw", "撤回"), Kind::Quiet, "verb", "withdraw"),
        safe_link("https://example.org", say.in_both("Their website", "对方网站")),
        safe_link("javascript:alert(1)", say.in_both("An address that is not a link", "不能点击的地址")),
    ]);
    let tags = actions(vec![
        tag(Tone::Neutral, say.in_both("Not started", "未开始")),
        tag(Tone::Info, say.in_both("In review", "审阅中")),
        tag(Tone::Good, say.in_both("Passed", "通过")),
        tag(Tone::Warn, say.in_both("Due in 2 days", "2 天后到期")),
        tag(Tone::Bad, say.in_both("Overdue", "已逾期")),
    ]);
    let notices = view! {
        {notice(NoticeKind::Info, say.in_both("The campaign ends on 2026-11-30 at 23:59 (Beijing time).", "本次自评将于2026年11月30日 23:59（北京时间）结束。"))}
        {notice(NoticeKind::Good, say.in_both("Saved at 14:03.", "已于 14:03 保存。"))}
        {notice(NoticeKind::Warn, say.in_both("You are late. Your answers are accepted until the campaign closes.", "已超过截止时间，活动关闭前仍可提交。"))}
        {notice(NoticeKind::Bad, say.in_both("The file could not be stored. Nothing was changed.", "文件未能保存，未作任何更改。"))}
    }
    .into_any();
    let bar = actions(vec![
        menu(
            Icon::Person,
            say.in_both("Wang Fang", "王芳"),
            vec![
                view! { <a href="#">{say.in_both("Your profile", "个人资料")}</a> }.into_any(),
                button(say.in_both("Sign out", "退出登录"), Kind::Quiet),
            ],
        ),
        details(
            say.in_both("Why we ask", "为什么需要填写"),
            view! { <p>{say.in_both("The figure enters the yearly report.", "该数据将计入年度报告。")}</p> }.into_any(),
        ),
    ]);
    let body = view! { {buttons}{tags}{notices}{bar} }.into_any();
    card(say.in_both("Buttons, links, states, notices, menus", "按钮、链接、状态、提示与菜单"), body)
}

fn icons(say: Say) -> AnyView {
    let all = Icon::ALL.into_iter().map(icon).collect();
    card(say.in_both("Icons", "图标"), actions(all))
}
