//! The statistics of a year as tables.

use super::sheet::{self, Cell, Column, Kind, Table};
use crate::boot::Portal;
use app::statistics::part;
use app::words::{Lang, Words};
use entity::Id;
use entity::actor::Actor;
use entity::instant::Instant;
use entity::refusal::{Outcome, Stop};
use entity::statistics::{self, Category, Figure, Form, Label, Report};
use std::collections::{BTreeMap, HashMap};

/// The formats in which a year can leave.
pub const FORMATS: [&str; 3] = ["xlsx", "csv", "json"];

const EN: Words = Words(Lang::En);
const ZH: Words = Words(Lang::ZhCn);

/// A line of the sheet of rows: the supplier, its spend where it counts, and a mark under each figure.
type Line = (Id, Option<i64>, Vec<Cell>);

/// Everything an export needs.
pub struct Source {
    report: Report,
    categories: Vec<Category>,
    labels: HashMap<Id, Label>,
    /// Where the portal is reached.
    base_url: String,
}

impl Source {
    /// Counts the year and fetches the names of its rows.
    pub async fn load(portal: &Portal, actor: &Actor, year: i32, known_at: Instant) -> Outcome<Self> {
        let store = &portal.store;
        let report = statistics::report(store, actor, year, known_at, portal.config.time_zone).await?;
        let ids: Vec<Id> = report.figures.iter().flat_map(|f| &f.rows).map(|r| r.supplier).collect();
        let labels = statistics::labels(store, actor, &ids).await?;
        let base_url = portal.config.base_url.clone();
        Ok(Self { categories: statistics::categories(store).await?, report, labels, base_url })
    }

    /// The figure with this id.
    pub fn figure(&self, id: &str) -> Option<&Figure> {
        self.report.figure(id)
    }

    /// The year as a file in one of [`FORMATS`].
    pub fn file(&self, format: &str) -> Outcome<Vec<u8>> {
        match format {
            "csv" => Ok(sheet::csv(&self.figures())),
            "json" => self.json(),
            _ => {
                let tables = [self.figures(), self.lines("M07"), self.lines("M08"), self.rows()];
                sheet::xlsx(&tables, &self.about()).map_err(|e| Stop::Broken(e.to_string()))
            }
        }
    }

    fn json(&self) -> Outcome<Vec<u8>> {
        let table = |t: Table| serde_json::from_slice::<serde_json::Value>(&sheet::json(&t));
        let about: serde_json::Map<String, serde_json::Value> =
            self.about().into_iter().map(|(k, v)| (k, v.into())).collect();
        let document = serde_json::json!({
            "about": about,
            "figures": table(self.figures())?,
            "M07": table(self.lines("M07"))?,
            "M08": table(self.lines("M08"))?,
            "rows": table(self.rows())?,
        });
        Ok(document.to_string().into_bytes())
    }

    /// One line a figure, in both languages.
    fn figures(&self) -> Table {
        let columns = [
            ("Id 编号", Kind::Text, 16.0),
            ("Name", Kind::Text, 36.0),
            ("名称", Kind::Text, 30.0),
            ("Unit 单位", Kind::Text, 18.0),
            ("Kind 类型", Kind::Text, 12.0),
            ("Numerator 分子", Kind::Integer, 18.0),
            ("Denominator 分母", Kind::Integer, 18.0),
            ("Value 数值", Kind::Decimal(1), 12.0),
            ("Rounding 取整规则", Kind::Text, 30.0),
            ("Formula version 口径版本", Kind::Integer, 10.0),
            ("Filters 筛选条件", Kind::Text, 12.0),
            ("Fiscal year 财年", Kind::Integer, 10.0),
            ("As at 截止日", Kind::Date, 12.0),
            ("Known at 数据截止时点", Kind::Text, 26.0),
            ("Rows 明细数", Kind::Integer, 10.0),
            ("Row list SHA-256 明细哈希", Kind::Text, 66.0),
            ("Link to the rows 明细链接", Kind::Text, 50.0),
            ("Definition", Kind::Text, 80.0),
            ("口径", Kind::Text, 80.0),
        ];
        let rows = self.report.figures.iter().map(|f| self.figure_row(f)).collect();
        table("Figures", &columns, rows)
    }

    fn figure_row(&self, f: &Figure) -> Vec<Cell> {
        let cut = self.report.cut;
        let whole = |n: Option<i64>| n.map_or(Cell::Empty, Cell::Integer);
        let value = match f.form {
            Form::Count => whole(f.numerator),
            _ => f
                .rounded()
                .map_or(Cell::Text("not defined 无法计算".into()), |tenths| Cell::Number(tenths as f64 / 10.0)),
        };
        let text = |w: Words, key: String| Cell::Text(w.code("figure", key));
        let how = format!("{}-how", f.key());
        let (unit, unit_zh) = (app::statistics::unit(EN, f), app::statistics::unit(ZH, f));
        let unit = if unit == unit_zh { unit } else { format!("{unit} {unit_zh}") };
        vec![
            Cell::Text(f.id.into()),
            text(EN, f.key()),
            text(ZH, f.key()),
            Cell::Text(unit),
            Cell::Text(f.period.to_string()),
            whole(f.numerator),
            whole(f.denominator),
            value,
            Cell::Text(format!(
                "{} {}",
                EN.code("statistics-rounding", f.form),
                ZH.code("statistics-rounding", f.form)
            )),
            Cell::Integer(f.version.into()),
            Cell::Text("none 无".into()),
            Cell::Integer(cut.year.year().into()),
            Cell::Date(cut.day()),
            Cell::Text(cut.known_at.rfc3339(cut.zone)),
            Cell::Integer(f.rows.len() as i64),
            Cell::Text(f.hash()),
            Cell::Text(format!("{}/statistics/{}/{}", self.base_url, cut.year.year(), f.key())),
            text(EN, how.clone()),
            text(ZH, how),
        ]
    }

