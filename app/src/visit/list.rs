//! What stands around the rows of a list: its tabs, its filters, its count, the column that decides the order.

use super::{Visit, address};
use crate::ui::{self, Chip, Column, FilterBar, Order};
use entity::list::Total;
use leptos::prelude::*;

impl Visit {
    /// How many rows a list has.
    pub fn total(&self, total: Total) -> String {
        self.words.remediation_total(self.words.total(total))
    }

    /// A tab that keeps the other filters.
    pub fn tab(&self, code: &str, label: String, count: Option<i64>, current: bool) -> ui::Tab {
        ui::Tab { href: self.with_query("tab", code), label, count: count.map(|n| self.words.number(n)), current }
    }

    /// The filter of a list that is narrowed by its supplier alone; tab and order stay.
    pub fn by_supplier(&self) -> AnyView {
        self.filters(self.words.remediation_find(), ().into_any(), Vec::new())
    }

    /// A field to search by, what else narrows the list, and what is in force.
    pub fn filters(&self, label: &str, also: AnyView, chips: Vec<Chip>) -> AnyView {
        let t = self.words.texts();
        let find = self.query.text("find").trim().to_owned();
        let kept = ["tab", "sort"].map(|name| (name, self.query.text(name).to_owned()));
        let hidden: Vec<AnyView> = kept
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| view! { <input type="hidden" name=*name value=value.clone()/> }.into_any())
            .collect();
        let typed = ui::search_field(&t, ui::Field::filter("find", label).value(find.clone()));
        let found = (!find.is_empty()).then(|| Chip { label: find, remove_href: self.with_query("find", "") });
        let kept: Vec<(&str, &str)> =
            kept.iter().filter(|(_, v)| !v.is_empty()).map(|(n, v)| (*n, v.as_str())).collect();
        ui::filter_bar(
            &t,
            FilterBar {
                action: self.path.clone(),
                fields: view! { {hidden}{typed}{also} }.into_any(),
                chips: found.into_iter().chain(chips).collect(),
                clear_href: address(&self.path, &kept),
            },
        )
    }

    /// The head of the column that decides the order of a list; it leads to the same list turned round.
    pub fn sorted(&self, label: &str, name: &str, down: bool) -> Column {
        let (order, other) = if down { (Order::Desc, name.to_owned()) } else { (Order::Asc, format!("-{name}")) };
        Column::new(label).sort(self.with_query("sort", &other), Some(order))
    }
}
