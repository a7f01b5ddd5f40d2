use super::Say;
use crate::ui::*;
use leptos::prelude::*;

pub(super) fn figures(say: Say, texts: &Texts) -> AnyView {
    let as_at = say.in_both("FY2026, as at 2026-11-21", "2026 财年，截至2026年11月21日");
    let share = KeyFigure {
        id: "M12".into(),
        name: say.in_both("Spot checks passed", "抽查通过率"),
        value: Some("79.9".into()),
        unit: "%".into(),
        change: Some(Trend {
            tone: Tone::Good,
            text: say.in_both("2.1 points up on FY2025", "较 2025 财年上升 2.1 个百分点"),
        }),
        definition: Some(say.in_both(
            "Passed checks over scored checks, refused visits counted as failed.",
            "通过数除以已评分数，拒绝受检计为未通过。",
        )),
        as_at: as_at.clone(),
        href: Some("#".into()),
    };
    let spend = KeyFigure {
        id: "M03".into(),
        name: say.in_both("Suppliers signed", "已签署供应商"),
        value: Some("10,412".into()),
        unit: say.in_both("suppliers", "家"),
        change: Some(Trend { tone: Tone::Bad, text: say.in_both("388 below target", "距目标还差 388 家") }),
        as_at: as_at.clone(),
        ..KeyFigure::default()
    };
    let none = KeyFigure {
        id: "M31".into(),
        name: say.in_both("Remediation on time", "按期整改率"),
        as_at,
        ..KeyFigure::default()
    };
    let cards = [share, spend, none].into_iter().map(|figure| key_figure(texts, figure)).collect();
    view! {
        {section(say.in_both("Key figures", "关键指标"), key_figures(cards))}
        {columns(vec![
            bar_chart(texts, regions(say)),
            line_chart(texts, years(say)),
            ring_chart(texts, parts(say), "1,204"),
        ])}
    }
    .into_any()
}

fn percent(amount: f64) -> (Option<f64>, String) {
    (Some(amount), format!("{amount:.1} %"))
}

fn regions(say: Say) -> Chart {
    Chart {
        title: say.in_both("Spot checks passed, by region", "各地区抽查通过率"),
        says: say
            .in_both("Jiangsu 91 %, Guangdong 78 %, Viet Nam has no checks yet.", "江苏 91%，广东 78%，越南尚无抽查。"),
        axis: say.in_both("Region", "地区"),
        labels: vec![
            say.in_both("Jiangsu", "江苏省"),
            say.in_both("Guangdong", "广东省"),
            say.in_both("Viet Nam", "越南"),
        ],
        series: vec![Series {
            name: "FY2026".into(),
            values: vec![percent(91.2), percent(78.4), (None, String::new())],
        }],
        target: Some(Target { label: say.in_both("Target 85 %", "目标 85%"), amount: 85.0 }),
        max: Some(100.0),
    }
}

fn years(say: Say) -> Chart {
    let years = ["FY2021", "FY2022", "FY2023", "FY2024", "FY2025", "FY2026"];
    Chart {
        title: say.in_both("Coverage by year", "历年覆盖率"),
        says: say.in_both(
            "Signed grew from 61 to 97 %, assessed from 22 to 70 %.",
            "签署率由 61% 升至 97%，自评率由 22% 升至 70%。",
        ),
        axis: say.in_both("Fiscal year", "财年"),
        labels: years.map(String::from).to_vec(),
        series: vec![
            Series {
                name: say.in_both("Signed", "签署率"),
                values: [61.0, 72.0, 80.5, 88.0, 94.0, 97.1].map(percent).to_vec(),
            },
            Series {
                name: say.in_both("Assessed", "自评率"),
                values: [22.0, 31.0, 45.0, 52.5, 61.0, 70.2].map(percent).to_vec(),
            },
        ],
        target: Some(Target { label: say.in_both("Target 85 %", "目标 85%"), amount: 85.0 }),
        max: Some(100.0),
    }
}

fn parts(say: Say) -> Chart {
    let count = |amount: f64| (Some(amount), format!("{amount}"));
    Chart {
        title: say.in_both("Findings by severity", "不符合项（按严重程度）"),
        says: say.in_both("Most findings are minor.", "多数为轻微不符合项。"),
        axis: say.in_both("Severity", "严重程度"),
        labels: vec![
            say.in_both("Minor", "轻微"),
            say.in_both("Major", "主要"),
            say.in_both("Observation", "观察项"),
            say.in_both("Critical", "严重"),
            say.in_both("Zero tolerance", "零容忍"),
        ],
        series: vec![Series {
            name: say.in_both("Findings", "项数"),
            values: [702.0, 301.0, 150.0, 43.0, 8.0].map(count).to_vec(),
        }],
        ..Chart::default()
    }
}
