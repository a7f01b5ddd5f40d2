use leptos::prelude::*;

/// The top of a page or record: its name, in both scripts where it has two, what identifies it,
/// where it stands, and what may be done now.
#[derive(Default)]
pub struct PageHead {
    /// What kind of thing this is, or the section it belongs to.
    pub caption: Option<String>,
    pub title: String,
    /// The name in its other script.
    pub other_name: Option<String>,
    /// Identifiers, each one short text.
    pub facts: Vec<String>,
    pub status: Option<AnyView>,
    pub actions: Vec<AnyView>,
}

impl PageHead {
    pub fn new(title: impl Into<String>) -> Self {
        PageHead { title: title.into(), ..PageHead::default() }
    }
}

pub fn page_head(head: PageHead) -> AnyView {
    let caption = head.caption.map(|text| view! { <p class="head-caption">{text}</p> });
    let other = head.other_name.map(|name| view! { <p class="other-name">{name}</p> });
    let facts: Vec<_> = head.facts.into_iter().map(|fact| view! { <li>{fact}</li> }).collect();
    let facts = (!facts.is_empty()).then(|| view! { <ul class="facts">{facts}</ul> });
    let actions = (!head.actions.is_empty()).then(|| view! { <div class="actions">{head.actions}</div> });
    view! {
        <div class="page-head">
            <div class="head-text">
                {caption}
                <div class="head-line"><h1>{head.title}</h1>{head.status}</div>
                {other}
                {facts}
            </div>
            {actions}
        </div>
    }
    .into_any()
}
