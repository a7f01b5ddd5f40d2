use super::{Icon, icon};
use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    Asc,
    Desc,
}

#[derive(Clone, Debug, Default)]
pub struct Column {
    pub label: String,
    /// Where a click on the head leads: the same list in the other order.
    pub sort_href: Option<String>,
    pub sorted: Option<Order>,
    pub numeric: bool,
}

impl Column {
    pub fn new(label: impl Into<String>) -> Self {
        Column { label: label.into(), ..Column::default() }
    }

    pub fn numeric(mut self) -> Self {
        self.numeric = true;
        self
    }

    pub fn sort(mut self, href: impl Into<String>, sorted: Option<Order>) -> Self {
        self.sort_href = Some(href.into());
        self.sorted = sorted;
        self
    }
}

pub struct Table {
    /// Read out before the table and as the name of its scrolling region.
    pub caption: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<AnyView>>,
    /// Stands in the place of the table when there are no rows.
    pub empty: AnyView,
    pub dense: bool,
}

/// A row is marked as current when a link in it has `aria-current`, as chosen when a box in it is
/// ticked. On a telephone a table that is not dense becomes one card a row, so each of its cells
/// carries the name of its column.
pub fn table(table: Table) -> AnyView {
    if table.rows.is_empty() {
        return table.empty;
    }
    let dense = table.dense;
    let rows: Vec<AnyView> = table.rows.into_iter().map(|cells| row(cells, &table.columns, dense)).collect();
    let heads: Vec<AnyView> = table.columns.into_iter().map(head).collect();
    let class = if dense { "table dense" } else { "table folds" };
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label=table.caption>
            <table class=class>
                <caption class="hidden">{table.caption.clone()}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A column of boxes has no head to read out.
fn head(column: Column) -> AnyView {
    if column.label.is_empty() {
        return view! { <td class="boxes"></td> }.into_any();
    }
    let (sort, sign) = match column.sorted {
        Some(Order::Asc) => (Some("ascending"), Some(icon(Icon::ArrowUp))),
        Some(Order::Desc) => (Some("descending"), Some(icon(Icon::ArrowDown))),
        None => (None, None),
    };
    let label = match column.sort_href {
        Some(href) => view! { <a href=href>{column.label}{sign}</a> }.into_any(),
        None => view! { {column.label}{sign} }.into_any(),
    };
    let class = column.numeric.then_some("number");
    view! { <th scope="col" class=class aria-sort=sort>{label}</th> }.into_any()
}

fn row(cells: Vec<AnyView>, columns: &[Column], dense: bool) -> AnyView {
    let cells: Vec<AnyView> = cells
        .into_iter()
        .enumerate()
        .map(|(at, cell)| {
            let column = columns.get(at);
            let numeric = column.is_some_and(|column| column.numeric);
            let label = column.filter(|_| !dense && at > 0).map(|column| column.label.clone());
            match (numeric, label) {
                (false, None) => view! { <td>{cell}</td> }.into_any(),
                (false, label) => view! { <td data-label=label>{cell}</td> }.into_any(),
                (true, label) => view! { <td class="number" data-label=label>{cell}</td> }.into_any(),
            }
        })
        .collect();
    view! { <tr>{cells}</tr> }.into_any()
}