    /// A figure by category or region.
    fn lines(&self, id: &str) -> Table {
        let columns = [
            ("Code 代码", Kind::Text, 18.0),
            ("Name", Kind::Text, 30.0),
            ("名称", Kind::Text, 30.0),
            ("Suppliers 供应商数", Kind::Integer, 16.0),
        ];
        let parts = self.figure(id).map_or(&[][..], |f| &f.parts);
        let rows = parts.iter().map(|(code, n)| {
            let name = |w| Cell::Text(part(w, &self.categories, id, code));
            vec![Cell::Text(code.clone()), name(EN), name(ZH), Cell::Integer(*n)]
        });
        table(&format!("{id} {}", EN.code("figure", id.to_lowercase())), &columns, rows.collect())
    }

    /// One line a record that some figure counted; under each figure `N` in the numerator, `D` in the denominator.
    fn rows(&self) -> Table {
        let figures: Vec<&Figure> = self.report.figures.iter().filter(|f| f.form != Form::Change).collect();
        let mut columns = vec![
            ("Record 记录".to_owned(), Kind::Text, 14.0),
            ("Record id 记录标识".to_owned(), Kind::Text, 38.0),
            ("Number 供应商编号".to_owned(), Kind::Text, 12.0),
            ("Supplier 供应商".to_owned(), Kind::Text, 40.0),
            ("Spend in the year, fen 本财年采购金额（分）".to_owned(), Kind::Integer, 20.0),
        ];
        columns.extend(figures.iter().map(|f| (f.id.to_owned(), Kind::Text, 10.0)));
        let mut lines: BTreeMap<(&str, Id), Line> = BTreeMap::new();
        for (at, figure) in figures.iter().enumerate() {
            for row in &figure.rows {
                let line = lines
                    .entry((row.kind, row.id))
                    .or_insert_with(|| (row.supplier, None, vec![Cell::Empty; figures.len()]));
                if matches!(figure.id, "M05" | "M15") {
                    line.1 = Some(row.amount);
                }
                let mark = match (row.numerator, row.denominator) {
                    (true, true) => "N D",
                    (true, false) => "N",
                    _ => "D",
                };
                line.2[at] = Cell::Text(mark.into());
            }
        }
        let rows = lines.into_iter().map(|((kind, id), (supplier, spend, marks))| {
            let (number, name) = match self.labels.get(&supplier) {
                Some(label) => (label.number.clone(), label.name.clone()),
                None => (String::new(), EN.statistics_hidden().to_owned()),
            };
            let head = [
                Cell::Text(kind.into()),
                Cell::Text(id.to_string()),
                Cell::Text(number),
                Cell::Text(name),
                spend.map_or(Cell::Empty, Cell::Integer),
            ];
            head.into_iter().chain(marks).collect()
        });
        let columns: Vec<(&str, Kind, f64)> = columns.iter().map(|(l, k, w)| (l.as_str(), *k, *w)).collect();
        table("Rows", &columns, rows.collect())
    }

    /// The rows of one figure.
    pub fn rows_of(&self, figure: &Figure) -> Vec<u8> {
        let columns = [
            ("record", Kind::Text, 14.0),
            ("record_id", Kind::Text, 38.0),
            ("supplier_number", Kind::Text, 12.0),
            ("supplier", Kind::Text, 40.0),
            ("numerator", Kind::Integer, 10.0),
            ("denominator", Kind::Integer, 10.0),
            ("amount", Kind::Integer, 16.0),
            ("line", Kind::Text, 20.0),
        ];
        let rows = figure.rows.iter().map(|row| {
            let label = self.labels.get(&row.supplier);
            vec![
                Cell::Text(row.kind.into()),
                Cell::Text(row.id.to_string()),
                Cell::Text(label.map(|l| l.number.clone()).unwrap_or_default()),
                Cell::Text(label.map_or_else(|| EN.statistics_hidden().to_owned(), |l| l.name.clone())),
                Cell::Integer(row.numerator.into()),
                Cell::Integer(row.denominator.into()),
                Cell::Integer(row.amount),
                Cell::Text(row.part.clone()),
            ]
        });
        sheet::csv(&table(figure.id, &columns, rows.collect()))
    }

    fn about(&self) -> Vec<(String, String)> {
        let cut = self.report.cut;
        let line = |key: &str, value: String| (key.to_owned(), value);
        vec![
            line("Product 系统", EN.product().into()),
            line("Fiscal year 财年", cut.year.year().to_string()),
            line("Days 起止日期", format!("{} – {}", cut.year.first_day(), cut.day())),
            line("Time zone 时区", cut.zone.to_string()),
            line("Known at 数据截止时点", cut.known_at.rfc3339(cut.zone)),
            line("State 状态", format!("{} {}", EN.statistics_open(), ZH.statistics_open())),
            line("Filters 筛选条件", "none 无".into()),
            line("Money 金额", "RMB without tax, in fen 人民币（不含税），单位：分".into()),
            line("Marks on the sheet Rows 明细标记", "N: numerator 分子; D: denominator 分母".into()),
            line(
                "Row list hash 明细哈希",
                "SHA-256 over the sorted lines `<record id> <numerator 0|1><denominator 0|1> <amount>`".into(),
            ),
            line("Personal data 个人数据", "none 无".into()),
        ]
    }
}

fn table(name: &str, columns: &[(&str, Kind, f64)], rows: Vec<Vec<Cell>>) -> Table {
    let columns =
        columns.iter().map(|(label, kind, width)| Column { label: (*label).to_owned(), kind: *kind, width: *width });
    Table { name: name.to_owned(), columns: columns.collect(), rows }
}
