use super::{Icon, Kind, Texts, button, icon};
use leptos::prelude::*;

/// A filter in force and the address of the list without it.
pub struct Chip {
    pub label: String,
    pub remove_href: String,
}

pub struct FilterBar {
    /// The list's own address; the filters are its query.
    pub action: String,
    pub fields: AnyView,
    pub chips: Vec<Chip>,
    pub clear_href: String,
}

pub fn filter_bar(texts: &Texts, bar: FilterBar) -> AnyView {
    let count = (!bar.chips.is_empty()).then(|| view! { " "<span class="count">{bar.chips.len()}</span> });
    let chips = chips(texts, bar.chips, bar.clear_href);
    // Where there is room the fields are always there and this is not; on a phone they follow whether it is open.
    view! {
        <form class="filter-bar" method="get" action=bar.action role="search" aria-label=texts.filters.clone()>
            <details class="filter-fold"><summary>{texts.filters.clone()}{count}</summary></details>
            <div class="filter-fields">{bar.fields}{button(texts.apply.clone(), Kind::Secondary)}</div>
            {chips}
        </form>
    }
    .into_any()
}

fn chips(texts: &Texts, chips: Vec<Chip>, clear_href: String) -> AnyView {
    if chips.is_empty() {
        return view! { <p class="no-filters">{texts.no_filters.clone()}</p> }.into_any();
    }
    let chips: Vec<_> = chips
        .into_iter()
        .map(|chip| {
            view! {
                <li><a class="chip" href=chip.remove_href>
                    <span class="hidden">{texts.remove_filter.clone()}" "</span>
                    {chip.label}
                    {icon(Icon::Close)}
                </a></li>
            }
        })
        .collect();
    view! {
        <ul class="chips">
            {chips}
            <li><a class="clear" href=clear_href>{texts.clear.clone()}</a></li>
        </ul>
    }
    .into_any()
}
