use leptos::prelude::*;

pub struct Row {
    pub key: String,
    pub value: AnyView,
    pub change: Option<Change>,
}

/// The way back to an answer; `hidden` says which one to those who do not see the row.
pub struct Change {
    pub href: String,
    pub label: String,
    pub hidden: String,
}

impl Row {
    pub fn new(key: impl Into<String>, value: impl IntoAny) -> Self {
        Row { key: key.into(), value: value.into_any(), change: None }
    }

    pub fn change(mut self, href: impl Into<String>, label: impl Into<String>, hidden: impl Into<String>) -> Self {
        let change = Change { href: href.into(), label: label.into(), hidden: hidden.into() };
        self.change = Some(change);
        self
    }
}

/// Facts of a record, or answers to check before they are sent.
pub fn summary_list(rows: Vec<Row>) -> AnyView {
    let rows: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let change = row.change.map(|change| {
                view! {
                    <dd class="change">
                        <a href=change.href>{change.label}<span class="hidden">" "{change.hidden}</span></a>
                    </dd>
                }
            });
            view! { <div><dt>{row.key}</dt><dd>{row.value}</dd>{change}</div> }
        })
        .collect();
    view! { <dl class="summary">{rows}</dl> }.into_any()
}
