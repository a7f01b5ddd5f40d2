use super::{Field, Texts, field::framed};
use leptos::prelude::*;

/// The only text area of the code base.
///
/// Leptos 0.8 does not escape the children of `<textarea>`, so the text goes in escaped by hand;
/// the newline in front is the one that HTML drops, so that a first empty line survives.
pub fn text_area(texts: &Texts, field: Field, rows: u16, max_len: Option<(usize, String)>) -> AnyView {
    let counter_id = max_len.is_some().then(|| format!("{}-count", field.id()));
    let (limit, counter) = max_len.unzip();
    let control = view! {
        <textarea
            class=format!("input{}", field.width.class())
            id=field.id()
            name=field.name.clone()
            rows=rows.to_string()
            data-limit=limit.map(|limit| limit.to_string())
            autocomplete=field.autocomplete
            aria-required=field.required.then_some("true")
            aria-invalid=field.invalid()
            aria-describedby=field.described_by(counter_id.clone())
            inner_html=format!("\n{}", escaped(&field.value))
        ></textarea>
        {counter.map(|text| view! { <p class="counter" id=counter_id>{text}</p> })}
    }
    .into_any();
    framed(texts, &field, control)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_leave_the_area() {
        let typed = "\n</textarea><script>alert(1)</script>&amp;";
        let field = Field::new("note", "Note").value(typed);
        let html = text_area(&Texts::default(), field, 3, None).to_html();
        assert!(!html.contains("<script>"), "{html}");
        assert!(html.contains(">\n\n&lt;/textarea&gt;&lt;script&gt;"), "{html}");
        assert!(html.contains("&amp;amp;</textarea>"), "{html}");
    }
}
