use super::Texts;
use leptos::prelude::*;

pub struct Confirm {
    /// The question: "Freeze Lantern Optics for 90 days?"
    pub title: String,
    /// What will happen, one line each.
    pub effects: Vec<String>,
    /// The form that does it; its button says the verb.
    pub form: AnyView,
    pub danger: bool,
}

/// The step before something that is hard to take back.
pub fn confirm(texts: &Texts, confirm: Confirm) -> AnyView {
    let class = if confirm.danger { "confirm danger" } else { "confirm" };
    let effects: Vec<_> = confirm.effects.into_iter().map(|effect| view! { <li>{effect}</li> }).collect();
    view! {
        <section class=class>
            <h2>{confirm.title}</h2>
            <p class="confirm-lead">{texts.what_will_happen.clone()}</p>
            <ul>{effects}</ul>
            {confirm.form}
        </section>
    }
    .into_any()
}
