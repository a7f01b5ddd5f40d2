use leptos::prelude::*;

pub struct Moment {
    pub when: String,
    pub title: String,
    pub who: String,
    pub note: Option<String>,
}

/// What happened, newest first.
pub fn timeline(moments: Vec<Moment>) -> AnyView {
    let moments: Vec<_> = moments
        .into_iter()
        .map(|moment| {
            let note = moment.note.map(|note| view! { <p class="note">{note}</p> });
            view! {
                <li>
                    <p class="title">{moment.title}</p>
                    <p class="by"><span>{moment.who}</span><span>{moment.when}</span></p>
                    {note}
                </li>
            }
        })
        .collect();
    view! { <ol class="timeline">{moments}</ol> }.into_any()
}
